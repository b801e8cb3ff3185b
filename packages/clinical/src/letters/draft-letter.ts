import type { LetterDrafted } from '../patient/index.ts';

/** What a letter is made from: facts of the record, the rule that asks, and where the rule comes from. */
export interface LetterFacts {
  readonly letter: string;
  /** The prescriber whose drug it is, as the record names him. */
  readonly to: string;
  readonly patient: { readonly name: string; readonly birthDate: string };
  readonly clinic: string;
  /** Name as it stands on the list, with its dose where that is known. */
  readonly medicine: { readonly name: string; readonly dose: string | null; readonly listedOn: string | null };
  readonly treatment: string;
  readonly rule: {
    readonly id: string;
    readonly title: string;
    readonly because: string;
    readonly sources: readonly string[];
  };
  /** What the clinic asks the prescriber. It asks; the drug is his. */
  readonly asks: LetterAsk;
  readonly language: 'en' | 'es';
}

/**
 * The only things a letter asks. None of them is a change: a change is decided by whoever prescribes the drug, with the
 * patient, and a letter never tells a patient anything.
 */
export const LETTER_ASKS = ['review', 'timing', 'level', 'information'] as const;
export type LetterAsk = (typeof LETTER_ASKS)[number];

const WORDS = {
  en: {
    opening: (f: LetterFacts) =>
      `We write about ${f.patient.name}, born ${f.patient.birthDate}, who is seen at ${f.clinic} for ${f.treatment}.`,
    medicine: (f: LetterFacts) =>
      `Our list of medicines${f.medicine.listedOn === null ? '' : `, gone through on ${f.medicine.listedOn},`} names ${f.medicine.name}${f.medicine.dose === null ? '' : ` (${f.medicine.dose})`}. We understand that it is prescribed by you.`,
    rule: (f: LetterFacts) =>
      `Why we write: ${f.rule.title} (${f.rule.id}): ${f.rule.because}. Sources: ${f.rule.sources.join(', ') || 'none named'}.`,
    ask: {
      review:
        'We ask for your view of this combination, and whether you would have us treat, wait or treat differently.',
      timing: 'We ask whether the time of a dose on the day of treatment can be chosen with this in mind, and by whom.',
      level: 'We ask for the last level or measurement that you have, with its date.',
      information: 'We ask for the dose, the indication and how long it has been taken.',
    },
    yours:
      'The drug is yours: any change is for you to decide with the patient. We have given the patient no instruction to change it.',
    answer: 'Your answer goes into the record and is weighed before the next treatment.',
  },
  es: {
    opening: (f: LetterFacts) =>
      `Le escribimos sobre ${f.patient.name}, fecha de nacimiento ${f.patient.birthDate}, que es atendido en ${f.clinic} por ${f.treatment}.`,
    medicine: (f: LetterFacts) =>
      `Nuestra lista de medicamentos${f.medicine.listedOn === null ? '' : `, revisada el ${f.medicine.listedOn},`} incluye ${f.medicine.name}${f.medicine.dose === null ? '' : ` (${f.medicine.dose})`}. Entendemos que lo prescribe usted.`,
    rule: (f: LetterFacts) =>
      `Motivo: ${f.rule.title} (${f.rule.id}): ${f.rule.because}. Fuentes: ${f.rule.sources.join(', ') || 'ninguna citada'}.`,
    ask: {
      review: 'Le pedimos su opinión sobre esta combinación, y si trataría, esperaría o trataría de otro modo.',
      timing:
        'Le preguntamos si la hora de una dosis el día del tratamiento puede elegirse teniendo esto en cuenta, y por quién.',
      level: 'Le pedimos el último nivel o medida que tenga, con su fecha.',
      information: 'Le pedimos la dosis, la indicación y desde cuándo se toma.',
    },
    yours:
      'El medicamento es suyo: cualquier cambio lo decide usted con el paciente. No hemos dado al paciente ninguna indicación de cambiarlo.',
    answer: 'Su respuesta se guarda en el expediente y se tiene en cuenta antes del próximo tratamiento.',
  },
} as const;

/** The letter as it is kept: these paragraphs, and no others, are what is printed and sent. */
export function draftLetter(facts: LetterFacts): LetterDrafted {
  const words = WORDS[facts.language];
  return {
    letter: facts.letter,
    to: facts.to,
    medicine: facts.medicine.name,
    rule: facts.rule.id,
    sources: facts.rule.sources,
    paragraphs: [
      words.opening(facts),
      words.medicine(facts),
      words.rule(facts),
      words.ask[facts.asks],
      words.yours,
      words.answer,
    ],
    language: facts.language,
  };
}
