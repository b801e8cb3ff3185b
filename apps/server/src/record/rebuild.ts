import pg from 'pg';
import type { Connection } from '../database/index.ts';
import { lockHead } from './append.ts';
import { clinicOf, queriesOn } from './connect.ts';
import { recordedEvent, type StoredEvent, type Upcasters } from './envelope.ts';
import type { Projection } from './projection.ts';

const PAGE = 1_000;

/**
 * Empties a clinic's read models and tells them every event again, in the caller's transaction. The clinic's log is
 * locked meanwhile, so nothing is appended that they would miss.
 */
export async function rebuildIn(
  client: pg.ClientBase,
  clinic: string,
  projections: readonly Projection[],
  upcasters: Upcasters,
): Promise<number> {
  await lockHead(client, clinic, 'event');
  for (const table of projections.flatMap(({ tables }) => tables))
    await client.query(`delete from ${table.split('.').map(pg.escapeIdentifier).join('.')} where clinic_id = $1`, [
      clinic,
    ]);
  const trx = queriesOn(client);
  let position = 0;
  for (;;) {
    const { rows } = await client.query<StoredEvent>(
      'select envelope, hash, body from event where clinic_id = $1 and position > $2 order by position limit $3',
      [clinic, position, PAGE],
    );
    for (const row of rows) {
      const event = recordedEvent(row, upcasters);
      for (const projection of projections) await projection.apply(trx, clinic, event);
      position = event.position;
    }
    if (rows.length < PAGE) return position;
  }
}

/** Makes the read models of every clinic anew, clinic by clinic, as owner; answers how many events each was told. */
export async function rebuild(
  owner: Connection,
  projections: readonly Projection[],
  upcasters: Upcasters = {},
): Promise<Readonly<Record<string, number>>> {
  const client = new pg.Client(owner);
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { rows } = await client.query<{ clinic_id: string }>(
      `select clinic_id from log_head where log = 'event' order by 1`,
    );
    const told: Record<string, number> = {};
    for (const { clinic_id } of rows) {
      await client.query(`begin; select set_config('keel.clinic', '${clinicOf(clinic_id)}', true)`);
      told[clinic_id] = await rebuildIn(client, clinic_id, projections, upcasters);
      await client.query('commit');
    }
    return told;
  } finally {
    await client.end();
  }
}

/**
 * Makes them anew where a step of the schema was taken and nobody has since, as owner, one process at a time; answers whether
 * it did. A step may empty a read model or bring one: it holds everything that was recorded before it only after this.
 */
export async function rebuildOwed(
  owner: Connection,
  projections: readonly Projection[],
  upcasters: Upcasters = {},
): Promise<boolean> {
  const client = new pg.Client(owner);
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query(`select pg_advisory_lock(hashtext('keel rebuild'))`);
    const { rowCount } = await client.query('select from migration.owed');
    if (rowCount === 0) return false;
    await rebuild(owner, projections, upcasters);
    await client.query('delete from migration.owed');
    return true;
  } finally {
    await client.end();
  }
}
