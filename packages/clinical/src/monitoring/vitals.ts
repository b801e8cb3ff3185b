import type { Instant } from '../units/index.ts';

/** What a device can measure, named as on the command line. */
export const READING_KINDS = [
  'HR',
  'SPO2',
  'PULSE',
  'RR',
  'NIBP_SYS',
  'NIBP_DIA',
  'NIBP_MEAN',
  'ETCO2',
  'TEMP',
] as const;
export type ReadingKind = (typeof READING_KINDS)[number];

/** One accepted value from a device, at its corrected time. `value` null: the device said that it has none. */
export interface Reading {
  readonly kind: ReadingKind;
  readonly value: number | null;
  readonly at: Instant;
  readonly device: string;
}

/** Vital signs as charted; each absent unless it was measured. The unit is in the name. */
export interface Vitals {
  readonly systolicMmHg?: number;
  readonly diastolicMmHg?: number;
  readonly meanMmHg?: number;
  readonly heartRatePerMin?: number;
  readonly spo2Percent?: number;
  /** Oxygen given while SpO2 was read; absent is not known, 0 is room air. */
  readonly oxygenLPerMin?: number;
  readonly respiratoryRatePerMin?: number;
  readonly etco2MmHg?: number;
  readonly temperatureC?: number;
}

export const VITALS = ['bp', 'heart-rate', 'spo2', 'respiratory-rate', 'etco2', 'temperature'] as const;
export type VitalKind = (typeof VITALS)[number];

/** Complaints that turn a number into an emergency (clinical-protocol b.1, e.3). */
export const EMERGENCY_SYMPTOMS = [
  'chest-pain',
  'dyspnoea',
  'sudden-severe-headache',
  'visual-change',
  'seizure',
  'focal-deficit',
  'confusion',
] as const;
export type EmergencySymptom = (typeof EMERGENCY_SYMPTOMS)[number];

/** MOAA/S, 0-5. Another published variant runs 1-6, so the scale is stored with the score (e.4). */
export interface SedationScore {
  readonly scale: 'moaas-0-5';
  readonly score: number;
}

export interface DissociationScore {
  readonly state: 'none' | 'calm' | 'frightened' | 'agitated';
  /** Sum of the six items, 0-24; for trend only, no stop limit is validated (e.4). */
  readonly cadss6?: number;
}

export interface NauseaScore {
  readonly state: 'none' | 'mild' | 'moderate' | 'severe';
  readonly vomited?: number;
}

/** Everything one look at the patient can yield. One entry, one undo. */
export interface Observations extends Vitals {
  readonly sedation?: SedationScore;
  readonly dissociation?: DissociationScore;
  readonly nausea?: NauseaScore;
  readonly painNrs?: number;
  readonly symptoms?: readonly EmergencySymptom[];
  readonly gait?: 'steady' | 'unsteady' | 'not-tried';
  readonly oriented?: boolean;
}

/** Where a charted value comes from: it is shown with every value. */
export type VitalSource =
  | { readonly from: 'device'; readonly device: string; readonly readAt: Instant }
  | {
      readonly from: 'person';
      readonly how: 'read-from-monitor' | 'manual-cuff' | 'spot-check' | 'observed' | 'reported-by-patient';
    };

/** How the cuff was, before anyone acts on a number (e.3). */
export interface CuffCheck {
  readonly size?: 'small-adult' | 'adult' | 'large-adult' | 'thigh';
  readonly arm?: 'left' | 'right';
  readonly resting?: boolean;
  readonly byHand?: boolean;
}
