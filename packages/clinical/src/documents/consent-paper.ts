import { type ConsentDocument, type ConsentLanguage, consentText } from '../consent/index.ts';
import type { Instant } from '../units/index.ts';
import { type Block, type Paper, timeText } from './paper.ts';

export interface ConsentPaperInput {
  readonly document: ConsentDocument;
  readonly language: ConsentLanguage;
  readonly patient: { readonly name: string; readonly birthDate: string };
  readonly clinic: string;
  readonly zone: string;
  readonly printedName: string;
  readonly signedAt: Instant;
  /** Who held the tablet, where it was signed in the clinic; null: by the patient's own login. */
  readonly withStaff: string | null;
  readonly textSha256: string;
  readonly teachBack: readonly { readonly question: string; readonly wrong: readonly string[] }[];
  readonly asOf: string;
}

const WORDS = {
  en: {
    asked: 'What was asked, and the answer',
    first: 'right at once',
    after: (wrong: readonly string[]) => `right after: ${wrong.join('; ')}`,
    signature: 'Signature',
    name: 'Signed by (typed name)',
    patient: 'Patient',
    born: 'Date of birth',
    at: 'Signed at',
    how: 'How',
    alone: 'On a screen, by the patient’s own login',
    staff: (who: string) => `On a screen in the clinic, handed over by ${who}`,
    text: 'Consent, version, language',
    hash: 'SHA-256 of the exact text',
    page: (page: number, pages: number) => `Page ${page} of ${pages}`,
  },
  es: {
    asked: 'Lo que se preguntó, y la respuesta',
    first: 'bien a la primera',
    after: (wrong: readonly string[]) => `bien después de: ${wrong.join('; ')}`,
    signature: 'Firma',
    name: 'Firmado por (nombre escrito)',
    patient: 'Paciente',
    born: 'Fecha de nacimiento',
    at: 'Firmado el',
    how: 'Cómo',
    alone: 'En una pantalla, con el acceso del paciente',
    staff: (who: string) => `En una pantalla de la clínica, entregada por ${who}`,
    text: 'Consentimiento, versión, idioma',
    hash: 'SHA-256 del texto exacto',
    page: (page: number, pages: number) => `Página ${page} de ${pages}`,
  },
} as const;

/** The consent as it was read, asked and signed. The same signature always gives the same paper, byte for byte. */
export function consentPaper(input: ConsentPaperInput): Paper {
  const { document, language, zone } = input;
  const words = WORDS[language];
  const text = consentText(document, language);
  const wrong = new Map(input.teachBack.map((one) => [one.question, one.wrong]));
  const signedAt = `${timeText(input.signedAt, zone)} (${zone})`;
  const blocks: Block[] = [
    ...text.sections.flatMap(({ heading, paragraphs, points }): Block[] => [
      { kind: 'heading', text: heading },
      ...paragraphs.map((paragraph): Block => ({ kind: 'text', text: paragraph })),
      ...(points.length === 0 ? [] : [{ kind: 'list', items: points } as const]),
    ]),
    { kind: 'heading', text: words.asked },
    {
      kind: 'facts',
      rows: text.teachBack.map(({ id, ask, choices, right }) => {
        const before = wrong.get(id) ?? [];
        return {
          label: ask,
          value: choices.find((choice) => choice.id === right)?.words ?? null,
          from: before.length === 0 ? words.first : words.after(before),
        };
      }),
    },
    { kind: 'heading', text: words.signature },
    { kind: 'list', items: text.agreement },
    {
      kind: 'facts',
      rows: [
        { label: words.name, value: input.printedName },
        { label: words.patient, value: input.patient.name },
        { label: words.born, value: input.patient.birthDate },
        { label: words.at, value: signedAt },
        { label: words.how, value: input.withStaff === null ? words.alone : words.staff(input.withStaff) },
        { label: words.text, value: `${document.id}, ${document.version}, ${language}` },
        { label: words.hash, value: input.textSha256 },
      ],
    },
  ];
  return {
    title: text.title,
    language,
    issuer: input.clinic === '' ? [] : [input.clinic],
    blocks,
    foot: `${input.patient.name} · ${document.id} ${document.version}`,
    asOf: input.asOf,
    pageOf: words.page,
  };
}
