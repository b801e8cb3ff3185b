import { describe, expect, test } from 'vitest';
import { CONSENTS } from '../consent/index.ts';
import { decidePatient, type PatientCommand, patientFold, readPatient } from '../patient/index.ts';
import { PATIENT_CLOCK } from '../patient-clock/index.ts';
import type { Policy } from '../policy/index.ts';
import { STARTING_POLICIES } from '../policy/index.ts';
import type { Actor, EventDraft, StreamName } from '../record/index.ts';
import { recordDraft } from '../session/index.ts';
import { addMinutes, addMs, DAY_MS, HOUR_MS, type Instant, instant } from '../units/index.ts';
import { afterDose, decideHome, type HomeCommand, type HomeCommandKind, readHome } from './index.ts';

const STREAM: StreamName = 'patient/p1';
const ZONE = 'America/Denver';
const NOW = instant(1_772_470_800_000);
const PRESCRIBER: Actor = { kind: 'person', id: 'okafor', roles: ['prescriber'] };
const SELF: Actor = { kind: 'patient', id: 'p1', roles: [], about: 'p1' };
const OFF: Policy = STARTING_POLICIES.mixed;
const ON: Policy = { ...OFF, settings: { 'home-allowed': 1, 'home-refills': 1 } };
const CONSENT = CONSENTS.find(({ atHome }) => atHome)!;
const ORDER = {
  order: 'o1',
  route: 'oral-ketamine',
  mg: 100,
  doses: 2,
  refills: 1,
  intervalDays: 3,
  adult: { name: 'Sam Porter' },
  because: 'responded to six infusions; lives four hours away',
  printedName: 'Dr. Mara Okafor',
} as const;

