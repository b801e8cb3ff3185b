export { author } from './author-store.ts';
export { isPinHere, keepPin, knowsPin } from './pin-here.ts';
export { type Named, nameAuthor, useEntry } from './useAuthor.ts';
export { useBadge } from './useBadge.ts';
export { WhoSheet } from './WhoSheet.tsx';
