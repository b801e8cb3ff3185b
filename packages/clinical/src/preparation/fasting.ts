import { moleculeOf, type Route } from '../dosing/index.ts';
import { type Policy, SETTINGS, type SettingId, settingOf } from '../policy/index.ts';
import type { SourceId } from '../sources/index.ts';
import { addMinutes, type Instant, MINUTE_MS } from '../units/index.ts';

/** What may be eaten and drunk before a session, by its route, from the clinic's policy rows (b.6 `npo-not-met`). */
export interface Fasting {
  readonly foodMinutes: number;
  readonly drinkMinutes: number;
  readonly lastFoodAt: Instant;
  readonly lastDrinkAt: Instant;
  readonly sources: readonly SourceId[];
}

const ROWS: Readonly<Record<'ketamine' | 'esketamine', readonly [food: SettingId, drink: SettingId]>> = {
  ketamine: ['ketamine-solids-minutes', 'ketamine-clear-fluid-minutes'],
  esketamine: ['esketamine-food-minutes', 'esketamine-fluid-minutes'],
};

export function fastingOf(route: Route, policy: Pick<Policy, 'settings'>, doseAt: Instant): Fasting {
  const [food, drink] = ROWS[moleculeOf(route)];
  const foodMinutes = settingOf(policy, food);
  const drinkMinutes = settingOf(policy, drink);
  return {
    foodMinutes,
    drinkMinutes,
    lastFoodAt: addMinutes(doseAt, -foodMinutes),
    lastDrinkAt: addMinutes(doseAt, -drinkMinutes),
    sources: [...new Set<SourceId>([...SETTINGS[food].sources, ...SETTINGS[drink].sources])],
  };
}

/** What eating or drinking at that time means for the session, as the gate will judge it. */
export type FoodMeaning =
  | { readonly kind: 'in-time' }
  /** The dose can be given from then on: `waitMinutes` after it was booked. */
  | { readonly kind: 'wait'; readonly doseFrom: Instant; readonly waitMinutes: number }
  /** Said of a time after the session began. */
  | { readonly kind: 'not-before' };

export function meaningOfFood(
  fasting: Pick<Fasting, 'foodMinutes' | 'drinkMinutes'>,
  said: { readonly what: 'food' | 'drink'; readonly lastAt: Instant },
  doseAt: Instant,
): FoodMeaning {
  if (said.lastAt > doseAt) return { kind: 'not-before' };
  const minutes = said.what === 'food' ? fasting.foodMinutes : fasting.drinkMinutes;
  const doseFrom = addMinutes(said.lastAt, minutes);
  return doseFrom <= doseAt
    ? { kind: 'in-time' }
    : { kind: 'wait', doseFrom, waitMinutes: Math.ceil((doseFrom - doseAt) / MINUTE_MS) };
}
