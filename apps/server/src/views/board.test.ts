import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { POLICY_STREAM } from '@keel/clinical/adoption';
import { readAlarms } from '@keel/clinical/alarms';
import { PLACES_STREAM } from '@keel/clinical/places';
import { STARTING_POLICIES } from '@keel/clinical/policy';
import type { EventDraft, StreamName } from '@keel/clinical/record';
import { readSession, type Scenario, sessionFold } from '@keel/clinical/session';
import { addMinutes, type Instant, instant } from '@keel/clinical/units';
import { BoardView, SessionView } from '@keel/formats/api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { replayInto } from '../demo/index.ts';
import type { FeedMessage, FeedReading } from '../ingest/index.ts';
import { openTicker, type ReadingWindow, readingWindow } from '../jobs/index.ts';
import { type OpenRecord, openRecord } from '../record/index.ts';
import { type TestDatabase, testDatabase } from '../testing/index.ts';
import { boardSessions } from './board.ts';
import { boardView, devicesView, foldCache, liveReadings, patientsView, READ_MODELS, sessionView } from './index.ts';

const scenario = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../../scenarios/session/iv-infusion.json'), 'utf8'),
) as Scenario;
const clinic = 'demo';
const zone = 'America/Denver';
const startsAt = instant(Date.parse('2026-03-02T16:00:00.000Z'));
const at = (minute: number): Instant => addMinutes(startsAt, minute);

let db: TestDatabase;
let record: OpenRecord;
const live = liveReadings();
const folds = foldCache();

const append = async (stream: StreamName, ...events: EventDraft[]) => {
  const expectedSeq = (await record.load(clinic, stream)).length;
  await record.append(clinic, {
    command: { id: randomUUID(), bodyHash: 'x' },
    author: { kind: 'person', id: 'marsh', right: 'test' },
    streams: [{ stream, expectedSeq, events }],
    answer: null,
  });
};
const heard = (minute: number, ...readings: Omit<FeedReading, 'at' | 'device'>[]): FeedMessage => ({
  clinic,
  device: 'd1',
  session: 's1',
  chair: 'chair-1',
  arrivedAt: at(minute),
  clockSkewMs: 0,
  otherPatient: false,
  alarms: [],
  readings: readings.map((one) => ({ ...one, at: at(minute), device: 'd1' }) as FeedReading),
});
const draft = (kind: string, body: unknown, occurredAt = at(-30_000)): EventDraft => ({
  kind,
  version: 1,
  occurredAt,
  zone,
  body,
});
const registeredAs = (name: string) => ({
  name,
  maker: 'S',
  model: 'S',
  identity: name,
  addresses: ['127.0.0.1'],
  zone,
  siteId: 'main',
});
const look = <T>(now: Instant, work: (input: Parameters<typeof boardView>[0]) => Promise<T>) =>
  record.transaction(clinic, async (trx) =>
    work({
      trx,
      at: {
        position: await record.position(clinic),
        since: (stream, seq) => record.since(clinic, stream, seq),
        sinceEach: (asked) => record.sinceEach(clinic, asked),
      },
      clinic,
      now,
      live,
      folds,
      feed: () => ({ state: 'up', ageMs: 400 }),
    }),
  );

beforeAll(async () => {
  db = await testDatabase();
  record = openRecord({ connection: db.app, projections: READ_MODELS });
  await append(
    PLACES_STREAM,
    draft('clinic-named', { name: 'C' }),
    draft('site-opened', {
      siteId: 'main',
      name: 'Main',
      zone,
      phone: '1',
      address: { street: 'S', city: 'D', state: 'CO', postalCode: '8', entrance: 'E' },
    }),
    draft('chair-opened', { siteId: 'main', chairId: 'chair-1', name: 'Chair 1' }),
  );
  await append(
    'device/d1',
    draft('device-registered', {
      name: 'M1',
      maker: 'S',
      model: 'S',
      identity: 'SIM-1',
      addresses: ['127.0.0.1'],
      zone,
      siteId: 'main',
    }),
    draft('device-associated', {
      sessionId: 's1',
      patientId: 'p1',
      chairId: 'chair-1',
      identifiersConfirmed: ['name', 'photo'],
    }),
  );
});
afterAll(async () => {
  await record.close();
  await db.drop();
});

