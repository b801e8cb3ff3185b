import { TREATMENTS, type TreatmentId } from '../comparison/index.ts';
import type { LetterDrafted } from '../patient/index.ts';

/** What whoever referred is told when somebody is not treated here: only what the patient was told, and only where he agreed. */
export interface ReferrerLetterFacts {
  readonly letter: string;
  readonly to: string;
  readonly patient: { readonly name: string; readonly birthDate: string };
  readonly decidedOn: string;
  /** The reason in the words that the patient reads. */
  readonly words: string;
  readonly alternatives: readonly TreatmentId[];
  readonly contactBy: string;
  readonly signedBy: string;
  readonly language: 'en' | 'es';
}

const titleOf = (id: TreatmentId): string => TREATMENTS.find((row) => row.id === id)?.title ?? id;
const TITLES_ES: Readonly<Record<TreatmentId, string>> = {
  'ketamine-iv': 'Ketamina intravenosa',
  'esketamine-nasal': 'Esketamina en aerosol nasal',
  ect: 'Terapia electroconvulsiva',
  rtms: 'Estimulación magnética transcraneal',
  antidepressant: 'ISRS o IRSN',
  psychotherapy: 'Psicoterapia (TCC y otras)',
  'ketamine-iv-ptsd': 'Ketamina intravenosa para el TEPT',
};

const WORDS = {
  en: (f: ReferrerLetterFacts) => [
    `Thank you for referring ${f.patient.name}, born ${f.patient.birthDate}. With the patient's agreement we write what was decided.`,
    `On ${f.decidedOn} it was decided not to treat with ketamine or esketamine here. The patient was told why in these words: ${f.words}`,
    `What may be weighed instead: ${f.alternatives.map(titleOf).join('; ')}. We have started none of them.`,
    `We get in touch with the patient once more by ${f.contactBy}. The patient may ask again when something has changed, and so may you.`,
    f.signedBy,
  ],
  es: (f: ReferrerLetterFacts) => [
    `Gracias por derivar a ${f.patient.name}, fecha de nacimiento ${f.patient.birthDate}. Con el acuerdo del paciente escribimos lo que se decidió.`,
    `El ${f.decidedOn} se decidió no tratar aquí con ketamina ni esketamina. Al paciente se le explicó el motivo con estas palabras: ${f.words}`,
    `Lo que puede considerarse en su lugar: ${f.alternatives.map((id) => TITLES_ES[id]).join('; ')}. No hemos empezado ninguno.`,
    `Volveremos a ponernos en contacto con el paciente antes del ${f.contactBy}. El paciente puede volver a pedirlo cuando algo haya cambiado, y usted también.`,
    f.signedBy,
  ],
} as const;

/** The letter as it is kept: these paragraphs, and no others, are what is printed and sent. */
export function draftReferrerLetter(facts: ReferrerLetterFacts): LetterDrafted {
  return {
    letter: facts.letter,
    to: facts.to,
    rule: 'decision-decline',
    sources: ['PD'],
    paragraphs: WORDS[facts.language](facts),
    language: facts.language,
  };
}
