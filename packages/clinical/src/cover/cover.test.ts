import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Context } from '../record/index.ts';
import type { Staff } from '../staff/index.ts';
import { HOUR_MS, type Instant, instant } from '../units/index.ts';
import {
  COVER_STREAM,
  type Cover,
  coverAhead,
  coverAt,
  coverFold,
  decideCover,
  ownerOf,
  UNWATCHED_HOURS_MAX,
  unwatchedMs,
  watchAt,
  watchedBefore,
} from './index.ts';

const at = (iso: string): Instant => instant(Date.parse(iso));
const person = (id: string, role: 'nurse' | 'prescriber' | 'front-desk', ended = false) => ({
  id,
  name: id,
  roles: [role],
  since: at('2026-01-01T00:00:00Z'),
  endedAt: ended ? at('2026-02-01T00:00:00Z') : null,
});
const STAFF: Staff = {
  people: {
    nora: person('nora', 'nurse'),
    pat: person('pat', 'prescriber'),
    dana: person('dana', 'front-desk'),
    gone: person('gone', 'nurse', true),
  },
  tablets: {},
  openings: {},
  held: {},
};
const workdays = (from: string, until: string, ...people: string[]) =>
  [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from, until, people }));
const COVER: Cover = {
  zone: 'America/Denver',
  week: [...workdays('08:00', '17:00', 'nora', 'pat'), ...workdays('17:00', '20:00', 'pat')],
  dates: [
    { date: '2026-11-26', because: 'Thanksgiving', spans: [] },
    { date: '2026-11-28', because: 'a Saturday clinic', spans: [{ from: '09:00', until: '12:00', people: ['pat'] }] },
  ],
};

describe('who reads at this hour', () => {
  test.each([
    ['2026-11-24T15:00:00Z', ['nora', 'pat'], '2026-11-25T03:00:00.000Z'], // Tuesday 08:00; the evening goes on without a gap
    ['2026-11-25T00:30:00Z', ['pat'], '2026-11-25T03:00:00.000Z'], // 17:30
    ['2026-07-01T14:00:00Z', ['nora', 'pat'], '2026-07-02T02:00:00.000Z'], // summer time: 08:00 is an hour earlier
    ['2026-11-28T17:00:00Z', ['pat'], '2026-11-28T19:00:00.000Z'], // the Saturday that is unlike others
  ])('%s: %j', (when, people, until) => {
    expect(coverAt(COVER, at(when))).toEqual({ watched: true, people, until: at(until) });
  });

  test.each([
    ['2026-11-24T14:59:00Z', '2026-11-24T15:00:00.000Z', ['nora', 'pat']], // a minute to eight
    ['2026-11-25T03:00:00Z', '2026-11-25T15:00:00.000Z', ['nora', 'pat']], // 20:00 is over
    ['2026-11-26T18:00:00Z', '2026-11-27T15:00:00.000Z', ['nora', 'pat']], // the holiday
    ['2026-11-28T19:00:00Z', '2026-11-30T15:00:00.000Z', ['nora', 'pat']], // Saturday noon to Monday
    ['2026-10-31T20:00:00Z', '2026-11-02T15:00:00.000Z', ['nora', 'pat']], // over the night the clock is set back
    ['2026-03-07T20:00:00Z', '2026-03-09T14:00:00.000Z', ['nora', 'pat']], // and forward
  ])('%s: nobody; next %s', (when, from, people) => {
    expect(coverAt(COVER, at(when))).toMatchObject({ watched: false, next: { from: at(from), people } });
  });

  test('a rota without hours never has a next', () => {
    expect(coverAt({ zone: 'UTC', week: [], dates: [] }, at('2026-11-24T14:59:00Z'))).toEqual({
      watched: false,
      next: null,
    });
  });

  test('on the day the clock is set back, the day has 25 hours and the promise still ends by the clock on the wall', () => {
    const night: Cover = {
      zone: 'America/Denver',
      week: [{ weekday: 0, from: '00:00', until: '24:00', people: ['nora'] }],
      dates: [],
    };
    const [sunday] = coverAhead(night, at('2026-11-01T12:00:00Z'), 1);
    expect((sunday!.until - sunday!.from) / HOUR_MS).toBe(25);
    const [spring] = coverAhead(night, at('2026-03-08T12:00:00Z'), 1);
    expect((spring!.until - spring!.from) / HOUR_MS).toBe(23);
  });
});

