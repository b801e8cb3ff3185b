/**
 * `npm test`: types, style, build, then every test. `--static` stops after types and style; any other argument is a
 * filter for the tests. Ends with one plain line, `N passed, N failed`.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { binOf, ensureBuilt, ensureInstalled, launch, run } from './house.mjs';
import { startSecondDatabase } from './second-database.mjs';

ensureInstalled();
const args = process.argv.slice(2);
const filters = args.filter((arg) => !arg.startsWith('--'));
let passed = 0;
let failed = 0;
const count = (name, status) => {
  if (status === 0) passed += 1;
  else {
    failed += 1;
    console.error(`failed: ${name}`);
  }
};

let types;
if (filters.length === 0) {
  // Every workspace once, by its own rules, in the order of their references; then all tests against what they declare. It
  // keeps one core busy: style and build take the other.
  const checking = launch(binOf('typescript', 'tsc'), ['--build']);
  types = new Promise((resolve) => checking.once('exit', (code) => resolve(code ?? 1)));
  count('style', run(binOf('@biomejs/biome', 'biome'), ['check', '--error-on-warnings', '.']));
}
if (!args.includes('--static')) ensureBuilt();
if (types !== undefined) count('types', await types);
if (!args.includes('--static')) {
  const dir = mkdtempSync(join(tmpdir(), 'keel-test-'));
  const file = join(dir, 'results.json');
  const second = await startSecondDatabase();
  const status = run(
    binOf('vitest'),
    ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`, ...filters],
    { env: second ? { KEEL_TEST_DATABASE_URL: second.url } : {} },
  );
  second?.stop();
  try {
    const results = JSON.parse(readFileSync(file, 'utf8'));
    passed += results.numPassedTests;
    failed += results.numFailedTests;
    // A file that could not be loaded has no failed test of its own, and an error between tests has none either.
    const broken = results.testResults.filter(
      (f) => f.status === 'failed' && !f.assertionResults.some((t) => t.status === 'failed'),
    );
    failed += broken.length;
    if (status !== 0 && results.numFailedTests === 0 && broken.length === 0) failed += 1;
  } catch {
    failed += 1;
  }
  rmSync(dir, { recursive: true, force: true });
}
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
