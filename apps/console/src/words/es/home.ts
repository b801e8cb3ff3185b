import type { Words } from '../en.ts';

export const home: Words['home'] = {
  title: 'Por la boca en casa',
  none: 'No hay nada ordenado.',
  noneNoConsent:
    'No hay nada ordenado. El consentimiento para tomarla en casa no está firmado; el paciente lo encuentra en Mi camino, en consentimiento.',
  stands:
    '{{mg}} mg, {{route}}, {{days}} días o más entre dosis; quedan {{left}} dosis y {{refills}} reposiciones; con {{adult}}; hasta {{until}}. {{name}}',
  order: 'Ordenar para casa',
  orderLead:
    'Fuera de ficha técnica, fuera de la clínica, y con aviso de la FDA. Lo que permite la política está junto a cada cifra.',
  route: 'Cómo',
  mg: 'Una dosis (mg)',
  doses: 'Dosis por dispensación',
  refills: 'Reposiciones',
  days: 'Días entre dosis',
  atMost: 'como máximo {{limit}}',
  atLeast: 'como mínimo {{limit}}',
  adultName: 'Segunda persona adulta en cada dosis',
  adultPhone: 'Teléfono de la segunda persona adulta',
  because: 'Motivo',
  sign: 'Firmar la orden',
  refill: 'Dar una reposición',
  end: 'Terminar la orden',
  dose: 'Dosis',
  beforeIt: 'Antes',
  afterIt: 'Después',
  adult: 'Segunda persona',
  heard: 'Se supo',
  notTaken: 'no tomada',
  yes: 'presente',
  no: 'ausente',
  rule: {
    'home-not-allowed': 'La política no lo permite.',
    'home-consent-missing': 'El consentimiento para casa no está firmado con el texto de hoy.',
    'home-hold': 'En pausa hasta que quien receta cierre su tarea.',
    'home-risk-open': 'La seguridad de alguien está abierta.',
    'home-bladder': 'La vejiga cumple su regla de parada.',
    'home-order-over': 'La orden ha terminado.',
    'home-no-dose-left': 'No queda ninguna dosis.',
    'home-too-soon': 'Demasiado pronto para la siguiente.',
  },
};