const clocks = fc.tuple(fc.integer({ min: 0, max: 47 }), fc.integer({ min: 1, max: 48 })).map(([from, length]) => {
  const clock = (half: number) => `${String(Math.floor(half / 2)).padStart(2, '0')}:${half % 2 === 0 ? '00' : '30'}`;
  return { from: clock(from), until: clock(Math.min(48, from + length)), people: ['nora', 'pat'] };
});
const covers: fc.Arbitrary<Cover> = fc.record({
  zone: fc.constantFrom('America/Denver', 'America/New_York', 'Europe/Madrid', 'Australia/Lord_Howe', 'UTC'),
  week: fc.array(
    fc.tuple(fc.integer({ min: 0, max: 6 }), clocks).map(([weekday, span]) => ({ weekday, ...span })),
    {
      maxLength: 12,
    },
  ),
  dates: fc.uniqueArray(
    fc.record({
      date: fc.integer({ min: 1, max: 28 }).map((day) => `2026-11-${String(day).padStart(2, '0')}`),
      because: fc.constant('holiday'),
      spans: fc.array(clocks, { maxLength: 2 }),
    }),
    { maxLength: 4, selector: ({ date }) => date },
  ),
});
const moments = fc
  .integer({ min: Date.parse('2026-10-15T00:00:00Z') / 60_000, max: Date.parse('2026-12-15T00:00:00Z') / 60_000 })
  .map((minute) => instant(minute * 60_000));

describe('whatever the hours are', () => {
  test('a moment is watched, or says when somebody reads next; the promise holds to its end and not a minute before its beginning', () => {
    fc.assert(
      fc.property(covers, moments, (cover, when) => {
        const now = coverAt(cover, when);
        if (now.watched) {
          expect(now.until).toBeGreaterThan(when);
          expect(coverAt(cover, instant(now.until - 60_000)).watched).toBe(true);
          expect(coverAt(cover, now.until).watched).toBe(false);
          expect(unwatchedMs(cover, when, now.until)).toBe(0);
        } else if (now.next !== null) {
          expect(now.next.from).toBeGreaterThan(when);
          expect(coverAt(cover, now.next.from).watched).toBe(true);
          expect(coverAt(cover, instant(now.next.from - 60_000)).watched).toBe(false);
          expect(unwatchedMs(cover, when, now.next.from)).toBe(now.next.from - when);
        }
      }),
    );
  });

  test('watched and unwatched time add up, minute by minute', () => {
    fc.assert(
      fc.property(covers, moments, fc.integer({ min: 1, max: 3 * 48 }), (cover, from, halves) => {
        const step = 30 * 60_000;
        const start = instant(Math.ceil(from / step) * step);
        const end = instant(start + halves * step);
        let counted = 0;
        for (let when: number = start; when < end; when += step) {
          if (!coverAt(cover, instant(when)).watched) counted += step;
        }
        expect(unwatchedMs(cover, start, end)).toBe(counted);
      }),
      { numRuns: 60 },
    );
  });

  test('what comes in has an owner who may answer for it wherever one of those named is still here, and a clock that runs within three days', () => {
    fc.assert(
      fc.property(covers, moments, fc.boolean(), (cover, when, heard) => {
        const watch = watchAt(cover, STAFF, when, heard)!;
        const now = coverAt(cover, when);
        if (now.watched || now.next !== null) expect(['nora', 'pat']).toContain(ownerOf(watch, null));
        expect(watch.countsFrom).toBeGreaterThanOrEqual(when);
        expect(watch.countsFrom).toBeLessThanOrEqual(when + UNWATCHED_HOURS_MAX * HOUR_MS);
        if (now.watched || heard) expect(watch.countsFrom).toBe(when);
      }),
    );
  });
});

