export { hasGone, whereabouts } from './whereabouts.ts';
