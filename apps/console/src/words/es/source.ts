import type { Words } from '../en.ts';

export const source: Words['source'] = {
  'read-from-monitor': 'leído del monitor',
  'manual-cuff': 'manguito manual',
  'spot-check': 'a mano',
  observed: 'observado',
  'reported-by-patient': 'dicho por el paciente',
  screening: 'del cribado',
};
