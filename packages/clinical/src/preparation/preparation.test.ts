import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type DayCommand, type DayContext, dayFold, dayStream, decideBooking, decideDay } from '../day/index.ts';
import { ROUTES } from '../dosing/index.ts';
import { latestPatientEntry, patientFold, readPatient } from '../patient/index.ts';
import { SETTINGS, STARTING_POLICIES } from '../policy/index.ts';
import type { Actor, Decision, RecordedEvent, StreamName } from '../record/index.ts';
import { gate, readSession, sessionFold } from '../session/index.ts';
import { addMinutes, HOUR_MS, type Instant, instant, localDateOf, MINUTE_MS } from '../units/index.ts';
import {
  decidePreparation,
  ESCORTS_ASKED,
  escortOf,
  fastingOf,
  meaningOfFood,
  type PreparationBodies,
  type PreparationCommand,
  type PreparationKind,
  preparationDue,
  preparationOf,
} from './index.ts';

const policy = STARTING_POLICIES.mixed;
const START = instant(Date.parse('2026-03-05T16:00:00Z'));
const DATE = '2026-03-05';
const DAY = dayStream('main', DATE);
const before = (hours: number): Instant => instant(START - hours * HOUR_MS);
const PATIENT: Actor = { kind: 'person', id: 'p1', roles: [] };
const OWN_PHONE: Actor = { kind: 'patient', id: 'p1', roles: [], about: 'p1', purpose: 'sign-in' };

/** A clinic in memory with one visit booked: commands go through the deciders, events into the folds. */
class Clinic {
  #events = new Map<StreamName, RecordedEvent[]>();
  #commands = 0;

