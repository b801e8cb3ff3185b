import type { Words } from '../en.ts';

export const lock: Words['lock'] = {
  title: 'Bloqueada',
  lead: 'No se puede anotar; lo que se ve sigue en vivo. La abre {{name}}.',
  pin: 'PIN',
  unlock: 'Desbloquear',
  usePin: 'Usar el PIN',
  usePassword: 'Usar la contraseña',
  now: 'Bloquear esta pantalla',
};
