import type { Words } from '../en.ts';

export const setUp: Words['setUp'] = {
  title: 'Abra su clínica',
  lead: 'Un minuto ahora; todo se puede cambiar después.',
  code: 'Código de apertura',
  codeHint: 'Aparece en la terminal donde se inició Keel',
  clinic: 'Nombre de la clínica',
  zone: 'Zona horaria de la primera sede',
  name: 'Su nombre',
  passwordHint: 'Al menos 10 caracteres; mejor larga que rara',
  submit: 'Abrir la clínica',
};
