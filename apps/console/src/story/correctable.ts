import type { Delivery } from '@keel/clinical/session';

/** A value of an entry that can be put right by hand: where it stands in the body, what it is called, its unit. */
export interface Correctable {
  readonly path: readonly string[];
  readonly label: string;
  readonly unit: string;
  readonly value: string;
  readonly numeric: boolean;
}

/** Where a value stands, the key of its words, its unit. */
const ROWS = [
  { path: ['observations', 'systolicMmHg'], label: 'check.systolic', unit: 'mmHg' },
  { path: ['observations', 'diastolicMmHg'], label: 'check.diastolic', unit: 'mmHg' },
  { path: ['observations', 'spo2Percent'], label: 'vital.spo2', unit: '%' },
  { path: ['observations', 'heartRatePerMin'], label: 'vital.hr', unit: '/min' },
  { path: ['observations', 'respiratoryRatePerMin'], label: 'vital.rr', unit: '/min' },
  { path: ['observations', 'sedation', 'score'], label: 'vital.sedation', unit: '0–5' },
  { path: ['mg'], label: 'dose.title', unit: 'mg' },
  { path: ['doseMg'], label: 'dose.title', unit: 'mg' },
  { path: ['mlPerHour'], label: 'dose.rate', unit: 'mL/h' },
  { path: ['pumpedMl'], label: 'ask.q.pumpedMl', unit: 'mL' },
  { path: ['volumeMl'], label: 'ask.flush.title', unit: 'mL' },
  { path: ['weightKg'], label: 'ask.q.weightKg', unit: 'kg' },
  { path: ['heightCm'], label: 'ask.q.heightCm', unit: 'cm' },
  { path: ['glucoseMgDl'], label: 'ask.q.glucoseMgDl', unit: 'mg/dL' },
  { path: ['lot'], label: 'drug.lot', unit: '' },
  { path: ['name'], label: 'ask.q.name', unit: '' },
  { path: ['phone'], label: 'arrivals.escortPhone', unit: '' },
  { path: ['words'], label: 'ask.q.words', unit: '' },
] as const;

const at = (body: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>(
    (found, key) => (typeof found === 'object' && found !== null ? (found as Record<string, unknown>)[key] : undefined),
    body,
  );

/** How much of a dose got in, where the entry is one: which kind it was can be wrong as well as its mg. */
export function deliveryIn(entry: { readonly body: unknown }): Delivery | null {
  const kind = at(entry.body, ['delivery', 'kind']);
  return typeof kind === 'string' ? (at(entry.body, ['delivery']) as Delivery) : null;
}

/** What of this entry can be put right in one line; its time always can. */
export function correctableOf(entry: { readonly body: unknown }): readonly Correctable[] {
  return ROWS.flatMap(({ path, label, unit }) => {
    // A device holds what it holds: of it, only how much got in can have been written wrongly.
    const value = path[0] === 'mg' && at(entry.body, ['device']) !== undefined ? undefined : at(entry.body, path);
    return typeof value === 'number' || typeof value === 'string'
      ? [{ path, label, unit, value: String(value), numeric: typeof value === 'number' }]
      : [];
  });
}

/** The whole body as it should have been. What the record itself put beside it (flags, a signature owed) is not said again. */
export function correctedBody(
  body: unknown,
  changes: readonly { readonly path: readonly string[]; readonly value: unknown }[],
): Record<string, unknown> {
  const { flags: _, signatureOwed: __, ...copy } = structuredClone(body) as Record<string, unknown>;
  for (const { path, value } of changes) {
    let here = copy as Record<string, unknown>;
    for (const key of path.slice(0, -1)) here = here[key] as Record<string, unknown>;
    here[path.at(-1)!] = value;
  }
  return copy;
}

const minutesOf = (clock: string): number | null => {
  const found = /^(\d{1,2}):(\d{2})$/.exec(clock);
  return found === null ? null : Number(found[1]) * 60 + Number(found[2]);
};

/** Minutes from one clock time to another, the shorter way round midnight; null when either is no time. */
export function minutesBetween(from: string, to: string): number | null {
  const [a, b] = [minutesOf(from), minutesOf(to)];
  if (a === null || b === null) return null;
  const day = 24 * 60;
  const difference = (((b - a) % day) + day) % day;
  return difference > day / 2 ? difference - day : difference;
}
