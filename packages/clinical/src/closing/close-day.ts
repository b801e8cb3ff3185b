import {
  accepted,
  type Command,
  type Context,
  type Decision,
  type Override,
  refused,
  type StreamName,
} from '../record/index.ts';
import { type ClosingLine, closingReasons, uncarried } from './closing.ts';

export interface CloseDayBody {
  readonly printedName: string;
  readonly overrides: readonly Override[];
  /** What stood open as the server found it when this was signed: never what the screen said. */
  readonly lines?: readonly ClosingLine[];
}
export type CloseDay = Command<'close-day', CloseDayBody>;

/**
 * Locking the door is an order and a signature: refused with everything that stands open, carried by a signed reason where
 * it may be. What was open, and why the door was locked over it, stays in the record of the day.
 */
export function decideCloseDay(stream: StreamName, command: CloseDay, context: Context): Decision {
  const { printedName, overrides, lines } = command.body;
  if (lines === undefined) throw new Error('the lines of the evening were not gathered');
  const reasons = closingReasons(lines);
  const standing = uncarried(reasons, overrides, context.actor.roles);
  if (standing.length > 0) return refused(standing);
  return accepted({
    stream,
    events: [
      {
        kind: 'day-closed',
        version: 1,
        occurredAt: command.occurredAt,
        zone: context.zone,
        body: {
          printedName,
          lines,
          overrides: overrides.filter(({ rule }) => reasons.some((reason) => reason.rule === rule)),
          overridden: reasons,
        },
      },
    ],
  });
}
