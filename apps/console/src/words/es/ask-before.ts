import type { askBefore as english } from '../en/ask-before.ts';
import type { Widen } from '../en.ts';

export const askBefore: Widen<typeof english> = {
  arrival: {
    title: 'Llegada',
    do: 'Anotar llegada',
  },
  fasting: {
    title: 'Comida y bebida',
    do: 'Preguntar',
  },
  escort: {
    title: 'Acompañante',
    do: 'Nombrar',
  },
  'escort-here': {
    title: 'Acompañante aquí',
    do: 'Ya está aquí',
  },
  'escort-call': {
    title: 'Llamada al acompañante',
    do: 'Llamada hecha',
  },
  consent: {
    title: 'Consentimiento',
    do: 'Comprobar',
    paper: 'Firmado en papel, visto ahora',
  },
  medicines: {
    title: 'Medicamentos',
    do: 'Repasar',
  },
  rems: {
    title: 'REMS',
    do: 'Comprobar REMS',
  },
  'vitals-before': {
    title: 'Signos vitales antes de la dosis',
    do: 'Valorar',
    acceptable: 'Aceptables para la dosis',
  },
  pregnancy: {
    title: 'Embarazo',
    do: 'Preguntar',
  },
  substances: {
    title: 'Alcohol y cannabis',
    do: 'Preguntar',
  },
  'since-last': {
    title: 'Desde la última vez',
    do: 'Preguntar',
  },
  'suicide-risk': {
    title: 'Ideas suicidas',
    do: 'Preguntar',
    'instrument-clinical-question': 'Con palabras sencillas',
  },
  glucose: {
    title: 'Glucosa',
    do: 'Medir',
  },
  weight: {
    title: 'Peso',
    do: 'Pesar',
  },
  rescue: {
    title: 'Equipo de rescate',
    do: 'Firmar control',
  },
  prescriber: {
    title: 'Médico en la clínica',
    do: 'Anotar',
  },
  screening: {
    title: 'Cribado',
    do: 'Incorporar',
  },
  wait: {
    title: 'Esperar y mirar otra vez',
    do: 'Esperar',
    minutes: 'Mirar otra vez en',
    'minutes-5': '5 min',
    'minutes-10': '10 min',
    'minutes-15': '15 min',
    'minutes-30': '30 min',
    'minutes-60': '1 h',
  },
  question: {
    title: 'Preguntar al médico',
    do: 'Preguntar al médico',
  },
  identity: {
    title: 'Dos identificadores',
    do: 'Confirmar',
  },
  agreements: {
    title: 'Palabras y contacto',
    do: 'Acuerdos',
  },
  answer: {
    title: 'Respuesta del médico',
    do: 'Responder',
    'answer-go-ahead': 'Adelante',
  },
};
