export { InFlight } from './in-flight.ts';
export { OutboxProvider, useOutbox, useOutboxState } from './OutboxProvider.tsx';
export { NOBODY, Outbox, type OutboxState, type Outcome, type RefusedEntry, TABLET } from './outbox.ts';
export { useClinicSay } from './useClinicSay.ts';
export { type SayHere, useSayHere } from './useSayHere.ts';
export { uuid7 } from './uuid7.ts';
