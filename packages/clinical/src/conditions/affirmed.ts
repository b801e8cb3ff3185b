/** Words that put off, refuse or end what follows them: "awaiting treatment" is none, and "off drops" neither. */
const TAKES_BACK = new Set(
  (
    'no not never nor neither without denies denied nil non cannot cant wont isnt wasnt hasnt havent doesnt didnt ' +
    'declines declined declining refuses refused refusing awaiting awaits await pending until before unable needs need requires ' +
    'planned scheduled considering will would should if off out stopped stops quit discontinued dropped left lacks failed nonadherent noncompliant ' +
    'poorly badly inadequately insufficiently partially partly incompletely hardly barely ' +
    'sin nunca jamas niega tampoco rechaza esperando espera pendiente suspendio dejo mal parcialmente'
  ).split(' '),
);
const TAKES_BACK_AFTER = new Set(
  'stopped discontinued declined refused pending planned scheduled next tomorrow soon incomplete incompletely partially no not'.split(
    ' ',
  ),
);
/** How far before a word its denial may stand: "not yet in full remission". */
export const DENIAL_REACH = 4;
const REACH_AFTER = 2;

/** True when what stands at `at` is said and not taken back: denied, refused, awaited ("yet to", "to be") or ended. */
export function affirmedAt(segment: readonly string[], at: number): boolean {
  const before = segment.slice(Math.max(0, at - DENIAL_REACH), at);
  if (before.some((token, n) => TAKES_BACK.has(token) || (token === 'to' && before[n + 1] === 'be'))) return false;
  if (before.some((token, n) => token === 'yet' && before[n + 1] === 'to')) return false;
  return !segment.slice(at + 1, at + 1 + REACH_AFTER).some((token) => TAKES_BACK_AFTER.has(token));
}

/** True when one of these words stands in the segment and is not taken back. */
export function affirms(segment: readonly string[], words: ReadonlySet<string>): boolean {
  return segment.some((token, at) => words.has(token) && affirmedAt(segment, at));
}

/**
 * What free text says of any of these words (lower case, without accents): said, taken back, or not mentioned. One that is
 * taken back outweighs those that are said, since "treated, not resected" leaves something to ask.
 */
export function said(text: string, words: readonly string[]): 'affirmed' | 'denied' | 'unsaid' {
  const wanted = new Set(words);
  let found: 'affirmed' | 'unsaid' = 'unsaid';
  const segments = text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f'’]/g, '')
    .toLowerCase()
    .split(/[;.,:\n()[\]]/);
  for (const written of segments) {
    const segment = written.split(/[^a-z0-9+]+/).filter((token) => token !== '');
    for (const [at, token] of segment.entries()) {
      if (!wanted.has(token)) continue;
      if (!affirmedAt(segment, at)) return 'denied';
      found = 'affirmed';
    }
  }
  return found;
}
