/**
 * The page's own second hand. It runs beside the page's main thread, so a page that is stuck does not stop it, and it
 * needs no server: it says how long ago the last sign of life was, whatever else is broken.
 */
let heardAt = performance.now();

self.addEventListener('message', (event: MessageEvent<'beat'>) => {
  if (event.data === 'beat') heardAt = performance.now();
});

setInterval(() => self.postMessage(performance.now() - heardAt), 1_000);
