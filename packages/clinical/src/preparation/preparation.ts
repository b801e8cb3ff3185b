import { consentStanding } from '../consent/index.ts';
import { type Cover, watchedBefore } from '../cover/index.ts';
import { CHECK_IN_MINUTES } from '../day/index.ts';
import { moleculeOf, type Route } from '../dosing/index.ts';
import { escortAnswer, namedEscort } from '../escort/index.ts';
import { readIntake } from '../intake/index.ts';
import { asksEscort, type MessageFailure } from '../messages/index.ts';
import {
  allPatientEntries,
  type EscortNamed,
  type HoldInstructed,
  type Patient,
  type PatientEntryOf,
} from '../patient/index.ts';
import { type Policy, settingOf } from '../policy/index.ts';
import { predictedFreeTime, type Session } from '../session/index.ts';
import { addMinutes, DAY_MS, HOUR_MS, type Instant, instant } from '../units/index.ts';
import { type Fasting, type FoodMeaning, fastingOf, meaningOfFood } from './fasting.ts';

export type Visit = PatientEntryOf<'visit-booked'>;

/** How the way home stands. `silent`: named, asked, and nothing said yet. */
export type EscortState = 'nobody' | 'silent' | 'confirmed' | 'declined' | 'not-accepted';

export interface EscortStanding {
  readonly state: EscortState;
  readonly named: PatientEntryOf<'escort-named'> | null;
  readonly answeredAt: Instant | null;
  /** Kinds that this clinic accepts for this session. */
  readonly accepted: readonly EscortNamed['escort'][];
}

export interface InstructedHold extends HoldInstructed {
  /** Who said it, as the record names him, and when. */
  readonly by: string;
  readonly at: Instant;
  /** The last moment to take it; null: as usual. */
  readonly lastAt: Instant | null;
}

/** What to bring: the same for everybody, and one line more where it matters. Words stand in the portal. PD. */
export const BRING = ['photo-id', 'medicine-list', 'comfortable-clothes', 'glasses-not-lenses', 'music'] as const;
export type BringItem = (typeof BRING)[number];

export interface Preparation {
  readonly visit: string;
  readonly session: string | null;
  readonly route: Route | null;
  readonly startsAt: Instant;
  /** When to be at the door. */
  readonly arriveAt: Instant;
  readonly doseAt: Instant;
  readonly fasting: Fasting | null;
  readonly food: { readonly what: 'food' | 'drink'; readonly lastAt: Instant; readonly meaning: FoodMeaning } | null;
  readonly holds: readonly InstructedHold[];
  readonly escort: EscortStanding;
  readonly consent: 'in-force' | 'to-sign' | 'not-known';
  readonly intakeDone: boolean;
  readonly bring: readonly { readonly item: BringItem; readonly done: boolean }[];
  /** When the patient can probably be fetched; null: nobody can say. */
  readonly readyAt: Instant | null;
  readonly drive: 'next-day-after-sleep' | 'after-24-hours';
  readonly over: boolean;
}

/** Visits that are still ahead or running, the next first. */
export function visitsAhead(patient: Pick<Patient, 'visits'>, now: Instant): readonly Visit[] {
  return patient.visits
    .filter(({ body }) => body.kind === 'session' && body.startsAt > now - 12 * HOUR_MS)
    .toSorted((one, other) => one.body.startsAt - other.body.startsAt);
}

/** Kinds of way home that count for this session: those of the molecule, and of a first session where it is one. */
function accepted(
  route: Route | null,
  first: boolean,
  policy: Pick<Policy, 'escorts'>,
): readonly EscortNamed['escort'][] {
  const kinds = policy.escorts[route === null ? 'ketamine' : moleculeOf(route)];
  return first ? kinds.filter((kind) => policy.escorts.firstSession.includes(kind)) : kinds;
}