class Person {
  state = patientFold.initial(STREAM);
  now: Instant = NOW;
  policy: Policy | null = ON;
  #position = 0;
  get read() {
    return readPatient(this.state);
  }
  get home() {
    return readHome(this.read, this.policy, this.now);
  }
  get holds() {
    return this.home.holds.map(({ about }) => about?.rule);
  }
  /** An event is known by the command that caused it, as in the record. */
  get #nextCommand() {
    return `c${String(this.#position + 1).padStart(4, '0')}`;
  }
  happened(...events: readonly EventDraft[]): this {
    const command = this.#nextCommand;
    events.forEach((draft, index) => {
      this.#position += 1;
      const where = { stream: STREAM, seq: this.#position, position: this.#position, recordedAt: this.now };
      const id = { command, index };
      this.state = patientFold.evolve(this.state, recordDraft(draft, { ...id, actor: PRESCRIBER, ...where }));
    });
    return this;
  }
  fact(kind: string, body: object, at: Instant = this.now): this {
    return this.happened({ kind, version: 1, occurredAt: at, zone: ZONE, body });
  }
  consents(): this {
    const { id, version } = CONSENT;
    return this.fact('consent-signed', { consent: 'ketamine', document: id, version, offLabelWording: true });
  }
  /** What the last prescriber signed. */
  decided(decision: 'treat' | 'not-now' | 'decline'): this {
    return this.fact('decision-signed', { decision, route: 'ketamine-iv', words: 'as talked over', overrides: [] });
  }
  get reaching() {
    return this.home.reaching.map(({ about }) => about?.rule);
  }
  had(sessions: number): this {
    for (let nth = 0; nth < sessions; nth += 1) this.fact('session-closed', { session: `s${nth}`, deliveredMg: 35 });
    return this;
  }
  say(kind: HomeCommandKind, body: object, actor = PRESCRIBER, occurredAt = this.now): readonly string[] {
    const command = { id: this.#nextCommand, kind, stream: STREAM, seenSeq: 0, occurredAt, body };
    const context = { now: this.now, zone: ZONE, actor };
    const decision = decideHome(
      { patient: this.state, policy: this.policy },
      command as unknown as HomeCommand,
      context,
    );
    if (decision.kind === 'refused') return decision.reasons.map(({ rule }) => rule);
    for (const { events } of decision.streams) this.happened(...events);
    return [];
  }
  tell(step: string, more: object = {}, dose = 'd1', at = this.now): void {
    expect(this.say('tell-home-dose', { dose, step, ...more }, SELF, at)).toEqual([]);
  }
}
const ready = (): Person => {
  const person = new Person().consents().decided('treat').had(4);
  expect(person.say('order-home', ORDER)).toEqual([]);
  return person;
};
const FINE = { systolic: 124, diastolic: 78, adultHere: true };

describe('an order', () => {
  test('is refused while the policy has it off, which is how every clinic begins', () => {
    for (const policy of Object.values(STARTING_POLICIES)) {
      const person = new Person().consents().decided('treat').had(4);
      person.policy = policy;
      expect(person.say('order-home', { ...ORDER, refills: 0 })).toEqual(['home-not-allowed']);
    }
  });

  test('names everything that stands against it at once', () => {
    const order = { ...ORDER, mg: 500, doses: 30, refills: 5, intervalDays: 1, adult: { name: ' ' } };
    expect(new Person().say('order-home', order)).toEqual([
      'home-consent-missing',
      'home-not-established',
      'home-dose-above',
      'home-doses-above',
      'home-refills-above',
      'home-interval-below',
      'home-adult-missing',
      'home-decision',
    ]);
  });

  test('no policy passes a hard limit, whatever stands in it', () => {
    const person = new Person().consents().decided('treat').had(4);
    person.policy = {
      ...OFF,
      settings: { 'home-allowed': 9, 'home-dose-mg': 9_000, 'home-doses': 90, 'home-refills': 90 },
    };
    const rules = person.say('order-home', { ...ORDER, mg: 301, doses: 9, refills: 3 });
    expect(rules).toEqual(['home-dose-above', 'home-doses-above', 'home-refills-above']);
  });

  test('one at a time; a withdrawn consent or a policy that is turned off ends what may be taken', () => {
    const person = ready();
    expect(person.say('order-home', { ...ORDER, order: 'o2' })).toEqual(['home-order-open']);
    expect(person.home.against).toEqual([]);
    person.policy = OFF;
    expect(person.home.against.map(({ rule }) => rule)).toEqual(['home-not-allowed']);
    person.policy = ON;
    person.fact('consent-withdrawn', { consent: 'ketamine' });
    expect(person.home.against.map(({ rule }) => rule)).toEqual(['home-consent-missing']);
  });

  test('a consent is taken back by a phone whose clock is behind, too', () => {
    const person = ready();
    person.fact('consent-withdrawn', { consent: 'ketamine' }, addMs(person.now, -3 * DAY_MS));
    expect(person.home.against.map(({ rule }) => rule)).toEqual(['home-consent-missing']);
    person.now = addMinutes(person.now, 5);
    person.consents();
    expect(person.home.against).toEqual([]);
  });

  test('quantity, refills by a prescriber’s word, and an end', () => {
    const person = ready();
    const take = (dose: string) => {
      person.tell('before', FINE, dose);
      person.tell('taken', {}, dose);
      person.tell('heard', { answers: { tired: 'a-little', sick: 'no', safe: 'yes' } }, dose);
      person.now = addMs(person.now, 4 * DAY_MS);
    };
    take('d1');
    take('d2');
    expect(person.home).toMatchObject({ dosesLeft: 0, refillsLeft: 1 });
    expect(person.home.against.map(({ rule }) => rule)).toEqual(['home-no-dose-left']);
    expect(person.say('refill-home', { order: 'o1', because: 'doing well' })).toEqual([]);
    expect(person.home).toMatchObject({ dosesLeft: 2, refillsLeft: 0, against: [] });
    expect(person.say('refill-home', { order: 'o1', because: 'doing well' })).toEqual([
      'home-doses-left',
      'home-no-refill-left',
    ]);
    person.now = addMs(NOW, 31 * DAY_MS);
    expect(person.home.against.map(({ rule }) => rule)).toEqual(['home-order-over']);
    expect(person.say('end-home', { order: 'o1', because: 'run out' })).toEqual([]);
    expect(person.home.order).toBeNull();
    expect(person.holds).toEqual([]);
  });
});

describe('a dose', () => {
  test.each([
    [FINE, []],
    [{ ...FINE, systolic: 141 }, ['home-taken-against']],
    [{ ...FINE, diastolic: 91 }, ['home-taken-against']],
    [{ ...FINE, systolic: 140, diastolic: 90 }, []],
    [{ ...FINE, systolic: 89 }, ['home-taken-against']],
    [{ ...FINE, adultHere: false }, ['home-taken-against']],
    [{ adultHere: true }, ['home-taken-against']],
  ])('taken after %o: holds %o', (before, holds) => {
    const person = ready();
    person.tell('before', before);
    person.tell('taken');
    expect(person.holds).toEqual(holds);
  });

  test('too soon after the last one it is kept and held, never refused', () => {
    const person = ready();
    person.tell('before', FINE);
    person.tell('taken');
    person.now = addMs(NOW, 3 * DAY_MS - 1);
    person.tell('before', FINE, 'd2');
    person.tell('taken', {}, 'd2');
    expect(person.holds).toContain('home-taken-against');
    expect(person.home.doses.filter(({ takenAt }) => takenAt !== null)).toHaveLength(2);
  });

  test('told late it is judged by the minute in which it was taken', () => {
    const person = ready();
    person.tell('before', FINE);
    person.now = addMinutes(NOW, 60);
    person.tell('taken', {}, 'd1', addMinutes(NOW, 5));
    expect(person.holds).toEqual([]);
  });

  test('told late it was too soon all the same, and a pressure of after it says nothing for it', () => {
    const soon = ready();
    soon.tell('before', FINE);
    soon.tell('taken');
    const second = addMs(NOW, 3 * DAY_MS - 10 * 60_000);
    soon.now = addMs(NOW, 3 * DAY_MS);
    soon.tell('before', FINE, 'd2', second);
    soon.tell('taken', {}, 'd2', addMinutes(second, 5));
    expect(soon.holds).toEqual(['home-taken-against']);
    const after = ready();
    after.now = addMinutes(NOW, 60);
    after.tell('before', FINE, 'd1', addMinutes(NOW, 20));
    after.tell('taken', {}, 'd1', addMinutes(NOW, 5));
    expect(after.holds).toEqual(['home-taken-against']);
  });

  test('one of days before that is heard of after the next one is not too soon by it, and one of the same days is', () => {
    const twoTold = (days: number): Person => {
      const person = ready();
      person.now = addMs(NOW, days * DAY_MS);
      person.tell('before', FINE, 'd2');
      person.tell('taken', {}, 'd2');
      person.tell('before', FINE, 'd1', NOW);
      person.tell('taken', {}, 'd1', addMinutes(NOW, 5));
      return person;
    };
    expect(twoTold(5).holds).toEqual([]);
    expect(twoTold(2).holds).toEqual(['home-taken-against']);
  });

  test('a pressure of half an hour ago no longer counts', () => {
    const person = ready();
    person.tell('before', FINE);
    person.now = addMinutes(NOW, 31);
    person.tell('taken');
    expect(person.holds).toEqual(['home-taken-against']);
  });

  test.each([
    [159, 99, []],
    [160, 80, ['home-pressure-after']],
    [130, 100, ['home-pressure-after']],
    [180, 80, ['home-pressure-severe']],
    [130, 110, ['home-pressure-severe']],
  ])('%i/%i after it: holds %o', (systolic, diastolic, holds) => {
    const person = ready();
    person.tell('before', FINE);
    person.tell('taken');
    person.tell('after', { systolic, diastolic });
    expect(person.holds).toEqual(holds);
  });

  test.each([
    [{ answers: { tired: 'very' } }, ['home-unwell'], []],
    [{ answers: { sick: 'very' } }, ['home-unwell'], []],
    [{ answers: { tired: 'a-little', safe: 'yes' } }, [], []],
    [{ moreTaken: true }, ['home-more-taken'], ['home-reach']],
    [{ answers: { safe: 'no' } }, [], ['distress-reach']],
    [{ answers: { safe: 'not-sure' } }, [], ['distress-ask']],
  ])('heard of with %o: holds %o, needs %o', (heard, holds, needs) => {
    const person = ready();
    person.tell('before', FINE);
    person.tell('taken');
    person.tell('heard', heard);
    expect(person.holds).toEqual(holds);
    const open = person.read.tasks.filter(({ state }) => state === 'open').map(({ kind }) => kind);
    expect(open.filter((kind) => kind !== 'home-hold')).toEqual(needs);
  });

  test('not heard of by the evening it is somebody’s task, once, and nothing is taken while that stands', () => {
    const person = ready();
    person.tell('before', FINE);
    person.tell('taken');
    const clock = PATIENT_CLOCK.find(({ rule }) => rule === 'home-silent')!;
    const due = () =>
      clock.due(person.read, { now: person.now, zone: ZONE, policy: ON, days: [], cover: null }, () => 'tick');
    person.now = addMs(NOW, 6 * HOUR_MS - 1);
    expect(due()).toEqual([]);
    person.now = addMs(NOW, 6 * HOUR_MS);
    const [found] = due();
    expect(found).toMatchObject({ about: 'd1', dueAt: person.now });
    person.happened(...found!.events);
    expect(person.holds).toEqual(['home-silent']);
    expect(person.home.against.map(({ rule }) => rule)).toContain('home-hold');
    person.tell('after', { systolic: 128, diastolic: 80 });
    person.tell('heard', { answers: { safe: 'yes' }, moreTaken: false });
    expect(due()).toEqual([]);
    // Only a prescriber’s word lifts it.
    const [hold] = person.home.holds;
    person.fact('task-closed', { task: hold!.task, evidence: 'called, slept it off' });
    person.now = addMs(NOW, 3 * DAY_MS);
    expect(person.home.against).toEqual([]);
  });

  test.each([
    ['before', { ...FINE, systolic: 220, diastolic: 130 }],
    ['after', { systolic: 220, diastolic: 130 }],
    ['after', { systolic: 181 }],
    ['heard', { moreTaken: true }],
  ])('%s, %o: somebody reaches the person within minutes, for each dose anew', (step, said) => {
    const person = ready();
    for (const dose of ['d1', 'd2']) {
      person.tell('before', FINE, dose);
      person.tell('taken', {}, dose);
      person.tell(step, said, dose);
      person.tell(step, said, dose);
    }
    expect(person.reaching).toHaveLength(2);
    const [reach] = person.home.reaching;
    expect(reach).toMatchObject({ kind: 'home-reach', urgent: true, dueAt: addMinutes(NOW, 15) });
    expect(person.holds.filter((rule) => rule === reach?.about?.rule)).toHaveLength(2);
  });

  test('whoever has the watch is named, and his minutes count from when he is there', () => {
    const person = ready();
    const watch = { countsFrom: addMinutes(NOW, 30), people: [{ id: 'nair', roles: ['nurse'] }] } as never;
    const command = { id: 'k', kind: 'tell-home-dose', stream: STREAM, seenSeq: 0, occurredAt: NOW };
    const body = { dose: 'd1', step: 'after', systolic: 220, diastolic: 130 };
    const decision = decideHome(
      { patient: person.state, policy: ON, watch },
      { ...command, body } as unknown as HomeCommand,
      { now: NOW, zone: ZONE, actor: SELF },
    );
    expect(JSON.stringify(decision)).toContain('"owner":"nair"');
  });

  test('a word in the first minutes does not end the watch over it', () => {
    const person = ready();
    const fine = { answers: { tired: 'no', sick: 'no', safe: 'yes' }, moreTaken: false };
    person.tell('before', FINE);
    person.tell('taken');
    person.now = addMinutes(NOW, 1);
    person.tell('after', { systolic: 126, diastolic: 80 });
    person.tell('heard', fine);
    expect(person.home.current?.dose).toBe('d1');
    person.now = addMinutes(NOW, 60);
    person.tell('heard', { answers: { safe: 'yes' } });
    expect(person.home.current?.dose).toBe('d1');
    person.tell('after', { systolic: 126, diastolic: 80 });
    expect(person.home.current).toBeNull();
    expect(person.home.recent).toBe(true);
  });

  test.each([
    ['after', { answers: { safe: 'yes' }, moreTaken: false }],
    ['more-taken', { answers: { safe: 'yes' } }],
  ])('%s was never told: missing is not "no", and the next dose waits', (missing, heard) => {
    const person = ready();
    person.tell('before', FINE);
    person.tell('taken');
    person.now = addMinutes(NOW, 90);
    if (missing !== 'after') person.tell('after', { systolic: 126, diastolic: 80 });
    person.tell('heard', heard);
    person.now = addMs(NOW, 6 * HOUR_MS);
    const clock = PATIENT_CLOCK.find(({ rule }) => rule === 'home-silent')!;
    for (const { events } of clock.due(
      person.read,
      { now: person.now, zone: ZONE, policy: ON, days: [], cover: null },
      () => 'tick',
    ))
      person.happened(...events);
    expect(person.holds).toEqual(['home-untold']);
  });

  test('an order that ended leaves the page while a dose is younger than a day', () => {
    const person = ready();
    person.tell('before', FINE);
    person.tell('taken');
    expect(person.say('end-home', { order: 'o1', because: 'not any more' })).toEqual([]);
    expect(person.home).toMatchObject({ order: null, recent: true, lastOrder: { body: { order: 'o1' } } });
    person.now = addMs(NOW, DAY_MS);
    expect(person.home.recent).toBe(false);
  });

  test('told where no policy is in force it is kept, and held', () => {
    const person = ready();
    person.policy = null;
    person.tell('before', FINE);
    person.tell('taken');
    person.tell('after', { systolic: 220, diastolic: 130 });
    expect(person.holds).toEqual(['home-taken-against', 'home-pressure-severe']);
    expect(person.reaching).toEqual(['home-pressure-severe']);
  });
});

describe('a question about the consent for home', () => {
  const ABOUT = 'c-asked';
  const asks = (person: Person, document: string = CONSENT.id): Person => {
    const about = { stream: STREAM, entry: { command: `c${String(person.read.seq + 1).padStart(4, '0')}`, index: 0 } };
    const task = { task: ABOUT, kind: 'consent-question', title: 'x', ownerRole: 'nurse', dueAt: NOW, urgent: false };
    return person
      .fact('consent-question-asked', { document, words: 'Does it hurt?' })
      .fact('task-opened', { ...task, about });
  };
  const rules = (person: Person) => person.home.against.map(({ rule }) => rule);

  test('holds back order, refill and dose until it is answered; one about another consent does not', () => {
    const before = asks(new Person().consents().decided('treat').had(4));
    expect(before.say('order-home', ORDER)).toEqual(['home-question-open']);
    before.fact('task-closed', { task: ABOUT, evidence: 'told him on the phone' });
    expect(before.say('order-home', ORDER)).toEqual([]);
    const person = asks(ready());
    expect(rules(person)).toEqual(['home-question-open']);
    expect(person.say('refill-home', { order: 'o1', because: 'goes on' })).toContain('home-question-open');
    expect(rules(asks(ready(), 'ketamine-iv'))).toEqual([]);
  });

  test('a dose taken all the same is kept and held; one that was taken before it was asked is not', () => {
    const person = asks(ready());
    person.tell('before', FINE);
    person.tell('taken');
    expect(person.holds).toEqual(['home-taken-against']);
    const late = ready();
    late.tell('before', FINE);
    late.now = addMinutes(NOW, 20);
    asks(late);
    late.tell('taken', {}, 'd1', addMinutes(NOW, 5));
    expect(late.holds).toEqual([]);
  });
});

describe('a treatment in the clinic', () => {
  /** An infusion from and until so many minutes from now; null: it runs. */
  const treated = (person: Person, from: number, until: number | null): Person => {
    const lastDoseEndedAt = until === null ? null : addMinutes(NOW, until);
    const given = { deliveredMg: 35, deliveredMgMax: 35, mgPerKg: 0.5, amountKnown: true };
    const session = { session: 'today', firstDoseAt: addMinutes(NOW, from), lastDoseEndedAt };
    return person.fact('session-dosed', { ...session, ...given });
  };
  const rules = (person: Person) => person.home.against.map(({ rule }) => rule);

  test('keeps the next dose at home back for 16 h, and the page says until when', () => {
    const person = treated(ready(), -100, -60);
    expect(rules(person)).toEqual(['home-too-soon']);
    expect(person.home.nextFrom).toBe(addMs(NOW, 15 * HOUR_MS));
    person.now = addMs(NOW, 15 * HOUR_MS);
    expect(person.home).toMatchObject({ against: [], nextFrom: null });
    expect(rules(treated(ready(), -20, null))).toEqual(['home-too-soon']);
  });

  test('does not shorten the days between two doses at home', () => {
    const person = ready();
    person.tell('taken');
    treated(person, 60, 100);
    person.now = addMinutes(NOW, 120);
    expect(person.home.nextFrom).toBe(addMs(NOW, 3 * DAY_MS));
  });

  test.each([
    ['an hour after it', -100, -60, ['home-taken-against']],
    ['a day after it', -24 * 60, -23 * 60, []],
  ])('a dose at home %s is kept, and held by what stood against it', (_, from, until, holds) => {
    const person = treated(ready(), from, until);
    person.tell('before', FINE);
    person.tell('taken');
    expect(person.holds).toEqual(holds);
  });
});

describe('what ends treatment ends it at home as well', () => {
  test.each([
    ['not eligible', 'home-decision', (person: Person) => person.decided('decline')],
    ['not now', 'home-decision', (person: Person) => person.decided('not-now')],
    [
      'the course has ended',
      'home-course-ended',
      (person: Person) =>
        person.fact('course-started', { course: 'k1' }).fact('course-ended', { course: 'k1', because: 'no benefit' }),
    ],
    [
      'a serious adverse event is open',
      'home-serious-event',
      (person: Person) =>
        person.fact('task-opened', { task: 'e', kind: 'serious-event', ownerRole: 'prescriber', dueAt: NOW }),
    ],
  ])('%s: no dose, no refill, no order', (_, rule, ends) => {
    const person = ready();
    ends(person);
    expect(person.home.against.map((one) => one.rule)).toEqual([rule]);
    expect(person.say('refill-home', { order: 'o1', because: 'doing well' })).toContain(rule);
    person.tell('before', FINE);
    person.tell('taken');
    expect(person.holds).toEqual(['home-taken-against']);
    person.say('end-home', { order: 'o1', because: 'ended' });
    expect(person.say('order-home', { ...ORDER, order: 'o2' })).toContain(rule);
  });

  test('without a signed decision nothing is ordered', () => {
    expect(new Person().consents().had(4).say('order-home', ORDER)).toEqual(['home-decision']);
  });

  test('a consent that has run out holds no more', () => {
    const person = new Person().consents().decided('treat').had(4);
    const { id, version } = CONSENT;
    person.fact('consent-signed', { consent: 'ketamine', document: id, version, expiresAt: addMs(NOW, DAY_MS) });
    expect(person.say('order-home', ORDER)).toEqual([]);
    person.now = addMs(NOW, DAY_MS);
    expect(person.home.against.map(({ rule }) => rule)).toEqual(['home-consent-missing']);
  });

  test('no refill while the doses of the last fill are still at home', () => {
    const person = ready();
    expect(person.say('refill-home', { order: 'o1', because: 'going away' })).toEqual(['home-doses-left']);
  });
});

describe('craving', () => {
  const asked = (person: Person, answer: string) => {
    const body = { answer };
    const command = {
      id: `k${person.read.seq}`,
      kind: 'ask-craving',
      stream: STREAM,
      seenSeq: 0,
      occurredAt: person.now,
      body,
    };
    const context = { now: person.now, zone: ZONE, actor: PRESCRIBER };
    const decision = decidePatient({ patient: person.state }, command as PatientCommand, context);
    if (decision.kind === 'accepted') for (const { events } of decision.streams) person.happened(...events);
    return person;
  };
  test.each(['none', 'some'])('%s stops nothing', (answer) => {
    expect(asked(ready(), answer).home.against).toEqual([]);
  });
  test('a strong one stops doses, refills and orders until a prescriber has looked', () => {
    const person = asked(asked(ready(), 'strong'), 'strong');
    const open = person.read.tasks.filter(({ kind, state }) => kind === 'craving-review' && state === 'open');
    expect(open).toMatchObject([{ ownerRole: 'prescriber' }]);
    expect(person.home.against.map(({ rule }) => rule)).toEqual(['home-craving']);
    expect(person.say('refill-home', { order: 'o1', because: 'goes on' })).toContain('home-craving');
    person.fact('home-ended', { order: 'o1', because: 'x' });
    expect(person.say('order-home', { ...ORDER, order: 'o2' })).toEqual(['home-craving']);
    person.fact('task-closed', { task: open[0]!.task, evidence: 'talked about, PDMP looked at' });
    expect(person.home.against.map(({ rule }) => rule)).not.toContain('home-craving');
  });
});

test('the second pressure is asked for once, at its time, at any hour, and only while it is owed', () => {
  const rule = PATIENT_CLOCK.find((one) => one.rule === 'home-pressure')!;
  const person = ready();
  const due = () =>
    rule.due(
      person.read,
      { now: person.now, zone: ZONE, policy: ON, days: [], cover: null },
      ({ dueAt }) => `tick/${dueAt}`,
    );
  person.tell('before', FINE);
  person.tell('taken');
  expect(due()).toEqual([]);
  const { pressureAt, heardBy } = afterDose(NOW, ON);
  person.now = pressureAt;
  expect(due()).toMatchObject([
    { dueAt: pressureAt, events: [{ kind: 'message-queued', body: { template: 'home-measure', until: heardBy } }] },
  ]);
  person.now = addMs(heardBy, 1);
  expect(due()).toEqual([]);
  person.now = pressureAt;
  person.tell('after', { systolic: 130, diastolic: 80 });
  expect(due()).toEqual([]);
});

describe('the second adult', () => {
  const asked = (adult: object) => {
    const person = new Person().consents().decided('treat').had(4);
    expect(person.say('order-home', { ...ORDER, adult })).toEqual([]);
    return person.read.messages.filter(({ template }) => template === 'home-adult');
  };
  test('is written to by link once he has agreed to it, and not before', () => {
    const phone = '+1 303 555 0123';
    expect(asked({ name: 'Sam Porter', phone })).toEqual([]);
    expect(asked({ name: 'Sam Porter', agreed: true })).toEqual([]);
    expect(asked({ name: 'Sam Porter', phone, agreed: true })).toMatchObject([
      { to: 'escort', channel: 'text', address: phone, link: { purpose: 'home-adult', about: 'o1' } },
    ]);
  });
});
