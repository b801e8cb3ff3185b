import { randomUUID } from 'node:crypto';
import type { EventDraft, StreamName } from '@keel/clinical/record';
import { addMs, instant } from '@keel/clinical/units';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type OpenRecord, openRecord } from '../record/index.ts';
import { type TestDatabase, testBodies, testDatabase } from '../testing/index.ts';
import { READ_MODELS } from './index.ts';
import type {} from './patient-read-models.ts';

const at = instant(Date.parse('2026-03-02T15:00:00Z'));
let ticks = 0;
/** Later each time: facts of one moment have no order but their ids'. */
const clock = () => {
  ticks += 1;
  return ticks * 1_000;
};
const clinic = 'demo';
const author = { kind: 'person', id: 'nurse-1', right: 'test' } as const;
const draft = (kind: string, body: unknown): EventDraft => ({
  kind,
  version: 1,
  occurredAt: addMs(at, clock()),
  zone: 'America/Denver',
  body,
});

describe.each(testBodies())('read models on %s', (body) => {
  let db: TestDatabase;
  let record: OpenRecord;
  const seqs = new Map<string, number>();
  const append = (stream: StreamName, ...events: EventDraft[]) => {
    const expectedSeq = seqs.get(stream) ?? 0;
    seqs.set(stream, expectedSeq + events.length);
    return record.append(clinic, {
      command: { id: randomUUID(), bodyHash: 'x' },
      author,
      streams: [{ stream, expectedSeq, events }],
      answer: null,
    });
  };
  const rows = (table: 'session_index' | 'patient_index' | 'device_index') =>
    record.transaction(clinic, (trx) => trx.selectFrom(table).selectAll().execute());

  beforeAll(async () => {
    db = await testDatabase(body);
    record = openRecord({ connection: db.app, projections: READ_MODELS });
  });
  afterAll(async () => {
    await record.close();
    await db.drop();
  });

  test('a person is listed as soon as the record knows them, and never asked is not none', async () => {
    await append(
      'patient/p1',
      draft('patient-registered', {
        givenName: 'Ana',
        familyName: 'Ruiz',
        birthDate: '1980-02-01',
        sexAtBirth: 'female',
      }),
    );
    expect(await rows('patient_index')).toMatchObject([
      {
        patient: 'p1',
        brief: { familyName: 'Ruiz', allergies: { answer: 'not-asked', substances: [] } },
        open_tasks: 0,
      },
    ]);
    await append('patient/p1', draft('allergies-listed', { answer: 'none-known', allergies: [] }));
    expect(await rows('patient_index')).toMatchObject([{ brief: { allergies: { answer: 'none-known' } } }]);
  });

  test('a session is open from its plan until it is over', async () => {
    await append(
      'session/s1',
      draft('session-planned', {
        patient: 'p1',
        site: 'main',
        startsAt: at,
        route: 'iv-ketamine',
        regimen: 'iv-depression',
        chair: 'c1',
        policyVersion: '1',
      }),
    );
    expect(await rows('session_index')).toMatchObject([
      { session: 's1', patient: 'p1', chair: 'c1', phase: 'planned', over: false },
    ]);
    await append(
      'session/s1',
      draft('patient-arrived', { chair: 'c2' }),
      draft('session-cancelled', { by: 'no-show', reason: 'x' }),
    );
    expect(await rows('session_index')).toMatchObject([{ chair: 'c2', phase: 'cancelled', over: true }]);
  });

  test('a monitor is on the session somebody put it on', async () => {
    await append(
      'device/d1',
      draft('device-registered', {
        name: 'M1',
        maker: 'S',
        model: 'S1',
        identity: 'SIM-1',
        addresses: [],
        zone: 'UTC',
        siteId: 'main',
      }),
    );
    await append(
      'device/d1',
      draft('device-associated', {
        sessionId: 's1',
        patientId: 'p1',
        chairId: 'c1',
        identifiersConfirmed: ['name', 'photo'],
      }),
    );
    expect(await rows('device_index')).toMatchObject([{ device: 'd1', session: 's1' }]);
  });

  test('the number of who is arranged in a session is near its patient, and what the chart says takes it not away', async () => {
    const near = () =>
      record.transaction(clinic, (trx) =>
        trx.selectFrom('near_number').select(['value', 'patient', 'name']).orderBy('value').execute(),
      );
    await append(
      'session/s2',
      draft('session-planned', {
        patient: 'p1',
        site: 'main',
        startsAt: at,
        route: 'iv-ketamine',
        regimen: 'iv-depression',
        policyVersion: '1',
      }),
      draft('escort-arranged', { escort: 'adult', name: 'Ben Ruiz', phone: '+1 (303) 555-0144' }),
    );
    const ben = { value: '3035550144', patient: 'p1', name: 'Ben Ruiz' };
    expect(await near()).toEqual([ben]);
    await append(
      'patient/p1',
      draft('escort-named', { visit: 'v1', escort: 'adult', name: 'Eva', phone: '3035550155' }),
    );
    await append('session/s2', draft('escort-arranged', { escort: 'ride' }));
    expect(await near()).toEqual([ben, { value: '3035550155', patient: 'p1', name: 'Eva' }]);
  });

  test('another clinic sees none of it', async () => {
    expect(await record.transaction('other', (trx) => trx.selectFrom('patient_index').selectAll().execute())).toEqual(
      [],
    );
  });
});
