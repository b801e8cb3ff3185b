import type { ConsentDocument, ConsentLanguage } from './document.ts';
import { type ConsentFacts, consentFacts } from './facts.ts';
import { consentInEnglish } from './text-en.ts';
import { consentInSpanish } from './text-es.ts';

export interface ConsentSection {
  readonly heading: string;
  readonly paragraphs: readonly string[];
  readonly points: readonly string[];
}

/** One question that shows whether a thing was understood; a wrong answer is explained and asked again. */
export interface TeachBack {
  readonly id: string;
  readonly ask: string;
  readonly choices: readonly { readonly id: string; readonly words: string }[];
  readonly right: string;
  /** Said after a wrong answer. */
  readonly explain: string;
}

/** What is read, asked and signed. */
export interface ConsentText {
  readonly title: string;
  readonly sections: readonly ConsentSection[];
  readonly teachBack: readonly TeachBack[];
  /** What the signature says, in the first person. */
  readonly agreement: readonly string[];
}

/** What a language's words are made from: which consent it is, and its figures. */
export interface ConsentWording {
  readonly document: ConsentDocument;
  readonly facts: ConsentFacts;
}

const WORDS: Readonly<Record<ConsentLanguage, (wording: ConsentWording) => ConsentText>> = {
  en: consentInEnglish,
  es: consentInSpanish,
};

/** The words of a consent in one language, its figures filled in from the clinical tables. */
export const consentText = (document: ConsentDocument, language: ConsentLanguage): ConsentText =>
  WORDS[language]({ document, facts: consentFacts(document) });

/**
 * The exact text that a signature is bound to: one string, alike wherever it is made (NFC, line feeds, no trailing blanks). Its
 * SHA-256 stands in the signature. The teach-back is part of it: what was asked belongs to what was understood.
 */
export function canonicalConsent(document: ConsentDocument, language: ConsentLanguage): string {
  const { title, sections, teachBack, agreement } = consentText(document, language);
  return [
    `${document.id} ${document.version} ${language}`,
    `# ${title}`,
    ...sections.flatMap(({ heading, paragraphs, points }) => [
      `## ${heading}`,
      ...paragraphs,
      ...points.map((point) => `- ${point}`),
    ]),
    ...teachBack.flatMap(({ id, ask, choices, right, explain }) => [
      `? ${id}: ${ask}`,
      ...choices.map((choice) => `${choice.id === right ? '+' : '-'} ${choice.words}`),
      `! ${explain}`,
    ]),
    ...agreement.map((line) => `= ${line}`),
  ]
    .map((line) => line.normalize('NFC').trim())
    .join('\n');
}
