export { carriedOver, goesOn, LATE_MS } from './goes-on.ts';
export { hasGone, whereabouts } from './whereabouts.ts';
