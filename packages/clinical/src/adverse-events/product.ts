import type { Route } from '../dosing/index.ts';
import type { Product } from './events.ts';

/** Whose published frequencies stand beside an event: a product that was studied, another ketamine, or nothing given. */
export type ProductKey = Product | 'ketamine-other' | 'none';

export function productOf(route: Route | null): ProductKey {
  if (route === null) return 'none';
  if (route === 'intranasal-esketamine') return 'esketamine-nasal';
  return route === 'iv-ketamine' ? 'ketamine-iv' : 'ketamine-other';
}
