import { addMs, type Instant, MINUTE_MS } from '@keel/clinical/units';
import type { Queryable } from './deps.ts';

export interface TryLimit {
  readonly tries: number;
  readonly windowMs: number;
  readonly lockMs: number;
}

/** Five tries, then a quarter of an hour: slow for a thief, short for a tired nurse. */
export const FIVE_TRIES: TryLimit = { tries: 5, windowMs: 15 * MINUTE_MS, lockMs: 15 * MINUTE_MS };

/**
 * Counts the try before it is judged, so that a hundred at once are not a hundred free ones. True while it may be
 * judged; false once there were too many, whatever is tried.
 */
export async function countTry(db: Queryable, key: string, limit: TryLimit, now: Instant): Promise<boolean> {
  const { rows } = await db.query<{ until: Date | null }>(
    `insert into identity.throttle as t (key, failures, last_at) values ($1, 1, $2)
     on conflict (key) do update set
       failures = case when t.until > $2 then t.failures when t.until is not null or t.last_at < $3 then 1
         else t.failures + 1 end,
       until = case when t.until > $2 then t.until when t.until is not null or t.last_at < $3 then null
         when t.failures >= $4 then $5::timestamptz end,
       last_at = case when t.until > $2 then t.last_at else $2 end
     returning until`,
    [key, new Date(now), new Date(addMs(now, -limit.windowMs)), limit.tries, new Date(addMs(now, limit.lockMs))],
  );
  return rows[0]?.until === null;
}

export async function forgetTries(db: Queryable, key: string): Promise<void> {
  await db.query('delete from identity.throttle where key = $1', [key]);
}
