import { escortAskedAgain } from '../escort/index.ts';
import type { Patient, VisitBooked } from '../patient/index.ts';
import type { Command, Context, EventDraft, StreamEvents } from '../record/index.ts';

const visitOf = ({ kind, body }: EventDraft): VisitBooked | null =>
  kind === 'visit-booked' ? (body as VisitBooked) : null;

/**
 * Bookings that say which visits they stand for, the earliest for the first of them, and what asks the escorts of those anew: by
 * itself, for whom another act has not asked yet.
 */
export function withReplaced(
  streams: readonly StreamEvents[],
  replaced: readonly string[],
  patient: Patient,
  command: Command,
  { now, zone }: Pick<Context, 'now' | 'zone'>,
): { readonly streams: readonly StreamEvents[]; readonly asked: StreamEvents } {
  const booked = streams
    .flatMap(({ events }) => events.map(visitOf).filter((visit) => visit !== null))
    .toSorted((a, b) => a.startsAt - b.startsAt);
  const before = new Map<string, string>();
  for (const [nth, { visit }] of booked.entries()) {
    const gone = replaced[nth];
    if (gone !== undefined) before.set(visit, gone);
  }
  const said = { cause: command.id, at: command.occurredAt, now, zone };
  return {
    streams: streams.map((one) => ({
      ...one,
      events: one.events.map((event) => {
        const visit = visitOf(event);
        const replaces = visit === null ? undefined : before.get(visit.visit);
        return replaces === undefined ? event : { ...event, body: { ...visit, replaces } };
      }),
    })),
    asked: {
      stream: patient.stream,
      events: booked.flatMap((visit) => {
        const gone = before.get(visit.visit);
        return gone === undefined ? [] : escortAskedAgain(patient, gone, visit, 'moved', said);
      }),
    },
  };
}
