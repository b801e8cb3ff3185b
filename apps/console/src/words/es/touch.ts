import type { Words } from '../en.ts';

export const touch: Words['touch'] = {
  none: 'sin contacto',
  hand: 'se puede dar la mano',
  'shoulder-or-hand': 'mano u hombro',
};
