import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { REGIMENS } from '../policy/index.ts';
import type { RecordedEvent } from '../record/index.ts';
import { addMinutes, type Instant, instant } from '../units/index.ts';
import {
  chairTime,
  type DayCommand,
  type DayContext,
  type DayState,
  dayFold,
  dayStream,
  decideDay,
  freedSlots,
  freeStarts,
  OFFER_MINUTES,
  offerState,
  untakenAsked,
  untakenPlaces,
} from './index.ts';

const eight = instant(Date.parse('2026-03-02T15:00:00Z'));
const at = (minutes: number): Instant => addMinutes(eight, minutes);
const stream = dayStream('main', '2026-03-02');
const context = (minutes: number): DayContext => ({
  now: at(minutes),
  zone: 'America/Denver',
  actor: { kind: 'person', id: 'reyes', roles: ['front-desk'] },
  policy: { regimens: REGIMENS },
  chairs: ['c1', 'c2'].map((chairId) => ({ chairId, open: true })),
});
let seq = 0;
function say(state: DayState, minutes: number, kind: DayCommand['kind'], body: object) {
  const command = { id: `c${seq}`, kind, stream, seenSeq: 0, occurredAt: at(minutes), body } as unknown as DayCommand;
  const decision = decideDay(state, command, context(minutes));
  if (decision.kind === 'refused') return { state, rules: decision.reasons.map(({ rule }) => rule) };
  const next = decision.streams[0]!.events.reduce((before, draft) => {
    seq += 1;
    return dayFold.evolve(before, {
      ...draft,
      seq,
      author: { kind: 'person', id: 'reyes' },
    } as unknown as RecordedEvent);
  }, state);
  return { state: next, rules: [] as string[] };
}
/** A day with one visit that was called off, and three people who wait. */
function freed(): DayState {
  const told: readonly [DayCommand['kind'], object][] = [
    ['open-day', { opensAt: at(0), closesAt: at(600) }],
    ['plan-duty', { person: 'n', role: 'nurse', from: at(0), until: at(600) }],
    ['plan-duty', { person: 'm', role: 'nurse', from: at(0), until: at(600) }],
    ['plan-duty', { person: 'p', role: 'prescriber', from: at(0), until: at(600) }],
    ['book-chair', booking('gone', 'c1', 120)],
    ['list-waiting', { patient: 'w1', regimen: 'esketamine-trd', words: '' }],
    ['list-waiting', { patient: 'w2', regimen: 'esketamine-trd', words: '' }],
    ['list-waiting', { patient: 'w3', regimen: 'esketamine-trd', words: '' }],
    ['cancel-booking', { booking: 'gone', because: 'patient' }],
  ];
  return told.reduce((state, [kind, body]) => {
    const said = say(state, -60, kind, body);
    expect(said.rules).toEqual([]);
    return said.state;
  }, dayFold.initial(stream));
}
const booking = (id: string, chair: string, minutes: number) => ({
  booking: id,
  session: `s-${id}`,
  patient: `p-${id}`,
  chair,
  regimen: 'esketamine-trd',
  startsAt: at(minutes),
  overrides: [],
});
const offer = (patient: string, channel = 'phone', freedBy = 'gone') => ({
  offer: `o-${patient}`,
  freed: freedBy,
  patient,
  channel,
});
/** The same place, or one that overlaps it, booked by somebody who came in between and gave it back. */
const goneAgain = (state: DayState, minutes: number, startsAt = 120): DayState => {
  const booked = say(state, minutes, 'book-chair', {
    ...booking('again', 'c1', startsAt),
    overrides: [{ rule: 'slot-offered', reason: 'asked for it at the desk' }],
  });
  expect(booked.rules).toEqual([]);
  return say(booked.state, minutes, 'cancel-booking', { booking: 'again', because: 'patient' }).state;
};
const yes = (patient: string) => ({
  offer: `o-${patient}`,
  answer: 'yes',
  booking: `b-${patient}`,
  session: `s-${patient}`,
  overrides: [],
});

