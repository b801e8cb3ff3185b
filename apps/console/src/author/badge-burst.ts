/** Faster than any hand: a badge reader types its number like a keyboard, a key every few milliseconds, and ends it. */
const BURST_GAP_MS = 35;
/** The shortest badge number that the clinic takes. */
const SHORTEST = 6;

export interface Burst {
  readonly typed: string;
  readonly lastAt: number;
}
export const NO_BURST: Burst = { typed: '', lastAt: Number.NEGATIVE_INFINITY };

export type Heard =
  /** A key like any other. */
  | { readonly kind: 'key'; readonly burst: Burst }
  /** Part of a badge: nobody else may take it for typing. `first`: the key before it was one, too. */
  | { readonly kind: 'burst'; readonly burst: Burst; readonly first: boolean }
  | { readonly kind: 'badge'; readonly number: string };

/** Tells a badge reader from a person by the time between two keys. */
export function hearKey(burst: Burst, key: string, at: number): Heard {
  const fast = at - burst.lastAt <= BURST_GAP_MS;
  if (key === 'Enter') {
    return fast && burst.typed.length >= SHORTEST
      ? { kind: 'badge', number: burst.typed }
      : { kind: 'key', burst: NO_BURST };
  }
  if (key.length !== 1) return { kind: 'key', burst: fast && key === 'Shift' ? { ...burst, lastAt: at } : NO_BURST };
  if (!fast) return { kind: 'key', burst: { typed: key, lastAt: at } };
  return { kind: 'burst', burst: { typed: burst.typed + key, lastAt: at }, first: burst.typed.length === 1 };
}
