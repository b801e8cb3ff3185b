import { type FlagVerdict, type ScreeningAnswer, STARTING_POLICY, screen } from '@keel/clinical/screening';
import { type Answers, isOpen, QUESTIONS, type Question, requestOfAnswers, ticked } from '@keel/clinical/self-check';
import type { Instant } from '@keel/clinical/units';

/** How soon a thing should be said; the words of a clinic's verdict never reach the person. */
export type Weight = 'say-first' | 'settle-first' | 'closer-look' | 'mention';

const WEIGHTS: Readonly<Record<FlagVerdict, Weight>> = {
  contraindicated: 'say-first',
  defer: 'settle-first',
  caution: 'closer-look',
  info: 'mention',
};
const ORDER: readonly Weight[] = ['say-first', 'settle-first', 'closer-look', 'mention'];

export interface Topic {
  readonly rule: string;
  readonly weight: Weight;
  /** The medicine it is about, as it was written. */
  readonly about: readonly string[];
}

export interface TalkAbout {
  readonly topics: readonly Topic[];
  /** What was ticked and raised nothing: still good to mention. Ids of question and option. */
  readonly mentions: readonly { readonly question: string; readonly option: string }[];
  /** Questions left open: not known, which is neither yes nor no. */
  readonly open: readonly string[];
  readonly crisis: ReadonlySet<'safety' | 'emergency'>;
}

const HISTORIES = ['heart', 'brain', 'mind', 'substances', 'body'];

/** Which kinds of crisis the answers to this question speak of. */
export const crisisOf = (question: Question, answers: Answers): readonly ('safety' | 'emergency')[] =>
  ticked(question, answers).flatMap(({ crisis }) => crisis ?? []);

/**
 * What the answers give a person to talk about, by the clinic's own rules (`screen`) under Keel's starting policy. A rule that only
 * misses something is left to the list of open questions; what a rule found is a topic, never a verdict.
 */
export function talkAbout(answers: Answers, now: Instant): TalkAbout {
  const request = requestOfAnswers(answers);
  const judged: ScreeningAnswer = screen(request, STARTING_POLICY, now);
  const raised = judged.flags.filter(({ inputs }) => inputs.length > 0);
  const topics = new Map<string, Topic>();
  for (const flag of raised) {
    const about = flag.inputs.flatMap(({ field, value }) =>
      field.startsWith('patient.medications') ? [String(value)] : [],
    );
    const held = topics.get(flag.rule);
    topics.set(flag.rule, {
      rule: flag.rule,
      weight: held?.weight ?? WEIGHTS[flag.verdict],
      about: [...new Set([...(held?.about ?? []), ...about])],
    });
  }
  const mentions = QUESTIONS.filter(({ id }) => HISTORIES.includes(id)).flatMap((question) =>
    ticked(question, answers)
      .filter(({ id }) => !raisesAlone(question.id, id, now))
      .map(({ id }) => ({ question: question.id, option: id })),
  );
  const crisis = new Set(QUESTIONS.flatMap((question) => crisisOf(question, answers)));
  if (judged.escalate && crisis.size === 0) crisis.add('safety');
  return {
    topics: [...topics.values()].sort((a, b) => ORDER.indexOf(a.weight) - ORDER.indexOf(b.weight)),
    mentions,
    open: QUESTIONS.filter((question) => isOpen(question, answers)).map(({ id }) => id),
    crisis,
  };
}

const raisesAlone = (question: string, option: string, now: Instant): boolean =>
  screen(requestOfAnswers({ [question]: [option] }), STARTING_POLICY, now).flags.some(
    ({ inputs }) => inputs.length > 0,
  );
