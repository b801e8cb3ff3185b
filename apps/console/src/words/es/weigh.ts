import type { Words } from '../en.ts';

export const weigh: Words['weigh'] = {
  why: 'Por qué puede seguir',
  words: 'Con palabras',
  examined: 'Visto y explorado',
  'usual-for-patient': 'Habitual en esta persona',
  benefit: 'El beneficio pesa más',
  'watched-closely': 'Con vigilancia más estrecha',
  sign: 'Firmar con mi nombre',
};
