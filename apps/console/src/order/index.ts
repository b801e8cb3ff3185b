export { OrderFields } from './OrderFields.tsx';
export { OrderSum } from './OrderSum.tsx';
export { draftOf, type Measured, type OrderDraft, orderOf } from './order-draft.ts';
