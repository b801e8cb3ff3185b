/**
 * English as the rows of clinical knowledge say it → how another language says it. What a rule fills in is a hole: `{0}` words,
 * `{0#}` a figure with its unit, `{0@}` one word, `{0*}` a person's own words, whatever they hold. The other language writes `{0}`.
 */
export type Phrases = Readonly<Record<string, string>>;

interface Pattern {
  readonly reads: RegExp;
  readonly holes: readonly string[];
  readonly says: string;
  /** Letters that must be as written: of two patterns that read a sentence, the one with more of them is meant. */
  readonly letters: number;
}

const HOLE = /\{(\d)([*#@]?)\}/g;
/** Words end with their sentence; a figure may be missing (`?`). */
const FILLED: Readonly<Record<string, string>> = {
  '': '((?:(?!; |[.!?] ).)*?)',
  '#': '([-\\d.,?]+(?: ?(?:[a-zA-Z]+(?:/[a-zA-Z]+)*|%))?)',
  '@': '(\\S+)',
  '*': '(.*)',
};
const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

function patternOf(english: string, says: string): Pattern {
  const holes: string[] = [];
  let reads = '';
  let end = 0;
  for (const hole of english.matchAll(HOLE)) {
    holes.push(hole[1]!);
    reads += escaped(english.slice(end, hole.index)) + FILLED[hole[2] ?? ''];
    end = hole.index + hole[0].length;
  }
  reads += escaped(english.slice(end));
  return { reads: new RegExp(`^${reads}$`, 's'), holes, says, letters: english.replace(HOLE, '').length };
}

/** Where a text is cut when it is several phrases: all of them have words, or the text is left as it is. */
const SENTENCES = ['. ', '; '] as const;
/** Where what stands in a hole is cut: a list, whose names stay as they are. */
const LISTS = ['; ', ', ', ' and ', ' or '] as const;

/**
 * Says a text of the clinical rows in another language, or null when it has no words for it. A text may be a phrase, a phrase
 * with figures in it, or several of these one after the other; a name in it (a medicine, a person's own words) stays.
 */
export function translator(phrases: Phrases): (english: string) => string | null {
  const exact = new Map<string, string>();
  const patterns: Pattern[] = [];
  for (const [english, says] of Object.entries(phrases)) {
    if (english.search(HOLE) === -1) exact.set(english, says);
    else patterns.push(patternOf(english, says));
  }
  patterns.sort((a, b) => b.letters - a.letters);

  const whole = (text: string): string | null => {
    const said = exact.get(text);
    if (said !== undefined) return said;
    for (const { reads, holes, says } of patterns) {
      const found = reads.exec(text);
      if (found !== null) return says.replace(HOLE, (_, hole: string) => filled(found[holes.indexOf(hole) + 1] ?? ''));
    }
    return null;
  };
  const filled = (text: string): string => {
    const [, before = '', inside = '', after = ''] = /^([\s(,;]*)(.*?)(\)?\s*)$/s.exec(text) ?? [];
    return before + (whole(inside) ?? cut(inside, LISTS, true) ?? inside) + after;
  };
  /** Phrase after phrase, the longest that has words first. `names`: a piece without words is a name and stays. */
  function cut(text: string, at: readonly string[], names: boolean): string | null {
    for (const [index, mark] of at.entries()) {
      const parts = text.split(mark);
      if (parts.length === 1) continue;
      const said: string[] = [];
      let known = 0;
      let complete = true;
      for (let from = 0; from < parts.length; ) {
        let words: string | null = null;
        let until = parts.length;
        for (; words === null && until > from; until -= 1) {
          if (until - from === parts.length) continue;
          const piece = parts.slice(from, until).join(mark) + (mark === '. ' && until < parts.length ? '.' : '');
          words = whole(piece) ?? (until - from === 1 ? cut(piece, at.slice(index + 1), names) : null);
        }
        if (words === null && !names) {
          complete = false;
          break;
        }
        if (words !== null) known += 1;
        said.push(words ?? parts[from] ?? '');
        from = words === null ? from + 1 : until + 1;
      }
      if (complete && known > 0) return said.join(mark === '. ' ? ' ' : (exact.get(mark) ?? mark));
    }
    return null;
  }
  return (english) => whole(english) ?? cut(english, SENTENCES, false);
}
