import type { Words } from '../en.ts';

export const notTaken: Words['notTaken'] = {
  title: 'La clínica no tiene esto',
  lead: 'Lo que está aquí no se pudo recibir. Sus palabras se guardan en este dispositivo para que pueda decirlas otra vez: responda de nuevo, o llámenos.',
  refused: 'Dicho el {{when}}; no se pudo recibir.',
  tooOld: 'Dicho el {{when}}; se intentó durante una semana y no se pudo recibir.',
  unreadable: 'Algo que nos dijo el {{when}} ya no se puede abrir en este dispositivo. Por favor, respóndalo otra vez.',
  scale: 'Un cuestionario',
  answers: 'Sus respuestas: {{answers}}',
  other: 'Algo que nos dijo',
  again: 'Enviarlo otra vez',
  putAway: 'Lo he leído; quitarlo de aquí',
};
