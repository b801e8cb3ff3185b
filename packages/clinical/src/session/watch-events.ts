import type { AdverseEventFacts } from '../adverse-events/index.ts';
import type { CuffCheck, Observations, VitalSource } from '../monitoring/index.ts';
import type { EventRef } from '../record/index.ts';
import type { Flagged } from './flagged.ts';

export interface ObservationsCharted extends Flagged {
  readonly observations: Observations;
  readonly source: VitalSource;
  readonly cuff?: CuffCheck;
  /** The item of the grid that this answers, if it was opened from there: minutes on the grid's own clock. */
  readonly gridMinute?: number;
}
export const CARE_KINDS = [
  'eyes-on',
  'repositioned',
  'voided',
  'drank',
  'eye-mask',
  'music',
  'blanket',
  'reassured',
  'touch',
  'oxygen',
  'stimulated',
] as const;
export type CareKind = (typeof CARE_KINDS)[number];
export interface CareGiven {
  readonly care: CareKind;
  readonly words?: string;
}
export interface SessionNoteWritten {
  readonly words: string;
  readonly class: 'clinical' | 'counselling';
}
export interface AdverseEventRecorded extends AdverseEventFacts {
  readonly action: string;
}
export const RESCUE_MEDICINES = [
  'labetalol',
  'hydralazine',
  'clonidine',
  'ondansetron',
  'midazolam',
  'lorazepam',
  'glycopyrrolate',
  'paracetamol',
  'naloxone',
  'flumazenil',
  'epinephrine',
  'atropine',
  'aspirin',
  'nitroglycerin',
  'salbutamol',
  'glucose',
  'dextrose',
  'glucagon',
  'oxygen',
  'other',
] as const;
export type RescueMedicine = (typeof RESCUE_MEDICINES)[number];
export type MedicineRoute = 'iv' | 'im' | 'po' | 'odt' | 'sl' | 'nasal' | 'inhaled' | 'chewed';
export interface MedicineGiven extends Flagged {
  readonly medicine: RescueMedicine;
  /** Required when `medicine` is `other`. */
  readonly name?: string;
  readonly route: MedicineRoute;
  readonly doseMg: number;
  readonly order: EventRef | null;
  readonly because: string;
  readonly givenBy?: string;
  /** A controlled one comes from a container of a register. */
  readonly item?: string;
  readonly location?: string;
}
export interface AgreementsRecorded {
  readonly touch: 'none' | 'hand' | 'shoulder-or-hand';
  readonly stopWord?: string;
  readonly words?: string;
  readonly music?: string;
  readonly eyeMask?: boolean;
  readonly lights?: 'dim' | 'usual';
}
export interface PresenceChanged {
  readonly person: string;
  readonly role: 'nurse' | 'prescriber' | 'therapist' | 'escort' | 'observer' | 'interpreter';
  readonly present: boolean;
}
export interface ChairHandedOver extends Partial<Flagged> {
  readonly from: string;
  readonly to: string;
  /** Said at the handover; both names stand for it. */
  readonly words?: string;
}
export const OFF_MONITOR_REASONS = [
  'toilet',
  'repositioned',
  'cable-changed',
  'cuff-moved',
  'patient-request',
] as const;
export type OffMonitorReason = (typeof OFF_MONITOR_REASONS)[number];
export interface OffMonitorStarted extends Flagged {
  readonly because: OffMonitorReason;
  readonly limitMinutes: number;
  /** Who goes along, for the toilet. */
  readonly accompaniedBy?: string;
}
export type OffMonitorEnded = Readonly<Record<string, never>>;
