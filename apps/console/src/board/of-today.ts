import { dayIn } from '../time/index.ts';
import { LATE_MS } from '../whereabouts/index.ts';

/**
 * Whether a visit stands under today: what lies behind and was not ended, what comes on this date, and in an evening what comes in the
 * night. The same hour of tomorrow is not today's. Ms since epoch; null: nobody said when.
 */
export const ofToday = (startsAt: number | null, now: number, zone: string): boolean =>
  startsAt === null || dayIn(startsAt, zone) <= dayIn(now, zone) || startsAt - now < LATE_MS;
