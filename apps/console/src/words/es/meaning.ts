import type { Words } from '../en.ts';

export const meaning: Words['meaning'] = {
  author: 'como autor',
  'responsible-prescriber': 'como médico responsable',
  'co-signature': 'como cofirma',
  reviewed: 'como revisado',
};
