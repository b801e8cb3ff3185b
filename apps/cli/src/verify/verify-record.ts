import { createHash } from 'node:crypto';
import pg from 'pg';
import { type Checkpoint, type CheckpointFile, publicKeysIn, readCheckpoints } from './checkpoint-file.ts';
import {
  ACCESS_LOG,
  EVENT_LOG,
  type Finding,
  followLog,
  type LogResult,
  type LogShape,
  type Row,
  readLog,
} from './event-log.ts';

/** What `keel verify` prints. `checkpoint` is the newest one that holds; `afterCheckpoint` counts the events no checkpoint covers. */
export interface VerifyReport {
  readonly events: number;
  readonly streams: number;
  readonly firstBad: Finding | null;
  readonly erased: number;
  readonly checkpoint: {
    readonly clinic: string;
    readonly number: number;
    readonly at: string;
    readonly position: number;
    readonly hash: string;
  } | null;
  readonly afterCheckpoint: number;
}

interface Head {
  readonly position: number;
  readonly hash: string;
}

/** The record could not be judged at all: not a finding about it. */
export class CannotVerify extends Error {
  override readonly name = 'CannotVerify';
}

const PAGE = 2_000;

async function* readAll(client: pg.ClientBase, sql: string, values: readonly unknown[]): AsyncGenerator<Row> {
  await client.query({ text: `declare log_cursor no scroll cursor for ${sql}`, values: [...values] });
  for (;;) {
    const { rows } = await client.query<Row>(`fetch ${PAGE} from log_cursor`);
    yield* rows;
    if (rows.length < PAGE) break;
  }
  await client.query('close log_cursor');
}

/** Checkpoints that still speak: one that a signed restore went back behind is history. */
function standing(file: CheckpointFile | undefined): readonly Checkpoint[] {
  const kept: Checkpoint[] = [];
  for (const checkpoint of file?.checkpoints ?? []) {
    if (checkpoint.restored !== null)
      for (let last = kept.at(-1); last !== undefined; last = kept.at(-1)) {
        if (last.event.position <= checkpoint.event.position && last.access.position <= checkpoint.access.position)
          break;
        kept.pop();
      }
    kept.push(checkpoint);
  }
  return kept;
}

/** The first checkpoint that a log contradicts. */
function againstCheckpoints(
  log: LogResult,
  checkpoints: readonly Checkpoint[],
  pick: (checkpoint: Checkpoint) => { readonly position: number; readonly hash: string },
  name: string,
): Finding | null {
  for (const checkpoint of checkpoints) {
    const said = pick(checkpoint);
    if (said.position === 0) continue;
    if (said.position > log.last.position)
      return {
        stream: name,
        seq: log.last.position + 1,
        because: `the log ends at position ${log.last.position}; checkpoint ${checkpoint.number} of ${checkpoint.at} saw it at ${said.position}: its end was cut off`,
      };
    const found = log.at.get(said.position);
    if (found?.hash !== said.hash)
      return {
        stream: found?.stream ?? name,
        seq: found?.seq ?? said.position,
        because: `the log was written anew: at position ${said.position} it does not have the hash that checkpoint ${checkpoint.number} of ${checkpoint.at} signed`,
      };
  }
  return null;
}

async function badBlob(client: pg.ClientBase): Promise<Finding | null> {
  for await (const row of readAll(client, 'select sha256, bytes from blob where bytes is not null order by 1', [])) {
    const blob = row as unknown as { sha256: string; bytes: Buffer };
    if (createHash('sha256').update(blob.bytes).digest('hex') !== blob.sha256)
      return { stream: `blob/${blob.sha256}`, seq: 0, because: 'its bytes do not have the hash it is kept under' };
  }
  return null;
}

/**
 * What the database itself says against its rows: pages that fail their checksum, columns that are gone. Null for what says
 * nothing about the record: a lost connection, a missing right, a machine out of means (SQLSTATE classes 08, 42501, 53, 57, 58).
 */
function unreadable(error: unknown): Finding | null {
  if (!(error instanceof pg.DatabaseError) || error.code === undefined) return null;
  if (/^(?:08|53|57|58)/.test(error.code) || error.code === '42501') return null;
  return { stream: 'database', seq: 0, because: `the record cannot be read to its end: ${error.message}` };
}

/**
 * Judges what one connection sees, inside the transaction it is in. It leans on nothing but the tables, the checkpoint
 * files and the public keys, and shares no code with what wrote them.
 *
 * @throws CannotVerify when there is no record, or the login would not see all of it.
 */
