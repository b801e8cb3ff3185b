import type { DoseOrder } from '../dosing/index.ts';
import type { EventRef, Override, Reason } from '../record/index.ts';
import type { Instant } from '../units/index.ts';
import type { Flagged } from './flagged.ts';
import type { MedicineRoute, RescueMedicine } from './watch-events.ts';

export interface OrderWritten {
  /** The version of the policy that this was judged under. */
  readonly policyVersion: string;
  readonly order: DoseOrder;
  /** A spoken order was read back and is signed the same day. */
  readonly given: 'written' | 'spoken';
  readonly orderedBy: string;
  readonly readBack?: boolean;
  /** It waited on a tablet and reached the record after its time: it takes the place of no order that was given since. */
  readonly arrivedLate?: true;
  readonly replaces?: EventRef;
  readonly overrides: readonly Override[];
  readonly overridden: readonly Reason[];
  /** Own limits of this patient, written by the prescriber (e.3): a resting SpO2 of 92-94 % needs one. */
  readonly spo2NotifyPercent?: number;
}
export interface SpokenOrderSigned extends Partial<Flagged> {
  readonly order: EventRef;
}
export interface OrderCancelled {
  readonly order: EventRef;
  readonly reason: string;
}
export interface MedicineOrdered {
  readonly medicine: RescueMedicine;
  /** Asked for when `medicine` is `other`. */
  readonly name?: string;
  readonly route: MedicineRoute;
  readonly doseMg: number;
  /** Most in this session, in mg. */
  readonly maxMg: number;
  readonly minIntervalMinutes: number;
  readonly reasonFor: string;
  readonly given: 'written' | 'spoken' | 'standing';
  readonly orderedBy: string;
  readonly readBack?: boolean;
  readonly standingOrder?: string;
}
/** The dose waits, and until when: somebody looks again then, and the next patient is not held up. */
export interface DoseWaited extends Flagged {
  readonly until: Instant;
  /** The rule that is waited out, where there is one. */
  readonly rule?: string;
  readonly words?: string;
}
export interface QuestionAsked {
  readonly to: string;
  readonly question: string;
  readonly about?: { readonly rule?: string; readonly entry?: EventRef };
  readonly answerBy: Instant;
}
export interface QuestionAnswered {
  readonly question: EventRef;
  readonly answer: 'go-ahead' | 'wait' | 'lower' | 'defer' | 'stop' | 'other';
  readonly words?: string;
  /** A go-ahead names what it goes over; absent, it is what was asked about. */
  readonly overrides?: readonly Override[];
  /** Those of them that stood when he answered, as he saw them: for these his right is lent, and for no others. */
  readonly overridden?: readonly Reason[];
}
export interface PumpChecked extends Flagged {
  readonly mlPerHour: number;
  readonly volumeToInfuseMl: number;
  readonly mgPerMl: number;
  /** A second person, or the same person's second look. */
  readonly by: 'second-person' | 'second-look';
  readonly checkedBy: string;
}
export interface DrugPrepared extends Flagged {
  readonly product: string;
  readonly lot: string;
  readonly expiresAt: Instant;
  readonly container: 'multi-dose-vial' | 'single-dose' | 'device' | 'dose-unit';
  /** Vial, device or unit in the register, if it is tracked one by one. */
  readonly item?: string;
  /** The register that holds it: its entry moves in the same transaction. */
  readonly location?: string;
  readonly mgPerMl?: number;
  readonly drawnMg?: number;
}
export const IDENTIFIERS = ['name', 'date-of-birth', 'photo', 'record-number', 'address', 'phone'] as const;
export type Identifier = (typeof IDENTIFIERS)[number];
export interface IdentityConfirmed extends Flagged {
  readonly moment: 'opening' | 'first-dose' | 'dose' | 'emergency' | 'release';
  readonly identifiers: readonly Identifier[];
  readonly allergiesSeen: boolean;
}
