/**
 * The page itself works without a network: a service worker keeps the built files (never the API, never the stream).
 * A new version is fetched in the background and takes over at a moment when no session is open on this tablet.
 */
export function keepPageOffline(sessionIsOpen: () => boolean): void {
  if (!('serviceWorker' in navigator) || import.meta.env.DEV) return;
  let taking = false;
  const take = (registration: ServiceWorkerRegistration): void => {
    if (!registration.waiting || sessionIsOpen()) return;
    taking = true;
    registration.waiting.postMessage({ type: 'SKIP_WAITING' });
  };
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    if (taking) location.reload();
  });
  const follow = (registration: ServiceWorkerRegistration): void => {
    setInterval(() => {
      take(registration);
      void registration.update().catch(() => undefined);
    }, 600_000);
    take(registration);
  };
  // Where the browser forbids a worker (a private window), the page works as long as the network does.
  navigator.serviceWorker.register('/console/sw.js', { scope: '/console/' }).then(follow, () => undefined);
}
