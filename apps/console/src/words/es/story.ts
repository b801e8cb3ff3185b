import type { Words } from '../en.ts';

export const story: Words['story'] = {
  title: 'Registro de esta sesión',
  unsigned: 'Sin firmar. Se firma cuando la sesión ha terminado.',
  signedBy: 'Firmado por {{name}}, {{meaning}}, {{time}}.',
  amended: 'Modificado tras la firma.',
  sign: 'Firmar',
  strike: 'Anotado por error',
  strikeLead: 'Queda legible, tachado, y no cuenta.',
  enteredAt: 'anotado {{time}}',
  saidAt: 'con hora {{time}}, no creíble',
  deviations: 'Desviaciones del protocolo',
  allExplained: 'Cada una tiene su motivo.',
  unexplained_one: 'Una sin motivo todavía.',
  unexplained_other: '{{count}} sin motivo todavía.',
  because: 'Motivo: {{reason}}',
  explain: 'Decir por qué',
  why: 'Por qué se hizo así',
};
