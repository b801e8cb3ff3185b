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
};
