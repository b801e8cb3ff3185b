import { setImmediate as breathe } from 'node:timers/promises';
import { type Patient, patientFold, readPatient } from '@keel/clinical/patient';
import { type StreamName, streamId } from '@keel/clinical/record';
import { readSession, type Session, sessionFold } from '@keel/clinical/session';
import type { BoardInput } from './board.ts';

/** So many charts are read before the feed and everyone else have their turn. */
const BATCH = 25;

/** These patients' charts by their ids, read with one question to the database. */
export async function patientsOf(
  input: Pick<BoardInput, 'at' | 'clinic' | 'folds'>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Patient>> {
  const streams = ids.map((id): StreamName => `patient/${id}`);
  const folded = await input.folds.loadEach(input.at, input.clinic, streams, patientFold);
  return new Map([...folded].map(([stream, { state }]) => [streamId(stream), readPatient(state)]));
}

/** These sessions, in this order, read in the same way. */
export async function sessionsOf(
  input: Pick<BoardInput, 'at' | 'clinic' | 'folds'>,
  ids: readonly string[],
): Promise<readonly Session[]> {
  const streams = ids.map((id): StreamName => `session/${id}`);
  const folded = await input.folds.loadEach(input.at, input.clinic, streams, sessionFold);
  return [...folded.values()].map(({ state }) => readSession(state));
}

/** Everybody of the clinic with their chart, a few at a time, by name. */
export async function* chartsOf(input: BoardInput): AsyncGenerator<readonly (readonly [string, Patient])[]> {
  const rows = await input.trx
    .selectFrom('patient_index')
    .select('patient')
    .where('clinic_id', '=', input.clinic)
    .orderBy('sort_name')
    .execute();
  for (let from = 0; from < rows.length; from += BATCH) {
    const batch = rows.slice(from, from + BATCH).map(({ patient }) => patient);
    yield [...(await patientsOf(input, batch))];
    await breathe();
  }
}
