import type { Words } from '../en.ts';

export const who: Words['who'] = {
  title: '¿Quién hace las próximas anotaciones?',
  badge: 'Acerque su tarjeta al lector o toque su nombre.',
  other: 'Otra persona',
  enter: 'Anotar',
  refused: 'Ese PIN o tarjeta no se conoce aquí. Tras cinco errores el PIN descansa hasta que su dueño inicie sesión.',
  change: 'Otra persona anota',
  back: 'Volver a {{name}}',
  now: 'Anota {{name}}, quedan {{time}}',
};
