import type { Patient } from '../patient/index.ts';
import { type Policy, type RuleReason, VERDICTS, type Verdict } from '../policy/index.ts';
import type { Override, Reason, Role } from '../record/index.ts';
import type { Instant } from '../units/index.ts';
import type { Baseline } from './events.ts';
import { askGate } from './gate-asking.ts';
import { gateChair } from './gate-chair.ts';
import { gateOrder, gateQuestions, gateRescue } from './gate-order.ts';
import { gateConsent, gateMedicines } from './gate-papers.ts';
import { gateScreening } from './gate-screening.ts';
import { gateChart, gateFasting, gateTold, gateWayHome } from './gate-told.ts';
import { gateVitals } from './gate-vitals.ts';
import { noWorse } from './lent-right.ts';
import type { Seat } from './seats.ts';
import type { Session } from './session.ts';
import { baselineOf } from './vitals.ts';

/** The gate's answer: every reason at once, each with its way out. */
export interface GateAnswer {
  readonly verdict: Verdict | 'eligible';
  /** Hardest first. */
  readonly reasons: readonly RuleReason[];
  /** Raised pressure is taken again in this window; null when there is nothing to repeat. */
  readonly repeatBp: { readonly from: Instant; readonly until: Instant } | null;
  readonly baseline: Baseline | null;
  /** Plan or intent to die: a clinician today, whatever happens with the dose. */
  readonly escalate: boolean;
}

/**
 * May this person be dosed now? `patient` null: nobody knows who it is; `seats` absent: nobody looked who is in which chair.
 * Source: clinical-protocol b.1-b.6.
 */
export function gate(
  session: Session,
  patient: Patient | null,
  policy: Policy,
  now: Instant,
  seats?: readonly Seat[],
): GateAnswer {
  const asking = askGate(session, patient, policy, now, seats);
  const { reasons, say } = asking;
  if (patient?.details == null || session.patient === null) {
    say('patient-unknown', 'the session has no registered patient', { missing: ['patient'] });
  }
  const repeatBp = gateVitals(asking);
  gateFasting(asking);
  gateWayHome(asking);
  gateConsent(asking);
  gateMedicines(asking);
  gateRescue(asking);
  const { escalate } = gateTold(asking);
  gateChart(asking);
  gateChair(asking);
  gateOrder(asking);
  gateQuestions(asking);
  gateScreening(asking);
  reasons.sort((a, b) => VERDICTS.indexOf(a.verdict) - VERDICTS.indexOf(b.verdict));
  return {
    verdict: reasons.find(({ verdict }) => verdict !== 'info')?.verdict ?? 'eligible',
    reasons,
    repeatBp,
    baseline: baselineOf(session),
    escalate,
  };
}

/** Whose overrides count for which reasons. */
export interface Overriding {
  readonly roles: readonly Role[];
  /** The reasons as the author saw them: one that got worse since, or is new, was not weighed. */
  readonly seen: readonly Reason[];
  /** Reasons that a prescriber saw and overrode: no worse than that, somebody else may pass over them in his name. */
  readonly lent?: readonly Reason[];
}

/** Reasons that still stand when these overrides are taken. */
export function standing(
  reasons: readonly RuleReason[],
  overrides: readonly Override[],
  { roles, seen, lent = [] }: Overriding,
): { readonly open: readonly RuleReason[]; readonly overridden: readonly RuleReason[] } {
  const open: RuleReason[] = [];
  const overridden: RuleReason[] = [];
  for (const reason of reasons) {
    if (reason.verdict === 'info') continue;
    const override = overrides.find(({ rule }) => rule === reason.rule);
    const own = reason.override?.roles.some((role) => roles.includes(role)) === true;
    const borrowed = reason.override?.roles.includes('prescriber') === true && lent.some((one) => noWorse(reason, one));
    const weighed = seen === reasons || seen.some((one) => noWorse(reason, one));
    const may = (own || borrowed) && weighed;
    (override !== undefined && override.reason.trim() !== '' && may ? overridden : open).push(reason);
  }
  return { open, overridden };
}
