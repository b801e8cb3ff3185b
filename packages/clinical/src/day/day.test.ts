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
  dayHolding,
  dayStream,
  daysThatMayHold,
  decideDay,
  freeStarts,
  handsClashes,
} from './index.ts';

const eight = instant(Date.parse('2026-03-02T15:00:00Z'));
const at = (minutes: number): Instant => addMinutes(eight, minutes);
const chairs = ['c1', 'c2', 'c3', 'c4', 'c5', 'c6'].map((chairId) => ({ chairId, open: true }));
const context: DayContext = {
  now: eight,
  zone: 'America/Denver',
  actor: { kind: 'person', id: 'nair', roles: ['nurse'] },
  policy: { regimens: REGIMENS },
  chairs,
};
let seq = 0;
const command = <K extends DayCommand['kind']>(kind: K, body: Extract<DayCommand, { kind: K }>['body']) =>
  ({ id: 'c', kind, stream: dayStream('main', '2026-03-02'), seenSeq: 0, occurredAt: eight, body }) as DayCommand;
const book = (
  booking: string,
  chair: string,
  minutes: number,
  extra: Partial<Extract<DayCommand, { kind: 'book-chair' }>['body']> = {},
) =>
  command('book-chair', {
    booking,
    session: `s-${booking}`,
    patient: `p-${booking}`,
    chair,
    regimen: 'esketamine-trd',
    startsAt: at(minutes),
    overrides: [],
    ...extra,
  });

function apply(state: DayState, next: DayCommand, by = context) {
  const decision = decideDay(state, next, by);
  if (decision.kind === 'refused') return { state, rules: decision.reasons.map((r) => r.rule) };
  const drafts = decision.streams.flatMap((s) => s.events);
  seq += 1;
  return { rules: [], state: drafts.reduce((s, d) => dayFold.evolve(s, { ...d, seq } as RecordedEvent), state) };
}
const opened = (nurses = 1, prescriber = true) =>
  [
    command('open-day', { opensAt: at(0), closesAt: at(600) }),
    ...Array.from({ length: nurses }, (_, i) =>
      command('plan-duty', { person: `n${i}`, role: 'nurse', from: at(0), until: at(600) }),
    ),
    ...(prescriber
      ? [command('plan-duty', { person: 'okafor', role: 'prescriber', from: at(0), until: at(600) })]
      : []),
  ].reduce((state, next) => apply(state, next).state, dayFold.initial(dayStream('main', '2026-03-02')));

