import type { Words } from '../en.ts';

export const amendment: Words['amendment'] = {
  'entry-undone': 'Deshecho por {{name}} a las {{time}}.',
  'entry-struck': 'Tachado por {{name}} a las {{time}}: {{reason}}',
  'entry-corrected': 'Corregido por {{name}} a las {{time}}: {{reason}}',
};