describe('a place that became free', () => {
  test('is offered to whom, when, by what and until when; a yes books it and takes them off the list', () => {
    const asked = say(freed(), -50, 'offer-slot', offer('w1'));
    expect(asked.state.offers).toMatchObject([
      { patient: 'w1', channel: 'phone', by: 'reyes', at: at(-50), until: at(-50 + OFFER_MINUTES.phone), answer: null },
    ]);
    const taken = say(asked.state, -45, 'answer-offer', yes('w1'));
    expect(taken.rules).toEqual([]);
    expect(taken.state.bookings).toMatchObject([{ booking: 'b-w1', patient: 'w1', chair: 'c1', startsAt: at(120) }]);
    expect(taken.state.waiting.map(({ patient }) => patient)).toEqual(['w2', 'w3']);
    expect(freedSlots(taken.state, at(-44), REGIMENS)).toEqual([]);
  });
  test('is offered to one at a time; silence and a no pass it on', () => {
    const asked = say(freed(), -50, 'offer-slot', offer('w1'));
    expect(say(asked.state, -49, 'offer-slot', offer('w2')).rules).toEqual(['slot-offered']);
    const until = -50 + OFFER_MINUTES.phone;
    expect(offerState(asked.state.offers[0]!, at(until - 1))).toBe('open');
    expect(offerState(asked.state.offers[0]!, at(until))).toBe('silent');
    const second = say(asked.state, until, 'offer-slot', offer('w2', 'message'));
    expect(second.rules).toEqual([]);
    expect(second.state.offers[1]!.until).toBe(at(until + OFFER_MINUTES.message));
    const no = say(second.state, until + 5, 'answer-offer', { offer: 'o-w2', answer: 'no' });
    expect(freedSlots(no.state, at(until + 6), REGIMENS)[0]!.next.map(({ patient }) => patient)).toEqual(['w3']);
    // Who answered late is not promised what is being offered to the next one.
    expect(say(second.state, until + 1, 'answer-offer', yes('w1')).rules).toEqual(['slot-gone']);
    expect(say(no.state, until + 6, 'answer-offer', yes('w1')).rules).toEqual([]);
  });
  test.each([
    ['to nobody who does not wait', -50, offer('stranger'), ['not-waiting']],
    ['not when its time is over', 280, offer('w1'), ['slot-gone']],
  ] as const)('%s', (_, minutes, body, rules) => {
    expect(say(freed(), minutes, 'offer-slot', body).rules).toEqual(rules);
  });
  test('that has begun is offered from when somebody could be here, while there is time left in it', () => {
    const asked = say(freed(), 131, 'offer-slot', offer('w1'));
    expect(asked.rules).toEqual([]);
    expect(asked.state.offers[0]!.startsAt).toBe(at(165));
    // Time goes on while the answer is waited for: the promise stays what it was.
    const taken = say(asked.state, 140, 'answer-offer', yes('w1'));
    expect(taken.rules).toEqual([]);
    expect(taken.state.bookings).toMatchObject([{ patient: 'w1', chair: 'c1', startsAt: at(165) }]);
  });
  test('that has begun is not offered past closing, nor over a visit that follows in the same chair', () => {
    const from = (minutes: number, state = freed()) =>
      freedSlots(state, at(minutes), REGIMENS).map((one) => one.startsAt);
    expect(from(131)).toEqual([at(165)]);
    expect(from(131, { ...freed(), hours: { opensAt: at(0), closesAt: at(300) } })).toEqual([]);
    const follows = say(freed(), -50, 'book-chair', booking('next', 'c1', 290));
    expect(follows.rules).toEqual([]);
    expect(from(100, follows.state)).toEqual([at(120)]);
    expect(from(131, follows.state)).toEqual([]);
  });
  test.each([120, 105, 135])('freed twice (at 120 and %i) is one place, and asked for once', (startsAt) => {
    const twice = goneAgain(freed(), -55, startsAt);
    expect(freedSlots(twice, at(-54), REGIMENS)).toMatchObject([{ freed: 'again', startsAt: at(startsAt) }]);
    const asked = say(twice, -50, 'offer-slot', offer('w1', 'phone', 'again'));
    expect(asked.rules).toEqual([]);
    expect(say(asked.state, -49, 'offer-slot', offer('w2', 'phone', 'again')).rules).toEqual(['slot-offered']);
    expect(say(asked.state, -49, 'offer-slot', offer('w2')).rules).not.toEqual([]);
    // Whoever is being asked keeps his promise when the place was taken and given back meanwhile.
    const offered = say(freed(), -50, 'offer-slot', offer('w1'));
    const between = goneAgain(offered.state, -49, startsAt);
    expect(say(between, -48, 'offer-slot', offer('w2', 'phone', 'again')).rules).toEqual(['slot-offered']);
    expect(freedSlots(between, at(-48), REGIMENS)[0]!.next.map(({ patient }) => patient)).toEqual(['w2', 'w3']);
    expect(say(between, -47, 'answer-offer', yes('w1')).rules).toEqual([]);
  });
  test('is offered to somebody whose own later visit overlaps it, and booked by a yes only when that one has made room', () => {
    const own = (minutes: number): DayState => {
      const said = say(freed(), -55, 'book-chair', { ...booking('own', 'c2', minutes), patient: 'w1' });
      expect(said.rules).toEqual([]);
      return say(said.state, -54, 'list-waiting', { patient: 'w1', regimen: 'esketamine-trd', words: '' }).state;
    };
    // One that begins before the place is no later visit that it could stand for.
    expect(say(own(90), -50, 'offer-slot', offer('w1')).rules).toEqual(['patient-booked']);
    const asked = say(own(180), -50, 'offer-slot', offer('w1'));
    expect(asked.rules).toEqual([]);
    expect(say(asked.state, -49, 'answer-offer', yes('w1')).rules).toEqual(['patient-booked']);
    const moved = say(asked.state, -49, 'cancel-booking', { booking: 'own', because: 'moved' });
    expect(say(moved.state, -48, 'answer-offer', yes('w1')).rules).toEqual([]);
  });
  test('is offered to nobody who is being asked about another place of that day', () => {
    const two = [
      ['book-chair', booking('other', 'c2', 300)],
      ['cancel-booking', { booking: 'other', because: 'patient' }],
    ] as const;
    const places = two.reduce((state, [kind, body]) => say(state, -55, kind, body).state, freed());
    expect(freedSlots(places, at(-50), REGIMENS)).toHaveLength(2);
    const asked = say(places, -50, 'offer-slot', offer('w1'));
    const second = { ...offer('w1', 'phone', 'other'), offer: 'o-second' };
    expect(say(asked.state, -49, 'offer-slot', second).rules).toEqual(['patient-asked']);
    // Nor stands there as the next one to be asked: until the answer, or the end of its time.
    const next = (minutes: number, state = asked.state) =>
      freedSlots(state, at(minutes), REGIMENS)
        .find(({ freed }) => freed === 'other')!
        .next.map(({ patient, askedUntil }) => [patient, askedUntil]);
    const until = at(-50 + OFFER_MINUTES.phone);
    expect(next(-49)).toEqual([
      ['w1', until],
      ['w2', null],
      ['w3', null],
    ]);
    expect(next(-50 + OFFER_MINUTES.phone)[0]).toEqual(['w1', null]);
    expect(say(asked.state, -49, 'offer-slot', offer('w2', 'phone', 'other')).rules).toEqual([]);
    const no = say(asked.state, -48, 'answer-offer', { offer: 'o-w1', answer: 'no' }).state;
    expect(next(-47, no)[0]).toEqual(['w1', null]);
    expect(say(no, -47, 'offer-slot', second).rules).toEqual([]);
    expect(say(asked.state, -50 + OFFER_MINUTES.phone, 'offer-slot', second).rules).toEqual([]);
  });
  test('is booked for nobody else while somebody is being asked, unless with a reason', () => {
    const asked = say(freed(), -50, 'offer-slot', offer('w1'));
    const other = booking('walk-in', 'c1', 105);
    expect(say(asked.state, -49, 'book-chair', other).rules).toEqual(['slot-offered']);
    expect(say(asked.state, -49, 'book-chair', { ...other, chair: 'c2' }).rules).toEqual([]);
    const reasoned = { ...other, overrides: [{ rule: 'slot-offered', reason: 'drove three hours' }] };
    expect(say(asked.state, -49, 'book-chair', reasoned).rules).toEqual([]);
    expect(say(asked.state, -50 + OFFER_MINUTES.phone, 'book-chair', other).rules).toEqual([]);
    const free = (minutes: number) =>
      freeStarts(asked.state, { patient: 'x', regimen: 'esketamine-trd' }, context(minutes), 99).filter(
        ({ startsAt, chair }) => startsAt === at(120) && chair === 'c1',
      );
    expect(free(-49)).toEqual([]);
    expect(free(-50 + OFFER_MINUTES.phone)).toHaveLength(1);
  });
  test('that was offered and not answered in its time is asked about, until it is taken, offered on or over', () => {
    const until = -50 + OFFER_MINUTES.phone;
    const asked = say(freed(), -50, 'offer-slot', offer('w1')).state;
    const untaken = (state: DayState, minutes: number) =>
      untakenPlaces(state, at(minutes), REGIMENS).map((one) => [one.offer.patient, one.since, one.unseen]);
    expect(untaken(asked, until - 1)).toEqual([]);
    expect(untaken(asked, until)).toEqual([['w1', at(until), true]]);
    const on = say(asked, until, 'offer-slot', offer('w2')).state;
    expect(untaken(on, until + 1)).toEqual([]);
    expect(untaken(on, until + OFFER_MINUTES.phone)).toEqual([['w2', at(until + OFFER_MINUTES.phone), true]]);
    // A no that the desk itself heard is known there; it stays open work while somebody waits.
    const no = say(on, until + 2, 'answer-offer', { offer: 'o-w2', answer: 'no' }).state;
    expect(untaken(no, until + 3)).toEqual([['w2', at(until + 2), false]]);
    expect(untaken({ ...no, waiting: [] }, until + 3)).toEqual([]);
    const booked = say(asked, until, 'book-chair', booking('walk-in', 'c1', 120)).state;
    expect(untaken(booked, until + 1)).toEqual([]);
    expect(untaken(asked, 280)).toEqual([]);
  });
  test.each([
    ['an hour later, of a place that lies far ahead', -180, 'phone', -180 + 15 + 60],
    ['while the next one can still answer on the phone', 40, 'message', 105],
    ['within minutes, of one that has begun', 131, 'phone', 165 - 15],
  ] as const)('%s it is due', (_, asked, channel, due) => {
    const { state } = say(freed(), asked, 'offer-slot', offer('w1', channel));
    const minutes = asked + OFFER_MINUTES[channel];
    const [place] = untakenPlaces(state, at(minutes), REGIMENS);
    expect(untakenAsked(place!, at(minutes), 'America/Denver')).toMatchObject({
      body: {
        kind: 'place-untaken',
        ownerRole: 'front-desk',
        dueAt: Math.max(at(minutes), Math.min(at(due), at(minutes + 60))),
      },
    });
  });
  test('however offers, answers, bookings and time interleave, a chair is never promised to two', () => {
    const people = fc.constantFrom('w1', 'w2', 'w3');
    const direct = fc.constantFrom(['walk-in', 120] as const, ['early', 105] as const, ['late', 150] as const);
    const steps = fc.array(
      fc.oneof(
        fc
          .tuple(people, fc.constantFrom('gone', 'walk-in', 'early', 'late'))
          .map(([who, by]) => ['offer-slot', offer(who, 'message', by)] as const),
        people.map((who) => ['answer-offer', yes(who)] as const),
        people.map((who) => ['answer-offer', { offer: `o-${who}`, answer: 'no' }] as const),
        fc.tuple(direct, fc.boolean()).map(
          ([[id, minutes], reasoned]) =>
            [
              'book-chair',
              {
                ...booking(id, 'c1', minutes),
                overrides: reasoned ? [{ rule: 'slot-offered', reason: 'at the desk' }] : [],
              },
            ] as const,
        ),
        direct.map(([id]) => ['cancel-booking', { booking: id, because: 'clinic' }] as const),
      ),
      { maxLength: 14 },
    );
    fc.assert(
      fc.property(steps, fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 14, maxLength: 14 }), (told, gaps) => {
        let state = freed();
        let minutes = -50;
        for (const [nth, [kind, body]] of told.entries()) {
          minutes += gaps[nth]!;
          state = say(state, minutes, kind, body).state;
          const open = state.offers.filter((one) => offerState(one, at(minutes)) === 'open');
          const meets = (one: { startsAt: Instant }, other: { startsAt: Instant }) => {
            const [a, b] = [one, other].map((held) => chairTime(REGIMENS['esketamine-trd']!, held.startsAt));
            return a!.from < b!.until && b!.from < a!.until;
          };
          for (const [index, one] of open.entries())
            for (const other of open.slice(index + 1))
              expect(one.chair === other.chair && meets(one, other)).toBe(false);
          const places = freedSlots(state, at(minutes), REGIMENS);
          for (const [index, one] of places.entries())
            for (const other of places.slice(index + 1))
              expect(one.chair === other.chair && meets(one, other)).toBe(false);
          for (const [index, one] of state.bookings.entries())
            for (const other of state.bookings.slice(index + 1)) {
              expect(one.chair === other.chair && meets(one, other)).toBe(false);
            }
        }
      }),
      { numRuns: 150 },
    );
  });
});