const replay = (until: number) =>
  replayInto(scenario, {
    record,
    clinic,
    zone,
    policy: STARTING_POLICIES.infusion,
    session: 's1',
    patient: 'p1',
    startsAt,
    until: at(until),
    cast: (person) => ({
      kind: person === 'clock' ? 'system' : 'person',
      id: person,
      roles: scenario.staff[person] ?? [],
    }),
  });

describe('the board', () => {
  test('before a policy is adopted nothing is judged, and the board says so', async () => {
    await replay(12);
    const board = await look(at(12), boardView);
    expect(board).toMatchObject({ policy: null, tiles: [] });
  });

  test('a running infusion shows who, where, what is due and what was measured, each with its age', async () => {
    await append(
      POLICY_STREAM,
      draft('policy-adopted', { policy: STARTING_POLICIES.infusion, printedName: 'P', because: 'test' }),
    );
    live.take(heard(12.5, { kind: 'SPO2', value: 96, unit: '%', because: null }));
    const board = BoardView.parse(await look(at(12.6), boardView));
    expect(board.tiles).toHaveLength(1);
    const [tile] = board.tiles;
    expect(tile).toMatchObject({
      session: 's1',
      phase: 'dosing',
      chair: { name: 'Chair 1' },
      escort: 'arranged',
      device: 'd1',
      patient: { familyName: 'Fontaine', allergies: { answer: 'none-known' } },
    });
    expect(tile?.values.find(({ kind }) => kind === 'SPO2')).toMatchObject({
      value: 96,
      source: 'device',
      at: new Date(at(12.5)).toISOString(),
    });
    expect(tile?.values.find(({ kind }) => kind === 'NIBP_SYS')).toMatchObject({
      value: 138,
      source: 'person',
      at: new Date(at(10)).toISOString(),
    });
    expect(tile?.due[0]?.dueAt).toBe(new Date(at(15)).toISOString());
    expect(board.chairs).toMatchObject([{ id: 'chair-1', session: 's1' }]);
  });

  test('a value that the monitor marks as none is no value any more, and what was held back does not take its place', async () => {
    const values = async (minute: number) => {
      const [tile] = (await look(at(minute), boardView)).tiles;
      return { spo2: tile?.values.filter(({ kind }) => kind === 'SPO2'), none: tile?.none };
    };
    live.take(heard(12.6, { kind: 'SPO2', value: null, unit: null, because: 'held-back' }));
    expect(await values(12.6)).toMatchObject({ spo2: [{ value: 96, at: new Date(at(12.5)).toISOString() }], none: [] });
    live.take(heard(12.7, { kind: 'SPO2', value: null, unit: null, because: 'marked-invalid' }));
    const off = await values(12.7);
    // What a person found stands, with its own age; what the monitor had does not.
    expect(off.spo2?.every(({ source }) => source === 'person')).toBe(true);
    expect(off.none).toEqual([{ kind: 'SPO2', because: 'marked-invalid', at: new Date(at(12.7)).toISOString() }]);
    live.take(heard(12.8, { kind: 'SPO2', value: 95, unit: '%', because: null }));
    expect(await values(12.8)).toMatchObject({ spo2: [{ value: 95 }], none: [] });
  });

  test('shows every session that somebody is in, however many others were never closed', async () => {
    const index = (rows: readonly { session: string; phase: string; startsAt: Instant }[]) =>
      record.transaction(clinic, async (_, client) => {
        await client.query(
          `insert into session_index (clinic_id, session, patient, phase, over, starts_at)
           select $1, session, 'p-old', phase, false, starts_at from unnest($2::text[], $3::text[], $4::timestamptz[]) as new (session, phase, starts_at)`,
          [
            clinic,
            rows.map(({ session }) => session),
            rows.map(({ phase }) => phase),
            rows.map(({ startsAt }) => new Date(startsAt)),
          ],
        );
      });
    // Months of sessions nobody closed: planned ones that never came to be, and 220 around now.
    await index([
      ...Array.from({ length: 300 }, (_, n) => ({ session: `old-${n}`, phase: 'planned', startsAt: at(-100_000 - n) })),
      ...Array.from({ length: 220 }, (_, n) => ({ session: `near-${n}`, phase: 'planned', startsAt: at(-n) })),
      ...Array.from({ length: 30 }, (_, n) => ({ session: `here-${n}`, phase: 'dosing', startsAt: at(-90_000 - n) })),
    ]);
    try {
      const found = await look(at(12.6), async (input) =>
        (await boardSessions(input)).map(({ session }) => session.id),
      );
      expect(found).toContain('s1');
      expect(found.filter((id) => id.startsWith('here-'))).toHaveLength(30);
      expect(found.filter((id) => id.startsWith('old-'))).toHaveLength(0);
      expect(found.filter((id) => id.startsWith('near-'))).toHaveLength(200);
      expect(found).not.toContain('near-219');
    } finally {
      await record.transaction(clinic, async (_, client) => {
        await client.query(`update session_index set over = true, starts_at = 'epoch' where patient = 'p-old'`);
      });
    }
  });

  test('the session view holds what the cockpit folds', async () => {
    const view = SessionView.parse(await look(at(12.6), (input) => sessionView(input, 's1', (events) => events)));
    expect(view.events.length).toBeGreaterThan(20);
    expect(view.brief.givenName).toBe('Ines');
    expect(view.devices).toMatchObject([{ device: 'd1', name: 'M1' }]);
    expect(await look(at(12.6), (input) => sessionView(input, 'nobody', (events) => events))).toBeNull();
    const desk = await look(at(12.6), (input) =>
      sessionView(input, 's1', (events) => events.filter(({ kind }) => kind === 'patient-arrived')),
    );
    expect(desk?.events.map(({ kind }) => kind)).toEqual(['patient-arrived']);
  });

  test('people and monitors are listed', async () => {
    expect(await look(at(13), patientsView)).toMatchObject({ patients: [{ brief: { id: 'p1' }, openSession: 's1' }] });
    expect(await look(at(13), (input) => devicesView(input, null))).toMatchObject({
      devices: [{ device: 'd1', on: { session: 's1', brief: { familyName: 'Fontaine' } } }],
    });
  });
});

