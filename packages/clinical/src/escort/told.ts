import { asksEscort, draftMessage, dropMessages, type TemplateId } from '../messages/index.ts';
import type { EscortNamed, Patient } from '../patient/index.ts';
import type { EventDraft } from '../record/index.ts';
import { HOUR_MS, type Instant, instant } from '../units/index.ts';
import { escortAnswer, namedEscort } from './escort.ts';
import { isSameName, sameText } from './same-person.ts';

/** A visit of which an escort is told something. */
export interface EscortVisit {
  readonly visit: string;
  readonly startsAt: Instant;
}

interface Said {
  /** The id of the command that changes the visit. */
  readonly cause: string;
  readonly at: Instant;
  readonly now: Instant;
  readonly zone: string;
}

type Escorted = Pick<Patient, 'details' | 'contactConsents' | 'entries' | 'messages'>;

/** So long after the start of a visit nobody is on the way to fetch anybody from it. PD. */
const FETCHED_WITHIN_MS = 12 * HOUR_MS;
const fetchedBy = ({ startsAt }: EscortVisit): Instant => instant(startsAt + FETCHED_WITHIN_MS);

/** The adult who was named for this visit, can be written to and has not said no; null: there is none. */
function reachable(patient: Escorted, visit: string): EscortNamed | null {
  const named = namedEscort(patient, visit);
  if (named === null || named.body.escort !== 'adult') return null;
  const { email, phone } = named.body;
  if (email === undefined && phone === undefined) return null;
  return escortAnswer(patient, visit, named)?.body.answer === 'no' ? null : named.body;
}

type Message = Patient['messages'][number];

/** Whether this is where he is written to. */
const isHis = (address: Message['address'], { email, phone }: Pick<EscortNamed, 'email' | 'phone'>): boolean =>
  address !== undefined && (address === email || address === phone);

/** Whether a message of this sort about this visit went out to him. */
const wentOut = (
  patient: Escorted,
  visit: string,
  escort: EscortNamed,
  ofSort: (template: TemplateId) => boolean,
): boolean =>
  patient.messages.some(
    ({ template, link, state, address }) =>
      ofSort(template) && link?.about === visit && state === 'sent' && isHis(address, escort),
  );

/** Whether he has heard of this visit: he said yes to it, or a message that asked him went out. */
function hasHeard(patient: Escorted, visit: string, escort: EscortNamed): boolean {
  const named = namedEscort(patient, visit);
  if (named !== null && escortAnswer(patient, visit, named) !== undefined) return true;
  return wentOut(patient, visit, escort, asksEscort);
}

/** Whether a message went out to him that this visit was called off. */
const wasToldOff = (patient: Escorted, visit: string, escort: EscortNamed): boolean =>
  wentOut(patient, visit, escort, (template) => template === 'escort-not-needed');

/**
 * The visit that he counts on: this one, or the one that it stands for where no word of this one went out to him (it was put back
 * without one, or the message still waits for the morning). Null: none, he never heard, or has read that it is off.
 */
function countedOn(patient: Escorted, visit: string, escort: EscortNamed): string | null {
  if (hasHeard(patient, visit, escort)) return visit;
  const again = namedEscort(patient, visit)?.body.again;
  if (again === undefined || wasToldOff(patient, again.visit, escort)) return null;
  const before = countedOn(patient, again.visit, escort);
  return before !== null && again.why === 'same-hour' ? visit : before;
}

const toEscort = ({ email, phone }: EscortNamed) => ({
  who: 'escort' as const,
  ...(email === undefined ? {} : { email }),
  ...(phone === undefined ? {} : { phone }),
});

function naming(
  { again: _, ...who }: EscortNamed,
  is: Pick<EscortNamed, 'visit' | 'again'>,
  { at, zone }: Said,
): EventDraft<'escort-named', EscortNamed> {
  return { kind: 'escort-named', version: 1, occurredAt: at, zone, body: { ...who, ...is } };
}

/**
 * Whoever counts on taking somebody home from a visit that is off is told so. Nobody is told who never heard of it, or when nobody
 * can be on the way any more: a visit of last week that is called off today.
 */
export function escortNotNeeded(patient: Escorted, off: EscortVisit, said: Said): readonly EventDraft[] {
  const escort = reachable(patient, off.visit);
  const until = fetchedBy(off);
  if (escort === null || said.now >= until || countedOn(patient, off.visit, escort) === null) return [];
  return [
    draftMessage(patient, {
      template: 'escort-not-needed',
      cause: `${said.cause}/${off.visit}`,
      occurredAt: said.at,
      zone: said.zone,
      to: toEscort(escort),
      about: off.visit,
      until,
    }),
  ];
}

