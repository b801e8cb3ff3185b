import type { requestOfPatient } from './index.ts';

/** What of the record a screening reads. */
export type Recorded = Parameters<typeof requestOfPatient>[0];

/** A person of whom nothing was ever recorded. */
export const NOBODY: Recorded = {
  details: null,
  medicines: null,
  conditions: null,
  allergies: null,
  height: null,
  weight: null,
  rems: null,
  entries: [],
};
