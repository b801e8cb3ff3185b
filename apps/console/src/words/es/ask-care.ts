import type { askCare as english } from '../en/ask-care.ts';
import type { Widen } from '../en.ts';

export const askCare: Widen<typeof english> = {
  'off-monitor': {
    title: 'Fuera del monitor',
    do: 'Fuera del monitor',
  },
  presence: {
    title: 'Quién está en la sala',
    do: 'En la sala',
  },
  handover: {
    title: 'Entregar el sillón',
    do: 'Entregar',
  },
  nausea: {
    title: 'Náusea',
    do: 'Preguntar',
    short: 'Náusea',
  },
  dissociation: {
    title: 'Disociación',
    do: 'Preguntar',
    short: 'Disociación',
  },
  sedation: {
    title: 'Cómo de despierto, MOAA/S',
    do: 'Mirar',
    short: '¿Despierto?',
  },
  symptoms: {
    title: 'Síntomas',
    do: 'Anotar',
  },
  gait: {
    title: 'Marcha y orientación',
    do: 'Mirar',
  },
  note: {
    title: 'Nota',
    do: 'Escribir',
  },
  'adverse-event': {
    title: 'Evento adverso',
    do: 'Anotar',
  },
  'access-in': {
    title: 'Vía puesta',
    do: 'Anotar',
  },
  'access-out': {
    title: 'Vía retirada',
    do: 'Vía retirada',
  },
  chair: {
    title: 'Otro sillón',
    do: 'Cambiar de sillón',
    chair: 'Qué sillón',
  },
};
