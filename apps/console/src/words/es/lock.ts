import type { Words } from '../en.ts';

export const lock: Words['lock'] = {
  title: 'Bloqueada',
  lead: 'No se puede anotar; lo que se ve sigue en vivo. La abre {{name}}.',
  pin: 'PIN',
  unlock: 'Desbloquear',
  usePin: 'Usar el PIN',
  usePassword: 'Usar la contraseña',
  somebody: 'Otra persona hace una anotación',
  offline: 'El servidor no responde. La abre el PIN fijado en esta tableta; lo que anote se guarda y se envía después.',
  offlineUnknown:
    'El servidor no responde y no se fijó ningún PIN en esta tableta. Se abrirá cuando vuelva el servidor.',
  wrongHere: 'No es el PIN fijado en esta tableta.',
  setTitle: 'Su PIN en esta tableta',
  setLead: 'Abre la pantalla tras una pausa, también sin red. Se olvida al cerrar la sesión.',
  set: 'Fijar',
  later: 'Después',
  now: 'Bloquear esta pantalla',
};
