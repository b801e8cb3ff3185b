import type { ChecklistId } from './checklist.ts';

type Words = readonly [point: string, why: string];

/** Each point in plain words, and why it matters: the public reads them, and the owner answers them. */
export const CHECKLIST_WORDS: Readonly<Record<'en' | 'es', Readonly<Record<ChecklistId, Words>>>> = {
  en: {
    'prescriber-licence': ['Who prescribes, and with which license', 'You can look a license up with the state board.'],
    'rems-certified': ['Allowed to give the spray (REMS)', 'Without it the spray may not be given here.'],
    'life-support': [
      'Someone trained to save a life in the room (ACLS)',
      'It is rare to need it. Then it must be there.',
    ],
    'protocol-adopted': ['A written protocol, signed by a named doctor', 'Rules that are written down can be checked.'],
    'history-first': ['A full talk with a doctor before you pay', 'Some people should not have it.'],
    'off-label-said': ['Says in writing what is off-label', 'You have a right to know what is not approved.'],
    'prescriber-on-site': ['A prescriber in the house while you are treated', 'A nurse may need a decision at once.'],
    'watched-throughout': ['Pressure, oxygen and you, watched the whole time', 'Most trouble shows there first.'],
    'emergency-kit': ['Oxygen and emergency drugs, listed and checked', 'Ask to see when they were last checked.'],
    'scores-each-time': ['Measures how you are each time', 'Without a score nobody knows if it helps.'],
    'outcomes-public': [
      'Shows its own results, and how many it could not count',
      'A rate without those left out says little.',
    ],
    'stops-without-benefit': ['Stops when it does not help', 'More doses without gain are only cost and risk.'],
    'prices-public': ['Shows its prices', 'You can compare.'],
    'unused-paid-back': ['Pays back what you did not use', 'You may stop at any time.'],
    'reached-at-night': ['Who answers at night and on weekends', 'Trouble does not keep office hours.'],
    'own-doctor-told': ['Writes to your own doctor, if you agree', 'Your care should be one.'],
    'home-use': ['Sends the drug home, or not', 'At home nobody can help you breathe.'],
  },
  es: {
    'prescriber-licence': ['Quién receta y con qué licencia', 'La licencia se puede buscar en la junta del estado.'],
    'rems-certified': ['Permiso para dar el aerosol (REMS)', 'Sin él aquí no se puede dar.'],
    'life-support': [
      'Alguien en la sala que sabe salvar una vida (ACLS)',
      'Casi nunca hace falta. Si hace falta, tiene que estar.',
    ],
    'protocol-adopted': [
      'Un protocolo escrito, firmado por un médico con nombre',
      'Lo que está escrito se puede revisar.',
    ],
    'history-first': ['Una charla completa con un médico antes de pagar', 'Algunos no deben usarla.'],
    'off-label-said': ['Dice por escrito qué es fuera de etiqueta', 'Tiene derecho a saber qué no está aprobado.'],
    'prescriber-on-site': ['Alguien que receta en la casa mientras le tratan', 'Puede hacer falta decidir en el acto.'],
    'watched-throughout': ['Presión, oxígeno y usted, a la vista todo el tiempo', 'Lo malo se ve primero ahí.'],
    'emergency-kit': ['Oxígeno y fármacos de urgencia, en lista y revisados', 'Pregunte cuándo se revisaron.'],
    'scores-each-time': ['Mide cómo está cada vez', 'Sin una nota nadie sabe si ayuda.'],
    'outcomes-public': ['Enseña sus resultados y a cuántos no pudo contar', 'Sin los que faltan, un éxito dice poco.'],
    'stops-without-benefit': ['Para cuando no ayuda', 'Más dosis sin mejora son solo gasto y riesgo.'],
    'prices-public': ['Enseña sus precios', 'Usted puede comparar.'],
    'unused-paid-back': ['Devuelve lo que no usó', 'Puede parar en todo momento.'],
    'reached-at-night': ['Quién contesta de noche y en fin de semana', 'Lo malo no tiene horario.'],
    'own-doctor-told': ['Escribe a su médico, si usted quiere', 'Su cuidado debe ser uno solo.'],
    'home-use': ['Si manda el fármaco a casa', 'En casa nadie le puede dar aire.'],
  },
};
