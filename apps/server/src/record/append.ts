import { randomBytes } from 'node:crypto';
import type { Author, RecordedEvent, StreamEvents } from '@keel/clinical/record';
import { type Instant, instant } from '@keel/clinical/units';
import type pg from 'pg';
import { canonical } from './canonical.ts';
import {
  authorOf,
  type Envelope,
  GENESIS,
  recordedEvent,
  refuseImpossible,
  requestHash,
  rfc3339,
  sha256,
  type Upcasters,
} from './envelope.ts';
import { ReusedCommand, StaleStream } from './refusals.ts';
import { noteWritten } from './written.ts';

/** The channel on which a commit is made known: `<clinic> <position>`, the position of its last event. */
export const EVENT_CHANNEL = 'keel_event';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Streams that move together, each with the seq of the last event its decider saw (0 for a new one). */
export type ExpectedStream = StreamEvents & { readonly expectedSeq: number };

export interface AppendRequest {
  /** UUID made by the author's device, and the SHA-256 (hex) of what he asked: the same again is answered, not done. */
  readonly command: { readonly id: string; readonly bodyHash: string };
  readonly author: Author;
  /** May be empty: a refusal is an answer that is kept, too. */
  readonly streams: readonly ExpectedStream[];
  /** What the command is answered, now and whenever it comes again. */
  readonly answer: unknown;
}

export interface Appended {
  /** Empty when the command had been answered before. */
  readonly events: readonly RecordedEvent[];
  readonly answer: unknown;
  readonly repeated: boolean;
  /** The clinic's last position after this command. */
  readonly position: number;
}

interface Row {
  readonly envelope: Envelope;
  readonly text: string;
  readonly hash: string;
  readonly salt: Buffer;
  readonly body: string;
}

const LOCK = `select position, hash, extract(epoch from recorded_at) * 1000 as "recordedAt"
  from log_head where clinic_id = $1 and log = $2 for update`;

/** Locks a log until the transaction ends, and answers where it stands. */
export async function lockHead(
  client: pg.ClientBase,
  clinic: string,
  log: 'event' | 'access',
): Promise<{ position: number; hash: string; recordedAt: number }> {
  for (;;) {
    const { rows } = await client.query({ name: 'lock-head', text: LOCK, values: [clinic, log] });
    const [head] = rows as { position: number | string; hash: string; recordedAt: string }[];
    if (head !== undefined)
      // A connection that is not from our pool gives 64-bit numbers as text: a position of '9' + 1 must not become '91'.
      return { position: Number(head.position), hash: head.hash, recordedAt: Math.round(Number(head.recordedAt)) };
    await client.query(
      `insert into log_head (clinic_id, log, position, hash, recorded_at) values ($1, $2, 0, $3, 'epoch')
       on conflict do nothing`,
      [clinic, log, GENESIS],
    );
  }
}

const SEEN = `select
  (select coalesce(json_object_agg(stream, seq), '{}') from (
    select stream, max(seq) as seq from event where clinic_id = $1 and stream = any ($2) group by stream) as at) as seqs,
  (select coalesce(json_object_agg(command, json_build_object('request', request, 'answer', answer)), '{}')
    from command_answer where clinic_id = $1 and command = any ($3)) as answers`;

const INSERT = `with
  new_event as (
    insert into event (clinic_id, position, stream, seq, command, command_index, kind, version, occurred_at, zone,
      recorded_at, author_kind, author_id, author_right, author_tablet, envelope, hash, salt, body)
    select $1, * from unnest($2::bigint[], $3::text[], $4::int[], $5::text[], $6::int[], $7::text[], $8::int[],
      $9::timestamptz[], $10::text[], $11::timestamptz[], $12::text[], $13::text[], $14::text[], $15::text[],
      $16::text[], $17::text[], $18::bytea[], $19::text[])),
  new_answer as (
    insert into command_answer (clinic_id, command, request, answer, position, recorded_at)
    select $1, command, request, answer, position, $24::timestamptz
    from unnest($20::text[], $21::text[], $22::text[], $23::bigint[]) as new (command, request, answer, position)),
  new_head as (
    update log_head set position = $25, hash = $26, recorded_at = $24::timestamptz
    where clinic_id = $1 and log = 'event')
  select case when cardinality($2::bigint[]) > 0 then pg_notify('${EVENT_CHANNEL}', $1 || ' ' || $25::bigint) end`;

