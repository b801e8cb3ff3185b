import type { CommandAnswer, CommandsAnswer, ProblemDocument, WireCommand } from '@keel/formats/api';
import { type Kept, type OutboxStore, ProblemError } from '../api/index.ts';

/** Whose entries are those that an enrolled tablet makes while nobody is logged in: whoever uses it next sends them. */
export const TABLET = 'tablet';

export type Outcome =
  | { readonly kind: 'recorded'; readonly answer: Extract<CommandAnswer, { answer: 'recorded' }> }
  | { readonly kind: 'refused'; readonly problem: ProblemDocument }
  /** Kept here: the server does not answer, or answers later. */
  | { readonly kind: 'kept' };

export interface OutboxState {
  /** Not known to be recorded, in the order they were made. */
  readonly waiting: readonly Kept[];
  /** The last try got no answer. */
  readonly offline: boolean;
  /** Refused by the server after the screen had let go of them, this person's alone; they stand until he has put them away. */
  readonly refused: readonly RefusedEntry[];
}

export interface RefusedEntry {
  readonly kept: Kept;
  readonly problem: ProblemDocument;
}

/** Runs the work while no other page of this browser runs its own. */
export type Turn = <T>(work: () => Promise<T>) => Promise<T>;

export type Post = (path: string, body: unknown) => Promise<CommandsAnswer>;

/** 401, 429, 5xx, or a screen that the server holds for locked: it may yet be taken. Every other refusal is final. */
const mayYetBeTaken = ({ status, type }: ProblemDocument): boolean =>
  status === 401 || status === 429 || status >= 500 || type.endsWith('/input-locked');
const BATCH = 100;
const RETRY_MS = [1_000, 2_000, 5_000, 10_000] as const;

/**
 * Everything this tablet says goes through here, in order: written to the browser's disk first, then sent, and let go of
 * only when the server has answered for it. The same id sent twice has its effect once, so an answer that got lost is
 * asked for again. Pages of one browser share the disk and send in turns; a page looks at the disk anew in each turn, and lets
 * go of what another has had the answer for.
 */
export class Outbox {
  readonly #store: OutboxStore;
  readonly #post: Post;
  readonly #turn: Turn;
  readonly #watchers = new Set<() => void>();
  readonly #callers = new Map<string, (outcome: Outcome) => void>();
  #state: OutboxState = { waiting: [], offline: false, refused: [] };
  #sending: Promise<void> | null = null;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #failures = 0;
  /** Something came while the sender was at work; he may have looked away already. */
  #askedAgain = false;
  #person: string | null = null;
  #held = false;

  constructor(store: OutboxStore, post: Post, turn: Turn = (work) => work()) {
    this.#store = store;
    this.#post = post;
    this.#turn = turn;
  }

  get state(): OutboxState {
    return this.#state;
  }

