import type { EventDraft, EventRef, Reason, StreamName } from '../record/index.ts';
import type { Instant } from '../units/index.ts';

/** The controlled-drug ledger of one place where drugs are kept. Stream `register/<location>`. Amounts in mg of free base. */
export const CONTAINER_FORMS = ['multi-dose-vial', 'single-dose-vial', 'single-dose-syringe', 'nasal-device'] as const;
export type ContainerForm = (typeof CONTAINER_FORMS)[number];

/** Clinic stock and what belongs to a patient are never mixed. */
export type Owner = { readonly kind: 'clinic' } | { readonly kind: 'patient'; readonly patientId: string };

export interface Product {
  readonly drug: string;
  readonly schedule: 'CIII' | 'CIV';
  readonly form: ContainerForm;
  readonly ndc: string;
  readonly lot: string;
  /** Last usable date, yyyy-mm-dd. */
  readonly expiry: string;
  readonly mgPerMl: number;
  /** Labelled volume of one container, mL; overfill comes on top. */
  readonly mlPerContainer: number;
}

/** Where the register is kept and on whose registration; the head of every report (21 CFR 1304.04). */
export interface RegisterPlace {
  readonly name: string;
  readonly siteId: string;
  readonly registrant: { readonly name: string; readonly registration: string };
}

export interface Receipt {
  readonly receiptId: string;
  readonly product: Product;
  readonly owner: Owner;
  readonly invoice: { readonly number: string; readonly date: string };
  readonly supplier: { readonly name: string; readonly address: string; readonly registration: string };
  readonly containerIds: readonly string[];
}

/** Where milligrams came from: a draw for one patient, or straight from a container. */
export type Origin =
  | { readonly kind: 'draw'; readonly drawId: string }
  | { readonly kind: 'container'; readonly containerId: string };

export interface Draw {
  readonly drawId: string;
  readonly containerId: string;
  readonly mg: number;
  readonly sessionId: string;
  readonly patientId: string;
  /** The session's entry that says it, where one does; then the session's later entries move this draw. */
  readonly entry?: EventRef;
}

/** Ways a container leaves the register otherwise than dose by dose. `destroyed`: Form 41 or a reverse distributor. */
export const REMOVALS = ['transferred', 'destroyed', 'lost', 'given-back'] as const;
export type Removal = (typeof REMOVALS)[number];

/** What a case is about. Only of a `count` does the book follow what was found, when the case is closed. */
export const CASE_KINDS = ['count', 'finish', 'beyond', 'declared', 'lost'] as const;
export type CaseKind = (typeof CASE_KINDS)[number];
export const CASE_DECISIONS = ['explained', 'loss', 'theft'] as const;
export type CaseDecision = (typeof CASE_DECISIONS)[number];

/** What a theft or significant loss owes the DEA. */
export const OWED_DUTIES = ['notify-dea', 'form-106'] as const;
export type OwedDuty = (typeof OWED_DUTIES)[number];

export interface CaseOpened {
  readonly caseId: string;
  readonly kind: CaseKind;
  /** Null: declared for no container in particular. */
  readonly containerId: string | null;
  readonly expectedMg: number;
  readonly foundMg: number;
  readonly because: string;
}

export interface Counted {
  readonly containerId: string;
  readonly mg: number;
}

export type RegisterEvent =
  | EventDraft<'register-opened', RegisterPlace>
  | EventDraft<'stock-received', Receipt>
  | EventDraft<'container-opened', { readonly containerId: string; readonly discardAfter: Instant }>
  | EventDraft<'drug-drawn', Draw & Flagged>
  /** The amount or the vial of a draw as it stands after a correction, or after more was given than was drawn. */
  | EventDraft<
      'draw-corrected',
      { readonly drawId: string; readonly containerId: string; readonly mg: number; readonly because: string }
    >
  | EventDraft<'drug-given', { readonly drawId: string; readonly mg: number } & Flagged>
  /** What was given of a draw in all, after the session's entry was put right. */
  | EventDraft<'given-corrected', { readonly drawId: string; readonly mg: number; readonly because: string }>
  | EventDraft<
      'drug-wasted',
      {
        readonly origin: Origin;
        readonly mg: number;
        readonly manner: string;
        readonly because: string;
        readonly witness: string | null;
      } & Flagged
    >
  | EventDraft<'waste-witnessed', { readonly command: string; readonly index: number; readonly witness: string }>
  | EventDraft<'draw-returned', { readonly drawId: string; readonly because: string }>
  | EventDraft<
      'container-left',
      {
        readonly containerId: string;
        readonly how: Removal;
        readonly paper: string;
        readonly witness: string | null;
      }
    >
  | EventDraft<
      'container-finished',
      {
        readonly containerId: string;
        readonly measuredMg: number;
        readonly second: string;
        readonly differenceMg: number;
      }
    >
  | EventDraft<
      'stock-counted',
      {
        readonly when: 'opening' | 'close';
        readonly counts: readonly Counted[];
        readonly second: string | null;
      }
    >
  | EventDraft<'discrepancy-opened', CaseOpened>
  | EventDraft<
      'discrepancy-decided',
      { readonly caseId: string; readonly decision: CaseDecision; readonly note: string }
    >
  | EventDraft<'discrepancy-taken', { readonly caseId: string; readonly owner: string }>
  | EventDraft<'case-duty-answered', { readonly caseId: string; readonly duty: OwedDuty; readonly evidence: string }>
  | EventDraft<
      'discrepancy-closed',
      { readonly caseId: string; readonly evidence: string; readonly adjustedMg: number }
    >;

