/** Without case, accents, and the dashes that rule ids are written with. */
export const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[-_/]+/g, ' ');

export interface Searchable {
  readonly id: string;
  readonly title: string;
  /** Everything else that may be asked for. */
  readonly words: string;
}

/** Texts made plain once, so that each key typed only compares. */
export function searcher<Entry extends Searchable>(entries: readonly Entry[]) {
  const index = entries.map((entry) => {
    const id = plain(entry.id);
    const title = plain(entry.title);
    return { entry, id, title, all: `${id} ${title} ${plain(entry.words)}` };
  });
  /** Every word is found somewhere; what has them in its id or title comes first. */
  return (asked: string): readonly Entry[] => {
    const words = plain(asked).split(/\s+/).filter(Boolean);
    if (words.length === 0) return entries;
    const rank = (one: (typeof index)[number]): number =>
      one.id === words.join(' ') ? 0 : words.every((word) => one.id.includes(word) || one.title.includes(word)) ? 1 : 2;
    return index
      .filter(({ all }) => words.every((word) => all.includes(word)))
      .map((one) => ({ entry: one.entry, rank: rank(one) }))
      .sort((a, b) => a.rank - b.rank)
      .map(({ entry }) => entry);
  };
}