test.each([
  ['on the day itself', '2026-11-24T17:00:00-07:00', 4, '2026-11-24T13:00:00-07:00'],
  ['over the night', '2026-11-24T09:00:00-07:00', 4, '2026-11-23T14:00:00-07:00'],
  ['over the weekend', '2026-11-23T09:00:00-07:00', 4, '2026-11-20T14:00:00-07:00'],
  ['with nobody there for so long in two weeks', '2026-11-23T09:00:00-07:00', 400, null],
])('the last moment with so many hours in which somebody is there, %s', (_, until, hours, from) => {
  const cover: Cover = { zone: 'America/Denver', week: [...workdays('08:00', '17:00', 'nora')], dates: [] };
  expect(watchedBefore(cover, at(until), hours * HOUR_MS)).toBe(from === null ? null : at(from));
});

test('so many hours as were asked for are watched from that moment on', () => {
  fc.assert(
    fc.property(covers, moments, fc.integer({ min: 1, max: 40 }), (cover, until, hours) => {
      const from = watchedBefore(cover, until, hours * HOUR_MS);
      if (from === null) return;
      expect(until - from - unwatchedMs(cover, from, until)).toBe(hours * HOUR_MS);
    }),
  );
});

test('who has left is passed over, and who is no clinician does not own a risk', () => {
  const cover: Cover = { ...COVER, week: workdays('00:00', '24:00', 'gone', 'dana', 'pat') };
  const watch = watchAt(cover, STAFF, at('2026-11-24T18:00:00Z'))!;
  expect(watch.people.map(({ id }) => id)).toEqual(['dana', 'pat']);
  expect(ownerOf(watch, ['nurse', 'prescriber'])).toBe('pat');
  const nurses = watchAt({ ...cover, week: workdays('00:00', '24:00', 'nora') }, STAFF, at('2026-11-24T18:00:00Z'))!;
  expect(ownerOf(nurses, ['prescriber'])).toBe('nora');
  expect(watchAt(null, STAFF, at('2026-11-24T18:00:00Z'))).toBeNull();
});

describe('setting the hours', () => {
  const context: Context = {
    now: at('2026-11-20T12:00:00Z'),
    zone: 'America/Denver',
    actor: { kind: 'person', id: 'pat', roles: ['prescriber'] },
  };
  const set = (body: Cover) =>
    decideCover(
      STAFF,
      { id: 'c', kind: 'set-cover', stream: COVER_STREAM, seenSeq: 0, occurredAt: context.now, body },
      context,
    );

  test('what can be kept is kept, and replaces what stood before', () => {
    const decision = set(COVER);
    expect(decision.kind).toBe('accepted');
    if (decision.kind !== 'accepted') return;
    const [draft] = decision.streams[0]!.events;
    const state = coverFold.evolve(coverFold.initial(COVER_STREAM), {
      ...draft!,
      command: 'c',
      index: 0,
      stream: COVER_STREAM,
      seq: 1,
      position: 1,
      recordedAt: context.now,
      author: { kind: 'person', id: 'pat', right: 'x' },
      hash: '',
    });
    expect(state).toMatchObject({ cover: COVER, setBy: 'pat', seq: 1 });
  });

  test('every reason at once: hours that end before they begin, people who left, nobody who may answer', () => {
    const decision = set({
      ...COVER,
      week: [
        { weekday: 1, from: '17:00', until: '08:00', people: ['nora'] },
        { weekday: 2, from: '08:00', until: '17:00', people: ['gone'] },
        { weekday: 3, from: '08:00', until: '17:00', people: ['dana', 'nora'] },
      ],
      dates: [
        { date: '2026-12-25', because: 'x', spans: [] },
        { date: '2026-12-25', because: 'y', spans: [] },
      ],
    });
    expect(decision.kind === 'refused' && decision.reasons.map(({ rule }) => rule)).toEqual([
      'cover-hours',
      'cover-person-unknown',
      'cover-no-clinician',
      'cover-no-clinician',
      'cover-date-twice',
    ]);
  });
});
