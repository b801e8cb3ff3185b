export { type Balance, balance, balances, traceContainer, tracePatient } from './balance.ts';
export { type CaseDuty, caseDuties, FORM_106_DAYS, nextBusinessDay } from './cases.ts';
export {
  REGISTER_COMMANDS,
  REGISTER_FACTS,
  type RegisterCommand,
  type RegisterCommandBodies,
  type RegisterCommandKind,
} from './commands.ts';
export { recountsOf } from './count-cases.ts';
export { decideRegister, returnable } from './decide.ts';
export { DISCARD_DAYS_AFTER_OPENING, type Wanted } from './draw-rules.ts';
export { registerFold } from './evolve.ts';
export { type Inspection, type InventoryLine, inspect, type Reconciliation } from './inspection.ts';
export { type Moving, moveWithSession, registersMovedBy } from './move-with-session.ts';
export { type PuttingBack, putBack } from './put-back.ts';
export {
  bookMg,
  CASE_DECISIONS,
  CASE_KINDS,
  type CaseDecision,
  type CaseKind,
  CONTAINER_FORMS,
  type Container,
  type ContainerForm,
  type Counted,
  type CountState,
  type DiscrepancyCase,
  type Draw,
  type DrawState,
  type Origin,
  OWED_DUTIES,
  type OwedDuty,
  type Owner,
  openMg,
  type Product,
  REMOVALS,
  type Receipt,
  type ReceiptState,
  type RegisterEvent,
  type RegisterEventKind,
  type RegisterPlace,
  type RegisterState,
  type Removal,
  registerStream,
  SAME_MG,
  unwitnessed,
  type WasteState,
} from './register.ts';
export { CLAIM_COMMANDS, type Claim, claimsOf, locationsOf, unplacedDoses } from './session-claims.ts';
export { HUB_LOSS_ML_PER_DRAW, HUB_LOSS_SHARE_MAX, OVERFILL_ML, overfillMg, toleranceMg } from './tolerance.ts';
