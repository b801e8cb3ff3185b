import { REGIMEN_NAMES_ES } from '@keel/clinical/policy';
import type { Language } from './range-text.ts';

/** The name of a treatment as its reader reads it. */
export const regimenName = (title: string, language: Language): string =>
  language === 'es' && Object.hasOwn(REGIMEN_NAMES_ES, title) ? REGIMEN_NAMES_ES[title]! : title;
