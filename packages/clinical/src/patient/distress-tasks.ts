import { checkInWorry } from '../check-ins/index.ts';
import type { Watch } from '../cover/index.ts';
import { worryingWords } from '../distress/index.ts';
import type { EventRef } from '../record/index.ts';
import type { Instant } from '../units/index.ts';
import type {
  CheckInAnswered,
  DistressReported,
  ExperienceAnswered,
  JournalWritten,
  NotSafeSaid,
  TaskOpened,
} from './events.ts';
import type { Patient, PatientEntry } from './patient.ts';
import { taskOf } from './task-of.ts';

/** What somebody said that a person must answer. `rule` goes into the task, never the words themselves. */
interface Need {
  readonly kind: 'distress-reach' | 'distress-ask' | 'check-in-call';
  readonly rule: string;
}

const wordsNeed = (words: string | undefined, rule: string): Need | null =>
  words !== undefined && worryingWords(words).length > 0 ? { kind: 'distress-ask', rule } : null;

export function needOfCheckIn(body: CheckInAnswered): Need | null {
  const worry = checkInWorry(body.answers);
  if (worry === 'not-safe') return { kind: 'distress-reach', rule: 'check-in-not-safe' };
  if (worry === 'not-sure') return { kind: 'distress-ask', rule: 'check-in-not-sure' };
  return (
    wordsNeed(body.words, 'check-in-words') ??
    (worry === 'not-well' ? { kind: 'check-in-call', rule: 'check-in-not-well' } : null)
  );
}
export const needOfJournal = (body: JournalWritten): Need | null => wordsNeed(body.words, 'journal-words');
export const needOfExperience = (body: ExperienceAnswered): Need | null => wordsNeed(body.nextTime, 'experience-words');
export const needOfNotSafe = (_: NotSafeSaid): Need => ({ kind: 'distress-reach', rule: 'not-safe-pressed' });
export const needOfReport = (body: DistressReported): Need =>
  body.what === 'not-safe'
    ? { kind: 'distress-reach', rule: `told-${body.heard}` }
    : { kind: 'distress-ask', rule: `told-${body.heard}` };

/** What an entry of the record says that a person must answer, whatever task it found open. */
function needOfEntry(entry: PatientEntry): Need | null {
  switch (entry.kind) {
    case 'check-in-answered':
      return needOfCheckIn(entry.body);
    case 'journal-written':
      return needOfJournal(entry.body);
    case 'experience-answered':
      return needOfExperience(entry.body);
    case 'not-safe-said':
      return needOfNotSafe(entry.body);
    case 'distress-reported':
      return needOfReport(entry.body);
    default:
      return null;
  }
}

/** When somebody last asked to be heard: whoever was reached before that has not answered it. */
export const lastNeedAt = (patient: Patient): Instant | null =>
  patient.entries.findLast((entry) => needOfEntry(entry) !== null)?.at ?? null;

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