  constructor(regimen = 'iv-depression', bookedAt = before(24 * 7)) {
    this.record(
      'patient/p1',
      'patient-registered',
      { givenName: 'A', familyName: 'B', birthDate: '1980-01-01', sexAtBirth: 'female' },
      bookedAt,
    );
    const at = (kind: string, body: unknown): DayCommand =>
      ({ id: `d${kind}`, kind, stream: DAY, seenSeq: 0, occurredAt: bookedAt, body }) as DayCommand;
    this.take(
      decideDay(
        this.day,
        at('open-day', { opensAt: before(1), closesAt: addMinutes(START, 600) }),
        this.context(bookedAt),
      ),
      bookedAt,
    );
    for (const role of ['nurse', 'prescriber'])
      this.take(
        decideDay(
          this.day,
          at('plan-duty', { person: role, role, from: before(1), until: addMinutes(START, 600) }),
          this.context(bookedAt),
        ),
        bookedAt,
      );
    const body = { booking: 'v1', patient: 'p1', session: 's1', chair: 'c1', regimen, startsAt: START, overrides: [] };
    const booked = decideBooking(
      this.day,
      at('book-chair', body) as Extract<DayCommand, { kind: 'book-chair' }>,
      { site: 'main', patient: this.patientState, session: this.sessionState, policy },
      this.context(bookedAt),
    );
    if (booked.kind === 'refused')
      throw new Error(booked.reasons.map(({ rule, because }) => `${rule} ${because}`).join());
    this.take(booked, bookedAt);
  }
  context(now: Instant): DayContext {
    return { now, zone: 'America/Denver', actor: PATIENT, policy, chairs: [{ chairId: 'c1', open: true }] };
  }
  record(stream: StreamName, kind: string, body: unknown, at: Instant, author = 'p1'): void {
    const list = this.#events.get(stream) ?? [];
    this.#commands += 1;
    list.push({
      kind,
      body,
      version: 1,
      occurredAt: at,
      recordedAt: at,
      zone: 'America/Denver',
      stream,
      seq: list.length + 1,
      position: this.#commands,
      command: `c${String(this.#commands).padStart(4, '0')}`,
      index: 0,
      author: { kind: 'person', id: author, right: 'test' },
      hash: '',
    } as unknown as RecordedEvent);
    this.#events.set(stream, list);
  }
  take(decision: Decision, at: Instant): readonly string[] {
    if (decision.kind === 'refused') return decision.reasons.map(({ rule }) => rule);
    for (const { stream, events } of decision.streams)
      for (const draft of events) this.record(stream, draft.kind, draft.body, at);
    return decision.streams.flatMap(({ stream, events }) =>
      events.map(({ kind }) => `${stream.split('/')[0]} ${kind}`),
    );
  }
  say<K extends PreparationKind>(
    kind: K,
    body: PreparationBodies[K],
    at: Instant,
    actor = PATIENT,
    heardAt = at,
  ): readonly string[] {
    const id = `s${String(this.#commands + 1).padStart(4, '0')}`;
    const command = {
      id,
      kind,
      stream: 'patient/p1',
      seenSeq: 0,
      occurredAt: at,
      body,
    } as unknown as PreparationCommand;
    const deciding = { patient: this.patientState, session: this.sessionState, day: this.day, site: 'main', policy };
    return this.take(decidePreparation(deciding, command, { ...this.context(heardAt), actor }), at);
  }
  get day() {
    return (this.#events.get(DAY) ?? []).reduce(dayFold.evolve, dayFold.initial(DAY));
  }
  get patientState() {
    return (this.#events.get('patient/p1') ?? []).reduce(patientFold.evolve, patientFold.initial('patient/p1'));
  }
  get sessionState() {
    return (this.#events.get('session/s1') ?? []).reduce(sessionFold.evolve, sessionFold.initial('session/s1'));
  }
  get patient() {
    return readPatient(this.patientState);
  }
  get session() {
    return readSession(this.sessionState);
  }
  escort() {
    return escortOf(this.patient, 'v1', this.session.route, policy).state;
  }
  tasks(state: 'open' | 'closed' = 'open') {
    return this.patient.tasks.filter((task) => task.state === state).map(({ kind }) => kind);
  }
  gateSays(rule: string) {
    const { reasons } = gate(this.session, this.patient, policy, START);
    return reasons.find((reason) => reason.rule === rule)?.because ?? null;
  }
  prepared(now: Instant) {
    const visit = this.patient.visits[0]!;
    return preparationOf({ patient: this.patient, visit, session: this.session, policy, now });
  }
  due(now: Instant) {
    return preparationDue(this.patient, () => this.session.route, policy, now, null).map(({ rule }) => rule);
  }
}
const ADA = { visit: 'v1', escort: 'adult', name: 'Ada', phone: '+1 555 0101' } as const;

describe('fasting', () => {
  test.each([
    ['iv-ketamine', 240, 120],
    ['im-ketamine', 240, 120],
    ['intranasal-esketamine', 120, 30],
  ] as const)('%s: no food for %i min, nothing to drink for %i min', (route, food, drink) => {
    expect(fastingOf(route, policy, START)).toMatchObject({
      foodMinutes: food,
      drinkMinutes: drink,
      lastFoodAt: addMinutes(START, -food),
    });
  });
  test('a clinic may be stricter, and no policy is milder than the hard limit', () => {
    const strict = { settings: { 'ketamine-solids-minutes': 360 } };
    const mild = { settings: { 'ketamine-solids-minutes': 1 } };
    expect(fastingOf('iv-ketamine', strict, START).foodMinutes).toBe(360);
    expect(fastingOf('iv-ketamine', mild, START).foodMinutes).toBe(SETTINGS['ketamine-solids-minutes'].loosest);
  });
  const fasting = fastingOf('iv-ketamine', policy, START);
  test.each([
    ['food', 240, { kind: 'in-time' }],
    ['food', 239, { kind: 'wait', waitMinutes: 1 }],
    ['food', 60, { kind: 'wait', waitMinutes: 180 }],
    ['drink', 120, { kind: 'in-time' }],
    ['drink', 119, { kind: 'wait', waitMinutes: 1 }],
    ['food', -5, { kind: 'not-before' }],
  ] as const)('%s %i min before: %o', (what, minutes, meaning) => {
    expect(meaningOfFood(fasting, { what, lastAt: addMinutes(START, -minutes) }, START)).toMatchObject(meaning);
  });
  test('what it means agrees with the gate, for every route and time', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ROUTES), fc.integer({ min: 0, max: 600 }), (route, minutes) => {
        const rows = fastingOf(route, policy, START);
        const meaning = meaningOfFood(rows, { what: 'food', lastAt: addMinutes(START, -minutes) }, START);
        expect(meaning.kind === 'in-time').toBe(minutes >= rows.foodMinutes);
        if (meaning.kind === 'wait') expect(meaning.doseFrom - START).toBe(meaning.waitMinutes * MINUTE_MS);
      }),
    );
  });
});

