import {
  type CompiledQuery,
  type DatabaseConnection,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely';
import pg from 'pg';
import type { Connection } from '../database/index.ts';
import type { Tables } from './tables.ts';

/** Queries inside one transaction. Committing is not theirs. */
export type Trx = Kysely<Tables>;

/** A clinic's id: a word of lower case letters, digits and hyphens. Row-level security is told it in every transaction. */
const CLINIC = /^[a-z0-9][a-z0-9-]{0,62}$/;

const INT8 = 20;

/** Positions and counts come as numbers: they stay far below 2^53. */
const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    oid === INT8 && format !== 'binary'
      ? Number
      : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
};

export function openPool(connection: Connection, options: { readonly max?: number } = {}): pg.Pool {
  const pool = new pg.Pool({ ...connection, max: options.max ?? 10, types, application_name: 'keel' });
  // A connection that breaks tells the query that runs on it; without a listener it would end the process as well. The
  // pool listens only while a connection is idle.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

/** Kysely over one connection that somebody else has taken and will give back. */
export function queriesOn(client: pg.ClientBase): Trx {
  const connection: DatabaseConnection = {
    async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
      const { rows, rowCount } = await client.query(sql, [...parameters]);
      return { rows: rows as R[], numAffectedRows: BigInt(rowCount ?? 0) };
    },
    // biome-ignore lint/correctness/useYield: there is nothing to yield
    async *streamQuery() {
      throw new Error('no cursor inside a transaction: page by key');
    },
  };
  const never = async () => {
    throw new Error('the transaction belongs to whoever opened it');
  };
  return new Kysely<Tables>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => ({
        init: async () => undefined,
        acquireConnection: async () => connection,
        beginTransaction: never,
        commitTransaction: never,
        rollbackTransaction: never,
        releaseConnection: async () => undefined,
        destroy: async () => undefined,
      }),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  });
}

/** @throws RangeError: a clinic's id comes from a login or a setting, never from a request as it is. */
export function clinicOf(text: string): string {
  if (!CLINIC.test(text)) throw new RangeError(`not a clinic: ${JSON.stringify(text)}`);
  return text;
}

/** A connection for one transaction, which `work` begins and commits: rolled back when it throws, thrown away when even that fails. */
export async function onConnection<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    return await work(client);
  } catch (error) {
    await client.query('rollback').catch((failure: Error) => {
      broken = failure;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

/**
 * One transaction in which only the rows of `clinic` exist. Commits when `work` answers, rolls back when it throws. When
 * the connection breaks while committing, nobody knows whether it did: say it again under the same command id.
 */
export const inTransaction = <T>(
  pool: pg.Pool,
  clinic: string,
  work: (client: pg.PoolClient) => Promise<T>,
): Promise<T> =>
  onConnection(pool, async (client) => {
    await client.query(`begin; select set_config('keel.clinic', '${clinicOf(clinic)}', true)`);
    const result = await work(client);
    await client.query('commit');
    return result;
  });
