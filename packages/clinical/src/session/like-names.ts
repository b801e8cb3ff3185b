/** What is compared: everything that is said or read when a name is called. */
export interface Named {
  readonly id: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly calledName?: string;
  readonly birthDate?: string;
}

/** Two people who could be taken for each other, and why. */
export interface LikeNames {
  readonly a: string;
  readonly b: string;
  readonly because: 'same-name' | 'swapped-name' | 'sounds-alike' | 'looks-alike' | 'same-birth-date-and-initials';
}

const LETTERS: Readonly<Record<string, string>> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ð: 'd',
  þ: 'th',
};

/** Lower case, without marks and punctuation: "O'Néill-Smith" and "oneill smith" are one name at a bedside. */
function plainName(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[łøđßæœðþ]/g, (letter) => LETTERS[letter] ?? letter)
    .replace(/[^\p{Letter}]/gu, '');
}

/** American Soundex of a plain name; empty for what has no Latin letter. */
function soundex(name: string): string {
  const letters = name.replace(/[^a-z]/g, '');
  if (letters === '') return '';
  const code = (letter: string): string =>
    'bfpv'.includes(letter)
      ? '1'
      : 'cgjkqsxz'.includes(letter)
        ? '2'
        : 'dt'.includes(letter)
          ? '3'
          : letter === 'l'
            ? '4'
            : 'mn'.includes(letter)
              ? '5'
              : letter === 'r'
                ? '6'
                : '';
  let out = letters[0]!.toUpperCase();
  let before = code(letters[0]!);
  for (const letter of letters.slice(1)) {
    const now = code(letter);
    if (now !== '' && now !== before) out += now;
    // h and w do not part two letters of one code, vowels do.
    if (letter !== 'h' && letter !== 'w') before = now;
    if (out.length === 4) break;
  }
  return out.padEnd(4, '0');
}

/** Edits between two words: insert, delete, replace, swap of neighbours; stops counting above `most`. */
function edits(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let older: number[] = [];
  let old = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min(old[j]! + 1, row[j - 1]! + 1, old[j - 1]! + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, older[j - 2]! + 1);
      row.push(best);
    }
    older = old;
    old = row;
  }
  return old[b.length]!;
}

const near = (a: string, b: string): boolean => {
  const most = Math.max(a.length, b.length) >= 6 ? 2 : 1;
  return edits(a, b, most) <= most;
};

/**
 * Pairs of people who are in the house at the same time and could be taken for each other. Symmetric, and quiet about
 * what nobody would confuse: both names have to be alike, not one of them. Source: screens rule 2, SAFER same-name warning.
 */
export function likeNames(people: readonly Named[]): readonly LikeNames[] {
  const found: LikeNames[] = [];
  for (const [index, a] of people.entries()) {
    for (const b of people.slice(index + 1)) {
      if (a.id === b.id) continue;
      const because = likeness(a, b);
      if (because !== null) found.push({ a: a.id, b: b.id, because });
    }
  }
  return found;
}

function likeness(a: Named, b: Named): LikeNames['because'] | null {
  const firstNames = (person: Named): string[] =>
    [person.givenName, ...(person.calledName === undefined ? [] : [person.calledName])].map(plainName);
  const [familyA, familyB] = [plainName(a.familyName), plainName(b.familyName)];
  const firstsA = firstNames(a);
  const firstsB = firstNames(b);
  const anyFirst = (test: (x: string, y: string) => boolean) => firstsA.some((x) => firstsB.some((y) => test(x, y)));
  const same = (x: string, y: string) => x !== '' && x === y;
  if (same(familyA, familyB) && anyFirst(same)) return 'same-name';
  if (firstsA.includes(familyB) && firstsB.includes(familyA) && familyA !== '' && familyB !== '') return 'swapped-name';
  const sounds = (x: string, y: string) => soundex(x) !== '' && soundex(x) === soundex(y);
  if (sounds(familyA, familyB) && anyFirst(sounds)) return 'sounds-alike';
  if (near(familyA, familyB) && anyFirst(near)) return 'looks-alike';
  // One family name, and first names that begin alike, is how siblings and spouses are mixed up on a board.
  if (same(familyA, familyB) && anyFirst((x, y) => x.slice(0, 2) === y.slice(0, 2))) return 'looks-alike';
  const initials = (family: string, firsts: string[]) => `${firsts[0]?.[0] ?? ''}${family[0] ?? ''}`;
  if (
    a.birthDate !== undefined &&
    a.birthDate === b.birthDate &&
    initials(familyA, firstsA) === initials(familyB, firstsB)
  ) {
    return 'same-birth-date-and-initials';
  }
  return null;
}
