import { PREGNANCY, ROUTES, type ScreeningRequest } from '@keel/clinical/screening';
import { z } from 'zod';

/** Absent and null are both "not known": every field may be either. */
const maybe = <T extends z.ZodType>(schema: T) => schema.nullish();
/** Longest free text and longest list that is read: what comes from outside has a size. */
const text = maybe(z.string().max(2000));
const many = <T extends z.ZodType>(schema: T) => maybe(z.array(schema).max(500));
/** A number in a range no living patient leaves: beyond it stands a unit slip or a device's sign for "no value". */
const within = (min: number, max: number, unit: string) =>
  maybe(
    z.number().refine((value) => value >= min && value <= max, {
      error: `must lie between ${min} and ${max}${unit === '' ? '' : ` ${unit}`}; leave it out when it was not measured`,
    }),
  );
const score = (max: number) => within(0, max, '');
const hours = within(0, 1_000_000, 'h');
const weeks = within(0, 10_000, 'weeks');
const flag = maybe(z.boolean());

const Vitals = z.strictObject({
  systolic: within(20, 400, 'mm[Hg]'),
  diastolic: within(10, 300, 'mm[Hg]'),
  heartRate: within(10, 400, '/min'),
  spo2RoomAir: within(20, 100, '%'),
  respiratoryRate: within(0, 150, '/min'),
  temperatureC: within(20, 46, 'Cel'),
});

const Diagnosis = z.strictObject({
  system: text,
  code: text,
  display: text,
  status: maybe(z.enum(['active', 'remission', 'history', 'ruled-out'])),
  onset: maybe(
    z.string().regex(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01])(T.*)?)?)?$/, {
      error: 'must be an ISO date such as 2026-03-31',
    }),
  ),
});

const Medicine = z.strictObject({ name: text, rxcui: text, dose: text, lastTakenHoursAgo: hours });
const Allergy = z.strictObject({ substance: text, rxcui: text, reaction: text, severity: text });

const lab = within(0, 1_000_000, '');
const Labs = z.strictObject({
  childPugh: maybe(z.enum(['A', 'B', 'C'])),
  albuminGDl: lab,
  bilirubinMgDl: lab,
  inr: lab,
  altUL: lab,
  astUL: lab,
  altUpperLimitUL: within(1, 1_000, 'U/L'),
  egfr: lab,
  tsh: lab,
  freeT4NgDl: lab,
  intraocularPressureMmHg: within(0, 100, 'mm[Hg]'),
  urinalysis: text,
  urineDrugScreen: text,
  urineHcg: maybe(z.enum(['negative', 'positive'])),
  qtcMs: within(100, 1_000, 'ms'),
  ecg: text,
});

const Scales = z.strictObject({
  phq9: score(27),
  phq9Item9: score(3),
  gad7: score(21),
  madrs: score(60),
  qidsSr16: score(27),
  pcl5: score(80),
  painNrs: score(10),
  auditC: score(12),
  dast10: score(10),
  ymrs: score(60),
  cssrsIdeation: score(5),
  cssrsBehaviour3Months: score(100),
  stopBang: score(8),
  moca: score(30),
  bpicSs: score(38),
});

const Context = z.strictObject({
  escortArranged: flag,
  hoursSinceSolidFood: hours,
  hoursSinceClearFluid: hours,
  consentSigned: flag,
  hasCapacity: flag,
  adequateAntidepressantTrials: within(0, 100, ''),
  pdmpChecked: flag,
  medicationListReviewedToday: flag,
  remsPatientEnrolled: flag,
  remsSiteCertified: flag,
  hoursSinceLastAlcohol: hours,
  hoursSinceLastCannabis: hours,
  symptomsToday: many(z.string().max(500)),
  weeksSinceMI: weeks,
  weeksSinceStrokeOrTia: weeks,
  weeksSinceLastSeizure: weeks,
  weeksSinceHeadInjury: weeks,
  currentInfection: text,
  nasalCongestionToday: flag,
  homeOxygen: flag,
  priorKetamineReaction: text,
});

const Patient = z
  .strictObject({
    ageYears: within(0, 130, 'years'),
    sex: maybe(z.enum(['female', 'male'])),
    pregnancy: maybe(z.enum(PREGNANCY)),
    breastfeeding: flag,
    heightCm: within(50, 260, 'cm'),
    weightKg: within(2, 500, 'kg'),
    bmi: within(5, 150, 'kg/m2'),
    vitals: maybe(Vitals),
    diagnoses: many(Diagnosis),
    medications: many(Medicine),
    allergies: many(Allergy),
    labs: maybe(Labs),
    scales: maybe(Scales),
    context: maybe(Context),
  })
  .superRefine(({ bmi, heightCm, weightKg }, ctx) => {
    if (bmi == null || heightCm == null || weightKg == null) return;
    const computed = weightKg / (heightCm / 100) ** 2;
    if (Math.abs(computed - bmi) > 2)
      ctx.addIssue({
        code: 'custom',
        path: ['bmi'],
        message: 'contradicts height and weight by more than 2 kg/m2; correct one of the three or leave it out',
      });
  });

/** A screening request as it arrives: every field may be absent, an unknown one is refused by name, at every depth. */
export const ScreeningRequestSchema = z.strictObject({
  $schema: text,
  $comment: text,
  routeConsidered: maybe(z.enum(ROUTES)),
  indication: text,
  patient: maybe(Patient),
});

export interface FieldIssue {
  /** as in `patient.vitals.systolic` or `patient.medications[0].name`; `request` for the request itself */
  readonly path: string;
  readonly message: string;
}

export type ParsedScreeningRequest =
  | { readonly ok: true; readonly request: ScreeningRequest }
  | { readonly ok: false; readonly issues: readonly FieldIssue[] };

const pathOf = (path: readonly PropertyKey[]): string =>
  path.reduce<string>(
    (text, part) =>
      typeof part === 'number' ? `${text}[${part}]` : text === '' ? String(part) : `${text}.${String(part)}`,
    '',
  );

/** Parses a request, or names every field that is wrong and what would be right. */
export function parseScreeningRequest(value: unknown): ParsedScreeningRequest {
  const parsed = ScreeningRequestSchema.safeParse(value);
  if (parsed.success) {
    const { $schema: _schema, $comment: _comment, ...request } = parsed.data;
    return { ok: true, request };
  }
  const issues = parsed.error.issues.flatMap((issue): FieldIssue[] =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => ({
          path: pathOf([...issue.path, key]),
          message: 'unknown field; remove it or correct its name',
        }))
      : [{ path: pathOf(issue.path) || 'request', message: issue.message }],
  );
  return { ok: false, issues };
}
