import { caseloadFold, INTEGRATION_STREAM, isReferredTo } from '@keel/clinical/integration';
import type { Actor } from '@keel/clinical/record';
import { classesSeen, type EventClass, type Grant, mayDo, type Relation } from '@keel/clinical/rights';
import { emergencyOpening, STAFF_STREAM, type Staff, staffFold } from '@keel/clinical/staff';
import type { Instant } from '@keel/clinical/units';
import type { OpenRecord } from '../record/index.ts';

export type Judgement =
  | { readonly verdict: Grant; readonly right: string; readonly relation: Relation }
  | { readonly verdict: 'deny' };

const RANK: readonly Grant[] = ['allow', 'step-up', 'second-person'];

/** Somebody who charted in a patient's care within this time still has a part in it. Opening the chart is no part of it. */
const TIE_DAYS = 90;

/** Which relations somebody has to a patient of his own clinic. `clinic` always; the others by what the record says. */
export async function relationsTo(
  record: OpenRecord,
  clinic: string,
  actor: Actor,
  patient: string,
  now: Instant,
): Promise<readonly Relation[]> {
  // A patient, an escort, a referrer: one chart, or no relation at all.
  if (actor.about !== undefined) return actor.about === patient ? ['self'] : [];
  if (actor.kind !== 'person') return ['clinic'];
  const events = await record.load(clinic, STAFF_STREAM);
  const staff: Staff = events.reduce(staffFold.evolve, staffFold.initial(STAFF_STREAM));
  const relations: Relation[] = ['clinic'];
  if (emergencyOpening(staff, actor.id, patient, now) !== undefined) relations.unshift('emergency');
  const tied = await record.transaction(clinic, async (_trx, client) => {
    const { rows } = await client.query<{ tied: boolean }>(
      `select exists (
         select from event where clinic_id = $1 and author_id = $2 and author_kind = 'person' and recorded_at > $4
           and kind <> 'chart-opened-in-emergency'
           and stream in (select 'patient/' || $3::text union all
             select 'session/' || session from session_index where clinic_id = $1 and patient = $3)) as tied`,
      [clinic, actor.id, patient, new Date(now - TIE_DAYS * 86_400_000)],
    );
    return rows[0]?.tied ?? false;
  });
  if (tied) relations.unshift('own-patient');
  // Asked of the record only for whom the table grants anything by it.
  if (actor.roles.includes('therapist')) {
    const moved = await record.load(clinic, INTEGRATION_STREAM);
    const caseload = moved.reduce(caseloadFold.evolve, caseloadFold.initial(INTEGRATION_STREAM));
    if (isReferredTo(caseload, patient, actor.id)) relations.unshift('referred');
  }
  return relations;
}

/** The most easily given grant over the relations that hold. */
export function judge(actor: Actor | null, action: string, relations: readonly Relation[]): Judgement {
  let best: Exclude<Judgement, { verdict: 'deny' }> | undefined;
  for (const relation of relations) {
    const verdict = mayDo(actor, action, relation);
    if (verdict.verdict === 'deny') continue;
    if (best === undefined || RANK.indexOf(verdict.verdict) < RANK.indexOf(best.verdict))
      best = { ...verdict, relation };
  }
  return best ?? { verdict: 'deny' };
}

export function classesOver(actor: Actor | null, relations: readonly Relation[]): ReadonlySet<EventClass> {
  return new Set(relations.flatMap((relation) => [...classesSeen(actor, relation)]));
}
