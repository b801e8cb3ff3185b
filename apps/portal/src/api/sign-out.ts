/** Set from the press of "Sign out" until the clinic has ended the login: its cookie is not this page's to take away. */
const KEY = 'keel.signing-out';
/** Where the browser lets nothing be kept, this page alone knows. */
let here = false;
const watchers = new Set<() => void>();
const tell = (): void => {
  for (const watcher of watchers) watcher();
};

/** Whether somebody signed out here and the clinic has not heard of it: nothing of his opens meanwhile. */
export function signingOut(): boolean {
  try {
    return here || localStorage.getItem(KEY) !== null;
  } catch {
    return here;
  }
}

export function beginSignOut(): void {
  here = true;
  try {
    localStorage.setItem(KEY, '1');
  } catch {
    // This page knows it.
  }
  tell();
}

/** The clinic has ended the login, or another one has taken the place of its cookie. */
export function signOutDone(): void {
  here = false;
  try {
    localStorage.removeItem(KEY);
  } catch {
    // Nothing was kept.
  }
  tell();
}

/** Told at each change, in this page and from another one of this browser. */
export function watchSignOut(watcher: () => void): () => void {
  const other = ({ key }: StorageEvent): void => {
    if (key === KEY || key === null) watcher();
  };
  watchers.add(watcher);
  if (typeof addEventListener === 'function') addEventListener('storage', other);
  return () => {
    watchers.delete(watcher);
    if (typeof removeEventListener === 'function') removeEventListener('storage', other);
  };
}
