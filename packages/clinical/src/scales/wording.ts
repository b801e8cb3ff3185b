import type { FormOf } from './instruments.ts';

export type Language = 'en' | 'es';

/**
 * One language of one form, as a version of its own with its own source. A validated scale is never translated here:
 * its owner's translation is shown where he lets everybody show it (`PUBLISHED_WORDINGS`), or loaded by a clinic that has it. Only what is in our own words carries our own Spanish.
 */
export interface Wording {
  readonly instrument: string;
  readonly form: string;
  readonly language: Language;
  readonly version: string;
  /** Who made the translation and where it was read. */
  readonly source: string;
  readonly instruction: string | null;
  readonly stem: string | null;
  /** Question by linkId; `null` where the item is a topic and its anchors. */
  readonly items: Readonly<Record<string, string | null>>;
  /** Option text by linkId and value. */
  readonly options: Readonly<Record<string, Readonly<Record<number, string>>>>;
}

/** What a loaded wording lacks or has too much of; empty = it can be used. */
export function checkWording(of: FormOf, wording: Wording): readonly string[] {
  const problems: string[] = [];
  if (wording.instrument !== of.instrument.id) problems.push(`instrument: is for ${wording.instrument}`);
  if (wording.form !== of.form) problems.push(`form: is for ${wording.form}`);
  if (wording.source.trim() === '') problems.push('source: is missing');
  if (wording.version.trim() === '') problems.push('version: is missing');
  const asked = new Set(of.asked.map((item) => item.linkId));
  for (const item of of.asked) {
    const text = Object.hasOwn(wording.items, item.linkId) ? wording.items[item.linkId] : undefined;
    if (text === undefined || text === '') problems.push(`items.${item.linkId}: is missing`);
    if (!('options' in item.answer)) continue;
    const options = Object.hasOwn(wording.options, item.linkId) ? (wording.options[item.linkId] ?? {}) : {};
    const wanted = item.answer.options.map((option) => option.value);
    for (const value of wanted) {
      if ((options[value] ?? '') === '') problems.push(`options.${item.linkId}.${value}: is missing`);
    }
    for (const value of Object.keys(options)) {
      if (!wanted.includes(Number(value))) problems.push(`options.${item.linkId}.${value}: is not an answer`);
    }
  }
  for (const linkId of Object.keys({ ...wording.items, ...wording.options })) {
    if (!asked.has(linkId)) problems.push(`items.${linkId}: is not asked in this form`);
  }
  return problems;
}

const OURS = {
  form: 'standard',
  language: 'es',
  version: '1',
  source: 'our own words',
  instruction: null,
  stem: null,
} as const;
const THREE_STEPS = { 2: 'Mínimo', 1: 'Moderado', 0: 'Intenso' } as const;

/** Spanish of the observer scales whose anchors are ours. */
export const OWN_WORDINGS: readonly Wording[] = [
  {
    ...OURS,
    instrument: 'moaas',
    items: { 'moaas.1': 'Respuesta al nombre y al contacto' },
    options: {
      'moaas.1': {
        5: 'Responde con facilidad a su nombre en tono normal',
        4: 'Responde con lentitud a su nombre en tono normal',
        3: 'Responde solo si se le llama en voz alta o varias veces',
        2: 'Responde solo si se le toca o sacude con suavidad',
        1: 'Reacciona solo a un pellizco doloroso del trapecio',
        0: 'No reacciona a un pellizco doloroso del trapecio',
      },
    },
  },
  {
    ...OURS,
    instrument: 'aldrete',
    items: {
      'aldrete.1': 'Actividad',
      'aldrete.2': 'Respiración',
      'aldrete.3': 'Circulación',
      'aldrete.4': 'Consciencia',
      'aldrete.5': 'Saturación de oxígeno',
    },
    options: {
      'aldrete.1': { 2: 'Mueve las cuatro extremidades', 1: 'Mueve dos extremidades', 0: 'No mueve ninguna' },
      'aldrete.2': {
        2: 'Respira hondo y tose sin dificultad',
        1: 'Falta de aire, respiración superficial o limitada',
        0: 'Apnea',
      },
      'aldrete.3': {
        2: 'PA a menos de 20 del valor previo a la dosis',
        1: 'PA entre 20 y 50 de diferencia',
        0: 'PA con más de 50 de diferencia',
      },
      'aldrete.4': { 2: 'Totalmente despierto', 1: 'Despierta al llamarle', 0: 'No responde' },
      'aldrete.5': {
        2: 'SpO2 mayor de 92 % con aire ambiente',
        1: 'Necesita oxígeno para mantenerse por encima del 90 %',
        0: 'Menos del 90 % incluso con oxígeno',
      },
    },
  },
  {
    ...OURS,
    instrument: 'padss',
    items: {
      'padss.1': 'Constantes vitales',
      'padss.2': 'Marcha',
      'padss.3': 'Náuseas y vómitos',
      'padss.4': 'Dolor',
      'padss.5': 'Sangrado (aquí, en el punto de la vía)',
    },
    options: {
      'padss.1': {
        2: 'PA y pulso a menos del 20 % del valor basal',
        1: 'Entre el 20 y el 40 % de diferencia',
        0: 'Más del 40 % de diferencia',
      },
      'padss.2': { 2: 'Marcha firme, sin mareo', 1: 'Necesita ayuda', 0: 'No puede caminar' },
      'padss.3': THREE_STEPS,
      'padss.4': THREE_STEPS,
      'padss.5': THREE_STEPS,
    },
  },
];
