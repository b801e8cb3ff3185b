import {
  accepted,
  type Command,
  type Context,
  type Decision,
  type Override,
  type Reason,
  reasonsFrom,
  refused,
  type StreamName,
} from '../record/index.ts';
import type { Instant } from '../units/index.ts';
import { CLINICIAN } from './checks.ts';
import { type ClosingLine, closingReasons, uncarried } from './closing.ts';

export interface CloseDayBody {
  readonly printedName: string;
  readonly overrides: readonly Override[];
  /** What stood open as the server found it when this was signed: never what the screen said. */
  readonly lines?: readonly ClosingLine[];
}
export type CloseDay = Command<'close-day', CloseDayBody>;

/** A signature that locked the door: whose and when. */
export interface DayClosed extends CloseDayBody {
  readonly at: Instant;
  readonly by: string;
}

/** Somebody came back in: that is signed for with why. Two who press at once, and a second press, lock nothing twice. */
export const LOCK_AGAIN = 'close-again';
const lockedAlready = (closed: DayClosed): Reason => ({
  ...reasonsFrom('PD')(
    LOCK_AGAIN,
    'The door is locked already',
    `${closed.printedName} signed for it; to lock it again, say why it was opened`,
  ),
  inputs: [{ name: 'printedName', value: closed.printedName, at: closed.at, source: closed.by }],
  override: CLINICIAN,
});

/**
 * Locking the door is an order and a signature: refused with everything that stands open, carried by a signed reason where
 * it may be. What was open, and why the door was locked over it, stays in the record of the day. `closed`: the signature that
 * stands already.
 */
export function decideCloseDay(
  { stream, closed }: { readonly stream: StreamName; readonly closed: DayClosed | null },
  command: CloseDay,
  context: Context,
): Decision {
  const { printedName, overrides, lines } = command.body;
  if (lines === undefined) throw new Error('the lines of the evening were not gathered');
  const reasons = [...(closed === null ? [] : [lockedAlready(closed)]), ...closingReasons(lines)];
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
