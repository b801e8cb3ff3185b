import type { Words } from '../en.ts';

export const ready: Words['ready'] = {
  nothingAgainst: 'Entonces no había nada en contra.',
  open_one: 'Una cosa por resolver',
  open_other: '{{count}} cosas por resolver',
  clear: 'Se puede dar el visto bueno',
  passed: 'Visto bueno a las {{time}}',
  escalate:
    'Se ha expresado un plan o intención de morir. Un clínico ve hoy a esta persona, pase lo que pase con la dosis.',
  repeatIn: 'Presión elevada: reposo y repetir a mano en {{time}}. Manguito adecuado, brazo quieto, sin hablar.',
  repeatNow: 'La presión estaba elevada: repítala a mano ahora. Manguito adecuado, brazo quieto, sin hablar.',
  first: 'Primer tratamiento aquí con este fármaco.',
  noLast: 'Sin sesiones anteriores registradas.',
  wished: 'El paciente quiere esta vez: {{words}}',
  last: 'Última sesión, {{when}}: {{line}}',
  notHere: 'Todavía no está aquí.',
  pass: 'Dar el visto bueno',
  notToday: 'Hoy no',
  asked: 'Preguntado hoy',
};
