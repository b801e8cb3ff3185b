import { escortNotNeeded } from '../escort/index.ts';
import type { Patient } from '../patient/index.ts';
import { accepted, type Command, type Context, type Decision, together } from '../record/index.ts';
import { endedWith } from './next-date.ts';

/** A visit that holds no chair, taken off by hand: what was asked about it ends with it, and its escort is told. */
export function withVisitOff(
  decision: Decision,
  patient: Patient,
  command: Command<'cancel-visit', { readonly visit: string }>,
  { now, zone }: Context,
): Decision {
  const visit = patient.visits.find(({ body }) => body.visit === command.body.visit);
  if (decision.kind === 'refused' || visit === undefined) return decision;
  const said = { cause: command.id, at: command.occurredAt, now, zone };
  const events = [...endedWith(patient, visit.body.visit, said), ...escortNotNeeded(patient, visit.body, said)];
  return accepted(...together([...decision.streams, { stream: patient.stream, events }]));
}
