import type { Fold, RecordedEvent } from '@keel/clinical/record';
import { recordedEvent, type Trx } from '../record/index.ts';

/** The stream as it stood with this event, folded: what a rebuild finds is what was found then. */
export async function foldedAt<State>(
  trx: Trx,
  clinic: string,
  event: RecordedEvent,
  fold: Fold<State>,
): Promise<State> {
  const rows = await trx
    .selectFrom('event')
    .select(['envelope', 'hash', 'body'])
    .where('clinic_id', '=', clinic)
    .where('stream', '=', event.stream)
    .where('seq', '<=', event.seq)
    .orderBy('seq')
    .execute();
  return rows
    .map((row) => recordedEvent(row, {}))
    .reduce((state, next) => fold.evolve(state, next), fold.initial(event.stream));
}
