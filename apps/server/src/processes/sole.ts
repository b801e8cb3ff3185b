import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Connection } from '../database/index.ts';

/** How often one who waits asks again, and one who holds makes sure that he still does, ms. */
const ASK_MS = 1_000;
/** How long the server may take to answer, ms. */
const ANSWER_MS_MAX = 5_000;

/**
 * Of several processes over one database the one that does a thing that one is enough for: it holds an advisory lock on a
 * connection of its own, and when it dies the next has the lock within a second or two. A holder that is cut off may
 * think for a moment longer that it holds it, so what is done must bear being done twice.
 */
export function soleHolder(connection: Connection, name: string) {
  let held = false;
  const end = new AbortController();
  const pause = () => sleep(ASK_MS, undefined, { signal: end.signal }).catch(() => undefined);

  const run = async (): Promise<void> => {
    while (!end.signal.aborted) {
      const client = new pg.Client({
        ...connection,
        application_name: `keel ${name}`,
        keepAlive: true,
        connectionTimeoutMillis: ANSWER_MS_MAX,
        query_timeout: ANSWER_MS_MAX,
      });
      const lost = (): void => {
        held = false;
      };
      client.on('error', lost);
      client.on('end', lost);
      try {
        await client.connect();
        while (!end.signal.aborted) {
          if (held) await client.query('select 1');
          else {
            const { rows } = await client.query<{ got: boolean }>('select pg_try_advisory_lock(hashtext($1)) as got', [
              `keel ${name}`,
            ]);
            held = rows[0]?.got === true;
          }
          await pause();
        }
      } catch {
        // Tried again below, until told to stop.
      }
      held = false;
      // Only here, when no call is under way: a client that is ended while it connects never answers.
      await Promise.race([client.end().catch(() => undefined), sleep(ANSWER_MS_MAX, undefined, { ref: false })]);
      await pause();
    }
  };
  const running = run();
  return {
    held: (): boolean => held,
    stop: async (): Promise<void> => {
      end.abort();
      await running;
    },
  };
}
export type SoleHolder = ReturnType<typeof soleHolder>;
