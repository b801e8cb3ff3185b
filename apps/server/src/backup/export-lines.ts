import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readdirSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import type { Connection } from '../database/index.ts';
import { makeFolder } from '../settings/index.ts';
import { BackupProblem } from './backup-problem.ts';
import { shapeCollector } from './shape-of.ts';

/** Lines written, by file. */
export type ExportCounts = Readonly<Record<string, number>>;

const PAGE = 1_000;
const DIALECT = 'https://json-schema.org/draft/2020-12/schema';

const string = { type: 'string' } as const;
const integer = { type: 'integer' } as const;
const time = { type: 'string', format: 'date-time' } as const;
const hash = { type: 'string', pattern: '^[0-9a-f]{64}$' } as const;
const orNull = (type: 'string' | 'object' | 'array' | 'number') => ({ type: [type, 'null'] }) as const;

const object = (title: string, properties: Record<string, unknown>, optional: readonly string[] = []) => ({
  $schema: DIALECT,
  title,
  type: 'object',
  properties,
  required: Object.keys(properties).filter((name) => !optional.includes(name)),
  additionalProperties: false,
});

/** What a line of each file is. The shape of a body, by kind and version of event, is in `schemas/events/`. */
export const EXPORT_SCHEMAS: Readonly<Record<string, object>> = {
  events: object(
    'One event of the record. `hash` is the SHA-256 of the canonical (RFC 8785) text of `envelope`; `envelope.previous` is the hash of the event before. `envelope.body` is the SHA-256 of salt and canonical body. `body` is null with `erased` true where it was erased by law.',
    {
      clinic: string,
      position: integer,
      stream: string,
      seq: integer,
      kind: string,
      version: integer,
      occurredAt: time,
      zone: string,
      recordedAt: time,
      author: {
        type: 'object',
        properties: { kind: string, id: string, right: string, tablet: string },
        required: ['kind', 'id', 'right'],
      },
      command: string,
      index: integer,
      body: {},
      erased: { type: 'boolean' },
      salt: orNull('string'),
      hash,
      envelope: { type: 'object' },
    },
  ),
  access: object('One look at the record, or one attempt. `hash` is the SHA-256 of the canonical text of `envelope`.', {
    hash,
    envelope: { type: 'object' },
  }),
  answers: object('What a command was answered.', {
    clinic: string,
    command: string,
    answer: {},
    position: integer,
    recordedAt: time,
  }),
  readings: object(
    'One message of a device. `kinds`, `values`, `units`, `flags` and `times` run in step; `raw` is the message as it came, Base64.',
    {
      clinic: string,
      device: string,
      controlId: string,
      deviceTime: orNull('string'),
      arrivedAt: time,
      claimedPatient: orNull('string'),
      claimedLocation: orNull('string'),
      patient: orNull('string'),
      session: orNull('string'),
      chair: orNull('string'),
      unmatched: orNull('string'),
      speaksAgainst: orNull('string'),
      clockAheadMs: { type: 'number' },
      kinds: { type: 'array', items: string },
      values: { type: 'array', items: { type: 'number' } },
      units: { type: 'array', items: string },
      flags: { type: 'array', items: string },
      times: { type: 'array', items: time },
      quarantined: {},
      alarms: {},
      raw: { type: 'string', contentEncoding: 'base64' },
    },
  ),
  blobs: object('A file, in `blobs/<sha256>`; `erased` where its bytes were erased by law.', {
    clinic: string,
    sha256: hash,
    mediaType: string,
    size: integer,
    storedAt: time,
    erased: { type: 'boolean' },
  }),
};

const iso = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const QUERIES: Readonly<Record<string, string>> = {
  events: `select envelope, hash, encode(salt, 'hex') as salt, body from event where $1::text is null or clinic_id = $1
    order by clinic_id, position`,
  access: `select envelope, hash from access_log where $1::text is null or clinic_id = $1 order by clinic_id, position`,
  answers: `select clinic_id as clinic, command, answer, position, ${iso('recorded_at')} as "recordedAt" from command_answer
    where $1::text is null or clinic_id = $1 order by clinic_id, position, command`,
  readings: `select clinic_id as clinic, device, control_id as "controlId", ${iso('device_time')} as "deviceTime",
      ${iso('arrived_at')} as "arrivedAt", claimed_patient as "claimedPatient", claimed_location as "claimedLocation",
      patient, session, chair, unmatched, speaks_against as "speaksAgainst", clock_ahead_ms as "clockAheadMs", kinds, "values", units, flags, times, quarantined, alarms, raw
    from reading where $1::text is null or clinic_id = $1 order by clinic_id, arrived_at, device`,
  blobs: `select clinic_id as clinic, sha256, media_type as "mediaType", size, ${iso('stored_at')} as "storedAt", bytes
    from blob where $1::text is null or clinic_id = $1 order by clinic_id, sha256`,
};

