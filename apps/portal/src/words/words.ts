import { uiEn } from '@keel/ui/words';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { en } from './en.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'portal';
    resources: { portal: typeof en; ui: typeof uiEn };
  }
}

export const LANGUAGES = ['en', 'es'] as const;
export type Language = (typeof LANGUAGES)[number];
const KEY = 'keel.language';

function preferred(): Language {
  // A Spanish page of the guide leads to Spanish pages here, whatever was chosen before.
  const asked = new URLSearchParams(location.search).get('lang');
  const wanted = asked ?? localStorage.getItem(KEY) ?? navigator.language.slice(0, 2);
  return LANGUAGES.find((language) => language === wanted) ?? 'en';
}

/** Spanish is a file of its own, fetched when it is chosen; English is always there to fall back on. */
export const loadSpanish = () => import('./spanish.ts');
async function load(language: Language): Promise<void> {
  if (language === 'es' && !i18next.hasResourceBundle('es', 'portal')) {
    const { es, uiEs } = await loadSpanish();
    i18next.addResourceBundle('es', 'portal', es);
    i18next.addResourceBundle('es', 'ui', uiEs);
  }
}

export async function startWords(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: 'en',
    fallbackLng: 'en',
    defaultNS: 'portal',
    resources: { en: { portal: en, ui: uiEn } },
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
