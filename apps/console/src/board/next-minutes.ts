import type { BoardTile } from '@keel/formats/api';

/** One thing to do, on the board's common clock. */
export interface Coming {
  readonly id: string;
  readonly tile: BoardTile;
  /** What is to be done there then; several things of one chair at one moment are one stop. */
  readonly whats: readonly string[];
  readonly dueAt: number;
  readonly lateAt: number | null;
  /** Where it lies between now (0) and the end of the window (1); 0 for what is overdue. */
  readonly place: number;
  readonly late: boolean;
  /** Something on another chair wants hands at nearly the same moment. */
  readonly clash: boolean;
}

export const WINDOW_MS = 10 * 60_000;
/** Two things within this time of one another need two people, or one of them waits. */
export const CLASH_MS = 90_000;
/** Late after this where the view says no time of its own: the policy's own measure for a check (e.1, PD). */
const LATE_AFTER_MS = 5 * 60_000;
/** On one chair, what lies this close together is done in one go. */
const SAME_STOP_MS = 60_000;

/** Everything due on any chair until the end of the window, in time order; what is overdue comes first. */
export function nextMinutes(tiles: readonly BoardTile[], now: number): readonly Coming[] {
  const all = tiles
    .flatMap((tile) => tile.due.map((due) => ({ tile, due, dueAt: Date.parse(due.dueAt) })))
    .filter(({ dueAt }) => dueAt <= now + WINDOW_MS)
    .sort((a, b) => a.dueAt - b.dueAt || a.tile.rank - b.tile.rank);
  const stops: { tile: BoardTile; key: string; dueAt: number; lateAt: number | null; whats: string[] }[] = [];
  for (const { tile, due, dueAt } of all) {
    const lateAt = due.lateAt === null ? null : Date.parse(due.lateAt);
    const stop = stops.find((one) => one.tile.session === tile.session && dueAt - one.dueAt < SAME_STOP_MS);
    if (stop) stop.whats.push(due.what);
    else stops.push({ tile, key: due.key, dueAt, lateAt, whats: [due.what] });
  }
  return stops.map(({ tile, key, dueAt, lateAt, whats }) => {
    // What is overdue wants hands now.
    const at = Math.max(dueAt, now);
    return {
      id: `${tile.session} ${key}`,
      tile,
      whats: [...new Set(whats)],
      dueAt,
      lateAt,
      place: Math.max(0, (dueAt - now) / WINDOW_MS),
      late: now >= (lateAt ?? dueAt + LATE_AFTER_MS),
      clash: stops.some(
        (other) => other.tile.session !== tile.session && Math.abs(Math.max(other.dueAt, now) - at) < CLASH_MS,
      ),
    };
  });
}

/** What comes before any clock: an alarm, or values that call for stopping, pausing, or going to look (e.3). */
const BEFORE_ANY_CLOCK = [
  'alarm-high',
  'values-call-for-stop',
  'off-monitor-too-long',
  'alarm-medium',
  'values-call-for-pause',
] as const;

export interface Urgent {
  readonly tile: BoardTile;
  readonly need: (typeof BEFORE_ANY_CLOCK)[number];
  /** Alarm condition, rule or due item that it is about. */
  readonly about: string;
}

/** The chair that cannot wait for its turn, by the server's order of need; null: the clock says what is next. */
export function urgent(tiles: readonly BoardTile[]): Urgent | null {
  const first = [...tiles].sort((a, b) => a.rank - b.rank)[0];
  if (first === undefined) return null;
  const [name, ...about] = first.why.split(':');
  const need = BEFORE_ANY_CLOCK.find((one) => one === name);
  return need === undefined ? null : { tile: first, need, about: about.join(':') };
}

export interface Clash {
  readonly at: number;
  readonly tiles: readonly BoardTile[];
}

/** The clashes as groups: what lies within one reach of its neighbour, over more than one chair. */
export function clashes(coming: readonly Coming[], now: number): readonly Clash[] {
  const groups: Coming[][] = [];
  for (const one of coming) {
    const group = groups.at(-1);
    const before = group?.at(-1);
    if (group && before && Math.max(one.dueAt, now) - Math.max(before.dueAt, now) < CLASH_MS) group.push(one);
    else groups.push([one]);
  }
  return groups
    .map((group) => ({
      at: Math.max(group[0]!.dueAt, now),
      tiles: [...new Map(group.map(({ tile }) => [tile.session, tile])).values()],
    }))
    .filter(({ tiles }) => tiles.length > 1);
}
