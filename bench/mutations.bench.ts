/**
 * Which small changes of the code the tests notice: screening, its rules, scales and dosing, each whole (`BENCH_SAMPLE` for fewer places,
 * `BENCH_SEED` for others). `npm run measure mutations`; one after the other, about 2000 places at 1 to 2 s each.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const sample = process.env['BENCH_SAMPLE'] ?? '5000';
const seed = process.env['BENCH_SEED'] ?? '71';
const CLINICAL = 'packages/clinical/src';
/** The engine of the scales; their rows are figures of the reference, which `reference.test.ts` holds. */
const ENGINE = 'score,total,triage,conditions,change,algorithms,bands,round,answers,schedule,suicide-response';
const RUNS: readonly (readonly string[])[] = [
  [`${CLINICAL}/dosing`, '--tests', `${CLINICAL}/screening`],
  [`${CLINICAL}/scales`, '--only', ENGINE],
  [`${CLINICAL}/screening`],
  [`${CLINICAL}/screening/rules`, '--tests', `${CLINICAL}/screening`],
];

for (const run of RUNS) {
  console.log(`\n${run.join(' ')} --sample ${sample} --seed ${seed}`);
  const args = [join(root, 'scripts/mutate.mjs'), ...run, '--sample', sample, '--seed', seed];
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: ['ignore', 'inherit', 'ignore'] });
  if (status !== 0) process.exitCode = 1;
}
