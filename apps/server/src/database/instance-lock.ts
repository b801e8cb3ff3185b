import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { clientOf, type Place } from './place.ts';

/** One Keel process at a time works on an embedded database; the number is arbitrary and ours. */
const INSTANCE_LOCK = 7_205_311;

/** `gone`: the server ended before it could be asked, as when two starts meet and one stops what the other has begun. */
export type Lock = { readonly client: pg.Client } | 'taken' | 'gone';

/** The mark that a Keel process works on this database: a session-level lock, which ends with the process however it ends. */
export async function takeInstanceLock(place: Place, port: number, patienceMs: number): Promise<Lock> {
  const client = clientOf(place, port);
  client.on('error', () => undefined);
  try {
    await client.connect();
    for (let waited = 0; ; waited += 100) {
      const { rows } = await client.query<{ got: boolean }>('select pg_try_advisory_lock($1) as got', [INSTANCE_LOCK]);
      if (rows[0]?.got) return { client };
      if (waited >= patienceMs) break;
      await sleep(100);
    }
    await client.end();
    return 'taken';
  } catch {
    await client.end().catch(() => undefined);
    return 'gone';
  }
}
