import type { Words } from '../en.ts';

export const notTaken: Words['notTaken'] = {
  title_one: 'Una entrada suya no fue aceptada',
  title_other: '{{count}} entradas suyas no fueron aceptadas',
  lead: 'El servidor rechazó lo que se había guardado en este dispositivo: no está en el registro. Vuelva a escribir lo que siga siendo cierto.',
  entered: 'escrito {{time}}',
  happened: 'para {{time}}',
  other: 'Una entrada de una versión anterior',
  open: 'Abrir donde corresponde',
  putAway: 'Lo he leído',
};
