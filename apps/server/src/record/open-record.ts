import type { Author, RecordedEvent, StreamName } from '@keel/clinical/record';
import { type Instant, instant } from '@keel/clinical/units';
import type { ClientBase, PoolClient } from 'pg';
import type { Connection } from '../database/index.ts';
import { type AccessEntry, appendAccessIn } from './access-log.ts';
import { type Appended, type AppendRequest, appendIn } from './append.ts';
import { type CheckpointOptions, type Checkpoints, keepCheckpoints } from './checkpoints.ts';
import { inTransaction, openPool, queriesOn, type Trx } from './connect.ts';
import { type CopyIn, copyInTransaction } from './copy-in.ts';
import { recordedEvent, requestHash, type StoredEvent, type Upcasters } from './envelope.ts';
import { type Listener, type Listening, listen } from './listen.ts';
import type { Projection } from './projection.ts';
import { ReusedCommand } from './refusals.ts';
import { takeWritten } from './written.ts';

export interface RecordOptions {
  /** The serving role: `app` or `ingest` of an open database. Never the owner, whom row-level security does not bind. */
  readonly connection: Connection;
  readonly upcasters?: Upcasters;
  /** Read models, in the order in which each event is told to them. */
  readonly projections?: readonly Projection[];
  readonly now?: () => Instant;
  readonly connectionsMax?: number;
}

/** Runs inside the append's transaction once its events are stored: what must be true together with them. */
export type InTransaction = (trx: Trx, events: readonly RecordedEvent[]) => Promise<void>;

/** What a reader is given beside his queries. */
export interface ReadAt {
  /** The clinic's last position before anything was read: what is seen is at least as new. */
  readonly position: number;
  /** Events of a stream after `seq` (0 for all), in the same transaction. */
  readonly since: (stream: StreamName, seq: number) => Promise<readonly RecordedEvent[]>;
  /** The same of many streams in one question to the database: a list of people must not ask once for each. */
  readonly sinceEach: (asked: readonly StreamSince[]) => Promise<readonly RecordedEvent[]>;
}

export interface StreamSince {
  readonly stream: StreamName;
  readonly after: number;
}

/** PostgreSQL's code for a disk that is full. */
const DISK_FULL = '53100';

const EVENT_COLUMNS = 'envelope, hash, body';

/**
 * The record as its serving role sees it. Every method names the clinic first: a query cannot forget whose data it reads.
 */