/** Whether he is named for another visit from which somebody is still to be fetched, by an address of his, and has not said no. */
const isNamedElsewhere = (
  patient: Escorted & Pick<Patient, 'visits'>,
  { visit, email, phone }: EscortNamed,
  now: Instant,
): boolean =>
  patient.visits.some(({ body }) => {
    if (body.visit === visit || now >= fetchedBy(body)) return false;
    const other = reachable(patient, body.visit);
    return other !== null && (sameText(other.email, email) || sameText(other.phone, phone));
  });

/** Who is to take somebody home is asked whether he does, by the way that is known of him; nobody where none is. */
export function escortAsked(
  patient: Escorted,
  visit: EscortVisit,
  escort: EscortNamed,
  said: Omit<Said, 'now'>,
): readonly EventDraft[] {
  if (escort.escort !== 'adult' || (escort.email === undefined && escort.phone === undefined)) return [];
  return [
    draftMessage(patient, {
      template: 'escort-asked',
      cause: said.cause,
      occurredAt: said.at,
      zone: said.zone,
      to: toEscort(escort),
      about: visit.visit,
      until: visit.startsAt,
    }),
  ];
}

/**
 * Whoever counts on taking somebody home is told that another does it now. Where the name, the address or the number stays it is the
 * same person, put right: who is still needed must not read that he is not. His link has ended, so the message has none, and says
 * for whoever is named for another time as well that he is still counted on for that. One that still waits to say so of this visit to
 * whoever is named for it now is dropped.
 */
export function escortReplaced(
  patient: Escorted & Pick<Patient, 'visits'>,
  visit: EscortVisit,
  next: EscortNamed,
  said: Said,
): readonly EventDraft[] {
  const { email, phone } = next;
  const until = fetchedBy(visit);
  const dropped = dropMessages(
    patient.messages,
    ({ template, address, until: ends }) =>
      (template === 'escort-replaced' || template === 'escort-replaced-once') &&
      // Without a link, it is this visit's by when it ends.
      ends === until &&
      isHis(address, next),
    said,
  );
  const before = reachable(patient, visit.visit);
  if (before === null || said.now >= until || countedOn(patient, visit.visit, before) === null) return dropped;
  const stays =
    next.escort === 'adult' &&
    (isSameName(before.name, next.name) || sameText(before.email, email) || sameText(before.phone, phone));
  if (stays) return dropped;
  return [
    ...dropped,
    draftMessage(patient, {
      template: isNamedElsewhere(patient, before, said.now) ? 'escort-replaced-once' : 'escort-replaced',
      cause: said.cause,
      occurredAt: said.at,
      zone: said.zone,
      to: toEscort(before),
      until,
    }),
  ];
}

/**
 * Whoever was to take somebody home from a visit is named for the one that stands for it, and asked again: a yes was for one date
 * and hour, and whoever has read that it is off has made other plans. A ride or a transport was ordered for one hour as well, and
 * answers to nobody: it is not carried over, and that nobody is named becomes the desk's task by the clock.
 */
export function escortAskedAgain(
  patient: Escorted,
  before: string,
  next: EscortVisit,
  why: 'moved' | 'after-all',
  said: Said,
): readonly EventDraft[] {
  const escort = reachable(patient, before);
  const until = why === 'moved' ? next.startsAt : fetchedBy(next);
  if (escort === null || said.now >= until || namedEscort(patient, next.visit) !== null) return [];
  const heard = countedOn(patient, before, escort);
  // Whoever never heard of the one before counts on an earlier one still: for him the time has changed, whatever became of that.
  const how = heard === before ? why : 'moved';
  const template: TemplateId = heard === null ? 'escort-asked' : `escort-${how}`;
  // One message is enough: that he is not needed is not true any more, or stands in this one.
  const dropped = dropMessages(
    patient.messages,
    ({ template: kind, link }) => kind === 'escort-not-needed' && link?.about === before,
    said,
  );
  return [
    naming(escort, { visit: next.visit, ...(heard === null ? {} : { again: { visit: heard, why: how } }) }, said),
    ...dropped,
    draftMessage(patient, {
      template,
      cause: `${said.cause}/${next.visit}`,
      occurredAt: said.at,
      zone: said.zone,
      to: toEscort(escort),
      about: next.visit,
      until,
    }),
  ];
}

/**
 * Whoever was to take somebody home from a visit that is put back at its hour. Told that it was off, he is asked again; told nothing (the
 * patient was here all the time) what he said holds, and so does a ride.
 */
export function escortOfPutBack(
  patient: Escorted,
  before: string,
  next: EscortVisit,
  said: Said,
): readonly EventDraft[] {
  const told = patient.messages.some(
    ({ template, link }) => template === 'escort-not-needed' && link?.about === before,
  );
  if (told) return escortAskedAgain(patient, before, next, 'after-all', said);
  const named = namedEscort(patient, before);
  if (named === null) return [];
  return [naming(named.body, { visit: next.visit, again: { visit: before, why: 'same-hour' } }, said)];
}
