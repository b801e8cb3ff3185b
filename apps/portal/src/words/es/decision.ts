import type { Words } from '../en.ts';

export const decision: Words['decision'] = {
  declined: {
    title: 'Aquí no le tratamos con ketamina',
    lead: 'Es duro leer esto. Se trata de este tratamiento, no de usted, y no es el final del camino.',
  },
  'not-now': {
    title: 'Todavía no',
    lead: 'Antes hay que aclarar algo. No es un no. Aquí está a qué esperamos y hasta cuándo.',
  },
  closed: {
    title: 'Su solicitud está cerrada',
    lead: 'No la hemos aceptado. Puede ser duro leerlo. Aquí está por qué, y qué puede hacer ahora.',
  },
  because: {
    withdrew: 'Usted nos dijo que ya no lo quiere.',
    'not-reached': 'Intentamos hablar con usted y no lo logramos.',
    'not-eligible': 'Por lo que nos contó, este tratamiento no sería seguro para usted aquí, o no le ayudaría.',
    minor: 'Solo tratamos a personas adultas.',
    elsewhere: 'Otro lugar puede ayudarle mejor que nosotros.',
    'no-place': 'Ahora no tenemos sitio.',
    'not-a-request': 'Entendimos que usted no pedía tratarse.',
  },
  noWords: 'Nadie ha escrito el motivo para usted. Llámenos y se lo decimos.',
  meanwhile: 'Qué puede ayudar mientras tanto',
  waits: 'Lo miramos otra vez antes del {{day}}. No hace falta que lo pida.',
  sooner: 'Si se siente peor, o si algo ha cambiado, llámenos antes.',
  why: 'Por qué',
  signed: '{{name}}, {{day}}',
  willTalk: 'Alguien de la clínica le llama para hablar de ello.',
  else: 'Qué más puede ayudar',
  elseMore: 'Háblelo con quien le trata. No hemos empezado nada de esto.',
  compare: 'Verlos uno al lado de otro',
  treatment: {
    'ketamine-iv': { title: 'Ketamina por vía', more: 'Un tratamiento que otra clínica puede valorar de otro modo.' },
    'ketamine-iv-ptsd': {
      title: 'Ketamina por vía',
      more: 'Un tratamiento que otra clínica puede valorar de otro modo.',
    },
    'esketamine-nasal': {
      title: 'Esketamina en aerosol',
      more: 'Un tratamiento que otra clínica puede valorar de otro modo.',
    },
    psychotherapy: {
      title: 'Psicoterapia',
      more: 'Encuentros con un terapeuta. Necesita unas semanas para ayudar, y a pocas personas les hace daño.',
    },
    antidepressant: {
      title: 'Otro antidepresivo',
      more: 'Pastillas cada día. Necesitan unas semanas para ayudar. Si uno no ayudó, otro puede hacerlo.',
    },
    rtms: {
      title: 'Estimulación magnética (EMT)',
      more: 'Pulsos magnéticos en la cabeza, muchos días seguidos. Usted sigue despierto y no se inyecta nada.',
    },
    ect: {
      title: 'Terapia electroconvulsiva (TEC)',
      more: 'Una convulsión corta bajo anestesia, en un hospital. Es fuerte, y la memoria puede sufrir un tiempo.',
    },
  },
  next: 'Qué pasa ahora',
  contact: 'Nos ponemos en contacto una vez más, antes del {{day}}, para preguntar cómo le ha ido.',
  contactDone: 'Nos pusimos en contacto una vez más, {{day}}.',
  referrer: {
    'not-told': '{{name}} le derivó y nosotros no le hemos dicho nada.',
    'letter-written': 'Usted aceptó que se lo digamos a {{name}}. La carta está escrita y sale pronto.',
    'letter-sent': 'Usted aceptó que se lo digamos a {{name}}. La carta está en camino.',
    'letter-withdrawn': 'La carta a {{name}} no se envió.',
  },
  again: 'Si algo cambia, vuelva a pedirlo. También puede preguntar en otra clínica.',
  call: 'Llámenos: {{phone}}',
  toWell: 'Cómo estoy: su plan de seguridad y su diario siguen siendo suyos',
  none: 'Aquí no hay nada',
  noneMore: 'No hay ninguna decisión así sobre usted. En Mi camino ve lo que sigue.',
};