/**
 * Writes the whole record (of one clinic, or of all) as JSON Lines with their JSON Schemas, all of one moment, for other
 * systems and other times. Nothing is left out but what was erased. As owner.
 *
 * @throws BackupProblem when the folder is not empty.
 */
export async function exportLines(
  owner: Connection,
  options: { readonly dir: string; readonly clinic?: string },
): Promise<ExportCounts> {
  const { dir } = options;
  if (existsSync(dir) && readdirSync(dir).length > 0)
    throw new BackupProblem(`${dir} is not empty. Export into a new folder.`);
  const client = new pg.Client(owner);
  client.on('error', () => undefined);
  await client.connect();
  const counts: Record<string, number> = {};
  const shapes = new Map<string, ReturnType<typeof shapeCollector>>();

  const line: Readonly<Record<string, (row: Record<string, unknown>) => unknown>> = {
    events: (row) => {
      const envelope = JSON.parse(String(row['envelope'])) as Record<string, unknown>;
      const { clinic, position, stream, seq, kind, version, occurredAt, zone, recordedAt, author, command, index } =
        envelope;
      const erased = row['body'] === null;
      const body: unknown = erased ? null : JSON.parse(String(row['body']));
      const name = `${String(kind)}@${String(version)}`;
      const seen = shapes.get(name) ?? shapeCollector();
      shapes.set(name, seen);
      if (!erased) seen.add(body);
      return {
        ...{ clinic, position, stream, seq, kind, version, occurredAt, zone, recordedAt, author, command, index },
        ...{ body, erased, salt: row['salt'], hash: row['hash'], envelope },
      };
    },
    access: (row) => ({ hash: row['hash'], envelope: JSON.parse(String(row['envelope'])) }),
    answers: (row) => ({
      ...row,
      position: Number(row['position']),
      answer: row['answer'] === null ? null : JSON.parse(String(row['answer'])),
    }),
    readings: (row) => ({
      ...row,
      times: (row['times'] as Date[]).map((at) => at.toISOString()),
      raw: (row['raw'] as Buffer).toString('base64'),
    }),
    blobs: ({ bytes, ...row }) => {
      if (bytes !== null) writeFileSync(join(dir, 'blobs', String(row['sha256'])), bytes as Buffer, { mode: 0o600 });
      return { ...row, erased: bytes === null };
    },
  };

  try {
    makeFolder(join(dir, 'schemas', 'events'));
    mkdirSync(join(dir, 'blobs'), { mode: 0o700 });
    await client.query('begin transaction isolation level repeatable read read only');
    for (const [name, sql] of Object.entries(QUERIES)) {
      const file = openSync(join(dir, `${name}.jsonl`), 'wx', 0o600);
      try {
        await client.query(`declare lines no scroll cursor for ${sql}`, [options.clinic ?? null]);
        counts[name] = 0;
        for (;;) {
          const { rows } = await client.query(`fetch ${PAGE} from lines`);
          const text = rows.map((row) => `${JSON.stringify(line[name]?.(row))}\n`).join('');
          if (text !== '') writeSync(file, text);
          counts[name] += rows.length;
          if (rows.length < PAGE) break;
        }
        await client.query('close lines');
        fsyncSync(file);
      } finally {
        closeSync(file);
      }
      writeFileSync(join(dir, 'schemas', `${name}.schema.json`), `${JSON.stringify(EXPORT_SCHEMAS[name], null, 2)}\n`);
    }
    await client.query('commit');
  } finally {
    await client.end();
  }
  for (const [name, seen] of shapes)
    writeFileSync(
      join(dir, 'schemas', 'events', `${name}.schema.json`),
      `${JSON.stringify({ $schema: DIALECT, title: `Body of ${name}, as far as the exported events tell`, ...seen.shape() }, null, 2)}\n`,
    );
  writeFileSync(
    join(dir, 'export.json'),
    `${JSON.stringify({ format: 'keel-export-1', clinic: options.clinic ?? null, lines: counts }, null, 2)}\n`,
  );
  return counts;
}
