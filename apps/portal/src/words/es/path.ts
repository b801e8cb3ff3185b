import type { Words } from '../en.ts';

export const path: Words['path'] = {
  asked: { title: 'Nos escribió', more: 'Su solicitud está aquí.' },
  'clinic-looks': {
    title: 'Miramos su solicitud',
    more: 'Alguien de la clínica la lee y le escribe o le llama. Mientras tanto no tiene que hacer nada.',
  },
  'not-here': {
    title: 'Su solicitud está cerrada',
    more: 'Llámenos si quiere saber por qué, o qué más podría ayudar. Puede volver a pedirlo cuando quiera.',
  },
  visit: { title: 'Su próxima visita', more: 'Venga descansado. Qué traer estará aquí antes del día.' },
};
