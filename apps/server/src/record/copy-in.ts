import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { clinicOf, onConnection } from './connect.ts';

/** Rows for one table, and what is to be known and told of them. */
export interface CopyIn {
  /** Table and columns, as they stand after COPY: ours, never anybody's input. */
  readonly into: string;
  /** In PostgreSQL's binary format. */
  readonly rows: Buffer;
  /** Told to whoever listens, once it is committed. Keys only, never what is about a person. */
  readonly notice: { readonly channel: string; readonly payload: string } | null;
  /** The transaction's id, before the first row is sent: by it the server can be asked whether it came through. */
  readonly begun: (transaction: string) => void;
}

/**
 * One transaction that is one COPY. Begun, filled and committed in two round trips instead of five: whoever waits for
 * the commit waits at each until a busy server has its turn. Commits or throws; as with every commit, when the line
 * breaks nobody here knows which.
 */
export async function copyInTransaction(pool: pg.Pool, clinic: string, copy: CopyIn): Promise<void> {
  const { into, rows, notice, begun } = copy;
  const tell = notice === null ? '' : `, pg_notify('${notice.channel}', ${pg.escapeLiteral(notice.payload)})`;
  const text = `begin; select pg_current_xact_id()::text, set_config('keel.clinic', '${clinicOf(clinic)}', true)${tell};
    copy ${into} from stdin (format binary); commit`;
  await onConnection(
    pool,
    (client) =>
      new Promise<void>((resolve, reject) => {
        // The library takes a COPY alone; what stands before it in the same text answers a row, which is heard here.
        const stream = Object.assign(copyFrom(text), {
          handleRowDescription: () => undefined,
          handleDataRow: ({ fields }: { readonly fields: readonly (string | null)[] }) => begun(fields[0] ?? ''),
        });
        stream.on('error', reject);
        // Said once the server is ready for another query, which is after the commit.
        stream.on('finish', () => resolve());
        client.query(stream);
        stream.end(rows);
      }),
  );
}
