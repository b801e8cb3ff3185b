import type { Words } from '../en.ts';

export const dueDo: Words['dueDo'] = {
  check: 'Anotar',
  'look-again': 'Mirar',
  'consent-withdrawn': 'Parar la infusión',
  'bp-repeat': 'Anotar',
  confirm: 'Anotar',
  'next-device': 'Dar dispositivo',
  'bag-empty': 'Parar la infusión',
  'flush-line': 'Anotar el lavado',
  'back-on-monitor': 'Ya está de vuelta',
  'observation-over': 'Al alta',
  'answer-question': 'Anotar la respuesta',
  'sign-spoken-order': 'Firmar ahora',
  'eyes-on': 'Visto, todo bien',
  'offer-drink': 'Ofrecida',
  'change-nurse': 'Entregar',
};
