import { randomBytes } from 'node:crypto';
import { type Instant, instant } from '@keel/clinical/units';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openAccess } from './access/index.ts';
import { DEMO_CLINIC, DEMO_PASSWORD, DEMO_PLACE, DEMO_STAFF, DEMO_ZONE, loadDemo } from './demo/index.ts';
import { PROJECTIONS } from './main.ts';
import { erase, type OpenRecord, openRecord, rebuild } from './record/index.ts';
import { type TestDatabase, testBodies, testDatabase } from './testing/index.ts';

describe.each(testBodies())('the read models of a clinic day on %s', (body) => {
  let db: TestDatabase;
  let record: OpenRecord;
  let client: pg.Client;
  const now = (): Instant => instant(Date.UTC(2026, 2, 3, 17));

  const rows = async () => {
    const found: Record<string, readonly string[]> = {};
    for (const table of PROJECTIONS.flatMap(({ tables }) => tables))
      found[table] = (await client.query(`select t::text as row from ${table} t order by 1`)).rows.map(
        ({ row }) => row,
      );
    return found;
  };

  beforeAll(async () => {
    db = await testDatabase(body);
    client = new pg.Client(db.admin);
    await client.connect();
    record = openRecord({ connection: db.app, projections: PROJECTIONS, now });
    const access = openAccess({ connection: db.app, record, key: randomBytes(32), now });
    const clinic = { id: DEMO_CLINIC, name: DEMO_PLACE.name, zone: DEMO_ZONE, demo: true };
    await access.createClinic(clinic);
    for (const person of DEMO_STAFF) await access.addPersonWithLogin(clinic, { ...person, password: DEMO_PASSWORD });
    await access.close();
    await loadDemo(record, now());
  }, 120_000);
  afterAll(async () => {
    await client.end();
    await record.close();
    await db.drop();
  });

  test('are the same, row by row, when they are made again from the events', { timeout: 120_000 }, async () => {
    const kept = await rows();
    for (const table of ['session_index', 'patient_index', 'device_index', 'identity.person'])
      expect(kept[table]?.length, table).toBeGreaterThan(0);
    await rebuild(db.owner, PROJECTIONS);
    expect(await rows()).toEqual(kept);
  });

  test('no longer hold what was erased, and are then again what the events say', { timeout: 120_000 }, async () => {
    const { rows: found } = await client.query<{ stream: string; seq: number; family: string }>(
      `select stream, seq, body::json ->> 'familyName' as family from event where kind = 'patient-registered' limit 1`,
    );
    const { stream, seq, family } = found[0]!;
    expect(JSON.stringify(await rows())).toContain(family);
    await erase(
      db.owner,
      { clinic: DEMO_CLINIC, stream, seq, by: 'owner', why: 'asked', right: 'law' },
      { now: now(), projections: PROJECTIONS },
    );
    const kept = await rows();
    const patient = stream.slice('patient/'.length);
    // An escort of the same family keeps his own name: it is the patient's that is gone.
    expect(kept['patient_index']?.find((row) => row.includes(patient))).not.toMatch(
      new RegExp(`(family|given|called)Name\\W+${family}`),
    );
    await rebuild(db.owner, PROJECTIONS);
    expect(await rows()).toEqual(kept);
  });
});
