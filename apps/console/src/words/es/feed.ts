import type { Words } from '../en.ts';

export const feed: Words['feed'] = {
  live: 'En vivo',
  connecting: 'Conectando',
  notLive: 'Sin señal',
  notLiveFor:
    'Sin señal desde hace {{seconds}} s. Nada en esta pantalla es actual. Mire al paciente y al monitor de cabecera.',
  offline: 'Sin conexión. Lo que anote queda en esta tableta y se envía cuando el servidor vuelva a responder.',
  unsent_one: '{{count}} anotación por enviar',
  unsent_other: '{{count}} anotaciones por enviar',
};
