import type { Words } from '../en.ts';

export const vital: Words['vital'] = {
  awake: 'Despierto',
  notLooked: 'sin mirar',
  hr: 'Pulso',
  spo2: 'Oxígeno',
  bp: 'Presión arterial',
  rr: 'Respiraciones',
  etco2: 'CO₂ espirado',
  temp: 'Temperatura',
  sedation: 'Despierto, MOAA/S',
  none: 'sin valor',
  absent: {
    sentinel: 'sin señal',
    'status-no-result': 'sin resultado',
    'status-withdrawn': 'retirado',
    'marked-invalid': 'no válido',
  },
  lastAt: 'último hace {{age}}',
  byHand: 'a mano',
  fromDevice: 'monitor',
};
