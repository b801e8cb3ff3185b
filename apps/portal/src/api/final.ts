import type { ProblemKey } from '@keel/formats/api';
import { ProblemError } from './client.ts';

/**
 * The same words said again are answered the same for ever. A fault, a queue, a missing sign-in and what is not known are not, nor is what was
 * said before something newer was read (`stale`): that is read, and said again.
 */
const FINAL: ReadonlySet<string> = new Set<ProblemKey>(['invalid-request', 'order-refused', 'id-reused', 'too-large']);

/** Whether what was refused so can never be written down: only then may it be forgotten. */
export const isFinal = (failed: unknown): boolean => failed instanceof ProblemError && FINAL.has(failed.key);
