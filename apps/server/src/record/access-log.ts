import type { ActorKind } from '@keel/clinical/record';
import { type Instant, instant } from '@keel/clinical/units';
import type pg from 'pg';
import { lockHead } from './append.ts';
import { canonical } from './canonical.ts';
import { rfc3339, sha256 } from './envelope.ts';
import { noteWritten } from './written.ts';

/**
 * One look, or one attempt: a login, a denial, the opening of a chart or of a live subscription, a disclosure. It names
 * whom and what by id and never repeats what was seen.
 */
export interface AccessEntry {
  readonly actor: {
    readonly kind: ActorKind;
    readonly id: string;
    readonly roles: readonly string[];
    readonly tablet?: string;
  };
  /** An action of the rights table, or `login`, `logout`, `lock-out` and the like. */
  readonly action: string;
  readonly outcome: 'allowed' | 'denied';
  /** The stream, view or document that was looked at. */
  readonly subject?: string;
  /** Whose chart it is. */
  readonly patient?: string;
  /** Anything else that answers "why" or "to whom": ids, rule keys, a purpose, a recipient. Plain data, no clinical content. */
  readonly detail?: Readonly<Record<string, unknown>>;
}

const INSERT = `with
  new_entry as (
    insert into access_log (clinic_id, position, recorded_at, actor_kind, actor_id, action, outcome, subject, patient,
      envelope, hash)
    select $1, position, $2::timestamptz, actor_kind, actor_id, action, outcome, subject, patient, envelope, hash
    from unnest($3::bigint[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[],
      $11::text[]) as new (position, actor_kind, actor_id, action, outcome, subject, patient, envelope, hash))
  update log_head set position = $12, hash = $13, recorded_at = $2::timestamptz where clinic_id = $1 and log = 'access'`;

/** Adds entries to the clinic's access log inside the caller's transaction; answers the log's last position. */
export async function appendAccessIn(
  client: pg.ClientBase,
  clinic: string,
  entries: readonly AccessEntry[],
  now: Instant,
): Promise<number> {
  const head = await lockHead(client, clinic, 'access');
  if (entries.length === 0) return head.position;
  noteWritten(client);
  const recordedAt = rfc3339(instant(Math.max(now, head.recordedAt)));
  let { position, hash } = head;
  const rows = entries.map((entry) => {
    position += 1;
    const envelope = canonical({
      envelope: 1,
      clinic,
      position,
      previous: hash,
      recordedAt,
      actor: entry.actor,
      action: entry.action,
      outcome: entry.outcome,
      subject: entry.subject,
      patient: entry.patient,
      detail: entry.detail,
    });
    hash = sha256(envelope);
    return { entry, position, envelope, hash };
  });
  await client.query({
    name: 'append-access',
    text: INSERT,
    values: [
      clinic,
      recordedAt,
      rows.map((row) => row.position),
      rows.map(({ entry }) => entry.actor.kind),
      rows.map(({ entry }) => entry.actor.id),
      rows.map(({ entry }) => entry.action),
      rows.map(({ entry }) => entry.outcome),
      rows.map(({ entry }) => entry.subject ?? null),
      rows.map(({ entry }) => entry.patient ?? null),
      rows.map(({ envelope }) => envelope),
      rows.map((row) => row.hash),
      position,
      hash,
    ],
  });
  return position;
}