describe('booking a chair', () => {
  test('six nasal patients and one nurse: a free hour books, the clash is shown before it is booked', () => {
    const one = apply(opened(), book('a', 'c1', 0)).state;
    expect(apply(one, book('b', 'c2', 0)).rules).toContain('nurse-clash');
    expect(apply(one, book('b', 'c2', 5)).rules).toContain('nurse-clash');
    const free = freeStarts(one, { patient: 'p-b', regimen: 'esketamine-trd' }, context);
    expect(free.length).toBeGreaterThan(0);
    expect(apply(one, book('b', free[0]!.chair, 0, { startsAt: free[0]!.startsAt })).rules).toEqual([]);
  });

  test('two nurses see no clash where one does', () => {
    const one = apply(opened(2), book('a', 'c1', 0)).state;
    expect(apply(one, book('b', 'c2', 0)).rules).toEqual([]);
    expect(apply(apply(one, book('b', 'c2', 0)).state, book('c', 'c3', 0)).rules).toContain('nurse-clash');
  });

  test('a chair is held through recovery and release, to the minute', () => {
    const one = apply(opened(3), book('a', 'c1', 0)).state;
    const free = (chairTime(REGIMENS['esketamine-trd'], at(0)).until - eight) / 60_000;
    expect(apply(one, book('b', 'c1', free - 1)).rules).toEqual(['chair-taken']);
    expect(apply(one, book('b', 'c1', free)).rules).toEqual([]);
  });

  test.each([
    ['another patient', { patient: 'p2', session: 's-a' }],
    ['another session', { patient: 'p-a', session: 's2' }],
  ])('a booking id known that day is refused for %s, also after it was called off', (_, extra) => {
    const one = apply(opened(3), book('a', 'c1', 0)).state;
    const again = apply(one, book('a', 'c2', 300, extra));
    expect(again.rules).toEqual(['booking-exists']);
    expect(again.state.bookings).toMatchObject([{ patient: 'p-a', chair: 'c1' }]);
    const off = apply(one, command('cancel-booking', { booking: 'a', because: 'patient' })).state;
    expect(apply(off, book('a', 'c2', 300, extra)).rules).toEqual(['booking-exists']);
    // The same visit may be told again: it is the one that it was.
    expect(apply(one, book('a', 'c2', 300)).rules).toEqual([]);
  });

  test('every conflict comes at once', () => {
    const one = apply(
      opened(1, false),
      book('a', 'c1', 0, {
        regimen: 'iv-depression',
        overrides: [{ rule: 'prescriber-not-on-site', reason: 'arrives at nine' }],
      }),
      {
        ...context,
        actor: { kind: 'person', id: 'okafor', roles: ['prescriber'] },
      },
    ).state;
    expect(one.bookings).toHaveLength(1);
    expect(new Set(apply(one, book('b', 'c1', 0, { patient: 'p-a' })).rules)).toEqual(
      new Set(['chair-taken', 'patient-booked', 'prescriber-not-on-site', 'nurse-clash']),
    );
  });

  test('esketamine without a prescriber on site cannot be overridden; a clash can, by who may, with a reason', () => {
    const nobody = opened(1, false);
    expect(
      apply(nobody, book('a', 'c1', 0, { overrides: [{ rule: 'prescriber-not-on-site', reason: 'soon' }] })).rules,
    ).toEqual(['prescriber-not-on-site']);
    const one = apply(opened(), book('a', 'c1', 0)).state;
    const overrides = [{ rule: 'nurse-clash', reason: 'agency nurse from eight' }];
    expect(apply(one, book('b', 'c2', 0, { overrides })).rules).toEqual([]);
    expect(apply(one, book('b', 'c2', 0, { overrides: [{ rule: 'nurse-clash', reason: ' ' }] })).rules).toContain(
      'nurse-clash',
    );
    const desk = { ...context, actor: { kind: 'person', id: 'reyes', roles: ['front-desk'] } } as DayContext;
    expect(apply(one, book('b', 'c2', 0, { overrides }), desk).rules).toContain('nurse-clash');
  });

  test('a release after closing is said, with both times', () => {
    expect(apply(opened(), book('a', 'c1', 440)).rules).toEqual([]);
    expect(apply(opened(), book('a', 'c1', 441)).rules).toContain('after-closing');
  });

  test('a cancelled booking frees its chair and stays readable', () => {
    const one = apply(opened(), book('a', 'c1', 0)).state;
    const two = apply(one, command('cancel-booking', { booking: 'a', because: 'no-show' })).state;
    expect(two.cancelled).toMatchObject([{ booking: 'a', because: 'no-show' }]);
    expect(apply(two, book('b', 'c1', 0)).rules).toEqual([]);
  });

  test('booking somebody from the waiting list takes them off it', () => {
    const waiting = apply(
      opened(),
      command('list-waiting', { patient: 'p-a', regimen: 'esketamine-trd', words: 'any morning' }),
    ).state;
    expect(apply(waiting, book('a', 'c1', 0)).state.waiting).toEqual([]);
  });

  test('whatever was booked without an override, no chair holds two people and no clash stands', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            chair: fc.constantFrom('c1', 'c2', 'c3'),
            quarter: fc.integer({ min: 0, max: 30 }),
            regimen: fc.constantFrom('esketamine-trd', 'iv-depression'),
          }),
          { maxLength: 12 },
        ),
        fc.integer({ min: 1, max: 2 }),
        (wishes, nurses) => {
          let state = opened(nurses);
          wishes.forEach((wish, i) => {
            state = apply(state, book(`b${i}`, wish.chair, wish.quarter * 15, { regimen: wish.regimen })).state;
          });
          expect(handsClashes(state, { regimens: REGIMENS })).toEqual([]);
          for (const a of state.bookings) {
            for (const b of state.bookings) {
              if (a === b || a.chair !== b.chair) continue;
              const ta = chairTime(REGIMENS[a.regimen as 'esketamine-trd'], a.startsAt);
              const tb = chairTime(REGIMENS[b.regimen as 'esketamine-trd'], b.startsAt);
              expect(ta.from < tb.until && tb.from < ta.until).toBe(false);
            }
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});

test('a visit is looked for on its own date and on the day before, which may go on past midnight', () => {
  const days = daysThatMayHold('main', instant(Date.parse('2026-03-08T08:30:00Z')), 'America/Denver');
  expect(days).toEqual(['day/main/2026-03-08', 'day/main/2026-03-07']);
  const [own, before] = days.map((stream) => dayFold.initial(stream)) as [DayState, DayState];
  const booking = { booking: 'b', patient: 'p', session: 's', chair: 'c', regimen: 'r', startsAt: instant(0) };
  const held = { ...before, bookings: [booking] };
  const gone = { ...before, cancelled: [{ ...booking, because: 'clinic', at: instant(0) }] };
  expect(dayHolding([own, held], 's')).toBe(held);
  expect(dayHolding([own, gone], 's')).toBe(gone);
  expect(dayHolding([{ ...own, bookings: [booking] }, gone], 's').stream).toBe(own.stream);
  expect(dayHolding([own, held], 'another')).toBe(own);
});
