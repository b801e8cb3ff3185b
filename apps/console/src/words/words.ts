import { uiEn } from '@keel/ui/words';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { en } from './en.ts';
import type { enLater } from './en-later.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'console';
    resources: { console: typeof en & typeof enLater; ui: typeof uiEn };
  }
}

export const LANGUAGES = ['en', 'es'] as const;
export type Language = (typeof LANGUAGES)[number];
const KEY = 'keel.language';

function preferred(): Language {
  const wanted = localStorage.getItem(KEY) ?? navigator.language.slice(0, 2);
  return LANGUAGES.find((language) => language === wanted) ?? 'en';
}

/** Spanish is a file of its own, fetched when it is chosen; English is always there to fall back on. */
async function load(language: Language): Promise<void> {
  if (language === 'es' && !i18next.hasResourceBundle('es', 'console')) {
    const { es, spanishPhrases, uiEs } = await import('./spanish.ts');
    i18next.addResourceBundle('es', 'console', es);
    i18next.addResourceBundle('es', 'ui', uiEs);
    i18next.addResourceBundle('es', 'clinical', spanishPhrases);
  }
}

/** English of the screens that come later; what they say is there before they are drawn. Spanish comes whole. */
export function laterWords(): Promise<void> {
  later ??= import('./en-later.ts').then(
    ({ enLater }) => {
      i18next.addResourceBundle('en', 'console', enLater, true, true);
    },
    (error: unknown) => {
      // Tried again when the screen is.
      later = undefined;
      throw error;
    },
  );
  return later;
}
let later: Promise<void> | undefined;

export async function startWords(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: 'en',
    fallbackLng: 'en',
    defaultNS: 'console',
    resources: { en: { console: en, ui: uiEn } },
    interpolation: { escapeValue: false },
  });
  await speak(preferred());
}

export async function speak(language: Language): Promise<void> {
  await load(language);
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
  localStorage.setItem(KEY, language);
}
