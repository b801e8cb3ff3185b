import { consentOfRoute, consentStanding, openQuestions } from '../consent/index.ts';
import { draftMessage } from '../messages/index.ts';
import { isCandidate, routeAhead } from '../path/index.ts';
import type { Patient } from '../patient/index.ts';
import { visitsAhead } from '../preparation/index.ts';
import { DAY_MS, type Instant } from '../units/index.ts';
import type { ClockRule } from './clock.ts';

/** Nothing ends a course by itself: whose last treatment is longer ago, with none ahead, is asked when the next one is booked. PD. */
const TREATED_WITHIN_DAYS = 90;

/** Whoever has a treatment booked, or a course that goes on. Whoever has done with it is asked for no signature. */
function isTreated(patient: Patient, now: Instant): boolean {
  const given = [
    ...patient.sessions.map(({ body }) => body.startedAt),
    ...patient.dosed.map(({ body }) => body.firstDoseAt),
  ];
  const goesOn =
    patient.courses.some(({ endedAt }) => endedAt === null) &&
    given.some((at) => at !== null && now - at < TREATED_WITHIN_DAYS * DAY_MS);
  return goesOn || visitsAhead(patient, now).length > 0;
}

/**
 * A consent that no longer holds (its words have changed, or its time is over) is asked for anew as soon as that is so, and not at
 * the door, where the gate holds the dose back. Once for each version: `about` names it, and the signature that it follows.
 */
export const CONSENT_AGAIN_CLOCK: readonly ClockRule[] = [
  {
    rule: 'consent-again',
    due: (patient, { now, zone }, cause) => {
      const route = routeAhead(patient);
      if (route === null || !isCandidate(patient) || !isTreated(patient, now)) return [];
      const { state, signed } = consentStanding(patient, route, now);
      if (signed === null || (state !== 'wording-changed' && state !== 'expired')) return [];
      const document = consentOfRoute(route);
      // Whoever waits for an answer about it cannot sign: that is the clinic's turn.
      if (openQuestions(patient, document.id).length > 0) return [];
      const dueAt = state === 'expired' ? (signed.body.expiresAt ?? signed.at) : signed.at;
      const which = { dueAt, about: `${document.id}/${document.version}/${state}` };
      const asked = { template: 'something-new', cause: cause(which), occurredAt: now, zone } as const;
      return [{ ...which, events: [draftMessage(patient, asked)] }];
    },
  },
];