describe('the way home', () => {
  test('from nobody over silence to a yes, and the gate knows it', () => {
    const clinic = new Clinic();
    expect(clinic.escort()).toBe('nobody');
    expect(clinic.gateSays('escort-missing')).toMatch(/nobody/);
    expect(clinic.say('name-escort', ADA, before(96))).toEqual([
      'patient escort-named',
      'patient message-queued',
      'session escort-arranged',
    ]);
    expect(clinic.escort()).toBe('silent');
    expect(clinic.say('answer-as-escort', { visit: 'v1', answer: 'yes' }, before(95))).toContain(
      'session escort-arranged',
    );
    expect(clinic.escort()).toBe('confirmed');
    expect(clinic.gateSays('escort-missing')).toBeNull();
  });
  test('an earlier yes that arrives after a no does not stand for it, and a nurse asks', () => {
    const clinic = new Clinic();
    clinic.say('name-escort', ADA, before(96));
    clinic.say('answer-as-escort', { visit: 'v1', answer: 'no' }, before(30));
    expect(clinic.say('answer-as-escort', { visit: 'v1', answer: 'yes' }, before(32))).toEqual([
      'patient escort-answered',
      'patient task-opened',
    ]);
    expect(clinic.escort()).toBe('declined');
    expect(clinic.tasks().toSorted()).toEqual(['escort-silent', 'escort-unclear']);
    clinic.say('answer-as-escort', { visit: 'v1', answer: 'yes' }, before(28));
    expect(clinic.escort()).toBe('confirmed');
    expect(clinic.tasks()).toEqual([]);
  });
  test('an earlier no that arrives after a yes leaves the yes, and a nurse asks', () => {
    const clinic = new Clinic();
    clinic.say('name-escort', ADA, before(96));
    clinic.say('answer-as-escort', { visit: 'v1', answer: 'yes' }, before(30));
    clinic.say('answer-as-escort', { visit: 'v1', answer: 'no' }, before(32));
    expect(clinic.escort()).toBe('confirmed');
    expect(clinic.tasks()).toEqual(['escort-unclear']);
  });
  test('a no is a task at once, stands at the gate, and somebody else who confirms ends both', () => {
    const clinic = new Clinic();
    clinic.say('name-escort', ADA, before(96));
    clinic.say('answer-as-escort', { visit: 'v1', answer: 'yes' }, before(95));
    clinic.say('answer-as-escort', { visit: 'v1', answer: 'no' }, before(30));
    expect(clinic.escort()).toBe('declined');
    expect(clinic.tasks()).toEqual(['escort-silent']);
    expect(clinic.gateSays('escort-missing')).toMatch(/cannot come/);
    clinic.say('name-escort', { ...ADA, name: 'Bo' }, before(29));
    expect(clinic.escort()).toBe('silent');
    expect(clinic.gateSays('escort-missing')).toBeNull();
    clinic.say('answer-as-escort', { visit: 'v1', answer: 'yes' }, before(28));
    expect(clinic.tasks()).toEqual([]);
    expect(clinic.tasks('closed')).toEqual(['escort-silent']);
  });
  test.each([
    [{ visit: 'v1', escort: 'ride' }, ['escort-not-accepted']],
    [{ visit: 'v1', escort: 'adult' }, ['escort-unnamed']],
    [{ visit: 'nope', escort: 'adult', name: 'Ada' }, ['visit-unknown']],
  ] as const)('%j is refused: %j', (body, rules) => {
    expect(new Clinic().say('name-escort', body, before(96))).toEqual(rules);
  });
  test.each([
    ['the own number, spelt otherwise', { phone: '(303) 555-0142' }],
    ['the own address', { phone: '+1 555 0101', email: 'A.B@example.test' }],
  ])('an adult who would be asked by %s is the patient himself', (_, reach) => {
    const clinic = new Clinic();
    const details = { givenName: 'A', familyName: 'B', birthDate: '1980-01-01', sexAtBirth: 'female' };
    const own = { ...details, phone: '+1 303 555 0142', email: 'a.b@example.test' };
    clinic.record('patient/p1', 'patient-details-changed', own, before(97));
    expect(clinic.say('name-escort', { ...ADA, ...reach }, before(96))).toEqual(['escort-is-patient']);
    expect(clinic.say('name-escort', ADA, before(96))).toContain('patient escort-named');
  });
  test('naming one stranger after another writes to a handful of them, and every name is kept', () => {
    const clinic = new Clinic();
    const number = (nth: number) => `+1 720 555 01${String(nth).padStart(2, '0')}`;
    for (let nth = 0; nth < 12; nth += 1)
      clinic.say(
        'name-escort',
        { ...ADA, name: `N${nth}`, phone: number(nth) },
        addMinutes(before(96), nth),
        OWN_PHONE,
      );
    const asked = () => clinic.patient.messages.filter(({ template }) => template === 'escort-asked').length;
    expect(asked()).toBe(ESCORTS_ASKED.perDay);
    expect(clinic.patient.entries.filter(({ kind }) => kind === 'escort-named')).toHaveLength(12);
    clinic.say('name-escort', { ...ADA, name: 'Bo', phone: number(50) }, before(60), OWN_PHONE);
    expect(asked()).toBe(ESCORTS_ASKED.perDay + 1);
  });
  test('the message to whoever was named before is not sent any more', () => {
    const clinic = new Clinic();
    clinic.say('name-escort', ADA, before(96));
    clinic.say('name-escort', { ...ADA, name: 'Bo', phone: '+1 555 0102' }, before(95));
    expect(clinic.patient.messages.map(({ state, address }) => [state, address])).toEqual([
      ['failed', '+1 555 0101'],
      ['queued', '+1 555 0102'],
    ]);
  });
  test('a link speaks for its own visit, and what a phone says once somebody is here does not replace what staff heard', () => {
    const clinic = new Clinic();
    clinic.say('name-escort', ADA, before(96));
    const link = (subject: string): Actor => ({
      kind: 'escort',
      id: 'l1',
      roles: [],
      about: 'p1',
      purpose: 'escort',
      subject,
    });
    const yes = { visit: 'v1', answer: 'yes' } as const;
    expect(clinic.say('answer-as-escort', yes, before(95), link('v2'))).toEqual(['visit-unknown']);
    expect(clinic.escort()).toBe('silent');
    expect(clinic.say('answer-as-escort', yes, before(95), link('v1'))).toContain('session escort-arranged');
    clinic.record('session/s1', 'patient-arrived', {}, before(0.5), 'dana');
    const phone: Actor = { kind: 'patient', id: 'p1', roles: [], about: 'p1', purpose: 'sign-in' };
    const ate = { visit: 'v1', what: 'food', lastAt: before(9) } as const;
    expect(clinic.say('report-food', ate, before(0.4), phone)).toEqual(['patient food-reported']);
    expect(clinic.say('name-escort', { ...ADA, name: 'Bo' }, before(0.4), phone)).not.toContain(
      'session escort-arranged',
    );
    expect(clinic.say('report-food', ate, before(0.3))).toContain('session fasting-answered');
  });
  test('a link of a visit that goes on under another booking at its hour says yes and no for that one, as its page sends it', () => {
    const clinic = new Clinic();
    clinic.say('name-escort', ADA, before(96));
    clinic.record('patient/p1', 'visit-cancelled', { visit: 'v1', because: 'deferred' }, before(90));
    const again = { visit: 'v1b', startsAt: START, kind: 'session', session: 's1' };
    clinic.record('patient/p1', 'visit-booked', again, before(89));
    const naming = { ...ADA, visit: 'v1b', again: { visit: 'v1', why: 'same-hour' } };
    clinic.record('patient/p1', 'escort-named', naming, before(89));
    const link: Actor = { kind: 'escort', id: 'l1', roles: [], about: 'p1', purpose: 'escort', subject: 'v1' };
    const state = () => escortOf(clinic.patient, 'v1b', clinic.session.route, policy).state;
    for (const [visit, hours] of [
      ['v1b', 88],
      ['v1', 87],
    ] as const) {
      clinic.say('answer-as-escort', { visit, answer: 'no' }, before(hours), link);
      expect(state()).toBe('declined');
      clinic.say('answer-as-escort', { visit, answer: 'yes' }, before(hours - 0.5), link);
      expect(state()).toBe('confirmed');
    }
    // Somebody else is named since: his link says nothing for that one.
    clinic.say('name-escort', { ...ADA, visit: 'v1b', name: 'Bo', phone: '+1 555 0102' }, before(86));
    expect(clinic.say('answer-as-escort', { visit: 'v1b', answer: 'yes' }, before(85), link)).toEqual([
      'visit-unknown',
    ]);
    expect(state()).toBe('silent');
  });
  test('nobody can confirm for nobody', () => {
    expect(new Clinic().say('answer-as-escort', { visit: 'v1', answer: 'yes' }, before(9))).toEqual(['escort-nobody']);
  });
});

