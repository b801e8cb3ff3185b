/**
 * Changes one small thing in the code at a time and sees whether the tests notice. `node scripts/mutate.mjs
 * packages/clinical/src/scales [--only score,total] [--tests FOLDER,FOLDER] [--sample 200] [--seed 1]`. `--tests` names more
 * folders whose tests may notice. Works on a copy outside the checkout: an
 * interrupted run leaves nothing behind. Prints the share that was noticed and every change that was not.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { root } from './house.mjs';

const args = process.argv.slice(2);
const option = (name, otherwise) => (args.includes(name) ? args[args.indexOf(name) + 1] : otherwise);
const folder = args[0];
if (folder === undefined || !existsSync(join(root, folder))) {
  console.error('usage: node scripts/mutate.mjs FOLDER [--only a,b] [--tests FOLDER,FOLDER] [--sample N] [--seed N]');
  process.exit(2);
}
const only = option('--only', '').split(',').filter(Boolean);
const tests = [folder, ...option('--tests', '').split(',').filter(Boolean)];
const sample = Number(option('--sample', '200'));
let state = Number(option('--seed', '1'));
const random = () => {
  state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
  return state / 4_294_967_296;
};

/** Each finds a place and says what to put there; `null` leaves it alone. */
const CHANGES = [
  [/ >= /g, ' > '],
  [/ <= /g, ' < '],
  [/ > /g, ' >= '],
  [/ < /g, ' <= '],
  [/ === /g, ' !== '],
  [/ !== /g, ' === '],
  [/ && /g, ' || '],
  [/ \|\| /g, ' && '],
  [/ \+ /g, ' - '],
  [/ - /g, ' + '],
  [/ \* /g, ' / '],
  [/ \/ /g, ' * '],
  [/\btrue\b/g, 'false'],
  [/\bfalse\b/g, 'true'],
  [/\.some\(/g, '.every('],
  [/\.every\(/g, '.some('],
  [/\bMath\.max\b/g, 'Math.min'],
  [/\bMath\.min\b/g, 'Math.max'],
  [/\.findLast\(/g, '.find('],
  // Not behind `??`: there the number is for the compiler and never reached.
  [/(?<!\?\? )(?<![\w.'"-])\d+(?:\.\d+)?(?![\w.'"%-])/g, (text) => String(Number(text) + 1)],
  [/\bnull\b(?= [:)])/g, '0'],
];

/** Code without what nobody runs: comments, imports, types (blanked where they stand). Text is left alone too: words may change. */
function places(source) {
  const found = [];
  let inComment = false;
  let offset = 0;
  for (const line of stripTypeScriptTypes(source).split('\n')) {
    const bare = line.trim();
    if (bare.startsWith('/*')) inComment = true;
    const skip = inComment || bare.startsWith('//') || bare.startsWith('*') || /^(import|export \{|\} from)/.test(bare);
    if (!skip) {
      const code = line.replace(/'(?:[^'\\]|\\.)*'|`[^`]*`|\/\/.*$/g, (text) => ' '.repeat(text.length));
      for (const [pattern, put] of CHANGES) {
        for (const match of code.matchAll(pattern)) {
          const text = typeof put === 'string' ? put : put(match[0]);
          found.push({ at: offset + match.index, length: match[0].length, text, was: match[0], line: bare });
        }
      }
    }
    if (inComment && bare.endsWith('*/')) inComment = false;
    offset += line.length + 1;
  }
  return found;
}

const copy = mkdtempSync(join(tmpdir(), 'keel-mutate-'));
process.on('exit', () => rmSync(copy, { recursive: true, force: true }));
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(1));
for (const name of ['packages', 'scenarios', 'docs', 'package.json']) {
  cpSync(join(root, name), join(copy, name), { recursive: true, filter: (path) => !path.includes('node_modules') });
}
// The types were checked before; the house's settings name every other workspace.
for (const name of readdirSync(join(copy, 'packages')))
  rmSync(join(copy, 'packages', name, 'tsconfig.json'), { force: true });
symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
// The house's own settings start a database: what is mutated here is pure, and needs none.
/** A change that makes the tests this many times slower has made them endless; a busy machine has not. */
const SLOWER = 30;
const AT_LEAST_MS = 120_000;
let withinMs = 10 * AT_LEAST_MS;
let runner = null;
async function begin() {
  runner = fork(join(import.meta.dirname, 'mutate-runner.mjs'), [copy, ...tests], {
    cwd: copy,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    // Properties run with few examples: what is sampled here is the changes.
    env: { ...process.env, KEEL_RUNS: '40' },
  });
  await once(runner, 'message');
  // The first run finds the way: what it learns of each file's length holds for the others.
  const begun = performance.now();
  const passes = await ask(files[0]);
  withinMs = Math.max(AT_LEAST_MS, SLOWER * (performance.now() - begun));
  return passes;
}
/** The file that was changed last, and put back since. */
let before = null;
/** Whether the tests pass with `changed` as it is now. No answer in time, or the runner's own death, is a failure. */
async function ask(changed) {
  runner.send({ changed: before === null || before === changed ? [changed] : [before, changed] });
  before = changed;
  const over = new AbortController();
  const late = setTimeout(() => over.abort(), withinMs);
  try {
    const { signal } = over;
    const [answer] = await Promise.race([
      once(runner, 'message', { signal }),
      once(runner, 'exit', { signal }).then(() => [null]),
    ]);
    if (answer === null) runner = null;
    return answer?.passes === true;
  } catch (error) {
    if (error.name !== 'AbortError') throw error;
    runner.kill('SIGKILL');
    runner = null;
    return false;
  } finally {
    clearTimeout(late);
    over.abort();
  }
}
process.on('exit', () => runner?.kill('SIGKILL'));

const files = readdirSync(join(root, folder))
  .filter((name) => name.endsWith('.ts') && !/\.(?:test|fixture)\.ts$/.test(name) && name !== 'index.ts')
  .filter((name) => only.length === 0 || only.includes(name.replace(/\.ts$/, '')))
  .map((name) => join(copy, folder, name));
if (!(await begin())) {
  console.error('the tests do not pass before anything is changed');
  process.exit(1);
}
const all = files.flatMap((path) => places(readFileSync(path, 'utf8')).map((place) => ({ path, ...place })));
for (let index = all.length - 1; index > 0; index -= 1) {
  const other = Math.floor(random() * (index + 1));
  [all[index], all[other]] = [all[other], all[index]];
}
const tried = all.slice(0, sample);
const unnoticed = [];
for (const [index, { path, at, length, text, was, line }] of tried.entries()) {
  const source = readFileSync(path, 'utf8');
  writeFileSync(path, source.slice(0, at) + text + source.slice(at + length));
  if (await ask(path)) {
    unnoticed.push(line);
    console.log(`${relative(copy, path)}: "${was.trim()}" → "${text.trim()}" in: ${line}`);
  }
  writeFileSync(path, source);
  if (runner === null && !(await begin())) {
    console.error('the tests do not pass any more with everything put back');
    process.exit(1);
  }
  if ((index + 1) % 25 === 0) console.error(`${index + 1} of ${tried.length}, ${unnoticed.length} unnoticed`);
}
const share = tried.length === 0 ? 1 : 1 - unnoticed.length / tried.length;
console.log(`${tried.length} of ${all.length} changes tried, ${(share * 100).toFixed(1)} % noticed`);
process.exit(0);
