import type { StreamMessage, WireEvent } from '@keel/formats/api';
import { serverClock } from '../api/index.ts';

type Message<Type extends StreamMessage['type']> = Extract<StreamMessage, { readonly type: Type }>;

/** What the tab knows about its connection, judged by its own clock. */
export interface FeedState {
  /** `live`: a beat came lately. `silent`: it should have. `connecting`: none yet. */
  readonly state: 'connecting' | 'live' | 'silent';
  /** Since the last beat, by the page's own timer. */
  readonly silentMs: number;
  /** Server clock minus this tablet's, ms: ages are reckoned with the server's. */
  readonly skewMs: number;
  /** What the server says of the device feed. */
  readonly devices: { readonly state: 'up' | 'silent' | 'down'; readonly ageMs: number | null } | null;
  /** And of the clock that raises alarms and says what is due. */
  readonly clock: Message<'beat'>['clock'] | null;
  readonly revoked: Message<'revoked'>['because'] | null;
}

/** Before anything was heard: the difference of the clocks is known already, from the page before or the first answer. */
export const beforeTheFirstBeat = (): FeedState => ({
  state: 'connecting',
  silentMs: 0,
  skewMs: serverClock.skewMs,
  devices: null,
  clock: null,
  revoked: null,
});

export type Reading = Message<'reading'>['values'][number] & {
  readonly device: string;
  readonly session: string | null;
  readonly chair: string | null;
};

/** The monitor says that it has no value of this kind. */
export type NoReading = Message<'reading'>['none'][number] & {
  readonly device: string;
  readonly session: string | null;
};

export interface FeedListeners {
  event?: (event: WireEvent) => void;
  changed?: (view: string, key: string | null) => void;
  readings?: (readings: readonly Reading[], none: readonly NoReading[]) => void;
  reset?: () => void;
}

/** Three beats: after that the screen says that it is blind. */
const SILENT_MS = 6_000;

/**
 * One connection to the server for the whole tab. Topics are added and dropped as screens come and go; the connection
 * is remade with the new set, going on from the last position, so nothing in between is missed.
 */
export class Feed {
  #source: EventSource | null = null;
  #worker: Worker;
  readonly #stopClock: () => void;
  readonly #topics = new Map<string, number>();
  readonly #listeners = new Set<FeedListeners>();
  readonly #watchers = new Set<() => void>();
  #position = 0;
  #remake: ReturnType<typeof setTimeout> | undefined;
  #state: FeedState = beforeTheFirstBeat();

  constructor() {
    this.#worker = new Worker(new URL('./heartbeat-worker.ts', import.meta.url), { type: 'module' });
    this.#stopClock = serverClock.watch(() => this.#set({ skewMs: serverClock.skewMs }));
    this.#worker.onmessage = (message: MessageEvent<number>) => this.#tick(message.data);
  }

  get state(): FeedState {
    return this.#state;
  }

  watch = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  };

  listen(listeners: FeedListeners): () => void {
    this.#listeners.add(listeners);
    return () => this.#listeners.delete(listeners);
  }

  /**
   * `after`: what the caller has read up to. A new topic takes the connection back to there: what came in between is
   * told again, and nobody minds hearing it twice.
   */
  subscribe(topic: string, after: number): () => void {
    const holders = this.#topics.get(topic) ?? 0;
    this.#topics.set(topic, holders + 1);
    if (holders === 0) {
      this.#position = this.#position === 0 ? after : Math.min(this.#position, after);
      this.#reconnect();
    }
    return () => {
      const left = (this.#topics.get(topic) ?? 1) - 1;
      if (left > 0) this.#topics.set(topic, left);
      else {
        this.#topics.delete(topic);
        this.#reconnect();
      }
    };
  }

  close(): void {
    clearTimeout(this.#remake);
    this.#stopClock();
    this.#source?.close();
    this.#source = null;
    this.#worker.terminate();
  }

  #set(change: Partial<FeedState>): void {
    this.#state = { ...this.#state, ...change };
    for (const watcher of this.#watchers) watcher();
  }

  #tick(sinceMs: number): void {
    const silentMs = Math.round(sinceMs / 1000) * 1000;
    if (sinceMs >= SILENT_MS) {
      this.#set({ state: 'silent', silentMs });
      // A dead connection that the browser still believes in is replaced, not waited for.
      if (this.#source && sinceMs % 10_000 < 1_000) this.#reconnect();
    } else if (this.#state.silentMs !== silentMs && this.#state.state !== 'live') this.#set({ silentMs });
  }

  #reconnect(): void {
    clearTimeout(this.#remake);
    // Screens change together (one leaves, one comes): one new connection for both.
    this.#remake = setTimeout(() => this.#connect(), 20);
  }

  #connect(): void {
    this.#source?.close();
    this.#source = null;
    if (this.#topics.size === 0) return;
    const topics = [...this.#topics.keys()].sort().join(',');
    const source = new EventSource(`/api/v1/stream?topics=${topics}&after=${this.#position}`);
    this.#source = source;
    const on = <T>(name: string, handle: (data: T) => void): void => {
      source.addEventListener(name, (message: MessageEvent<string>) => {
        if (source !== this.#source) return;
        const position = Number(message.lastEventId);
        if (position > this.#position) this.#position = position;
        handle(JSON.parse(message.data) as T);
      });
    };
    on<Message<'beat'>>('beat', (beat) => {
      this.#worker.postMessage('beat');
      this.#set({
        state: 'live',
        silentMs: 0,
        skewMs: serverClock.learn(beat.now),
        devices: beat.feed,
        clock: beat.clock,
      });
    });
    on<Message<'event'>>('event', ({ event }) => this.#tell('event', (f) => f(event)));
    on<Message<'changed'>>('changed', ({ view, key }) => this.#tell('changed', (f) => f(view, key)));
    on<Message<'reading'>>('reading', (message) => {
      const { device, session, chair } = message;
      const readings = message.values.map((value) => ({ ...value, device, session, chair }));
      const none = message.none.map((one) => ({ ...one, device, session }));
      this.#tell('readings', (f) => f(readings, none));
    });
    on<Message<'reset'>>('reset', ({ position }) => {
      this.#position = position;
      this.#tell('reset', (f) => f());
    });
    on<Message<'revoked'>>('revoked', ({ because }) => {
      source.close();
      this.#source = null;
      this.#set({ revoked: because });
    });
    // What changed about us while there was no connection (a lock, a role) nobody tells again: it is asked.
    source.onopen = () => this.#tell('changed', (f) => f('me', null));
    source.onerror = () => {
      // A refused connection (a server that is starting, or an ended login) is closed for good by the browser.
      if (source.readyState === EventSource.CLOSED && source === this.#source) {
        clearTimeout(this.#remake);
        this.#remake = setTimeout(() => this.#connect(), 2_000);
      }
    };
  }

  #tell<K extends keyof FeedListeners>(name: K, call: (listener: NonNullable<FeedListeners[K]>) => void): void {
    for (const listeners of this.#listeners) {
      const listener = listeners[name];
      if (listener) call(listener as NonNullable<FeedListeners[K]>);
    }
  }
}
