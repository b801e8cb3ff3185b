import { adoptionFold, POLICY_STREAM, policyAt } from '@keel/clinical/adoption';
import { type ConsentStanding, consentStanding } from '@keel/clinical/consent';
import { type AuthorisationStanding, authorisationOn, copayOn, renewOf } from '@keel/clinical/costs';
import {
  type Booking,
  chairTime,
  type DayState,
  dayFold,
  dayStream,
  drugNeeds,
  drugOfDay,
  freedSlots,
  freeStarts,
  handsClashes,
  handsMoments,
  keptFrom,
  laterVisits,
  mayBeMovedTo,
  offerState,
  ownTreatments,
  replacedBy,
  type VisitForDrug,
} from '@keel/clinical/day';
import { moleculeOf } from '@keel/clinical/dosing';
import { ownScalesDone } from '@keel/clinical/follow-up';
import { patientFold, readPatient } from '@keel/clinical/patient';
import { PLACES_STREAM, placesFold } from '@keel/clinical/places';
import type { Policy } from '@keel/clinical/policy';
import { fastingAtDoor } from '@keel/clinical/preparation';
import { type Container, registerFold, registerStream } from '@keel/clinical/register';
import { allOf, latestOf, readSession, type Session, sessionFold } from '@keel/clinical/session';
import { STAFF_STREAM, staffFold } from '@keel/clinical/staff';
import { localDateOf } from '@keel/clinical/units';
import {
  type DayDrugsView,
  type FreeStartsView,
  type ScheduleBooking,
  type ScheduleView,
  toTime,
} from '@keel/formats/api';
import type { FoldCache } from './fold-cache.ts';
import { laterVisitOf } from './later-visit.ts';
import { briefsOf, unknownBrief, type ViewInput } from './lists.ts';
import { registerLocations } from './register-rows.ts';

export interface ScheduleInput extends ViewInput {
  readonly folds: FoldCache;
}

interface SiteDay {
  readonly zone: string;
  readonly seq: number;
  readonly day: DayState;
  readonly chairs: readonly { readonly chairId: string; readonly name: string; readonly open: boolean }[];
  readonly policy: Policy | null;
}

/** One day of one site, folded; null where the clinic has no such site. */
async function siteDay(input: ScheduleInput, site: string, date: string): Promise<SiteDay | null> {
  const { folds, at, clinic } = input;
  const { state: places } = await folds.load(at, clinic, PLACES_STREAM, placesFold);
  const place = places.sites.find(({ siteId }) => siteId === site);
  if (place === undefined) return null;
  const { state: adoption } = await folds.load(at, clinic, POLICY_STREAM, adoptionFold);
  const { state: day, seq } = await folds.load(at, clinic, dayStream(site, date), dayFold);
  return { zone: place.zone, seq, day, chairs: place.chairs, policy: policyAt(adoption, input.now)?.policy ?? null };
}

/** `<site>_<date>`, as `DayKey` reads it. */
const partsOf = (key: string): readonly [site: string, date: string] => [key.slice(0, -11), key.slice(-10)];

function escortOf(session: Session): ScheduleBooking['escort'] {
  const arranged = latestOf(session, 'escort-arranged')?.body;
  const arrived = latestOf(session, 'escort-arrived');
  const state =
    arrived !== undefined
      ? ('here' as const)
      : arranged === undefined
        ? ('not-arranged' as const)
        : ('arranged' as const);
  return {
    state,
    kind: arranged?.escort ?? null,
    name: arranged?.name ?? arrived?.body.name ?? null,
    phone: arranged?.phone ?? null,
    calls: allOf(session, 'escort-called').map(({ at, body }) => ({ at: toTime(at), answered: body.answered })),
  };
}

/** The later visit that was given up for this one. */
function insteadOf(day: DayState, booking: Booking): string | null {
  const taken = day.offers.find((one) => one.patient === booking.patient && one.startsAt === booking.startsAt);
  return taken?.answer?.gaveUp === undefined ? null : toTime(taken.answer.gaveUp.startsAt);
}

function authorisationWire({ standing, grant }: AuthorisationStanding): ScheduleBooking['authorisation'] {
  if (standing === 'not-asked') return null;
  return { standing, until: grant?.until ?? null, left: grant?.left ?? null };
}

const consentWire = (
  { state, signed }: ConsentStanding,
  lookedAt: boolean,
  zone: string,
): ScheduleBooking['consent'] => ({
  state: state === 'missing' && lookedAt ? 'looked-at' : state,
  signedOn: signed === null ? null : localDateOf(signed.at, zone),
});

