import { type DeviceCommand, type DeviceState, decideDevice, deviceFold, deviceStream } from '@keel/clinical/feed';
import type { Author, StreamName } from '@keel/clinical/record';
import { DAY_MS, type Instant, instant } from '@keel/clinical/units';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { type AppendRequest, canonical, noteWritten, type OpenRecord, StaleStream, sha256 } from '../record/index.ts';
import { COPY_COLUMNS, encodeRows } from './copy-encoding.ts';
import { READING_CHANNEL } from './follow-readings.ts';
import { type DeviceFact, type MessageKey, type ReadingStore, type StoredMessage, StoreUnavailable } from './ports.ts';

/** Days of partitions made ahead. */
const DAYS_AHEAD = 14;
/** How often a stream that moved on under a fact is decided again. */
const STALE_RETRIES = 5;

/** Error classes that speak against the server or the line to it, not against what was sent: PostgreSQL manual, appendix A. */
const TRANSIENT = /^(?:08|53|55|57|58|40|25006)/;
const BROKEN = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ENOENT',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
]);

/**
 * Readings in PostgreSQL: each batch is one transaction with one COPY per day of arrival, and with the events of the
 * device facts it led to. `record` must be opened as the ingest role, which alone may write the partitions. `spread`: other
 * processes are told of each batch, under the name of this one.
 */
