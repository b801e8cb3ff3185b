import type { Author } from '../record/index.ts';
import {
  byOccurrence,
  type Erased,
  type EventDraft,
  type EventRef,
  eventId,
  type Fold,
  isErased,
  type RecordedEvent,
  type StreamName,
} from '../record/index.ts';
import { addMs, DAY_MS, type Instant, instant, SECOND_MS } from '../units/index.ts';

/** A wrong entry put right. The original stays where it is; readers see `body` and, if given, `at`. */
export interface EntryCorrected {
  readonly entry: EventRef;
  /** The whole body as it should have been. */
  readonly body: Readonly<Record<string, unknown>>;
  /** When it really happened, if the time was wrong. */
  readonly at?: Instant;
  readonly reason: string;
}

/** Taken back by its author within a minute: a slip of the thumb, not a change of the record. */
export interface EntryUndone {
  readonly entry: EventRef;
}

/** Entered in error (other patient, did not happen). It stays readable, struck through, and counts for nothing. */
export interface EntryStruck {
  readonly entry: EventRef;
  readonly reason: string;
}

export type AmendmentEvent =
  | EventDraft<'entry-corrected', EntryCorrected>
  | EventDraft<'entry-undone', EntryUndone>
  | EventDraft<'entry-struck', EntryStruck>;

/** One amendment, with who and when. */
export interface Amendment {
  readonly kind: AmendmentEvent['kind'];
  readonly id: string;
  /** Place in the stream. */
  readonly seq: number;
  readonly at: Instant;
  readonly author: Author;
  readonly reason?: string;
  /** What a correction said instead: the whole body, and the time where that was wrong. */
  readonly corrected?: Pick<EntryCorrected, 'body' | 'at'>;
}

/**
 * In the order in which the record took them. For what is decided, ordered or ticked in the moment, and so never told late:
 * of two such things the one recorded last was decided knowing the other, whatever the clock of the machine said (one that is
 * set back by an hour puts the effect before its cause). What is told of the past has its place by when it happened.
 */
export const inRecordOrder = <E extends { readonly seq: number }>(entries: readonly E[]): readonly E[] =>
  entries.toSorted((a, b) => a.seq - b.seq);

/** The one that the record took last. */
export const lastRecorded = <E extends { readonly seq: number }>(entries: readonly E[]): E | undefined =>
  inRecordOrder(entries).at(-1);

interface EntryMeta {
  readonly id: string;
  readonly ref: EventRef;
  /** Place in the stream; what came after a signature has a higher one. */
  readonly seq: number;
  /** When it happened, as corrected; never later than its receipt, see `saidAt`. */
  readonly at: Instant;
  /** As it was said, where that is dated ahead of its receipt: nothing that is recorded can lie in the future (A12). */
  readonly saidAt?: Instant;
  /** When it was keyed in: from the command's id (UUIDv7), never later than the server's receipt. */
  readonly enteredAt: Instant;
  readonly recordedAt: Instant;
  readonly zone: string;
  readonly author: Author;
  /** As first entered, when a correction replaced it. */
  readonly original?: { readonly at: Instant; readonly body: unknown };
  /** What was said and cannot be, taken out of the body by its reader: shown, flagged, never used as a value. */
  readonly implausible?: Readonly<Record<string, unknown>>;
  readonly amendments: readonly Amendment[];
}

/** An event as a reader sees it: corrected, with the original beside it. Distributes over a union of events. */
export type Entry<E extends EventDraft = EventDraft> =
  E extends EventDraft<infer Kind, infer Body> ? EntryMeta & { readonly kind: Kind; readonly body: Body } : never;

/** Everything a stream holds, in the order it happened. The state of every fold over facts. */
export interface EntriesState {
  readonly stream: StreamName;
  /** The highest sequence number seen; 0 for a stream that does not exist yet. */
  readonly seq: number;
  readonly events: readonly RecordedEvent[];
}

/** What `readEntries` answers. */
export interface Entries<E extends EventDraft> {
  /** What counts, as corrected, in the order it happened. */
  readonly entries: readonly Entry<E>[];
  /** Undone and struck: shown on request, counted nowhere. */
  readonly withdrawn: readonly Entry<E>[];
  /** Entries whose body was emptied by law; nothing can be read from them. */
  readonly erased: readonly RecordedEvent<string, Erased>[];
}

/**
 * The fold that every stream of facts shares: events take their place by (occurredAt, seq), an event seen twice has its
 * effect once, so any order of arrival gives the same state.
 */
