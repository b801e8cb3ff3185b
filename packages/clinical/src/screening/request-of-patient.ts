import { isHole, recogniseCondition } from '../conditions/index.ts';
import { consentStanding } from '../consent/index.ts';
import { intakeFacts } from '../intake/index.ts';
import { recogniseMedicine } from '../medicines/index.ts';
import type { LocalDate, Patient } from '../patient/index.ts';
import type { Instant } from '../units/index.ts';
import { epochDay } from './iso-date.ts';
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
  'details' | 'medicines' | 'conditions' | 'allergies' | 'height' | 'weight' | 'rems' | 'entries'
>;

/** Completed years between two dates; null when either is no full date or the birth lies ahead. */
function yearsBetween(birth: LocalDate, on: LocalDate): number | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(birth) || epochDay(birth) === null || epochDay(on) === null || birth > on)
    return null;
  return Number(on.slice(0, 4)) - Number(birth.slice(0, 4)) - (on.slice(5) < birth.slice(5) ? 1 : 0);
}

/**
 * A list of the clinic beside the patient's own. Whichever is newer leads; what the patient said after the clinic listed is added
 * to it and takes nothing away, since only a person may say that something is no longer so.
 */
function together<Listed>(lists: {
  readonly clinic: readonly Listed[] | null;
  readonly clinicAt: Instant | null;
  readonly patient: readonly Listed[] | undefined;
  readonly patientAt: Instant | null;
  readonly key: (listed: Listed) => string;
}): readonly Listed[] | null {
  const { clinic, clinicAt, patient, patientAt, key } = lists;
  if (clinic === null) return patient ?? null;
  if (patient === undefined || patientAt === null || (clinicAt !== null && patientAt <= clinicAt)) return clinic;
  const listed = new Set(clinic.map(key));
  return [...clinic, ...patient.filter((one) => !listed.has(key(one)))];
}

type Diagnosis = NonNullable<NonNullable<NonNullable<ScreeningRequest['patient']>['diagnoses']>>[number];
type Medication = NonNullable<NonNullable<NonNullable<ScreeningRequest['patient']>['medications']>>[number];
type Allergy = NonNullable<NonNullable<NonNullable<ScreeningRequest['patient']>['allergies']>>[number];

/** What an entry is read as, so that "heart attack" and "I21.9" are not listed twice; unread ones by their words. */
const diagnosisKey = (entry: Diagnosis): string => {
  const { findings, label } = recogniseCondition(entry);
  const read = findings.map(({ condition, status }) => `${condition} ${status}`).sort();
  return read.length > 0 ? read.join('+') : label.toLowerCase();
};
const substanceKey = (name: string | null | undefined, rxcui: string | null | undefined): string => {
  const { ingredients, label } = recogniseMedicine({ name: name ?? null, rxcui: rxcui ?? null });
  return ingredients.length > 0
    ? ingredients
        .map((one) => one.name)
        .sort()
        .join('+')
    : label.toLowerCase();
};

/**
 * A screening request from the record, from what the patient told at intake and from what was asked now. What was never asked
 * stays absent; a list that was answered "none" is an empty list. A medicine that was stopped lately stays on it, aged by the day
 * it was stopped. Measured beats told, asked now beats both.
 */
export function requestOfPatient(patient: Recorded, asked: AskedNow): ScreeningRequest {
  const { details } = patient;
  const today = epochDay(asked.on);
  const told = intakeFacts(patient, asked.on);
  const listed = patient.medicines?.body.medicines.flatMap(({ name, rxcui, dose, stopped }): Medication[] => {
    const stoppedOn = stopped === undefined ? null : epochDay(stopped);
    const daysAgo = stoppedOn === null || today === null ? null : today - stoppedOn;
    if (daysAgo !== null && daysAgo > STOPPED_DAYS_MAX) return [];
    const hours = asked.lastTakenHoursAgo?.[name] ?? (daysAgo === null || daysAgo < 0 ? null : daysAgo * 24);
    return [{ name, rxcui: rxcui ?? null, dose: dose ?? null, lastTakenHoursAgo: hours }];
  });
  const medications = together<Medication>({
    clinic: listed ?? null,
    clinicAt: patient.medicines?.at ?? null,
    patient: told.medications?.map(({ name, dose }) => ({
      name,
      rxcui: null,
      dose,
      lastTakenHoursAgo: asked.lastTakenHoursAgo?.[name] ?? null,
    })),
    patientAt: told.listedAt.medications,
    key: ({ name, rxcui }) => substanceKey(name, rxcui),
  });
  const diagnoses = together<Diagnosis>({
    clinic:
      patient.conditions?.body.conditions.map(({ system, code, words, status }) => ({
        system: system === 'words' ? null : system,
        code: code ?? null,
        display: words,
        status,
      })) ?? null,
    clinicAt: patient.conditions?.at ?? null,
    patient: told.diagnoses,
    patientAt: told.listedAt.diagnoses,
    key: diagnosisKey,
  });
  const allergies = together<Allergy>({
    clinic:
      patient.allergies?.body.allergies.map(({ substance, reaction, severity }) => ({
        substance,
        reaction: reaction ?? null,
        severity: severity ?? null,
      })) ?? null,
    clinicAt: patient.allergies?.at ?? null,
    patient: told.allergies
      // What the patient left open the clinic's own list has answered.
      ?.filter(({ substance }) => patient.allergies === null || !isHole(substance))
      .map(({ substance, reaction }) => ({ substance, reaction, severity: null })),
    patientAt: told.listedAt.allergies,
    key: ({ substance }) => substanceKey(substance, null),
  });
  const sex = details?.sexAtBirth;
  const scales =
    told.stopBang === undefined && asked.scales === undefined
      ? null
      : { ...(told.stopBang === undefined ? {} : { stopBang: told.stopBang }), ...asked.scales };
  return {
    routeConsidered: asked.route,
    indication: asked.indication ?? told.indication ?? null,
    patient: {
      ageYears: details === null ? null : yearsBetween(details.birthDate, asked.on),
      sex: sex === 'female' || sex === 'male' ? sex : (told.sex ?? null),
      pregnancy: asked.pregnancy ?? told.pregnancy ?? null,
      breastfeeding: asked.breastfeeding ?? told.breastfeeding ?? null,
      heightCm: patient.height?.cm ?? told.heightCm ?? null,
      weightKg: patient.weight?.kg ?? told.weightKg ?? null,
      vitals: asked.vitals ?? null,
      diagnoses,
      medications,
      allergies,
      labs: asked.labs ?? null,
      scales,
      context: {
        ...told.context,
        ...asked.context,
        ...(asked.route !== null && consentStanding(patient, asked.route, asked.now).state === 'in-force'
          ? { consentSigned: true }
          : {}),
        // Enrolment is a fact of the record; that it is not there is no "no", another site may have done it.
        ...(patient.rems === null ? {} : { remsPatientEnrolled: true }),
      },
    },
  };
}