/**
 * Appends commands inside the caller's transaction, in order, all or nothing. Locks the clinic's head, so until commit
 * nobody else appends to this clinic.
 *
 * @throws StaleStream when a stream moved on, ReusedCommand when an id was used for something else. Then roll back.
 */
export async function appendIn(
  client: pg.ClientBase,
  clinic: string,
  requests: readonly AppendRequest[],
  context: { readonly now: Instant; readonly upcasters: Upcasters },
): Promise<readonly Appended[]> {
  for (const { command, streams } of requests) {
    if (!UUID.test(command.id)) throw new RangeError(`not a command id: ${command.id}`);
    for (const { stream, events } of streams) for (const draft of events) refuseImpossible(stream, draft);
  }
  const head = await lockHead(client, clinic, 'event');
  noteWritten(client);
  const { rows: found } = await client.query({
    name: 'append-seen',
    text: SEEN,
    values: [
      clinic,
      [...new Set(requests.flatMap(({ streams }) => streams.map(({ stream }) => stream)))],
      requests.map(({ command }) => command.id),
    ],
  });
  const { seqs, answers } = found[0] as {
    seqs: Record<string, number>;
    answers: Record<string, { request: string; answer: string | null }>;
  };
  // A clock that was set back must not make the record run backwards.
  const recordedAt = rfc3339(instant(Math.max(context.now, head.recordedAt)));

  let { position, hash } = head;
  const rows: Row[] = [];
  const newAnswers: { command: string; request: string; answer: string; position: number }[] = [];
  const results: Appended[] = [];
  for (const { command, author, streams, answer } of requests) {
    const request = requestHash(command.bodyHash, author);
    const before = answers[command.id];
    if (before !== undefined) {
      if (before.request !== request) throw new ReusedCommand(command.id);
      const stored = before.answer === null ? null : JSON.parse(before.answer);
      results.push({ events: [], answer: stored, repeated: true, position });
      continue;
    }
    const first = rows.length;
    for (const { stream, expectedSeq, events } of streams) {
      let seq = seqs[stream] ?? 0;
      if (seq !== expectedSeq) throw new StaleStream(stream, expectedSeq, seq);
      for (const draft of events) {
        seq += 1;
        position += 1;
        const salt = randomBytes(16);
        const body = canonical(draft.body);
        const envelope: Envelope = {
          envelope: 1,
          clinic,
          position,
          previous: hash,
          stream,
          seq,
          command: command.id,
          index: rows.length - first,
          kind: draft.kind,
          version: draft.version,
          occurredAt: rfc3339(draft.occurredAt),
          zone: draft.zone,
          recordedAt,
          author: authorOf(author),
          body: sha256(salt, body),
        };
        const text = canonical(envelope);
        hash = sha256(text);
        rows.push({ envelope, text, hash, salt, body });
      }
      seqs[stream] = seq;
    }
    const answerText = JSON.stringify(answer ?? null);
    answers[command.id] = { request, answer: answerText };
    newAnswers.push({ command: command.id, request, answer: answerText, position });
    results.push({
      events: rows.slice(first).map((row) => recordedEvent({ ...row, envelope: row.text }, context.upcasters)),
      answer: JSON.parse(answerText),
      repeated: false,
      position,
    });
  }
  if (newAnswers.length === 0) return results;

  const column = <T>(pick: (row: Row) => T): T[] => rows.map(pick);
  await client.query({
    name: 'append-insert',
    text: INSERT,
    values: [
      clinic,
      column(({ envelope }) => envelope.position),
      column(({ envelope }) => envelope.stream),
      column(({ envelope }) => envelope.seq),
      column(({ envelope }) => envelope.command),
      column(({ envelope }) => envelope.index),
      column(({ envelope }) => envelope.kind),
      column(({ envelope }) => envelope.version),
      column(({ envelope }) => envelope.occurredAt),
      column(({ envelope }) => envelope.zone),
      column(() => recordedAt),
      column(({ envelope }) => envelope.author.kind),
      column(({ envelope }) => envelope.author.id),
      column(({ envelope }) => envelope.author.right),
      column(({ envelope }) => envelope.author.tablet ?? null),
      column(({ text }) => text),
      column((row) => row.hash),
      column(({ salt }) => salt),
      column(({ body }) => body),
      newAnswers.map(({ command }) => command),
      newAnswers.map(({ request }) => request),
      newAnswers.map((entry) => entry.answer),
      newAnswers.map((entry) => entry.position),
      recordedAt,
      position,
      hash,
    ],
  });
  return results;
}
