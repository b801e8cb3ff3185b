import { dayFold, dayHolding, type LaterVisit } from '@keel/clinical/day';
import { patientFold, readPatient } from '@keel/clinical/patient';
import type { StreamName } from '@keel/clinical/record';
import { locationsOf } from '@keel/clinical/register';
import { readSession, sessionFold } from '@keel/clinical/session';
import { daysOfSession } from './days-of-session.ts';
import type { States } from './definition.ts';

function sessionOf(states: States, patient: StreamName, visit: string): string | undefined {
  const { visits } = readPatient(states.of(patientFold, patient));
  return visits.find(({ body }) => body.visit === visit)?.body.session;
}

/** Streams of a visit that may be given up for an earlier place: its session, and the days that may hold its chair. */
export function readsOfLater(states: States, patient: StreamName, visit: string): readonly StreamName[] {
  const session = states.seq(patient) === 0 ? undefined : sessionOf(states, patient, visit);
  if (session === undefined) return [];
  const stream: StreamName = `session/${session}`;
  return [stream, ...(states.seq(stream) === 0 ? [] : (daysOfSession(states, stream) ?? []))];
}

/** That visit as it stands. One for which something was taken out of the shelf is a person's to end: then there is none here. */
export function laterOf(states: States, patient: StreamName, visit: string): LaterVisit | null {
  const session = sessionOf(states, patient, visit);
  if (session === undefined) return null;
  const stream: StreamName = `session/${session}`;
  const state = states.of(sessionFold, stream);
  const days = daysOfSession(states, stream);
  if (days === null || locationsOf(readSession(state)).length > 0) return null;
  const [own, before] = days;
  return { visit, day: dayHolding([states.of(dayFold, own), states.of(dayFold, before)], session), session: state };
}
