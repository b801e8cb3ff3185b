/**
 * The controlled-drug register: histories of two or three nurses at one cabinet, eight histories at a time, said to two
 * servers in processes of their own over one real PostgreSQL, with kill -9 of a server or of the whole database inside
 * some; each is held against a model on paper. `BENCH_HISTORIES`, `BENCH_KILL_EVERY`. Ends with 1 where anything is missing.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '@keel/server/database';
import { migrate } from '@keel/server/record';
import { doorsApart, HISTORIES_AT, killTree, triedLine, tryHistories } from '@keel/server/testing';

const HISTORIES = Number(process.env['BENCH_HISTORIES'] ?? 100_000);
const KILL_EVERY = Number(process.env['BENCH_KILL_EVERY'] ?? 250);

const dataDir = mkdtempSync(join(tmpdir(), 'keel-register-'));
// Killed processes leave their pages with the kernel: only a power cut would need fsync, and that is not tried here.
const database = await openDatabase({ dataDir, settings: { fsync: 'off', full_page_writes: 'off' } });
await migrate(database);
const doors = await doorsApart(database.app, HISTORIES_AT);
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, async () => {
    await doors.close();
    await database.stop();
    process.exit(130);
  });
const start = performance.now();
console.log(`load before: ${loadavg()[0]?.toFixed(1)}; one kill in ${KILL_EVERY} histories`);
try {
  const tried = await tryHistories({
    histories: HISTORIES,
    connection: database.app,
    doors,
    killEvery: KILL_EVERY,
    killDatabase: () => killTree(database.cluster!.pid()),
    onProgress: (soFar) => {
      if (soFar.histories % 5_000 === 0)
        console.log(`${((performance.now() - start) / 60_000).toFixed(1)} min: ${triedLine(soFar)}`);
    },
  });
  console.log(triedLine(tried));
  if (tried.imbalanceMg > 1e-6) process.exitCode = 1;
} finally {
  await doors.close();
  await database.stop();
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 3 });
}
