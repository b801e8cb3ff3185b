/** Patients screened per second in one thread, and what it takes to fold a policy preview over a clinic's patients. */
import {
  prepare,
  previewPolicy,
  type ScreeningPolicy,
  type ScreeningRequest,
  STARTING_POLICY,
  screen,
} from '@keel/clinical/screening';
import { instant } from '@keel/clinical/units';

const PATIENTS = 10_000;
const now = instant(Date.UTC(2026, 2, 1));

/** A small seeded source, so that every run screens the same people. */
let state = 42;
const random = () => {
  state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
  return state / 4_294_967_296;
};
const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
const some = <T>(list: readonly T[], most: number): T[] =>
  Array.from({ length: Math.floor(random() * (most + 1)) }, () => pick(list));

const CODES = [
  'F33.2',
  'F41.1',
  'I10',
  'E78.5',
  'F31.81',
  'G47.33',
  'J45.909',
  'F10.21',
  'I25.10',
  'M79.7',
  'F43.12',
  'K21.9',
  'H40.11X0',
  'F20.9',
];
const WORDS = [
  'Major depressive disorder, recurrent severe without psychotic features',
  'history of hypertension',
  'no history of psychosis',
  'chronic low back pain',
  'obstructive sleep apnea on CPAP',
];
const MEDICINES = [
  'sertraline 100 mg daily',
  'Lorazepam',
  'Adderall XR 20 mg',
  'lisinopril',
  'Contrave',
  'Ozempic',
  'lamotrigine',
  'gabapentin',
  'Percocet',
  'Synthroid',
  'metformin',
  'lorazapam',
  'unknownium 5 mg',
  'Flonase',
];

const people: ScreeningRequest[] = Array.from({ length: PATIENTS }, () => ({
  routeConsidered: pick(['iv-ketamine', 'intranasal-esketamine', 'im-ketamine', 'oral-ketamine'] as const),
  indication: 'treatment-resistant depression',
  patient: {
    ageYears: 18 + Math.floor(random() * 65),
    sex: pick(['female', 'male'] as const),
    pregnancy: pick(['not-applicable', 'not-pregnant-test-negative', 'possible-not-tested'] as const),
    heightCm: 150 + random() * 40,
    weightKg: 50 + random() * 80,
    vitals: {
      systolic: Math.round(100 + random() * 80),
      diastolic: Math.round(60 + random() * 45),
      heartRate: Math.round(50 + random() * 60),
      spo2RoomAir: Math.round(90 + random() * 10),
      respiratoryRate: 14,
    },
    diagnoses: [
      ...some(CODES, 4).map((code) => ({ system: 'ICD-10-CM', code, status: 'active' as const })),
      ...some(WORDS, 2).map((display) => ({ display })),
    ],
    medications: some(MEDICINES, 6).map((name) => ({ name, lastTakenHoursAgo: Math.round(random() * 48) })),
    allergies: [],
    scales: { phq9: 18, cssrsIdeation: Math.floor(random() * 6) },
    context: {
      escortArranged: true,
      hoursSinceSolidFood: 8,
      hoursSinceClearFluid: 3,
      consentSigned: true,
      hasCapacity: true,
      pdmpChecked: true,
      medicationListReviewedToday: random() > 0.1,
      symptomsToday: [],
    },
  },
}));

function timed<T>(label: string, count: number, work: () => T): T {
  const start = performance.now();
  const result = work();
  const ms = performance.now() - start;
  console.log(
    `${label}: ${Math.round(ms)} ms, ${Math.round((count / ms) * 1000).toLocaleString('en')} patients/s, ${((ms / count) * 1000).toFixed(0)} µs each`,
  );
  return result;
}

for (const person of people.slice(0, 500)) screen(person, STARTING_POLICY, now);

timed('read and screen', PATIENTS, () => {
  let deferred = 0;
  for (const person of people) if (screen(person, STARTING_POLICY, now).verdict === 'defer') deferred++;
  return deferred;
});
const prepared = timed('read only (recognise diagnoses, medicines, words)', PATIENTS, () =>
  people.map((person, id) => [id, prepare(person, now)] as const),
);
const tighter: ScreeningPolicy = {
  version: 'bench',
  settings: { 'bp-high-systolic': 150 },
  raised: { 'ddi-maoi': 'contraindicated' },
};
const touched = timed('policy preview (each patient judged under both policies)', PATIENTS, () =>
  previewPolicy(prepared, STARTING_POLICY, tighter),
);
console.log(`the preview touches ${touched.length} of ${PATIENTS} patients`);
