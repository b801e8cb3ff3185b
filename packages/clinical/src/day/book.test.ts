import { describe, expect, test } from 'vitest';
import { namedEscort } from '../escort/index.ts';
import { patientFold, readPatient, taskOf } from '../patient/index.ts';
import { STARTING_POLICIES } from '../policy/index.ts';
import type { Decision, RecordedEvent, StreamName } from '../record/index.ts';
import { decideSession, readSession, type SessionCommand, sessionFold } from '../session/index.ts';
import { addMinutes, type Instant, instant } from '../units/index.ts';
import {
  type DayCommand,
  type DayContext,
  dayFold,
  dayStream,
  decideBooking,
  decideCancelling,
  decideDay,
  decideSeries,
  followSession,
  type SeriesCommand,
  withVisitOff,
} from './index.ts';
import { mayBeMovedTo, nextDateFound } from './next-date.ts';

const policy = STARTING_POLICIES.mixed;
const eight = instant(Date.parse('2026-03-02T15:00:00Z'));
const context: DayContext = {
  now: addMinutes(eight, -3 * 24 * 60),
  zone: 'America/Denver',
  actor: { kind: 'person', id: 'reyes', roles: ['front-desk'] },
  policy,
  chairs: [
    { chairId: 'c1', open: true },
    { chairId: 'c2', open: true },
  ],
};

/** A clinic in memory: every stream's events as they would be recorded. */
function clinic() {
  const events = new Map<StreamName, RecordedEvent[]>();
  let position = 0;
  let acts = 0;
  const record = (streams: readonly { stream: StreamName; events: readonly object[] }[], at: Instant) => {
    acts += 1;
    let index = 0;
    for (const { stream, events: drafts } of streams)
      for (const draft of drafts) {
        const list = events.get(stream) ?? [];
        position += 1;
        list.push({
          ...draft,
          stream,
          seq: list.length + 1,
          position,
          command: `c-${acts}`,
          index: index++,
          recordedAt: at,
          author: { kind: 'person', id: 'reyes', right: 'test' },
          hash: '',
        } as unknown as RecordedEvent);
        events.set(stream, list);
      }
  };
  return {
    take(decision: Decision): string[] {
      if (decision.kind === 'refused') return decision.reasons.map(({ rule }) => rule);
      record(decision.streams, context.now);
      return [];
    },
    tell(kind: string, body: object): void {
      const telling = { kind, version: 1, occurredAt: context.now, zone: context.zone, body };
      record([{ stream: 'patient/p1', events: [telling] }], context.now);
    },
    open(kind: string, task: string, about: { readonly stream: string }): void {
      const body = taskOf(kind, task, context.now, about);
      const opening = { kind: 'task-opened', version: 1, occurredAt: context.now, zone: context.zone, body };
      record([{ stream: 'patient/p1', events: [opening] }], context.now);
    },
    day: (date: string) =>
      (events.get(dayStream('main', date)) ?? []).reduce(dayFold.evolve, dayFold.initial(dayStream('main', date))),
    session: (id: string) =>
      (events.get(`session/${id}`) ?? []).reduce(sessionFold.evolve, sessionFold.initial(`session/${id}`)),
    patient: (id: string) =>
      (events.get(`patient/${id}`) ?? []).reduce(patientFold.evolve, patientFold.initial(`patient/${id}`)),
  };
}

const said = <C>(kind: string, stream: StreamName, body: unknown): C =>
  ({ id: 'c', kind, stream, seenSeq: 0, occurredAt: context.now, body }) as C;
const dates = ['2026-03-02', '2026-03-05', '2026-03-09'] as const;
const startOf = (date: string): Instant => instant(Date.parse(`${date}T15:00:00Z`));

/** The patient has an address and has agreed to be written to. */
function makeReachable(there: ReturnType<typeof clinic>): void {
  there.tell('patient-registered', {
    given: 'Ana',
    family: 'Ruiz',
    birthDate: '1990-01-02',
    email: 'ana@example.test',
  });
  there.tell('contact-consent-changed', { channel: 'email', allowed: true });
}
function reachable() {
  const there = opened();
  makeReachable(there);
  return there;
}

