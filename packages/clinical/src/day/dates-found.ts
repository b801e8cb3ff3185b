import type { Patient } from '../patient/index.ts';
import { accepted, type Command, type Context, type Decision, together } from '../record/index.ts';
import { nextDateFound, visitsToReplace } from './next-date.ts';
import { withReplaced } from './with-replaced.ts';

/** Whoever waited for a next date has it with the booking, one with each; the escort of the visit before is asked for the new one. */
export function datesFound(
  decision: Decision,
  /** How many visits it books. */
  bookings: number,
  patient: Patient,
  command: Command,
  context: Pick<Context, 'now' | 'zone'>,
): Decision {
  if (decision.kind === 'refused') return decision;
  const at = command.occurredAt;
  const found = nextDateFound(patient, 'booked', { at, zone: context.zone }, { bookings });
  const replaced = visitsToReplace(patient, bookings, context.now);
  const { streams, asked } = withReplaced(decision.streams, replaced, patient, command, context);
  return accepted(...together([...streams, found, asked]));
}
