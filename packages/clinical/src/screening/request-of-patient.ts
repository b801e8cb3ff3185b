import type { LocalDate, Patient } from '../patient/index.ts';
import type { Instant } from '../units/index.ts';
import { epochDay } from './iso-date.ts';
import { isEsketamine } from './rule.ts';
import type {
  Route,
  ScreeningContext,
  ScreeningLabs,
  ScreeningPatient,
  ScreeningRequest,
  ScreeningScales,
  ScreeningVitals,
} from './screening-request.ts';

/** What the patient's record does not hold and the intake or the gate asks. Left out is not asked, and stays missing. */
export interface AskedNow {
  readonly route: Route | null;
  readonly indication?: string;
  readonly now: Instant;
  /** The calendar date at the site, for ages and stopped medicines. */
  readonly on: LocalDate;
  readonly pregnancy?: ScreeningPatient['pregnancy'];
  readonly breastfeeding?: boolean;
  readonly vitals?: ScreeningVitals;
  readonly labs?: ScreeningLabs;
  readonly scales?: ScreeningScales;
  readonly context?: ScreeningContext;
  /** Hours since the last dose, by the name the medicine is listed under. */
  readonly lastTakenHoursAgo?: Readonly<Record<string, number>>;
}

/** Longest hold of any rule is 4 weeks (depot naltrexone); what was stopped longer ago than this is no longer looked at. */
const STOPPED_DAYS_MAX = 42;

/** What of the record a screening reads. */
type Recorded = Pick<
  Patient,
  'details' | 'medicines' | 'conditions' | 'allergies' | 'height' | 'weight' | 'rems' | 'consents'
>;

/** Whether a consent for this molecule is in force; ketamine's has to carry the off-label wording. */
function consentInForce({ consents }: Recorded, route: Route, now: Instant): boolean {
  const wanted = isEsketamine(route) ? 'esketamine' : 'ketamine';
  return consents.some(
    ({ body }) =>
      body.consent === wanted &&
      (wanted === 'esketamine' || body.offLabelWording) &&
      (body.expiresAt === undefined || body.expiresAt > now),
  );
}

/** Completed years between two dates; null when either is no full date or the birth lies ahead. */
function yearsBetween(birth: LocalDate, on: LocalDate): number | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(birth) || epochDay(birth) === null || epochDay(on) === null || birth > on)
    return null;
  return Number(on.slice(0, 4)) - Number(birth.slice(0, 4)) - (on.slice(5) < birth.slice(5) ? 1 : 0);
}

/**
 * A screening request from the record and from what was asked now. What the record never asked stays absent; a list that was
 * answered "none" is an empty list. A medicine that was stopped lately stays on it, aged by the day it was stopped.
 */
export function requestOfPatient(patient: Recorded, asked: AskedNow): ScreeningRequest {
  const { details } = patient;
  const today = epochDay(asked.on);
  const medicines = patient.medicines?.body.medicines.flatMap(({ name, rxcui, dose, stopped }) => {
    const stoppedOn = stopped === undefined ? null : epochDay(stopped);
    const daysAgo = stoppedOn === null || today === null ? null : today - stoppedOn;
    if (daysAgo !== null && daysAgo > STOPPED_DAYS_MAX) return [];
    const hours = asked.lastTakenHoursAgo?.[name] ?? (daysAgo === null || daysAgo < 0 ? null : daysAgo * 24);
    return [{ name, rxcui: rxcui ?? null, dose: dose ?? null, lastTakenHoursAgo: hours }];
  });
  const sex = details?.sexAtBirth;
  return {
    routeConsidered: asked.route,
    indication: asked.indication ?? null,
    patient: {
      ageYears: details === null ? null : yearsBetween(details.birthDate, asked.on),
      sex: sex === 'female' || sex === 'male' ? sex : null,
      pregnancy: asked.pregnancy ?? null,
      breastfeeding: asked.breastfeeding ?? null,
      heightCm: patient.height?.cm ?? null,
      weightKg: patient.weight?.kg ?? null,
      vitals: asked.vitals ?? null,
      diagnoses:
        patient.conditions?.body.conditions.map(({ system, code, words, status }) => ({
          system: system === 'words' ? null : system,
          code: code ?? null,
          display: words,
          status,
        })) ?? null,
      medications: medicines ?? null,
      allergies:
        patient.allergies === null
          ? null
          : patient.allergies.body.allergies.map(({ substance, reaction, severity }) => ({
              substance,
              reaction: reaction ?? null,
              severity: severity ?? null,
            })),
      labs: asked.labs ?? null,
      scales: asked.scales ?? null,
      context: {
        ...asked.context,
        ...(asked.route !== null && consentInForce(patient, asked.route, asked.now) ? { consentSigned: true } : {}),
        // Enrolment is a fact of the record; that it is not there is no "no", another site may have done it.
        ...(patient.rems === null ? {} : { remsPatientEnrolled: true }),
      },
    },
  };
}
