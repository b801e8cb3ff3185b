export { goesOn, LATE_MS, ofBoth } from './goes-on.ts';
export { hasGone, whereabouts } from './whereabouts.ts';
