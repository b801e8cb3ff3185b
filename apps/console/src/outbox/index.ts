export { OutboxProvider, useOutbox, useOutboxState } from './OutboxProvider.tsx';
export { Outbox, type OutboxState, type Outcome } from './outbox.ts';
export { browserStore, type Kept, type KeptView, type OutboxStore } from './store.ts';
export { useClinicSay } from './useClinicSay.ts';
export { uuid7 } from './uuid7.ts';
