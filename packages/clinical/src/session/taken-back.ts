import { consentStanding } from '../consent/index.ts';
import type { Patient } from '../patient/index.ts';
import { type RuleReason, ruleReason } from '../policy/index.ts';
import type { Instant } from '../units/index.ts';
import { GATE_RULES } from './gate-rules.ts';
import { latestOf, type Session } from './session.ts';

/** From when the consent to this session's molecule is taken back; null: it is not, or it was signed again since. */
export function takenBackAt(session: Session, patient: Patient | null, now: Instant): Instant | null {
  if (patient === null || session.route === null) return null;
  const { withdrawnAt } = consentStanding(patient, session.route, now);
  if (withdrawnAt === null) return null;
  const paper = latestOf(session, 'consent-checked');
  return paper !== undefined && paper.body.signedAt > withdrawnAt ? null : withdrawnAt;
}

/** What a consent that was taken back says against more of the drug. What was given before that was given with it. */
export function takenBackReasons(context: {
  readonly session: Session;
  readonly patient: Patient | null;
  readonly at: Instant;
  /** True: it has happened, and is recorded whatever it says. */
  readonly told: boolean;
}): RuleReason[] {
  const since = takenBackAt(context.session, context.patient, context.at);
  if (since === null || (context.told && context.at < since)) return [];
  return [ruleReason(GATE_RULES, 'consent-missing', 'it was withdrawn', { missing: ['consent'] })];
}
