import type { Words } from '../en.ts';

export const weight: Words['weight'] = {
  actual: 'peso real',
  ideal: 'peso ideal',
  adjusted: 'peso ajustado',
};
