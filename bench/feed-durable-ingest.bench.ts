import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EventDraft } from '@keel/clinical/record';
import { instant } from '@keel/clinical/units';
import { ackHeaderOf, buildAck } from '@keel/formats/hl7v2';
import { openDatabase } from '@keel/server/database';
import { commitQueue, openIngest, openMllpServer, readingStore, type StoredMessage } from '@keel/server/ingest';
import { migrate, openRecord } from '@keel/server/record';
import { READ_MODELS } from '@keel/server/views';
import { monitorName, openLoad } from './monitor-load.ts';

/**
 * Durable ingest: messages a second, from the socket to the acknowledgement after the commit, with synchronous commit
 * on an embedded PostgreSQL of its own. Against it the bare ceiling, turn by turn: the same sockets, framing, batching
 * and COPY of the same rows, without reading the messages. Then 5,000 monitors at one message a second, both ways; where Keel's
 * answers take longer than the aim, fewer, until they do not.
 *
 * Environment: BENCH_TOTAL messages a round, BENCH_ROUNDS, BENCH_MONITORS, BENCH_SECONDS.
 */
const setting = (name: string, fallback: number): number => Number(process.env[name] ?? fallback);
const TOTAL = setting('BENCH_TOTAL', 20_000);
const ROUNDS = setting('BENCH_ROUNDS', 7);
const MONITORS = setting('BENCH_MONITORS', 5_000);
const SECONDS = setting('BENCH_SECONDS', 20);
/** The aim for an answer after its message was due, ms. */
const P99_MS = 25;
const CONNECTIONS = 64;
const WINDOW = 16;
const CLINIC = 'bench';
const LIMITS = { connectionsPerAddressMax: 10_000 };

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
const rate = (values: readonly number[]): string =>
  `${Math.round(median(values))}/s (${Math.round(Math.min(...values))} to ${Math.round(Math.max(...values))})`;

const load = openLoad();
const dataDir = mkdtempSync(join(tmpdir(), 'keel-bench-'));
const database = await openDatabase({ dataDir });
await migrate(database);
const app = openRecord({ connection: database.app, projections: READ_MODELS });
const record = openRecord({ connection: database.ingest, projections: READ_MODELS });
const now = () => instant(Date.now());

async function register(count: number): Promise<void> {
  const draft = (kind: string, body: unknown): EventDraft => ({
    kind,
    version: 1,
    occurredAt: now(),
    zone: 'UTC',
    body,
  });
  for (let n = 0; n < count; n += 1) {
    const identity = monitorName(n);
    const device = identity.toLowerCase();
    await app.append(CLINIC, {
      command: { id: randomUUID(), bodyHash: 'x' },
      author: { kind: 'person', id: 'bench', right: 'bench' },
      streams: [
        {
          stream: `device/${device}`,
          expectedSeq: 0,
          events: [
            draft('device-registered', {
              name: device,
              maker: 'x',
              model: 'y',
              identity,
              addresses: ['127.0.0.1'],
              zone: 'UTC',
              siteId: 'main',
            }),
            draft('device-associated', {
              sessionId: `s-${device}`,
              patientId: device,
              chairId: 'c',
              identifiersConfirmed: ['name', 'photo'],
            }),
          ],
        },
      ],
      answer: null,
    });
  }
}

/** The row that the real way makes of such a message, ready made: only the bytes differ. */
function bareRow(raw: Uint8Array): StoredMessage {
  const at = now();
  return { ...BARE, arrivedAt: at, raw };
}
const BARE: StoredMessage = {
  clinic: CLINIC,
  device: 'mon-1',
  controlId: '1-1',
  deviceTime: now(),
  arrivedAt: now(),
  claimedPatient: 'mon-1',
  claimedLocation: null,
  patient: 'mon-1',
  session: 's-mon-1',
  chair: 'c',
  readings: (['HR', 'RR', 'SPO2', 'PULSE', 'ETCO2', 'TEMP'] as const).map((kind) => ({
    kind,
    value: 72,
    unit: '/min',
    at: now(),
    flags: 'ecg OBX-14',
  })),
  quarantined: [],
  alarms: [],
  unmatched: null,
  speaksAgainst: null,
  clockAheadMs: 0,
  raw: new Uint8Array(),
};

async function openBare() {
  const queue = commitQueue({
    store: readingStore(record),
    onCommitted: () => undefined,
    onProblem: (problem) => console.error(problem),
  });
  const header = ackHeaderOf(Buffer.from('MSH|^~\\&|A|B|||20300101000000||ORU^R01|1|P|2.6|||AL|NE'));
  const ack = buildAck({ header, code: 'CA', errors: [], at: now(), id: 'B' });
  const server = await openMllpServer({
    host: '127.0.0.1',
    port: 0,
    isRegistered: () => true,
    onProblem: (problem) => console.error(problem),
    limits: LIMITS,
    intake: {
      receive: async (frame) => {
        await queue.add({ clinic: CLINIC, message: bareRow(frame), facts: [] });
        return [{ acks: [ack], outcome: 'accept' }];
      },
      refuseLarge: () => ({ acks: [], outcome: 'reject' }),
    },
  });
  return {
    port: server.port!,
    close: async () => {
      await server.close();
      await queue.idle();
    },
  };
}

const openReal = () =>
  openIngest({
    record,
    host: '127.0.0.1',
    port: 0,
    clinics: async () => [CLINIC],
    onCommitted: () => undefined,
    onProblem: (problem) => console.error(problem),
    limits: LIMITS,
  });

