import type { askLeaving as english } from '../en/ask-leaving.ts';
import type { Widen } from '../en.ts';

export const askLeaving: Widen<typeof english> = {
  'vitals-after': {
    title: 'Signos vitales antes de irse',
    do: 'Valorar',
    acceptable: 'Aceptables para irse',
  },
  readiness: {
    title: 'En condiciones sin un tiempo fijo',
    do: 'Decir desde cuándo',
    readyAt: 'Podría haberse ido, a su juicio',
  },
  aldrete: {
    title: 'Aldrete modificado',
    do: 'Puntuar',
    'saturation-2': '2: más de 92 % con aire',
    'saturation-1': '1: necesita oxígeno',
    'saturation-0': '0: menos de 90 % con oxígeno',
    'circulation-2': '2: dentro de 20 mmHg',
    'circulation-1': '1: de 20 a 50 mmHg',
    'circulation-0': '0: más de 50',
    'consciousness-2': '2: despierto',
    'consciousness-1': '1: despierta a la voz',
    'consciousness-0': '0: sin respuesta',
    'activity-2': '2: mueve las cuatro extremidades',
    'activity-1': '1: mueve dos',
    'activity-0': '0: no mueve',
    'respiration-2': '2: respira hondo, tose',
    'respiration-1': '1: corta o superficial',
    'respiration-0': '0: no respira',
  },
  padss: {
    title: 'PADSS',
    do: 'Puntuar',
  },
  advice: {
    title: 'Consejos escritos',
    do: 'Dados',
    how: 'Cómo',
    'how-paper': 'En papel',
    'how-link': 'Por enlace a su página',
    'how-both': 'De las dos formas',
  },
  left: {
    title: 'Salida',
    do: 'Se ha ido',
  },
  'left-before-release': {
    title: 'Se fue antes del alta',
    do: 'Se fue antes del alta',
  },
  transfer: {
    title: 'Traslado al hospital',
    do: 'Trasladado',
    'because-pressure': 'Presión',
  },
  cancel: {
    title: 'Cancelar esta visita',
    do: 'Cancelar esta visita',
    by: 'Quién la canceló',
    'by-patient': 'El paciente',
    'by-clinic': 'La clínica',
    'by-no-show': 'Nadie: no vino',
  },
  belongings: { title: 'Lleva todo lo que trajo', met: '¿Tiene todo?' },
  'next-visit': { title: 'Próxima visita', met: '¿Está reservada la próxima visita, o se dijo que no hace falta?' },
  'escort-understands': {
    title: 'El acompañante sabe qué vigilar',
    met: '¿Repitió el acompañante qué vigilar esta noche y a quién llamar?',
  },
  'glucose-ok': { title: 'Glucosa', met: '¿Es apta la glucosa para irse a casa?' },
  'mood-no-new-risk': { title: 'Ánimo', met: '¿Se preguntó, y no hay riesgo nuevo?' },
  'stop-session': {
    title: 'Terminar sin dosis o antes',
    do: 'Terminar',
    undosed: 'La visita sale del día, el sillón queda libre para quien espera, y recepción busca la próxima fecha.',
    drug: 'Lo que se había retirado',
    'drug-put-back': 'De nuevo en su sitio, intacto',
    'drug-still-out': 'Todavía no',
  },
};