/** `GET /api/v1/schedule/<site>_<date>`. Holds nothing clinical: who, when, which chair, who comes along. */
export async function scheduleView(input: ScheduleInput, key: string): Promise<ScheduleView | null> {
  const [site, date] = partsOf(key);
  const found = await siteDay(input, site, date);
  if (found === null) return null;
  const { day, policy, chairs, zone, seq } = found;
  const regimens = policy?.regimens ?? {};
  const people = [...day.bookings, ...day.cancelled, ...day.waiting, ...day.offers].map(({ patient }) => patient);
  const briefs = await briefsOf(input, people);
  const briefOf = (patient: string) => briefs.get(patient) ?? unknownBrief(patient);
  const { state: staff } = await input.folds.load(input.at, input.clinic, STAFF_STREAM, staffFold);
  const personOf = async (patient: string) =>
    readPatient((await input.folds.load(input.at, input.clinic, `patient/${patient}`, patientFold)).state);
  const phoneOf = async (patient: string) => (await personOf(patient)).details?.phone ?? null;
  const booked = async (booking: Booking): Promise<ScheduleBooking> => {
    const { folds, at, clinic } = input;
    const { state, seq: sessionSeq } = await folds.load(at, clinic, `session/${booking.session}`, sessionFold);
    const session = readSession(state);
    const leftAt = session.leftAt ?? latestOf(session, 'patient-transferred')?.at ?? null;
    const regimen = regimens[booking.regimen];
    const held = regimen === undefined ? null : chairTime(regimen, booking.startsAt);
    return {
      booking: booking.booking,
      session: booking.session,
      seq: sessionSeq,
      chair: session.chair ?? booking.chair,
      startsAt: toTime(booking.startsAt),
      firstDoseAt: toTime(held?.firstDoseAt ?? booking.startsAt),
      releaseAt: toTime(held?.releaseAt ?? booking.startsAt),
      until: toTime(held?.until ?? booking.startsAt),
      patient: briefOf(booking.patient),
      phone: await phoneOf(booking.patient),
      regimen: regimen?.title ?? booking.regimen,
      phase: session.phase,
      arrivedAt: session.arrivedAt === null ? null : toTime(session.arrivedAt),
      leftAt: leftAt === null ? null : toTime(leftAt),
      authorisation:
        regimen === undefined
          ? null
          : authorisationWire(
              authorisationOn(await personOf(booking.patient), moleculeOf(regimen.route), date, zone, renewOf(policy)),
            ),
      copay: copayOn(await personOf(booking.patient), date),
      scalesDone:
        date === localDateOf(input.now, zone) ? ownScalesDone(await personOf(booking.patient), input.now) : null,
      fasting: policy === null ? null : fastingAtDoor(session, policy, input.now),
      calls: allOf(session, 'patient-called').map(({ at: when, body }) => ({
        at: toTime(when),
        answered: body.answered,
        expectedAt: body.expectedAt === undefined ? null : toTime(body.expectedAt),
      })),
      consent:
        regimen === undefined
          ? null
          : consentWire(
              consentStanding(await personOf(booking.patient), regimen.route, booking.startsAt),
              latestOf(session, 'consent-checked') !== undefined,
              zone,
            ),
      escort: escortOf(session),
      ahead:
        session.phase === 'planned'
          ? mayBeMovedTo(await personOf(booking.patient), booking, input.now).map(({ body }) => ({
              visit: body.visit,
              startsAt: toTime(body.startsAt),
            }))
          : [],
      insteadOf: insteadOf(day, booking),
      moments:
        regimen === undefined
          ? []
          : handsMoments(regimen, booking.startsAt).map(({ what, from, until }) => ({
              what,
              from: toTime(from),
              until: toTime(until),
            })),
    };
  };
  const bookings: ScheduleBooking[] = [];
  for (const booking of [...day.bookings].sort((a, b) => a.startsAt - b.startsAt)) bookings.push(await booked(booking));
  const freed = freedSlots(day, input.now, regimens);
  // Whoever is being asked may have a later visit that this place stands for.
  const later = new Map<string, ScheduleView['freed'][number]['offers'][number]['later']>();
  for (const one of freed.flatMap(({ offers }) => offers).filter((one) => offerState(one, input.now) === 'open')) {
    const visits = laterVisits(await personOf(one.patient), one.startsAt);
    const only = replacedBy(one, await personOf(one.patient), await laterVisitOf(input, visits[0]));
    later.set(
      one.offer,
      visits.map(({ body }) => ({
        visit: body.visit,
        startsAt: toTime(body.startsAt),
        replaced: body.visit === only?.visit,
      })),
    );
  }
  const phones = new Map<string, string | null>();
  for (const { patient } of freed.flatMap(({ next }) => next)) phones.set(patient, await phoneOf(patient));
  return {
    position: input.at.position,
    now: toTime(input.now),
    site,
    date,
    zone,
    seq,
    hours: day.hours === null ? null : { opensAt: toTime(day.hours.opensAt), closesAt: toTime(day.hours.closesAt) },
    chairs: chairs.map(({ chairId, name, open }) => ({ id: chairId, name, open })),
    duties: day.duties.map(({ person, role, from, until }) => ({
      person,
      name: staff.people[person]?.name ?? person,
      role,
      from: toTime(from),
      until: toTime(until),
    })),
    bookings,
    cancelled: day.cancelled.map(({ booking, patient, startsAt, because, at, tookPlace }) => ({
      booking,
      patient: briefOf(patient),
      startsAt: toTime(startsAt),
      because,
      at: toTime(at),
      tookPlace: tookPlace === undefined ? null : toTime(tookPlace),
    })),
    freed: freed.map(({ freed, chair, startsAt, because, offers, next }) => ({
      freed,
      chair,
      startsAt: toTime(startsAt),
      because,
      offers: offers.map((one) => ({
        offer: one.offer,
        patient: briefOf(one.patient),
        channel: one.channel,
        at: toTime(one.at),
        by: staff.people[one.by]?.name ?? one.by,
        until: toTime(one.until),
        state: offerState(one, input.now),
        later: later.get(one.offer) ?? [],
      })),
      next: next.map(({ patient, words, askedUntil }) => ({
        patient: briefOf(patient),
        words,
        phone: phones.get(patient) ?? null,
        askedUntil: askedUntil === null ? null : toTime(askedUntil),
      })),
    })),
    waiting: day.waiting.map(({ patient, regimen, since, words }) => ({
      patient: briefOf(patient),
      regimen: regimens[regimen]?.title ?? regimen,
      since: toTime(since),
      words,
    })),
    clashes: handsClashes(day, { regimens }).map(({ from, until, needed, nurses, moments }) => ({
      from: toTime(from),
      until: toTime(until),
      needed,
      nurses,
      bookings: moments.map(({ booking, what }) => ({ booking, what })),
    })),
    regimens: Object.entries(regimens).map(([id, { title }]) => ({ id, title })),
  };
}

