import type { CommandAnswer, CommandsAnswer, ProblemDocument, WireCommand } from '@keel/formats/api';
import { type drafts, type Kept, type OutboxStore, ProblemError } from '../api/index.ts';
import { goOnAfter } from './uuid7.ts';

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
  /** The browser's disk takes nothing: what waits is lost with the page. */
  readonly unkept: boolean;
  /** Refused by the server after the screen had let go of them, this person's alone; they stand until he has put them away. */
  readonly refused: readonly RefusedEntry[];
}

export interface RefusedEntry {
  readonly kept: Kept;
  readonly problem: ProblemDocument;
}

/** Runs the work while no other page of this browser runs its own. */
export type Turn = <T>(work: () => Promise<T>) => Promise<T>;

/** Half-written words, which end when what they became is kept here, and come back when it is refused. */
export type Drafts = typeof drafts;
const NO_DRAFTS: Drafts = { behind: () => undefined, end: () => {}, back: () => {} };

/** Nobody waits for the answer: what is refused is told above every screen. */
export const NOBODY: AbortSignal = AbortSignal.abort();

const keptOf = ({ kept }: RefusedEntry): Kept => kept;

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
  readonly #drafts: Drafts;
  readonly #watchers = new Set<() => void>();
  /**
   * What the browser's disk did not take (it is full, or closed to us), and is in this page's memory alone: as on the disk, each
   * stays for its own.
   */
  readonly #onlyHere = new Map<string, Kept>();
  /** Put away here: a look at the disk from before does not bring them back. */
  readonly #dismissed = new Set<string>();
  /** Recorded after its screen had been told that it is kept. */
  readonly #recorded = new Set<string>();
  /** What was said here last about each stream, by id. */
  readonly #lastAbout = new Map<string, string>();
  readonly #callers = new Map<string, (outcome: Outcome) => void>();
  #state: OutboxState = { waiting: [], offline: false, unkept: false, refused: [] };
  #sending: Promise<void> | null = null;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #failures = 0;
  /** Something came while the sender was at work; he may have looked away already. */
  #askedAgain = false;
  #person: string | null = null;
  #held = false;
  #locked = false;

  constructor(store: OutboxStore, post: Post, turn: Turn = (work) => work(), drafts: Drafts = NO_DRAFTS) {
    this.#store = store;
    this.#post = post;
    this.#turn = turn;
    this.#drafts = drafts;
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
    // Another's is not his to see, or to send, while the disk is asked.
    this.#set({
      waiting: this.#state.waiting.filter((entry) => this.#isOwn(entry)),
      refused: this.#state.refused.filter(({ kept }) => kept.person === person),
    });
    const all = await this.#store.all().catch(() => []);
    for (const { id } of all) goOnAfter(id);
    if (this.#person !== person) return;
    const own = [
      ...all.filter((entry) => this.#takesOver(entry)),
      ...[...this.#onlyHere.values()].filter((entry) => this.#isOwn(entry)),
    ];
    // Said while the disk was asked.
    const since = this.#state.waiting.filter((one) => this.#isOwn(one) && !own.some(({ id }) => id === one.id));
    this.#set({
      waiting: [...own.filter(({ refused }) => refused === undefined), ...since],
      refused: own.flatMap((kept) => (kept.refused === undefined ? [] : [{ kept, problem: kept.refused }])),
    });
    void this.flush();
  }

  /**
   * Keeps the command and tries to send it. Resolves when the server has answered, or as soon as it is known that it
   * cannot; it is on this tablet's disk by then. `gone` is aborted when whoever asked is there no more to be told: it is kept
   * then like any other, and its refusal is told where he is.
   */
  async say(command: WireCommand, now: number, gone?: AbortSignal): Promise<Outcome> {
    if (this.#person === null) throw new Error('nobody is logged in');
    const draft = this.#drafts.behind(command.body);
    const kept: Kept = {
      id: command.id,
      command,
      person: this.#person,
      keptAt: now,
      ...(draft === undefined ? {} : { draft }),
    };
    const onDisk = await this.#store.put(kept).then(
      () => true,
      () => false,
    );
    this.#lastAbout.set(command.stream, command.id);
    // It is said all the same: the server may have it within the second.
    if (!onDisk) this.#onlyHere.set(kept.id, kept);
    else if (draft !== undefined) this.#drafts.end(draft);
    // Somebody else is here by now, or nobody: it waits for its own.
    if (this.#person === null || !this.#isOwn(kept)) return { kind: 'kept' };
    this.#set({ waiting: [...this.#without(kept), kept] });
    const outcome = new Promise<Outcome>((resolve) => this.#callers.set(command.id, resolve));
    const leave = (): void => void this.#tell(command.id, { kind: 'kept' });
    if (gone?.aborted === true) leave();
    gone?.addEventListener('abort', leave, { once: true });
    void this.flush();
    return outcome.finally(() => gone?.removeEventListener('abort', leave));
  }

  /** What became of something that was said here and got no answer then; `unknown`: another page may have had its answer. */
  became(id: string): Outcome['kind'] | 'unknown' {
    if (this.#state.waiting.some((kept) => kept.id === id)) return 'kept';
    if (this.#dismissed.has(id) || this.#state.refused.some(({ kept }) => kept.id === id)) return 'refused';
    return this.#recorded.has(id) ? 'recorded' : 'unknown';
  }

  /** Whether nothing was said here since about what this one is about. */
  isLastAbout({ id, stream }: Pick<WireCommand, 'id' | 'stream'>): boolean {
    return this.#lastAbout.get(stream) === id;
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

  /** Opened, what its user had left is taken over. */
  lock(locked: boolean): void {
    const opened = this.#locked && !locked;
    this.#locked = locked;
    if (opened) void this.flush();
  }

  release(): Promise<void> {
    this.#held = false;
    return this.flush();
  }

  /** Its writer has read that it was not taken. */
  async dismiss(id: string): Promise<void> {
    this.#dismissed.add(id);
    await this.#letGo(id);
    this.#set({ refused: this.#state.refused.filter(({ kept }) => kept.id !== id) });
  }

  /** Nobody is logged in here any more: nothing goes out under whoever comes next. What is unsent stays for its own. */
  stop(): void {
    clearTimeout(this.#retry);
    this.#person = null;
    for (const { id } of this.#state.waiting) this.#tell(id, { kind: 'kept' });
    this.#set({ waiting: [], refused: [] });
  }

  /** At sign-out. @throws Error while something is unsent, or refused and unread, on any page of this browser: it would be lost. */
  async forget(): Promise<void> {
    await this.#lookAnew();
    if (this.#state.waiting.length > 0) throw new Error('commands are unsent');
    if (this.#state.refused.length > 0) throw new Error('refused commands are unread');
    // What others left unsent here stays for them.
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
    const sender = this.#person;
    if (batch.length === 0 || sender === null) return false;
    const answers = await this.#ask(batch, sender);
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
      if (answer.answer === 'refused') {
        await this.#refuse(entry, sender, answer.problem);
        continue;
      }
      await this.#letGo(entry.id);
      this.#set({ waiting: this.#without(entry) });
      if (!this.#tell(entry.id, { kind: 'recorded', answer })) this.#recorded.add(entry.id);
    }
    this.#failures = held ? this.#failures + 1 : 0;
    this.#set({ offline: false });
    return !held && this.#state.waiting.length > 0;
  }

  /** Told to whoever waits for the answer; where nobody does any more, it is kept with the entry until its writer has read it. */
  async #refuse(entry: Kept, sender: string, problem: ProblemDocument): Promise<void> {
    const kept = { ...entry, person: entry.person === TABLET ? sender : entry.person, refused: problem };
    // Another page can have sent it, too, and have had the answer: then what became of it is told there. It is marked before it
    // is told: whoever leaves in between finds it.
    const stands = this.#onlyHere.has(entry.id) || (await this.#store.refuse(kept).catch(() => true));
    if (this.#onlyHere.has(entry.id)) this.#onlyHere.set(entry.id, kept);
    if (stands && entry.draft !== undefined) this.#drafts.back(entry.draft);
    if (this.#tell(entry.id, { kind: 'refused', problem })) {
      this.#set({ waiting: this.#without(entry) });
      await this.#letGo(entry.id);
      return;
    }
    const own = stands && kept.person === this.#person ? [{ kept, problem }] : [];
    this.#set({ waiting: this.#without(entry), refused: [...this.#state.refused, ...own] });
  }

  /**
   * Another page of this browser may have had answers since: what it let go of is no more ours to send, or to call refused. And it
   * may be gone, with what it had not sent: that is sent, or told, here.
   */
  async #lookAnew(): Promise<void> {
    const person = this.#person;
    const all = await this.#store.all().catch(() => null);
    // A disk that does not answer says nothing of what was sent.
    if (all === null || person === null || this.#person !== person) return;
    for (const { id } of all) goOnAfter(id);
    const disk = new Map(all.map((kept) => [kept.id, kept]));
    const told: RefusedEntry[] = [];
    const stands: RefusedEntry[] = [];
    // Said while the disk was asked, or still asked for by a screen here: the server gives its answer again.
    const waiting = this.#state.waiting.filter(
      ({ id }) => !disk.has(id) && (this.#callers.has(id) || this.#onlyHere.has(id)),
    );
    stands.push(...this.#state.refused.filter(({ kept }) => this.#onlyHere.has(kept.id)));
    for (const kept of disk.values()) {
      const called = this.#callers.has(kept.id);
      if (kept.refused === undefined) {
        const known = this.#state.waiting.some(({ id }) => id === kept.id);
        if (known || this.#takesOver(kept)) waiting.push(kept);
      } else if (called) told.push({ kept, problem: kept.refused });
      else if (this.#isOwn(kept) && !this.#dismissed.has(kept.id)) stands.push({ kept, problem: kept.refused });
    }
    waiting.sort((one, other) => (one.id < other.id ? -1 : 1));
    const ids = (list: readonly { readonly id: string }[]): string => list.map(({ id }) => id).join();
    const now = this.#state;
    if (ids(waiting) !== ids(now.waiting) || ids(stands.map(keptOf)) !== ids(now.refused.map(keptOf)))
      this.#set({ waiting, refused: stands });
    for (const { kept, problem } of told) {
      if (this.#tell(kept.id, { kind: 'refused', problem })) await this.#store.remove(kept.id);
      // Left since the disk was asked.
      else if (this.#isOwn(kept)) this.#set({ refused: [...this.#state.refused, { kept, problem }] });
    }
  }

  /** The answers, or null when there were none: nothing is known about these commands then. */
  async #ask(batch: readonly Kept[], sender: string): Promise<readonly CommandAnswer[] | null> {
    if (this.#held) return null;
    try {
      // Another page may have logged somebody else in since.
      const body = { commands: batch.map(({ command }) => command), ...(sender === TABLET ? {} : { by: sender }) };
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

  async #letGo(id: string): Promise<void> {
    // Left on the disk it is asked for again, and has the same answer.
    if (!this.#onlyHere.delete(id)) await this.#store.remove(id).catch(() => undefined);
  }

  #isOwn({ person }: Kept): boolean {
    return person === this.#person || person === TABLET;
  }

  /**
   * Whether it is taken from the disk. On a screen that is locked, what its user had left waits for him: it would go out as the
   * tablet's own. What the tablet itself wrote meanwhile is that, and goes.
   */
  #takesOver(kept: Kept): boolean {
    return this.#isOwn(kept) && (!this.#locked || kept.person === TABLET || kept.refused !== undefined);
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

  #set(change: Partial<Omit<OutboxState, 'unkept'>>): void {
    this.#state = { ...this.#state, ...change, unkept: this.#onlyHere.size > 0 };
    for (const watcher of this.#watchers) watcher();
  }
}
