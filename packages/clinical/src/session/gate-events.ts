import type { EventRef, Override, Reason } from '../record/index.ts';
import type { Instant } from '../units/index.ts';
import type { Flagged } from './flagged.ts';

export interface FastingAnswered {
  /** Null is "nothing that they remember today", an answer; absent is not asked. */
  readonly lastSolidsAt?: Instant | null;
  readonly lastClearFluidAt?: Instant | null;
  /** Told before anybody of the clinic saw the patient: it is known, and is still asked on arrival. */
  readonly fromHome?: true;
}
export const ESCORT_KINDS = ['adult', 'medical-transport', 'ride'] as const;
export type EscortKind = (typeof ESCORT_KINDS)[number];
export interface EscortArranged {
  readonly escort: EscortKind;
  readonly name?: string;
  readonly relation?: string;
  readonly phone?: string;
  readonly phoneTried?: boolean;
  readonly expectedAt?: Instant;
}
/** The clinic rings whoever is not here yet: whether anybody answered, and when they say that they will be here. */
export interface PatientCalled {
  readonly answered: boolean;
  readonly expectedAt?: Instant;
}
export interface EscortArrived {
  readonly name: string;
  /** How they were recognised: never only by saying the patient's name. */
  readonly identifiedBy: 'known-to-staff' | 'document' | 'patient-confirmed' | 'booking';
}
export interface ConsentChecked {
  readonly document: string;
  readonly version: string;
  readonly signedAt: Instant;
  readonly expiresAt?: Instant;
  readonly offLabelWording: boolean;
}
export const REMS_MEDICINE_CLASSES = [
  'benzodiazepine',
  'non-benzodiazepine-hypnotic',
  'psychostimulant',
  'maoi',
  'opioid',
] as const;
export type RemsMedicineClass = (typeof REMS_MEDICINE_CLASSES)[number];
export interface MedicinesReviewed {
  readonly changed: boolean;
  /** Each class asked for by the monitoring form: on board, not, or not asked (absent). */
  readonly classes: Readonly<Partial<Record<RemsMedicineClass, boolean>>>;
  /** Insulin, a sulfonylurea or a glinide is on the list: glucose is asked before a fasting dose. */
  readonly lowersGlucose?: boolean;
  /** Holds that the plan asked for and that were not kept, by rule id (`ddi-benzodiazepine`, …). */
  readonly holdsNotKept: readonly string[];
}
export interface RemsChecked {
  readonly patientEnrolled: boolean;
  readonly siteCertified: boolean;
}
export interface PregnancyAnswered {
  readonly answer: 'not-possible' | 'test-negative' | 'test-positive' | 'possible-not-tested' | 'pregnant';
  readonly testedAt?: Instant;
}
export interface SubstancesAnswered {
  readonly alcoholLastAt?: Instant | null;
  readonly cannabisLastAt?: Instant | null;
  readonly intoxicated?: boolean;
}
export interface SinceLastAnswered {
  readonly sleep?: 'usual' | 'poor';
  readonly falls?: boolean;
  readonly newMedicines?: boolean;
  readonly bladder?: 'none' | 'new-symptoms' | 'blood-or-pain';
  readonly mood?: 'better' | 'same' | 'worse';
  readonly acuteIllness?: boolean;
  readonly nasalBlock?: boolean;
  readonly glp1Symptoms?: boolean;
}
/** C-SSRS screen, or asked in words. */
export interface SuicideRiskAsked {
  readonly instrument: 'c-ssrs' | 'phq-9-item-9' | 'clinical-question';
  readonly result: 'none' | 'passive' | 'active-no-plan' | 'plan-or-intent';
  readonly newSinceBaseline?: boolean;
}
export interface GlucoseMeasured {
  readonly glucoseMgDl: number;
}
export interface WeightMeasured {
  readonly weightKg: number;
  readonly heightCm?: number;
}
/** Today's check of oxygen, suction, bag-mask, AED and kit, and the order for what a nurse may give. */
export interface RescueChecked {
  readonly ready: boolean;
  readonly missing: readonly string[];
  readonly standingOrder?: string;
}
export interface PrescriberPresence {
  readonly onSite: boolean;
  readonly prescriber?: string;
}
/** Flagged where nothing in the chart stands behind it: a verdict that somebody entered is what he says, and no screening. */
export interface ScreeningTaken {
  /** The verdict of the rules in `screening`, by rule id, as the chart had it; the gate adds it to its own. */
  readonly verdict: 'contraindicated' | 'defer' | 'caution' | 'eligible';
  readonly reasons: readonly Reason[];
  readonly flags?: readonly Reason[];
}
/** The prescriber reads the record and says that this patient may be dosed now. */
export interface GatePassed extends Flagged {
  /** The version of the policy that this was judged under. */
  readonly policyVersion: string;
  readonly order: EventRef;
  readonly overrides: readonly Override[];
  /** Everything that stood against it and was overridden, as it was then. */
  readonly overridden: readonly Reason[];
  readonly baseline: Baseline;
}
/** What recovery is measured against. */
export interface Baseline {
  readonly systolicMmHg?: number;
  readonly diastolicMmHg?: number;
  readonly heartRatePerMin?: number;
  readonly spo2Percent?: number;
  readonly at?: Instant;
}
