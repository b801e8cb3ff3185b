import type { EventDraft, Reason, StreamName } from '../record/index.ts';
import type { Instant } from '../units/index.ts';

/** The controlled-drug ledger of one place where drugs are kept. Stream `register/<location>`. Amounts in mg of free base. */
export const CONTAINER_FORMS = ['multi-dose-vial', 'single-dose-syringe', 'nasal-device'] as const;
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
}

export type RegisterEvent =
  | EventDraft<'stock-received', Receipt>
  | EventDraft<'container-opened', { readonly containerId: string; readonly discardAfter: Instant }>
  | EventDraft<'drug-drawn', Draw & Flagged>
  | EventDraft<'drug-given', { readonly drawId: string; readonly mg: number } & Flagged>
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
        readonly how: 'transferred' | 'destroyed' | 'lost' | 'given-back';
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
        readonly counts: readonly { readonly containerId: string; readonly mg: number }[];
        readonly second: string | null;
      }
    >
  | EventDraft<
      'discrepancy-opened',
      {
        readonly caseId: string;
        readonly containerId: string;
        readonly expectedMg: number;
        readonly foundMg: number;
        readonly because: string;
      }
    >
  | EventDraft<
      'discrepancy-decided',
      { readonly caseId: string; readonly decision: 'explained' | 'loss' | 'theft'; readonly note: string }
    >;

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
  readonly discardAfter: Instant | null;
  readonly drawnMg: number;
  readonly wastedMg: number;
  readonly draws: number;
  /** Found at the end of an opened vial against the book: positive is overfill, negative hub and needle loss. */
  readonly differenceMg: number;
}

export interface DrawState extends Draw {
  readonly givenMg: number;
  readonly wastedMg: number;
  readonly returned: boolean;
}

export interface DiscrepancyCase {
  readonly caseId: string;
  readonly containerId: string;
  readonly expectedMg: number;
  readonly foundMg: number;
  readonly openedAt: Instant;
  readonly decision: 'explained' | 'loss' | 'theft' | null;
}

export interface RegisterState {
  readonly location: string;
  readonly receipts: readonly Receipt[];
  readonly containers: ReadonlyMap<string, Container>;
  readonly draws: ReadonlyMap<string, DrawState>;
  /** Waste recorded without a second person, still to be witnessed; key is the event's id. */
  readonly unwitnessed: ReadonlyMap<string, number>;
  readonly cases: ReadonlyMap<string, DiscrepancyCase>;
}

export const registerStream = (location: string): StreamName => `register/${location}`;

/** Book content of a container, mg: label less what was drawn or wasted from it. Below zero only while overfill is used. */
export const bookMg = (container: Container): number =>
  container.state === 'left' || container.state === 'finished'
    ? 0
    : container.labelledMg - container.drawnMg - container.wastedMg;

/** What a draw still owes an answer for, mg. */
export const openMg = (draw: DrawState): number => (draw.returned ? 0 : draw.mg - draw.givenMg - draw.wastedMg);