export async function verifyIn(
  client: pg.ClientBase,
  files: ReadonlyMap<string, CheckpointFile>,
): Promise<VerifyReport> {
  const { rows: tables } = await client.query<{ table: string; filtered: boolean | null }>(
    `select name as table, row_security_active(to_regclass('public.' || name)) as filtered
       from unnest(array['event', 'access_log', 'log_head', 'blob']) as name`,
  );
  for (const { table, filtered } of tables) {
    if (filtered === null) throw new CannotVerify(`This database holds no record: it has no table ${table}.`);
    if (filtered) throw new CannotVerify('This login sees only some of the rows. Log in as the owner of the record.');
  }
  let events = 0;
  let streams = 0;
  let erased = 0;
  let afterCheckpoint = 0;
  let firstBad: Finding | null = null;
  let checkpoint: VerifyReport['checkpoint'] = null;
  const judge = async (clinic: string, headOf: (clinic: string, log: string) => Head | null): Promise<void> => {
    const file = files.get(clinic);
    const checkpoints = standing(file);
    const follow = (shape: LogShape, log: 'event' | 'access') =>
      followLog(
        shape,
        readAll(client, readLog(shape), [clinic]),
        headOf(clinic, log),
        new Set(checkpoints.map((entry) => entry[log].position)),
      );
    const eventLog = await follow(EVENT_LOG, 'event');
    const accessLog = await follow(ACCESS_LOG, 'access');
    events += eventLog.entries;
    streams += eventLog.streams;
    erased += eventLog.erased;
    firstBad ??=
      eventLog.finding ??
      againstCheckpoints(eventLog, checkpoints, (entry) => entry.event, 'log') ??
      accessLog.finding ??
      againstCheckpoints(accessLog, checkpoints, (entry) => entry.access, 'access') ??
      (file?.bad ? { stream: `checkpoints/${clinic}`, seq: file.checkpoints.length + 1, because: file.bad } : null);
    const last = checkpoints.findLast(
      ({ event }) => event.position === 0 || eventLog.at.get(event.position)?.hash === event.hash,
    );
    afterCheckpoint += Math.max(0, eventLog.entries - (last?.event.position ?? 0));
    if (last !== undefined && (checkpoint === null || last.at > checkpoint.at))
      checkpoint = {
        clinic,
        number: last.number,
        at: last.at,
        position: last.event.position,
        hash: last.event.hash,
      };
  };
  try {
    const { rows: heads } = await client.query<{ clinic_id: string; log: string; position: string; hash: string }>(
      'select clinic_id, log, position, hash from log_head',
    );
    const { rows: named } = await client.query<{ clinic_id: string }>(
      'select distinct clinic_id from event union select distinct clinic_id from access_log',
    );
    const clinics = new Set(
      [...heads.map((head) => head.clinic_id), ...named.map((row) => row.clinic_id), ...files.keys()].sort(),
    );
    const headOf = (clinic: string, log: string) => {
      const head = heads.find((row) => row.clinic_id === clinic && row.log === log);
      return head === undefined ? null : { position: Number(head.position), hash: head.hash };
    };
    for (const clinic of clinics) await judge(clinic, headOf);
    firstBad ??= await badBlob(client);
  } catch (error) {
    const finding = unreadable(error);
    if (finding === null) throw error;
    firstBad ??= finding;
  }
  return { events, streams, firstBad, erased, checkpoint, afterCheckpoint };
}

/**
 * Reads a whole record, at one moment, and says what is wrong with it first.
 *
 * @throws CannotVerify
 */
export async function verifyRecord(options: {
  readonly connection: pg.ClientConfig;
  readonly checkpointsDir: string;
  readonly keysDir: string;
}): Promise<VerifyReport> {
  const files = readCheckpoints(options.checkpointsDir, publicKeysIn(options.keysDir));
  const client = new pg.Client(options.connection);
  client.on('error', () => undefined);
  try {
    await client.connect();
  } catch (cause) {
    const { message, code } = cause as Error & { code?: string };
    const { host, port } = options.connection;
    // A server that is down is no wrong password, and the remedy is another.
    const silent = /^(ECONN|ENOENT|ENOTFOUND|EAI_|ETIMEDOUT|EHOST|ENET)/.test(code ?? '');
    throw new CannotVerify(
      silent
        ? `The database server (${host}:${port}) cannot be reached: ${message}. Is it running?`
        : `The database does not let us in: ${message}`,
      { cause },
    );
  }
  try {
    await client.query('begin transaction isolation level repeatable read read only');
    return await verifyIn(client, files);
  } finally {
    await client.end().catch(() => undefined);
  }
}
