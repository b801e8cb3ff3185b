import type { DevicesView } from '@keel/formats/api';
import { shownUnit } from '@keel/formats/hl7v2';
import { sql } from 'kysely';
import { UNKNOWN_DEVICE, UNMATCHED_REASONS } from '../ingest/index.ts';
import type { ViewInput } from './lists.ts';

/** Of each monitor and reason so many of the newest messages are looked at; what they say alike is one line. */
const LOOKED_AT = 500;
/** Who is registered as nobody shares one name with all like him: more of what came under it is looked at. */
const STRANGERS_LOOKED_AT = 5_000;
interface ForNobody {
  readonly device: string;
  readonly control_id: string;
  readonly arrived_at: Date;
  readonly unmatched: string;
  readonly claimed_patient: string | null;
  readonly claimed_location: string | null;
}
interface HeldBack {
  readonly device: string;
  readonly control_id: string;
  readonly arrived_at: Date;
  readonly quarantined: unknown;
}

const iso = (time: Date): string => time.toISOString();

/**
 * What could not be taken at its word, newest first, alike lines together with how often. It is looked for by monitor and
 * reason, not by arrival: a monitor that was left on, or a probe that is off, says so once a second, and must not hide the one
 * message that was for another patient. Each costs a step through an index, however many messages there are.
 */
export async function setAside(
  input: ViewInput,
  since: Date,
  monitors: readonly string[],
): Promise<Pick<DevicesView, 'unmatched' | 'quarantined'>> {
  const here = sql`reading.clinic_id = ${input.clinic} and reading.arrived_at > ${since}`;
  const devices = sql`unnest(${[...monitors, UNKNOWN_DEVICE]}::text[]) as monitor (name)`;
  const forNobody = await sql<ForNobody>`
    select found.* from ${devices} cross join unnest(${[...UNMATCHED_REASONS]}::text[]) as reason (name) cross join lateral (
      select device, control_id, arrived_at, unmatched, claimed_patient, claimed_location from reading
      where ${here} and device = monitor.name collate "C" and unmatched = reason.name collate "C"
      order by arrived_at desc
      limit case when monitor.name = ${UNKNOWN_DEVICE} then ${STRANGERS_LOOKED_AT}::int else ${LOOKED_AT}::int end
    ) found
    order by found.arrived_at desc`.execute(input.trx);
  const heldBack = await sql<HeldBack>`
    select found.* from ${devices} cross join lateral (
      select device, control_id, arrived_at, quarantined from reading
      where ${here} and device = monitor.name collate "C" and quarantined is not null
      order by arrived_at desc limit ${LOOKED_AT}
    ) found
    order by found.arrived_at desc`.execute(input.trx);
  return {
    unmatched: together(
      forNobody.rows.map((row) => ({
        at: iso(row.arrived_at),
        device: row.device,
        controlId: row.control_id,
        because: row.unmatched,
        claimedPatient: row.claimed_patient,
        claimedPlace: row.claimed_location,
      })),
      ({ device, because, claimedPatient, claimedPlace }) => [device, because, claimedPatient, claimedPlace].join('\n'),
    ),
    quarantined: together(
      heldBack.rows.flatMap((row) =>
        quarantineRows(row.quarantined).map((one) => ({
          at: iso(row.arrived_at),
          device: row.device,
          controlId: row.control_id,
          ...one,
        })),
      ),
      // Without its value: one that changes every second would be a line a second.
      ({ device, of, because, reasons }) => [device, of, reasons.join() || because].join('\n'),
    ).map(({ of: _of, ...line }) => line),
  };
}

/** The newest of each, with how many there were. */
function together<Row>(rows: readonly Row[], alike: (row: Row) => string): (Row & { count: number })[] {
  const found = new Map<string, Row & { count: number }>();
  for (const row of rows) {
    const known = found.get(alike(row));
    if (known === undefined) found.set(alike(row), { ...row, count: 1 });
    else known.count += 1;
  }
  return [...found.values()];
}

function quarantineRows(value: unknown): { of: string; what: string; because: string; reasons: string[] }[] {
  if (!Array.isArray(value)) return [];
  return value.map((row: Readonly<Partial<Record<string, unknown>>>) => ({
    of: `${String(row.kind ?? 'value')} ${String(row.obx ?? '?')}`,
    what: [row.kind ?? 'value', row.value, shownUnit(String(row.unit ?? '')), `(OBX ${String(row.obx ?? '?')})`]
      .filter((part) => part != null && part !== '')
      .join(' '),
    because: String(row.because ?? 'unknown'),
    reasons: Array.isArray(row.reasons) ? row.reasons.map(String) : [],
  }));
}
