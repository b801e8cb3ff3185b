import type { Words } from '../en.ts';

export const role: Words['role'] = {
  owner: 'dirección',
  prescriber: 'médico',
  nurse: 'enfermería',
  'front-desk': 'recepción',
  biller: 'facturación',
  auditor: 'auditoría',
  therapist: 'terapeuta',
};
