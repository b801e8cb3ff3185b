import { setImmediate as breathe } from 'node:timers/promises';
import { type Patient, patientFold, readPatient } from '@keel/clinical/patient';
import type { BoardInput } from './board.ts';

/** So many charts are read before the feed and everyone else have their turn. */
const BATCH = 25;

/** Everybody of the clinic with their chart, a few at a time, by name. */
export async function* chartsOf(input: BoardInput): AsyncGenerator<readonly (readonly [string, Patient])[]> {
  const rows = await input.trx
    .selectFrom('patient_index')
    .select('patient')
    .where('clinic_id', '=', input.clinic)
    .orderBy('sort_name')
    .execute();
  for (let from = 0; from < rows.length; from += BATCH) {
    const batch: (readonly [string, Patient])[] = [];
    for (const { patient: id } of rows.slice(from, from + BATCH)) {
      const { state } = await input.folds.load(input.at, input.clinic, `patient/${id}`, patientFold);
      batch.push([id, readPatient(state)]);
    }
    yield batch;
    await breathe();
  }
}
