import type { Words } from '../en.ts';

export const author: Words['author'] = {
  device: 'monitor',
  system: 'Keel',
  patient: 'paciente',
  escort: 'acompañante',
  referrer: 'profesional que deriva',
};
