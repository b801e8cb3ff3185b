import type { GateAsking } from './gate-asking.ts';
import { othersIn } from './seats.ts';

/** What stands against a chair in which another session goes on. */
export const CHAIR_TAKEN = 'another session goes on in it';

/** Two people whom the record puts in one chair: a dose that is brought to it may reach the wrong one. */
export function gateChair({ session, seats, say }: GateAsking): void {
  if (seats === undefined || session.chair === null) return;
  const others = othersIn(session.chair, session, seats);
  // Who it is stands in no other patient's record; the screens name them to whoever may know.
  if (others.length > 0) {
    say('chair-taken', CHAIR_TAKEN);
  }
}