describe('what the clock owes', () => {
  const named = () => {
    const clinic = new Clinic();
    clinic.say('name-escort', ADA, before(100));
    return clinic;
  };
  test.each([
    [80, []],
    [71, ['ask-escort']],
    [47, ['remind-patient', 'ask-escort']],
    [23, ['remind-patient', 'ask-escort', 'escort-silent']],
    [-1, []],
  ])('%i h before, with an escort who is silent: %j', (hours, rules) => {
    expect(named().due(before(hours))).toEqual(rules);
  });
  test.each([
    ['three days before', 72],
    ['after the hour of asking', 69],
    ['on the day before it', 95],
  ])('who was named %s and so asked just then is not asked again, and the first link stays good', (_when, hours) => {
    const clinic = new Clinic();
    clinic.say('name-escort', ADA, before(hours));
    expect(clinic.due(before(hours - 0.02))).toEqual([]);
    expect(clinic.due(before(48.5))).toEqual([]);
    expect(clinic.due(before(23))).toEqual(['remind-patient', 'escort-silent']);
  });
  test('whom no message went to, after too many on one day, the clock asks all the same', () => {
    const clinic = new Clinic();
    const phone: Actor = { kind: 'patient', id: 'p1', roles: [], about: 'p1', purpose: 'sign-in' };
    for (let time = 0; time <= ESCORTS_ASKED.perDay; time += 1)
      clinic.say('name-escort', { ...ADA, email: `ada${time}@example.test` }, before(70 - time / 100), phone);
    expect(clinic.due(before(69))).toEqual(['ask-escort']);
  });
  test('a no that waited on a telephone is a task from when the clinic hears it, not late before anybody knew', () => {
    const clinic = named();
    clinic.say('answer-as-escort', { visit: 'v1', answer: 'no' }, before(50), PATIENT, before(30));
    const task = clinic.patient.tasks.find(({ kind }) => kind === 'escort-silent');
    expect(task?.dueAt).toBeGreaterThan(before(30));
  });
  test('somebody else who is named after the silence of the first has a silence of his own', () => {
    const clinic = named();
    expect(clinic.due(before(23))).toContain('escort-silent');
    clinic.say('answer-as-escort', { visit: 'v1', answer: 'yes' }, before(20));
    clinic.say('name-escort', { ...ADA, name: 'Bob', phone: '+1 555 0102' }, before(19));
    expect(clinic.due(before(18))).not.toContain('escort-silent');
    expect(clinic.due(before(16.9))).toContain('escort-silent');
    const due = preparationDue(clinic.patient, () => 'iv-ketamine', policy, before(1), null);
    expect(due.find(({ rule }) => rule === 'escort-silent')?.dueAt).toBe(before(17));
  });
  test('before closed days the silence is a task while somebody is still there to find another way home', () => {
    const clinic = named();
    const open = localDateOf(before(50), 'UTC');
    const cover = {
      zone: 'UTC',
      week: [],
      dates: [{ date: open, because: 'the only day', spans: [{ from: '08:00', until: '17:00', people: ['nora'] }] }],
    };
    const silentAt = (which: typeof cover | null) =>
      preparationDue(clinic.patient, () => 'iv-ketamine', policy, before(1), which).find(
        ({ rule }) => rule === 'escort-silent',
      )?.dueAt;
    expect(silentAt(null)).toBe(before(24));
    expect(silentAt(cover)).toBe(Date.parse(`${open}T13:00:00Z`));
    // With hours enough in the last day, that day's own hour holds.
    const [spans, today] = [[{ from: '00:00', until: '24:00', people: ['nora'] }], localDateOf(before(24), 'UTC')];
    const always = [today, localDateOf(before(0), 'UTC')].map((date) => ({ date, because: '', spans }));
    expect(silentAt({ ...cover, dates: always })).toBe(before(24));
  });
  test('who is named in the last hours is looked for while another way home can still be found', () => {
    const clinic = new Clinic();
    clinic.say('name-escort', ADA, before(2));
    const due = preparationDue(clinic.patient, () => 'iv-ketamine', policy, before(0.5), null);
    expect(due.find(({ rule }) => rule === 'escort-silent')?.dueAt).toBe(before(1));
  });
  test('a telephone whose clock is behind changes nothing about who said yes to what', () => {
    const clinic = named();
    clinic.record('patient/p1', 'escort-answered', { visit: 'v1', answer: 'yes' }, before(101));
    expect(clinic.escort()).toBe('confirmed');
    clinic.record('patient/p1', 'escort-named', { ...ADA, name: 'Bob' }, before(101.5));
    expect(clinic.escort()).toBe('silent');
  });
  test('a patient is reminded of one hour once, whatever hours another policy sets', () => {
    const clinic = new Clinic();
    const sent = {
      message: 'm1',
      template: 'prepare-reminder',
      to: 'patient',
      channel: 'email',
      language: 'en',
      until: START,
    };
    expect(clinic.due(before(40))).toEqual(['remind-patient']);
    clinic.record('patient/p1', 'message-queued', sent, before(40));
    expect(clinic.due(before(39))).toEqual([]);
    const earlier = { ...policy, settings: { ...policy.settings, 'prepare-reminder-hours': 72 } } as typeof policy;
    expect(
      preparationDue(clinic.patient, () => 'iv-ketamine', earlier, before(39), null).map(({ rule }) => rule),
    ).toEqual([]);
  });
  test.each([
    ['no-consent', []],
    ['refused', []],
    ['unreachable', ['ask-escort']],
  ])('whose message failed as %s: asked again %j', (because, rules) => {
    const clinic = new Clinic();
    clinic.say('name-escort', ADA, before(60));
    const { message } = clinic.patient.messages[0]!;
    clinic.record('patient/p1', 'message-failed', { message, attempt: 1, because, nextAt: null }, before(59.9));
    expect(clinic.due(before(59))).toEqual(rules);
  });
  test('an escort is not asked in the morning to a visit that was called off in the night', () => {
    const clinic = new Clinic();
    clinic.say('name-escort', ADA, before(35));
    expect(clinic.patient.messages.map(({ state }) => state)).toEqual(['queued']);
    clinic.say('say-cannot-come', { visit: 'v1', wants: 'call-me' }, before(34));
    expect(clinic.patient.messages.filter(({ to }) => to === 'escort').map(({ state }) => state)).toEqual(['failed']);
  });
  test('who has confirmed is not asked and no task comes of them', () => {
    const clinic = named();
    clinic.say('answer-as-escort', { visit: 'v1', answer: 'yes' }, before(90));
    expect(clinic.due(before(1))).toEqual(['remind-patient']);
  });
  test('nobody named at all becomes the task as well', () => {
    expect(new Clinic().due(before(23))).toEqual(['remind-patient', 'escort-silent']);
  });
  test('a visit that was booked late owes at once what it missed, dated at its booking', () => {
    const clinic = new Clinic('iv-depression', before(5));
    const due = preparationDue(clinic.patient, () => 'iv-ketamine', policy, before(4), null);
    expect(due.map(({ rule, dueAt }) => [rule, dueAt])).toEqual([
      ['remind-patient', before(5)],
      ['escort-silent', before(5)],
    ]);
  });
});

