import type { Wording } from './wording.ts';

const FREQUENCY = {
  0: 'Ningún día',
  1: 'Varios días',
  2: 'Más de la mitad de los días',
  3: 'Casi todos los días',
} as const;
const STEM = 'Durante las últimas 2 semanas, ¿qué tan seguido ha tenido molestias debido a los siguientes problemas?';
const INTEREST = 'Poco interés o placer en hacer cosas';
const MOOD = 'Se ha sentido decaído(a), deprimido(a) o sin esperanzas';

const US_SPANISH = {
  form: 'standard',
  language: 'es',
  version: 'PHQ-9 Spanish for the USA',
  source:
    'the Spanish of the PHQ family published with the English (Pfizer): reproduced, translated and displayed without permission. Compared word for word, ' +
    'stem, items and answers, with a public copy of that sheet that carries Pfizer’s notice (es.studenta.com, content 129686767); the publisher’s own ' +
    'page could not be read: compare with it before it is used (GK)',
  instruction: null,
  stem: STEM,
} as const;

/**
 * Translations that whoever owns a scale has published and lets everybody show (instruments, licences). A scale without a row here stays in the
 * language that it has; none is translated by us.
 */
export const PUBLISHED_WORDINGS: readonly Wording[] = [
  {
    ...US_SPANISH,
    instrument: 'phq9',
    items: {
      'phq9.1': INTEREST,
      'phq9.2': MOOD,
      'phq9.3': 'Ha tenido dificultad para quedarse o permanecer dormido(a), o ha dormido demasiado',
      'phq9.4': 'Se ha sentido cansado(a) o con poca energía',
      'phq9.5': 'Sin apetito o ha comido en exceso',
      'phq9.6':
        'Se ha sentido mal con usted mismo(a) – o que es un fracaso o que ha quedado mal con usted mismo(a) o con su familia',
      'phq9.7':
        'Ha tenido dificultad para concentrarse en ciertas actividades, tales como leer el periódico o ver la televisión',
      'phq9.8':
        '¿Se ha movido o hablado tan lento que otras personas podrían haberlo notado? o lo contrario – muy inquieto(a) o agitado(a) que ha estado moviéndose mucho más de lo normal',
      'phq9.9': 'Pensamientos de que estaría mejor muerto(a) o de lastimarse de alguna manera',
      'phq9.difficulty':
        'Si marcó cualquiera de los problemas, ¿qué tanta dificultad le han dado estos problemas para hacer su trabajo, encargarse de las tareas del hogar, o llevarse bien con otras personas?',
    },
    options: {
      ...Object.fromEntries([1, 2, 3, 4, 5, 6, 7, 8, 9].map((item) => [`phq9.${item}`, FREQUENCY])),
      'phq9.difficulty': {
        0: 'No ha sido difícil',
        1: 'Un poco difícil',
        2: 'Muy difícil',
        3: 'Extremadamente difícil',
      },
    },
  },
  {
    ...US_SPANISH,
    instrument: 'phq2',
    items: { 'phq2.1': INTEREST, 'phq2.2': MOOD },
    options: { 'phq2.1': FREQUENCY, 'phq2.2': FREQUENCY },
  },
];