try {
  await register(CONNECTIONS);
  console.log(
    `${cpus().length} cores (${cpus()[0]?.model.trim()}), load ${loadavg()[0]!.toFixed(1)}, synchronous commit on`,
  );
  if (ROUNDS > 0) {
    const bare = await openBare();
    const real = await openReal();
    const rates: { bare: number[]; real: number[] } = { bare: [], real: [] };
    const costs: { bare: number[]; real: number[] } = { bare: [], real: [] };
    for (let round = 0; round <= ROUNDS; round += 1)
      for (const [name, { port }] of [
        ['bare', bare],
        ['real', real],
      ] as const) {
        const cpu = process.cpuUsage();
        const result = await load.run({
          kind: 'flood',
          port: port!,
          connections: CONNECTIONS,
          total: TOTAL,
          window: WINDOW,
          run: round,
        });
        if (result.refused > 0) throw new Error(`${result.refused} of ${TOTAL} were refused`);
        if (round === 0) continue;
        const { user, system } = process.cpuUsage(cpu);
        rates[name].push((TOTAL / result.ms) * 1_000);
        costs[name].push((user + system) / TOTAL);
      }
    await bare.close();
    await real.close();
    console.log(
      `${ROUNDS} rounds of ${TOTAL} messages of 6 values, ${CONNECTIONS} connections with ${WINDOW} under way each`,
    );
    console.log(`bare (framing and COPY of the same rows): ${rate(rates.bare)}`);
    console.log(`Keel (read, matched, kept, answered):     ${rate(rates.real)}`);
    console.log(
      `processor time of the server a message: bare ${median(costs.bare).toFixed(0)} µs, Keel ${median(costs.real).toFixed(0)} µs`,
    );
    const ratios = rates.real.map((value, n) => value / (rates.bare[n] ?? Number.NaN));
    console.log(
      `ratio of medians: ${(median(rates.real) / median(rates.bare)).toFixed(2)} (rounds ${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)})`,
    );
  }
  if (MONITORS > 0) {
    if (MONITORS > CONNECTIONS) await registerFrom(CONNECTIONS, MONITORS);
    const ways = { bare: await openBare(), Keel: await openReal() };
    // What was asked for first; where that is too much, fewer, until the answers come in time.
    const steps = [
      MONITORS,
      ...[4_000, 3_000, 2_500, 2_000, 1_500, 1_000, 500, 250].filter((count) => count < MONITORS),
    ];
    let runs = 100;
    for (const monitors of steps) {
      let inTime = false;
      for (const [name, { port }] of Object.entries(ways)) {
        const paced = (seconds: number, run: number) =>
          load.run({ kind: 'paced', port: port!, connections: monitors, seconds, run });
        runs += 2;
        await paced(3, runs);
        const cpu = process.cpuUsage();
        const { delays, answered, refused, lateMs, cpuMs } = await paced(SECONDS, runs + 1);
        const { user, system } = process.cpuUsage(cpu);
        const at = (part: number): number =>
          delays[Math.min(delays.length - 1, Math.floor(delays.length * part))] ?? Number.NaN;
        inTime = answered === monitors * SECONDS && at(0.99) <= P99_MS;
        console.log(
          `${name}, ${monitors} monitors at 1 Hz for ${SECONDS} s, open loop: ${answered} of ${monitors * SECONDS} answered, ${refused} refused; answer after it was due: p50 ${at(0.5).toFixed(1)} ms, p95 ${at(0.95).toFixed(1)} ms, p99 ${at(0.99).toFixed(1)} ms, max ${at(1).toFixed(1)} ms`,
        );
        console.log(
          `  the senders themselves were up to ${lateMs.toFixed(1)} ms late (p99); processor time: server ${((user + system) / 1_000 / SECONDS / 10).toFixed(0)} % of a core, senders ${(cpuMs / SECONDS / 10).toFixed(0)} %; load ${loadavg()[0]!.toFixed(1)}`,
        );
      }
      if (inTime) {
        console.log(`largest number tried with p99 within ${P99_MS} ms: ${monitors}`);
        break;
      }
    }
    await ways.bare.close();
    await ways.Keel.close();
  }
} finally {
  load.end();
  await record.close();
  await app.close();
  await database.stop();
  rmSync(dataDir, { recursive: true, force: true });
}

/** Many devices at once: written to the list the feed reads, as a rebuild would, not one by one through the log. */
async function registerFrom(from: number, to: number): Promise<void> {
  const states = Array.from({ length: to - from }, (_, n) => {
    const identity = monitorName(from + n);
    const device = identity.toLowerCase();
    return {
      device,
      state: {
        deviceId: device,
        registration: {
          name: device,
          maker: 'x',
          model: 'y',
          identity,
          addresses: ['127.0.0.1'],
          zone: 'UTC',
          siteId: 'main',
        },
        retired: false,
        association: {
          sessionId: `s-${device}`,
          patientId: device,
          chairId: 'c',
          identifiersConfirmed: [],
          from: now(),
          by: 'bench',
        },
        detached: null,
        sourceChange: null,
      },
    };
  });
  await app.transaction(CLINIC, async (_, client) => {
    await client.query(
      `insert into device_index (clinic_id, device, state, session)
       select $1, device, state, 's-' || device from unnest($2::text[], $3::json[]) as new (device, state)`,
      [CLINIC, states.map(({ device }) => device), states.map(({ state }) => JSON.stringify(state))],
    );
  });
}
