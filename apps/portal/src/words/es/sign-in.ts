import type { Words } from '../en.ts';

export const signIn: Words['signIn'] = {
  title: 'Abrir su página',
  lead: 'Escriba el correo o el teléfono que nos dio. Enviamos allí un enlace.',
  contact: 'Correo o teléfono',
  send: 'Envíenme un enlace',
  doneTitle: 'Si conocemos esa dirección, el enlace está en camino',
  done: 'Abre una vez, pregunta su fecha de nacimiento, y los enlaces anteriores ya no sirven. ¿Nada en diez minutos? Mire en el correo no deseado, o llámenos.',
  new: '¿Es nuevo aquí?',
  ask: 'Pedir una primera conversación',
};