export function openRecord(options: RecordOptions) {
  const pool = openPool(
    options.connection,
    options.connectionsMax === undefined ? {} : { max: options.connectionsMax },
  );
  const upcasters = options.upcasters ?? {};
  const projections = options.projections ?? [];
  const now = options.now ?? (() => instant(Date.now()));
  let foundNoRoom = false;
  const noteRoom = (error: unknown): void => {
    if ((error as { readonly code?: unknown } | null)?.code === DISK_FULL) foundNoRoom = true;
  };

  const transact = async <T>(clinic: string, work: (client: PoolClient) => Promise<T>): Promise<T> => {
    let wrote = false;
    try {
      const result = await inTransaction(pool, clinic, async (client) => {
        takeWritten(client);
        const done = await work(client);
        wrote = takeWritten(client);
        return done;
      });
      if (wrote) foundNoRoom = false;
      return result;
    } catch (error) {
      noteRoom(error);
      throw error;
    }
  };

  const append = async (
    client: ClientBase,
    clinic: string,
    requests: readonly AppendRequest[],
    also?: InTransaction,
  ): Promise<readonly Appended[]> => {
    const results = await appendIn(client, clinic, requests, { now: now(), upcasters });
    const events = results.flatMap((result) => result.events);
    if (events.length > 0 && (projections.length > 0 || also)) {
      const trx = queriesOn(client);
      for (const event of events) for (const projection of projections) await projection.apply(trx, clinic, event);
      await also?.(trx, events);
    }
    return results;
  };

  const eventsOf = async (client: ClientBase, where: string, values: readonly unknown[], name: string) => {
    const { rows } = await client.query<StoredEvent>({
      name: `events-${name}`,
      text: `select ${EVENT_COLUMNS} from event where clinic_id = $1 and ${where}`,
      values: [...values],
    });
    return rows.map((row) => recordedEvent(row, upcasters));
  };

  const since = (client: ClientBase, clinic: string, stream: StreamName, seq: number) =>
    eventsOf(client, 'stream = $2 and seq > $3 order by seq', [clinic, stream, seq], 'since');

  const sinceEach = async (client: ClientBase, clinic: string, asked: readonly StreamSince[]) => {
    const { rows } = await client.query<StoredEvent>({
      name: 'events-since-each',
      text: `select ${EVENT_COLUMNS} from unnest($2::text[], $3::int[]) as asked (stream, after)
        cross join lateral (
          select ${EVENT_COLUMNS}, seq from event
          where clinic_id = $1 and event.stream = asked.stream and event.seq > asked.after
        ) as found
        order by asked.stream, found.seq`,
      values: [clinic, asked.map(({ stream }) => stream), asked.map(({ after }) => after)],
    });
    return rows.map((row) => recordedEvent(row, upcasters));
  };

  const positionOf = async (client: ClientBase, clinic: string): Promise<number> => {
    const { rows } = await client.query<{ position: number }>(
      `select position from log_head where clinic_id = $1 and log = 'event'`,
      [clinic],
    );
    return rows[0]?.position ?? 0;
  };

  /** Who may have said a command on this tablet: the tablet itself, and who stands in the record as its author there. */
  const authorsOn = async (
    client: ClientBase,
    clinic: string,
    command: string,
    tablet: string,
  ): Promise<readonly Author[]> => {
    const { rows } = await client.query<{ kind: Author['kind']; id: string }>(
      `select author_kind as kind, author_id as id from event
       where clinic_id = $1 and command = $2 and author_tablet = $3 limit 1`,
      [clinic, command, tablet],
    );
    return [{ kind: 'device', id: tablet, right: '' }, ...rows.map((row) => ({ ...row, right: '' }))];
  };

  return {
    /**
     * All or nothing, once per command id.
     *
     * @throws StaleStream when somebody wrote after `expectedSeq`: load and decide again. ReusedCommand when the id was
     * used for something else.
     */
    append: (clinic: string, request: AppendRequest, also?: InTransaction): Promise<Appended> =>
      transact(clinic, async (client) => {
        const [result] = await append(client, clinic, [request], also);
        if (result === undefined) throw new Error('nothing was appended');
        return result;
      }),

    /** Several commands of one clinic in one transaction, in order; what ingest does with the readings that caused them. */
    appendWith: (
      client: ClientBase,
      clinic: string,
      requests: readonly AppendRequest[],
      also?: InTransaction,
    ): Promise<readonly Appended[]> => append(client, clinic, requests, also),

    /**
     * What this command was answered, when it was: asked before deciding, as today's state would decide differently. `tablet`: the
     * enrolled tablet that it comes from. Whoever is logged in there now, the tablet has made it and is told what became of it.
     *
     * @throws ReusedCommand
     */
    answered: (
      clinic: string,
      request: Pick<AppendRequest, 'command' | 'author'>,
      tablet?: string,
    ): Promise<{ readonly answer: unknown; readonly position: number } | undefined> =>
      transact(clinic, async (client) => {
        const { rows } = await client.query<{ request: string; answer: string | null; position: number }>({
          name: 'answered',
          text: 'select request, answer, position from command_answer where clinic_id = $1 and command = $2',
          values: [clinic, request.command.id],
        });
        const [stored] = rows;
        if (stored === undefined) return undefined;
        const { id, bodyHash } = request.command;
        const isOf = (author: Author): boolean => stored.request === requestHash(bodyHash, author);
        if (
          !isOf(request.author) &&
          !(tablet !== undefined && (await authorsOn(client, clinic, id, tablet)).some(isOf))
        )
          throw new ReusedCommand(id);
        return { answer: stored.answer === null ? null : JSON.parse(stored.answer), position: stored.position };
      }),

    /** The whole stream, in seq order. */
    load: (clinic: string, stream: StreamName): Promise<readonly RecordedEvent[]> =>
      transact(clinic, (client) => since(client, clinic, stream, 0)),

    /** Everything of the stream after `seq`: what a screen that lost its connection asks for. */
    since: (clinic: string, stream: StreamName, seq: number): Promise<readonly RecordedEvent[]> =>
      transact(clinic, (client) => since(client, clinic, stream, seq)),

    /** Everything after its seq of each of these streams, by stream and seq. */
    sinceEach: (clinic: string, asked: readonly StreamSince[]): Promise<readonly RecordedEvent[]> =>
      transact(clinic, (client) => sinceEach(client, clinic, asked)),

    /** The clinic's log after `position`, whole: positions are given under a lock, so no late commit can be missed. */
    after: (clinic: string, position: number, limit = 1_000): Promise<readonly RecordedEvent[]> =>
      transact(clinic, (client) =>
        eventsOf(client, 'position > $2 order by position limit $3', [clinic, position, limit], 'after'),
      ),

    /** The stream as it was known at `at`: what was recorded by then, however it was amended since. */
    asKnownAt: (clinic: string, stream: StreamName, at: Instant): Promise<readonly RecordedEvent[]> =>
      transact(clinic, (client) =>
        eventsOf(
          client,
          'stream = $2 and recorded_at <= $3 order by seq',
          [clinic, stream, new Date(at).toISOString()],
          'known-at',
        ),
      ),

    /** The clinic's last position. */
    position: (clinic: string): Promise<number> => transact(clinic, (client) => positionOf(client, clinic)),

    /**
     * Reads, and writes into the access log that it did, in one transaction: no entry, no answer. `position` was read
     * before anything else, so what `work` sees is at least as new.
     */
    reading: <T>(
      clinic: string,
      /** Null: this look belongs to one that is entered already (a list that refreshes itself). */
      entry: AccessEntry | null,
      work: (trx: Trx, at: ReadAt) => Promise<T>,
    ): Promise<T> =>
      transact(clinic, async (client) => {
        const position = await positionOf(client, clinic);
        const result = await work(queriesOn(client), {
          position,
          since: (stream, seq) => since(client, clinic, stream, seq),
          sinceEach: (asked) => sinceEach(client, clinic, asked),
        });
        if (entry !== null) await appendAccessIn(client, clinic, [entry], now());
        return result;
      }),

    /** What was looked at without reading tables: a login, a denial, a subscription. */
    noteAccess: (clinic: string, ...entries: AccessEntry[]): Promise<number> =>
      transact(clinic, (client) => appendAccessIn(client, clinic, entries, now())),

    /**
     * A transaction bound to the clinic, with the raw connection for what needs one (COPY). Reads of a chart go through
     * `reading` instead.
     */
    transaction: <T>(clinic: string, work: (trx: Trx, client: PoolClient) => Promise<T>): Promise<T> =>
      transact(clinic, (client) => work(queriesOn(client), client)),

    /** A transaction bound to the clinic that is one COPY and nothing else, in as few round trips as there can be. */
    async copyIn(clinic: string, copy: CopyIn): Promise<void> {
      try {
        await copyInTransaction(pool, clinic, copy);
        foundNoRoom = false;
      } catch (error) {
        noteRoom(error);
        throw error;
      }
    },

    /** Signs where the logs stand, outside of the database, every 10 s of change and when stopped: before `close`. */
    keepCheckpoints: (where: Omit<CheckpointOptions, 'pool' | 'now'>): Checkpoints =>
      keepCheckpoints({ ...where, pool, now }),

    /** Hears of commits, by any process, on a connection of its own. */
    listen: (listener: Listener): Listening => listen(options.connection, listener),

    /** Says something to every process that listens on that channel. Keys only, never what is about a person. */
    tell: async (channel: string, payload: string): Promise<void> => {
      await pool.query('select pg_notify($1, $2)', [channel, payload]);
    },

    /** False from a write that found the database's disk full until another one found room. */
    hasRoom: (): boolean => !foundNoRoom,

    close: (): Promise<void> => pool.end(),
  };
}

/** The record of one database, by one role. */
export type OpenRecord = ReturnType<typeof openRecord>;
