import type { Words } from '../en.ts';

export const contact: Words['contact'] = {
  title: 'Cómo le localizamos',
  more: 'Usted decide. El cambio vale enseguida, también para los mensajes que esperan.',
  email: 'Por correo a {{to}}',
  text: 'Por mensaje de texto al {{to}}',
  call: 'Por teléfono al {{to}}',
  none: {
    email: 'No tenemos un correo suyo. Llámenos para añadirlo.',
    text: 'No tenemos un número suyo para mensajes de texto. Llámenos para añadirlo.',
    call: 'No tenemos un teléfono suyo. Llámenos para añadirlo.',
  },
  yes: 'Sí',
  no: 'No',
  saved: 'Guardado.',
  sent: 'Lo que le enviamos',
  nothingSent: 'Todavía nada.',
  state: { queued: 'en espera', sent: 'enviado', failed: 'no llegó' },
  channel: { email: 'Correo', text: 'Mensaje de texto', paper: 'En papel' },
  privacy: 'Nuestros mensajes nunca dicen por qué viene aquí ni quién es.',
};