describe('"I ate"', () => {
  test('too late: answered with the time from which a dose can be given, a nurse is told, and the gate knows', () => {
    const clinic = new Clinic();
    const said = clinic.say('report-food', { visit: 'v1', what: 'food', lastAt: before(1) }, before(0.5));
    expect(said).toEqual(['patient food-reported', 'patient task-opened', 'session fasting-answered']);
    expect(clinic.tasks()).toEqual(['ate-before-session']);
    expect(clinic.prepared(before(0.5)).food?.meaning).toMatchObject({ kind: 'wait', waitMinutes: 165 });
    expect(clinic.gateSays('npo-not-met')).toMatch(/last food 60 min ago/);
  });
  test('in time: nothing is asked of anybody', () => {
    const clinic = new Clinic();
    clinic.say('report-food', { visit: 'v1', what: 'food', lastAt: before(9) }, before(1));
    expect(clinic.tasks()).toEqual([]);
  });
  test('from home it is known and is still asked on arrival; what is asked there is the answer', () => {
    const clinic = new Clinic();
    clinic.say('report-food', { visit: 'v1', what: 'food', lastAt: before(9) }, before(8));
    clinic.say('report-food', { visit: 'v1', what: 'drink', lastAt: before(5) }, before(4));
    const missing = gate(clinic.session, clinic.patient, policy, START).reasons.find(
      ({ rule }) => rule === 'npo-missing',
    );
    expect(missing).toMatchObject({
      because: 'said from home, not asked here: food, drink',
      missing: ['food', 'drink'],
      inputs: [
        { name: 'last food, said from home', value: 540 },
        { name: 'last drink, said from home', value: 300 },
      ],
    });
    const asked = { lastSolidsAt: before(7), lastClearFluidAt: before(4) };
    clinic.record('session/s1', 'fasting-answered', asked, before(0.1), 'nora');
    expect(clinic.gateSays('npo-missing')).toBeNull();
  });
  test('drink that is told after food leaves the food standing', () => {
    const clinic = new Clinic();
    clinic.say('report-food', { visit: 'v1', what: 'food', lastAt: before(1) }, before(0.5));
    clinic.say('report-food', { visit: 'v1', what: 'drink', lastAt: before(5) }, before(0.4));
    expect(clinic.gateSays('npo-not-met')).toMatch(/last food/);
    expect(clinic.gateSays('npo-missing')).toBe('said from home, not asked here: food, drink');
  });
});

