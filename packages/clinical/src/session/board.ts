import { readAlarms } from '../alarms/index.ts';
import type { Level } from '../monitoring/index.ts';
import type { Patient } from '../patient/index.ts';
import type { Policy } from '../policy/index.ts';
import { addMinutes, type Instant } from '../units/index.ts';
import { type DueItem, dueItems, isOpen } from './due-items.ts';
import { gate } from './gate.ts';
import { releaseAssessment } from './release.ts';
import { type Seat, seatsOf } from './seats.ts';
import { isOver, type Session } from './session.ts';
import { standingTriggers } from './vitals.ts';

/** Why a patient is where they are in the order, from the most pressing. */
export const NEEDS = [
  'alarm-high',
  'values-call-for-stop',
  'off-monitor-too-long',
  'alarm-medium',
  'values-call-for-pause',
  'overdue',
  'due',
  'question-unanswered',
  'ready-to-leave',
  'cleared-for-dosing',
  'waiting-at-the-gate',
  'values-to-tell',
  'alarm-low',
  'soon',
  'quiet',
  'not-arrived',
  'over',
] as const;
export type Need = (typeof NEEDS)[number];

/** One patient in the order of need: the first thing to do and since when. */
export interface NeedOf {
  readonly session: Session;
  readonly rank: number;
  readonly need: Need;
  /** Key of what it is about: rule, alarm condition or due item. */
  readonly about: string;
  readonly at: Instant;
  readonly level: Level;
  readonly next: DueItem | null;
}

/** The version that judges each session: two on one board may be under different ones. */
export type PolicyOf = (session: Session) => Policy;

/**
 * Who needs me next? Pure and total: every session has a place. Equal needs go by who has waited longest, then by name of
 * the stream, so two screens show one order.
 */
export function whoNeedsMeNext(
  board: readonly { readonly session: Session; readonly patient: Patient | null }[],
  policyOf: PolicyOf,
  now: Instant,
): readonly NeedOf[] {
  const seats = seatsOf(board.map(({ session }) => session));
  return board
    .map(({ session, patient }) => needOf(session, patient, policyOf(session), now, seats))
    .sort((a, b) => a.rank - b.rank || a.at - b.at || (a.session.stream < b.session.stream ? -1 : 1));
}

function needOf(
  session: Session,
  patient: Patient | null,
  policy: Policy,
  now: Instant,
  seats: readonly Seat[],
): NeedOf {
  const items = dueItems(session, policy, now, patient).filter(isOpen);
  const next = items[0] ?? dueItems(session, policy, now).find(({ state }) => state === 'upcoming') ?? null;
  const { level, triggers } = standingTriggers(session, policy);
  const place = (need: Need, about: string, at: Instant): NeedOf => ({
    session,
    rank: NEEDS.indexOf(need),
    need,
    about,
    at,
    level,
    next,
  });
  if (isOver(session.phase)) return place('over', session.phase, session.leftAt ?? session.releasedAt ?? now);

  const alarms = readAlarms(session.entries).active.filter(({ acknowledgedAt }) => acknowledgedAt === undefined);
  const alarm = (priority: 'high' | 'medium' | 'low') => alarms.find((found) => found.priority === priority);
  const watched = session.phase === 'dosing' || session.phase === 'recovery';
  const overdue = items.filter(({ state }) => state === 'overdue');
  const due = items.filter(({ state }) => state === 'due');

  const high = alarm('high');
  if (high !== undefined) return place('alarm-high', high.condition, high.raisedAt);
  const latest = session.entries.findLast(({ kind }) => kind === 'observations-charted')?.at ?? now;
  if (watched && level === 'stop') return place('values-call-for-stop', triggers[0]!.rule, latest);
  const away = overdue.find(({ what }) => what === 'back-on-monitor');
  if (away !== undefined) return place('off-monitor-too-long', away.key, away.at);
  const medium = alarm('medium');
  if (medium !== undefined) return place('alarm-medium', medium.condition, medium.raisedAt);
  if (watched && level === 'pause') return place('values-call-for-pause', triggers[0]!.rule, latest);
  const question = overdue.find(({ what }) => what === 'answer-question');
  const late = overdue.find(({ what }) => what !== 'answer-question' && what !== 'observation-over');
  if (late !== undefined) return place('overdue', late.key, late.at);
  const now_ = due.find(({ what }) => what !== 'observation-over');
  if (now_ !== undefined) return place('due', now_.key, now_.at);
  if (question !== undefined) return place('question-unanswered', question.key, question.at);
  if (session.phase === 'recovery' && releaseAssessment(session, policy, now).ready) {
    return place('ready-to-leave', 'release', session.readySince ?? now);
  }
  if (session.phase === 'ready') return place('cleared-for-dosing', 'first-dose', session.gatePassedAt ?? now);
  if (session.phase === 'arrived') {
    const answer = gate(session, patient, policy, now, seats);
    const first = answer.reasons.find(({ verdict }) => verdict !== 'info');
    return first === undefined
      ? place('cleared-for-dosing', 'gate', session.arrivedAt ?? now)
      : place('waiting-at-the-gate', first.rule, session.arrivedAt ?? now);
  }
  if (watched && level === 'notify') return place('values-to-tell', triggers[0]!.rule, latest);
  const low = alarm('low');
  if (low !== undefined) return place('alarm-low', low.condition, low.raisedAt);
  const soon = items.find(({ state }) => state === 'soon');
  if (soon !== undefined) return place('soon', soon.key, soon.at);
  if (session.phase === 'planned') return place('not-arrived', 'arrival', session.startsAt ?? now);
  return place('quiet', 'next', next?.at ?? addMinutes(now, 60));
}

/** One moment that needs a nurse's hands, on one of the chairs. */
export interface Moment {
  readonly session: Session;
  readonly item: DueItem;
  /** Other sessions whose moment falls within the same two minutes: one nurse cannot do both. */
  readonly clashesWith: readonly string[];
}

/** The next minutes across all chairs in time order, with clashes shown before they happen. */
export function nextMoments(
  board: readonly { readonly session: Session; readonly patient: Patient | null }[],
  policyOf: PolicyOf,
  now: Instant,
  minutes: number,
): readonly Moment[] {
  const until = addMinutes(now, minutes);
  const all = board
    .flatMap(({ session, patient }) =>
      dueItems(session, policyOf(session), now, patient)
        .filter(({ at, state }) => (isOpenState(state) || state === 'upcoming') && at <= until)
        .map((item) => ({ session, item })),
    )
    .sort((a, b) => a.item.at - b.item.at || (a.session.stream < b.session.stream ? -1 : 1));
  return all.map((moment) => ({
    ...moment,
    clashesWith: [
      ...new Set(
        all
          .filter(
            (other) =>
              other.session.stream !== moment.session.stream &&
              Math.abs(other.item.at - moment.item.at) < addMinutes(now, 2) - now,
          )
          .map(({ session }) => session.stream),
      ),
    ],
  }));
}

const isOpenState = (state: DueItem['state']): boolean => state === 'soon' || state === 'due' || state === 'overdue';
