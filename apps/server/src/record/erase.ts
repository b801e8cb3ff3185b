import { randomUUID } from 'node:crypto';
import { type RecordedEvent, streamKind } from '@keel/clinical/record';
import type { Instant } from '@keel/clinical/units';
import pg from 'pg';
import type { Connection } from '../database/index.ts';
import { appendIn } from './append.ts';
import { canonical } from './canonical.ts';
import { clinicOf } from './connect.ts';
import { recordedEvent, type StoredEvent, sha256, type Upcasters } from './envelope.ts';
import type { Projection } from './projection.ts';
import { rebuildIn } from './rebuild.ts';

/** Kind of the event that says a body was erased; the verifier looks for it by this name. */
export const BODY_ERASED = 'body-erased';

/** Body of the event that stays in place of what was erased, in the same stream. It can itself never be erased. */
export interface BodyErased {
  readonly stream: string;
  readonly seq: number;
  readonly why: string;
  readonly by: string;
  readonly right: string;
  readonly blobs: readonly string[];
}

export interface EraseRequest {
  readonly clinic: string;
  readonly stream: string;
  readonly seq: number;
  /** Who carries it out, for what reason, and the law or order that gives the right; all three are kept for good. */
  readonly by: string;
  readonly why: string;
  readonly right: string;
  /** Files (SHA-256) that the body stood for and that go with it. */
  readonly blobs?: readonly string[];
}

/** What was asked to be erased cannot be: the message says why. */
export class CannotErase extends Error {
  override readonly name = 'CannotErase';
}

/**
 * Empties one body by law, as owner: the envelope and the chain stay, who and why is appended to the same stream, the
 * answer of its command goes too, and read models are made anew without it. All in one transaction.
 *
 * @throws CannotErase when there is no such event, it is erased already, or it is itself the proof of an erasure.
 */
export async function erase(
  owner: Connection,
  request: EraseRequest,
  context: { readonly now: Instant; readonly projections: readonly Projection[]; readonly upcasters?: Upcasters },
): Promise<RecordedEvent> {
  const { clinic, stream, seq, by, why, right } = request;
  const blobs = request.blobs ?? [];
  const upcasters = context.upcasters ?? {};
  for (const [name, value] of Object.entries({ by, why, right }))
    if (value.trim() === '') throw new CannotErase(`${name}: an erasure is not done without it`);
  const client = new pg.Client(owner);
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query(
      `begin; select set_config('keel.clinic', '${clinicOf(clinic)}', true), set_config('keel.erasing', 'on', true)`,
    );
    const { rows } = await client.query<StoredEvent>(
      'select envelope, hash, body from event where clinic_id = $1 and stream = $2 and seq = $3',
      [clinic, stream, seq],
    );
    const [stored] = rows;
    if (stored === undefined) throw new CannotErase(`there is no event ${seq} in ${stream} of ${clinic}`);
    const event = recordedEvent(stored, upcasters);
    if (event.kind === BODY_ERASED) throw new CannotErase('this event is the proof of an erasure, which stays');
    if (stored.body === null) throw new CannotErase(`the body of event ${seq} in ${stream} was erased before`);

    const { rows: last } = await client.query<{ seq: number }>(
      'select max(seq) as seq from event where clinic_id = $1 and stream = $2',
      [clinic, stream],
    );
    const body: BodyErased = { stream, seq, why, by, right, blobs };
    const [appended] = await appendIn(
      client,
      clinic,
      [
        {
          command: { id: randomUUID(), bodyHash: sha256(canonical(body)) },
          author: { kind: 'person', id: by, right: 'record.erase' },
          streams: [
            {
              stream: `${streamKind(stream)}/${stream.slice(stream.indexOf('/') + 1)}`,
              expectedSeq: last[0]?.seq ?? 0,
              events: [{ kind: BODY_ERASED, version: 1, occurredAt: context.now, zone: 'UTC', body }],
            },
          ],
          answer: null,
        },
      ],
      { now: context.now, upcasters },
    );
    await client.query('update event set salt = null, body = null where clinic_id = $1 and stream = $2 and seq = $3', [
      clinic,
      stream,
      seq,
    ]);
    await client.query('update command_answer set answer = null where clinic_id = $1 and command = $2', [
      clinic,
      event.command,
    ]);
    const { rowCount: emptied } = await client.query(
      'update blob set bytes = null where clinic_id = $1 and sha256 = any ($2)',
      [clinic, blobs],
    );
    if (emptied !== new Set(blobs).size) throw new CannotErase('blobs: one of them is not in the record');
    await rebuildIn(client, clinic, context.projections, upcasters);
    await client.query('commit');
    // The old row version still lies in the table's file until it is vacuumed away.
    await client.query('vacuum event');
    const [erasure] = appended?.events ?? [];
    if (erasure === undefined) throw new Error('nothing was appended');
    return erasure;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    await client.end();
  }
}
