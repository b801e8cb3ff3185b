import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { testTitles } from './test-titles.ts';

const root = join(import.meta.dirname, '..');

function below(dir: string, wanted: RegExp): string[] {
  return readdirSync(dir, { withFileTypes: true }).flatMap((entry) => {
    if (['node_modules', 'dist', '.git', '.keel', 'coverage'].includes(entry.name)) return [];
    const path = join(dir, entry.name);
    if (entry.isDirectory()) return below(path, wanted);
    return wanted.test(entry.name) ? [path] : [];
  });
}

const documents = below(root, /\.md$/);
const here = (path: string) => relative(root, path);

describe('documents', () => {
  test('every link to a file leads somewhere', () => {
    const dead = documents.flatMap((path) =>
      [...readFileSync(path, 'utf8').matchAll(/\]\(([^)\s]+)\)/g)]
        .map((match) => match[1]!.split('#')[0]!)
        .filter((target) => target !== '' && !/^[a-z]+:/.test(target))
        .filter((target) => !existsSync(join(dirname(path), target)))
        .map((target) => `${here(path)} → ${target}`),
    );
    expect(dead).toEqual([]);
  });

  test('nothing holds the marks of a merge that was not finished', () => {
    const marks = /^(?:<{7} |>{7} )/m;
    const wanted = below(root, /\.(ts|tsx|mjs|md|json|css|sql|html)$/);
    expect(wanted.filter((path) => marks.test(readFileSync(path, 'utf8'))).map(here)).toEqual([]);
  });

  test('nothing tracked names a place outside the project', () => {
    const wanted = below(root, /\.(ts|tsx|mjs|md|json|css|sql|html)$/).filter(
      (path) => !path.endsWith('package-lock.json'),
    );
    const outside = new RegExp(['/wo', 'rk/|registry\\.npm', 'js|/tmp/spi', 'kes'].join(''));
    expect(wanted.filter((path) => outside.test(readFileSync(path, 'utf8'))).map(here)).toEqual([]);
  });

  test('nothing tracked is a link: where it leads is not here', () => {
    // Without git (an unpacked archive) there is nothing tracked.
    const { stdout } = spawnSync('git', ['ls-files', '-s'], { cwd: root, encoding: 'utf8', maxBuffer: 64_000_000 });
    expect((stdout ?? '').split('\n').filter((line) => line.startsWith('120000'))).toEqual([]);
  });
});

const read = new Map<string, ReadonlySet<string>>();
/** A name that only occurs, in a table or a comment, proves nothing: it has to be the title of a test, letter for letter. */
function titlesIn(path: string): ReadonlySet<string> {
  const titles = read.get(path) ?? testTitles(readFileSync(path, 'utf8'));
  read.set(path, titles);
  return titles;
}

describe('the titles of a file’s tests', () => {
  test('are what is called, with a table, a condition or a type in between, and nothing that only occurs', () => {
    const source = [
      "test('plain', () => expect('not this').toBe(1));",
      "test.skipIf(a(')') || b)('under a condition', async () => {});",
      "test.each<[X]>([['a row', 1]])('of a row: %s', (row) => {});",
      'it(`each of \u0024{N} is found`, { timeout: 1 }, run);',
      "describe('a group', () => {}); // test('said in a comment', f);",
      "test.each([\n  ['it\\'s', 2], // (\n])('it\\'s told', f);",
    ].join('\n');
    expect([...testTitles(source)]).toEqual([
      'plain',
      'under a condition',
      'of a row: %s',
      'each of \u0024{N} is found',
      "it's told",
    ]);
  });
});

/** One row of docs/hazards.md: a control names the requirement and the tests that prove it. */
interface HazardRow {
  readonly id: string;
  readonly tests: readonly { readonly file: string; readonly name: string }[];
}

function hazardRows(): HazardRow[] {
  const text = readFileSync(join(root, 'docs/hazards.md'), 'utf8');
  return text
    .split('\n')
    .filter((line) => /^\| H\d+ /.test(line))
    .map((line) => {
      const cells = line.split('|').map((cell) => cell.trim());
      const tests = [...cells.at(-2)!.matchAll(/`([^`]+\.test\.tsx?)` “([^”]+)”/g)].map((m) => ({
        file: m[1]!,
        name: m[2]!,
      }));
      return { id: cells[1]!, tests };
    });
}

describe('hazards', () => {
  test('an id is given once', () => {
    const ids = hazardRows().map(({ id }) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  test('every control names at least one test', () => {
    expect(hazardRows().length).toBeGreaterThan(25);
    expect(
      hazardRows()
        .filter((row) => row.tests.length === 0)
        .map((row) => row.id),
    ).toEqual([]);
  });

  test('every test a control names exists', () => {
    const gone = hazardRows().flatMap((row) =>
      row.tests
        .filter(({ file, name }) => !existsSync(join(root, file)) || !titlesIn(join(root, file)).has(name))
        .map(({ file, name }) => `${row.id}: ${file} “${name}”`),
    );
    expect(gone).toEqual([]);
  });
});

describe('what is traced', () => {
  const places = [
    '',
    'packages/clinical/src',
    'apps/server/src',
    'apps/console/src',
    'packages/formats/src',
    'apps/cli/src',
  ];
  const found = (path: string): string[] =>
    places.map((place) => join(root, place, path)).filter((at) => existsSync(at));
  const rows = readFileSync(join(root, 'docs/traced.md'), 'utf8')
    .split('\n')
    .filter((line) => /^\| .* \| `/.test(line))
    .map((line) => {
      const [clause = '', code = '', tests = ''] = line.slice(2, -2).split(' | ');
      return { clause, code: code.replaceAll('`', ''), tests };
    });

  test('every clause names code and a test that are there', () => {
    expect(rows.length).toBeGreaterThan(50);
    const gone = rows.flatMap(({ clause, code, tests }) => {
      const named = [...tests.matchAll(/`([^`]+\.test\.tsx?)` “([^”]+)”/g)].map(([, file, name]) => ({ file, name }));
      return [
        ...(found(code).length === 0 ? [`${clause}: ${code}`] : []),
        ...(named.length === 0 ? [`${clause}: no test`] : []),
        ...named
          .filter(({ file, name }) => !found(file!).some((path) => titlesIn(path).has(name!)))
          .map(({ file, name }) => `${clause}: ${file} “${name}”`),
      ];
    });
    expect(gone).toEqual([]);
  });
});
