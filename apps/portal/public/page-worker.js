/* Keeps the program of the pages below its scope, so that they open without signal. What the clinic answers is never kept here: nothing of /api/. */
const PAGE = new URL(self.registration.scope).pathname;
const KEPT = `keel-page-1${PAGE}`;
self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

/** All of it or none: a program with a part of another version missing would not open. What it no longer consists of goes. */
async function keep(files) {
  const cache = await caches.open(KEPT);
  const wanted = [PAGE, ...files].map((file) => new URL(file, self.location.href).href);
  await cache.addAll(wanted);
  for (const held of await cache.keys()) if (!wanted.includes(held.url)) await cache.delete(held);
  // An earlier Keel kept the plan under this name: it goes when this one opens without signal, and not before.
  if (PAGE === '/my/plan/')
    for (const name of await caches.keys()) if (name.startsWith('keel-plan-')) await caches.delete(name);
}
/* Whoever asked is told when all of it lies here, or that it does not: a page may say "kept" no sooner. */
self.addEventListener('message', (event) => {
  const { files } = event.data ?? {};
  const [port] = event.ports;
  if (!Array.isArray(files)) return;
  event.waitUntil(
    keep(files).then(
      () => port?.postMessage({ kept: true }),
      () => port?.postMessage({ kept: false }),
    ),
  );
});
self.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== 'GET' || url.origin !== self.location.origin || url.pathname.startsWith('/api/')) return;
  const asked = event.request.mode === 'navigate' ? PAGE : event.request;
  event.respondWith(fetch(event.request).catch(async () => (await caches.match(asked)) ?? Response.error()));
});
