import type { UiWords } from './en.ts';

export const uiEs: UiWords = {
  identity: {
    noName: 'Nombre no registrado',
    like: 'Nombre parecido hoy',
    born: 'nac. {{date}}, {{age}} a',
    allergies: 'Alergia: {{list}}',
    noAllergies: 'Sin alergias conocidas',
    allergiesNotAsked: 'Alergias sin preguntar',
    allergiesNotShown: 'Las alergias no se muestran a su rol',
  },
  keypad: {
    delete: 'Borrar',
    next: 'Siguiente',
    done: 'Listo',
  },
  sheet: { close: 'Cerrar' },
};
