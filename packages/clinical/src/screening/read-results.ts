/** What a result may be about, by the words that name it. */
export interface ResultName<Id extends string> {
  readonly id: Id;
  readonly words: RegExp;
}

export interface NamedResult<Id extends string> {
  readonly id: Id;
  /** `unsaid`: named and nothing said of it. */
  readonly said: 'positive' | 'negative' | 'unsaid';
  /** Nothing was said of it itself: it stands in a list behind "negative for". */
  readonly listed: boolean;
}

/** Laboratory results in words, each name with what is said of it. */
export interface ReadResults<Id extends string> {
  readonly results: readonly NamedResult<Id>[];
  /** Something is said to be negative, of all or of what is named. */
  readonly negativeSaid: boolean;
  /** Said to be positive of something that no name was read for. */
  readonly unnamed: boolean;
  /** One clause says positive and negative of the same name. */
  readonly unclear: boolean;
}

/** In this order: "not negative" is positive, "not detected" is negative, and only then the bare words. */
const STATUS = new RegExp(
  [
    String.raw`(?<against>\b(?:not?|non)[\s-]*(?:neg(?:ativ\w*)?|normal|clean|clear)\b)`,
    String.raw`(?<negative>\bnot (?:test\w* )?(?:detected|present|found|seen|positiv\w*|pos|reactive)\b|\bundetect\w*|\bnon[\s-]?reactive\b|\bneg(?:ativ\w*)?\b|\(-\)|\bclean\b|\bclear\b|\bnormal\b|\babsent\b)`,
    String.raw`(?<denial>\b(?:no|none|nothing|nil|without|not)\b)`,
    String.raw`(?<positive>\bpos(?:itiv\w*)?\b|\bpresent\b|\bdetect(?:ed|ad[oa]s?)\b|\bfound\b|\breactive\b|\btrace\b|\+)`,
  ].join('|'),
  'g',
);
const SEPARATOR =
  /([;,\n/|]|\.(?!\d)|\bbut\b|\bpero\b|\b(?:except|excepto|apart from|other than|besides|save)\b(?: for)?)/;
/** Words before "positive" that name the test and no substance. */
const OF_THE_TEST =
  /\b(?:screen|test|tests|tested|testing|result|results|drug|drugs|urine|confirmed|presumptive|is|was|were|are|remains|also|and|all|both|still|again)$/;

type Token<Id> =
  | { readonly at: number; readonly id: Id }
  | { readonly at: number; readonly said: 'positive' | 'negative'; readonly denial: boolean; readonly word: string };

function tokensOf<Id extends string>(clause: string, names: readonly ResultName<Id>[]): readonly Token<Id>[] {
  const tokens: Token<Id>[] = names.flatMap(({ id, words }) =>
    [...clause.matchAll(new RegExp(words.source, 'g'))].map(({ index }) => ({ at: index, id })),
  );
  for (const { index, 0: word, groups } of clause.matchAll(STATUS)) {
    const said = groups?.['against'] !== undefined || groups?.['positive'] !== undefined ? 'positive' : 'negative';
    tokens.push({ at: index, said, denial: groups?.['denial'] !== undefined, word });
  }
  tokens.sort((a, b) => a.at - b.at);
  // "No cocaine detected", "no positives": one saying. Over more names than one it is two, and they disagree.
  return tokens.filter((token, n) => {
    if (!('said' in token) || token.said === 'negative') return true;
    const before = tokens.slice(0, n);
    const last = before.findLastIndex((one) => 'said' in one);
    const denied = before[last];
    if (denied === undefined || !('denial' in denied) || !denied.denial) return true;
    const between = n - last - 1;
    return !(between === 0 || (between === 1 && /^(?:detect|present|found)/.test(token.word)));
  });
}

/**
 * Reads results as laboratories report them in words: "THC neg / cocaine pos", "negative for opiates, cocaine", "blood 3+ nitrite
 * neg". In each clause the words of result belong to the names before them, or, where such a word comes first, to the names after
 * it; what is said over a whole list carries through the list and ends with "but", "except" or the sentence.
 */
export function readResults<Id extends string>(report: string, names: readonly ResultName<Id>[]): ReadResults<Id> {
  const text = report
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '');
  const results: NamedResult<Id>[] = [];
  let [negativeSaid, unnamed, unclear] = [false, false, false];
  let over: 'positive' | 'negative' | null = null;
  for (const clause of text.split(SEPARATOR)) {
    if (SEPARATOR.test(clause) && clause.length < 12) {
      if (!/^[;,\n/|]$/.test(clause)) over = null;
      continue;
    }
    const tokens = tokensOf(clause, names);
    const [first] = tokens;
    if (first === undefined) continue;
    if (!tokens.some((token) => 'said' in token)) {
      for (const token of tokens)
        if ('id' in token) results.push({ id: token.id, said: over ?? 'unsaid', listed: over !== null });
      continue;
    }
    const statusFirst = 'said' in first;
    let waiting: Id[] = [];
    let said: 'positive' | 'negative' | null = null;
    let governs = 0;
    for (const token of tokens) {
      if ('id' in token) {
        if (statusFirst && said !== null) results.push({ id: token.id, said, listed: false });
        waiting.push(token.id);
        governs += 1;
        continue;
      }
      if (token.said === 'negative') negativeSaid = true;
      if (!statusFirst) {
        for (const id of waiting) results.push({ id, said: token.said, listed: false });
        if (waiting.length === 0 && governs === 0 && token.said === 'positive') unnamed = true;
        if (waiting.length === 0 && governs > 0 && token.said === 'positive' && said === 'negative') {
          const last = results.at(-1);
          if (last !== undefined) results.push({ ...last, said: 'positive' });
          unclear = true;
        }
        waiting = [];
      }
      said = token.said;
    }
    if (statusFirst) {
      // A word of result that nothing follows speaks of the name before it, against what was said first.
      const lastStatus = tokens.findLastIndex((token) => 'said' in token);
      const named = waiting.at(-1);
      const dangling = lastStatus === tokens.length - 1 && lastStatus > 0;
      if (dangling && said === 'positive' && named !== undefined) {
        results.push({ id: named, said, listed: false });
        unclear = true;
      } else if (said === 'positive' && named === undefined) {
        const at = tokens[lastStatus]?.at ?? 0;
        if (!OF_THE_TEST.test(clause.slice(0, at).trim()) || results.length === 0) unnamed = true;
      }
      over = dangling ? null : said;
    } else {
      // Named behind the last word of result: nothing is said of it.
      for (const id of waiting) results.push({ id, said: 'unsaid', listed: false });
      over = null;
    }
  }
  return { results, negativeSaid, unnamed, unclear };
}
