import type { i18n } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type Phrases, translator } from './translate.ts';

/** Says a text of the clinical rows in the language of the screen; what has no words there stays as the row has it. */
export interface Said {
  (english: string): string;
  /** For the element that holds it: English on a screen of another language says so to who listens to it. */
  readonly lang: (english: string) => { readonly lang?: 'en' };
}

const translators = new WeakMap<Phrases, ReturnType<typeof translator>>();

/** English has no phrases: the rows are written in it. */
export function saidIn({ language, getResourceBundle }: Pick<i18n, 'language' | 'getResourceBundle'>): Said {
  const phrases = getResourceBundle(language, 'clinical') as Phrases | undefined;
  let say = phrases === undefined ? undefined : translators.get(phrases);
  if (phrases !== undefined && say === undefined) {
    say = translator(phrases);
    translators.set(phrases, say);
  }
  return Object.assign((english: string) => say?.(english) ?? english, {
    lang: (english: string) => (say === undefined || say(english) !== null ? {} : ({ lang: 'en' } as const)),
  });
}

/** The clinical rows are English, and no screen needs to know it. */
export function useSaid(): Said {
  const { i18n } = useTranslation();
  const { language } = i18n;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the phrases come and go with the language
  return useMemo(() => saidIn(i18n), [i18n, language]);
}