  watch = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  };

  /** Somebody logged in: what he left unsent here goes out now, and what was refused of it stands. */
  async start(person: string): Promise<void> {
    this.#person = person;
    // Another's is not his to see while the disk is asked.
    this.#set({ refused: this.#state.refused.filter(({ kept }) => kept.person === person) });
    const all = await this.#store.all();
    if (this.#person !== person) return;
    const own = all.filter((entry) => this.#isOwn(entry));
    // Said while the disk was asked.
    const since = this.#state.waiting.filter((one) => one.person === person && !own.some(({ id }) => id === one.id));
    this.#set({
      waiting: [...own.filter(({ refused }) => refused === undefined), ...since],
      refused: own.flatMap((kept) => (kept.refused === undefined ? [] : [{ kept, problem: kept.refused }])),
    });
    void this.flush();
  }

  /**
   * Keeps the command and tries to send it. Resolves when the server has answered, or as soon as it is known that it
   * cannot; it is on this tablet's disk by then.
   */
  async say(command: WireCommand, now: number): Promise<Outcome> {
    if (this.#person === null) throw new Error('nobody is logged in');
    const kept: Kept = { id: command.id, command, person: this.#person, keptAt: now };
    await this.#store.put(kept);
    this.#set({ waiting: [...this.#state.waiting, kept] });
    const outcome = new Promise<Outcome>((resolve) => this.#callers.set(command.id, resolve));
    void this.flush();
    return outcome;
  }

  /** Sends what waits, oldest first. One sender at a time: order is kept. */
  flush(): Promise<void> {
    clearTimeout(this.#retry);
    if (this.#sending) {
      this.#askedAgain = true;
      // What has come since is sent in the next: whoever asks for it waits for that one.
      return this.#sending.then(() => this.#sending ?? undefined);
    }
    this.#askedAgain = false;
    this.#sending = this.#send().finally(() => {
      this.#sending = null;
      if (this.#askedAgain) void this.flush();
      else if (this.#state.waiting.length > 0) {
        const delay = RETRY_MS[Math.min(this.#failures, RETRY_MS.length) - 1] ?? 0;
        this.#retry = setTimeout(() => void this.flush(), delay);
      }
    });
    return this.#sending;
  }

  /**
   * The screen was opened by a PIN that the server has not seen yet. Until it has, nothing goes out: the server would
   * take it for the tablet's own, and not for hers who said it.
   */
  hold(): void {
    this.#held = true;
  }

  release(): Promise<void> {
    this.#held = false;
    return this.flush();
  }

  /** Its writer has read that it was not taken. */
  async dismiss(id: string): Promise<void> {
    await this.#store.remove(id);
    this.#set({ refused: this.#state.refused.filter(({ kept }) => kept.id !== id) });
  }

  /** At sign-out. @throws Error while something is unsent, or refused and unread: it would be lost. */
  async forget(): Promise<void> {
    if (this.#state.waiting.length > 0) throw new Error('commands are unsent');
    if (this.#state.refused.length > 0) throw new Error('refused commands are unread');
    // What others left unsent here stays for them.
    await this.#store.clearViews();
    this.#person = null;
  }

  async #send(): Promise<void> {
    let more = true;
    while (more) more = await this.#turn(() => this.#sendBatch());
  }

  /** Whether there is more to send. */
  async #sendBatch(): Promise<boolean> {
    await this.#lookAnew();
    const batch = this.#state.waiting.slice(0, BATCH);
    if (batch.length === 0) return false;
    const sender = this.#person ?? TABLET;
    const answers = await this.#ask(batch);
    if (answers === null) {
      this.#failures += 1;
      this.#set({ offline: true });
      for (const entry of this.#state.waiting) this.#tell(entry.id, { kind: 'kept' });
      return false;
    }
    let held = false;
    for (const entry of batch) {
      const answer = answers.find(({ id }) => id === entry.id);
      if (!answer || (answer.answer === 'refused' && mayYetBeTaken(answer.problem))) {
        held = true;
        this.#tell(entry.id, { kind: 'kept' });
        continue;
      }
      // Nobody waits for the answer any more: it is kept with the entry until he reads it.
      if (answer.answer === 'refused' && !this.#callers.has(entry.id)) {
        const kept = { ...entry, person: entry.person === TABLET ? sender : entry.person, refused: answer.problem };
        // Another page can have sent it, too, and have had the answer: then what became of it is told there.
        const stands = await this.#store.refuse(kept);
        const own = stands && kept.person === this.#person ? [{ kept, problem: answer.problem }] : [];
        this.#set({ waiting: this.#without(entry), refused: [...this.#state.refused, ...own] });
        continue;
      }
      await this.#store.remove(entry.id);
      this.#set({ waiting: this.#without(entry) });
      this.#tell(
        entry.id,
        answer.answer === 'recorded' ? { kind: 'recorded', answer } : { kind: 'refused', problem: answer.problem },
      );
    }
    this.#failures = held ? this.#failures + 1 : 0;
    this.#set({ offline: false });
    return !held && this.#state.waiting.length > 0;
  }

  /** Another page of this browser may have had answers since: what it let go of is no more ours to send, or to call refused. */
  async #lookAnew(): Promise<void> {
    const disk = new Map((await this.#store.all()).map((kept) => [kept.id, kept]));
    const told: RefusedEntry[] = [];
    const stands: RefusedEntry[] = [];
    const waiting: Kept[] = [];
    for (const entry of this.#state.waiting) {
      const kept = disk.get(entry.id);
      const called = this.#callers.has(entry.id);
      if (kept?.refused === undefined) {
        // A caller still wants the answer: the server gives it again.
        if (kept !== undefined || called) waiting.push(entry);
      } else if (called) told.push({ kept, problem: kept.refused });
      else if (this.#isOwn(kept)) stands.push({ kept, problem: kept.refused });
    }
    const refused = this.#state.refused.filter(({ kept }) => disk.get(kept.id)?.refused !== undefined);
    if (waiting.length < this.#state.waiting.length || refused.length < this.#state.refused.length)
      this.#set({ waiting, refused: [...refused, ...stands] });
    for (const { kept, problem } of told) {
      await this.#store.remove(kept.id);
      this.#tell(kept.id, { kind: 'refused', problem });
    }
  }

  /** The answers, or null when there were none: nothing is known about these commands then. */
  async #ask(batch: readonly Kept[]): Promise<readonly CommandAnswer[] | null> {
    if (this.#held) return null;
    try {
      const body = { commands: batch.map(({ command }) => command) };
      return (await this.#post('/commands', body)).answers;
    } catch (error) {
      if (!(error instanceof ProblemError)) return null;
      // A single refused command answers as problem+json with the same members beside it.
      const { problem } = error;
      const answers = (problem as ProblemDocument & { answers?: CommandAnswer[] }).answers;
      if (answers) return answers;
      if (mayYetBeTaken(problem) || problem.status === 403) return null;
      // The request as a whole is unreadable: say so for each, rather than try for ever.
      return batch.map(({ id }) => ({ id, answer: 'refused', problem }));
    }
  }

  #isOwn({ person }: Kept): boolean {
    return person === this.#person || person === TABLET;
  }

  #without(sent: Kept): readonly Kept[] {
    return this.#state.waiting.filter(({ id }) => id !== sent.id);
  }

  #tell(id: string, outcome: Outcome): boolean {
    const caller = this.#callers.get(id);
    this.#callers.delete(id);
    caller?.(outcome);
    return caller !== undefined;
  }

  #set(change: Partial<OutboxState>): void {
    this.#state = { ...this.#state, ...change };
    for (const watcher of this.#watchers) watcher();
  }
}
