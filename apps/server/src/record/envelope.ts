import { createHash } from 'node:crypto';
import { type Author, type EventDraft, type RecordedEvent, type StreamName, streamKind } from '@keel/clinical/record';
import { type Instant, instant } from '@keel/clinical/units';
import { canonical } from './canonical.ts';

/** What the first entry of a log follows. */
export const GENESIS = '0'.repeat(64);

/** PostgreSQL and RFC 3339 agree on the years 1 to 9999. */
const AT_MIN = Date.parse('0001-01-01T00:00:00.000Z');
const AT_MAX = Date.parse('9999-12-31T23:59:59.999Z');

/**
 * What is hashed, one JSON object a line of the log. `body` is the SHA-256 of salt and body, so a body can be erased and
 * the chain holds. Times are RFC 3339 in UTC with milliseconds; `previous` is the hash of the entry before.
 */
export interface Envelope {
  readonly envelope: 1;
  readonly clinic: string;
  readonly position: number;
  readonly previous: string;
  readonly stream: string;
  readonly seq: number;
  readonly command: string;
  readonly index: number;
  readonly kind: string;
  readonly version: number;
  readonly occurredAt: string;
  readonly zone: string;
  readonly recordedAt: string;
  readonly author: Author;
  readonly body: string;
}

export const sha256 = (...parts: readonly (string | Uint8Array)[]): string => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
};

/** @throws RangeError outside the years 1 to 9999. */
export function rfc3339(at: Instant): string {
  if (!Number.isSafeInteger(at) || at < AT_MIN || at > AT_MAX) throw new RangeError(`not a time to record: ${at}`);
  return new Date(at).toISOString();
}

/** @throws TypeError | RangeError for a draft that cannot be an event: it was decided by our own code, so that is a bug. */
export function refuseImpossible(stream: string, draft: EventDraft): void {
  streamKind(stream);
  if (!/^[a-z0-9/._-]{3,200}$/.test(stream)) throw new RangeError(`not a stream: ${stream}`);
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(draft.kind)) throw new RangeError(`not a kind of event: ${draft.kind}`);
  if (!Number.isSafeInteger(draft.version) || draft.version < 1)
    throw new RangeError(`not a version: ${draft.version}`);
  if (typeof draft.zone !== 'string' || draft.zone === '') throw new RangeError('an event needs its IANA zone');
  rfc3339(draft.occurredAt);
}

/** How an older body becomes one of today's: entry 0 makes version 2 of version 1, and so on, by kind of event. */
export type Upcasters = Readonly<Record<string, readonly ((body: unknown) => unknown)[]>>;

export interface StoredEvent {
  readonly envelope: string;
  readonly hash: string;
  readonly body: string | null;
}

/** An event as its readers want it: parsed, its body of today's version, or marked as erased. */
export function recordedEvent(stored: StoredEvent, upcasters: Upcasters): RecordedEvent {
  const envelope = JSON.parse(stored.envelope) as Envelope;
  let { version } = envelope;
  let body: unknown = { erased: true };
  if (stored.body !== null) {
    body = JSON.parse(stored.body);
    for (const upcast of upcasters[envelope.kind]?.slice(version - 1) ?? []) {
      body = upcast(body);
      version += 1;
    }
  }
  return {
    command: envelope.command,
    index: envelope.index,
    stream: envelope.stream as StreamName,
    seq: envelope.seq,
    position: envelope.position,
    kind: envelope.kind,
    version,
    occurredAt: instant(Date.parse(envelope.occurredAt)),
    zone: envelope.zone,
    recordedAt: instant(Date.parse(envelope.recordedAt)),
    author: envelope.author,
    body,
    hash: stored.hash,
  };
}

/** Author as it stands in the envelope: its four members and no others. */
export const authorOf = ({ kind, id, right, tablet }: Author): Author => ({
  kind,
  id,
  right,
  ...(tablet === undefined ? {} : { tablet }),
});

/** The same command again must have the same body and come from the same author; his rights may have changed since. */
export const requestHash = (bodyHash: string, author: Author): string =>
  sha256(canonical({ body: bodyHash, author: { kind: author.kind, id: author.id } }));
