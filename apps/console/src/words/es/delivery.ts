import type { Words } from '../en.ts';

export const delivery: Words['delivery'] = {
  full: 'Todo',
  partial: 'Una parte',
  declined: 'Rechazado',
  uncertain: 'No se sabe',
};
