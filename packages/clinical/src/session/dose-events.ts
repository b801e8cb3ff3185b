import type { EventRef } from '../record/index.ts';
import type { Instant } from '../units/index.ts';
import type { Flagged } from './flagged.ts';

/** How much of what was meant got in. An uncertain one is a range, never a guess. */
export type Delivery =
  | { readonly kind: 'full' }
  | { readonly kind: 'partial'; readonly mg: number }
  | { readonly kind: 'declined' }
  | { readonly kind: 'uncertain'; readonly mgMin: number; readonly mgMax: number; readonly because: string };

/** Every dose says whether an order was carried out or a fact is told afterwards, and on which order it stands. */
export interface DoseBasis extends Flagged {
  readonly order: EventRef | null;
  readonly lot?: string;
  /** The container it came from and the register that holds it, where nothing was prepared before. */
  readonly item?: string;
  readonly location?: string;
  /** Given by; the author is who entered it. */
  readonly givenBy?: string;
}
export interface InfusionStarted extends DoseBasis {
  /** Names one bag and line in this session: `1`, `2`, … */
  readonly infusion: string;
  readonly mlPerHour: number;
  readonly mgPerMl: number;
  readonly bagVolumeMl: number;
  readonly line: { readonly primedWith: 'drug' | 'saline'; readonly volumeMl: number };
}
export interface InfusionRateChanged extends Flagged {
  readonly infusion: string;
  readonly mlPerHour: number;
  readonly because: string;
}
export interface InfusionPaused extends Flagged {
  readonly infusion: string;
  readonly because: string;
}
export interface InfusionResumed extends Flagged {
  readonly infusion: string;
  readonly mlPerHour: number;
}
export interface InfusionStopped extends Flagged {
  readonly infusion: string;
  readonly because: 'complete' | 'threshold' | 'patient-wish' | 'adverse-event' | 'line-failed' | 'equipment' | 'other';
  /** What the pump's own counter says; it outranks rate times time. */
  readonly pumpedMl?: number;
}
export interface PumpVolumeRead extends Flagged {
  readonly infusion: string;
  readonly pumpedMl: number;
}
export interface LineFlushed extends Flagged {
  readonly infusion: string;
  readonly volumeMl: number;
  readonly mlPerHour?: number;
}
export interface LineDiscarded extends Flagged {
  readonly infusion: string;
}
/** The vein failed (extravasation, disconnection). What did not get in is a range until somebody knows. */
export interface LineFailed extends Flagged {
  readonly infusion: string;
  readonly how: 'extravasation' | 'disconnected' | 'occluded';
  readonly lostMlMin: number;
  readonly lostMlMax: number;
}
export interface BolusGiven extends DoseBasis {
  readonly mg: number;
  readonly overSeconds: number;
  readonly mgPerMl?: number;
  readonly delivery: Delivery;
}
export interface InjectionGiven extends DoseBasis {
  readonly route: 'im-ketamine' | 'sc-ketamine';
  readonly mg: number;
  readonly mgPerMl?: number;
  readonly place: 'deltoid' | 'thigh' | 'gluteal' | 'abdomen' | 'other';
  readonly delivery: Delivery;
}
export interface MouthDoseGiven extends DoseBasis {
  readonly route: 'oral-ketamine' | 'sublingual-ketamine' | 'intranasal-ketamine';
  readonly mg: number;
  readonly preparation: string;
  readonly heldMinutes?: number;
  readonly spatOut?: boolean;
  readonly delivery: Delivery;
}
export interface DeviceGiven extends DoseBasis {
  /** 1, 2, 3 in turn. A fact may say another number, and is flagged. */
  readonly device: number;
  readonly mg: number;
  readonly expiresAt?: Instant;
  /** Who stayed and watched, from this spray to the end of the rest. */
  readonly watchedBy: string;
  readonly delivery: Delivery;
}
export interface AccessPlaced {
  readonly place: string;
  readonly gauge?: string;
  readonly attempts?: number;
}
export interface AccessRemoved {
  readonly siteClean: boolean;
}
