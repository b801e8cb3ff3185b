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
  OFFER_MINUTES,
  offerState,
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
const offer = (patient: string, channel = 'phone') => ({ offer: `o-${patient}`, freed: 'gone', patient, channel });
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
    expect(freedSlots(taken.state, at(-44))).toEqual([]);
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
    expect(freedSlots(no.state, at(until + 6))[0]!.next.map(({ patient }) => patient)).toEqual(['w3']);
    // Who answered late is not promised what is being offered to the next one.
    expect(say(second.state, until + 1, 'answer-offer', yes('w1')).rules).toEqual(['slot-gone']);
    expect(say(no.state, until + 6, 'answer-offer', yes('w1')).rules).toEqual([]);
  });
  test.each([
    ['to nobody who does not wait', -50, offer('stranger'), ['not-waiting']],
    ['not when it lies behind', 121, offer('w1'), ['slot-gone']],
  ] as const)('%s', (_, minutes, body, rules) => {
    expect(say(freed(), minutes, 'offer-slot', body).rules).toEqual(rules);
  });
  test('however offers, answers, bookings and time interleave, a chair is never promised to two', () => {
    const people = fc.constantFrom('w1', 'w2', 'w3');
    const steps = fc.array(
      fc.oneof(
        people.map((who) => ['offer-slot', offer(who)] as const),
        people.map((who) => ['answer-offer', yes(who)] as const),
        people.map((who) => ['answer-offer', { offer: `o-${who}`, answer: 'no' }] as const),
        fc.constant(['book-chair', booking('walk-in', 'c1', 120)] as const),
        fc.constant(['cancel-booking', { booking: 'walk-in', because: 'clinic' }] as const),
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
          expect(open.length).toBeLessThanOrEqual(1);
          for (const [index, one] of state.bookings.entries())
            for (const other of state.bookings.slice(index + 1)) {
              const [a, b] = [one, other].map((held) => chairTime(REGIMENS['esketamine-trd']!, held.startsAt));
              expect(one.chair === other.chair && a!.from < b!.until && b!.from < a!.until).toBe(false);
            }
        }
      }),
      { numRuns: 150 },
    );
  });
});
