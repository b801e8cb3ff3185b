import type { Words } from '../en.ts';

export const feed: Words['feed'] = {
  live: 'En vivo',
  connecting: 'Conectando',
  notLive: 'Sin señal',
  notLiveFor:
    'Sin señal desde hace {{seconds}} s. Nada en esta pantalla es actual. Mire al paciente y al monitor de cabecera.',
  clockStalled:
    'El reloj de Keel se ha detenido: de aquí no llega ninguna alarma ni recordatorio. Mire al paciente y al monitor de cabecera.',
  portClosed:
    'El puerto para monitores está cerrado: no llega ningún valor de los monitores. Mire el monitor de cabecera y anote a mano.',
  offline: 'Sin conexión. Lo que anote queda en esta tableta y se envía cuando el servidor vuelva a responder.',
  unkept:
    'Este dispositivo no puede guardar lo que anote: su memoria está llena o cerrada. Se envía enseguida, y se pierde si esta página se cierra antes.',
  unsent_one: '{{count}} anotación por enviar',
  unsent_other: '{{count}} anotaciones por enviar',
  unread_one: '{{count}} entrada no fue aceptada: léala antes',
  unread_other: '{{count}} entradas no fueron aceptadas: léalas antes',
};
