import { type Patient, TREATED_TODAY, treatmentsOf } from '../patient/index.ts';
import type { Policy } from '../policy/index.ts';
import { addMinutes, HOUR_MS, type Instant } from '../units/index.ts';
import type { Booking, DayState } from './day.ts';
import { CHECK_IN_MINUTES, type ChairTime, chairTime } from './moments.ts';

/** Another treatment of the same person, from its first dose to its last: given, taken at home, or booked. */
export interface OwnTreatment {
  readonly firstDoseAt: Instant;
  readonly doseEndsAt: Instant;
  /** Null: a dose at home, or a visit of which no session is named. */
  readonly session: string | null;
  /** Null: given, and no visit that could be moved. */
  readonly visit: string | null;
}

/** Those that go over days are no visit of the schedule. */
const WITHIN_MINUTES = 24 * 60;

/**
 * What else this person was given and is booked for, on any day and at any site. Of a visit whose regimen is not known the longest
 * of a day counts: nobody is told that two are far enough apart who may not be.
 */
export function ownTreatments(
  patient: Pick<Patient, 'visits' | 'sessions' | 'dosed' | 'entries'>,
  regimens: Policy['regimens'],
  now: Instant,
): readonly OwnTreatment[] {
  const given = treatmentsOf(patient);
  // What began is what was given in it; what was closed without a dose is no treatment.
  const begun = new Set([...given.map(({ session }) => session), ...patient.sessions.map(({ body }) => body.session)]);
  const longest = Math.max(
    0,
    ...Object.values(regimens).map(({ doseMinutes: each }) => (each < WITHIN_MINUTES ? each : 0)),
  );
  const booked = patient.visits.flatMap(({ body }): OwnTreatment[] => {
    const { kind, session, visit, startsAt, regimen } = body;
    if (kind !== 'session' || (session !== undefined && begun.has(session))) return [];
    const firstDoseAt = addMinutes(startsAt, CHECK_IN_MINUTES);
    const minutes = (regimen === undefined ? undefined : regimens[regimen])?.doseMinutes ?? longest;
    return [{ firstDoseAt, doseEndsAt: addMinutes(firstDoseAt, minutes), session: session ?? null, visit }];
  });
  return [
    ...given.map(({ session, firstAt, lastAt }) => ({
      firstDoseAt: firstAt,
      doseEndsAt: lastAt ?? now,
      session,
      visit: null,
    })),
    ...booked,
  ];
}

/** One that is booked, as its regimen has it. Null: of a regimen that the clinic no longer has, nobody can say. */
export function asTreatment(
  { booking, session, regimen, startsAt }: Pick<Booking, 'booking' | 'session' | 'regimen' | 'startsAt'>,
  regimens: Policy['regimens'],
): OwnTreatment | null {
  const known = regimens[regimen];
  if (known === undefined) return null;
  const { firstDoseAt, doseEndsAt } = chairTime(known, startsAt);
  return { firstDoseAt, doseEndsAt, session, visit: booking };
}

/** What a person is booked for on one day. */
export const bookedOnDay = (
  { bookings }: Pick<DayState, 'bookings'>,
  patient: string,
  regimens: Policy['regimens'],
): readonly OwnTreatment[] =>
  bookings.flatMap((one) => (one.patient === patient ? (asTreatment(one, regimens) ?? []) : []));

/** Whether the two are nearer than the gate allows, from the last dose of one to the first of the other. */
export function tooNear(held: Pick<ChairTime, 'firstDoseAt' | 'doseEndsAt'>, other: OwnTreatment): boolean {
  const after = other.firstDoseAt - held.doseEndsAt;
  const before = held.firstDoseAt - other.doseEndsAt;
  return Math.max(after, before) < TREATED_TODAY.hours * HOUR_MS;
}
