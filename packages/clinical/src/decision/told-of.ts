import { OTHER_TREATMENTS, type TreatmentId } from '../comparison/index.ts';
import type { LocalDate, Patient } from '../patient/index.ts';
import type { ClosedBecause } from '../sign-up/index.ts';
import type { Instant } from '../units/index.ts';

/** What was decided against, as its person reads it. */
export interface Told {
  /** `declined`: not treated here; `not-now`: decided again later; `closed`: the request was not taken on. */
  readonly kind: 'declined' | 'not-now' | 'closed';
  readonly at: Instant;
  /** Who signed it; null: a request is closed by the clinic. */
  readonly by: string | null;
  /** Why, in the words that were chosen for this person; null: nobody wrote any. */
  readonly words: string | null;
  /** Why a request was closed, as a row; null for what a clinician decided. */
  readonly because: ClosedBecause | null;
  readonly alternatives: readonly TreatmentId[];
  /** When it is decided again, where somebody waits. */
  readonly again: LocalDate | null;
}

/** Who withdrew, or asked for nothing, is not told of other treatments. */
const NOTHING_ELSE: ReadonlySet<ClosedBecause> = new Set(['withdrew', 'not-a-request']);

/** What stands against treating this person here now, as he is told it; null: nothing does, or it was told in no words. */
export function toldOf(patient: Pick<Patient, 'decision' | 'signUp'>): Told | null {
  const { decision, signUp } = patient;
  if (decision !== null && decision.body.decision !== 'treat') {
    const { telling, waiting, clearing, printedName } = decision.body;
    const said = { at: decision.at, by: printedName ?? null, because: null };
    if (decision.body.decision === 'not-now') {
      const { words = null, alternatives = [] } = waiting ?? {};
      return { kind: 'not-now', ...said, words, alternatives, again: clearing?.by ?? null };
    }
    if (telling === undefined) return null;
    return { kind: 'declined', ...said, words: telling.words, alternatives: telling.alternatives, again: null };
  }
  if (signUp?.state !== 'closed' || signUp.because === null || signUp.decidedAt === null) return null;
  const { because, told } = signUp;
  return {
    kind: 'closed',
    at: signUp.decidedAt,
    by: null,
    words: told,
    because,
    alternatives: NOTHING_ELSE.has(because) ? [] : OTHER_TREATMENTS,
    again: null,
  };
}
