import { wentBack } from '@keel/clinical/units';
import type { NoReading, Reading } from './feed.ts';

export interface Sample {
  readonly at: number;
  readonly value: number;
}

/** The last value of one channel, with the little history that this tab has seen of it. */
export interface Channel {
  /** Undefined: there is none, or the monitor says that it has none any more. */
  readonly last: Reading | undefined;
  /** Why the monitor has none now; undefined while it has one, or never spoke of it. */
  readonly none: NoReading | undefined;
  /** Oldest first, at most `KEEP` of them. */
  readonly samples: readonly Sample[];
}

const KEEP = 1_200;
const EMPTY: Channel = { last: undefined, none: undefined, samples: [] };

/** What devices said since this tab looked. Not the record: charted vitals are events. */
export class Readings {
  readonly #bySession = new Map<string, Map<string, Channel>>();
  /** When the last value of each kind was received, by session, monitor and kind; ms since epoch. */
  readonly #receivedAt = new Map<string, number>();
  readonly #versions = new Map<string, number>();
  readonly #watchers = new Map<string, Set<() => void>>();

  /** Counts what came for this session. */
  versionOf(session: string): number {
    return this.#versions.get(session) ?? 0;
  }

  /** Told when something comes for this session: twelve chairs do not draw again because one of them has a new pulse. */
  watch(session: string, watcher: () => void): () => void {
    const watchers = this.#watchers.get(session) ?? new Set();
    this.#watchers.set(session, watchers.add(watcher));
    return () => watchers.delete(watcher);
  }

  take(readings: readonly Reading[], none: readonly NoReading[] = []): void {
    const changed = new Set<string>();
    for (const reading of readings) {
      if (reading.session === null) continue;
      const channels = this.#channelsOf(reading.session);
      const at = Date.parse(reading.at);
      const known = channels.get(reading.kind) ?? EMPTY;
      // Late and repeated samples never replace a newer one, and what one monitor says again of a while ago is no clock set back.
      const back = this.#wentBack(reading);
      if (at <= timeOf(known) && !back) continue;
      const samples = [...(back ? [] : known.samples), { at, value: reading.value }].slice(-KEEP);
      channels.set(reading.kind, { last: reading, none: undefined, samples });
      changed.add(reading.session);
    }
    for (const one of none) {
      if (one.session === null) continue;
      const channels = this.#channelsOf(one.session);
      const known = channels.get(one.kind) ?? EMPTY;
      // Another monitor may have what this one has not; of the same moment, what there is counts.
      if ((known.last && known.last.device !== one.device) || Date.parse(one.at) <= timeOf(known)) continue;
      channels.set(one.kind, { last: undefined, none: one, samples: known.samples });
      changed.add(one.session);
    }
    for (const session of changed) {
      this.#versions.set(session, this.versionOf(session) + 1);
      for (const watcher of this.#watchers.get(session) ?? []) watcher();
    }
  }

  channel(session: string, kind: string): Channel | undefined {
    return this.#bySession.get(session)?.get(kind);
  }

  channels(session: string): ReadonlyMap<string, Channel> {
    return this.#bySession.get(session) ?? new Map();
  }

  /** Whether this monitor's own value was received by a clock that is behind the one before. */
  #wentBack({ session, device, kind, receivedAt }: Reading): boolean {
    const key = `${session} ${device} ${kind}`;
    const received = Date.parse(receivedAt);
    const before = this.#receivedAt.get(key);
    this.#receivedAt.set(key, received);
    return before !== undefined && wentBack(before, received);
  }

  #channelsOf(session: string): Map<string, Channel> {
    const known = this.#bySession.get(session) ?? new Map<string, Channel>();
    this.#bySession.set(session, known);
    return known;
  }
}

const timeOf = ({ last, none }: Channel): number => Date.parse((last ?? none)?.at ?? '1970-01-01T00:00:00Z');
