/**
 * What `npm start` and `npm test` need before any of our own code can run. Node built-ins only: this file is run by
 * whatever Node the machine has (20 or newer), before anything is installed.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const NODE_MAJOR = 24;

/** A message for a person, not a stack trace. */
export function stop(message) {
  console.error(`\n${message}\n`);
  process.exit(1);
}

const digest = (text) => createHash('sha256').update(text).digest('hex');

/** Installs exactly what the lockfile says, when the lockfile is not the one last installed. */
export function ensureInstalled() {
  const lock = digest(readFileSync(join(root, 'package-lock.json')));
  const marker = join(root, 'node_modules', '.keel-installed');
  if (existsSync(marker) && readFileSync(marker, 'utf8') === lock) return;
  console.log('Installing packages (npm ci) …');
  const npm = process.env.npm_execpath;
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  const done = npm?.endsWith('.js')
    ? spawnSync(process.execPath, [npm, ...args], { cwd: root, stdio: 'inherit' })
    : spawnSync('npm', args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
  if (done.status !== 0)
    stop('npm ci failed; see the lines above. Is the npm registry reachable, and is there disk space?');
  writeFileSync(marker, lock);
}

/** The Node that runs Keel: this one when it is new enough, else the pinned one that npm installed. */
export function nodeBinary() {
  const major = Number(process.versions.node.split('.')[0]);
  if (major >= NODE_MAJOR) return process.execPath;
  const os = { linux: 'linux', win32: 'win' }[process.platform];
  const require = createRequire(join(root, 'package.json'));
  try {
    const manifest = require.resolve(`node-${os}-${process.arch}/package.json`);
    return join(dirname(manifest), 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  } catch {
    return stop(
      `Keel needs Node ${NODE_MAJOR} or newer; this is ${process.versions.node}, and npm has no ready-made Node for ` +
        `${process.platform} ${process.arch}. Install Node ${NODE_MAJOR} LTS and try again.`,
    );
  }
}

/** What Node has compiled, kept from one start to the next: without it each start reads and compiles the whole house again. */
const COMPILED = join(root, 'node_modules', '.cache', 'node');

/** Environment whose `node` is the Node above, for child processes. */
export function nodeEnv(extra = {}) {
  const sep = process.platform === 'win32' ? ';' : ':';
  return {
    NODE_COMPILE_CACHE: COMPILED,
    ...process.env,
    PATH: `${dirname(nodeBinary())}${sep}${process.env.PATH ?? ''}`,
    ...extra,
  };
}

/** Runs a package's command with the right Node and waits; answers the exit code. */
export function run(script, args = [], options = {}) {
  const { env, ...rest } = options;
  const done = spawnSync(nodeBinary(), [script, ...args], { cwd: root, stdio: 'inherit', env: nodeEnv(env), ...rest });
  return done.status ?? 1;
}

/** Runs in the background; the caller owns the child. */
export function launch(script, args = [], options = {}) {
  const { env, ...rest } = options;
  return spawn(nodeBinary(), [script, ...args], { cwd: root, stdio: 'inherit', env: nodeEnv(env), ...rest });
}

/** Path of a package's command line file, read from its own manifest. */
export function binOf(pkg, name = pkg) {
  const dir = join(root, 'node_modules', ...pkg.split('/'));
  const { bin } = JSON.parse(readFileSync(join(dir, 'package.json'), 'utf8'));
  return join(dir, typeof bin === 'string' ? bin : bin[name]);
}

function filesBelow(dir) {
  return readdirSync(dir, { withFileTypes: true }).flatMap((entry) => {
    if (['dist', 'node_modules', '.types'].includes(entry.name)) return [];
    const path = join(dir, entry.name);
    return entry.isDirectory() ? filesBelow(path) : [path];
  });
}

/** Builds console and portal when a file they are made of has changed since the last build. */
export function ensureBuilt() {
  const inputs = ['packages', 'apps/console', 'apps/portal'].flatMap((dir) => filesBelow(join(root, dir)));
  const state = digest(
    [...inputs.filter((path) => !path.includes('.test.')), join(root, 'package-lock.json')]
      .sort()
      .map((path) => `${path} ${statSync(path).size} ${digest(readFileSync(path))}`)
      .join('\n'),
  );
  for (const app of ['console', 'portal']) {
    const dir = join(root, 'apps', app);
    const marker = join(dir, 'dist', '.keel-built');
    if (existsSync(marker) && readFileSync(marker, 'utf8') === state) continue;
    console.log(`Building the ${app} …`);
    if (run(binOf('vite'), ['build', '--logLevel', 'warn'], { cwd: dir }) !== 0)
      stop(`The ${app} did not build; see above.`);
    mkdirSync(join(dir, 'dist'), { recursive: true });
    writeFileSync(marker, state);
  }
}
