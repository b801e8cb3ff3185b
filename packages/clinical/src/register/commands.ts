import type { Command } from '../record/index.ts';
import type { CaseDecision, Counted, Draw, Origin, OwedDuty, Receipt, RegisterPlace, Removal } from './register.ts';

/**
 * What is said of a register. `done` is the difference between asking and telling: a draw asked for can be refused; one
 * that has happened (a screen that was offline, a vial opened in an emergency) is recorded, flagged, and opens a case
 * where it does not add up. A second person never stands in a body: he confirms with his own PIN, and the door says so.
 */
export interface RegisterCommandBodies {
  'open-register': RegisterPlace;
  'receive-stock': Receipt;
  'open-container': { readonly containerId: string };
  'draw-drug': Draw & { readonly done: boolean };
  'record-drug-given': { readonly drawId: string; readonly mg: number };
  'waste-drug': {
    readonly origin: Origin;
    readonly mg: number;
    readonly manner: string;
    readonly because: string;
  };
  'witness-waste': { readonly command: string; readonly index: number };
  'return-draw': { readonly drawId: string; readonly because: string };
  'remove-container': { readonly containerId: string; readonly how: Removal; readonly paper: string };
  'finish-container': { readonly containerId: string; readonly measuredMg: number };
  'count-stock': { readonly when: 'opening' | 'close'; readonly counts: readonly Counted[] };
  'declare-discrepancy': {
    readonly containerId: string | null;
    readonly expectedMg: number;
    readonly foundMg: number;
    readonly because: string;
  };
  'decide-discrepancy': { readonly caseId: string; readonly decision: CaseDecision; readonly note: string };
  /** Who sees to it. The right to decide stays what it was. */
  'take-discrepancy': { readonly caseId: string; readonly owner: string };
  /** Something the law asks for was done: the notice to the DEA, Form 106. `evidence` says when, how and under which number. */
  'answer-case-duty': { readonly caseId: string; readonly duty: OwedDuty; readonly evidence: string };
  'close-discrepancy': { readonly caseId: string; readonly evidence: string };
}

export type RegisterCommandKind = keyof RegisterCommandBodies;
export type RegisterCommand = { [K in RegisterCommandKind]: Command<K, RegisterCommandBodies[K]> }[RegisterCommandKind];

/** Every command of this stream, for rights tables and borders. */
export const REGISTER_COMMANDS = [
  'open-register',
  'receive-stock',
  'open-container',
  'draw-drug',
  'record-drug-given',
  'waste-drug',
  'witness-waste',
  'return-draw',
  'remove-container',
  'finish-container',
  'count-stock',
  'declare-discrepancy',
  'decide-discrepancy',
  'take-discrepancy',
  'answer-case-duty',
  'close-discrepancy',
] as const satisfies readonly RegisterCommandKind[];

/** What happened, and is never refused for what it says. */
export const REGISTER_FACTS = [
  'record-drug-given',
  'waste-drug',
  'count-stock',
  'declare-discrepancy',
] as const satisfies readonly RegisterCommandKind[];
