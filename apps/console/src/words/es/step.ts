import type { Words } from '../en.ts';

export const step: Words['step'] = {
  drug: 'Fármaco y lote',
  pump: 'Bomba comprobada',
  identity: 'Dos identificadores',
  done: 'hecho',
  open: 'pendiente',
};
