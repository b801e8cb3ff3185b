import { consentOfRoute, consentStanding, openAt, openQuestions } from '../consent/index.ts';
import type { Patient } from '../patient/index.ts';
import { type RuleReason, ruleReason } from '../policy/index.ts';
import type { Instant } from '../units/index.ts';
import { GATE_RULES } from './gate-rules.ts';
import { latestOf, type Session } from './session.ts';

export const IN_DOUBT =
  'it was signed before it was heard that it had been taken back: ask which holds, and have it signed anew';

/** From when the consent to this session's molecule is taken back; null: it is not, or it was signed again since. */
export function takenBack(
  session: Session,
  patient: Patient | null,
  now: Instant,
): { readonly at: Instant; readonly because: string } | null {
  if (patient === null || session.route === null) return null;
  const { withdrawnAt, state } = consentStanding(patient, session.route, now);
  if (withdrawnAt === null) return null;
  const paper = latestOf(session, 'consent-checked');
  if (paper !== undefined && paper.body.signedAt > withdrawnAt) return null;
  return { at: withdrawnAt, because: state === 'in-doubt' ? IN_DOUBT : 'it was withdrawn' };
}

interface Asking {
  readonly session: Session;
  readonly patient: Patient | null;
  readonly at: Instant;
  /** True: it has happened, and is recorded whatever it says. */
  readonly told: boolean;
}

/** What a consent that was taken back says against more of the drug. What was given before that was given with it. */
function takenBackReasons(context: Asking): RuleReason[] {
  const gone = takenBack(context.session, context.patient, context.at);
  if (gone === null || (context.told && context.at < gone.at)) return [];
  return [ruleReason(GATE_RULES, 'consent-missing', gone.because, { missing: ['consent'] })];
}

/** Whoever asked about the consent since the first dose is answered before more of the drug, or takes the question back. */
function openQuestionReasons({ session, patient, at, told }: Asking): RuleReason[] {
  if (patient === null || session.route === null) return [];
  const { id } = consentOfRoute(session.route);
  const open = told ? openAt(patient, at, (document) => document === id) : openQuestions(patient, id);
  return open.length === 0
    ? []
    : [ruleReason(GATE_RULES, 'consent-question-open', 'asked, and nobody has answered', { missing: ['answer'] })];
}

/** What the patient said since the gate that stands against more of the drug: asked again at each dose. */
export const againstMore = (context: Asking): RuleReason[] => [
  ...takenBackReasons(context),
  ...openQuestionReasons(context),
];
