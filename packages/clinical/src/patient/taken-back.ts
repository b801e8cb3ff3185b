import { eventId, type Reason } from '../record/index.ts';
import type { Instant } from '../units/index.ts';
import type { PatientEntry, PatientEntryOf } from './patient.ts';

type Withdrawal = Pick<PatientEntryOf<'consent-withdrawn'>, 'seq' | 'at' | 'recordedAt' | 'author' | 'body'>;
type Signed = Pick<PatientEntryOf<'consent-signed'>, 'seq' | 'at' | 'id'>;

/** From when a word counts: by the clock here for whoever says it at home, whose own may be behind. */
export const heardAt = ({ author, at, recordedAt }: Pick<PatientEntry, 'at' | 'recordedAt' | 'author'>): Instant =>
  author.kind === 'person' ? at : recordedAt;

/** Whether somebody signed between what stood before who took it back and the moment that this was heard of. */
const signedSince = ({ body, seq }: Pick<Withdrawal, 'body' | 'seq'>, signed: Signed, all: readonly Signed[]) => {
  const ref = body.signature;
  const meant = ref === undefined ? undefined : all.find(({ id }) => id === eventId(ref));
  return meant !== undefined && signed.seq > meant.seq && signed.seq < seq;
};

/**
 * What a withdrawal says of a signature. It takes back every one that was recorded before it, whatever the two clocks said, and one
 * that was entered after it and signed before it. One that was signed since the one it names, before it was heard of, is in doubt:
 * that was not meant, and what the person wants now only the person can say. Neither holds.
 */
export function saysOf(
  withdrawal: Withdrawal,
  signed: Signed,
  all: readonly Signed[],
): 'taken-back' | 'in-doubt' | 'nothing' {
  if (signedSince(withdrawal, signed, all)) return 'in-doubt';
  return withdrawal.seq > signed.seq || heardAt(withdrawal) > signed.at ? 'taken-back' : 'nothing';
}

/** What was signed since the one that is taken back here: `withdrawal` is not recorded yet. */
export const leftInDoubt = <Entry extends Signed>(
  body: Withdrawal['body'],
  signatures: readonly Entry[],
): readonly Entry[] =>
  signatures.filter((signed) => signedSince({ body, seq: Number.POSITIVE_INFINITY }, signed, signatures));

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
