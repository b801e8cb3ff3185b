import { randomUUID } from 'node:crypto';
import { instant } from '@keel/clinical/units';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { UNKNOWN_DEVICE } from '../ingest/index.ts';
import { type OpenRecord, openRecord } from '../record/index.ts';
import { type TestDatabase, testDatabase } from '../testing/index.ts';
import { devicesView, liveReadings, READ_MODELS } from './index.ts';

const now = instant(Date.parse('2026-03-02T16:00:00Z'));
const clinic = 'demo';
let db: TestDatabase;
let record: OpenRecord;

interface Row {
  readonly device: string;
  readonly minutesAgo: number;
  readonly unmatched?: string;
  readonly who?: string;
  readonly held?: { kind: string; value: string; unit?: string; reasons: string[]; because: string };
}
/** One a second, the last of them `minutesAgo`. */
const every = (count: number, row: Row): Row[] =>
  Array.from({ length: count }, (_, n) => ({ ...row, minutesAgo: row.minutesAgo + n / 60 }));

async function keep(rows: readonly Row[]): Promise<void> {
  const client = new pg.Client(db.owner);
  await client.connect();
  try {
    await client.query(`select set_config('keel.clinic', $1, false)`, [clinic]);
    const values = rows.map(({ device, minutesAgo, unmatched, who, held }, n) => ({
      device,
      control_id: `c${n}`,
      arrived_at: new Date(now - minutesAgo * 60_000).toISOString(),
      unmatched: unmatched ?? null,
      claimed_patient: who ?? null,
      quarantined: held === undefined ? null : [{ obx: '4', ...held }],
    }));
    await client.query(
      `insert into reading (clinic_id, device, control_id, arrived_at, unmatched, claimed_patient, quarantined,
         kinds, "values", units, flags, times, raw)
       select $1, device, control_id, arrived_at, unmatched, claimed_patient, quarantined, '{}', '{}', '{}', '{}', '{}', ''
       from json_to_recordset($2) as row(device text, control_id text, arrived_at timestamptz, unmatched text,
         claimed_patient text, quarantined json)`,
      [clinic, JSON.stringify(values)],
    );
  } finally {
    await client.end();
  }
}
const look = () =>
  record.transaction(clinic, async (trx) =>
    devicesView(
      {
        trx,
        at: {
          position: 0,
          since: (stream, seq) => record.since(clinic, stream, seq),
          sinceEach: (asked) => record.sinceEach(clinic, asked),
        },
        clinic,
        now,
        live: liveReadings(),
      },
      { host: '127.0.0.1', port: 1, tlsPort: null },
    ),
  );

beforeAll(async () => {
  db = await testDatabase();
  record = openRecord({ connection: db.app, projections: READ_MODELS });
  for (const device of ['m1', 'm2', 'm3', 'm4', 'm5', 'm6']) {
    const body = { name: device, maker: 'S', model: 'S', identity: device, addresses: [], zone: 'UTC', siteId: 'main' };
    await record.append(clinic, {
      command: { id: randomUUID(), bodyHash: 'x' },
      author: { kind: 'person', id: 'marsh', right: 'test' },
      streams: [
        {
          stream: `device/${device}`,
          expectedSeq: 0,
          events: [{ kind: 'device-registered', version: 1, occurredAt: now, zone: 'UTC', body }],
        },
      ],
      answer: null,
    });
  }
  const off = { kind: 'SPO2', reasons: ['sentinel'], because: '8388607 stands for no value' };
  await keep([
    // Monitors that were left on between patients, and one whose probe is off: all the last quarter of an hour.
    ...every(900, { device: 'm1', minutesAgo: 0.1, unmatched: 'device-on-nobody' }),
    ...every(900, { device: 'm2', minutesAgo: 0.2, unmatched: 'device-on-nobody', who: 'p-9' }),
    ...every(900, { device: 'm3', minutesAgo: 0.1, held: { ...off, value: '8388607' } }),
    // Values that change from second to second are one line.
    ...every(60, { device: 'm4', minutesAgo: 1 }).map((row, n) => ({
      ...row,
      held: { kind: 'HR', value: `${70 + (n % 30)}`, reasons: ['code-disagrees'], because: 'number and name disagree' },
    })),
    // What must be seen beside them.
    { device: 'm1', minutesAgo: 50, unmatched: 'other-patient', who: 'MRN-77' },
    { device: UNKNOWN_DEVICE, minutesAgo: 300, unmatched: 'device-unknown', who: 'x'.repeat(5_000) },
    {
      device: 'm5',
      minutesAgo: 200,
      held: {
        kind: 'NIBP_SYS',
        value: '10.7',
        unit: '265987^MDC_DIM_KILO_PASCAL^MDC',
        reasons: ['cuff-contradiction'],
        because: '80 is not above 90',
      },
    },
    { device: 'm6', minutesAgo: 25 * 60, unmatched: 'other-patient', who: 'yesterday' },
  ]);
});
afterAll(async () => {
  await record.close();
  await db.drop();
});

test('a monitor that was left on hides no message for another patient, however long ago today', async () => {
  const { unmatched } = await look();
  expect(
    unmatched.map(({ device, because, claimedPatient }) => [device, because, claimedPatient?.slice(0, 9) ?? null]),
  ).toEqual([
    ['m1', 'device-on-nobody', null],
    ['m2', 'device-on-nobody', 'p-9'],
    ['m1', 'other-patient', 'MRN-77'],
    [UNKNOWN_DEVICE, 'device-unknown', 'xxxxxxxxx'],
  ]);
  expect(unmatched[0]!.count).toBeGreaterThan(50);
});

test('a probe that is off, or values that change, hide nothing that was held back for another reason', async () => {
  const { quarantined } = await look();
  expect(quarantined.map(({ device, what, reasons }) => [device, what, reasons.join()])).toEqual([
    ['m3', 'SPO2 8388607 (OBX 4)', 'sentinel'],
    ['m4', 'HR 70 (OBX 4)', 'code-disagrees'],
    ['m5', 'NIBP_SYS 10.7 kPa (OBX 4)', 'cuff-contradiction'],
  ]);
  expect(quarantined[1]!.count).toBe(60);
});
