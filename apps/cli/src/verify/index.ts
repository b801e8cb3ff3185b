export type { Finding } from './event-log.ts';
export { CannotVerify, type VerifyReport, verifyRecord } from './verify-record.ts';