export function escortOf(
  patient: Pick<Patient, 'entries' | 'sessions'>,
  visit: string,
  route: Route | null,
  policy: Pick<Policy, 'escorts'>,
): EscortStanding {
  const named = namedEscort(patient, visit);
  const first = patient.sessions.every(({ body }) => body.deliveredMg === 0);
  const kinds = accepted(route, first, policy);
  const base = { named, accepted: kinds };
  if (named === null) return { ...base, state: 'nobody', answeredAt: null };
  if (!kinds.includes(named.body.escort)) return { ...base, state: 'not-accepted', answeredAt: null };
  // An answer speaks for whom it was asked of: somebody else who was named since has not answered.
  const answer = escortAnswer(patient, visit, named);
  // A ride or a transport answers to nobody; that it is ordered is all there is to know.
  if (named.body.escort !== 'adult') return { ...base, state: 'confirmed', answeredAt: named.at };
  if (answer === undefined) return { ...base, state: 'silent', answeredAt: null };
  return { ...base, state: answer.body.answer === 'yes' ? 'confirmed' : 'declined', answeredAt: answer.at };
}

/** The clinician's instructions in force: the newest list, each line with who stands behind it. */
export function instructedHolds(patient: Pick<Patient, 'entries'>, startsAt: Instant): readonly InstructedHold[] {
  const entry = allPatientEntries(patient, 'holds-instructed').at(-1);
  if (entry === undefined) return [];
  return entry.body.holds.map((hold) => ({
    ...hold,
    by: entry.author.id,
    at: entry.at,
    lastAt:
      hold.instruction === 'last-dose-before' && hold.hours !== undefined
        ? addMinutes(startsAt, -hold.hours * 60)
        : null,
  }));
}

/**
 * What is to be done before one visit and how far it is, from the visit, the policy and what was said. Nothing is told to be left
 * out that no clinician named.
 */
export function preparationOf(input: {
  readonly patient: Patient;
  readonly visit: Visit;
  /** The session that was planned with the visit; null where there is none yet. */
  readonly session: Session | null;
  readonly policy: Policy;
  readonly now: Instant;
}): Preparation {
  const { patient, visit, session, policy, now } = input;
  const { startsAt } = visit.body;
  const route = session?.route ?? null;
  const doseAt = addMinutes(startsAt, CHECK_IN_MINUTES);
  const fasting = route === null ? null : fastingOf(route, policy, doseAt);
  const said = allPatientEntries(patient, 'food-reported').findLast(({ body }) => body.visit === visit.body.visit);
  const free = session === null ? null : predictedFreeTime(session, policy, now);
  const ticked = new Map(
    allPatientEntries(patient, 'preparation-ticked')
      .filter(({ body }) => body.visit === visit.body.visit)
      .map(({ body }) => [body.item, body.done]),
  );
  return {
    visit: visit.body.visit,
    session: visit.body.session ?? null,
    route,
    startsAt,
    arriveAt: startsAt,
    doseAt,
    fasting,
    food:
      said === undefined || fasting === null
        ? null
        : { what: said.body.what, lastAt: said.body.lastAt, meaning: meaningOfFood(fasting, said.body, doseAt) },
    holds: instructedHolds(patient, startsAt),
    escort: escortOf(patient, visit.body.visit, route, policy),
    consent:
      route === null
        ? 'not-known'
        : consentStanding(patient, route, startsAt).state === 'in-force'
          ? 'in-force'
          : 'to-sign',
    intakeDone: readIntake(patient, now).next === null,
    bring: BRING.map((item) => ({ item, done: ticked.get(item) === true })),
    readyAt: free === null || free.kind === 'unknown' ? null : free.at,
    drive: route !== null && moleculeOf(route) === 'esketamine' ? 'next-day-after-sleep' : 'after-24-hours',
    over: session !== null && session.leftAt !== null,
  };
}

export interface PreparationDue {
  /** Names the rule and what it is due for: the same is owed once. */
  readonly rule: 'remind-patient' | 'ask-escort' | 'escort-silent';
  readonly visit: string;
  readonly dueAt: Instant;
}

/** Why a message did not arrive that may arrive when it is sent again; an address that refuses will refuse. */
const MAY_ARRIVE: readonly MessageFailure[] = ['unreachable', 'no-way'];

