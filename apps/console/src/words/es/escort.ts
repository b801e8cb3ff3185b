import type { Words } from '../en.ts';

export const escort: Words['escort'] = {
  'not-arranged': 'Sin acompañante previsto',
  arranged: 'Acompañante previsto',
  here: 'Acompañante aquí',
  'not-needed': 'No hace falta acompañante',
};