describe('"I can\'t come"', () => {
  test('frees the chair, ends session and visit and tells the desk; nobody waits for a place of the day they cannot come on', () => {
    const clinic = new Clinic();
    expect(clinic.say('say-cannot-come', { visit: 'v1', wants: 'another-day' }, before(20)).toSorted()).toEqual([
      'day booking-cancelled',
      'patient cannot-come-said',
      'patient session-closed',
      'patient task-opened',
      'patient visit-cancelled',
      'session session-cancelled',
    ]);
    expect(clinic.day.bookings).toEqual([]);
    expect(clinic.day.waiting).toEqual([]);
    expect(clinic.session.phase).toBe('cancelled');
    expect(clinic.patient.visits).toEqual([]);
    expect(clinic.tasks()).toEqual(['visit-cannot-come']);
  });
  test.each([
    ['call-me', ['visit-cannot-come']],
    ['no-more', ['no-more-visits']],
  ] as const)('%s is somebody’s to answer: %j', (wants, tasks) => {
    const clinic = new Clinic();
    clinic.say('say-cannot-come', { visit: 'v1', wants }, before(20));
    expect(clinic.tasks()).toEqual(tasks);
  });
  test.each([
    ['here', [['patient-arrived', { chair: 'c1' }]], ['visit-cannot-come'], ['cannot-come-begun']],
    [
      'gone',
      [
        ['patient-arrived', { chair: 'c1' }],
        ['left-before-release', { words: 'left' }],
      ],
      [],
      [],
    ],
  ] as const)(
    'said from the own phone of a visit whose patient is %s is kept, and calls nothing off',
    (_, story, not, tasks) => {
      const clinic = new Clinic();
      for (const [kind, body] of story) clinic.record('session/s1', kind, body, before(0.5), 'dana');
      const body = { visit: 'v1', wants: 'another-day' } as const;
      expect(clinic.say('say-cannot-come', body, before(0.4), OWN_PHONE)[0]).toBe('patient cannot-come-said');
      expect(clinic.day.bookings).toHaveLength(1);
      expect(clinic.day.waiting).toEqual([]);
      expect(clinic.patient.visits).toHaveLength(1);
      expect(clinic.tasks()).toEqual(tasks);
      for (const kind of not) expect(clinic.tasks()).not.toContain(kind);
      // Staff see where the visit is, and are told that it ends there.
      expect(clinic.say('say-cannot-come', body, before(0.3))).toEqual(['session-running']);
    },
  );
  test('a reminder that waits for the morning is not sent of a visit that was called off in the night, and is of the one put back', () => {
    const clinic = new Clinic();
    const waits = { message: 'm1', template: 'prepare-reminder', to: 'patient', channel: 'email', language: 'en' };
    clinic.record('patient/p1', 'message-queued', { ...waits, until: START }, before(35));
    clinic.record(
      'patient/p1',
      'message-queued',
      { ...waits, message: 'm2', until: addMinutes(START, 9_000) },
      before(35),
    );
    clinic.say('say-cannot-come', { visit: 'v1', wants: 'call-me' }, before(34));
    expect(clinic.patient.messages.map(({ message, state }) => [message, state])).toEqual([
      ['m1', 'failed'],
      ['m2', 'queued'],
    ]);
    clinic.record(
      'patient/p1',
      'visit-booked',
      { visit: 'v1b', startsAt: START, kind: 'session', session: 's1' },
      before(33),
    );
    expect(clinic.due(before(32))).toContain('remind-patient');
  });
  test.each([
    ['another-day', []],
    ['call-me', []],
    // Whoever stops, stops more than this visit: a clinician asks all the same.
    ['no-more', ['no-more-visits']],
  ] as const)('of a visit that was called off meanwhile, %s is kept and flagged', (wants, opened) => {
    const clinic = new Clinic();
    clinic.record('patient/p1', 'visit-cancelled', { visit: 'v1', because: 'clinic' }, before(30));
    const tasks = clinic.tasks();
    expect(clinic.say('say-cannot-come', { visit: 'v1', wants }, before(29))).toContain('patient cannot-come-said');
    expect(latestPatientEntry(clinic.patient, 'cannot-come-said')?.body).toMatchObject({
      visit: 'v1',
      wants,
      flags: [{ rule: 'visit-off' }],
    });
    expect(clinic.tasks()).toEqual([...tasks, ...opened]);
  });
  test('of a visit that was called off and put back at its hour, the desk asks', () => {
    const clinic = new Clinic();
    clinic.record('patient/p1', 'visit-cancelled', { visit: 'v1', because: 'clinic' }, before(30));
    const again = { visit: 'v1b', startsAt: START, kind: 'session', session: 's1' };
    clinic.record('patient/p1', 'visit-booked', again, before(29));
    clinic.say('say-cannot-come', { visit: 'v1', wants: 'call-me' }, before(28));
    expect(clinic.tasks()).toContain('visit-cannot-come');
    expect(clinic.patient.visits).toHaveLength(1);
  });
  test('a visit that nobody knows is refused', () => {
    expect(new Clinic().say('say-cannot-come', { visit: 'v9', wants: 'call-me' }, before(20))).toEqual([
      'visit-unknown',
    ]);
  });
});

