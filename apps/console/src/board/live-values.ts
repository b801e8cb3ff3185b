import type { BoardTile, ReadingKind, TileValue } from '@keel/formats/api';
import type { Readings } from '../live/index.ts';

export interface Shown {
  readonly value: number;
  readonly unit: string;
  readonly at: number;
  readonly source: TileValue['source'];
}

/** The newest value of a kind that anybody has: the view's or the stream's. */
export function newest(
  tile: Pick<BoardTile, 'session' | 'values'>,
  kind: ReadingKind,
  readings: Readings,
): Shown | null {
  const candidates: Shown[] = tile.values
    .filter((value) => value.kind === kind)
    .map(({ value, unit, at, source }) => ({ value, unit, at: Date.parse(at), source }));
  const live = readings.channel(tile.session, kind)?.last;
  if (live) candidates.push({ value: live.value, unit: live.unit, at: Date.parse(live.at), source: 'device' });
  return candidates.reduce<Shown | null>((best, one) => (best === null || one.at > best.at ? one : best), null);
}

/** Upper and lower number of one measurement; null when they are not from the same moment. */
export function newestPressure(
  tile: Pick<BoardTile, 'session' | 'values'>,
  readings: Readings,
): {
  readonly systolic: number;
  readonly diastolic: number;
  readonly at: number;
  readonly source: TileValue['source'];
} | null {
  const systolic = newest(tile, 'NIBP_SYS', readings);
  const diastolic = newest(tile, 'NIBP_DIA', readings);
  if (!systolic || !diastolic || Math.abs(systolic.at - diastolic.at) > 5_000) return null;
  return { systolic: systolic.value, diastolic: diastolic.value, at: systolic.at, source: systolic.source };
}
