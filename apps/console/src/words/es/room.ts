import type { Words } from '../en.ts';

export const room: Words['room'] = {
  title: 'En la sala',
  nurse: 'A cargo',
  nobody: 'nadie',
  present: 'En la sala',
  escort: 'Acompañante',
  agreed: 'Acordado',
  notAgreed: 'nada anotado',
  stopWord: 'palabra de alto «{{word}}»',
};
