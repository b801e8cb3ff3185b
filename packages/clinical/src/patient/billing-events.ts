import type { LocalDate } from './events.ts';

/** What the record knows about money. Amounts are whole US cents. Charges themselves follow from signed sessions. */

/** Who is to pay. Only `uninsured` and `self-pay` are owed a Good Faith Estimate. */
export interface CoverStated {
  readonly cover: 'uninsured' | 'self-pay' | 'insured';
  readonly insurer?: string;
  /** What the insured person pays at each visit, in cents; absent: nobody said it, which is not nothing. */
  readonly copayCents?: number;
}

/** An insurer's grant for a drug, as its letter says it. Said again under the same id, the newest word counts. */
export interface AuthorisationRecorded {
  readonly authorisation: string;
  readonly molecule: 'ketamine' | 'esketamine';
  /** First and last day that it covers. */
  readonly from: LocalDate;
  readonly until: LocalDate;
  /** Sessions that it covers; null: it names no number. */
  readonly sessions: number | null;
  readonly reference?: string;
}

/** Somebody asked what it will cost: that alone starts the clock of an estimate. */
export interface EstimateRequested {
  readonly words?: string;
}

export interface EstimatedLine {
  /** Key of the fee table. */
  readonly item: string;
  readonly code: string | null;
  readonly quantity: number;
  /** After the discount. */
  readonly unitCents: number;
  readonly cents: number;
}

/** A Good Faith Estimate as it was given: its lines are never computed again. */
export interface EstimateIssued {
  readonly estimate: string;
  readonly language: 'en' | 'es';
  readonly regimen: string;
  /** First and last day that it speaks of: at most twelve months. */
  readonly from: LocalDate;
  readonly until: LocalDate;
  /** Day of the first session, where it is booked. */
  readonly primaryOn: LocalDate | null;
  readonly sessions: number;
  readonly maintenance: number;
  readonly lines: readonly EstimatedLine[];
  readonly totalCents: number;
  readonly discountPercent: number;
  readonly diagnoses: readonly string[];
  readonly printedName: string;
  /** The paper that was given: its exact bytes are kept. */
  readonly document?: { readonly sha256: string; readonly size: number };
}

/** A change of what is charged. It adds to the account, never rewrites it. */
export interface ChargeAdjusted {
  readonly adjustment: string;
  readonly on: LocalDate;
  readonly direction: 'add' | 'take-off';
  readonly cents: number;
  /** Key of the fee table, where it is one of its services. */
  readonly item?: string;
  readonly words: string;
}

export interface PaymentRecorded {
  readonly payment: string;
  readonly on: LocalDate;
  readonly cents: number;
  readonly from: 'patient' | 'insurer' | 'other';
  readonly reference?: string;
}

/** A step of the clinic's sliding scale, from a day on. 0 ends it. */
export interface DiscountAgreed {
  readonly from: LocalDate;
  readonly percent: number;
  readonly step: string;
}

/** Payments without interest, each with its day. They add up to the sum; none of them ends the plan before. */
export interface PaymentPlanAgreed {
  readonly plan: string;
  readonly totalCents: number;
  readonly payments: readonly { readonly on: LocalDate; readonly cents: number }[];
}
