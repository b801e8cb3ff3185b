import {
  accepted,
  type Command,
  type Context,
  type Decision,
  type Reason,
  reasonsFrom,
  refused,
} from '../record/index.ts';
import type { Staff } from '../staff/index.ts';
import { COVER_STREAM, type Cover, type CoverSpan, minutesOf } from './cover.ts';
import { isClinician, worksHere } from './watch.ts';

export type CoverCommand = Command<'set-cover', Cover>;

const reason = reasonsFrom('PD');

/** Hours that could not be kept are refused, every reason at once. */
export function decideCover(staff: Staff, command: CoverCommand, context: Context): Decision {
  const reasons: Reason[] = [];
  const spans: readonly (CoverSpan & { readonly of: string })[] = [
    ...command.body.week.map((span) => ({ ...span, of: `weekday ${span.weekday}` })),
    ...command.body.dates.flatMap(({ date, spans: own }) => own.map((span) => ({ ...span, of: date }))),
  ];
  for (const { of, from, until, people } of spans) {
    const where = `${of}, ${from} to ${until}`;
    if (!(minutesOf(from) < minutesOf(until))) {
      reasons.push(reason('cover-hours', 'These hours end before they begin', where));
    }
    if (!people.every((id) => worksHere(staff, id))) {
      reasons.push(reason('cover-person-unknown', 'Somebody named does not work here', where));
    }
    // The first one owns what comes in, and only a clinician may close what is about suicide.
    if (people[0] === undefined || !isClinician(staff, people[0])) {
      reasons.push(reason('cover-no-clinician', 'Who comes first in these hours may not answer for a risk', where));
    }
  }
  const dates = command.body.dates.map(({ date }) => date);
  if (new Set(dates).size < dates.length) {
    reasons.push(reason('cover-date-twice', 'A day is named twice', dates.toSorted().join(', ')));
  }
  if (reasons.length > 0) return refused(reasons);
  return accepted({
    stream: COVER_STREAM,
    events: [{ kind: 'cover-set', version: 1, occurredAt: context.now, zone: context.zone, body: command.body }],
  });
}
