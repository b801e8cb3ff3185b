import { type DoseOrder, orderMg } from '@keel/clinical/dosing';
import { type Policy, settingOf } from '@keel/clinical/policy';
import { eventId } from '@keel/clinical/record';
import { deliveredUnder, doseTotals, infusionInHand, isOver, rateSet, type Session } from '@keel/clinical/session';
import type { Instant } from '@keel/clinical/units';

/** What a nurse can do to the dose now. */
export interface DoseControls {
  /** The infusion in hand. What runs can be slowed and stopped whatever became of its order. */
  readonly infusion: {
    readonly name: string;
    readonly state: 'running' | 'paused' | 'stopped';
    /** The rate it ran at, and goes on at after a pause. */
    readonly mlPerHour: number;
    readonly holdsDrug: boolean;
    readonly flushing: boolean;
  } | null;
  /** What may be begun under the order in force; `first`: nothing was given yet. Null: nothing is left to give. */
  readonly next: {
    readonly form: DoseOrder['form'];
    readonly first: boolean;
    /** Null: the order has an amount by weight, and no weight. */
    readonly mgLeft: number | null;
    /** Nothing of this order was given yet: it is begun, and not gone on with. */
    readonly whole: boolean;
    /** How this bag is named, where it is one. */
    readonly infusion: string;
  } | null;
  /** Something can still be given under the order in force: it runs, or it can be begun. What was given whole is not withdrawn. */
  readonly withdrawable: boolean;
}

export function doseControls(session: Session, policy: Policy, now: Instant): DoseControls {
  const totals = doseTotals(session, now);
  const running = infusionInHand(session);
  const line = totals.parts.find(({ entry }) => entry === running?.started.id)?.line;
  const infusion =
    running === undefined
      ? null
      : {
          name: running.name,
          state: running.state,
          mlPerHour: rateSet(running, now),
          holdsDrug: line !== undefined && line.inLineMg > 0.01,
          flushing: totals.flushing !== null,
        };
  const begun = next(session, policy, now);
  const runs = session.infusions.some(
    ({ state, started }) =>
      state !== 'stopped' && started.body.order !== null && eventId(started.body.order) === session.order?.entry.id,
  );
  return { infusion, next: begun, withdrawable: begun !== null || runs };
}

function next(session: Session, policy: Policy, now: Instant): DoseControls['next'] {
  const standing = session.order;
  if (standing === null || session.stoppedAt !== null || isOver(session.phase)) return null;
  const { form } = standing.order;
  const first = session.firstDoseAt === null;
  const infusion = String(session.infusions.length + 1);
  // A line that is not stopped is one dose, and the next bag begins when it has ended; a push goes in beside it.
  if (form === 'infusion' && session.infusions.some(({ state }) => state !== 'stopped')) return null;
  // A device that is used up is not given again, however much of it got in.
  if (standing.order.form === 'nasal-devices' && session.devices.length >= standing.order.devices) return null;
  const ordered = orderMg(standing.order);
  if (ordered === null) return { form, first, mgLeft: null, whole: true, infusion };
  const mgLeft = Math.max(0, ordered - deliveredUnder(session, now, standing.ref));
  const little = (ordered * settingOf(policy, 'bag-error-percent')) / 100;
  return first || mgLeft > little ? { form, first, mgLeft, whole: mgLeft === ordered, infusion } : null;
}