/** Who is named late has so long to answer, and a way home is looked for so long before the visit at the latest. PD. */
const NAMED_LATE = { answersWithin: 2 * HOUR_MS, lookBefore: HOUR_MS } as const;

/** Hours in which somebody is there that are left before a visit when its escort's silence becomes a task; PD. */
const RIDE_FOUND_WITHIN_MS = 4 * HOUR_MS;

/** So many hours before, and while so many hours are left in which somebody of the clinic is there: before a weekend that is on its Friday. */
function silentFrom(startsAt: Instant, policy: Policy, cover: Cover | null): Instant {
  const hours = addMinutes(startsAt, -settingOf(policy, 'escort-silent-hours') * 60);
  const there = cover === null ? null : watchedBefore(cover, startsAt, RIDE_FOUND_WITHIN_MS);
  return there === null ? hours : instant(Math.min(hours, there));
}

/** From when an escort's silence is a task: whoever is named after that hour is asked, and his silence is another. */
function silenceOf(namedAt: Instant | null, silentAt: Instant, startsAt: Instant): Instant {
  if (namedAt === null || namedAt <= silentAt) return silentAt;
  const latest = Math.max(namedAt, startsAt - NAMED_LATE.lookBefore);
  return instant(Math.min(namedAt + NAMED_LATE.answersWithin, latest));
}

/**
 * What the clock owes before a visit. An escort whom the naming itself has asked, after the hour of asking or on the day
 * before it, is not asked a second time. The escort's silence is a task while another way home can still be found; a declared "no" is
 * one at once, by the answer itself. Hours are policy rows (PD).
 */
export function preparationDue(
  patient: Pick<Patient, 'entries' | 'visits' | 'sessions' | 'messages'>,
  routeOf: (visit: Visit) => Route | null,
  policy: Policy,
  now: Instant,
  cover: Cover | null,
): readonly PreparationDue[] {
  const before = (startsAt: Instant, hours: 'prepare-reminder-hours' | 'escort-ask-hours') =>
    addMinutes(startsAt, -settingOf(policy, hours) * 60);
  return patient.visits.flatMap((visit): PreparationDue[] => {
    const { startsAt, kind, visit: id } = visit.body;
    if (kind !== 'session' || startsAt <= now) return [];
    const { state, named } = escortOf(patient, id, routeOf(visit), policy);
    const askAt = before(startsAt, 'escort-ask-hours');
    const silentAt = silentFrom(startsAt, policy, cover);
    // Whoever has just been asked is not asked a second time.
    const justAsked = patient.messages.some(
      ({ template, link, state: way, because, queuedAt }) =>
        asksEscort(template) &&
        link?.about === id &&
        (way !== 'failed' || !MAY_ARRIVE.includes(because ?? 'no-way')) &&
        named !== null &&
        queuedAt >= named.at &&
        queuedAt > askAt - DAY_MS,
    );
    // Once for this hour, whatever hours a policy sets since; what was dropped since the visit was taken off reminded nobody.
    const reminded = patient.messages.some(
      ({ template, until, because }) => template === 'prepare-reminder' && until === startsAt && because !== 'too-late',
    );
    const rules: PreparationDue[] = [
      ...(reminded
        ? []
        : [{ rule: 'remind-patient' as const, visit: id, dueAt: before(startsAt, 'prepare-reminder-hours') }]),
      ...(state === 'silent' && !justAsked ? [{ rule: 'ask-escort' as const, visit: id, dueAt: askAt }] : []),
      ...(state === 'confirmed'
        ? []
        : [{ rule: 'escort-silent' as const, visit: id, dueAt: silenceOf(named?.at ?? null, silentAt, startsAt) }]),
    ];
    // A visit that was booked late owes what it missed at once.
    return rules
      .map((due) => ({ ...due, dueAt: due.dueAt > visit.at ? due.dueAt : visit.at }))
      .filter(({ dueAt }) => dueAt <= now);
  });
}
