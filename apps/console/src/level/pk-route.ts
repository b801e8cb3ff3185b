import { moleculeOf, type Route } from '@keel/clinical/dosing';
import type { Drug, Route as PkRoute } from '@keel/pk';

const PK_ROUTE: Readonly<Record<Route, PkRoute | null>> = {
  'iv-ketamine': 'iv',
  'im-ketamine': 'im',
  // Under the skin has no model of its own: none is drawn rather than another route's.
  'sc-ketamine': null,
  'intranasal-esketamine': 'in',
  'intranasal-ketamine': 'in',
  'oral-ketamine': 'po',
  'sublingual-ketamine': 'sl',
};

/** The route as the models know it; null: no model has it. */
export const pkRoute = (route: Route): PkRoute | null => PK_ROUTE[route];
export const drugOf = (route: Route): Drug => (moleculeOf(route) === 'esketamine' ? 's-ketamine' : 'racemic-ketamine');
