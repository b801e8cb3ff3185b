import type { FigureBasis } from '@keel/clinical/figures';
import type { Seen } from '@keel/clinical/sources';
import type { Language } from './block.ts';

/** Words of the frame around every page. */
export interface GuideWords {
  readonly siteName: string;
  readonly skip: string;
  readonly crisisLabel: string;
  readonly crisis: readonly [unsafe: string, suicide: string, callOrText: string];
  readonly nobodyReads: string;
  readonly contents: string;
  readonly language: string;
  readonly start: string;
  readonly previous: string;
  readonly next: string;
  readonly sources: string;
  readonly sourcesNote: string;
  readonly source: string;
  readonly howRead: string;
  readonly opensElsewhere: string;
  readonly forProfessionals: string;
  readonly notAdvice: string;
  readonly staff: string;
  readonly signUp: string;
  readonly isItForMe: string;
  readonly of100: string;
  readonly noComparison: string;
  readonly exact: string;
  readonly restsOn: string;
  readonly counts: string;
  readonly checklist: readonly [point: string, why: string, says: string];
  readonly notStated: string;
  readonly basis: Readonly<Record<FigureBasis, string>>;
  readonly seen: Readonly<Record<Seen, string>>;
}

export const GUIDE_WORDS: Readonly<Record<Language, GuideWords>> = {
  en: {
    siteName: 'Ketamine therapy, plainly',
    skip: 'Skip to the text',
    crisisLabel: 'If you are in danger',
    crisis: ['Not safe right now? Call', 'Thoughts of suicide, day or night:', 'call or text'],
    nobodyReads: 'Nobody at the clinic reads this page.',
    contents: 'Contents',
    language: 'Español',
    start: 'Start',
    previous: 'Before',
    next: 'Next',
    sources: 'Sources of this page',
    sourcesNote: 'Each small mark beside a number leads here.',
    source: 'Source',
    howRead: 'How it was read',
    opensElsewhere: 'another website',
    forProfessionals: 'For professionals',
    notAdvice: 'This guide is not medical advice. It cannot tell you what is right for you.',
    staff: 'Staff sign in',
    signUp: 'Ask this clinic',
    isItForMe: 'Is it for me?',
    of100: 'of 100 people',
    noComparison: 'This study had no such group.',
    exact: 'Exact value',
    restsOn: 'Rests on',
    counts: 'What it counts',
    checklist: ['Ask about', 'Why it matters', 'This clinic says'],
    notStated: 'not stated',
    basis: {
      label: 'label',
      guideline: 'guideline',
      law: 'law',
      trial: 'trial',
      cohort: 'cohort',
      'price list': 'price list',
      'clinic policy': 'clinic policy',
      'general knowledge': 'general knowledge',
    },
    seen: {
      passage: 'the passage itself was read',
      'passage (part)': 'part of the passage was read',
      abstract: 'the summary was read',
      secondary: 'read in a copy or a retelling',
      'not looked up': 'not looked up',
      proposed: 'proposed by this program',
    },
  },
  es: {
    siteName: 'Terapia con ketamina, claro',
    skip: 'Ir al texto',
    crisisLabel: 'Si está en peligro',
    crisis: ['¿En peligro ahora? Llame al', 'Ideas de suicidio, de día o de noche:', 'llame o escriba al'],
    nobodyReads: 'En la clínica nadie lee esta página.',
    contents: 'Contenido',
    language: 'English',
    start: 'Inicio',
    previous: 'Antes',
    next: 'Sigue',
    sources: 'Fuentes de esta página',
    sourcesNote: 'Cada marca junto a un número lleva aquí.',
    source: 'Fuente',
    howRead: 'Cómo se leyó',
    opensElsewhere: 'otro sitio',
    forProfessionals: 'Para profesionales',
    notAdvice: 'Esta guía no es un consejo médico. No puede decirle qué le conviene a usted.',
    staff: 'Entrada del personal',
    signUp: 'Preguntar a esta clínica',
    isItForMe: '¿Es para mí?',
    of100: 'de 100 personas',
    noComparison: 'En este estudio no hubo tal grupo.',
    exact: 'Valor exacto',
    restsOn: 'Se apoya en',
    counts: 'Qué cuenta',
    checklist: ['Pregunte por', 'Por qué importa', 'Esta clínica dice'],
    notStated: 'no consta',
    basis: {
      label: 'etiqueta',
      guideline: 'guía',
      law: 'ley',
      trial: 'ensayo',
      cohort: 'cohorte',
      'price list': 'lista de precios',
      'clinic policy': 'norma de la clínica',
      'general knowledge': 'saber general',
    },
    seen: {
      passage: 'se leyó el pasaje mismo',
      'passage (part)': 'se leyó parte del pasaje',
      abstract: 'se leyó el resumen',
      secondary: 'se leyó en una copia o contado por otro',
      'not looked up': 'no se buscó',
      proposed: 'propuesto por este programa',
    },
  },
};
