import type { Words } from '../en.ts';

export const mailbox: Words['mailbox'] = {
  title: 'Buzón de la demostración',
  lead: 'Estos mensajes habrían salido por correo o texto. En la demostración no van a nadie.',
  none: 'Todavía nada. Tarda unos segundos.',
  to: 'Para {{to}}',
  email: 'Correo',
  text: 'Mensaje de texto',
  reply: 'Responder a este mensaje, por ejemplo ALTO',
  send: 'Enviar la respuesta',
};
