import type { IntakeWords } from './words.ts';

/** Español sencillo, de usted, para una edad lectora de unos 12 años. Escrito para Keel. */
export const ES: IntakeWords = {
  'safe-now': {
    ask: 'Antes de nada: ¿está a salvo ahora mismo?',
    help: 'Aquí puede decir la verdad. Responda lo que responda, después puede seguir.',
    options: {
      safe: 'Sí, estoy a salvo',
      unsure: 'No estoy seguro o segura',
      'not-safe': 'No. Podría hacerme daño o quitarme la vida',
    },
  },
  reason: {
    ask: '¿Con qué le gustaría más que le ayudáramos?',
    help: 'Elija lo que más pesa. Lo demás nos lo cuenta cuando nos veamos.',
    options: {
      depression: 'Depresión',
      'suicidal-thoughts': 'Pensamientos de quitarme la vida',
      ptsd: 'Lo que quedó de algo terrible (trauma, TEPT)',
      anxiety: 'Ansiedad',
      pain: 'Un dolor que no se va',
      other: 'Otra cosa',
    },
  },
  'reason-words': { ask: '¿Qué es, con sus propias palabras?' },
  sex: {
    ask: '¿Qué sexo le asignaron al nacer?',
    help: 'Algunas comprobaciones de seguridad dependen de ello. No dice nada de quién es usted.',
    options: { female: 'Mujer', male: 'Hombre', intersex: 'Intersexual' },
  },
  height: { ask: '¿Cuánto mide?' },
  weight: { ask: '¿Cuánto pesa?', help: 'Basta con un valor aproximado. Le pesaremos antes de cualquier tratamiento.' },
  pregnancy: {
    ask: '¿Está embarazada, o podría estarlo?',
    help: 'La ketamina puede dañar al bebé; por eso no se da en el embarazo.',
    options: {
      pregnant: 'Sí, estoy embarazada',
      possible: 'Podría estarlo',
      menopause: 'No: ya pasé la menopausia',
      'not-possible': 'No: no es posible por otra razón',
    },
  },
  breastfeeding: { ask: '¿Está dando el pecho?', options: { yes: 'Sí', no: 'No' } },
  heart: {
    short: 'Corazón y vasos',
    ask: '¿Le ha dicho alguna vez un médico que tiene algo de esto?',
    help: 'Corazón y vasos. Marque todo lo que corresponda, ahora o antes.',
    options: {
      'high-blood-pressure': 'Presión arterial alta',
      'heart-attack': 'Un infarto de corazón',
      'stent-or-bypass': 'Un stent o un bypass del corazón',
      angina: 'Angina (dolor de pecho por el corazón)',
      'heart-failure': 'Insuficiencia cardíaca (corazón débil)',
      'irregular-heartbeat': 'Latidos irregulares',
      valve: 'Una válvula del corazón muy enferma',
      aneurysm: 'Un aneurisma (un bulto en una arteria), aunque esté operado',
      avm: 'Un ovillo de vasos (malformación arteriovenosa)',
    },
  },
  'blood-pressure-control': {
    ask: '¿Cómo está su presión ahora?',
    options: { controlled: 'Bien, con o sin pastillas', 'not-controlled': 'A menudo demasiado alta' },
  },
  'heart-attack-when': {
    ask: '¿Cuándo fue el último infarto, stent o bypass?',
    options: {
      'under-6-weeks': 'En las últimas 6 semanas',
      '6-weeks-to-year': 'Hace entre 6 semanas y un año',
      'over-year': 'Hace más de un año',
    },
  },
  brain: {
    short: 'Cerebro y nervios',
    ask: '¿Y algo de esto?',
    help: 'Cerebro y nervios. Marque todo lo que corresponda, ahora o antes.',
    options: {
      stroke: 'Un derrame cerebral o uno pequeño (AIT)',
      'brain-bleed': 'Una hemorragia en el cerebro',
      seizures: 'Convulsiones o epilepsia',
      'head-injury': 'Un golpe grave en la cabeza',
      'brain-pressure': 'Presión alta en la cabeza, o una válvula de drenaje',
      'brain-tumour': 'Un tumor cerebral',
      memory: 'Demencia',
    },
  },
  'stroke-when': {
    ask: '¿Cuándo fue el último derrame?',
    options: { 'under-6-weeks': 'En las últimas 6 semanas', 'over-6-weeks': 'Hace más tiempo' },
  },
  'seizure-when': {
    ask: '¿Cuándo fue su última convulsión?',
    options: { 'under-3-months': 'En los últimos 3 meses', 'over-3-months': 'Hace más tiempo' },
  },
  'head-injury-when': {
    ask: '¿Cuándo fue el golpe en la cabeza?',
    options: { 'under-3-months': 'En los últimos 3 meses', 'over-3-months': 'Hace más tiempo' },
  },
  mind: {
    short: 'La mente',
    ask: '¿Y algo de esto?',
    help: 'La mente. Preguntamos porque la ketamina puede empeorar algunas de estas cosas por un tiempo.',
    options: {
      'psychosis-now': 'Oír, ver o creer cosas que otros no, en estos días',
      'psychosis-past': 'Lo mismo, pero solo en el pasado',
      schizophrenia: 'Esquizofrenia o trastorno esquizoafectivo',
      bipolar: 'Trastorno bipolar',
      'mania-now': 'Sentirse demasiado eufórico, rápido o irritable en estos días (manía)',
      dissociative: 'Un trastorno disociativo',
    },
  },
  organs: {
    short: 'Hígado, riñones, glándulas y ojos',
    ask: '¿Y algo de esto?',
    help: 'Hígado, riñones, glándulas y ojos.',
    options: {
      cirrhosis: 'El hígado con cicatrices (cirrosis)',
      dialysis: 'Diálisis del riñón',
      'thyroid-overactive': 'La tiroides demasiado activa',
      porphyria: 'Porfiria',
      phaeochromocytoma: 'Un feocromocitoma (un tumor que sube la presión)',
      glaucoma: 'Glaucoma',
      'eye-surgery': 'Una operación de ojos prevista',
    },
  },
  'glaucoma-treated': {
    ask: '¿El glaucoma está tratado?',
    options: { treated: 'Sí, y está estable', untreated: 'No, o no está estable' },
  },
  breathing: {
    short: 'Pulmones, sueño y nariz',
    ask: '¿Y algo de esto?',
    help: 'Pulmones, sueño y nariz.',
    options: {
      asthma: 'Asma',
      copd: 'EPOC (pulmón de fumador)',
      'home-oxygen': 'Oxígeno en casa',
      'sleep-apnoea': 'Apnea del sueño',
      nose: 'Pólipos en la nariz, o una operación de nariz',
    },
  },
  'apnoea-treated': {
    ask: '¿Usa mascarilla u otro tratamiento para la apnea?',
    options: { 'every-night': 'Sí, casi todas las noches', 'not-treated': 'No, o pocas veces' },
  },
  'sleep-signs': {
    ask: '¿Cuáles de estas cosas le pasan?',
    help: 'Pueden ser señales de una apnea del sueño que nadie ha encontrado.',
    options: {
      'snores-loudly': 'Ronco tan fuerte que se oye a través de una puerta',
      'tired-by-day': 'A menudo tengo sueño de día',
      'stops-breathing': 'Alguien me ha visto dejar de respirar dormido',
      'wide-neck': 'El cuello de mi camisa mide más de 40 cm (16 pulgadas)',
    },
  },
  bladder: {
    ask: '¿Cómo está su vejiga? Marque lo que le pasa en estos días.',
    help: 'La ketamina puede irritar la vejiga; por eso la vigilamos desde el principio.',
    options: {
      blood: 'Sangre en la orina',
      pain: 'Me duele al orinar',
      often: 'Tengo que ir muy a menudo, o de golpe',
      'infection-now': 'Una infección de orina ahora',
      cystitis: 'Cistitis intersticial (vejiga dolorosa)',
      'ketamine-bladder': 'La vejiga dañada por ketamina',
    },
  },
  'other-illness': {
    ask: '¿Alguna otra enfermedad u operación que debamos saber?',
    help: 'Una en cada línea. Basta con pocas palabras.',
  },
  medicines: {
    ask: '¿Qué medicinas toma?',
    help: 'Todo: pastillas, parches, aerosoles, inyecciones y lo que compra sin receta. Siga tomándolas como hasta ahora.',
  },
  allergies: { ask: '¿Es alérgico o alérgica a algo?', help: 'Medicinas, látex, comida. Cuéntenos qué pasó.' },
  'drug-problem': {
    ask: '¿El alcohol o las drogas han sido alguna vez un problema para usted?',
    help: 'Pocas veces significa que no. Cambia cómo le cuidamos.',
    options: { never: 'No', past: 'En el pasado, ahora no', now: 'Sí, en estos días' },
  },
  'ketamine-misuse': {
    ask: '¿Ha usado ketamina o PCP sin un médico?',
    options: { never: 'No', past: 'En el pasado', now: 'Sí, en estos días' },
  },
  trials: {
    ask: '¿Qué antidepresivos ha probado?',
    help: 'Hasta donde recuerde. Deje en blanco lo que no sepa.',
  },
  'previous-ketamine': {
    ask: '¿Le han tratado antes con ketamina o esketamina?',
    options: {
      never: 'No, nunca',
      'went-well': 'Sí, y me ayudó',
      'no-help': 'Sí, y no me ayudó',
      badly: 'Sí, y algo salió mal',
    },
  },
  'previous-ketamine-words': { ask: '¿Qué salió mal?' },
};