export function readingStore(record: OpenRecord, spread: { readonly self: string } | null = null): ReadingStore {
  const partitions = new Map<number, Promise<string>>();

  /** `day`: whole days since 1970, UTC. */
  const partitionOf = (clinic: string, day: number): Promise<string> => {
    const known = partitions.get(day);
    if (known !== undefined) return known;
    const name = `reading_${new Date(day * DAY_MS).toISOString().slice(0, 10).replaceAll('-', '')}`;
    const found = record.transaction(clinic, async (_, client) => {
      const exists = async (): Promise<boolean> =>
        (await client.query('select to_regclass($1) as found', [`public.${name}`])).rows[0]?.found != null;
      if (await exists()) return name;
      await client.query('select reading_partitions_ahead($1)', [DAYS_AHEAD]);
      // A day long past, or one whose first rows already went to the default partition, stays there.
      return (await exists()) ? name : 'reading_default';
    });
    partitions.set(day, found);
    // A day that could not be looked up is looked up again; days that passed are forgotten.
    found.then(
      () => {
        for (const old of partitions.keys()) if (old < day - 2) partitions.delete(old);
      },
      () => partitions.delete(day),
    );
    return found;
  };

  /** Where each stream ends: its last seq, 0 for one without events. One question, however many devices speak at once. */
  const endsOf = async (clinic: string, streams: readonly StreamName[]): Promise<Map<StreamName, number>> =>
    record.transaction(clinic, async (_, client) => {
      const { rows } = await client.query<{ stream: StreamName; seq: number }>({
        name: 'ends-of-streams',
        text: `select stream, coalesce((select max(seq) from event where clinic_id = $1 and event.stream = asked.stream), 0) as seq
          from unnest($2::text[]) as asked (stream)`,
        values: [clinic, streams],
      });
      return new Map(rows.map(({ stream, seq }) => [stream, seq]));
    });

  /** The devices that these facts are decided about. What a device was seen doing leans on nothing; taking it off somebody does. */
  const statesFor = async (clinic: string, facts: readonly DeviceFact[]): Promise<Map<StreamName, DeviceState>> => {
    const leaning = facts.filter(({ kind }) => kind === 'detach-device').map(({ device }) => deviceStream(device));
    const states = new Map([...new Set(leaning)].map((stream) => [stream, deviceFold.initial(stream)] as const));
    const events = await record.sinceEach(
      clinic,
      [...states.keys()].map((stream) => ({ stream, after: 0 })),
    );
    for (const event of events) {
      const state = states.get(event.stream);
      if (state !== undefined) states.set(event.stream, deviceFold.evolve(state, event));
    }
    return states;
  };

  /** What has to be appended for the facts, against the streams as they are now. */
  async function requestsFor(clinic: string, facts: readonly DeviceFact[]): Promise<readonly AppendRequest[]> {
    const streams = [...new Set(facts.map(({ device }) => deviceStream(device)))];
    // Asked before the states: what comes between makes the append stale, and it is decided again.
    const ends = await endsOf(clinic, streams);
    const states = await statesFor(clinic, facts);
    return facts.flatMap((fact): AppendRequest[] => {
      const stream = deviceStream(fact.device);
      const state = states.get(stream) ?? deviceFold.initial(stream);
      const seq = ends.get(stream) ?? 0;
      const author: Author = { kind: 'device', id: fact.device, right: 'device-feed' };
      const command = { id: fact.id, kind: fact.kind, stream, seenSeq: seq, occurredAt: fact.at, body: fact.body };
      const context = { now: fact.at, zone: fact.zone, actor: { kind: 'device', id: fact.device, roles: [] } } as const;
      const decision = decideDevice(state, command as DeviceCommand, context);
      // Refused means that it is so already: taken off by a person in the same moment.
      if (decision.kind === 'refused') return [];
      const bodyHash = sha256(canonical({ kind: fact.kind, body: fact.body }));
      const moved = decision.streams.map((one) => ({ ...one, expectedSeq: seq }));
      ends.set(stream, seq + decision.streams.reduce((sum, one) => sum + one.events.length, 0));
      return [{ command: { id: fact.id, bodyHash }, author, streams: moved, answer: null }];
    });
  }

  async function once(clinic: string, messages: readonly StoredMessage[], facts: readonly DeviceFact[]): Promise<void> {
    const days = Map.groupBy(messages, ({ arrivedAt }) => Math.floor(arrivedAt / DAY_MS));
    const parts = new Map<string, StoredMessage[]>();
    for (const [day, ofDay] of days) {
      const partition = await partitionOf(clinic, day);
      parts.set(partition, [...(parts.get(partition) ?? []), ...ofDay]);
    }
    const copies = [...parts].map(([partition, rows]) => ({ partition, bytes: encodeRows(rows) }));
    const [first, ...others] = copies;
    const tells = spread !== null && messages.length > 0;
    let transaction: string | null = null;
    try {
      if (first !== undefined && others.length === 0 && facts.length === 0) {
        // As a rule: all of today, and nothing that the devices' own streams must say.
        await record.copyIn(clinic, {
          into: `public.${first.partition} (${COPY_COLUMNS})`,
          rows: first.bytes,
          notice: tells ? { channel: READING_CHANNEL, payload: noticeOf(clinic, messages, spread.self) } : null,
          begun: (id) => {
            transaction = id;
          },
        });
        return;
      }
      const requests = facts.length === 0 ? [] : await requestsFor(clinic, facts);
      await record.transaction(clinic, async (_, client) => {
        const { rows } = await client.query<{ xid: string }>({
          name: tells ? 'ingest-xid-tell' : 'ingest-xid',
          text: `select pg_current_xact_id()::text as xid${tells ? `, pg_notify('${READING_CHANNEL}', $1)` : ''}`,
          values: tells ? [noticeOf(clinic, messages, spread.self)] : [],
        });
        transaction = rows[0]?.xid ?? null;
        for (const { partition, bytes } of copies) await copy(client, partition, bytes);
        noteWritten(client);
        if (requests.length > 0) await record.appendWith(client, clinic, requests);
      });
    } catch (error) {
      // When the line breaks while committing, only the server knows; keeping the batch again would double it.
      if (transaction !== null && isBroken(error) && (await cameThrough(clinic, transaction))) return;
      throw error;
    }
  }

  async function cameThrough(clinic: string, transaction: string): Promise<boolean> {
    for (let attempt = 0; ; attempt += 1) {
      try {
        const status = await record.transaction(clinic, async (_, client) => {
          const { rows } = await client.query<{ status: string | null }>('select pg_xact_status($1::xid8) as status', [
            transaction,
          ]);
          return rows[0]?.status ?? null;
        });
        if (status !== 'in progress') return status === 'committed';
      } catch (error) {
        if (!isTransient(error)) throw error;
      }
      await new Promise((resolve) => setTimeout(resolve, Math.min(50 * 2 ** attempt, 1_000)));
    }
  }

  return {
    async commit({ clinic, messages, facts }) {
      for (let attempt = 0; ; attempt += 1) {
        try {
          await once(clinic, messages, facts);
          return;
        } catch (error) {
          if (error instanceof StaleStream && attempt < STALE_RETRIES) continue;
          if (isTransient(error) || error instanceof StaleStream) throw new StoreUnavailable(error);
          throw error;
        }
      }
    },

    keysSince: (clinic, since) =>
      record.transaction(clinic, async (_, client) => {
        const { rows } = await client.query<{
          device: string;
          control_id: string;
          device_time: Date | null;
          arrived_at: Date;
          digest: string;
        }>(
          `select device, control_id, device_time, arrived_at,
             encode(substring(sha256(substring(raw from greatest(position('\\x0d'::bytea in raw), 1))) for 8), 'hex') as digest
           from reading where clinic_id = $1 and arrived_at > $2 order by arrived_at`,
          [clinic, new Date(since)],
        );
        return rows.map((row): MessageKey & { readonly arrivedAt: Instant } => ({
          device: row.device,
          controlId: row.control_id,
          deviceTime: row.device_time === null ? null : instant(row.device_time.getTime()),
          arrivedAt: instant(row.arrived_at.getTime()),
          digest: row.digest,
        }));
      }),
  };
}

/** Where the batch is to be read, once it is committed. */
function noticeOf(clinic: string, messages: readonly StoredMessage[], self: string): string {
  let from = Number.POSITIVE_INFINITY;
  let until = 0;
  for (const { arrivedAt } of messages) {
    from = Math.min(from, arrivedAt);
    until = Math.max(until, arrivedAt);
  }
  return `${clinic} ${from} ${until} ${self}`;
}

function copy(client: pg.ClientBase, partition: string, bytes: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    const stream = client.query(copyFrom(`copy public.${partition} (${COPY_COLUMNS}) from stdin (format binary)`));
    stream.on('error', reject);
    stream.on('finish', () => resolve());
    stream.end(bytes);
  });
}

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : '';

/** Whether the line to the server broke, so that nobody here knows what became of the transaction. */
function isBroken(error: unknown): boolean {
  const code = codeOf(error);
  if (code !== '') return BROKEN.has(code) || code.startsWith('08') || code.startsWith('57P');
  return error instanceof Error && /connection|terminated|ended/i.test(error.message);
}

const isTransient = (error: unknown): boolean => isBroken(error) || TRANSIENT.test(codeOf(error));
