import type { PatientView } from '@keel/formats/api';
import { dayIn } from '../time/index.ts';

type Listed = PatientView['sessions'][number];

/** Furthest on first: whoever is in a chair is meant, not the visit that is booked for next week. */
const PHASES = ['dosing', 'recovery', 'ready', 'arrived', 'planned'] as const;

/** The session that a chart leads to: the one that goes on, or else the next one that is planned; undefined where none is open. */
export function sessionInHand(sessions: readonly Listed[]): Listed | undefined {
  const soonest = (one: Listed, other: Listed): number =>
    (one.startsAt === null ? Infinity : Date.parse(one.startsAt)) -
    (other.startsAt === null ? Infinity : Date.parse(other.startsAt));
  for (const phase of PHASES) {
    const [first] = sessions.filter((one) => one.phase === phase).sort((one, other) => soonest(one, other) || 0);
    if (first !== undefined) return first;
  }
  return undefined;
}

/** Whether a session of today is still ahead or goes on: one that has begun, or one that is planned for the clinic's day of now. */
export function isSessionToday(sessions: readonly Listed[], now: number, zone: string): boolean {
  return sessions.some(
    ({ phase, startsAt }) =>
      (PHASES as readonly string[]).includes(phase) &&
      (phase !== 'planned' || (startsAt !== null && dayIn(Date.parse(startsAt), zone) === dayIn(now, zone))),
  );
}
