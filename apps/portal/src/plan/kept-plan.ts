import type { MyCareView } from '@keel/formats/api';
import { forgetPage, keepPage } from '../offline/index.ts';

export type Plan = Omit<NonNullable<MyCareView['plan']>, 'at'>;
export const PARTS = ['signs', 'myself', 'places', 'people', 'professionals', 'surroundings', 'reasons'] as const;
export const EMPTY: Plan = {
  signs: [],
  myself: [],
  places: [],
  people: [],
  professionals: [],
  surroundings: [],
  reasons: [],
};

const KEY = 'keel.safety-plan';

/** On this phone because its holder said so: it opens without a login and without signal, and so does it for whoever holds the phone. */
export function keptPlan(): Plan | null {
  const text = localStorage.getItem(KEY);
  if (text === null) return null;
  try {
    return { ...EMPTY, ...(JSON.parse(text) as Plan) };
  } catch {
    return null;
  }
}

/** The page itself is kept beside the words, so that it opens where there is no signal. */
export async function keepPlan(plan: Plan): Promise<void> {
  localStorage.setItem(KEY, JSON.stringify(plan));
  await keepPage('/my/plan/');
}

export async function forgetPlan(): Promise<void> {
  localStorage.removeItem(KEY);
  await forgetPage('/my/plan/');
}
