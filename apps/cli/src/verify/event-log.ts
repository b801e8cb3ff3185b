import { createHash } from 'node:crypto';

/** What is wrong, and where it begins. `stream` is a stream of events, `access` for the access log, or `log` where the very entries are gone. */
export interface Finding {
  readonly stream: string;
  readonly seq: number;
  readonly because: string;
}

/** A row as text, column by column, as the query below names them. */
export type Row = Readonly<Record<string, string | null>>;

/** A log's kind: its table, its columns beside the envelope, and what each must equal there. */
export interface LogShape {
  readonly table: 'event' | 'access_log';
  /** Column → SQL for its text, and the member of the envelope it copies. */
  readonly copies: readonly { readonly column: string; readonly sql: string; readonly member: string }[];
  readonly hasBody: boolean;
}

const text = (column: string, member: string) => ({ column, sql: `${column}::text`, member });
/** Microseconds too: a copy that differs by less than the envelope can say is still another copy. */
const time = (column: string, member: string) => ({
  column,
  sql: `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`,
  member,
});

export const EVENT_LOG: LogShape = {
  table: 'event',
  copies: [
    text('clinic_id', 'clinic'),
    text('position', 'position'),
    text('stream', 'stream'),
    text('seq', 'seq'),
    text('command', 'command'),
    text('command_index', 'index'),
    text('kind', 'kind'),
    text('version', 'version'),
    time('occurred_at', 'occurredAt'),
    text('zone', 'zone'),
    time('recorded_at', 'recordedAt'),
    text('author_kind', 'author.kind'),
    text('author_id', 'author.id'),
    text('author_right', 'author.right'),
    text('author_tablet', 'author.tablet'),
  ],
  hasBody: true,
};

export const ACCESS_LOG: LogShape = {
  table: 'access_log',
  copies: [
    text('clinic_id', 'clinic'),
    text('position', 'position'),
    time('recorded_at', 'recordedAt'),
    text('actor_kind', 'actor.kind'),
    text('actor_id', 'actor.id'),
    text('action', 'action'),
    text('outcome', 'outcome'),
    text('subject', 'subject'),
    text('patient', 'patient'),
  ],
  hasBody: false,
};

/** The query that reads a whole log in order. A row is told apart from its double by where it lies. */
export const readLog = ({ table, copies, hasBody }: LogShape): string =>
  `select ${copies.map(({ column, sql }) => `${sql} as ${column}`).join(', ')}, envelope, hash${
    hasBody ? `, encode(salt, 'hex') as salt, body` : ''
  } from ${table} where clinic_id = $1 order by ${table}.position, ctid`;

const GENESIS = '0'.repeat(64);
const hex = (...parts: readonly (string | Buffer)[]) => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
};

function memberOf(envelope: unknown, path: string): string | null {
  let value: unknown = envelope;
  for (const name of path.split('.')) {
    if (typeof value !== 'object' || value === null) return null;
    value = (value as Record<string, unknown>)[name];
  }
  return value === undefined || value === null ? null : String(value);
}

/** RFC 3339 with milliseconds, as `time` above would print it. */
const withMicroseconds = (text: string | null) => text?.replace(/\.(\d{3})Z$/, '.$1000Z') ?? null;

interface Placed {
  readonly stream: string;
  readonly seq: number;
}

export interface LogResult {
  readonly entries: number;
  readonly streams: number;
  readonly erased: number;
  readonly last: { readonly position: number; readonly hash: string };
  readonly finding: Finding | null;
  /** Hash found at each position that a checkpoint speaks of. */
  readonly at: ReadonlyMap<number, { readonly hash: string } & Placed>;
}

/**
 * Follows one clinic's log entry by entry. The first thing that is wrong ends the judging; the rest is only counted.
 * `head` is what the database says the end is; `asked` are the positions that checkpoints speak of.
 */
