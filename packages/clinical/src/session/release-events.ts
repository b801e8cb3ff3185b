import type { Override, Reason } from '../record/index.ts';
import type { Instant } from '../units/index.ts';
import type { Flagged } from './flagged.ts';
import type { EscortKind } from './gate-events.ts';

/** 0, 1 or 2. A fact may say another number: then the item, and with it the sum, is not known. */
export type TwoPoints = number;
export interface AldreteScored {
  readonly activity: TwoPoints;
  readonly respiration: TwoPoints;
  readonly circulation: TwoPoints;
  readonly consciousness: TwoPoints;
  readonly saturation: TwoPoints;
}
export interface PadssScored {
  readonly vitals: TwoPoints;
  readonly activity: TwoPoints;
  readonly painAndNausea: TwoPoints;
  readonly bleeding: TwoPoints;
  readonly intakeAndOutput: TwoPoints;
}
/** Evidence for what no reading can show. */
export const CHECKED_CRITERIA = [
  'mood-no-new-risk',
  'belongings',
  'next-visit',
  'escort-understands',
  'glucose-ok',
] as const;
export type CheckedCriterion = (typeof CHECKED_CRITERIA)[number];
export interface CriterionChecked {
  readonly criterion: CheckedCriterion;
  readonly met: boolean;
  readonly words?: string;
}
export interface AdviceGiven {
  readonly to: 'patient' | 'escort' | 'both';
  readonly document: string;
  readonly version: string;
  readonly language: string;
  /** On paper, or where the patient finds it by a link that is sent with this entry; absent in entries of before it was asked. */
  readonly how?: 'paper' | 'link' | 'both';
}
/** The form asks when the patient would have been ready without a fixed time. */
export interface ReadinessJudged {
  readonly readyAt: Instant;
}
export interface VitalsJudged {
  readonly moment: 'before-dose' | 'before-completion';
  readonly acceptable: boolean;
}
/** All criteria were met (or no longer are): "ready since" is a time of its own, decided by a tick or an entry. */
export interface ReadyReached {
  readonly since: Instant;
}
export interface ReadyLost {
  readonly criteria: readonly string[];
}
export interface PatientReleased {
  /** The version of the policy that this was judged under. */
  readonly policyVersion: string;
  readonly overrides: readonly Override[];
  readonly overridden: readonly Reason[];
  readonly readySince: Instant | null;
  readonly goesWith: EscortKind | 'nobody';
  readonly escortName?: string;
  /** Each criterion with the evidence on which it was decided. */
  readonly criteria: readonly ReleaseCriterionRecord[];
}
export interface ReleaseCriterionRecord {
  readonly criterion: string;
  readonly met: boolean;
  readonly evidence: string;
}
/** Out of the door; its time is the envelope's. */
export interface PatientLeft {
  readonly with: EscortKind | 'nobody';
  readonly escortName?: string;
}
export interface LeftBeforeRelease extends Flagged {
  readonly unmet: readonly string[];
  readonly capacity: 'yes' | 'no' | 'not-assessed';
  readonly adviceGiven: boolean;
  readonly called: readonly ('escort' | 'prescriber' | 'emergency-contact' | 'police' | 'patient')[];
  readonly driving: 'yes' | 'no' | 'not-known';
  readonly lineOut: 'yes' | 'no' | 'not-known';
}
export interface EscortCalled {
  readonly whom: string;
  readonly answered: boolean;
  readonly words?: string;
}
/** Why the protocol was departed from, said afterwards; `deviation` is the key of one that the facts show. */
export interface DeviationExplained {
  readonly deviation: string;
  readonly reason: string;
}
/** A signature covers everything up to `throughSeq`; the server binds it to the hash. What comes later shows as amended. */
export interface SessionSigned {
  readonly meaning: 'author' | 'responsible-prescriber' | 'co-signature' | 'reviewed';
  readonly throughSeq: number;
  readonly printedName: string;
  /** The paper that was signed: its exact bytes are kept, and this is their hash (safety R4). */
  readonly document?: { readonly sha256: string; readonly size: number };
}
