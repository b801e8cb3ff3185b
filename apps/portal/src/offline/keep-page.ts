/** Below which the program opens without signal, by a worker of its own each. */
export type KeptPage = '/my/' | '/my/plan/';

const cacheOf = (page: KeptPage): string => `keel-page-1${page}`;
/** Over a slow line the files of a page come in this time; a worker of an earlier Keel never answers. ms. */
const WITHIN_MS = 60_000;

/** The page could not be kept: it does not open where there is no signal. */
export class NotKeptError extends Error {
  override readonly name = 'NotKeptError';
}

/**
 * Keeps the program itself as it stands in this browser, nothing of what it shows: pages below `page` open where there is no signal.
 * Done when all of it lies there.
 * @throws NotKeptError
 */
export async function keepPage(page: KeptPage): Promise<void> {
  if (!('serviceWorker' in navigator)) throw new NotKeptError();
  // Not `ready`: a page that was reached from another one within the program is not this worker's own yet.
  const registered = await navigator.serviceWorker.register('/page-worker.js', { scope: page });
  const worker = registered.installing ?? registered.waiting ?? registered.active;
  if (worker === null) throw new NotKeptError();
  const files = performance
    .getEntriesByType('resource')
    .map(({ name }) => name)
    .filter((name) => name.startsWith(`${location.origin}/assets/`));
  const { port1, port2 } = new MessageChannel();
  const heard = new Promise<void>((resolve) => {
    port1.onmessage = () => resolve();
    setTimeout(resolve, WITHIN_MS);
  });
  worker.postMessage({ files: [...new Set(files)] }, [port2]);
  await heard;
  port1.close();
  // What lies there is looked at, whatever was answered.
  const cache = await caches.open(cacheOf(page));
  const held = await Promise.all([page, ...files].map((file) => cache.match(file)));
  if (held.some((found) => found === undefined)) throw new NotKeptError();
}

/** Whether this page opens without signal in this browser: a worker keeps all of a program or none of it. */
export async function isPageKept(page: KeptPage): Promise<boolean> {
  if (!('serviceWorker' in navigator)) return false;
  const registration = await navigator.serviceWorker.getRegistration(page);
  const own = registration !== undefined && new URL(registration.scope).pathname === page;
  return (
    own && (await caches.has(cacheOf(page))) && (await (await caches.open(cacheOf(page))).match(page)) !== undefined
  );
}

export async function forgetPage(page: KeptPage): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  const registration = await navigator.serviceWorker.getRegistration(page);
  // The nearest one may be another page's.
  if (registration !== undefined && new URL(registration.scope).pathname === page) await registration.unregister();
  await caches.delete(cacheOf(page));
  // As an earlier Keel called it.
  if (page === '/my/plan/') await caches.delete('keel-plan-1');
}
