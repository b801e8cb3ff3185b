import type { BoardTile, NoValueReason, ReadingKind, TileValue } from '@keel/formats/api';
import type { Readings } from './readings.ts';

export interface Shown {
  readonly value: number;
  readonly unit: string;
  readonly at: number;
  readonly source: TileValue['source'];
}

/** What a monitor sends every second; a pressure keeps standing with its age when the next one fails. */
const CONTINUOUS: ReadonlySet<string> = new Set(['HR', 'PULSE', 'SPO2', 'RR', 'ETCO2']);

/** Why the monitor says that it has no value of this kind, the view's word or the stream's; null: it does not say so. */
export function absence(
  tile: Pick<BoardTile, 'session' | 'none'>,
  kind: ReadingKind,
  readings: Readings,
): { readonly because: NoValueReason; readonly at: number } | null {
  const channel = readings.channel(tile.session, kind);
  if (channel?.last) return null;
  // A tile that was kept by an older version has no such list.
  const none = channel?.none ?? (tile.none ?? []).find((one) => one.kind === kind);
  return none === undefined ? null : { because: none.because, at: Date.parse(none.at) };
}

/**
 * The newest value of a kind that anybody has: the view's or the stream's. Not a monitor's own from before it said that
 * it has none.
 */
export function newest(
  tile: Pick<BoardTile, 'session' | 'values' | 'none'>,
  kind: ReadingKind,
  readings: Readings,
): Shown | null {
  const gone = CONTINUOUS.has(kind) ? absence(tile, kind, readings) : null;
  const candidates: Shown[] = tile.values
    .filter((value) => value.kind === kind)
    .filter(({ source, at }) => source === 'person' || gone === null || Date.parse(at) > gone.at)
    .map(({ value, unit, at, source }) => ({ value, unit, at: Date.parse(at), source }));
  const live = readings.channel(tile.session, kind)?.last;
  if (live) candidates.push({ value: live.value, unit: live.unit, at: Date.parse(live.at), source: 'device' });
  return candidates.reduce<Shown | null>((best, one) => (best === null || one.at > best.at ? one : best), null);
}

/** Upper and lower number of one measurement; null when they are not from the same moment. */
export function newestPressure(
  tile: Pick<BoardTile, 'session' | 'values' | 'none'>,
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