/** `GET /api/v1/free-starts/<site>_<date>`: what the desk can offer. None before a policy is adopted. */
export async function freeStartsView(
  input: ScheduleInput,
  key: string,
  wanted: { readonly regimen: string; readonly patient: string },
): Promise<FreeStartsView | null> {
  const [site, date] = partsOf(key);
  const found = await siteDay(input, site, date);
  if (found === null) return null;
  const { day, policy, chairs } = found;
  if (policy === null) return { position: input.at.position, starts: [], near: null };
  const { state } = await input.folds.load(input.at, input.clinic, `patient/${wanted.patient}`, patientFold);
  const treatments = ownTreatments(readPatient(state), policy.regimens, input.now);
  const context = { policy, chairs, now: input.now, treatments };
  const starts = freeStarts(day, wanted, context);
  const near = starts.length > 0 ? null : keptFrom(day, wanted, context);
  return {
    position: input.at.position,
    starts: starts.map(({ startsAt, chair }) => ({ startsAt: toTime(startsAt), chair })),
    near: near === null ? null : toTime(near.firstDoseAt),
  };
}

/** The visits of a day as their drug is read off them: each with its session and its patient. */
export async function visitsForDrug(
  { folds, at, clinic }: Pick<ScheduleInput, 'folds' | 'at' | 'clinic'>,
  bookings: readonly Booking[],
): Promise<readonly VisitForDrug[]> {
  const visits: VisitForDrug[] = [];
  for (const booking of bookings) {
    const { state: session } = await folds.load(at, clinic, `session/${booking.session}`, sessionFold);
    const { state: patient } = await folds.load(at, clinic, `patient/${booking.patient}`, patientFold);
    visits.push({ booking, session: readSession(session), patient: readPatient(patient) });
  }
  return visits;
}

/** `GET /api/v1/day-drugs/<site>_<date>`. */
export async function dayDrugsView(input: ScheduleInput, key: string): Promise<DayDrugsView | null> {
  const [site, date] = partsOf(key);
  const found = await siteDay(input, site, date);
  if (found === null) return null;
  const inOrder = [...found.day.bookings].sort((a, b) => a.startsAt - b.startsAt);
  const needs = drugNeeds(await visitsForDrug(input, inOrder), found.policy?.regimens ?? {});
  const shelf: Container[] = [];
  for (const location of await registerLocations(input)) {
    const { state } = await input.folds.load(input.at, input.clinic, registerStream(location), registerFold);
    if (state.place?.siteId === site) shelf.push(...state.containers.values());
  }
  return {
    position: input.at.position,
    needs: needs.map(({ booking, molecule, mg, devices, saidBy }) => ({ booking, molecule, mg, devices, saidBy })),
    drugs: drugOfDay(needs, shelf, date).map((one) => ({ ...one })),
  };
}
