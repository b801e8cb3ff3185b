import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DoseOrder } from '../dosing/index.ts';
import {
  decidePatient,
  type PatientCommand,
  type PatientEventBodies,
  type PatientState,
  patientFold,
  planInForce,
  readPatient,
} from '../patient/index.ts';
import { REGIMENS, type Regimen, type Series, STARTING_POLICIES } from '../policy/index.ts';
import { type Actor, accepted, type Context, type Decision, type StreamName } from '../record/index.ts';
import { recordDraft } from '../session/index.ts';
import { addMs, DAY_MS, dateOfDay, dayOfDate, type Instant, instant, weekdayOfDay } from '../units/index.ts';
import { decidePlan, gapDays, type PlanCommand, proposeDates } from './index.ts';

const STREAM: StreamName = 'patient/p1';
const NOW = instant(Date.parse('2026-03-02T16:00:00Z'));
const PRESCRIBER: Actor = { kind: 'person', id: 'okafor', roles: ['prescriber'] };
const policy = STARTING_POLICIES.mixed;

/** One person's stream in memory, as it would be recorded. */
class Person {
  state: PatientState = patientFold.initial(STREAM);
  #position = 0;
  now: Instant = NOW;
  get context(): Context {
    return { now: this.now, zone: 'America/Denver', actor: PRESCRIBER };
  }
  get read() {
    return readPatient(this.state);
  }
  take(decision: Decision): string[] {
    if (decision.kind === 'refused') return decision.reasons.map(({ rule }) => rule).sort();
    for (const { events } of decision.streams) {
      for (const draft of events) {
        this.#position += 1;
        const where = { stream: STREAM, seq: this.#position, position: this.#position, recordedAt: this.now };
        this.state = patientFold.evolve(
          this.state,
          recordDraft(draft, { command: `c${this.#position}`, index: 0, actor: PRESCRIBER, ...where }),
        );
      }
    }
    return [];
  }
  say(kind: PatientCommand['kind'], body: unknown): string[] {
    const command = { id: 'c', kind, stream: STREAM, seenSeq: 0, occurredAt: this.now, body } as PatientCommand;
    return this.take(decidePatient({ patient: this.state }, command, this.context));
  }
  /** Something that stands in the record already. */
  has(kind: 'decision-signed', body: PatientEventBodies['decision-signed']): void {
    const draft = { kind, version: 1, occurredAt: this.now, zone: 'America/Denver', body };
    this.take(accepted({ stream: STREAM, events: [draft] }));
  }
  plan(change: Partial<PlanCommand['body']> = {}, with_ = policy): string[] {
    const command: PlanCommand = {
      id: 'c',
      kind: 'sign-plan',
      stream: STREAM,
      seenSeq: 0,
      occurredAt: this.now,
      body: { ...PLAN, ...change },
    };
    return this.take(decidePlan({ patient: this.state, policy: with_ }, command, this.context));
  }
}

const infusion = (mgPerKg: number): DoseOrder => ({
  form: 'infusion',
  route: 'iv-ketamine',
  amount: { per: 'kg', mgPerKg },
  minutes: 40,
  weight: { rule: 'actual', kg: 70, actualKg: 70, measuredAt: addMs(NOW, -DAY_MS) },
  vialMgPerMl: 50,
  bagVolumeMl: 50,
  overfill: 'ignored',
  pump: 'syringe',
  line: { primedWith: 'saline', volumeMl: 2, afterwards: 'flush' },
});
const DATES = ['2026-03-03', '2026-03-06', '2026-03-10', '2026-03-13', '2026-03-17', '2026-03-20'];
const PLAN: PlanCommand['body'] = {
  course: 'c1',
  regimen: 'iv-depression',
  indication: 'depression',
  phase: 'series',
  order: infusion(0.5),
  dates: DATES,
  because: 'first series',
  printedName: 'Dr. Mara Okafor',
  overrides: [],
};
function decided(): Person {
  const person = new Person();
  person.say('register-patient', {
    givenName: 'Ana',
    familyName: 'Ruiz',
    birthDate: '1980-05-01',
    sexAtBirth: 'female',
  });
  person.has('decision-signed', {
    decision: 'treat',
    route: 'iv-ketamine',
    words: 'two adequate trials',
    overrides: [],
  });
  return person;
}

describe('a plan that is signed', () => {
  test('starts the course and is in force, with what follows from the policy', () => {
    const person = decided();
    expect(person.plan()).toEqual([]);
    expect(person.read.courses).toHaveLength(1);
    const plan = planInForce(person.read)!;
    expect(plan.body).toMatchObject({
      revision: 1,
      route: 'iv-ketamine',
      policyVersion: policy.version,
      stop: { judgeAfter: 4, judgeOn: '2026-03-13', improvementPercent: 20, nonImprovementsInARow: 3 },
    });
    expect(plan.body.standingOrders.length).toBeGreaterThan(0);
  });

  test('is changed by another revision of the same course; both stand', () => {
    const person = decided();
    person.plan();
    expect(person.plan({ order: infusion(0.6), because: 'well tolerated, little effect' })).toEqual([]);
    expect(person.read.courses).toHaveLength(1);
    expect(person.read.plans.map(({ body }) => body.revision)).toEqual([1, 2]);
    expect(planInForce(person.read)?.body.order).toMatchObject({ amount: { mgPerKg: 0.6 } });
  });

  test('is no longer in force when its course has ended, and is not struck out or undone', () => {
    const person = decided();
    person.plan();
    const entry = { command: person.read.plans[0]!.id.split('/')[0]!, index: 0 };
    const ref = person.read.entries.find(({ kind }) => kind === 'plan-signed')!.ref ?? entry;
    expect(person.say('strike-entry', { entry: ref, reason: 'no longer wanted' })).toEqual(['plan-stands']);
    expect(person.say('undo-entry', { entry: ref })).toEqual(['plan-stands']);
    person.say('end-course', { course: 'c1', because: 'no benefit' });
    expect(planInForce(person.read)).toBeNull();
    expect(person.plan()).toEqual(['plan-course-ended']);
    expect(person.plan({ course: 'c2' })).toEqual([]);
  });

  test('judges benefit on the next day when the sessions for it are behind', () => {
    const person = decided();
    person.plan();
    for (let session = 1; session <= 4; session += 1) {
      person.now = addMs(NOW, session * 3 * DAY_MS);
      person.state = patientFold.evolve(
        person.state,
        recordDraft(
          {
            kind: 'session-closed',
            version: 1,
            occurredAt: person.now,
            zone: 'America/Denver',
            body: {
              session: `s${session}`,
              startedAt: person.now,
              route: 'iv-ketamine',
              deliveredMg: 35,
              deliveredMgMax: 35,
            },
          },
          {
            command: `s${session}`,
            index: 0,
            stream: STREAM,
            seq: 10 + session,
            position: 10 + session,
            recordedAt: person.now,
            actor: PRESCRIBER,
          },
        ),
      );
    }
    const left = ['2026-03-17', '2026-03-20'];
    expect(person.plan({ dates: left })).toEqual([]);
    expect(planInForce(person.read)?.body.stop.judgeOn).toBe('2026-03-17');
    expect(person.plan({ dates: [...left, '2026-03-24'] })).toEqual(['plan-too-many']);
  });
});

describe('a plan that is refused says everything at once', () => {
  test.each([
    ['a regimen nobody adopted', { regimen: 'rapid' }, ['regimen-unknown']],
    ['a dose above the ceiling', { order: infusion(1.2) }, ['dose-above-ceiling', 'first-dose-high']],
    ['no day', { dates: [] }, ['plan-dates-wrong']],
    ['a day gone by', { dates: ['2026-03-01', '2026-03-05'] }, ['plan-dates-wrong']],
    ['a day twice', { dates: ['2026-03-03', '2026-03-03'] }, ['plan-dates-wrong']],
    [
      'three in a week where two are allowed',
      { dates: ['2026-03-03', '2026-03-06', '2026-03-09'] },
      ['plan-too-often'],
    ],
    ['seven of six', { dates: [...DATES, '2026-03-24'] }, ['plan-too-many']],
    ['maintenance twice a week', { phase: 'maintenance', dates: ['2026-03-03', '2026-03-06'] }, ['plan-too-often']],
    [
      'several at once',
      { order: infusion(1.2), dates: ['2026-03-01', '2026-03-02', '2026-03-04'] },
      ['dose-above-ceiling', 'first-dose-high', 'plan-dates-wrong', 'plan-too-often'],
    ],
  ] as const)('%s', (_name, change, expected) => {
    const person = decided();
    expect(person.plan(change as Partial<PlanCommand['body']>)).toEqual(expected);
    expect(person.read.courses).toHaveLength(0);
  });

  test('without a decision it needs a reason, which is signed into the plan', () => {
    const person = new Person();
    person.say('register-patient', { givenName: 'A', familyName: 'B', birthDate: '1980-05-01', sexAtBirth: 'male' });
    expect(person.plan()).toEqual(['plan-decision-missing']);
    const overrides = [{ rule: 'plan-decision-missing', reason: 'decided at the former clinic, letter on file' }];
    expect(person.plan({ overrides })).toEqual([]);
    expect(planInForce(person.read)?.body).toMatchObject({
      overrides,
      overridden: [{ rule: 'plan-decision-missing' }],
    });
  });

  test('a ceiling is not signed away', () => {
    const overrides = [{ rule: 'dose-above-ceiling', reason: 'wanted' }];
    expect(decided().plan({ order: infusion(1.1), overrides })).toContain('dose-above-ceiling');
  });

  test('a second course while one is open is refused by its name', () => {
    const person = decided();
    person.plan();
    expect(person.plan({ course: 'c2' })).toEqual(['plan-course-open']);
  });
});

describe('proposed days', () => {
  const all = [0, 1, 2, 3, 4, 5, 6];
  test('two a week fall on Monday and Thursday when asked from a Monday on', () => {
    const series = REGIMENS['esketamine-trd'].series;
    const dates = proposeDates({
      series,
      phase: 'series',
      from: '2026-03-02',
      sessions: 8,
      weekdays: [1, 2, 3, 4, 5],
      opens: () => undefined,
    });
    expect(dates.slice(0, 4)).toEqual(['2026-03-02', '2026-03-05', '2026-03-09', '2026-03-12']);
    expect(dates).toHaveLength(8);
  });
  test('a closed day moves the session, never closer to the one before', () => {
    const dates = proposeDates({
      series: REGIMENS['iv-depression'].series,
      phase: 'series',
      from: '2026-03-02',
      sessions: 3,
      weekdays: [1, 4],
      opens: (date) => (date === '2026-03-05' ? false : undefined),
    });
    expect(dates).toEqual(['2026-03-02', '2026-03-09', '2026-03-12']);
  });
  test('maintenance stretches step by step', () => {
    const dates = proposeDates({
      series: REGIMENS['iv-depression'].series,
      phase: 'maintenance',
      from: '2026-03-02',
      sessions: 7,
      weekdays: all,
      opens: () => undefined,
    });
    const days = dates.map(dayOfDate);
    expect(days.slice(1).map((day, index) => day - days[index]!)).toEqual([7, 7, 7, 14, 14, 21]);
  });
  test('whatever is asked, a proposed series is one that can be signed', () => {
    const regimens = Object.values(REGIMENS) as Regimen[];
    fc.assert(
      fc.property(
        fc.constantFrom(...regimens),
        fc.subarray(all, { minLength: 1 }),
        fc.integer({ min: 0, max: 400 }),
        fc.func(fc.boolean()),
        (regimen, weekdays, ahead, opens) => {
          const series: Series = regimen.series;
          const from = dateOfDay(dayOfDate('2026-01-01') + ahead);
          const dates = proposeDates({ series, phase: 'series', from, sessions: series.sessions, weekdays, opens });
          const days = dates.map(dayOfDate);
          for (const [index, day] of days.entries()) {
            expect(weekdays).toContain(weekdayOfDay(day));
            expect(opens(dates[index]!)).toBe(true);
            expect(days.filter((one) => one >= day && one < day + 7).length).toBeLessThanOrEqual(series.perWeek);
            if (index > 0) expect(day - days[index - 1]!).toBeGreaterThanOrEqual(gapDays(series.perWeek));
          }
        },
      ),
    );
  });
  test('a day is the same day there and back', () => {
    fc.assert(
      fc.property(fc.integer({ min: -200_000, max: 200_000 }), (day) => {
        expect(dayOfDate(dateOfDay(day))).toBe(day);
        expect(dateOfDay(day)).toBe(new Date(day * DAY_MS).toISOString().slice(0, 10));
      }),
    );
    expect(() => dayOfDate('2026-02-30')).toThrow(RangeError);
  });
});