export type RegisterEventKind = RegisterEvent['kind'];

/** What should not have happened, beside what did. */
export interface Flagged {
  readonly flags: readonly Reason[];
}

export interface Container {
  readonly containerId: string;
  readonly receiptId: string;
  readonly product: Product;
  readonly owner: Owner;
  readonly labelledMg: number;
  readonly state: 'sealed' | 'open' | 'finished' | 'left';
  readonly openedAt: Instant | null;
  readonly discardAfter: Instant | null;
  readonly drawnMg: number;
  readonly wastedMg: number;
  /** What the decided cases of its counts moved in the book. */
  readonly adjustedMg: number;
  readonly draws: number;
  /** Found at the end of an opened vial against the book: positive is overfill, negative hub and needle loss. */
  readonly differenceMg: number;
  readonly left: { readonly how: Removal; readonly paper: string; readonly at: Instant } | null;
}

export interface DrawState extends Draw {
  readonly at: Instant;
  readonly by: string;
  readonly givenMg: number;
  readonly givenAt: Instant | null;
  readonly wastedMg: number;
  readonly returned: boolean;
}

export interface WasteState {
  /** The event's id. */
  readonly id: string;
  readonly at: Instant;
  readonly by: string;
  readonly origin: Origin;
  readonly mg: number;
  readonly manner: string;
  readonly because: string;
  readonly witness: string | null;
}

export interface CountState {
  readonly at: Instant;
  readonly by: string;
  readonly second: string | null;
  readonly when: 'opening' | 'close';
  readonly counts: readonly Counted[];
  /** What the book held at that moment, so that an inventory can be printed years later. */
  readonly book: readonly Counted[];
}

export interface DiscrepancyCase extends CaseOpened {
  readonly openedAt: Instant;
  readonly openedBy: string;
  readonly decision: CaseDecision | null;
  readonly decidedAt: Instant | null;
  readonly decidedBy: string | null;
  readonly note: string | null;
  /** Who took it; null = whoever owns the clinic. */
  readonly owner: string | null;
  readonly answered: readonly {
    readonly duty: OwedDuty;
    readonly evidence: string;
    readonly at: Instant;
    readonly by: string;
  }[];
  readonly closed: { readonly evidence: string; readonly at: Instant; readonly by: string } | null;
}

export interface ReceiptState extends Receipt {
  readonly at: Instant;
  readonly by: string;
}

export interface RegisterState {
  readonly location: string;
  readonly place: RegisterPlace | null;
  readonly receipts: readonly ReceiptState[];
  readonly containers: ReadonlyMap<string, Container>;
  readonly draws: ReadonlyMap<string, DrawState>;
  readonly wastes: ReadonlyMap<string, WasteState>;
  readonly counts: readonly CountState[];
  readonly cases: ReadonlyMap<string, DiscrepancyCase>;
}

export const registerStream = (location: string): StreamName => `register/${location}`;

/** mg: two readings of one amount that differ by less than this are the same amount. */
export const SAME_MG = 1e-6;

/** Book content of a container, mg: label less what was drawn or wasted from it. Below zero only while overfill is used. */
export const bookMg = (container: Container): number =>
  container.state === 'left' || container.state === 'finished' ? 0 : contentMg(container);

/** The same before a container is finished or gone: what its book came to. */
export const contentMg = (container: Container): number =>
  container.labelledMg - container.drawnMg - container.wastedMg + container.adjustedMg;

/** What a draw still owes an answer for, mg. */
export const openMg = (draw: DrawState): number => (draw.returned ? 0 : draw.mg - draw.givenMg - draw.wastedMg);

/**
 * The id under which a draw is kept: the one it came with, or one of its own, of the command that told it, where that id is
 * another draw's. Two draws are two facts, and neither takes the place of the other.
 */
export function keptDrawId(draws: RegisterState['draws'], drawId: string, command: string): string {
  let kept = drawId;
  for (let nth = 2; draws.has(kept); nth += 1) kept = `${command}/draw-${nth}`;
  return kept;
}

/** Waste that a second person has still to sign for. */
export const unwitnessed = (state: RegisterState): readonly WasteState[] =>
  [...state.wastes.values()].filter(({ witness }) => witness === null);
