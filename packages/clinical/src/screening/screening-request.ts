import type { DiagnosisEntry } from '../conditions/index.ts';
import type { MedicineEntry } from '../medicines/index.ts';

export const ROUTES = [
  'iv-ketamine',
  'im-ketamine',
  'sc-ketamine',
  'intranasal-esketamine',
  'intranasal-ketamine',
  'sublingual-ketamine',
  'oral-ketamine',
] as const;
export type Route = (typeof ROUTES)[number];

export const PREGNANCY = [
  'pregnant',
  'not-pregnant-test-negative',
  'possible-not-tested',
  'not-applicable',
  'post-menopausal',
  'unknown',
] as const;
export type Pregnancy = (typeof PREGNANCY)[number];

/** Every field may be absent or null: that is missing, never "no" and never normal. */
type Known<T> = { readonly [K in keyof T]?: T[K] | null | undefined };

/** Resting, already repeated once. */
export type ScreeningVitals = Known<{
  /** mm[Hg] */ systolic: number;
  /** mm[Hg] */ diastolic: number;
  /** /min */ heartRate: number;
  /** % */ spo2RoomAir: number;
  /** /min */ respiratoryRate: number;
  /** Cel */ temperatureC: number;
  /** min before now; only the session gate knows it, a request file does not carry it */ measuredMinutesAgo: number;
}>;

export type ScreeningAllergy = Known<{ substance: string; rxcui: string; reaction: string; severity: string }>;

export type ScreeningLabs = Known<{
  childPugh: 'A' | 'B' | 'C';
  albuminGDl: number;
  bilirubinMgDl: number;
  inr: number;
  altUL: number;
  astUL: number;
  altUpperLimitUL: number;
  /** mL/min/1.73m2 */ egfr: number;
  /** m[IU]/L */ tsh: number;
  freeT4NgDl: number;
  intraocularPressureMmHg: number;
  /** as reported */ urinalysis: string;
  /** as reported */ urineDrugScreen: string;
  urineHcg: 'negative' | 'positive';
  qtcMs: number;
  /** as reported */ ecg: string;
}>;

export type ScreeningScales = Known<{
  phq9: number;
  phq9Item9: number;
  gad7: number;
  madrs: number;
  qidsSr16: number;
  pcl5: number;
  painNrs: number;
  auditC: number;
  dast10: number;
  ymrs: number;
  cssrsIdeation: number;
  cssrsBehaviour3Months: number;
  stopBang: number;
  moca: number;
  bpicSs: number;
}>;

export type ScreeningContext = Known<{
  escortArranged: boolean;
  /** h */ hoursSinceSolidFood: number;
  /** h */ hoursSinceClearFluid: number;
  /** current wording for this molecule */ consentSigned: boolean;
  hasCapacity: boolean;
  adequateAntidepressantTrials: number;
  pdmpChecked: boolean;
  medicationListReviewedToday: boolean;
  remsPatientEnrolled: boolean;
  remsSiteCertified: boolean;
  /** h */ hoursSinceLastAlcohol: number;
  /** h */ hoursSinceLastCannabis: number;
  symptomsToday: readonly string[];
  /** weeks */ weeksSinceMI: number;
  /** weeks */ weeksSinceStrokeOrTia: number;
  /** weeks */ weeksSinceLastSeizure: number;
  /** weeks */ weeksSinceHeadInjury: number;
  currentInfection: string;
  nasalCongestionToday: boolean;
  homeOxygen: boolean;
  priorKetamineReaction: string;
}>;

export type ScreeningPatient = Known<{
  ageYears: number;
  /** at birth */ sex: 'female' | 'male';
  pregnancy: Pregnancy;
  breastfeeding: boolean;
  heightCm: number;
  weightKg: number;
  /** kg/m2; computed when absent */ bmi: number;
  vitals: ScreeningVitals;
  diagnoses: readonly DiagnosisEntry[];
  medications: readonly MedicineEntry[];
  allergies: readonly ScreeningAllergy[];
  labs: ScreeningLabs;
  scales: ScreeningScales;
  context: ScreeningContext;
}>;

/** What is known about a patient before a dose. */
export type ScreeningRequest = Known<{
  routeConsidered: Route;
  /** free text */ indication: string;
  patient: ScreeningPatient;
}>;