function opened() {
  const there = clinic();
  for (const date of dates) {
    const day = (kind: string, body: unknown) =>
      there.take(decideDay(there.day(date), said<DayCommand>(kind, dayStream('main', date), body), context));
    day('open-day', { opensAt: startOf(date), closesAt: addMinutes(startOf(date), 600) });
    for (const [person, role] of [
      ['lindqvist', 'nurse'],
      ['okafor', 'prescriber'],
    ])
      day('plan-duty', { person, role, from: startOf(date), until: addMinutes(startOf(date), 600) });
  }
  return there;
}

type There = ReturnType<typeof opened>;
const deciding = (there: There, session: string) => ({
  site: 'main',
  patient: there.patient('p1'),
  session: there.session(session),
  policy,
});
const book = (there: There, date: string, id: string, minutes = 0, chair = 'c1') =>
  decideBooking(
    there.day(date),
    said<Extract<DayCommand, { kind: 'book-chair' }>>('book-chair', dayStream('main', date), {
      booking: `b-${id}`,
      session: `s-${id}`,
      patient: 'p1',
      chair,
      regimen: 'esketamine-trd',
      startsAt: addMinutes(startOf(date), minutes),
      overrides: [],
    }),
    deciding(there, `s-${id}`),
    context,
  );
const cancel = (
  there: There,
  date: string,
  id: string,
  because: string,
  minutesLater = 0,
  more: { readonly to?: string | null } = {},
) =>
  decideCancelling(
    there.day(date),
    said<Extract<DayCommand, { kind: 'cancel-booking' }>>('cancel-booking', dayStream('main', date), {
      booking: `b-${id}`,
      because,
      ...more,
    } as Extract<DayCommand, { kind: 'cancel-booking' }>['body']),
    deciding(there, `s-${id}`),
    { ...context, now: addMinutes(context.now, minutesLater) },
  );
const series = (there: There, minutes: readonly number[]) =>
  decideSeries(
    said<SeriesCommand>('book-series', 'patient/p1', {
      site: 'main',
      regimen: 'esketamine-trd',
      visits: dates.map((date, i) => ({
        date,
        booking: `b-${i}`,
        session: `s-${i}`,
        chair: 'c1',
        startsAt: addMinutes(startOf(date), minutes[i] ?? 0),
      })),
      overrides: [],
    }),
    there.day,
    there.session,
    { site: 'main', patient: there.patient('p1'), policy },
    context,
  );

describe('a booked chair', () => {
  test('plans the session in it and stands on the time line of the person, in one act', () => {
    const there = opened();
    expect(there.take(book(there, dates[0], 'a'))).toEqual([]);
    expect(readSession(there.session('s-a'))).toMatchObject({
      phase: 'planned',
      patient: 'p1',
      site: 'main',
      chair: 'c1',
      regimen: 'esketamine-trd',
      route: 'intranasal-esketamine',
      startsAt: startOf(dates[0]),
      firstTreatment: true,
    });
    expect(readPatient(there.patient('p1')).visits.map(({ body }) => body.visit)).toEqual(['b-a']);
  });

  test('refused by the day leaves no session and no visit', () => {
    const there = opened();
    there.take(book(there, dates[0], 'a'));
    expect(there.take(book(there, dates[0], 'b'))).toEqual(expect.arrayContaining(['chair-taken', 'patient-booked']));
    expect(readSession(there.session('s-b')).patient).toBeNull();
  });

  test('a session that is planned already is not planned again', () => {
    const there = opened();
    there.take(book(there, dates[0], 'a'));
    expect(there.take(book(there, dates[1], 'a'))).toEqual(['session-already-planned']);
    expect(there.day(dates[1]).bookings).toEqual([]);
  });
});

