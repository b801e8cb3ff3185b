export {
  COVER_STREAM,
  type Cover,
  type CoverDate,
  type CoverNow,
  type CoverSpan,
  type CoverState,
  type CoverWeekday,
  coverAhead,
  coverAt,
  coverFold,
  minutesOf,
  unwatchedMs,
  type Watched,
  watchedBefore,
} from './cover.ts';
export { type CoverCommand, decideCover } from './decide.ts';
export { isClinician, ownerOf, UNWATCHED_HOURS_MAX, type Watch, watchAt, worksHere } from './watch.ts';
