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
  scaleForm: {
    otherLanguage:
      'No hay aquí una traducción autorizada de este cuestionario: se muestra en inglés, con las palabras de su autor.',
    place: 'Pregunta {{at}} de {{of}}',
    progress: 'Cuánto lleva',
    back: 'Atrás',
    next: 'Siguiente',
    skip: 'Dejar en blanco',
    advances: 'Toque una respuesta y viene la siguiente pregunta.',
    clear: 'Borrar la respuesta',
    number: 'Un número de {{min}} a {{max}}',
    keep: 'Guardar y terminar después',
    done: 'Listo',
    doneWithout_one: 'Listo, con {{count}} en blanco',
    doneWithout_other: 'Listo, con {{count}} en blanco',
  },
  sheet: { close: 'Cerrar' },
};
