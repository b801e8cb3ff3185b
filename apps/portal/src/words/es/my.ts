import type { Words } from '../en.ts';

export const my: Words['my'] = {
  hello: 'Hola, {{name}}',
  next: 'Ahora',
  nothing: 'Ahora no tiene nada que hacer.',
  nothingMore: 'Le escribimos cuando haya algo. Puede cerrar esta página.',
  done: 'Hecho',
  yours: 'Le toca a usted',
  'with-clinic': 'Le toca a la clínica',
  later: 'Más tarde',
  open: 'Abrir',
  parts: '{{done}} de {{of}}',
  steps: 'Todos los pasos',
};
