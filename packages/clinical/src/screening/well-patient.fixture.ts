import { instant } from '../units/index.ts';
import type { ScreeningRequest } from './screening-request.ts';

/** The moment of every test: dated diagnoses are aged against it. 2026-03-01T12:00Z. */
export const NOW = instant(1_772_366_400_000);

type Loose = Record<string, unknown>;

/** A request in which every question has its best answer: eligible by every route, without a single flag. */
const WELL = {
  routeConsidered: 'iv-ketamine',
  indication: 'treatment-resistant depression',
  patient: {
    ageYears: 40,
    sex: 'female',
    pregnancy: 'not-pregnant-test-negative',
    breastfeeding: false,
    heightCm: 170,
    weightKg: 70,
    bmi: 24.2,
    vitals: {
      systolic: 120,
      diastolic: 78,
      heartRate: 70,
      spo2RoomAir: 98,
      respiratoryRate: 14,
      temperatureC: 36.6,
    },
    diagnoses: [
      {
        system: 'ICD-10-CM',
        code: 'F33.2',
        display: 'Major depressive disorder, recurrent severe without psychotic features',
        status: 'active',
      },
    ],
    medications: [],
    allergies: [],
    labs: {},
    scales: { phq9: 19, phq9Item9: 0, cssrsIdeation: 1, cssrsBehaviour3Months: 0 },
    context: {
      escortArranged: true,
      hoursSinceSolidFood: 7,
      hoursSinceClearFluid: 3,
      consentSigned: true,
      hasCapacity: true,
      adequateAntidepressantTrials: 3,
      pdmpChecked: true,
      medicationListReviewedToday: true,
      remsPatientEnrolled: true,
      remsSiteCertified: true,
      hoursSinceLastAlcohol: 90,
      hoursSinceLastCannabis: 500,
      symptomsToday: [],
      currentInfection: 'none',
      nasalCongestionToday: false,
      homeOxygen: false,
      priorKetamineReaction: 'none',
    },
  },
} as const;

/**
 * The well patient with some answers changed, each by its path; `undefined` takes the answer away. Lists are added to, so that a
 * diagnosis joins those that are there.
 */
export function wellPatientBut(changes: Readonly<Record<string, unknown>> = {}): ScreeningRequest {
  const request = JSON.parse(JSON.stringify(WELL)) as Loose;
  for (const [path, value] of Object.entries(changes)) {
    const keys = path === 'routeConsidered' || path === 'indication' ? [path] : ['patient', ...path.split('.')];
    let at = request;
    for (const key of keys.slice(0, -1)) at = at[key] as Loose;
    const last = keys.at(-1) ?? '';
    const held = at[last];
    if (value === undefined) delete at[last];
    else at[last] = Array.isArray(value) && Array.isArray(held) ? [...held, ...value] : value;
  }
  return request as ScreeningRequest;
}

/** A diagnosis of these words or this code, active unless told otherwise. */
export const diagnosis = (codeOrWords: string, more: Readonly<Record<string, unknown>> = {}) => ({
  diagnoses: [
    /^[A-Z]\d/.test(codeOrWords)
      ? { system: 'ICD-10-CM', code: codeOrWords, status: 'active', ...more }
      : /^\d+$/.test(codeOrWords)
        ? { system: 'SNOMED-CT', code: codeOrWords, status: 'active', ...more }
        : { display: codeOrWords, status: null, ...more },
  ],
});

/** Listed medicines, each with the hours since its last dose. */
export const takes = (...medicines: readonly (readonly [name: string, hoursAgo?: number, dose?: string])[]) => ({
  medications: medicines.map(([name, hoursAgo, dose]) => ({
    name,
    dose: dose ?? null,
    lastTakenHoursAgo: hoursAgo ?? null,
  })),
});

export const ESKETAMINE_ROUTE = { routeConsidered: 'intranasal-esketamine' };
export const ORAL_ROUTE = { routeConsidered: 'oral-ketamine' };
