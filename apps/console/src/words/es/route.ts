import type { Words } from '../en.ts';

export const route: Words['route'] = {
  'iv-ketamine': 'Infusión de ketamina',
  'im-ketamine': 'Ketamina intramuscular',
  'sc-ketamine': 'Ketamina subcutánea',
  'intranasal-esketamine': 'Esketamina nasal',
  'intranasal-ketamine': 'Ketamina nasal',
  'oral-ketamine': 'Ketamina oral',
  'sublingual-ketamine': 'Ketamina sublingual',
  other: 'Otra vía',
};
