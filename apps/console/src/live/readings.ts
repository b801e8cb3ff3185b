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
  readonly #watchers = new Set<() => void>();
  #version = 0;

  get version(): number {
    return this.#version;
  }

  watch = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  };

  take(readings: readonly Reading[], none: readonly NoReading[] = []): void {
    let changed = false;
    for (const reading of readings) {
      if (reading.session === null) continue;
      const channels = this.#channelsOf(reading.session);
      const at = Date.parse(reading.at);
      const known = channels.get(reading.kind) ?? EMPTY;
      // Late and repeated samples never replace a newer one.
      if (at <= timeOf(known)) continue;
      const samples = [...known.samples, { at, value: reading.value }].slice(-KEEP);
      channels.set(reading.kind, { last: reading, none: undefined, samples });
      changed = true;
    }
    for (const one of none) {
      if (one.session === null) continue;
      const channels = this.#channelsOf(one.session);
      const known = channels.get(one.kind) ?? EMPTY;
      // Another monitor may have what this one has not; of the same moment, what there is counts.
      if ((known.last && known.last.device !== one.device) || Date.parse(one.at) <= timeOf(known)) continue;
      channels.set(one.kind, { last: undefined, none: one, samples: known.samples });
      changed = true;
    }
    if (!changed) return;
    this.#version += 1;
    for (const watcher of this.#watchers) watcher();
  }

  channel(session: string, kind: string): Channel | undefined {
    return this.#bySession.get(session)?.get(kind);
  }

  channels(session: string): ReadonlyMap<string, Channel> {
    return this.#bySession.get(session) ?? new Map();
  }

  #channelsOf(session: string): Map<string, Channel> {
    const known = this.#bySession.get(session) ?? new Map<string, Channel>();
    this.#bySession.set(session, known);
    return known;
  }
}

const timeOf = ({ last, none }: Channel): number => Date.parse((last ?? none)?.at ?? '1970-01-01T00:00:00Z');
