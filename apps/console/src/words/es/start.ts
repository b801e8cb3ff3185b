import type { Words } from '../en.ts';

export const start: Words['start'] = {
  infusion: 'Iniciar infusión',
  injection: 'Poner inyección',
  bolus: 'Poner bolo',
  mouth: 'Dar dosis',
  'nasal-devices': 'Dar dispositivo',
};
