export { type ClockContext, type ClockRule, type Due, REQUEST_WAITS_DAYS, tickName } from './clock.ts';
export { PATIENT_CLOCK } from './rows.ts';
