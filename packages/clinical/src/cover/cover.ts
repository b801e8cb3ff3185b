import { type Fold, isErased, type StreamName } from '../record/index.ts';
import {
  dateOfDay,
  dayOfDate,
  type Instant,
  instant,
  instantsOfLocal,
  localDateOf,
  weekdayOfDay,
} from '../units/index.ts';

/**
 * Who reads what patients write, and when: the clinic's own promise, shown to every patient at that hour. One stream,
 * `clinic/cover`; each change replaces the whole of it.
 */
export const COVER_STREAM = 'clinic/cover' as const satisfies StreamName;

/** Hours of one day by the clock on the wall, `08:00` to `24:00`. The first person owns what comes in; the others follow in their order. */
export interface CoverSpan {
  readonly from: string;
  readonly until: string;
  /** Ids of staff. */
  readonly people: readonly string[];
}
export interface CoverWeekday extends CoverSpan {
  /** 0 Sunday to 6 Saturday. */
  readonly weekday: number;
}
/** A day that is unlike its weekday: a holiday has no hours at all. */
export interface CoverDate {
  readonly date: string;
  readonly because: string;
  readonly spans: readonly CoverSpan[];
}
export interface Cover {
  /** IANA zone of the site whose clock on the wall is meant. */
  readonly zone: string;
  readonly week: readonly CoverWeekday[];
  readonly dates: readonly CoverDate[];
}
export interface CoverState {
  readonly seq: number;
  /** Null: the clinic has not said who reads. Then nobody is promised, and what comes in is everybody's of the role. */
  readonly cover: Cover | null;
  readonly setAt: Instant | null;
  readonly setBy: string | null;
}

export const coverFold: Fold<CoverState> = {
  initial: () => ({ seq: 0, cover: null, setAt: null, setBy: null }),
  evolve: (state, event) => {
    const seq = Math.max(state.seq, event.seq);
    if (isErased(event.body) || event.kind !== 'cover-set') return { ...state, seq };
    return { seq, cover: event.body as Cover, setAt: event.occurredAt, setBy: event.author.id };
  },
};

/** Hours and minutes as minutes since midnight; NaN where it is no time of a day. `24:00` is the end of it. */
export function minutesOf(clock: string): number {
  const parts = /^(\d{2}):(\d{2})$/.exec(clock);
  if (parts === null) return Number.NaN;
  const minutes = Number(parts[1]) * 60 + Number(parts[2]);
  return Number(parts[2]) < 60 && minutes <= 1_440 ? minutes : Number.NaN;
}

/** One stretch of hours on the world's clock. */
export interface Watched {
  readonly from: Instant;
  readonly until: Instant;
  readonly people: readonly string[];
}

/**
 * The stretches of one local day. Where the clock is changed within the hour that begins or ends one, the shorter reading holds: nobody is
 * said to read who may not.
 */
function stretchesOf(cover: Cover, date: string): readonly Watched[] {
  const special = cover.dates.find((one) => one.date === date);
  const weekday = weekdayOfDay(dayOfDate(date));
  const spans: readonly CoverSpan[] = special?.spans ?? cover.week.filter((one) => one.weekday === weekday);
  return spans
    .map(({ from, until, people }) => ({
      from: instantsOfLocal(date, minutesOf(from), cover.zone).latest,
      until: instantsOfLocal(date, minutesOf(until), cover.zone).earliest,
      people,
    }))
    .filter(({ from, until }) => until > from)
    .toSorted((a, b) => a.from - b.from);
}

const dayAfter = (date: string, days: number): string => dateOfDay(dayOfDate(date) + days);

export type CoverNow =
  | { readonly watched: true; readonly people: readonly string[]; readonly until: Instant }
  /** `next` is null where no hours come within two months. */
  | { readonly watched: false; readonly next: Watched | null };

/** As far as the next hours are looked for, in days. */
const LOOK_AHEAD_DAYS = 62;

/** Whether somebody reads at this moment, who, and until when without a gap; else who reads next. */
export function coverAt(cover: Cover, at: Instant): CoverNow {
  const today = localDateOf(at, cover.zone);
  // Hours of the day before can reach past midnight UTC, never past local midnight; a margin costs nothing.
  const near = [-1, 0, 1].flatMap((days) => stretchesOf(cover, dayAfter(today, days)));
  const now = near.filter(({ from, until }) => from <= at && at < until);
  if (now.length > 0) {
    let until = Math.max(...now.map((one) => one.until)) as Instant;
    for (let grown = true; grown; ) {
      grown = false;
      for (const one of near) {
        if (one.from <= until && one.until > until) {
          until = one.until;
          grown = true;
        }
      }
    }
    return { watched: true, people: [...new Set(now.flatMap(({ people }) => people))], until };
  }
  for (let days = 0; days <= LOOK_AHEAD_DAYS; days += 1) {
    const next = stretchesOf(cover, dayAfter(today, days)).find(({ from }) => from > at);
    if (next !== undefined) return { watched: false, next };
  }
  return { watched: false, next: null };
}

/** Milliseconds between two moments in which nobody was promised to read. */
export function unwatchedMs(cover: Cover | null, from: Instant, until: Instant): number {
  if (until <= from) return 0;
  if (cover === null) return until - from;
  const last = localDateOf(until, cover.zone);
  const stretches: { from: number; until: number }[] = [];
  for (let date = dayAfter(localDateOf(from, cover.zone), -1); date <= last; date = dayAfter(date, 1)) {
    stretches.push(...stretchesOf(cover, date));
  }
  let at: number = from;
  let unwatched = 0;
  for (const one of stretches.toSorted((a, b) => a.from - b.from)) {
    if (one.until <= at) continue;
    if (one.from >= until) break;
    unwatched += Math.max(0, one.from - at);
    at = Math.max(at, one.until);
  }
  return unwatched + Math.max(0, until - at);
}

/** The hours of the days ahead, for a screen that shows what is promised. */
export function coverAhead(cover: Cover, at: Instant, days: number): readonly (Watched & { readonly date: string })[] {
  const today = localDateOf(at, cover.zone);
  return Array.from({ length: days }, (_, index) => dayAfter(today, index)).flatMap((date) =>
    stretchesOf(cover, date).map((one) => ({ ...one, date })),
  );
}

/** As far back as hours are counted from the end, in days. */
const LOOK_BACK_DAYS = 14;

/** The latest moment from which somebody reads for so long in all until `until`; null where fewer hours lie in the two weeks before it. */
export function watchedBefore(cover: Cover, until: Instant, ms: number): Instant | null {
  const first = dayAfter(localDateOf(until, cover.zone), -LOOK_BACK_DAYS);
  const stretches = Array.from({ length: LOOK_BACK_DAYS + 1 }, (_, days) => stretchesOf(cover, dayAfter(first, days)))
    .flat()
    .toSorted((a, b) => b.until - a.until);
  let edge: number = until;
  let left = ms;
  for (const one of stretches) {
    const end = Math.min(one.until, edge);
    if (end <= one.from) continue;
    if (end - one.from >= left) return instant(end - left);
    left -= end - one.from;
    edge = one.from;
  }
  return null;
}