export async function followLog(
  shape: LogShape,
  rows: AsyncIterable<Row>,
  head: { readonly position: number; readonly hash: string } | null,
  asked: ReadonlySet<number>,
): Promise<LogResult> {
  const seqs = new Map<string, number>();
  const at = new Map<number, { hash: string } & Placed>();
  const erasedAt = new Map<number, Placed>();
  const erasures = new Set<string>();
  let finding: Finding | null = null;
  let entries = 0;
  let position = 0;
  let hash = GENESIS;
  let recordedAt = '';
  let before: Placed | undefined;
  /** A link that does not fit: either entry may be the changed one; the next link tells. */
  let undecided: { before: Placed | undefined; here: Placed; hash: string } | undefined;
  /** Entries are missing here; a stream that skips a seq later on tells which. */
  let gap: { position: number; before: Placed } | undefined;

  const decide = (nextPrevious: string | undefined) => {
    if (undecided === undefined) return;
    const blamed = nextPrevious === undecided.hash ? (undecided.before ?? undecided.here) : undecided.here;
    finding ??= {
      ...blamed,
      because: 'its hash is not the one that the next entry follows: one of the two was changed',
    };
    undecided = undefined;
  };

  for await (const row of rows) {
    entries += 1;
    const stream = shape.hasBody ? (row['stream'] ?? '') : 'access';
    const seq = Number(shape.hasBody ? row['seq'] : row['position']);
    const here = { stream, seq };
    const seen = seqs.get(stream) ?? 0;
    seqs.set(stream, Math.max(seq, seen));
    if (gap !== undefined && shape.hasBody && seq !== seen + 1) {
      finding ??= { stream, seq: seen + 1, because: `it is missing: the log has no entry at position ${gap.position}` };
      gap = undefined;
    }
    if (finding !== null || gap !== undefined) continue;

    const bad = (because: string) => {
      finding ??= { ...here, because };
    };
    const text = row['envelope'] ?? '';
    const actual = hex(text);
    let envelope: unknown;
    try {
      envelope = JSON.parse(text);
    } catch {
      bad('its envelope is not readable');
      continue;
    }
    const previous = memberOf(envelope, 'previous') ?? '';
    if (undecided !== undefined) {
      decide(previous);
      continue;
    }
    if (Number(row['position']) > position + 1) {
      gap = { position: position + 1, before: here };
      if (!shape.hasBody) bad(`the entry before it is missing: nothing at position ${position + 1}`);
      else if (seq !== seen + 1) {
        finding = { stream, seq: seen + 1, because: `it is missing: the log has no entry at position ${position + 1}` };
        gap = undefined;
      }
      continue;
    }
    if (Number(row['position']) !== position + 1) {
      bad(`it stands at position ${row['position']}, where another entry already stands`);
      continue;
    }
    const wrongCopy = shape.copies.find(
      ({ column, member }) =>
        row[column] !==
        (member.endsWith('At') ? withMicroseconds(memberOf(envelope, member)) : memberOf(envelope, member)),
    );
    if (actual !== row['hash']) bad('its envelope does not have the hash that stands beside it');
    else if (wrongCopy !== undefined) bad(`its column ${wrongCopy.column} is not what its envelope says`);
    else if (shape.hasBody && seq !== seen + 1) bad(`it should be number ${seen + 1} of its stream`);
    else if ((memberOf(envelope, 'recordedAt') ?? '') < recordedAt) bad('it was recorded before the entry before it');
    else if (previous !== hash) undecided = { before, here, hash: actual };
    else if (shape.hasBody) {
      const { body, salt } = row;
      if (body === null || body === undefined || salt === null || salt === undefined) erasedAt.set(position + 1, here);
      else if (hex(Buffer.from(salt, 'hex'), body) !== memberOf(envelope, 'body'))
        bad('its body does not have the hash that its envelope holds');
      else if (row['kind'] === 'body-erased') {
        const erased = JSON.parse(body) as { stream?: unknown; seq?: unknown };
        erasures.add(`${String(erased.stream)} ${String(erased.seq)}`);
      }
    }
    position += 1;
    hash = actual;
    recordedAt = memberOf(envelope, 'recordedAt') ?? '';
    before = here;
    if (asked.has(position)) at.set(position, { ...here, hash });
  }
  decide(head?.hash);
  if (gap !== undefined)
    finding ??= {
      ...gap.before,
      because: `the entry before it is missing: the log has no entry at position ${gap.position}`,
    };
  const unexplained = [...erasedAt.values()].find((place) => !erasures.has(`${place.stream} ${place.seq}`));
  if (finding === null && unexplained !== undefined)
    finding = { ...unexplained, because: 'its body is gone and no erasure is recorded' };
  if (finding === null && (head?.position ?? 0) !== position)
    finding = {
      stream: shape.hasBody ? 'log' : 'access',
      seq: Math.min(position, head?.position ?? 0) + 1,
      because: `the log ends at position ${position}, its head says ${head?.position ?? 0}: entries were cut off or added`,
    };
  if (finding === null && head !== null && head.hash !== hash)
    finding = {
      ...(before ?? { stream: 'log', seq: 0 }),
      because: 'its hash is not the one that the head of the log holds',
    };
  return { entries, streams: seqs.size, erased: erasedAt.size, last: { position, hash }, finding, at };
}
