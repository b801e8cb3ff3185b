import { OBSERVATION_NAMES } from '../monitoring/index.ts';
import { AMOUNTS, type Delivery, type SessionEventKind } from '../session/index.ts';
import type { Instant } from '../units/index.ts';
import { amountText } from './paper.ts';

/** An entry as it stood: when, and what it said. */
export interface Stood {
  readonly at: Instant;
  readonly body: unknown;
}

/** How a note writes what is no plain word or figure. */
export interface Written {
  readonly time: (at: number) => string;
  readonly nameOf: (person: string) => string;
}

/** How much of a dose got in: what was held out stands beside it and is never read for it. */
export function gotIn(mg: number, delivery: Delivery): string {
  switch (delivery.kind) {
    case 'full':
      return `${amountText(mg)} mg`;
    case 'partial':
      return `${amountText(delivery.mg)} of ${amountText(mg)} mg`;
    case 'uncertain':
      return `${amountText(delivery.mgMin)} to ${amountText(delivery.mgMax)} of ${amountText(mg)} mg`;
    case 'declined':
      return `none of ${amountText(mg)} mg`;
  }
}

/** What the record itself put beside an entry. */
const BESIDE: ReadonlySet<string> = new Set(['flags', 'overrides', 'overridden', 'policyVersion', 'signatureOwed']);
/** Fields that hold a person, by his id; and those that hold a time. */
const PERSON = /By$|^(?:from|to|person|prescriber|patient)$/;
const TIME = /(?:At|Until|Since)$|^until$/;
const UNITS: readonly (readonly [ending: RegExp, unit: string])[] = [
  [/MmHg$/, 'mmHg'],
  [/LPerMin$/, 'L/min'],
  [/PerMin$/, '/min'],
  [/Percent$/, '%'],
  [/MgPerMl$/, 'mg/mL'],
  [/MlPerHour$/, 'mL/h'],
  [/MgDl$/, 'mg/dL'],
  [/Mg$/, 'mg'],
  [/Ml$/, 'mL'],
  [/Kg$/, 'kg'],
  [/Cm$/, 'cm'],
  [/C$/, '°C'],
  [/Minutes$/, 'min'],
  [/Seconds$/, 's'],
];

/** Each value of an entry, as `name: value unit`, by where it stands. */
export function valuesOf(kind: string, body: unknown, written: Written): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  const { mg, delivery } = (body ?? {}) as { readonly mg?: number; readonly delivery?: Delivery };
  const dose = mg !== undefined && delivery !== undefined;
  if (dose) values.set('delivery', `got in: ${gotIn(mg, delivery)}`);
  const rows = AMOUNTS[kind as SessionEventKind] ?? [];
  const walk = (path: readonly string[], value: unknown): void => {
    const key = path.at(-1) ?? '';
    if (path.length === 1 && (BESIDE.has(key) || (dose && (key === 'mg' || key === 'delivery')))) return;
    if (value === undefined) return;
    if (value !== null && typeof value === 'object' && !Array.isArray(value)) {
      for (const [inner, one] of Object.entries(value)) walk([...path, inner], one);
      return;
    }
    const row = rows.find((known) => known.path.join('.') === path.join('.'));
    const unit = row?.unit ?? UNITS.find(([ending]) => ending.test(key))?.[1];
    const name = row?.name ?? nameOfField(path);
    values.set(path.join('.'), `${name}: ${valueText(key, value, unit, written)}`);
  };
  for (const [key, value] of Object.entries((body ?? {}) as object)) walk([key], value);
  return values;
}

/** What a correction changed, the old beside the new; the time last, where that was wrong. */
export function changesIn(kind: string, before: Stood, after: Stood, written: Written): { was: string; now: string } {
  const [old, put] = [valuesOf(kind, before.body, written), valuesOf(kind, after.body, written)];
  const moved = before.at !== after.at;
  const differs = [...new Set([...old.keys(), ...put.keys()])].filter((path) => old.get(path) !== put.get(path));
  const side = (values: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>, at: Instant): string =>
    [
      ...differs.map((path) => values.get(path) ?? `${other.get(path)!.split(': ')[0]}: not said`),
      ...(moved ? [`time: ${written.time(at)}`] : []),
    ].join('; ');
  return { was: side(old, put, before.at), now: side(put, old, after.at) };
}

function valueText(key: string, value: unknown, unit: string | undefined, { time, nameOf }: Written): string {
  if (value === null) return 'none';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) return value.map((one) => valueText(key, one, unit, { time, nameOf })).join(', ') || 'none';
  if (typeof value === 'number')
    return TIME.test(key) ? time(value) : `${amountText(value)}${unit === undefined ? '' : ` ${unit}`}`;
  return PERSON.test(key) ? nameOf(String(value)) : String(value);
}

/** `observations.spo2Percent` is SpO2; what has no name of its own reads as it is called, without its unit. */
function nameOfField(path: readonly string[]): string {
  const [first, second] = path;
  if (first === 'observations' && second !== undefined && second in OBSERVATION_NAMES) {
    const name = OBSERVATION_NAMES[second as keyof typeof OBSERVATION_NAMES];
    return [name, ...path.slice(2).filter((key) => key !== 'score' && key !== 'state')].join(' ');
  }
  return path
    .map((key) => {
      const bare = UNITS.reduce((so, [ending]) => (so === key ? so.replace(ending, '') : so), key);
      return (bare === '' ? key : bare).replaceAll(/(?<=[a-z0-9])(?=[A-Z])/g, ' ').toLowerCase();
    })
    .join(' ');
}
