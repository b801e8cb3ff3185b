import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { EventDraft } from '@keel/clinical/record';
import { instant } from '@keel/clinical/units';
import { openDatabase } from '@keel/server/database';
import { openIngest } from '@keel/server/ingest';
import { migrate, openRecord } from '@keel/server/record';
import { READ_MODELS } from '@keel/server/views';
import { monitorName, openLoad } from './monitor-load.ts';

/**
 * A network of monitors comes back after an outage: each was silent for longer than a gap (15 s), so each writes one with its first
 * message, and nobody is answered before his is on disk. How long the slowest waits for his answer, against the same second without
 * a gap.
 *
 * Environment: BENCH_MONITORS, BENCH_SILENT_SECONDS.
 */
const setting = (name: string, fallback: number): number => Number(process.env[name] ?? fallback);
const MONITORS = setting('BENCH_MONITORS', 4_000);
const SILENT_SECONDS = setting('BENCH_SILENT_SECONDS', 20);
const CLINIC = 'bench';
/** Devices registered in one act. */
const TOGETHER = 250;

const load = openLoad();
const dataDir = mkdtempSync(join(tmpdir(), 'keel-bench-'));
const database = await openDatabase({ dataDir });
await migrate(database);
const app = openRecord({ connection: database.app, projections: READ_MODELS });
const record = openRecord({ connection: database.ingest, projections: READ_MODELS });
const now = () => instant(Date.now());
const draft = (kind: string, body: unknown): EventDraft => ({ kind, version: 1, occurredAt: now(), zone: 'UTC', body });

try {
  for (let from = 0; from < MONITORS; from += TOGETHER)
    await app.append(CLINIC, {
      command: { id: randomUUID(), bodyHash: 'x' },
      author: { kind: 'person', id: 'bench', right: 'bench' },
      streams: Array.from({ length: Math.min(TOGETHER, MONITORS - from) }, (_, n) => {
        const identity = monitorName(from + n);
        const device = identity.toLowerCase();
        const registration = { name: device, maker: 'x', model: 'y', identity, zone: 'UTC', siteId: 'main' };
        const association = { sessionId: `s-${device}`, patientId: device, chairId: 'c', identifiersConfirmed: [] };
        return {
          stream: `device/${device}` as const,
          expectedSeq: 0,
          events: [
            draft('device-registered', { ...registration, addresses: ['127.0.0.1'] }),
            draft('device-associated', association),
          ],
        };
      }),
      answer: null,
    });
  const ingest = await openIngest({
    record,
    host: '127.0.0.1',
    port: 0,
    clinics: async () => [CLINIC],
    onCommitted: () => undefined,
    onProblem: (problem) => console.error(problem),
    limits: { connectionsPerAddressMax: 10_000 },
  });
  const gaps = async (): Promise<number> =>
    record.transaction(
      CLINIC,
      async (_, client) =>
        (await client.query(`select count(*)::int as n from event where kind = 'device-gap'`)).rows[0].n,
    );
  /** Every monitor sends one message in the same moment; until the last one has his answer. */
  const together = async (what: string, run: number): Promise<void> => {
    const before = await gaps();
    const cpu = process.cpuUsage();
    const sent = { connections: MONITORS, total: MONITORS, window: 1 };
    const { ms, refused } = await load.run({ kind: 'flood', port: ingest.port!, ...sent, run });
    const { user, system } = process.cpuUsage(cpu);
    console.log(
      `${what}: ${(await gaps()) - before} gaps, ${refused} refused; the last is answered after ${ms.toFixed(0)} ms; processor time of the server, connecting included, ${((user + system) / 1_000).toFixed(0)} ms; load ${loadavg()[0]!.toFixed(1)}`,
    );
  };
  console.log(`${cpus().length} cores (${cpus()[0]?.model.trim()}), ${MONITORS} monitors, one message each`);
  await together('the first time', 1);
  await together('again', 2);
  await sleep(SILENT_SECONDS * 1_000);
  await together(`after ${SILENT_SECONDS} s of silence`, 3);
  await together('again', 4);
  await ingest.close();
} finally {
  load.end();
  await record.close();
  await app.close();
  await database.stop();
  rmSync(dataDir, { recursive: true, force: true });
}
