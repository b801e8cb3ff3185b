import type { Source } from './source.ts';
import { SOURCE_ROWS } from './source-rows.ts';

/** Ids as in the reference, verbatim: a rule can only name a source that has a row. */
export type SourceId = (typeof SOURCE_ROWS)[number]['id'];

const byId: ReadonlyMap<string, Source> = new Map(SOURCE_ROWS.map((row) => [row.id, row]));

/** The row of a source. @throws when there is none: rule rows are typed, so an unknown id is our bug. */
export function sourceById(id: SourceId): Source {
  const source = byId.get(id);
  if (source === undefined) throw new Error(`there is no source "${id}"`);
  return source;
}
