import type { Reading } from './feed.ts';

export interface Sample {
  readonly at: number;
  readonly value: number;
}

/** The last value of one channel, with the little history that this tab has seen of it. */
export interface Channel {
  readonly last: Reading;
  /** Oldest first, at most `KEEP` of them. */
  readonly samples: readonly Sample[];
}

const KEEP = 1_200;

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

  take(readings: readonly Reading[]): void {
    let changed = false;
    for (const reading of readings) {
      if (reading.session === null) continue;
      let channels = this.#bySession.get(reading.session);
      if (!channels) {
        channels = new Map();
        this.#bySession.set(reading.session, channels);
      }
      const at = Date.parse(reading.at);
      const known = channels.get(reading.kind);
      // Late and repeated samples never replace a newer one.
      if (known && Date.parse(known.last.at) >= at) continue;
      const samples = [...(known?.samples ?? []), { at, value: reading.value }].slice(-KEEP);
      channels.set(reading.kind, { last: reading, samples });
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
}