describe('the end of a booking', () => {
  test.each([
    ['patient', 'cancelled'],
    ['clinic', 'cancelled'],
    ['moved', 'cancelled'],
    ['no-show', 'cancelled'],
    ['deferred', 'cancelled'],
  ] as const)('because of %s frees the chair and leaves the session %s', (because, phase) => {
    const there = opened();
    there.take(book(there, dates[0], 'a'));
    expect(there.take(cancel(there, dates[0], 'a', because))).toEqual([]);
    expect(there.day(dates[0]).bookings).toEqual([]);
    expect(readSession(there.session('s-a')).phase).toBe(phase);
    expect(readPatient(there.patient('p1')).visits).toEqual([]);
    // The chair can be held by somebody else at once.
    expect(there.take(book(there, dates[0], 'b'))).toEqual([]);
  });

  test('is refused of somebody who has come, whatever a screen of before that shows', () => {
    const there = opened();
    there.take(book(there, dates[0], 'a'));
    const arrival = said<SessionCommand>('record-arrival', 'session/s-a', { chair: 'c1' });
    there.take(decideSession({ ...deciding(there, 's-a'), staff: null }, arrival, context));
    expect(readSession(there.session('s-a')).phase).toBe('arrived');
    for (const because of ['no-show', 'patient', 'clinic', 'moved', 'deferred'])
      expect(there.take(cancel(there, dates[0], 'a', because))).toEqual(['visit-begun']);
    expect(there.day(dates[0]).bookings).toHaveLength(1);
    expect(readPatient(there.patient('p1')).tasks).toEqual([]);
  });

  test('a no-show opens the task of reaching the person', () => {
    const there = opened();
    there.take(book(there, dates[0], 'a'));
    there.take(cancel(there, dates[0], 'a', 'no-show'));
    expect(readPatient(there.patient('p1')).tasks).toMatchObject([
      { kind: 'no-show', ownerRole: 'nurse', state: 'open' },
      { kind: 'next-date', ownerRole: 'front-desk', state: 'open' },
    ]);
  });

  test.each([
    ['patient', ['next-date']],
    ['clinic', ['next-date']],
    ['deferred', ['next-date']],
    ['moved', ['next-date']],
  ] as const)('because of %s asks the desk for the next date, and booking it answers', (because, kinds) => {
    const there = opened();
    there.take(book(there, dates[0], 'a'));
    there.take(cancel(there, dates[0], 'a', because));
    const tasks = () => readPatient(there.patient('p1')).tasks.map(({ kind, state }) => [kind, state]);
    expect(tasks()).toEqual(kinds.map((kind) => [kind, 'open']));
    there.take(book(there, dates[1], 'b'));
    expect(tasks()).toEqual(kinds.map((kind) => [kind, 'closed']));
  });

  test.each([
    ['clinic', ['time-changed']],
    ['moved', ['time-changed']],
    ['deferred', ['time-changed']],
    ['patient', []],
    ['no-show', []],
  ] as const)('ended because of %s, the patient hears of it: %j', (because, messages) => {
    const there = reachable();
    there.take(book(there, dates[0], 'a'));
    there.take(cancel(there, dates[0], 'a', because));
    const { messages: queued } = readPatient(there.patient('p1'));
    expect(queued.map(({ template }) => template)).toEqual(messages);
    if (queued[0] !== undefined) expect(queued[0]).toMatchObject({ channel: 'email', until: startOf(dates[0]) });
  });

  test.each([
    ['clinic', false, ['time-changed']],
    ['patient', false, []],
    ['clinic', true, []],
  ] as const)('a session ended by the %s, come already: %s, tells the patient: %j', (by, come, messages) => {
    const there = reachable();
    there.take(book(there, dates[0], 'a'));
    const say = (kind: string, body: object): void => {
      const command = said<SessionCommand>(kind, 'session/s-a', body);
      const decision = decideSession({ ...deciding(there, 's-a'), staff: null }, command, context);
      const following = { day: there.day(dates[0]), session: there.session('s-a'), patient: there.patient('p1') };
      expect(there.take(followSession(decision, { ...following, command, context }))).toEqual([]);
    };
    if (come) say('record-arrival', { chair: 'c1' });
    say('cancel-session', { by, reason: 'pump-failed' });
    expect(there.day(dates[0]).bookings).toEqual([]);
    expect(readPatient(there.patient('p1')).messages.map(({ template }) => template)).toEqual(messages);
  });

  describe('a session whose visit was entered by hand and holds no chair', () => {
    const startsAt = startOf(dates[0]);
    function byHand(...more: readonly (readonly [kind: string, body: object])[]) {
      const there = reachable();
      const plan = { patient: 'p1', site: 'main', startsAt, route: 'intranasal-esketamine', regimen: 'esketamine-trd' };
      const planning = said<SessionCommand>('plan-session', 'session/s-a', plan);
      there.take(decideSession({ ...deciding(there, 's-a'), staff: null }, planning, context));
      there.tell('visit-booked', { visit: 'v-a', startsAt, kind: 'session', session: 's-a' });
      for (const [kind, body] of more) there.tell(kind, body);
      const say = (kind: string, body: object): void => {
        const command = said<SessionCommand>(kind, 'session/s-a', body);
        const decision = decideSession({ ...deciding(there, 's-a'), staff: null }, command, context);
        const following = { day: there.day(dates[0]), session: there.session('s-a'), patient: there.patient('p1') };
        expect(there.take(followSession(decision, { ...following, command, context }))).toEqual([]);
      };
      const read = () => readPatient(there.patient('p1'));
      return { say, read };
    }
    const NAMED = [
      'escort-named',
      { visit: 'v-a', escort: 'adult', name: 'Robin', email: 'robin@example.test' },
    ] as const;
    const YES = ['escort-answered', { visit: 'v-a', answer: 'yes' }] as const;

    test.each([
      ['clinic', ['escort-not-needed', 'time-changed']],
      ['patient', ['escort-not-needed']],
    ] as const)('ended by the %s, those who count on it hear of it: %j', (by, messages) => {
      const { say, read } = byHand(NAMED, YES);
      say('cancel-session', { by, reason: 'pump-failed' });
      expect(read().visits).toEqual([]);
      expect(read().messages.map(({ template }) => template)).toEqual(messages);
      expect(read().tasks).toMatchObject([{ kind: 'next-date', state: 'open' }]);
    });

    test('come already, nobody is sent away by a message, and the desk is asked for the next date', () => {
      const { say, read } = byHand(NAMED, YES);
      say('record-arrival', { chair: 'c1' });
      say('cancel-session', { by: 'clinic', reason: 'pump-failed' });
      expect(read().messages).toEqual([]);
      expect(read()).toMatchObject({ visits: [], tasks: [{ kind: 'next-date', state: 'open' }] });
    });

    test('its end taken back, the visit stands again with its escort, and nobody looks for another date', () => {
      const { say, read } = byHand(NAMED, YES);
      say('cancel-session', { by: 'clinic', reason: 'pump-failed' });
      const off = read().entries.find(({ kind }) => kind === 'visit-cancelled')!;
      say('undo-entry', { entry: { command: off.ref.command, index: 0 } });
      expect(read().visits).toMatchObject([{ body: { startsAt, session: 's-a' } }]);
      expect(read().tasks).toMatchObject([{ kind: 'next-date', state: 'closed' }]);
      const [visit] = read().visits;
      expect(namedEscort(read(), visit!.body.visit)?.body.name).toBe('Robin');
    });
  });

  test('of an end that came too late to hear of, or with no way agreed to but paper, nothing is sent', () => {
    const there = opened();
    there.take(book(there, dates[0], 'a'));
    there.take(cancel(there, dates[0], 'a', 'clinic'));
    expect(readPatient(there.patient('p1')).messages).toEqual([]);
    makeReachable(there);
    there.take(book(there, dates[0], 'b'));
    there.take(cancel(there, dates[0], 'b', 'clinic', 4 * 24 * 60));
    expect(readPatient(there.patient('p1')).messages).toEqual([]);
  });

  test('moved to a later date that was booked just now asks for nothing', () => {
    const there = opened();
    there.take(book(there, dates[0], 'a'));
    there.take(book(there, dates[1], 'b'));
    there.take(cancel(there, dates[0], 'a', 'moved'));
    expect(readPatient(there.patient('p1')).tasks).toEqual([]);
  });

  test('moved to an earlier date that was booked just now asks for nothing either', () => {
    const there = opened();
    there.take(book(there, dates[1], 'a'));
    there.take(book(there, dates[0], 'b'));
    there.take(cancel(there, dates[1], 'a', 'moved'));
    const { tasks, entries, visits } = readPatient(there.patient('p1'));
    expect(tasks).toEqual([]);
    expect(visits.map(({ body }) => body.visit)).toEqual(['b-b']);
    expect(entries.find(({ kind }) => kind === 'visit-cancelled')?.body).toMatchObject({ movedTo: 'b-b' });
  });

  test.each([
    ['a visit booked an hour before, it is that one', 'b-b', [], { movedTo: 'b-b' }],
    ['none that is booked yet, the desk is asked for a date', null, ['next-date'], {}],
    ['nothing, what was booked an hour before is a visit of its own', undefined, ['next-date'], {}],
  ] as const)('moved, and the desk says %s', (_, to, kinds, body) => {
    const there = opened();
    there.take(book(there, dates[0], 'a'));
    there.take(book(there, dates[1], 'b'));
    expect(there.take(cancel(there, dates[0], 'a', 'moved', 60, to === undefined ? {} : { to }))).toEqual([]);
    const { tasks, entries } = readPatient(there.patient('p1'));
    expect(tasks.map(({ kind }) => kind)).toEqual(kinds);
    const off = entries.find(({ kind }) => kind === 'visit-cancelled')?.body as { readonly movedTo?: string };
    expect(off.movedTo).toBe('movedTo' in body ? body.movedTo : undefined);
  });

  test('moved, and the desk says none yet: not even what was booked just now is taken for it', () => {
    const there = opened();
    there.take(book(there, dates[0], 'a'));
    there.take(book(there, dates[1], 'b'));
    there.take(cancel(there, dates[0], 'a', 'moved', 0, { to: null }));
    expect(readPatient(there.patient('p1')).tasks.map(({ kind }) => kind)).toEqual(['next-date']);
  });

  test('moved to an earlier place that the desk names answers which visit that one replaces', () => {
    const there = opened();
    for (const [nth, id] of ['place', 'a', 'b'].entries()) there.take(book(there, dates[nth]!, id));
    there.open('place-instead', 'place-instead/o1', { stream: dayStream('main', dates[0]) });
    there.take(cancel(there, dates[1], 'a', 'moved', 60, { to: null }));
    const states = () => readPatient(there.patient('p1')).tasks.map(({ kind, state }) => `${kind} ${state}`);
    expect(states()).toContain('place-instead open');
    there.take(cancel(there, dates[2], 'b', 'moved', 60, { to: 'b-place' }));
    expect(states()).toEqual(['place-instead closed', 'next-date open']);
  });

  test('moved to a visit that is not there, or that is the date of another one, is refused', () => {
    const there = opened();
    there.take(book(there, dates[0], 'a'));
    there.take(book(there, dates[1], 'b'));
    there.take(book(there, dates[2], 'c'));
    expect(there.take(cancel(there, dates[0], 'a', 'moved', 0, { to: 'b-x' }))).toEqual(['moved-to-unknown']);
    expect(there.take(cancel(there, dates[0], 'a', 'moved', 0, { to: 'b-a' }))).toEqual(['moved-to-unknown']);
    there.take(cancel(there, dates[0], 'a', 'moved', 0, { to: 'b-c' }));
    expect(there.take(cancel(there, dates[1], 'b', 'moved', 0, { to: 'b-c' }))).toEqual(['moved-to-unknown']);
    const ahead = mayBeMovedTo(readPatient(there.patient('p1')), { booking: 'b-b' }, context.now);
    expect(ahead).toEqual([]);
  });

  const asked = (there: There) =>
    readPatient(there.patient('p1'))
      .tasks.filter(({ kind }) => kind === 'next-date')
      .map(({ task, state }) => [task, state]);

  test('asks for each visit that was called off, and each booking answers the oldest question', () => {
    const there = opened();
    there.take(book(there, dates[0], 'a'));
    there.take(book(there, dates[1], 'b'));
    there.take(cancel(there, dates[0], 'a', 'clinic'));
    there.take(cancel(there, dates[1], 'b', 'clinic'));
    expect(asked(there)).toEqual([
      ['b-a/next-date', 'open'],
      ['b-b/next-date', 'open'],
    ]);
    there.take(book(there, dates[1], 'c'));
    expect(asked(there)).toEqual([
      ['b-a/next-date', 'closed'],
      ['b-b/next-date', 'open'],
    ]);
    there.take(book(there, dates[2], 'd'));
    expect(asked(there).map(([, state]) => state)).toEqual(['closed', 'closed']);
  });

  test('moved to a date that its booking had taken for another visit, it has that date, and the other one is asked for again', () => {
    const there = opened();
    there.take(book(there, dates[0], 'a'));
    there.take(book(there, dates[1], 'b'));
    there.take(cancel(there, dates[0], 'a', 'clinic'));
    // The desk finds the new date of B first, and then takes B off.
    there.take(book(there, dates[2], 'b2'));
    expect(asked(there)).toEqual([['b-a/next-date', 'closed']]);
    there.take(cancel(there, dates[1], 'b', 'moved'));
    expect(asked(there)).toEqual([
      ['b-a/next-date', 'closed'],
      ['b-a/next-date/b-b', 'open'],
    ]);
    there.take(book(there, dates[1], 'a2', 60));
    expect(asked(there).map(([, state]) => state)).toEqual(['closed', 'closed']);
    const { visits } = readPatient(there.patient('p1'));
    expect(visits.map(({ body }) => [body.visit, body.replaces])).toEqual([
      ['b-b2', 'b-a'],
      ['b-a2', 'b-a'],
    ]);
  });

  test('moved, a visit is not that which was booked with it or before it: nobody is asked to come on that date instead', () => {
    const there = opened();
    there.take(series(there, [0, 0, 0]));
    there.take(cancel(there, dates[1], '1', 'moved'));
    const gone = () =>
      readPatient(there.patient('p1')).entries.flatMap(({ kind, body }) =>
        kind === 'visit-cancelled' ? [[body.visit, body.movedTo]] : [],
      );
    expect(gone()).toEqual([['b-1', undefined]]);
    // The date that it has then is the one that is booked for it.
    there.take(book(there, dates[1], 'new', 120));
    const visits = readPatient(there.patient('p1')).visits.map(({ body }) => [body.visit, body.replaces]);
    expect(visits).toContainEqual(['b-new', 'b-1']);
    // And one that stood before it was booked is its date as little.
    there.take(cancel(there, dates[1], 'new', 'moved'));
    expect(gone()).toContainEqual(['b-new', undefined]);
  });

  test.each([
    ['earlier', 1, 0],
    ['later', 0, 1],
  ])(
    'moved before its new date is known, it is not taken for a booking of this morning to %s: the desk is asked',
    (_, gone, other) => {
      const there = opened();
      there.take(book(there, dates[gone]!, 'a'));
      there.take(book(there, dates[other]!, 'extra'));
      there.take(cancel(there, dates[gone]!, 'a', 'moved', 16));
      const { entries } = readPatient(there.patient('p1'));
      expect(entries.find(({ kind }) => kind === 'visit-cancelled')?.body).not.toHaveProperty('movedTo');
      expect(asked(there)).toEqual([['b-a/next-date', 'open']]);
      there.take(book(there, dates[2], 'new'));
      expect(asked(there)).toEqual([['b-a/next-date', 'closed']]);
      const visits = readPatient(there.patient('p1')).visits.map(({ body }) => [body.visit, body.replaces]);
      expect(visits).toEqual([
        ['b-extra', undefined],
        ['b-new', 'b-a'],
      ]);
    },
  );

  test('moved out of a series, the desk is asked: the visits after it are their own', () => {
    const there = opened();
    there.take(series(there, [0, 0, 0]));
    there.take(cancel(there, dates[0], '0', 'moved'));
    expect(asked(there)).toEqual([['b-0/next-date', 'open']]);
  });

  test.each(['intake', 'follow-up', 'call', 'integration'] as const)(
    'moved, a visit of the kind %s has no treatment for its new date: that stays free for the treatment it is for',
    (kind) => {
      const there = opened();
      const event = (name: string, body: object) =>
        ({ kind: name, version: 1, occurredAt: context.now, zone: context.zone, body }) as const;
      const onPatient = (name: string, body: object): Decision => ({
        kind: 'accepted',
        streams: [{ stream: 'patient/p1', events: [event(name, body)] }],
      });
      there.take(onPatient('visit-booked', { visit: 'other', startsAt: startOf(dates[1]), kind }));
      there.take(book(there, dates[2], 'a'));
      there.take(book(there, dates[0], 'a2'));
      const gone = { visit: 'other', because: 'moved' };
      const command = said<Parameters<typeof withVisitOff>[2]>('cancel-visit', 'patient/p1', gone);
      there.take(withVisitOff(onPatient('visit-cancelled', gone), readPatient(there.patient('p1')), command, context));
      there.take(cancel(there, dates[2], 'a', 'moved'));
      const { entries } = readPatient(there.patient('p1'));
      expect(entries.flatMap(({ kind: is, body }) => (is === 'visit-cancelled' ? [body] : []))).toEqual([
        gone,
        { visit: 'b-a', because: 'moved', movedTo: 'b-a2' },
      ]);
    },
  );

  test('a series answers as many questions as it has visits', () => {
    const there = opened();
    const visits = [
      [dates[0], 'a'],
      [dates[1], 'b'],
    ] as const;
    for (const [date, id] of visits) there.take(book(there, date, id));
    for (const [date, id] of visits) there.take(cancel(there, date, id, 'clinic'));
    expect(there.take(series(there, [0, 0, 0]))).toEqual([]);
    expect(asked(there).map(([, state]) => state)).toEqual(['closed', 'closed']);
  });

  test.each([
    ['of this visit', 'visit-cannot-come', 'cannot-come/b-b', ['b-a/next-date']],
    ['of the other visit', 'visit-cannot-come', 'cannot-come/b-a', ['b-b/next-date']],
    ['of a call, which names none', 'call-rebook', 'call', ['b-b/next-date']],
  ])('the patient’s own word %s stands for one visit', (_, kind, rule, open) => {
    const there = opened();
    there.take(book(there, dates[0], 'a'));
    there.take(book(there, dates[1], 'b'));
    const body = taskOf(kind, 'said', context.now, { stream: 'patient/p1', rule });
    const task = { kind: 'task-opened', version: 1, occurredAt: context.now, zone: context.zone, body };
    there.take({ kind: 'accepted', streams: [{ stream: 'patient/p1', events: [task] }] });
    there.take(cancel(there, dates[0], 'a', 'clinic'));
    there.take(cancel(there, dates[1], 'b', 'clinic'));
    expect(asked(there)).toEqual(open.map((one) => [one, 'open']));
  });

  test('a visit that goes on after all answers its own question, not that of another', () => {
    const there = opened();
    there.take(book(there, dates[0], 'a'));
    there.take(book(there, dates[1], 'b'));
    there.take(cancel(there, dates[0], 'a', 'clinic'));
    there.take(cancel(there, dates[1], 'b', 'clinic'));
    const said = { at: context.now, zone: context.zone };
    const found = nextDateFound(readPatient(there.patient('p1')), 'it goes on', said, { session: 's-b' });
    there.take({ kind: 'accepted', streams: [found] });
    expect(asked(there)).toEqual([
      ['b-a/next-date', 'open'],
      ['b-b/next-date', 'closed'],
    ]);
  });

  test('a series answers the question for the next date once', () => {
    const there = opened();
    there.take(book(there, dates[0], 'a'));
    there.take(cancel(there, dates[0], 'a', 'clinic'));
    const decision = series(there, [0, 0, 0]);
    const events = decision.kind === 'accepted' ? decision.streams.flatMap((one) => one.events) : [];
    expect(events.filter(({ kind }) => kind === 'task-closed')).toHaveLength(1);
  });

  test.each([
    ['open', 0, 'welfare-check'],
    ['a month old', 30, 'welfare-check'],
    ['older', 31, 'no-show'],
  ])('a no-show with a sign of risk that is %s is a matter of welfare or a call', (_age, days, kind) => {
    const there = opened();
    there.take(book(there, dates[0], 'a'));
    const at = addMinutes(context.now, -days * 24 * 60);
    const answers = { 'phq9.9': 2 };
    const body = { instrument: 'phq9', version: 'x', answers, total: null };
    const scale = { kind: 'scale-answered', version: 1, occurredAt: at, zone: context.zone, body };
    there.take({ kind: 'accepted', streams: [{ stream: 'patient/p1', events: [scale] }] });
    expect(there.take(cancel(there, dates[0], 'a', 'no-show'))).toEqual([]);
    expect(readPatient(there.patient('p1')).tasks).toMatchObject([
      { kind, state: 'open', urgent: kind !== 'no-show' },
      { kind: 'next-date', state: 'open' },
    ]);
  });

  test('ends the search for a way home from it, and from no other visit', () => {
    const there = opened();
    there.take(book(there, dates[0], 'a'));
    there.take(book(there, dates[1], 'b'));
    for (const visit of ['a', 'b']) {
      const body = taskOf('escort-silent', `escort-${visit}`, context.now, {
        stream: 'patient/p1',
        rule: `escort/b-${visit}`,
      });
      const task = { kind: 'task-opened', version: 1, occurredAt: context.now, zone: context.zone, body };
      there.take({ kind: 'accepted', streams: [{ stream: 'patient/p1', events: [task] }] });
    }
    expect(there.take(cancel(there, dates[0], 'a', 'patient'))).toEqual([]);
    const escorts = readPatient(there.patient('p1')).tasks.filter(({ kind }) => kind === 'escort-silent');
    expect(escorts.map(({ task, state }) => [task, state])).toEqual([
      ['escort-a', 'closed'],
      ['escort-b', 'open'],
    ]);
  });

  test('of a booking that is not there is refused', () => {
    const there = opened();
    expect(there.take(cancel(there, dates[0], 'a', 'patient'))).toEqual(['booking-unknown']);
  });
});

