import type { Words } from '../en.ts';

export const language: Words['language'] = { label: 'Idioma', en: 'English', es: 'Español' };
