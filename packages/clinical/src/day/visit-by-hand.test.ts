import { expect, test } from 'vitest';
import { decidePatient, type PatientCommand, patientFold, readPatient } from '../patient/index.ts';
import { type Context, type EventDraft, type RecordedEvent, recordDraft } from '../record/index.ts';
import { addMinutes, DAY_MS, type Instant, instant } from '../units/index.ts';
import { withVisitBooked, withVisitOff } from './index.ts';
import { nextDateWanted } from './next-date.ts';

const NOW = instant(Date.parse('2026-03-02T15:00:00Z'));
const onDay = (days: number): Instant => instant(NOW + days * DAY_MS);
const actor = { kind: 'person', id: 'reyes', roles: ['front-desk'] } as const;

/** A person whose visits the desk enters and takes off by hand, without a chair. */
class Person {
  state = patientFold.initial('patient/p1');
  #events: RecordedEvent[] = [];
  #acts = 0;
  happen(drafts: readonly EventDraft[], recordedAt: Instant = NOW): void {
    this.#acts += 1;
    for (const [index, draft] of drafts.entries()) {
      const seq = this.#events.length + 1;
      const place = { command: `c-${this.#acts}`, index, stream: 'patient/p1' as const, seq, position: seq };
      this.#events.push(recordDraft(draft, { ...place, recordedAt, actor }));
    }
    this.state = this.#events.reduce(patientFold.evolve, patientFold.initial('patient/p1'));
  }
  #say(kind: 'book-visit' | 'cancel-visit', body: object, minutes: number): void {
    const now = addMinutes(NOW, minutes);
    const context: Context = { now, zone: 'America/Denver', actor };
    const command = { id: `s-${this.#acts}`, kind, stream: 'patient/p1', seenSeq: 0, occurredAt: now, body };
    const said = command as unknown as PatientCommand;
    const plain = decidePatient({ patient: this.state }, said, context);
    const patient = readPatient(this.state);
    const decision =
      kind === 'book-visit'
        ? withVisitBooked(plain, patient, command as never, context)
        : withVisitOff(plain, patient, command as never, context);
    if (decision.kind === 'refused') throw new Error(decision.reasons.map(({ rule }) => rule).join());
    this.happen(
      decision.streams.flatMap(({ events }) => events),
      now,
    );
  }
  book(visit: string, days: number, minutes = 0): void {
    this.#say('book-visit', { visit, startsAt: onDay(days), kind: 'session' }, minutes);
  }
  off(visit: string, because: string, minutes = 0): void {
    this.#say('cancel-visit', { visit, because }, minutes);
  }
  /** A visit that holds a chair, called off at the schedule. */
  chairOff(visit: string, days: number): void {
    const draft = (kind: string, body: object) => ({ kind, version: 1, occurredAt: NOW, zone: 'UTC', body });
    const session = `s-${visit}`;
    this.happen([draft('visit-booked', { visit, startsAt: onDay(days), kind: 'session', session, chair: 'c1' })]);
    const wanted = nextDateWanted(readPatient(this.state), { booking: visit, session }, 'clinic', {
      at: NOW,
      zone: 'UTC',
    });
    this.happen([draft('visit-cancelled', { visit, because: 'clinic' }), ...wanted]);
  }
  reachable(): void {
    const draft = (kind: string, body: object) => ({ kind, version: 1, occurredAt: NOW, zone: 'UTC', body });
    this.happen([
      draft('patient-registered', { given: 'Ana', family: 'Ruiz', birthDate: '1990-01-02', email: 'ana@example.test' }),
      draft('contact-consent-changed', { channel: 'email', allowed: true }),
    ]);
  }
  get told(): readonly string[] {
    return readPatient(this.state).messages.map(({ template }) => template);
  }
  get asked(): readonly (readonly [string, string])[] {
    return readPatient(this.state)
      .tasks.filter(({ kind }) => kind === 'next-date')
      .map(({ task, state }) => [task, state] as const);
  }
  get standsFor(): Readonly<Record<string, string | undefined>> {
    return Object.fromEntries(readPatient(this.state).visits.map(({ body }) => [body.visit, body.replaces]));
  }
}

