import type { GuidePage, Language } from './block.ts';

const GUIDE_AT: Readonly<Record<Language, string>> = { en: '/guide/', es: '/es/guia/' };
export const HOME_AT: Readonly<Record<Language, string>> = { en: '/', es: '/es/' };
export const IS_IT_FOR_ME_AT: Readonly<Record<Language, string>> = { en: '/is-it-for-me/', es: '/es/es-para-mi/' };
/** Made by the sign-up pages; they read the language from the address. */
export const SIGN_UP_AT: Readonly<Record<Language, string>> = { en: '/sign-up/', es: '/sign-up/?lang=es' };

export const otherLanguage = (language: Language): Language => (language === 'en' ? 'es' : 'en');

export function addressOf(page: GuidePage, language: Language): string {
  const { slug } = page[language];
  return slug === '' ? GUIDE_AT[language] : `${GUIDE_AT[language]}${slug}/`;
}

/** An address as a file of the built site. */
export const fileOf = (address: string): string => `${address.replace(/^\//, '')}index.html`;
