import { baselineOf, followUpOf, INDUCTION_WINDOW } from '../outcomes/index.ts';
import type { Patient } from '../patient/index.ts';
import { addMs, DAY_MS, type Instant } from '../units/index.ts';
import { inductionOf } from './completeness.ts';

/**
 * How a person's induction stands for the outcome of the clinic:
 * `before`: treatment is planned and the score to compare with is lacking; `running`: nothing is lacking yet; `open`: a score is
 * lacking and can still be given; `counted`: it can be analysed; `lost`: it cannot be any more; `outside`: too few or too many
 * doses, or too long, for the published window, and nobody's fault.
 */
export interface Evidence {
  readonly state: 'before' | 'running' | 'open' | 'counted' | 'lost' | 'outside';
  readonly lacks: 'baseline' | 'follow-up' | null;
  /** From when, and by when, what is lacking can be given; null: no time is known. */
  readonly from: Instant | null;
  readonly by: Instant | null;
}

const plain = (state: Evidence['state'], lacks: Evidence['lacks'] = null): Evidence => ({
  state,
  lacks,
  from: null,
  by: null,
});

/** Who is missing what, by when. Null: nobody has treated or planned to treat this person. Pure. Window: MCINNES-2022. */
export function evidenceOf(patient: Patient, now: Instant): Evidence | null {
  const [least, most] = INDUCTION_WINDOW.infusions;
  const [shortest, longest] = INDUCTION_WINDOW.overDays;
  const [from, until] = INDUCTION_WINDOW.followUpDays;
  const induction = inductionOf(patient, now);
  if (induction === null) return beforeTheFirst(patient, now);
  if (!baselineOf(induction.series).known) return plain('lost', 'baseline');
  const { doses } = induction;
  const last = doses.at(-1)!;
  const days = (last - doses[0]!) / DAY_MS;
  if (doses.length > most || days > longest) return plain('outside');
  const closes = addMs(last, until * DAY_MS);
  if (doses.length < least || days < shortest) return plain(now > closes ? 'outside' : 'running');
  if (followUpOf(induction).known) return plain('counted');
  if (now > closes) return plain('lost', 'follow-up');
  return { state: 'open', lacks: 'follow-up', from: addMs(last, from * DAY_MS), by: closes };
}

function beforeTheFirst(patient: Patient, now: Instant): Evidence | null {
  const first = patient.visits
    .filter(({ body }) => body.kind === 'session' && body.startsAt > now)
    .map(({ body }) => body.startsAt)
    .toSorted((a, b) => a - b)[0];
  if (first === undefined) return null;
  const scored = inductionOf(patient, now, first);
  return scored !== null && baselineOf(scored.series).known
    ? null
    : { state: 'before', lacks: 'baseline', from: null, by: first };
}
