import { checkInWorry } from '../check-ins/index.ts';
import type { Watch } from '../cover/index.ts';
import { worryingWords } from '../distress/index.ts';
import type { Command, Context, Decision, EventDraft, EventRef } from '../record/index.ts';
import { isSuicideTask } from '../tasks/index.ts';
import type { Instant } from '../units/index.ts';
import type {
  AnswersSoFarTold,
  CheckInAnswered,
  DistressReported,
  HomeDoseTold,
  IntegrationNoteWritten,
  TaskOpened,
} from './events.ts';
import { type Patient, type PatientEntry, type PatientState, readPatient } from './patient.ts';
import { heardAt } from './taken-back.ts';
import { taskOf } from './task-of.ts';
import { worryOf } from './written-words.ts';

/** What somebody said that a person must answer. `rule` goes into the task, never the words themselves. */
export interface Need {
  readonly kind: 'distress-reach' | 'distress-ask' | 'check-in-call';
  readonly rule: string;
}

const needOfWords = (kind: string, body: unknown): Need | null => {
  const rule = worryOf(kind, body);
  return rule === null ? null : { kind: 'distress-ask', rule };
};

function needOfCheckIn(body: CheckInAnswered): Need | null {
  const worry = checkInWorry(body.answers);
  if (worry === 'not-safe') return { kind: 'distress-reach', rule: 'check-in-not-safe' };
  if (worry === 'not-sure') return { kind: 'distress-ask', rule: 'check-in-not-sure' };
  return (
    needOfWords('check-in-answered', body) ??
    (worry === 'not-well' ? { kind: 'check-in-call', rule: 'check-in-not-well' } : null)
  );
}
/** After a dose at home only what is said about being safe is a need; being unwell holds the next dose and is asked about by that. */
export const needOfHomeDose = ({ step, answers }: HomeDoseTold): Need | null =>
  step !== 'heard' || answers?.safe === undefined
    ? null
    : needOfCheckIn({ point: 'hours-4', answers: { safe: answers.safe } });

/** What an event says that a person must answer, whatever task it finds open. */
export function needOf(kind: string, body: unknown): Need | null {
  switch (kind) {
    case 'check-in-answered':
      return needOfCheckIn(body as CheckInAnswered);
    case 'answers-so-far-told': {
      // What of a scale is known to be worse opens its own task beside this one: see `tasksSoFar`.
      const said = body as AnswersSoFarTold;
      return said.of === 'check-in' ? needOfCheckIn(said) : { kind: 'distress-ask', rule: 'answers-so-far' };
    }
    case 'home-dose-told':
      return needOfHomeDose(body as HomeDoseTold);
    case 'not-safe-said':
      return { kind: 'distress-reach', rule: 'not-safe-pressed' };
    case 'distress-reported': {
      const { what, heard } = body as DistressReported;
      return { kind: what === 'not-safe' ? 'distress-reach' : 'distress-ask', rule: `told-${heard}` };
    }
    case 'integration-note-written': {
      const { words, worry } = body as IntegrationNoteWritten;
      return worry === 'asked' || worryingWords(words).length === 0
        ? null
        : { kind: 'distress-ask', rule: 'integration-note-words' };
    }
    default:
      return needOfWords(kind, body);
  }
}

/** Graver than what was said before, or another reason to be as worried. */
export const isGraver = (now: Need | null, before: Need | null): boolean =>
  now !== null && (before === null || GRAVITY[now.kind] > GRAVITY[before.kind]);

/** When it was said, by the clock here: a telephone whose clock is behind would date it before a contact that did not answer it. A correction that makes it graver says it at the correction. */
function needAt(entry: PatientEntry): Instant | null {
  const need = needOf(entry.kind, entry.body);
  if (need === null) return null;
  if (entry.original === undefined || !isGraver(need, needOf(entry.kind, entry.original.body))) return heardAt(entry);
  return entry.amendments.findLast(({ kind }) => kind === 'entry-corrected')?.at ?? heardAt(entry);
}

/** When somebody last asked to be heard: whoever was reached before that has not answered it. */
export function lastNeedAt(patient: Patient): Instant | null {
  let last: Instant | null = null;
  for (const entry of patient.entries) {
    const said = needAt(entry);
    if (said !== null && (last === null || said > last)) last = said;
  }
  return last;
}

const GRAVITY = { 'check-in-call': 0, 'distress-ask': 1, 'distress-reach': 2 } as const;

/**
 * The task that answers a need. One that is open for the same need, or a graver one, is not opened twice: it is still the same person who
 * waits, and its clock began earlier. A press while the hours lie ahead, however, never hides behind a task whose clock has not begun.
 */
export function tasksOfNeed(
  patient: Patient,
  need: Need | null,
  ref: EventRef,
  at: Instant,
  watch: Watch | null,
): readonly TaskOpened[] {
  if (need === null) return [];
  const about = { stream: patient.stream, entry: ref, rule: need.rule };
  const wanted = taskOf(need.kind, `${ref.command}/${need.kind}`, at, about, undefined, watch);
  const open = patient.tasks.some(
    ({ state, kind, dueAt }) =>
      state === 'open' &&
      kind in GRAVITY &&
      GRAVITY[kind as Need['kind']] >= GRAVITY[need.kind] &&
      dueAt <= wanted.dueAt,
  );
  return open ? [] : [wanted];
}

/**
 * What a decision of any part records of somebody's own words, looked at in one place: words that worry open the task beside
 * whatever else the decision does. Where it opens a task about this danger by itself, that is the one.
 */
export function lookAtWords(
  deciding: { readonly patient: PatientState; readonly watch: Watch | null },
  decision: Decision,
  command: Command,
  context: Context,
): Decision {
  if (decision.kind === 'refused') return decision;
  const patient = readPatient(deciding.patient);
  const own = decision.streams.find(({ stream }) => stream === patient.stream);
  if (own === undefined) return decision;
  if (own.events.some(({ kind, body }) => kind === 'task-opened' && isSuicideTask((body as TaskOpened).kind))) {
    return decision;
  }
  const index = own.events.findIndex(({ kind, body }) => worryOf(kind, body) !== null);
  const said = own.events[index];
  if (said === undefined) return decision;
  const need: Need = { kind: 'distress-ask', rule: worryOf(said.kind, said.body) ?? '' };
  const ref = { command: command.id, index };
  const opened = tasksOfNeed(patient, need, ref, context.now, deciding.watch).map(
    (task): EventDraft => ({
      kind: 'task-opened',
      version: 1,
      occurredAt: context.now,
      zone: context.zone,
      body: task,
    }),
  );
  return {
    kind: 'accepted',
    streams: decision.streams.map((one) => (one === own ? { ...one, events: [...one.events, ...opened] } : one)),
  };
}
