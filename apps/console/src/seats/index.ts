import type { Actor } from '@keel/clinical/record';
import { mayDo } from '@keel/clinical/rights';
import { type Seat, seatOf } from '@keel/clinical/session';
import type { BoardTile, BoardView } from '@keel/formats/api';
import { fullName } from '@keel/ui/identity';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { viewQuery } from '../api/index.ts';
import { useTopics } from '../live/index.ts';

/** Somebody in a chair, with the name that the board says. */
export interface Seated extends Seat {
  readonly name: string;
}

/** Who is in which chair by what the board shows. */
export const seatedOn = (tiles: readonly BoardTile[]): readonly Seated[] =>
  tiles.flatMap((tile) => {
    const seat = seatOf({ id: tile.session, chair: tile.chair?.id ?? null, phase: tile.phase });
    return seat === null ? [] : [{ ...seat, name: fullName(tile.patient) ?? tile.patient.id }];
  });

/** Who is in which chair now; undefined: not known here. */
export function useSeats(actor: Actor): readonly Seated[] | undefined {
  const sees = mayDo(actor, 'view/board', 'clinic').verdict !== 'deny';
  const board = useQuery({ ...viewQuery<BoardView>('board'), enabled: sees }).data;
  useTopics(sees ? ['board'] : [], board?.position);
  const tiles = board?.tiles;
  return useMemo(() => (tiles === undefined ? undefined : seatedOn(tiles)), [tiles]);
}
