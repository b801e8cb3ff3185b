import type { Words } from '../en.ts';

export const welcome: Words['welcome'] = {
  title: 'Tiene una invitación',
  lead: 'Abra la invitación para ver de qué clínica es.',
  noToken: 'Esta invitación ya se abrió o está incompleta. Pida otra.',
  open: 'Abrir la invitación',
  hello: 'Bienvenido, {{name}}',
  pin: 'PIN para tabletas compartidas',
  pinHint: 'De 4 a 8 cifras, si quiere: dice quién anotó',
  accept: 'Entrar en la clínica',
};
