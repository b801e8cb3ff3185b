import type { Words } from '../en.ts';

export const doWords: Words['do'] = {
  check: 'Control completo',
  order: 'Escribir la orden',
  pump: 'Comprobar la bomba',
  drug: 'Fármaco y lote',
  device: 'Dar dispositivo',
  injection: 'Poner inyección',
  mouth: 'Dar dosis',
  bolus: 'Poner bolo',
  medicine: 'Dar un medicamento',
};