export const entriesFold: Fold<EntriesState> = {
  initial: (stream) => ({ stream, seq: 0, events: [] }),
  evolve: (state, event) => {
    let place = state.events.length;
    while (place > 0 && byOccurrence(state.events[place - 1]!, event) > 0) place -= 1;
    const before = state.events[place - 1];
    if (before !== undefined && byOccurrence(before, event) === 0) return state;
    return {
      stream: state.stream,
      seq: Math.max(state.seq, event.seq),
      events: state.events.toSpliced(place, 0, event),
    };
  },
};

/** Milliseconds in the first 48 bits of a UUIDv7; undefined for any other name. */
function uuidTime(id: string): number | undefined {
  if (!/^[0-9a-f]{8}-[0-9a-f]{4}-7/.test(id)) return undefined;
  return Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);
}

/** When an event was keyed in. A tablet whose clock runs ahead is held to the server's receipt. */
export function enteredAt(event: Pick<RecordedEvent, 'command' | 'recordedAt'>): Instant {
  const made = uuidTime(event.command);
  return made === undefined ? event.recordedAt : instant(Math.min(made, event.recordedAt));
}

/** Clocks differ a little; what is dated further ahead than this is not believed. Source: safety A12. */
export const DATED_AHEAD_MS = 5 * SECOND_MS;
export const isDatedAhead = (occurredAt: Instant, receivedAt: Instant): boolean =>
  occurredAt > addMs(receivedAt, DATED_AHEAD_MS);

/** A phone may keep a word for weeks until it has a network; what is dated further back is not believed without doubt. PD. */
export const DATED_BACK_MS = 30 * DAY_MS;
export const isDatedBack = (occurredAt: Instant, receivedAt: Instant): boolean =>
  occurredAt < addMs(receivedAt, -DATED_BACK_MS);

const AMENDMENTS = ['entry-corrected', 'entry-undone', 'entry-struck'] as const;
export const isAmendment = (kind: string): boolean => (AMENDMENTS as readonly string[]).includes(kind);

const correctedIn = ({ body, at }: EntryCorrected): Pick<EntryCorrected, 'body' | 'at'> =>
  at === undefined ? { body } : { body, at };

/** Applies amendments to what they point at. An amendment of nothing known waits without effect until its entry arrives. */
export function readEntries<E extends EventDraft>(state: EntriesState): Entries<E> {
  const amendments = new Map<string, RecordedEvent[]>();
  const erased: RecordedEvent<string, Erased>[] = [];
  for (const event of state.events) {
    if (isErased(event.body)) erased.push(event as RecordedEvent<string, Erased>);
    else if (isAmendment(event.kind)) {
      const target = eventId((event.body as EntryUndone).entry);
      amendments.set(target, [...(amendments.get(target) ?? []), event]);
    }
  }
  const withdrawnIds = new Set<string>();
  for (const [target, list] of amendments) {
    if (list.some((event) => event.kind !== 'entry-corrected')) withdrawnIds.add(target);
  }
  const entries: Entry<E>[] = [];
  const withdrawn: Entry<E>[] = [];
  let moved = false;
  for (const event of state.events) {
    if (isErased(event.body) || isAmendment(event.kind)) continue;
    const id = eventId(event);
    const applied = inRecordOrder(amendments.get(id) ?? []);
    const correction = applied.findLast((amendment) => amendment.kind === 'entry-corrected')?.body as
      | EntryCorrected
      | undefined;
    const said = correction?.at ?? event.occurredAt;
    const ahead = isDatedAhead(said, event.recordedAt);
    if (correction?.at !== undefined || ahead) moved = true;
    const entry = {
      id,
      ref: { command: event.command, index: event.index },
      kind: event.kind,
      body: correction === undefined ? event.body : correction.body,
      seq: event.seq,
      at: ahead ? event.recordedAt : said,
      ...(ahead ? { saidAt: said } : {}),
      enteredAt: enteredAt(event),
      recordedAt: event.recordedAt,
      zone: event.zone,
      author: event.author,
      ...(correction === undefined
        ? {}
        : {
            original: {
              at: isDatedAhead(event.occurredAt, event.recordedAt) ? event.recordedAt : event.occurredAt,
              body: event.body,
            },
          }),
      amendments: applied.map((amendment) => ({
        kind: amendment.kind as AmendmentEvent['kind'],
        id: eventId(amendment),
        seq: amendment.seq,
        at: amendment.occurredAt,
        author: amendment.author,
        ...('reason' in (amendment.body as object) ? { reason: (amendment.body as EntryStruck).reason } : {}),
        ...(amendment.kind === 'entry-corrected' ? { corrected: correctedIn(amendment.body as EntryCorrected) } : {}),
      })),
    } as unknown as Entry<E>;
    (withdrawnIds.has(id) ? withdrawn : entries).push(entry);
  }
  if (moved) entries.sort((a, b) => a.at - b.at || a.seq - b.seq || (a.id < b.id ? -1 : 1));
  return { entries, withdrawn, erased };
}
