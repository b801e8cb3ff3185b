import { type Patient, taskOf } from '../patient/index.ts';
import type { Decision, EventDraft, StreamEvents, StreamName } from '../record/index.ts';
import { addMinutes, type Instant, instant } from '../units/index.ts';
import type { DayState } from './day.ts';
import type { DayContext } from './decide.ts';
import { freedSlots, type KeptOffer, OFFER_MINUTES, offerState, type Regimens, samePlace } from './offers.ts';
import { withDayDrafts } from './with-day-drafts.ts';

const KIND = 'place-untaken';
export const untakenTask = (offer: string): string => `${KIND}/${offer}`;

/** A freed place that the one who was asked did not take, and that nobody else is being asked about. */
export interface UntakenPlace {
  readonly day: StreamName;
  readonly offer: KeptOffer;
  /** Since when: the end of the time to answer, or the no. */
  readonly since: Instant;
  /** Nobody of the desk knows it yet: no answer came, or the no came by the link. */
  readonly unseen: boolean;
}

/** What of this day somebody has to act on. A no ends there where nobody else waits; silence is somebody's to ask about. */
export function untakenPlaces(day: DayState, now: Instant, regimens: Regimens): readonly UntakenPlace[] {
  return freedSlots(day, now, regimens).flatMap((slot): readonly UntakenPlace[] => {
    const offer = slot.offers.at(-1);
    if (offer === undefined || slot.offers.some((one) => offerState(one, now) === 'open')) return [];
    const state = offerState(offer, now);
    if (state === 'silent') return [{ day: day.stream, offer, since: offer.until, unseen: true }];
    if (state !== 'no' || offer.answer === null || slot.next.length === 0) return [];
    return [{ day: day.stream, offer, since: offer.answer.at, unseen: offer.answer.by === offer.patient }];
  });
}

/** Due while another can still be offered it and answer: on the phone, before it begins; at once, where it has begun. */
function dueOf({ offer, since }: UntakenPlace, asRow: Instant): Instant {
  const last = addMinutes(offer.startsAt, -OFFER_MINUTES.phone);
  return instant(Math.max(since, Math.min(asRow, last)));
}

/** The event that asks the desk to offer a place on. */
export function untakenAsked(place: UntakenPlace, at: Instant, zone: string): EventDraft {
  const about = { stream: place.day, rule: KIND };
  const task = taskOf(KIND, untakenTask(place.offer.offer), place.since, about);
  return {
    kind: 'task-opened',
    version: 1,
    occurredAt: at,
    zone,
    body: { ...task, dueAt: dueOf(place, task.dueAt) },
  };
}

/** Why nobody has to offer this place on any more: what is written under the task that asked for it. */
export function untakenEnded(offer: string, day: DayState | undefined, now: Instant, regimens: Regimens): string {
  const kept = day?.offers.find((one) => one.offer === offer);
  if (day === undefined || kept === undefined) return 'the time of this place is over';
  if (kept.answer?.answer === 'yes') return 'whoever was asked takes it';
  if (day.bookings.some((one) => samePlace(one, kept, regimens))) return 'the place is booked';
  const open = day.offers.some((one) => offerState(one, now) === 'open' && samePlace(one, kept, regimens));
  if (open) return 'offered to somebody else';
  return kept.answer?.answer === 'no' ? 'a no, and nobody else waits' : 'the time of this place is over';
}

/** Whose tasks a change of this day may end. */
export const askedOn = (day: Pick<DayState, 'offers'>): readonly string[] => [
  ...new Set(day.offers.filter(({ answer }) => answer?.answer !== 'yes').map(({ patient }) => patient)),
];

/** What the desk does with a freed place ends, in the same act, the task that asked for it. */
export function endUntaken(
  decision: Decision,
  day: DayState,
  personOf: (patient: string) => Pick<Patient, 'id' | 'tasks'>,
  command: { readonly id: string; readonly occurredAt: Instant },
  context: DayContext,
): readonly StreamEvents[] {
  if (decision.kind === 'refused') return [];
  const { now, zone } = context;
  const { regimens } = context.policy;
  const open = askedOn(day)
    .map(personOf)
    .filter(({ tasks }) => tasks.some((one) => one.kind === KIND && one.state !== 'closed' && isOn(one, day.stream)));
  if (open.length === 0) return [];
  const drafts = decision.streams.filter(({ stream }) => stream === day.stream).flatMap(({ events }) => events);
  const after = withDayDrafts(day, drafts, command, context);
  const still = new Set(untakenPlaces(after, now, regimens).map(({ offer }) => untakenTask(offer.offer)));
  return open.map(({ id, tasks }) => ({
    stream: `patient/${id}`,
    events: tasks
      .filter((one) => one.kind === KIND && one.state !== 'closed' && isOn(one, day.stream) && !still.has(one.task))
      .map(({ task }): EventDraft => {
        const evidence = untakenEnded(task.slice(`${KIND}/`.length), after, now, regimens);
        return { kind: 'task-closed', version: 1, occurredAt: command.occurredAt, zone, body: { task, evidence } };
      }),
  }));
}
const isOn = (task: Patient['tasks'][number], day: StreamName): boolean => task.about?.stream === day;
