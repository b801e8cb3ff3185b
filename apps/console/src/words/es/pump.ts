import type { Words } from '../en.ts';

export const pump: Words['pump'] = {
  ordered: 'Orden: {{rate}} mL/h, {{volume}} mL, {{concentration}} mg/mL. Anote lo que marca la bomba.',
  rate: 'Velocidad en la bomba, mL/h',
  volume: 'Volumen en la bomba, mL',
  by: 'Comprobada por',
  'second-person': 'Otra persona',
  'second-look': 'Mi segunda mirada',
  who: 'Quién',
};
