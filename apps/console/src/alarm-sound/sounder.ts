import { PATTERNS, type PatternName, PULSE_LENGTH_MS, pulsesOf } from './patterns.ts';

/** `off`: this screen is not to sound. `blocked`: it is, and the browser does not let it. */
export type SoundState = 'off' | 'ready' | 'blocked';

const LOUD = 0.35;
const SOFT = 0.12;
const WATCH_MS = 2_000;

/**
 * The page's voice. It watches itself: a context that the browser keeps suspended, or whose clock stands still, is
 * `blocked`, and the screen says so (safety A7).
 */
export class Sounder {
  #context: AudioContext | null = null;
  #state: SoundState = 'off';
  #wanted: PatternName | null = null;
  #lastBurstAt = Number.NEGATIVE_INFINITY;
  #burst: PatternName | null = null;
  #stoodAt = -1;
  #timer: ReturnType<typeof setInterval> | undefined;
  #playing: OscillatorNode[] = [];
  readonly #watchers = new Set<() => void>();

  get state(): SoundState {
    return this.#state;
  }

  watch = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  };

  /** Whether this screen is to be heard at all. */
  open(on: boolean): void {
    clearInterval(this.#timer);
    if (!on) {
      this.#hush();
      this.#set('off');
      return;
    }
    this.#context ??= new AudioContext();
    this.#look();
    this.#timer = setInterval(() => this.#look(), WATCH_MS);
  }

  /** After a touch: browsers let a page sound only then. */
  async unblock(): Promise<void> {
    await this.#context?.resume().catch(() => undefined);
    this.#look();
  }

  /** What is to be heard now. Called each second; a burst goes out when its time has come. */
  want(pattern: PatternName | null, nowMs: number): void {
    this.#wanted = pattern;
    if (pattern === null) {
      this.#hush();
      return;
    }
    if (this.#state !== 'ready') return;
    // A change of pattern does not wait for the burst before.
    if (pattern === this.#burst && nowMs - this.#lastBurstAt < PATTERNS[pattern].everyMs - 500) return;
    if (pattern !== this.#burst) this.#hush();
    this.#burst = pattern;
    this.#lastBurstAt = nowMs;
    this.#play(pattern);
  }

  close(): void {
    clearInterval(this.#timer);
    this.#hush();
    void this.#context?.close();
    this.#context = null;
  }

  #play(name: PatternName): void {
    const context = this.#context!;
    const pattern = PATTERNS[name];
    for (const startMs of pulsesOf(pattern)) {
      const from = context.currentTime + 0.05 + startMs / 1_000;
      const until = from + PULSE_LENGTH_MS / 1_000;
      const gain = context.createGain();
      const peak = name === 'reminder' ? SOFT : LOUD;
      // Rises and falls within 10 ms: a click is no alarm.
      gain.gain.setValueAtTime(0, from);
      gain.gain.linearRampToValueAtTime(peak, from + 0.01);
      gain.gain.setValueAtTime(peak, until - 0.01);
      gain.gain.linearRampToValueAtTime(0, until);
      gain.connect(context.destination);
      const oscillator = context.createOscillator();
      oscillator.type = 'triangle';
      oscillator.frequency.value = pattern.hertz;
      oscillator.connect(gain);
      oscillator.start(from);
      oscillator.stop(until);
      this.#playing.push(oscillator);
      oscillator.onended = () => {
        this.#playing = this.#playing.filter((one) => one !== oscillator);
      };
    }
  }

  #hush(): void {
    for (const oscillator of this.#playing.splice(0)) oscillator.stop();
    this.#burst = null;
    this.#lastBurstAt = Number.NEGATIVE_INFINITY;
  }

  #look(): void {
    const context = this.#context;
    if (context === null) return;
    const stands = context.currentTime === this.#stoodAt;
    this.#stoodAt = context.currentTime;
    this.#set(context.state === 'running' && !stands ? 'ready' : 'blocked');
  }

  #set(state: SoundState): void {
    if (this.#state === state) return;
    this.#state = state;
    if (state !== 'ready') this.#burst = null;
    for (const watcher of this.#watchers) watcher();
    if (state === 'ready' && this.#wanted !== null) this.want(this.#wanted, performance.now());
  }
}
