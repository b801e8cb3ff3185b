import { adoptionFold, POLICY_STREAM, policyAt } from '@keel/clinical/adoption';
import {
  type Booking,
  chairTime,
  type DayState,
  dayFold,
  dayStream,
  freedSlots,
  freeStarts,
  handsClashes,
  handsMoments,
  offerState,
} from '@keel/clinical/day';
import { patientFold, readPatient } from '@keel/clinical/patient';
import { PLACES_STREAM, placesFold } from '@keel/clinical/places';
import type { Policy } from '@keel/clinical/policy';
import { allOf, latestOf, readSession, type Session, sessionFold } from '@keel/clinical/session';
import { STAFF_STREAM, staffFold } from '@keel/clinical/staff';
import { type FreeStartsView, type ScheduleBooking, type ScheduleView, toTime } from '@keel/formats/api';
import type { FoldCache } from './fold-cache.ts';
import { briefsOf, unknownBrief, type ViewInput } from './lists.ts';

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
    name: arranged?.name ?? arrived?.body.name ?? null,
    phone: arranged?.phone ?? null,
    calls: allOf(session, 'escort-called').map(({ at, body }) => ({ at: toTime(at), answered: body.answered })),
  };
}

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
  const booked = async (booking: Booking): Promise<ScheduleBooking> => {
    const { folds, at, clinic } = input;
    const { state, seq: sessionSeq } = await folds.load(at, clinic, `session/${booking.session}`, sessionFold);
    const session = readSession(state);
    const person = await folds.load(at, clinic, `patient/${booking.patient}`, patientFold);
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
      phone: readPatient(person.state).details?.phone ?? null,
      regimen: regimen?.title ?? booking.regimen,
      phase: session.phase,
      arrivedAt: session.arrivedAt === null ? null : toTime(session.arrivedAt),
      escort: escortOf(session),
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
    cancelled: day.cancelled.map(({ booking, patient, startsAt, because, at }) => ({
      booking,
      patient: briefOf(patient),
      startsAt: toTime(startsAt),
      because,
      at: toTime(at),
    })),
    freed: freedSlots(day, input.now, regimens).map(({ freed, chair, startsAt, because, offers, next }) => ({
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
      })),
      next: next.map(({ patient, words }) => ({ patient: briefOf(patient), words })),
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
  const starts =
    policy === null
      ? []
      : freeStarts(day, wanted, { policy, chairs, now: input.now }).filter(({ startsAt }) => startsAt > input.now);
  return {
    position: input.at.position,
    starts: starts.map(({ startsAt, chair }) => ({ startsAt: toTime(startsAt), chair })),
  };
}
