import { EN } from './words-en.ts';
import { ES } from './words-es.ts';

/** What is said of one question: the question, one line of help, and its options by id. */
export interface QuestionWords {
  readonly ask: string;
  readonly help?: string;
  /** What it is about, where the question itself does not say so. */
  readonly short?: string;
  readonly options?: Readonly<Record<string, string>>;
}
export type IntakeWords = Readonly<Record<string, QuestionWords>>;
export type IntakeLanguage = 'en' | 'es';

/** The words that asked, kept with the form's version: what a patient answered can be read as it stood. */
export const INTAKE_WORDS: Readonly<Record<IntakeLanguage, IntakeWords>> = { en: EN, es: ES };
