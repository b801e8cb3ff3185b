import { escortAskedAgain, escortNotNeeded } from '../escort/index.ts';
import type { Patient, VisitBooked, VisitCancelled } from '../patient/index.ts';
import { accepted, type Command, type Context, type Decision, type StreamEvents, together } from '../record/index.ts';
import { dateAfter } from './date-after.ts';
import { datesFound } from './dates-found.ts';
import { endedWith } from './next-date.ts';
import { timeChanged } from './time-changed.ts';

/**
 * A visit that holds no chair, taken off by hand: what was asked about it ends with it, a treatment wants another date, its escort is
 * told, or asked for the one that it was moved to, and the patient hears of what the clinic has changed.
 */
export function withVisitOff(
  decision: Decision,
  patient: Patient,
  command: Command<'cancel-visit', VisitCancelled>,
  { now, zone }: Context,
): Decision {
  const visit = patient.visits.find(({ body }) => body.visit === command.body.visit);
  if (decision.kind === 'refused' || visit === undefined) return decision;
  const said = { cause: command.id, at: command.occurredAt, now, zone };
  // A treatment is the new date of a treatment only: given to a call, the treatment that it was booked for would be left without.
  const { to, events: asked } =
    visit.body.kind === 'session'
      ? dateAfter(patient, { ...visit.body, booking: visit.body.visit }, command.body.because, said)
      : { to: null, events: [] };
  const again = to === null ? [] : escortAskedAgain(patient, visit.body.visit, to.body, 'moved', said);
  const told = again.length > 0 ? again : escortNotNeeded(patient, visit.body, said);
  const booked = { booking: visit.body.visit, startsAt: visit.body.startsAt };
  const changed = timeChanged(patient, booked, command.body.because, to?.body ?? null, said);
  const events = [...endedWith(patient, visit.body.visit, said), ...asked, ...told, ...changed];
  const streams = to === null ? decision.streams : decision.streams.map((one) => withDate(one, to.body.visit));
  return accepted(...together([...streams, { stream: patient.stream, events }]));
}

const withDate = ({ stream, events }: StreamEvents, movedTo: string): StreamEvents => ({
  stream,
  events: events.map((event) =>
    event.kind === 'visit-cancelled' ? { ...event, body: { ...(event.body as VisitCancelled), movedTo } } : event,
  ),
});

/**
 * A visit that holds no chair, entered by hand: as any booking it is the date that somebody waited for, and the escort of the visit
 * that it stands for is asked for this one. One that is entered when it is over answers and asks nothing.
 */
export function withVisitBooked(
  decision: Decision,
  patient: Patient,
  command: Command<'book-visit', VisitBooked>,
  context: Context,
): Decision {
  const { kind, startsAt } = command.body;
  if (decision.kind === 'refused' || kind !== 'session' || startsAt <= context.now) return decision;
  return datesFound(decision, 1, patient, command, context);
}
