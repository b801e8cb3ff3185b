import type { Words } from '../en.ts';

export const due: Words['due'] = {
  check: 'Control completo',
  'look-again': 'Mirar otra vez',
  'consent-withdrawn': 'Consentimiento retirado: parar y preguntar',
  'bp-repeat': 'Repetir la presión en reposo',
  confirm: 'Confirmar a mano',
  'next-device': 'Siguiente dispositivo nasal',
  'bag-empty': 'Bolsa vacía',
  'flush-line': 'Lavar la vía',
  'back-on-monitor': 'Volver al monitor',
  'observation-over': 'Fin de la observación',
  'answer-question': 'Respuesta del médico',
  'sign-spoken-order': 'Firmar la orden verbal',
  'eyes-on': 'Ir a ver',
  'offer-drink': 'Ofrecer agua',
  'change-nurse': 'Relevo de enfermería',
};
