import { LOOKS, type Look } from '../tokens/index.ts';

const KEY = 'keel.look';

/** The look this browser was last set to, else what the machine prefers. Holds nothing about anyone. */
export function storedLook(): Look {
  const stored = localStorage.getItem(KEY);
  const known = LOOKS.find((look) => look === stored);
  return known ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
}

export function applyLook(look: Look): void {
  document.documentElement.dataset['look'] = look;
}

export function storeLook(look: Look): void {
  localStorage.setItem(KEY, look);
  applyLook(look);
}
