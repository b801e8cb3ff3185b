import { OBSERVATION_NAMES, type Observations, plausibleOf } from '../monitoring/index.ts';
import { type RuleReason, ruleReason } from '../policy/index.ts';
import type { SessionEventKind } from './events.ts';
import { GIVE_RULES } from './give-rule-rows.ts';

/** What in a look cannot be: it is recorded as said, flagged, and judged as unknown. */
export function valueReasons(observations: Observations): readonly RuleReason[] {
  return plausibleOf(observations).implausible.map(({ field, value, because }) =>
    ruleReason(GIVE_RULES, 'value-off-scale', because, { inputs: [{ name: OBSERVATION_NAMES[field], value }] }),
  );
}

/** One number of a body: where it stands, what people call it, and between what it can lie. `above`: the lower end cannot be. PD. */
export interface AmountRow {
  readonly path: readonly string[];
  readonly name: string;
  readonly low: number;
  readonly high: number;
  readonly unit: string;
  readonly above?: true;
}
const from = (path: string, name: string, low: number, high: number, unit: string): AmountRow => ({
  path: path.split('.'),
  name,
  low,
  high,
  unit,
});
const above = (path: string, name: string, high: number, unit: string): AmountRow => ({
  ...from(path, name, 0, high, unit),
  above: true,
});

const RATE = from('mlPerHour', 'rate', 0, 2_000, 'mL/h');
const STRENGTH = above('mgPerMl', 'strength', 200, 'mg/mL');
const COUNTER = from('pumpedMl', 'counter of the pump', 0, 10_000, 'mL');
const GOT_IN = 'amount that got in';
const LEAST_IN = 'least that got in';
const MOST_IN = 'most that got in';
const LEAST_LOST = 'lost at least';
const DELIVERY = [
  from('delivery.mg', GOT_IN, 0, 10_000, 'mg'),
  from('delivery.mgMin', LEAST_IN, 0, 10_000, 'mg'),
  from('delivery.mgMax', MOST_IN, 0, 10_000, 'mg'),
];
const points = (item: string, name: string) => from(item, name, 0, 2, 'points');
const GIVEN = [above('mg', 'dose', 10_000, 'mg'), STRENGTH, ...DELIVERY];

/**
 * What an amount can be at all: wide enough for every real slip that reached a patient, and no wider. An order outside of it
 * is refused at the border; a fact is kept as it was said, flagged, and counts as not known.
 */
export const AMOUNTS: Readonly<Partial<Record<SessionEventKind, readonly AmountRow[]>>> = {
  'infusion-started': [
    RATE,
    STRENGTH,
    above('bagVolumeMl', 'volume in the bag', 3_000, 'mL'),
    from('line.volumeMl', 'volume of the line', 0, 100, 'mL'),
  ],
  'infusion-rate-changed': [RATE],
  'infusion-resumed': [RATE],
  'infusion-stopped': [COUNTER],
  'pump-volume-read': [COUNTER],
  'line-flushed': [from('volumeMl', 'volume of the flush', 0, 500, 'mL'), RATE],
  'line-failed': [from('lostMlMin', LEAST_LOST, 0, 3_000, 'mL'), from('lostMlMax', 'lost at most', 0, 3_000, 'mL')],
  'bolus-given': [...GIVEN, above('overSeconds', 'time of the push', 7_200, 's')],
  'injection-given': GIVEN,
  'mouth-dose-given': [...GIVEN, from('heldMinutes', 'time it was held', 0, 1_440, 'min')],
  'device-given': [above('mg', 'dose', 100, 'mg'), ...DELIVERY],
  'medicine-given': [from('doseMg', 'dose', 0, 100_000, 'mg')],
  'pump-checked': [RATE, STRENGTH, from('volumeToInfuseMl', 'volume to infuse', 0, 3_000, 'mL')],
  'drug-prepared': [STRENGTH, from('drawnMg', 'amount drawn up', 0, 10_000, 'mg')],
  'glucose-measured': [from('glucoseMgDl', 'glucose', 5, 1_500, 'mg/dL')],
  'weight-measured': [from('weightKg', 'weight', 20, 350, 'kg'), from('heightCm', 'height', 90, 250, 'cm')],
  'aldrete-scored': [
    points('activity', 'activity'),
    points('respiration', 'breathing'),
    points('circulation', 'circulation'),
    points('consciousness', 'consciousness'),
    points('saturation', 'oxygen saturation'),
  ],
  'padss-scored': [
    points('vitals', 'vital signs'),
    points('activity', 'activity'),
    points('painAndNausea', 'pain and nausea'),
    points('bleeding', 'bleeding'),
    points('intakeAndOutput', 'drinking and passing urine'),
  ],
  'access-placed': [from('attempts', 'attempts', 1, 20, 'attempts')],
  'off-monitor-started': [above('limitMinutes', 'time off the monitor', 120, 'min')],
};

export interface OffScale {
  readonly path: readonly string[];
  readonly name: string;
  readonly unit: string;
  readonly value: number;
  readonly because: string;
}

const at = (body: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>((value, key) => (value as Readonly<Record<string, unknown>> | undefined)?.[key], body);

/** The numbers of a body that cannot be. */
export function offScale(kind: SessionEventKind, body: unknown): readonly OffScale[] {
  const found: OffScale[] = [];
  for (const { path, name, low, high, unit, above: open } of AMOUNTS[kind] ?? []) {
    const value = at(body, path);
    if (typeof value !== 'number') continue;
    if (value > high || value < low || (open === true && value === low)) {
      const because = `${name}: ${value} ${unit} is not ${open === true ? 'above' : 'between'} ${low}${open === true ? ' and at most' : ' and'} ${high}`;
      found.push({ path, name, unit, value, because });
    }
  }
  const { delivery, mg, lostMlMin, lostMlMax } = body as {
    readonly mg?: number;
    readonly delivery?: { readonly mg?: number; readonly mgMin?: number; readonly mgMax?: number };
    readonly lostMlMin?: number;
    readonly lostMlMax?: number;
  };
  const least = (path: string, name: string, low: number | undefined, high: number | undefined, because: string) => {
    if (low !== undefined && high !== undefined && low > high)
      found.push({ path: path.split('.'), name, unit: path.startsWith('lost') ? 'mL' : 'mg', value: low, because });
  };
  if (AMOUNTS[kind] !== undefined) {
    least('delivery.mg', GOT_IN, delivery?.mg, mg, 'more was delivered than was given');
    least('delivery.mgMax', MOST_IN, delivery?.mgMax, mg, 'more was delivered than was given');
    least('delivery.mgMin', LEAST_IN, delivery?.mgMin, delivery?.mgMax, 'the least is more than the most');
    least('lostMlMin', LEAST_LOST, lostMlMin, lostMlMax, 'the least is more than the most');
  }
  return found;
}

export const offScaleReasons = (kind: SessionEventKind, body: unknown): readonly RuleReason[] =>
  offScale(kind, body).map(({ name, unit, value, because }) =>
    ruleReason(GIVE_RULES, 'value-off-scale', because, { inputs: [{ name, value, unit }] }),
  );

/** Whether every number of an entry can be. */
export const isPlausible = (entry: { readonly kind: string; readonly body: unknown }): boolean =>
  offScale(entry.kind as SessionEventKind, entry.body).length === 0;
