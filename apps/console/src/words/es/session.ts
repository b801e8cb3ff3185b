import type { Words } from '../en.ts';

export const session: Words['session'] = {
  side: 'Lo que toca y la dosis',
  due: 'Lo que toca',
  nothingDue: 'No toca nada.',
  atMinute: 'a los {{minute}} min',
  missed: 'Controles perdidos en el minuto {{list}}. Quedan perdidos; anote ahora lo de ahora.',
  numbers: 'Signos vitales ahora',
  chartOne: 'Anotar {{what}}',
  charting: 'Anotar',
  more: 'Más',
  timeAxis: 'La sesión en un solo reloj',
  lastBp: 'Última {{bp}} mmHg, {{count}} mediciones',
};
