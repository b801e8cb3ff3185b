export type { Seen, Source } from './source.ts';
export { type SourceId, sourceById } from './source-by-id.ts';
export { SOURCE_ROWS } from './source-rows.ts';
