import type { DecisionSigned, DecisionTold, DecisionWaiting, LocalDate, Patient } from '../patient/index.ts';
import { type RuleReason, type RuleRow, ruleReason } from '../policy/index.ts';
import type { Actor } from '../record/index.ts';
import { type Flag, reasonsOfAnswer, type ScreeningAnswer } from '../screening/index.ts';
import { DAY_MS, type Instant } from '../units/index.ts';

/** What can be wrong with a decision besides what the screening found. Source: clinical-protocol 0, b.6 (PD). */
export const DECISION_RULES = {
  'decision-route-missing': {
    title: 'No route is named',
    verdict: 'defer',
    override: [],
    clears: 'Choose the route that the decision is about',
    sources: ['PD'],
  },
  'decision-clearing-missing': {
    title: 'Nothing says what would change it',
    verdict: 'defer',
    override: [],
    clears: 'Say what must happen, by when, and who sees to it',
    sources: ['PD'],
  },
  'decision-clearing-past': {
    title: 'The day for it is over',
    verdict: 'defer',
    override: [],
    clears: 'Choose a day from today on',
    sources: ['PD'],
  },
  'decision-telling-missing': {
    title: 'The patient is not told why',
    verdict: 'defer',
    override: [],
    clears: 'Write in plain words what the patient will read',
    sources: ['PD'],
  },
  'decision-alternatives-missing': {
    title: 'Nothing says what else may help',
    verdict: 'defer',
    override: [],
    clears: 'Choose at least one other treatment to talk about',
    sources: ['PD'],
  },
  'decision-referrer-unasked': {
    title: 'Whoever referred waits for an answer',
    verdict: 'defer',
    override: [],
    clears: 'Ask the patient whether the referrer may be told',
    sources: ['PD'],
  },
  'decision-contact-missing': {
    title: 'Nobody asks later how it has gone',
    verdict: 'defer',
    override: [],
    clears: 'Say who gets in touch once more, and by when',
    sources: ['PD'],
  },
  'suicide-risk-not-asked': {
    title: 'Suicide risk was not asked',
    verdict: 'defer',
    override: ['prescriber'],
    clears: 'Ask the C-SSRS screener today: everyone sent home untreated is asked; or sign why it cannot be asked',
    sources: ['PD', 'GK'],
  },
} as const satisfies Readonly<Record<string, RuleRow>>;

/** How long ago the C-SSRS may have been asked of somebody who is sent home untreated. PD: the same day. */
const ASKED_WITHIN_MS = DAY_MS;

/**
 * When the suicide-risk screener was last asked with an answer to every question on its way; null: never. One filled in at
 * home was asked by nobody.
 */
export const suicideRiskAskedAt = (patient: Pick<Patient, 'scales'>): Instant | null =>
  patient.scales.findLast(
    ({ body }) => body.instrument === 'cssrsScreener' && body.score?.complete === true && body.askedIn !== 'portal',
  )?.at ?? null;

/** Who sent this patient, as his request names him; null: nobody. */
export const referrerOf = (
  patient: Pick<Patient, 'signUp'>,
): { readonly name: string; readonly practice: string | null } | null => {
  const referrer = patient.signUp?.request.referrer;
  return referrer === undefined ? null : { name: referrer.name, practice: referrer.practice ?? null };
};

/** A contraindication that a clinic may release at all is released by two prescribers. */
export const needsSecond = (flag: Pick<Flag, 'verdict' | 'override'>): boolean =>
  flag.verdict === 'contraindicated' && flag.override?.roles.includes('second prescriber') === true;

/** Everything that stands against a decision, at once. `second`: the colleague who confirms it on the same tablet. */
export function decisionReasons(input: {
  readonly patient: Patient;
  readonly answer: ScreeningAnswer;
  readonly decision: DecisionSigned['decision'];
  readonly clearing: DecisionSigned['clearing'];
  readonly telling: Partial<DecisionTold> | undefined;
  readonly waiting: Partial<DecisionWaiting> | undefined;
  readonly second: Pick<Actor, 'roles'> | undefined;
  readonly today: LocalDate;
  readonly now: Instant;
}): readonly RuleReason[] {
  const { patient, answer, decision, clearing, telling, second, now } = input;
  const reasons: RuleReason[] = [];
  const say = (rule: keyof typeof DECISION_RULES, because: string) =>
    reasons.push(ruleReason(DECISION_RULES, rule, because));
  if (decision === 'treat') {
    if (answer.route === null) say('decision-route-missing', 'a decision for treatment is for one route');
    const two = second?.roles.includes('prescriber') === true;
    reasons.push(
      ...reasonsOfAnswer(answer, now).map((reason, index): RuleReason => {
        const flag = answer.flags[index];
        return flag !== undefined && needsSecond(flag) && two
          ? { ...reason, override: { roles: ['prescriber'] } }
          : reason;
      }),
    );
    return reasons;
  }
  if (decision === 'not-now') {
    if (clearing === undefined) say('decision-clearing-missing', 'a patient who waits must know for what');
    else if (clearing.by < input.today) say('decision-clearing-past', `${clearing.by} is before ${input.today}`);
    if ((input.waiting?.words ?? '').trim().length < 3)
      say('decision-telling-missing', 'a wait without a reason is a no');
  }
  if (decision === 'decline') {
    const { words = '', alternatives = [], referrer, contact } = telling ?? {};
    if (words.trim().length < 3) say('decision-telling-missing', 'a no without a reason is a closed door');
    if (alternatives.length === 0) say('decision-alternatives-missing', 'there is always something to talk about');
    if ((referrer === undefined || referrer === 'none') && referrerOf(patient) !== null)
      say('decision-referrer-unasked', `${referrerOf(patient)?.name} referred this patient`);
    if (contact === undefined) say('decision-contact-missing', 'nobody is sent away and forgotten');
    else if (contact.by < input.today) say('decision-clearing-past', `${contact.by} is before ${input.today}`);
  }
  const asked = suicideRiskAskedAt(patient);
  if (asked === null) say('suicide-risk-not-asked', 'no C-SSRS screener is on record');
  else if (now - asked > ASKED_WITHIN_MS)
    say('suicide-risk-not-asked', `it was asked ${Math.floor((now - asked) / DAY_MS)} days ago`);
  return reasons;
}
