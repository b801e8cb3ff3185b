import type { ReadingKind } from '@keel/clinical/device';
import { addMs, type Instant, instant } from '@keel/clinical/units';
import type { OpenRecord } from '../record/index.ts';
import { type FeedMessage, feedMessage } from './feed-message.ts';
import type { StoredAlarm } from './ports.ts';

/** The channel on which a commit of readings is made known: `<clinic> <from> <until> <process>`, times in ms. */
export const READING_CHANNEL = 'keel_reading';
const PAGE = 2_000;

interface Row {
  readonly device: string;
  readonly control_id: string;
  readonly arrived_at: Date;
  readonly session: string | null;
  readonly chair: string | null;
  readonly kinds: string[];
  readonly values: number[];
  readonly units: string[];
  readonly times: Date[];
  readonly quarantined:
    | readonly { readonly kind: ReadingKind | null; readonly at: number | null; readonly reasons?: string[] }[]
    | null;
  readonly alarms:
    | readonly (Omit<StoredAlarm, 'at' | 'madeAt'> & { readonly at: number | null; readonly madeAt?: number | null })[]
    | null;
  readonly speaks_against: string | null;
  readonly clock_ahead_ms: number;
}

const messageOf = (clinic: string, row: Row): FeedMessage =>
  feedMessage({
    clinic,
    device: row.device,
    session: row.session,
    chair: row.chair,
    arrivedAt: instant(row.arrived_at.getTime()),
    speaksAgainst: row.speaks_against,
    clockAheadMs: row.clock_ahead_ms,
    readings: row.kinds.map((kind, n) => ({
      kind: kind as ReadingKind,
      value: row.values[n] ?? Number.NaN,
      unit: row.units[n] ?? '',
      at: instant(row.times[n]?.getTime() ?? row.arrived_at.getTime()),
      flags: '',
    })),
    alarms: (row.alarms ?? []).map(({ at, madeAt, ...alarm }) => ({
      ...alarm,
      at: at === null ? null : instant(at),
      madeAt: madeAt == null ? null : instant(madeAt),
    })),
    quarantined: (row.quarantined ?? []).map(({ kind, at, reasons }) => ({
      kind,
      at: at === null ? null : instant(at),
      reasons: (reasons ?? []).map((reason) => ({ reason })),
    })),
  });

/**
 * What other processes took from monitors, read from the table: each message once, as far back as `backMs`. A notice says
 * where to read; what was missed while nobody listened is made up for by `catchUp`.
 */
export function followReadings(options: {
  readonly record: OpenRecord;
  readonly clinics: () => Promise<readonly string[]>;
  /** The id under which this process says its own, which it need not read. */
  readonly self: string;
  readonly backMs: number;
  readonly now: () => Instant;
  /** In the order of arrival, as far as one reading goes. */
  readonly onMessages: (clinic: string, messages: readonly FeedMessage[]) => void;
  readonly onError: (error: unknown) => void;
}) {
  const { record, backMs, now } = options;
  /** Clinic → message → when it arrived, in the order of reading. */
  const seen = new Map<string, Map<string, number>>();
  let stopped = false;
  let last: Promise<void> = Promise.resolve();

  async function read(clinic: string, from: number, until: number): Promise<void> {
    const known = seen.get(clinic) ?? new Map<string, number>();
    seen.set(clinic, known);
    for (let start = from; !stopped; ) {
      const rows = await record.transaction(clinic, async (_, client) => {
        const found = await client.query<Row>({
          name: 'follow-readings',
          text: `select device, control_id, arrived_at, session, chair, kinds, "values", units, times, quarantined, alarms,
              speaks_against, clock_ahead_ms
            from reading where clinic_id = $1 and arrived_at >= $2 and arrived_at <= $3 order by arrived_at limit ${PAGE}`,
          values: [clinic, new Date(start), new Date(until)],
        });
        return found.rows;
      });
      const fresh = rows.filter((row) => {
        const key = `${row.device} ${row.arrived_at.getTime()} ${row.control_id}`;
        if (known.has(key)) return false;
        known.set(key, row.arrived_at.getTime());
        return true;
      });
      if (fresh.length > 0)
        options.onMessages(
          clinic,
          fresh.map((row) => messageOf(clinic, row)),
        );
      const end = rows.at(-1)?.arrived_at.getTime();
      // A page of one moment that is known already has nothing behind it that could be asked for by time.
      if (rows.length < PAGE || end === undefined || (end === start && fresh.length === 0)) break;
      start = end;
    }
    const oldest = now() - 2 * backMs;
    for (const [key, arrivedAt] of known) {
      if (arrivedAt >= oldest) break;
      known.delete(key);
    }
  }

  /** One after the other: what is read first is told first. */
  function next(work: () => Promise<void>): Promise<void> {
    last = last.then(() => (stopped ? undefined : work())).catch(options.onError);
    return last;
  }

  return {
    /** What another process said on `READING_CHANNEL`. */
    notice(payload: string): void {
      const [clinic, from, until, by] = payload.split(' ');
      if (clinic === undefined || by === undefined || by === options.self) return;
      void next(() => read(clinic, Number(from), Number(until)));
    },
    /** Everything of the last `backMs`, by whomever. */
    catchUp: (): Promise<void> =>
      next(async () => {
        const at = now();
        for (const clinic of await options.clinics()) await read(clinic, addMs(at, -backMs), addMs(at, backMs));
      }),
    async stop(): Promise<void> {
      stopped = true;
      await last;
    },
  };
}
export type FollowedReadings = ReturnType<typeof followReadings>;