test.each(['with a chair', 'without one'])(
  'moved to a date that had answered for a visit %s, a visit takes that date, and the other one is asked for again',
  (which) => {
    const there = new Person();
    there.book('b', 4);
    if (which === 'with a chair') there.chairOff('a', 2);
    else {
      there.book('a', 2);
      there.off('a', 'clinic');
    }
    expect(there.asked).toEqual([['a/next-date', 'open']]);
    there.book('c', 6);
    expect(there.asked).toEqual([['a/next-date', 'closed']]);
    expect(there.standsFor).toMatchObject({ c: 'a' });
    there.off('b', 'moved', 10);
    expect(there.asked).toEqual([
      ['a/next-date', 'closed'],
      ['a/next-date/b', 'open'],
    ]);
    there.book('a2', 7, 20);
    expect(there.asked.map(([, state]) => state)).toEqual(['closed', 'closed']);
    expect(there.standsFor).toMatchObject({ a2: 'a' });
  },
);

test.each(['moved', 'clinic', 'patient'])(
  'taken off because of %s with no other date yet, a visit without a chair asks the desk for one: once, and by its own name',
  (because) => {
    const there = new Person();
    there.book('a', 2);
    there.book('b', 4);
    there.off('a', because, 20);
    there.off('b', because, 21);
    expect(there.asked).toEqual([
      ['a/next-date', 'open'],
      ['b/next-date', 'open'],
    ]);
    const about = readPatient(there.state).tasks.map((task) => task.about);
    expect(about).toEqual(['a', 'b'].map((one) => ({ stream: 'patient/p1', rule: `next-date/${one}` })));
    there.book('a2', 6, 40);
    expect(there.standsFor).toEqual({ a2: 'a' });
    there.book('b2', 8, 60);
    expect(there.standsFor).toEqual({ a2: 'a', b2: 'b' });
    expect(there.asked.map(([, state]) => state)).toEqual(['closed', 'closed']);
  },
);

test('moved to a date that was booked for it just now, it asks for no other one', () => {
  const there = new Person();
  there.book('a', 2);
  there.book('a2', 4, 20);
  there.off('a', 'moved', 25);
  expect(there.asked).toEqual([]);
});

test('a call or a talk that is taken off asks for no treatment', () => {
  const there = new Person();
  const body = { visit: 'call', startsAt: onDay(2), kind: 'call' };
  there.happen([{ kind: 'visit-booked', version: 1, occurredAt: NOW, zone: 'UTC', body }]);
  there.off('call', 'clinic');
  expect(there.asked).toEqual([]);
});

test('the patient’s own word that he cannot come to it is that question already', () => {
  const there = new Person();
  there.book('a', 2);
  const body = {
    ...{ task: 't', kind: 'visit-cannot-come', title: 'x', ownerRole: 'front-desk', urgent: false, dueAt: NOW },
    about: { stream: 'patient/p1', rule: 'cannot-come/a' },
  };
  there.happen([{ kind: 'task-opened', version: 1, occurredAt: NOW, zone: 'UTC', body }]);
  there.off('a', 'patient');
  expect(there.asked).toEqual([]);
});

test.each([
  ['clinic', 1],
  ['moved', 1],
  ['the road is closed', 1],
  ['patient', 0],
] as const)('taken off by hand because of %s, the patient hears of it %i times', (because, times) => {
  const there = new Person();
  there.reachable();
  there.book('a', 2);
  there.book('b', 4);
  there.off('a', because, 20);
  expect(there.told).toEqual(Array.from({ length: times }, () => 'time-changed'));
});

test('of a call that the clinic takes off the patient hears too, and of a visit that is past nothing', () => {
  const there = new Person();
  there.reachable();
  const booked = (visit: string, days: number) => ({
    ...{ kind: 'visit-booked', version: 1, occurredAt: NOW, zone: 'UTC' },
    body: { visit, startsAt: onDay(days), kind: 'call' },
  });
  there.happen([booked('call', 2), booked('past', -1)]);
  there.off('past', 'clinic');
  expect(there.told).toEqual([]);
  there.off('call', 'clinic');
  expect(there.told).toEqual(['time-changed']);
});
