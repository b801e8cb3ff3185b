/** Below which the program opens without signal, by a worker of its own each. */
export type KeptPage = '/my/' | '/my/plan/';

/** Keeps the program itself as it stands in this browser, nothing of what it shows: pages below `page` open where there is no signal. */
export async function keepPage(page: KeptPage): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  // Not `ready`: a page that was reached from another one within the program is not this worker's own yet.
  const registered = await navigator.serviceWorker.register('/page-worker.js', { scope: page });
  const worker = registered.installing ?? registered.waiting ?? registered.active;
  const files = performance
    .getEntriesByType('resource')
    .map(({ name }) => name)
    .filter((name) => name.startsWith(`${location.origin}/assets/`));
  worker?.postMessage({ files: [...new Set(files)] });
}

export async function forgetPage(page: KeptPage): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  const registration = await navigator.serviceWorker.getRegistration(page);
  // The nearest one may be another page's.
  if (registration !== undefined && new URL(registration.scope).pathname === page) await registration.unregister();
  await caches.delete(`keel-page-1${page}`);
  // As an earlier Keel called it.
  if (page === '/my/plan/') await caches.delete('keel-plan-1');
}
