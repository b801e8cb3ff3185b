import type { Context, Reason } from '../record/index.ts';
import { heldRole, nameOf, type Staff } from '../staff/index.ts';
import type { Instant } from '../units/index.ts';
import { reason } from './asked.ts';
import type { SessionCommandBodies } from './commands.ts';

/** Who may put an order under whose name: a written one its own prescriber, a spoken one whoever read it back. */
export function orderedReasons(
  order: { readonly given: 'written' | 'spoken' | 'standing'; readonly orderedBy: string; readonly readBack?: boolean },
  context: Context,
  staff: Staff | null,
  at: Instant,
): Reason[] {
  if (
    order.given === 'written' &&
    !(context.actor.roles.includes('prescriber') && order.orderedBy === context.actor.id)
  ) {
    return [
      reason(
        'order-not-prescribers',
        'A written order is its prescriber’s own',
        'take it down as spoken and read it back, or let the prescriber write it',
      ),
    ];
  }
  if (order.given !== 'spoken') return [];
  const reasons: Reason[] = [];
  if ('readBack' in order && order.readBack === false) reasons.push(NOT_READ_BACK);
  if (staff !== null && !heldRole(staff, order.orderedBy, 'prescriber', at)) {
    reasons.push(
      reason(
        'orderer-not-prescriber',
        'Not a prescriber of this clinic at that time',
        `${nameOf(staff, order.orderedBy) ?? order.orderedBy} could not order it; name the prescriber who spoke`,
      ),
    );
  }
  return reasons;
}

const NOT_READ_BACK = reason(
  'order-not-read-back',
  'A spoken order is read back',
  'read it back before it is taken down',
);

/** No gate stands between a rescue drug and the patient: its spoken order is read back, or is none. */
export function medicineReadBackReasons(order: SessionCommandBodies['order-medicine']): Reason[] {
  return order.given === 'spoken' && order.readBack === undefined ? [NOT_READ_BACK] : [];
}
