import type { Words } from '../en.ts';

export const photo: Words['photo'] = {
  title: 'Foto de {{name}}',
  do: 'Tomar una foto',
  again: 'Tomarla otra vez',
  lead: 'La cara está junto al nombre dondequiera que se atiende a alguien, para que nadie se confunda con otra persona. Pregunte antes.',
  camera: 'Abrir la cámara',
  file: 'Elegir una imagen',
  keep: 'Guardar esta foto',
  preview: 'La foto como se va a ver',
  unreadable: 'No se puede leer como imagen. Sirve JPEG, PNG o WebP.',
  document: 'Un papel o una imagen que trajo',
  what: 'Qué es',
  chooseDocument: 'Elegir el archivo',
  tooLarge: 'El archivo es demasiado grande: como máximo 10 MB.',
};
