export { type Balance, balance, traceContainer, tracePatient } from './balance.ts';
export { DISCARD_DAYS_AFTER_OPENING, decideRegister, type RegisterCommand } from './decide.ts';
export { registerFold } from './evolve.ts';
export {
  bookMg,
  CONTAINER_FORMS,
  type Container,
  type ContainerForm,
  type DiscrepancyCase,
  type Draw,
  type DrawState,
  type Origin,
  type Owner,
  openMg,
  type Product,
  type Receipt,
  type RegisterEvent,
  type RegisterState,
  registerStream,
} from './register.ts';
export { HUB_LOSS_ML_PER_DRAW, HUB_LOSS_SHARE_MAX, OVERFILL_ML, overfillMg, toleranceMg } from './tolerance.ts';
