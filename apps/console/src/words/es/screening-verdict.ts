import type { Words } from '../en.ts';

export const screeningVerdict: Words['screeningVerdict'] = {
  contraindicated: 'no debe tratarse',
  defer: 'antes hay algo que hacer',
  caution: 'con precaución',
  eligible: 'apto',
};
