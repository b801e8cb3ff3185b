import type { Words } from '../en.ts';

export const wall: Words['wall'] = {
  open: 'Vista mural',
  back: 'Volver al tablero',
};
