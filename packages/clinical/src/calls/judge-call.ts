import type { SourceId } from '../sources/index.ts';
import { type Call, screenerOf } from './read-call.ts';
import { CALL_NEEDS, type CallNeed, RED_FLAGS } from './red-flags.ts';
import { type CallStep, stepsOf } from './steps.ts';

/** One reason why somebody must act, by the rule that says so. */
export interface CallFinding {
  readonly rule: string;
  readonly need: CallNeed;
  readonly title: string;
  readonly sources: readonly SourceId[];
}

type Answers = Pick<Call, 'answers'>;
const is = (call: Answers, step: string, ...values: readonly (string | boolean)[]): boolean => {
  const answer = call.answers.get(step);
  return answer !== undefined && values.includes(answer.value);
};
const tier = (call: Answers): string | null => screenerOf(call)?.score.tier ?? null;

interface CallRule extends CallFinding {
  readonly when: (call: Answers) => boolean;
}

/**
 * What the answers of a suicidal call ask for. A yes counts whatever stands beside it, and an answer that is missing never
 * makes it milder. Source: clinical-protocol i "Suicidality"; instruments, triage of the screener; the rest PD.
 */
export const CALL_RULES = [
  {
    rule: 'call-means-done',
    need: 'emergency',
    title: 'Has already done something: 911 by the second person',
    sources: ['GK'],
    when: (call) => is(call, 'means', 'done'),
  },
  {
    rule: 'call-means-in-hand',
    need: 'emergency',
    title: 'Has the means in hand: 911 by the second person',
    sources: ['GK'],
    when: (call) => is(call, 'means', 'in-hand'),
  },
  {
    rule: 'call-intent-alone',
    need: 'emergency',
    title: 'Intent, and alone or with the means near: 911 by the second person',
    sources: ['GK', 'PD'],
    when: (call) =>
      (is(call, 'cssrs.4', true) || is(call, 'cssrs.5', true)) &&
      (is(call, 'with-whom', 'alone', 'only-children') || is(call, 'means', 'near')),
  },
  {
    rule: 'call-cssrs-high',
    need: 'clinician-now',
    title: 'Screener: high. A clinician takes the call now',
    sources: ['GK'],
    when: (call) => tier(call) === 'high',
  },
  {
    rule: 'call-cssrs-moderate',
    need: 'today',
    title: 'Screener: moderate. A clinician assesses today',
    sources: ['GK'],
    when: (call) => tier(call) === 'moderate',
  },
  {
    rule: 'call-cssrs-low',
    need: 'today',
    title: 'Screener: low. The treating clinician is told today',
    sources: ['GK'],
    when: (call) => tier(call) === 'low',
  },
  {
    rule: 'call-mood',
    need: 'clinician-now',
    title: 'Thoughts of suicide: go on as a suicidal call',
    sources: ['GK'],
    when: (call) => is(call, 'mood', 'thoughts'),
  },
  {
    rule: 'call-mood-worse',
    need: 'today',
    title: 'Feels worse and goes without treatment: a clinician hears of it today',
    sources: ['PD'],
    when: (call) => is(call, 'mood', 'worse') || is(call, 'cannot-because', 'feels-worse'),
  },
  {
    rule: 'call-driving',
    need: 'today',
    title: 'Drove or is about to drive too early',
    sources: ['PI-US-2019'],
    when: (call) => is(call, 'driving', 'has-driven', 'about-to'),
  },
] as const satisfies readonly CallRule[];

/** Everything that the answers so far ask for, the gravest first. */
export function judgeCall(call: Pick<Call, 'answers' | 'topic'>): readonly CallFinding[] {
  const found: CallFinding[] = [
    ...CALL_RULES.filter(({ when }) => when(call)).map(({ when: _, ...finding }) => finding),
    ...RED_FLAGS.filter(({ id }) => is(call, id, true)).map(({ id, ...flag }) => ({ ...flag, rule: id })),
  ];
  return found.toSorted((a, b) => CALL_NEEDS.indexOf(a.need) - CALL_NEEDS.indexOf(b.need));
}

export const gravest = (findings: readonly CallFinding[]): CallNeed => findings[0]?.need ?? 'routine';

/** Steps of the call's path that must not be left out and are not answered; an unfinished screener is one. */
export function missingSteps(call: Pick<Call, 'answers' | 'topic'>): readonly CallStep[] {
  return stepsOf(call.topic).filter((step) => {
    if (!step.needed) return false;
    if (step.answer !== 'scale') return !call.answers.has(step.id);
    const screener = screenerOf(call);
    return screener === null || screener.score.incomplete === true;
  });
}

/** Red flags that nobody has asked about: not asked is not "no". */
export const unaskedFlags = (call: Answers): readonly string[] =>
  RED_FLAGS.filter(({ id }) => !call.answers.has(id)).map(({ id }) => id);
