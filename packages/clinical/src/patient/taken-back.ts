import type { Reason } from '../record/index.ts';
import type { Instant } from '../units/index.ts';
import type { PatientEntry, PatientEntryOf } from './patient.ts';

type Withdrawal = Pick<PatientEntryOf<'consent-withdrawn'>, 'seq' | 'at' | 'recordedAt' | 'author'>;

/** From when a word counts: by the clock here for whoever says it at home, whose own may be behind. */
export const heardAt = ({ author, at, recordedAt }: Omit<Withdrawal, 'seq'>): Instant =>
  author.kind === 'person' ? at : recordedAt;

/**
 * Whether this withdrawal takes this signature back: every one that was recorded before it, whatever the two clocks said, and
 * one that was entered after it and signed before it.
 */
export const takesBack = (withdrawal: Withdrawal, signed: Pick<PatientEntry, 'seq' | 'at'>): boolean =>
  withdrawal.seq > signed.seq || heardAt(withdrawal) > signed.at;

/** What only the patient can say. Somebody else may add to it, and neither puts it right nor strikes it. */
const OWN_WORD: ReadonlySet<PatientEntry['kind']> = new Set([
  'consent-withdrawn',
  'consent-signed',
  'consent-question-asked',
  'consent-question-withdrawn',
  'not-safe-said',
  'check-in-answered',
  'answers-so-far-told',
  'journal-written',
  'experience-answered',
]);

/** Said by the patient alone, by the own page, about the own will or the own distress. */
export const isOwnWord = ({ kind, author }: Pick<PatientEntry, 'kind' | 'author'>): boolean =>
  author.kind === 'patient' && OWN_WORD.has(kind);

/** What is answered to somebody else who wants to correct or strike it. */
export const ownWordRefusal = ({ kind }: Pick<PatientEntry, 'kind'>): Reason => ({
  ...(kind === 'consent-withdrawn'
    ? {
        rule: 'withdrawal-stands',
        title: 'The patient took it back, and that stands',
        because: 'have it signed again',
      }
    : {
        rule: 'own-word-stands',
        title: 'Only the patient can say this, and it stands',
        because: 'add what you know as a note',
      }),
  inputs: [],
  missing: [],
  sources: [],
  override: null,
});
