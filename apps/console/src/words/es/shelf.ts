import type { Words } from '../en.ts';

export const shelf: Words['shelf'] = {
  label: 'Del estante',
  hint: 'lote y caducidad vienen solos',
  none: 'No hay nada adecuado en el estante.',
  typed: 'No está en el registro',
  opened: 'abierto, quedan {{mg}} mg',
  sealed: 'sellado, {{mg}} mg',
  lot: 'lote {{lot}}',
  owned: 'suyo propio',
  mg: 'mg extraídos',
};
