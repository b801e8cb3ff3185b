import type { Words } from '../en.ts';

export const care: Words['care'] = {
  'eyes-on': 'Visto',
  repositioned: 'Recolocado',
  voided: 'Orinó',
  drank: 'Bebió',
  'eye-mask': 'Antifaz',
  music: 'Música',
  blanket: 'Manta',
  reassured: 'Tranquilizado',
  touch: 'Contacto, según lo acordado',
  oxygen: 'Oxígeno puesto',
  stimulated: 'Estimulado',
};
