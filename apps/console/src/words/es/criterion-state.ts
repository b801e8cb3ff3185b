import type { Words } from '../en.ts';

export const criterionState: Words['criterionState'] = {
  met: 'cumplido',
  'not-met': 'no cumplido',
  unknown: 'sin comprobar',
  'not-needed': 'no hace falta',
};
