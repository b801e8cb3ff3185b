import type { Words } from '../en.ts';

export const place: Words['place'] = {
  title: {
    free: 'Hay una hora antes',
    yours: 'La hora es suya',
    told: 'Gracias. Le llamaremos',
    no: 'Gracias por avisarnos',
    off: 'Esta hora ha cambiado',
    ended: 'Ya pasó el tiempo para responder',
    taken: 'Esta hora ya está ocupada',
  },
  lead: {
    yours: 'Le esperamos. Cómo prepararse está en su propia página.',
    told: 'Dijo que sí. Antes hay que arreglar algo, así que alguien de la clínica le llamará. Hasta entonces, no cuente con esta hora.',
    no: 'Ahora preguntamos a otra persona. Usted sigue en la lista para otra hora, y las horas que ya tiene no cambian.',
    off: 'Se anuló o se cambió después de que dijera que sí. Llámenos si no sabe por qué.',
    ended:
      'Solo podíamos guardarla una hora. No se pierde nada: usted sigue en la lista. Llámenos, puede que siga libre.',
    taken:
      'Ahora la tiene otra persona. No se pierde nada: usted sigue en la lista y le avisaremos cuando haya otra hora libre.',
  },
  later: {
    givesUp: 'Sustituye a su hora posterior: si dice que sí, la del {{when}} queda libre.',
    asked:
      'Tiene horas más adelante. Si dice que sí, siguen siendo suyas hasta que le llamemos y le preguntemos a cuál sustituye esta.',
    gaveUp: 'Su hora posterior, {{when}}, ha quedado libre. Si también la necesita, llámenos.',
    stillAsked: 'Sus horas posteriores siguen siendo suyas. Le llamaremos para preguntarle a cuál sustituye esta.',
  },
  number: 'Plaza {{number}}',
  keptUntil: 'Se la guardamos hasta las {{time}}.',
  can: '¿Puede venir?',
  yes: 'Sí, tomo esta hora',
  no: 'No, esta vez no',
  ask: '¿Tiene preguntas? Llámenos.',
  cannot: 'Si al final no puede venir, llámenos.',
  call: 'Llamar a la clínica: {{phone}}',
};
