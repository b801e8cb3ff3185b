/** A letter to another prescriber, about a drug that is his to change, or to whoever referred. The words are those that were sent. */
export interface LetterDrafted {
  readonly letter: string;
  readonly to: string;
  /** The drug it asks about; absent in a letter that tells whoever referred what was decided. */
  readonly medicine?: string;
  /** Of a letter about a course: who says that the patient agreed to it. Absent in letters of before it was kept. */
  readonly agreed?: string;
  readonly rule: string;
  readonly sources: readonly string[];
  readonly paragraphs: readonly string[];
  readonly language: 'en' | 'es';
}

export interface LetterFollowed {
  readonly letter: string;
  readonly status: 'sent' | 'answered' | 'withdrawn';
  readonly words?: string;
}

export interface PatientNoteWritten {
  readonly words: string;
  readonly class: 'clinical' | 'administrative' | 'counselling';
}

/** What the patient would like at the next session, in his own words: shown to the nurse who makes it ready. */
export interface NextTimeWished {
  readonly words?: string;
  readonly music?: string;
}

/** The patient asks that his record be deleted. The owner answers, within what the law lets him. */
export interface DeletionAsked {
  readonly words?: string;
}
