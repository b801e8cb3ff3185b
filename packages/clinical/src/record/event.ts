import type { Instant } from '../units/index.ts';

/** What must be consistent at once. `clinic` streams are singletons: `clinic/policy`, `clinic/staff`, `clinic/places`, … */
export const STREAM_KINDS = ['patient', 'session', 'register', 'day', 'device', 'clinic'] as const;
export type StreamKind = (typeof STREAM_KINDS)[number];

/** `<kind>/<id>`, lower case; a day's id is `<site>/<yyyy-mm-dd>`. */
export type StreamName = `${StreamKind}/${string}`;

/** @throws RangeError when the name is not one of ours: it was parsed at the border. */
export function streamKind(stream: string): StreamKind {
  const kind = stream.slice(0, stream.indexOf('/'));
  if (!(STREAM_KINDS as readonly string[]).includes(kind)) throw new RangeError(`not a stream: ${stream}`);
  return kind as StreamKind;
}

export const streamId = (stream: string): string => stream.slice(stream.indexOf('/') + 1);

/**
 * A person of the staff by a role; a device that is enrolled or registered; the clinic's own clock (`system`); a patient
 * in the portal; who accompanies him or sent him, by a link of one purpose.
 */
export const ACTOR_KINDS = ['person', 'device', 'system', 'patient', 'escort', 'referrer'] as const;
export type ActorKind = (typeof ACTOR_KINDS)[number];

/**
 * Who says it. `right` names the entry of the rights table under which it was accepted; `tablet` the enrolled screen it came from.
 */
export interface Author {
  readonly kind: ActorKind;
  readonly id: string;
  readonly right: string;
  readonly tablet?: string;
}

/** One thing that happened, as `decide` answers it: not yet placed in a log. */
export interface EventDraft<Kind extends string = string, Body = unknown> {
  readonly kind: Kind;
  /** Version of the body's shape; older ones are upcast on read. */
  readonly version: number;
  /** When it happened in the world, which may be well before it was recorded. */
  readonly occurredAt: Instant;
  /** IANA zone of the place where it happened. */
  readonly zone: string;
  readonly body: Body;
}

/** A body that was emptied because the law asked for it; the envelope and the chain stay. */
export interface Erased {
  readonly erased: true;
}

/**
 * An event in the record. `command` (UUIDv7, made by the author's device) and `index` together are its id, alike in
 * browser and server. `seq` counts from 1 in its stream, `position` from 1 in the clinic's log.
 */
export interface RecordedEvent<Kind extends string = string, Body = unknown> extends EventDraft<Kind, Body> {
  readonly command: string;
  readonly index: number;
  readonly stream: StreamName;
  readonly seq: number;
  readonly position: number;
  readonly recordedAt: Instant;
  readonly author: Author;
  readonly hash: string;
}

export interface EventRef {
  readonly command: string;
  readonly index: number;
}

export const isErased = (body: unknown): body is Erased =>
  typeof body === 'object' && body !== null && (body as { erased?: unknown }).erased === true;

export const eventId = (event: EventRef): string => `${event.command}/${event.index}`;

/**
 * Facts take their place by when they happened, not by when they arrived: any permutation sorts to the same order. Of one
 * moment what the record took first comes first, since nothing is recorded before its cause.
 */
export function byOccurrence(a: RecordedEvent, b: RecordedEvent): number {
  return (
    a.occurredAt - b.occurredAt ||
    a.seq - b.seq ||
    (a.command < b.command ? -1 : a.command > b.command ? 1 : a.index - b.index)
  );
}
