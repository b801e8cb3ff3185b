import { authorisationOn, copayOn, readPaymentPlan } from '@keel/clinical/costs';
import { dayFold, dayStream } from '@keel/clinical/day';
import { patientFold, readPatient, recentHighRisk } from '@keel/clinical/patient';
import { STARTING_POLICIES } from '@keel/clinical/policy';
import { allOf, gate, likeNames, readSession, type Session, sessionFold } from '@keel/clinical/session';
import { type Instant, instant, localDateOf, MINUTE_MS } from '@keel/clinical/units';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openAccess } from '../access/index.ts';
import { PROJECTIONS } from '../main.ts';
import { type OpenRecord, openRecord } from '../record/index.ts';
import { type TestDatabase, testBodies, testDatabase } from '../testing/index.ts';
import {
  DEMO_CLINIC,
  DEMO_MOMENTS,
  DEMO_PASSWORD,
  DEMO_PATIENTS,
  DEMO_PLACE,
  DEMO_SITE,
  DEMO_STAFF,
  DEMO_ZONE,
  loadDemo,
} from './index.ts';

/** The demo is begun at whatever hour somebody is curious: by day, before midnight, and in the night that clocks change. */
const HOURS: Readonly<Record<string, string>> = {
  'at noon': '2026-03-03T19:00:00Z',
  'at nine in the evening': '2026-11-26T04:00:00Z',
  'ten to midnight': '2026-03-08T06:50:00Z',
  // `npm run measure`: at every half hour of a day.
  ...(process.env['KEEL_MEASURE'] &&
    Object.fromEntries(
      Array.from({ length: 48 }, (_, half) => new Date(Date.UTC(2026, 10, 26, 0, 10 + 30 * half)).toISOString()).map(
        (at) => [`at ${at}`, at],
      ),
    )),
};

describe.each(testBodies().slice(0, 1))('the demo day, which is awkward on purpose, on %s', (body) => {
  describe.each(Object.entries(HOURS))('begun %s', (_, begun) => {
    const now: Instant = instant(Date.parse(begun));
    let db: TestDatabase;
    let record: OpenRecord;
    const session = async (id: string): Promise<Session> => {
      const stream = `session/${id}` as const;
      return readSession(
        (await record.load(DEMO_CLINIC, stream)).reduce(sessionFold.evolve, sessionFold.initial(stream)),
      );
    };
    const patient = async (id: string) => {
      const stream = `patient/${id}` as const;
      return readPatient(
        (await record.load(DEMO_CLINIC, stream)).reduce(patientFold.evolve, patientFold.initial(stream)),
      );
    };
    const minutesAgo = (at: number): number => (now - at) / MINUTE_MS;

    beforeAll(async () => {
      db = await testDatabase(body);
      record = openRecord({ connection: db.app, projections: PROJECTIONS, now: () => now });
      const access = openAccess({ connection: db.app, record, key: Buffer.alloc(32, 7), now: () => now });
      const clinic = { id: DEMO_CLINIC, name: DEMO_PLACE.name, zone: DEMO_ZONE, demo: true };
      await access.createClinic(clinic);
      for (const person of DEMO_STAFF) await access.addPersonWithLogin(clinic, { ...person, password: DEMO_PASSWORD });
      await access.close();
      await loadDemo(record, now);
    }, 120_000);
    afterAll(async () => {
      await record.close();
      await db.drop();
    });

    const SEEN: { readonly [K in keyof typeof DEMO_MOMENTS]: (id: string) => Promise<void> } = {
      async 'arrives-at-158'(id) {
        const found = await session(id);
        const answer = gate(found, await patient(found.patient!), STARTING_POLICIES.mixed, now);
        const asks = answer.reasons.filter(({ verdict }) => verdict !== 'info');
        expect(asks.map(({ rule, because }) => `${rule} ${because}`)).toEqual(['bp-elevated 158/96 mmHg']);
        expect(answer.repeatBp!.from, 'the rest still runs').toBeGreaterThan(now);
      },
      async 'third-device-declined'(id) {
        const given = (await session(id)).devices;
        expect(given.at(-1)?.body).toMatchObject({ device: 3, delivery: { kind: 'declined' } });
        expect(minutesAgo(given.at(-1)!.at)).toBeLessThan(5);
      },
      async 'line-failed'(id) {
        const [failed] = allOf(await session(id), 'line-failed');
        expect(minutesAgo(failed!.at)).toBeLessThan(10);
        expect((await session(id)).releasedAt).toBeNull();
      },
      async 'toilet-off-the-monitor'(id) {
        expect((await session(id)).offMonitor?.body.because).toBe('toilet');
      },
      async 'escort-silent'(id) {
        const found = await session(id);
        expect(allOf(found, 'escort-called').map(({ body: call }) => call.answered)).toEqual([false, false]);
        expect(found.phase).toBe('recovery');
        expect(allOf(found, 'escort-arrived')).toEqual([]);
      },
      async 'no-show-at-risk'(id) {
        const found = await session(id);
        expect(found.phase).toBe('planned');
        // Called at ten minutes: this one is past them, and the chair is held for nobody.
        expect(minutesAgo(found.startsAt!)).toBeGreaterThan(10);
        const stream = dayStream(DEMO_SITE, localDateOf(found.startsAt!, DEMO_ZONE));
        const day = (await record.load(DEMO_CLINIC, stream)).reduce(dayFold.evolve, dayFold.initial(stream));
        expect(day.bookings.map(({ session: booked }) => booked)).toContain(id);
        const person = await patient(found.patient!);
        expect(recentHighRisk(person, now)).toBe(true);
        expect(person.tasks.filter(({ state }) => state === 'open')).toEqual([]);
      },
      async 'walk-out'(id) {
        const found = await session(id);
        expect(found.phase).toBe('left');
        expect(minutesAgo(found.leftAt!)).toBeLessThan(10);
        const owed = (await patient(found.patient!)).tasks.filter(({ state }) => state === 'open');
        expect(owed.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['incident', 'driving-impaired']));
      },
      async 'like-names'(id) {
        const found = await session(id);
        const here = DEMO_PATIENTS.map(({ id: patientId, given, family, born }) => ({
          id: patientId,
          givenName: given,
          familyName: family,
          birthDate: born,
        }));
        expect(JSON.stringify(likeNames(here as never))).toContain(found.patient!);
      },
    };

    test.each(Object.entries(DEMO_MOMENTS))('%s is there to see, in %s', async (moment, id) => {
      await SEEN[moment as keyof typeof SEEN](id);
    });

    test('has a biller’s day: a grant about to end, copays due, paid and unknown, and a plan that is late', async () => {
      const today = localDateOf(now, DEMO_ZONE);
      const read = async (id: string) => {
        const person = await patient(id);
        return [
          authorisationOn(person, 'esketamine', today, DEMO_ZONE).standing,
          copayOn(person, today)?.standing ?? null,
          (readPaymentPlan(person, today)?.standing.late ?? 0) > 0,
        ];
      };
      expect(await read('alvares')).toEqual(['runs-out', 'due', false]);
      expect(await read('alvarez')).toEqual(['in-force', 'paid', false]);
      expect(await read('lopez')).toEqual(['none', 'not-stated', false]);
      expect(await read('chen')).toEqual(['not-asked', null, true]);
    });
  });
});
