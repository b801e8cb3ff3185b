import type { Words } from '../en.ts';

export const strike: Words['strike'] = {
  why: 'Por qué',
  'wrong-patient': 'Otro paciente',
  'did-not-happen': 'No ocurrió',
  'wrong-value': 'Valor equivocado',
  'entered-twice': 'Anotado dos veces',
  'wrong-time': 'Hora equivocada',
  'read-again': 'Leído o medido de nuevo',
};
