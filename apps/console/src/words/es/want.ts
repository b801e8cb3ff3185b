import type { Words } from '../en.ts';

export const want: Words['want'] = {
  bp: 'presión',
  'heart-rate': 'pulso',
  spo2: 'oxígeno',
  'respiratory-rate': 'respiraciones',
  sedation: 'despierto',
  pain: 'dolor',
  hydration: 'bebida',
};
