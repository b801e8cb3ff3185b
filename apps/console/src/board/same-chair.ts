import type { BoardTile } from '@keel/formats/api';

/** Whoever else is in the same chair by the record: one of them sits elsewhere, and nobody can say who from here. */
export const othersInChair = (tile: BoardTile, here: readonly BoardTile[]): readonly BoardTile[] =>
  tile.chair === null
    ? []
    : here.filter(({ session, chair }) => session !== tile.session && chair?.id === tile.chair?.id);
