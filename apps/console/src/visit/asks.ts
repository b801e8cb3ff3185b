import type { Ask } from './asking.ts';
import { BEFORE_ASKS } from './asks-before.ts';
import { DOSE_ASKS } from './asks-dose.ts';
import { RELEASE_ASKS } from './asks-release.ts';
import { UNORDERED_ASKS } from './asks-unordered.ts';
import { WATCH_ASKS } from './asks-watch.ts';

/** Everything that a session can ask for, one sheet each. */
export const ASKS = {
  ...BEFORE_ASKS,
  ...WATCH_ASKS,
  ...DOSE_ASKS,
  ...RELEASE_ASKS,
  ...UNORDERED_ASKS,
} as const satisfies Readonly<Record<string, Ask>>;

export type AskKey =
  | keyof typeof ASKS
  | 'check'
  | 'limits'
  | 'order'
  | 'pump'
  | 'drug'
  | 'device'
  | 'injection'
  | 'mouth'
  | 'bolus'
  | 'medicine';
