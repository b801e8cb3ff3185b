import { browserStore } from './browser-store.ts';
import { forgetHalfWritten } from './half-written-store.ts';
import { leftBehind } from './left-behind.ts';

/** What this browser has kept of people: it goes when its reader goes. */
export const kept = leftBehind(
  { views: browserStore.clearViews, words: forgetHalfWritten },
  typeof localStorage === 'undefined' ? null : localStorage,
);
