import { COVER_STREAM, coverAt, coverFold } from '@keel/clinical/cover';
import type { MyReaders } from '@keel/formats/api';
import type { MyAsked } from '../http/index.ts';
import type { FoldCache } from './fold-cache.ts';

const iso = (at: number): string => new Date(at).toISOString();

/** Who reads what a patient writes, as the clinic's hours of cover promise it at this moment, and no more than that. */
export async function myReaders(folds: FoldCache, { at, clinic, now }: MyAsked<unknown>): Promise<MyReaders> {
  const { state } = await folds.load(at, clinic.id, COVER_STREAM, coverFold);
  const standing = state.cover === null ? null : coverAt(state.cover, now);
  return {
    set: state.cover !== null,
    watched: standing?.watched === true,
    until: standing?.watched === true ? iso(standing.until) : null,
    nextFrom: standing?.watched === false && standing.next !== null ? iso(standing.next.from) : null,
  };
}
