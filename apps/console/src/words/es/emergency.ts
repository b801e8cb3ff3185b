import type { Words } from '../en.ts';

export const emergency: Words['emergency'] = {
  title: 'Emergencia',
  given: '{{mg}} mg dados hasta ahora',
  call: '911. Lea en voz alta:',
  callBack: 'Teléfono de vuelta {{phone}}.',
  noAddress: 'No está registrada la dirección de esta sede.',
  atOnce: 'Llame ya:',
  if: 'Llame si:',
  every: 'cada {{seconds}} s: {{say}}',
  avoid: 'Evite: {{list}}',
  drugs: 'Fármacos',
  onlyIf: 'Solo si {{what}}',
  notIf: 'No si {{what}}',
  most: 'como mucho {{mg}} mg en total',
  who: {
    'trained-nurse': 'enfermería formada',
    acls: 'solo con formación ACLS',
    'airway-trained': 'solo con formación en vía aérea',
  },
  kit: 'No se muestran volúmenes: aún no constan las concentraciones del botiquín. Lea la ampolla.',
  basis: 'Base: {{basis}} ({{sources}}). GK: práctica general, pendiente de la dirección médica.',
  back: 'Otra tarjeta',
};
