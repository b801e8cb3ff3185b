import { afterQuiet, type Channel } from '../messages/index.ts';
import { type PatientState, readPatient, taskOf } from '../patient/index.ts';
import {
  accepted,
  type Command,
  type Decision,
  type Reason,
  reasonsFrom,
  refused,
  type StreamName,
  together,
} from '../record/index.ts';
import type { Instant } from '../units/index.ts';
import { type BookingDeciding, decideOffer } from './book.ts';
import { type DayState, dayStream } from './day.ts';
import { type DayContext, decideDay } from './decide.ts';
import { insteadAsked, type LaterVisit, laterVisits, replacedBy } from './given-up.ts';
import { type KeptOffer, offerState, placeOf } from './offers.ts';

/** Yes or no to a freed place, said by the patient who was asked. Date: local at the site, `yyyy-mm-dd`. */
export type AnswerPlaceCommand = Command<
  'answer-place',
  {
    readonly site: string;
    readonly date: string;
    readonly offer: string;
    readonly answer: 'yes' | 'no';
    /** The later visit that the page said would be given up; what it did not say is not given up. */
    readonly givesUp?: string;
  }
>;

/** What the link of an offer is about: its day, and which of that day's offers. */
export const placeKey = (offered: Pick<AnswerPlaceCommand['body'], 'site' | 'date' | 'offer'>): string =>
  `${dayStream(offered.site, offered.date)}/${offered.offer}`;
export function readPlaceKey(key: string): { readonly day: StreamName; readonly offer: string } | null {
  const [day, site, date, offer, more] = key.split('/');
  if (day !== 'day' || !site || !date || !offer || more !== undefined) return null;
  return { day: dayStream(site, date), offer };
}

/** What a yes makes is named by the press of the button: sent again, it makes the same. */
const madeBy = (command: AnswerPlaceCommand) => ({
  booking: `place-${command.id}`,
  session: `place-session-${command.id}`,
});
export const placeSession = (command: AnswerPlaceCommand): StreamName => `session/${madeBy(command).session}`;
const wantedTask = (offer: string): string => `place-wanted/${offer}`;

/**
 * What has become of an offer, as the one who was asked is told. `told`: said yes, it could not be booked by itself, and the desk
 * calls. `off`: booked by the yes, and called off or moved since. `ended`: not answered in time; `taken`: it went to somebody else.
 */
export type PlaceState = 'open' | 'yes' | 'no' | 'told' | 'off' | 'ended' | 'taken';

export function placeState(
  offer: KeptOffer,
  day: DayState,
  patient: Pick<ReturnType<typeof readPatient>, 'tasks'>,
  context: Pick<DayContext, 'now' | 'policy'>,
): PlaceState {
  const state = offerState(offer, context.now);
  // His own, whoever booked it: the desk may have, by hand, before he answered.
  if (day.bookings.some((one) => one.patient === offer.patient && one.startsAt === offer.startsAt)) return 'yes';
  if (state === 'yes') return 'off';
  if (state === 'no') return 'no';
  if (patient.tasks.some(({ task }) => task === wantedTask(offer.offer))) return 'told';
  if (placeOf(offer, day, context.now, context.policy.regimens) === undefined) return 'taken';
  return state === 'silent' ? 'ended' : 'open';
}

const plain = reasonsFrom('PD');

/** Kept for an hour for somebody whom no message reaches in that hour, a place is kept for nobody: every reason against writing. */
export function againstMessage(
  channel: Channel,
  until: Instant,
  { now, zone }: Pick<DayContext, 'now' | 'zone'>,
): readonly Reason[] {
  return [
    ...(channel === 'paper'
      ? [plain('no-way-to-write', 'No message reaches this person', 'no allowed e-mail or text: call instead')]
      : []),
    ...(afterQuiet(now, zone) >= until
      ? [plain('quiet-hours', 'Messages rest at this hour', 'it would go out when the offer is over: call instead')]
      : []),
  ];
}

/**
 * The answer becomes the same facts as one that the desk heard on the phone. It is taken until the offer ends, and no
 * longer: what a late yes is worth a person decides. Said twice it is once. A yes that meets a conflict is not lost and shows
 * nothing of others' visits: the desk has a task to call.
 */
export function decidePlaceAnswer(
  day: DayState,
  command: AnswerPlaceCommand,
  deciding: Omit<BookingDeciding, 'policy'> & {
    readonly policy: BookingDeciding['policy'] | undefined;
    /** The only later visit of the person, where there is one. */
    readonly later: LaterVisit | null;
  },
  context: DayContext,
): Decision {
  const { actor } = context;
  const offer = day.offers.find((one) => one.offer === command.body.offer);
  const elsewhere = actor.subject !== undefined && actor.subject !== placeKey(command.body);
  if (offer === undefined || elsewhere || deciding.patient.stream !== `patient/${offer.patient}`) {
    return refused([plain('offer-unknown', 'There is no such offer', 'the link is for another one')]);
  }
  const { answer } = command.body;
  const state = placeState(offer, day, readPatient(deciding.patient), context);
  const settled = state === 'yes' || state === 'told';
  if (offer.answer?.answer === answer || (settled && answer === 'yes')) return accepted();
  // Booked, by whomever: a no after it is no way to give a visit back.
  if (offer.answer !== null || state === 'yes') {
    return refused([plain('offer-answered', 'This offer has its answer', offer.answer?.answer ?? 'booked')]);
  }
  const onDay = {
    ...command,
    kind: 'answer-offer' as const,
    stream: day.stream,
  };
  if (answer === 'no') return decideDay(day, { ...onDay, body: { offer: offer.offer, answer } }, context);
  if (state === 'taken') return refused([plain('slot-gone', 'This place is no longer free', 'somebody has it')]);
  if (state === 'ended') {
    return refused([plain('offer-ended', 'The time for this answer is over', 'call: it may be free still')]);
  }
  if (deciding.policy === undefined) return toCall(deciding.patient, offer, command.occurredAt, context);
  const patient = readPatient(deciding.patient);
  const replaced = replacedBy(offer, patient, deciding.later);
  const gives = replaced !== null && replaced.visit === command.body.givesUp ? { givesUp: replaced.visit } : {};
  const said = { ...onDay, body: { offer: offer.offer, answer, ...madeBy(command), overrides: [], ...gives } };
  const decision = decideOffer(day, said, { ...deciding, policy: deciding.policy }, context, deciding.later);
  if (decision.kind === 'refused') return toCall(deciding.patient, offer, command.occurredAt, context);
  if ('givesUp' in gives || laterVisits(patient, offer.startsAt).length === 0) return decision;
  // Which later visit the patient means is not in the record: all stay until the desk has asked.
  const asked = insteadAsked(day, offer.offer, command.occurredAt, context.zone);
  return accepted(...together([...decision.streams, { stream: deciding.patient.stream, events: [asked] }]));
}

function toCall(patient: PatientState, offer: KeptOffer, at: Instant, { zone }: DayContext): Decision {
  const about = { stream: patient.stream, rule: wantedTask(offer.offer) };
  const body = taskOf('place-wanted', wantedTask(offer.offer), at, about);
  return accepted({
    stream: patient.stream,
    events: [{ kind: 'task-opened', version: 1, occurredAt: at, zone, body }],
  });
}