describe('a series', () => {
  test('books every day in one act', () => {
    const there = opened();
    expect(there.take(series(there, [0, 0, 0]))).toEqual([]);
    expect(dates.map((date) => there.day(date).bookings.length)).toEqual([1, 1, 1]);
    expect(readPatient(there.patient('p1')).visits).toHaveLength(3);
    expect(['s-0', 's-1', 's-2'].map((id) => readSession(there.session(id)).phase)).toEqual(Array(3).fill('planned'));
  });

  test('with a conflict on one day books nothing, and the reason names the day', () => {
    const there = opened();
    there.take(book(there, dates[1], 'x', 30));
    const decision = series(there, [0, 0, 0]);
    expect(decision.kind).toBe('refused');
    if (decision.kind !== 'refused') return;
    expect(decision.reasons.map(({ rule }) => rule)).toContain('chair-taken');
    for (const { inputs } of decision.reasons) expect(inputs[0]).toMatchObject({ name: 'date', value: dates[1] });
    expect(there.day(dates[0]).bookings).toEqual([]);
  });

  test('with one day twice is refused', () => {
    const there = opened();
    const twice = decideSeries(
      said<SeriesCommand>('book-series', 'patient/p1', {
        site: 'main',
        regimen: 'esketamine-trd',
        visits: [0, 240].map((minutes, i) => ({
          date: dates[0],
          booking: `b-${i}`,
          session: `s-${i}`,
          chair: 'c1',
          startsAt: addMinutes(startOf(dates[0]), minutes),
        })),
        overrides: [],
      }),
      there.day,
      there.session,
      { site: 'main', patient: there.patient('p1'), policy },
      context,
    );
    expect(there.take(twice)).toEqual(['series-day-twice']);
  });
});
