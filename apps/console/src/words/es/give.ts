import type { Words } from '../en.ts';

export const give: Words['give'] = {
  whole: '{{mg}} mg según la orden',
  over: 'en {{seconds}} s',
  place: 'Dónde',
  deltoid: 'Brazo',
  thigh: 'Muslo',
  gluteal: 'Glúteo',
  abdomen: 'Abdomen',
  how: '¿Cuánto entró?',
  gotIn: 'Entró, mg',
  least: 'Al menos, mg',
  most: 'Como mucho, mg',
  turned: 'El máximo es menor que el mínimo: ponga aquí la cifra más alta.',
  watched: '{{name}} se queda y vigila hasta el final del descanso.',
  save: 'Anotar la dosis',
};
