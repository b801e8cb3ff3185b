import { searcher } from '../search/index.ts';
import { ENTRIES, type Entry } from './entries.ts';

/**
 * What is typed, looked for in the rows and in what the screen shows of them: a Spanish word finds what is read in Spanish, an id,
 * a source or an English word is found in every language. `said` says a text of the rows in the language of the screen.
 */
export function finderIn(said: (english: string) => string): (asked: string) => readonly Entry[] {
  const shown = (english: string): string => {
    const text = said(english);
    return text === english ? '' : text;
  };
  const find = searcher(
    ENTRIES.map((entry) => ({
      id: entry.id,
      title: [entry.title, shown(entry.title)].join(' '),
      words: [entry.words, shown(entry.states), ...entry.more.map(([, text]) => shown(text))].join(' '),
      entry,
    })),
  );
  return (asked) => find(asked).map(({ entry }) => entry);
}