describe('medicines', () => {
  test('nothing is told about a medicine until a clinician has said it, and then with the name behind it', () => {
    const clinic = new Clinic();
    clinic.record('patient/p1', 'medicines-listed', { medicines: [{ name: 'lorazepam' }] }, before(200), 'nurse-1');
    expect(clinic.prepared(before(90)).holds).toEqual([]);
    clinic.record(
      'patient/p1',
      'holds-instructed',
      {
        holds: [
          { medicine: 'lorazepam', instruction: 'last-dose-before', hours: 12 },
          { medicine: 'lisinopril', instruction: 'as-usual' },
        ],
      },
      before(100),
      'dr-reyes',
    );
    expect(clinic.prepared(before(90)).holds).toMatchObject([
      { medicine: 'lorazepam', by: 'dr-reyes', lastAt: before(12) },
      { medicine: 'lisinopril', by: 'dr-reyes', lastAt: null },
    ]);
  });
});

test('the page of a visit has its times, what is to sign, and when to be fetched', () => {
  const prepared = new Clinic().prepared(before(10));
  expect(prepared).toMatchObject({ arriveAt: START, consent: 'to-sign', drive: 'after-24-hours', over: false });
  expect(prepared.readyAt).toBeGreaterThan(START);
  const nasal = new Clinic('esketamine-trd').prepared(before(10));
  expect(nasal).toMatchObject({ route: 'intranasal-esketamine', drive: 'next-day-after-sleep' });
});
