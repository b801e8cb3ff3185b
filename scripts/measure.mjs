/** `npm run measure`: the tests with large counts, the browser tests at other hours of the day, then every benchmark. Takes hours; prints what docs/measurements.md quotes. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { binOf, ensureBuilt, ensureInstalled, root, run } from './house.mjs';
import { startSecondDatabase } from './second-database.mjs';

ensureInstalled();
ensureBuilt();
const only = process.argv.slice(2);
let failed = 0;
if (only.length === 0) {
  const second = await startSecondDatabase();
  const env = { KEEL_MEASURE: '1', ...(second ? { KEEL_TEST_DATABASE_URL: second.url } : {}) };
  failed += run(binOf('vitest'), ['run'], { env }) === 0 ? 0 : 1;
  // Shortly before and after midnight, before opening and late in the evening: a day is not the same day everywhere in it.
  for (const hour of ['0', '5', '18', '23']) {
    console.log(`\n== browser tests at ${hour} o'clock`);
    failed += run(binOf('vitest'), ['run', 'browser'], { env: { ...env, KEEL_TEST_HOUR: hour } }) === 0 ? 0 : 1;
  }
  second?.stop();
}
for (const file of readdirSync(join(root, 'bench'))
  .filter((name) => name.endsWith('.bench.ts'))
  .sort()) {
  if (only.length > 0 && !only.some((word) => file.includes(word))) continue;
  console.log(`\n== ${file}`);
  failed += run(join('bench', file)) === 0 ? 0 : 1;
}
process.exit(failed === 0 ? 0 : 1);
