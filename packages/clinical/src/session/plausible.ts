import { type Observations, plausibleOf } from '../monitoring/index.ts';
import { type RuleReason, ruleReason } from '../policy/index.ts';
import type { SessionEventKind } from './events.ts';
import { GIVE_RULES } from './give-rule-rows.ts';

/** What in a look cannot be: it is recorded as said, flagged, and judged as unknown. */
export function valueReasons(observations: Observations): readonly RuleReason[] {
  return plausibleOf(observations).implausible.map(({ field, value, because }) =>
    ruleReason(GIVE_RULES, 'value-off-scale', because, { inputs: [{ name: field, value }] }),
  );
}

/** One number of a body: where it stands, and between what it can lie. `above`: the lower end itself cannot be. PD. */
export interface AmountRow {
  readonly path: readonly string[];
  readonly low: number;
  readonly high: number;
  readonly unit: string;
  readonly above?: true;
}
const from = (path: string, low: number, high: number, unit: string): AmountRow => ({
  path: path.split('.'),
  low,
  high,
  unit,
});
const above = (path: string, high: number, unit: string): AmountRow => ({ ...from(path, 0, high, unit), above: true });

const RATE = from('mlPerHour', 0, 2_000, 'mL/h');
const STRENGTH = above('mgPerMl', 200, 'mg/mL');
const DELIVERY = [
  from('delivery.mg', 0, 10_000, 'mg'),
  from('delivery.mgMin', 0, 10_000, 'mg'),
  from('delivery.mgMax', 0, 10_000, 'mg'),
];
const POINTS = (...items: readonly string[]) => items.map((item) => from(item, 0, 2, 'points'));
const GIVEN = [above('mg', 10_000, 'mg'), STRENGTH, ...DELIVERY];

/**
 * What an amount can be at all: wide enough for every real slip that reached a patient, and no wider. An order outside of it
 * is refused at the border; a fact is kept as it was said, flagged, and counts as not known.
 */
export const AMOUNTS: Readonly<Partial<Record<SessionEventKind, readonly AmountRow[]>>> = {
  'infusion-started': [RATE, STRENGTH, above('bagVolumeMl', 3_000, 'mL'), from('line.volumeMl', 0, 100, 'mL')],
  'infusion-rate-changed': [RATE],
  'infusion-resumed': [RATE],
  'infusion-stopped': [from('pumpedMl', 0, 10_000, 'mL')],
  'pump-volume-read': [from('pumpedMl', 0, 10_000, 'mL')],
  'line-flushed': [from('volumeMl', 0, 500, 'mL'), RATE],
  'line-failed': [from('lostMlMin', 0, 3_000, 'mL'), from('lostMlMax', 0, 3_000, 'mL')],
  'bolus-given': [...GIVEN, above('overSeconds', 7_200, 's')],
  'injection-given': GIVEN,
  'mouth-dose-given': [...GIVEN, from('heldMinutes', 0, 1_440, 'min')],
  'device-given': [above('mg', 100, 'mg'), ...DELIVERY],
  'medicine-given': [from('doseMg', 0, 100_000, 'mg')],
  'pump-checked': [RATE, STRENGTH, from('volumeToInfuseMl', 0, 3_000, 'mL')],
  'drug-prepared': [STRENGTH, from('drawnMg', 0, 10_000, 'mg')],
  'glucose-measured': [from('glucoseMgDl', 5, 1_500, 'mg/dL')],
  'weight-measured': [from('weightKg', 20, 350, 'kg'), from('heightCm', 90, 250, 'cm')],
  'aldrete-scored': POINTS('activity', 'respiration', 'circulation', 'consciousness', 'saturation'),
  'padss-scored': POINTS('vitals', 'activity', 'painAndNausea', 'bleeding', 'intakeAndOutput'),
  'access-placed': [from('attempts', 1, 20, 'attempts')],
  'off-monitor-started': [above('limitMinutes', 120, 'min')],
};

export interface OffScale {
  readonly path: readonly string[];
  readonly value: number;
  readonly because: string;
}

const at = (body: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>((value, key) => (value as Readonly<Record<string, unknown>> | undefined)?.[key], body);

/** The numbers of a body that cannot be. */
export function offScale(kind: SessionEventKind, body: unknown): readonly OffScale[] {
  const found: OffScale[] = [];
  for (const { path, low, high, unit, above: open } of AMOUNTS[kind] ?? []) {
    const value = at(body, path);
    if (typeof value !== 'number') continue;
    const name = path.join('.');
    if (value > high || value < low || (open === true && value === low)) {
      const because = `${name} ${value} ${unit} is not ${open === true ? 'above' : 'between'} ${low}${open === true ? ' and at most' : ' and'} ${high}`;
      found.push({ path, value, because });
    }
  }
  const { delivery, mg, lostMlMin, lostMlMax } = body as {
    readonly mg?: number;
    readonly delivery?: { readonly mg?: number; readonly mgMin?: number; readonly mgMax?: number };
    readonly lostMlMin?: number;
    readonly lostMlMax?: number;
  };
  const least = (path: string, low: number | undefined, high: number | undefined, because: string) => {
    if (low !== undefined && high !== undefined && low > high)
      found.push({ path: path.split('.'), value: low, because });
  };
  if (AMOUNTS[kind] !== undefined) {
    least('delivery.mg', delivery?.mg, mg, 'more was delivered than was given');
    least('delivery.mgMax', delivery?.mgMax, mg, 'more was delivered than was given');
    least('delivery.mgMin', delivery?.mgMin, delivery?.mgMax, 'the least is more than the most');
    least('lostMlMin', lostMlMin, lostMlMax, 'the least is more than the most');
  }
  return found;
}

export const offScaleReasons = (kind: SessionEventKind, body: unknown): readonly RuleReason[] =>
  offScale(kind, body).map(({ path, value, because }) =>
    ruleReason(GIVE_RULES, 'value-off-scale', because, { inputs: [{ name: path.join('.'), value }] }),
  );

/** Whether every number of an entry can be. */
export const isPlausible = (entry: { readonly kind: string; readonly body: unknown }): boolean =>
  offScale(entry.kind as SessionEventKind, entry.body).length === 0;
