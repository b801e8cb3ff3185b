/* Keeps one page, the safety plan, so that it opens without signal. It touches nothing else: neither the API nor any other page. */
const KEPT = 'keel-plan-1';
self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
self.addEventListener('message', (event) => {
  const { keep } = event.data ?? {};
  if (!Array.isArray(keep)) return;
  event.waitUntil(
    caches.open(KEPT).then((cache) => Promise.all(keep.map((url) => cache.add(url).catch(() => undefined)))),
  );
});
self.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== 'GET' || url.origin !== self.location.origin || url.pathname.startsWith('/api/')) return;
  const asked = event.request.mode === 'navigate' ? '/my/plan/' : event.request;
  event.respondWith(fetch(event.request).catch(async () => (await caches.match(asked)) ?? Response.error()));
});
