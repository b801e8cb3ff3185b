import { taskKind } from '../tasks/index.ts';
import { addMinutes, type Instant } from '../units/index.ts';
import type { CallEnded, CallTopic } from './events.ts';
import { gravest, judgeCall, missingSteps, unaskedFlags } from './judge-call.ts';
import type { Call } from './read-call.ts';
import type { CallNeed } from './red-flags.ts';

/** Something that a call leaves to do. `key` is the task's name: the same cause opens it once. */
export interface CallTask {
  readonly key: string;
  readonly kind: string;
  readonly dueAt: Instant;
  readonly owner?: string;
}

/**
 * When the clinic calls again. Somebody who was suicidal is called within a day whatever was found, and at once when the
 * line broke; the first row that fits holds. Clocks stand with the kinds of task (PD: no source gives one).
 */
export const FOLLOW_UP = [
  { topic: 'suicidal', outcome: 'line-lost', kind: 'call-line-lost' },
  { topic: 'suicidal', outcome: null, kind: 'call-follow-suicide' },
  { topic: 'after-visit', outcome: 'line-lost', kind: 'call-broken-line' },
  { topic: 'after-visit', outcome: null, kind: 'call-follow' },
] as const satisfies readonly {
  readonly topic: CallTopic;
  readonly outcome: CallEnded['outcome'] | null;
  readonly kind: string;
}[];

const UNANSWERED: ReadonlySet<CallEnded['outcome']> = new Set(['no-answer', 'left-message']);

/**
 * A call that was made for a task, and nobody took: there was nothing to ask, and the task it was made for stands. Where something was
 * said all the same, the call was taken, and is judged as any.
 */
export const unanswered = (call: Call, ended: Pick<CallEnded, 'outcome'>): boolean =>
  UNANSWERED.has(ended.outcome) &&
  call.opened.task !== undefined &&
  call.said.length === 0 &&
  call.topic === call.opened.topic;

/** Who takes up a short call that could not be answered on the phone. */
const SHORT_CALLS = {
  'cannot-come': 'call-rebook',
  escort: 'call-escort',
  pharmacy: 'call-pharmacy',
  question: 'call-question',
} as const satisfies Readonly<Record<Exclude<CallTopic, 'suicidal' | 'after-visit'>, string>>;

/** Who looks at a suicidal call afterwards, by what was found. */
const SUICIDAL_CALLS: Readonly<Record<CallNeed, string>> = {
  emergency: 'suicide-assess-now',
  'clinician-now': 'suicide-assess-now',
  today: 'suicide-assess-today',
  routine: 'suicide-tell-clinician',
};

/** A short call that was answered in full leaves nothing to do. */
const ANSWERED: ReadonlySet<CallEnded['outcome']> = new Set(['answered', 'advised']);

const task = (call: Call, kind: string, at: Instant, owner?: string): CallTask => ({
  key: `${call.call}/${kind}`,
  kind,
  dueAt: addMinutes(at, taskKind(kind)?.dueMinutes ?? 0),
  ...(owner === undefined ? {} : { owner }),
});

/** What stands for as long as somebody speaks of suicide on the line: it ends with the call, and outlasts one that is never ended. */
export const taskAtRisk = (call: Call, at: Instant): readonly CallTask[] =>
  call.topic === 'suicidal' ? [task(call, 'call-at-risk', at)] : [];

/** What cannot wait for the end of the call: somebody is told while the caller is still on the line. */
export function tasksDuring(call: Call, at: Instant): readonly CallTask[] {
  const findings = judgeCall(call);
  const need = gravest(findings);
  if (need !== 'emergency' && need !== 'clinician-now') return [];
  const suicide = call.topic === 'suicidal' || findings.some(({ rule }) => ABOUT_SUICIDE.has(rule));
  return [task(call, suicide ? 'suicide-assess-now' : 'call-red-flag', at)];
}
const ABOUT_SUICIDE: ReadonlySet<string> = new Set(['flag-suicide', 'call-mood', 'call-cssrs-high']);

/**
 * Everything a call that ended leaves to do: who looks at it, and when the clinic calls again. A guided path that is not
 * finished is judged as at its gravest: what was not asked is not "no".
 */
export function tasksAfter(call: Call, ended: CallEnded, at: Instant): readonly CallTask[] {
  if (ended.outcome === 'wrong-number' || unanswered(call, ended)) return [];
  const need = gravest(judgeCall(call));
  const during = tasksDuring(call, at);
  const owed = (kind: string): CallTask => task(call, kind, at, ended.owner);
  const looked: CallTask[] = [];
  if (during.length > 0) looked.push(...during);
  else if (call.topic === 'suicidal') {
    looked.push(owed(missingSteps(call).length > 0 ? 'suicide-assess-now' : SUICIDAL_CALLS[need]));
  } else if (call.topic === 'after-visit') {
    looked.push(owed(need === 'today' || unaskedFlags(call).length > 0 ? 'call-look-today' : 'call-look'));
  } else if (need === 'today') looked.push(owed('suicide-tell-clinician'));
  const short = call.topic === 'suicidal' || call.topic === 'after-visit' ? undefined : SHORT_CALLS[call.topic];
  if (short !== undefined && !ANSWERED.has(ended.outcome)) looked.push(owed(short));
  const again = followUpOf(call, ended);
  if (again === undefined) return looked;
  const latest = owed(again);
  // Earlier is theirs to choose, and so is later, which is flagged. A line that broke is called now.
  const chosen = again === 'call-line-lost' || ended.nextCallAt === undefined ? latest.dueAt : ended.nextCallAt;
  return [...looked, { ...latest, dueAt: chosen < at ? latest.dueAt : chosen }];
}

const followUpOf = (call: Call, ended: CallEnded): string | undefined =>
  FOLLOW_UP.find(({ topic, outcome }) => topic === call.topic && (outcome === null || outcome === ended.outcome))?.kind;

/** The next call was put off longer than the row allows. */
export function laterThanAllowed(call: Call, ended: CallEnded, at: Instant): boolean {
  const kind = followUpOf(call, ended);
  return kind !== undefined && ended.nextCallAt !== undefined && ended.nextCallAt > task(call, kind, at).dueAt;
}
