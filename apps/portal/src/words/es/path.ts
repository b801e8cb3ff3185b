import type { Words } from '../en.ts';

export const path: Words['path'] = {
  asked: { title: 'Nos escribió', more: 'Su solicitud está aquí.' },
  'clinic-looks': {
    title: 'Miramos su solicitud',
    more: 'Alguien de la clínica la lee y le escribe o le llama. Mientras tanto no tiene que hacer nada.',
  },
  'not-here': {
    title: 'Su solicitud está cerrada',
    more: 'Lea por qué, qué más podría ayudar y a quién llamar. Puede volver a pedirlo cuando quiera.',
  },
  questions: {
    title: '¿Cómo ha estado?',
    more: 'Unas preguntas cortas. Es un minuto, y nos dice si esto le ayuda.',
  },
  forms: {
    title: 'Responder preguntas sobre su salud',
    more: 'Unas pocas cada vez. Cada respuesta se guarda enseguida, y puede seguir más tarde o en otro dispositivo.',
  },
  'clinic-decides': {
    title: 'Acordamos con usted cómo seguir',
    more: 'Hemos aceptado su solicitud. Un profesional lee sus respuestas y después le escribimos o le llamamos. Si este tratamiento es adecuado se decide con usted, no antes.',
  },
  consent: {
    title: 'Leer y firmar el consentimiento',
    more: 'En palabras sencillas, con tiempo para preguntar antes de firmar.',
  },
  'consent-question': {
    title: 'Su pregunta sobre el consentimiento',
    more: 'La tenemos. Alguien le contesta antes de que firme.',
  },
  prepare: { title: 'Prepararse para su visita', more: 'Qué comer y cuándo, quién le lleva a casa y qué traer.' },
  visit: { title: 'Su próxima visita', more: 'Venga descansado. Qué traer estará aquí antes del día.' },
  talk: {
    title: 'Su conversación sobre lo que surgió',
    more: 'Con la persona que le ve para ello. Cuándo y cómo está en Mis sesiones.',
  },
  'not-now': {
    title: 'Todavía no',
    more: 'Lea a qué esperamos, hasta cuándo y qué puede ayudar mientras tanto.',
  },
  'not-eligible': {
    title: 'Qué se decidió, y qué sigue',
    more: 'Por qué no aquí, qué más puede ayudar y quién se pone en contacto.',
  },
  home: { title: 'Ketamina en casa', more: 'Cada dosis paso a paso: presión, quién está con usted, cómo fue.' },
};
