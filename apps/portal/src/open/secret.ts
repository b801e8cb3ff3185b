/**
 * The secret of the address, taken out of it as soon as this file is there: it stays in no history and no screenshot.
 * Once, and not while drawing: a page may be drawn twice.
 */
function taken(): string {
  const secret = location.hash.slice(1);
  if (secret !== '') history.replaceState(null, '', location.pathname);
  return secret;
}

export const SECRET = location.pathname.startsWith('/open') ? taken() : '';

// Another link opened in the same tab changes the fragment alone: it is another page all the same.
addEventListener('hashchange', () => {
  if (location.pathname.startsWith('/open') && location.hash.length > 1) location.reload();
});