describe('time passing', () => {
  /** One that ticks when it is told to. */
  const tickerBy = (now: () => Instant, window: ReadingWindow) =>
    openTicker({
      record,
      folds: foldCache(),
      window,
      now,
      clinics: async () => [{ id: clinic, zone }],
      onProblem: (e) => {
        throw e;
      },
      everyMs: 3_600_000,
    });

  test('a monitor that named somebody else is an alarm of the session it was on, whatever it says since and after any restart', async () => {
    let now = at(14.2);
    const window = readingWindow();
    const ticker = tickerBy(() => now, window);
    const story = async () =>
      readSession(
        (await record.load(clinic, 'session/s1')).reduce(
          (state, event) => sessionFold.evolve(state, event),
          sessionFold.initial('session/s1'),
        ),
      );
    const said = async () =>
      readAlarms((await story()).entries).active.filter(({ condition }) => condition === 'device-changed');
    const put = (identifiersConfirmed: string[]) =>
      append(
        'device/d1',
        draft('device-associated', { sessionId: 's1', patientId: 'p1', chairId: 'chair-1', identifiersConfirmed }),
      );
    await append('device/d1', draft('device-detached', { because: 'conflicting-patient', sessionId: 's1' }));
    // A word of the right patient that was under way: the window knows nothing of the other one.
    window.take({ clinic, device: 'd1', session: 's1', arrivedAt: now, otherPatient: false, readings: [] });
    await ticker.tick();
    expect(await said()).toMatchObject([{ priority: 'high', side: 'technical', device: 'd1' }]);
    now = at(14.4);
    await ticker.tick();
    expect(await said()).toHaveLength(1);
    await append('device/d2', draft('device-registered', registeredAs('M2')));
    await append(
      'device/d2',
      draft(
        'device-associated',
        { sessionId: 's1', patientId: 'p1', chairId: 'chair-1', identifiersConfirmed: ['name', 'photo'] },
        at(14.5),
      ),
    );
    now = at(14.55);
    await ticker.tick();
    expect(await said()).toEqual([]);
    await append('device/d2', draft('device-detached', { because: 'moved', sessionId: 's1' }, at(14.56)));
    now = at(14.58);
    await ticker.tick();
    expect(await said()).toHaveLength(1);
    await put(['name', 'photo']);
    now = at(14.6);
    await ticker.tick();
    expect(await said()).toEqual([]);
    // Taken off by a person it is off, and nothing is wrong.
    await append('device/d1', draft('device-detached', { because: 'finished', sessionId: 's1' }));
    now = at(14.8);
    await ticker.tick();
    expect(await said()).toEqual([]);
    await put(['name', 'photo']);
    await ticker.stop();
  });

  test('what a monitor said on somebody else, and sent late out of a buffer, is no alarm of who has it now', async () => {
    let now = at(14.9);
    const window = readingWindow();
    const ticker = tickerBy(() => now, window);
    const put = { sessionId: 's1', patientId: 'p1', chairId: 'chair-1', identifiersConfirmed: ['name', 'photo'] };
    await append('device/d1', draft('device-associated', put, at(14.85)));
    const said = (key: string, saidAt: Instant, begunAt = saidAt) => ({
      ...heard(14.9),
      alarms: [
        {
          key,
          text: key,
          side: 'technical',
          priority: 'low',
          measured: null,
          over: false,
          at: begunAt,
          saidAt,
          heardAt: at(14.9),
        },
      ] as FeedMessage['alarms'],
    });
    window.take(said('of the one before', at(-20)));
    window.take(said('still so', at(14.9), at(-20)));
    await ticker.tick();
    const { entries } = readSession(
      (await record.load(clinic, 'session/s1')).reduce(
        (state, event) => sessionFold.evolve(state, event),
        sessionFold.initial('session/s1'),
      ),
    );
    expect(readAlarms(entries).active.flatMap(({ monitor }) => monitor?.text ?? [])).toEqual(['still so']);
    window.take({
      ...said('still so', at(14.95)),
      alarms: said('still so', at(14.95)).alarms.map((one) => ({ ...one, over: true })),
    });
    now = at(14.95);
    await ticker.tick();
    await append('device/d1', draft('device-associated', put));
    await ticker.stop();
  });

  test('the monitor answers the check that is due once, however often the clock ticks and whoever else ticks', async () => {
    let now = at(15.2);
    const window = readingWindow();
    const ticker = () => tickerBy(() => now, window);
    const say = (minute: number) =>
      window.take({
        clinic,
        device: 'd1',
        session: 's1',
        arrivedAt: at(minute),
        readings: [
          ['HR', 84],
          ['SPO2', 97],
          ['RR', 13],
          ['NIBP_SYS', 141],
          ['NIBP_DIA', 88],
        ].map(([kind, value]) => ({ kind, value, at: at(minute), device: 'd1' }) as never),
      });
    say(15.1);
    const [one, two] = [ticker(), ticker()];
    await Promise.all([one.tick(), two.tick()]);
    for (const minute of [15.3, 15.4]) {
      now = at(minute);
      say(minute - 0.05);
      await Promise.all([one.tick(), two.tick()]);
    }
    const charted = (await record.load(clinic, 'session/s1')).filter(
      ({ kind, author }) => kind === 'observations-charted' && author.kind === 'system',
    );
    expect(charted.map(({ body }) => (body as { gridMinute: number }).gridMinute)).toEqual([15]);
    expect(charted[0]?.body).toMatchObject({
      observations: { systolicMmHg: 141, spo2Percent: 97 },
      source: { from: 'device', device: 'd1' },
    });
    await Promise.all([one.stop(), two.stop()]);
  });

  test('a monitor that raises or ends an alarm at every tick keeps no check from being answered', async () => {
    let now = at(30.1);
    const window = readingWindow();
    const ticker = tickerBy(() => now, window);
    for (const [n, minute] of [30.1, 30.15, 30.2, 30.25].entries()) {
      now = at(minute);
      const times = { at: now, saidAt: now, heardAt: now };
      const alarm = {
        key: 'loose',
        text: 'Lead off',
        side: 'technical',
        priority: 'low',
        measured: null,
        over: n % 2 === 1,
      } as const;
      window.take({
        ...heard(
          minute,
          ...Object.entries({ HR: 84, SPO2: 97, RR: 13, NIBP_SYS: 139, NIBP_DIA: 88 }).map(
            ([kind, value]) =>
              ({ kind, value, unit: '', because: null }) as unknown as Omit<FeedReading, 'at' | 'device'>,
          ),
        ),
        alarms: [{ ...alarm, ...times }],
      });
      await ticker.tick();
    }
    const events = await record.load(clinic, 'session/s1');
    const charted = events.flatMap(({ kind, author, body }) =>
      kind === 'observations-charted' && author.kind === 'system' ? [(body as { gridMinute: number }).gridMinute] : [],
    );
    expect(charted).toEqual([15, 30]);
    const loose = events.flatMap(({ kind, body }) =>
      kind === 'alarm-raised' && (body as { monitor?: { key: string } }).monitor?.key === 'loose' ? [kind] : [],
    );
    expect(loose).toHaveLength(2);
    await ticker.stop();
  });
});
