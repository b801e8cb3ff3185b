/** Whether both are said and are the same, whatever their capitals. */
export const sameText = (one: string | undefined, other: string | undefined): boolean =>
  one !== undefined && other !== undefined && one.trim().toLowerCase() === other.trim().toLowerCase();

const wordsOf = (name: string | undefined): readonly string[] =>
  (name ?? '')
    .toLowerCase()
    .split(/[\s,.]+/)
    .filter(Boolean);

/** "Robin" and "Robin Hale": nobody who is meant must read that he is not needed. */
export function isSameName(one: string | undefined, other: string | undefined): boolean {
  const [fewer, more] = [wordsOf(one), wordsOf(other)].toSorted((a, b) => a.length - b.length);
  return fewer!.length > 0 && fewer!.every((word) => more!.includes(word));
}
