import type { MyCareView } from '@keel/formats/api';

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
  if (!('serviceWorker' in navigator)) return;
  // Not `ready`: a page that was reached from another one within the program is not this worker's own yet.
  const registered = await navigator.serviceWorker.register('/plan-worker.js', { scope: '/my/plan/' });
  const worker = registered.installing ?? registered.waiting ?? registered.active;
  const urls = performance
    .getEntriesByType('resource')
    .map(({ name }) => name)
    .filter((name) => name.startsWith(`${location.origin}/`) && !name.includes('/api/'));
  worker?.postMessage({ keep: ['/my/plan/', ...new Set(urls)] });
}

export async function forgetPlan(): Promise<void> {
  localStorage.removeItem(KEY);
  if (!('serviceWorker' in navigator)) return;
  const registration = await navigator.serviceWorker.getRegistration('/my/plan/');
  await registration?.unregister();
  for (const name of await caches.keys()) if (name.startsWith('keel-plan')) await caches.delete(name);
}
