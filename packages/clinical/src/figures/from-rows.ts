import { expectedWith, HARM_FACTS, type Product } from '../adverse-events/index.ts';
import { PRICES, TREATMENTS, type TreatmentId } from '../comparison/index.ts';
import { BENCHMARKS, COURSE_FACTS } from '../outcomes/index.ts';
import { SETTINGS, type Setting, type SettingId } from '../policy/index.ts';
import type { SourceId } from '../sources/index.ts';
import type { FigureBasis, FigureRow, FigureUnit } from './figure.ts';

/** What is not there is our bug: every figure names its row, and the module fails to load when the row has gone. */
function found<T>(row: T | undefined, name: string): T {
  if (row === undefined) throw new Error(`no row for the figure ${name}`);
  return row;
}

const basisOf = (sources: readonly SourceId[], otherwise: FigureBasis): FigureBasis =>
  sources.every((id) => id === 'GK')
    ? 'general knowledge'
    : sources.every((id) => id === 'PD' || id === 'GK')
      ? 'clinic policy'
      : otherwise;

function resultOf(treatment: TreatmentId, outcome: string, study: string, group: string) {
  const name = `${treatment} ${outcome} ${study} ${group}`;
  return found(
    TREATMENTS.find(({ id }) => id === treatment)?.figures.find(
      (row) => row.outcome === outcome && row.study === study && row.group === group,
    ),
    name,
  );
}
const unitOf = (unit: '%' | 'points'): FigureUnit => unit;

/** What a study found in the group that was treated. */
export function result(treatment: TreatmentId, outcome: string, study: string, group: string): FigureRow {
  const row = resultOf(treatment, outcome, study, group);
  return {
    value: row.value,
    unit: unitOf(row.unit),
    what: `${outcome}, ${study}, ${group}`,
    sources: row.sources,
    basis: basisOf(row.sources, study === 'community' || study === 'UK service' ? 'cohort' : 'trial'),
  };
}

/** What the same study found in the group it was compared with. */
export function comparator(treatment: TreatmentId, outcome: string, study: string, group: string): FigureRow {
  const row = resultOf(treatment, outcome, study, group);
  const against = found(row.against ?? undefined, `comparator of ${study}`);
  return {
    value: against.value,
    unit: unitOf(row.unit),
    what: `${outcome}, ${study}, ${against.what}`,
    sources: row.sources,
    basis: basisOf(row.sources, 'trial'),
  };
}

/** Two figures of one unit and one origin as a span. */
export const between = (low: FigureRow, high: FigureRow): FigureRow => ({
  ...low,
  value: [low.value as number, high.value as number],
});

/** Days to an effect, in whole weeks. */
export function onsetWeeks(treatment: TreatmentId): FigureRow {
  const row = found(
    TREATMENTS.find(({ id }) => id === treatment),
    treatment,
  );
  return {
    value: [row.onset.fromDays / 7, row.onset.toDays / 7],
    unit: 'wk',
    what: `weeks to an effect, ${row.title}`,
    sources: row.sources,
    basis: basisOf(row.sources, 'general knowledge'),
  };
}

/** Days by which an effect that begins within hours is to be seen. */
export function onsetWithin(treatment: TreatmentId): FigureRow {
  const { onset, title, sources } = found(
    TREATMENTS.find(({ id }) => id === treatment),
    treatment,
  );
  return {
    value: onset.toDays,
    unit: 'd',
    what: `days within which an effect is to be seen, ${title}`,
    sources,
    basis: basisOf(sources, 'general knowledge'),
  };
}

/** How often something is seen with a drug. */
export function expected(key: string, product: Product): FigureRow {
  const row = found(expectedWith(key, product)[0], `${key} with ${product}`);
  return {
    value: row.percent,
    unit: '%',
    what: `${key}, ${product}`,
    sources: [row.source],
    basis: product === 'ketamine-iv' ? 'cohort' : 'trial',
  };
}

/** How often the same thing is seen without it. */
export function expectedWithout(key: string, product: Product): FigureRow {
  const row = found(expectedWith(key, product)[0], `${key} with ${product}`);
  return {
    value: found(row.withoutDrug ?? undefined, `${key} without ${product}`),
    unit: '%',
    what: `${key}, placebo`,
    sources: [row.source],
    basis: 'trial',
  };
}

/** Both at once, named for the event. */
export const pair = <K extends string>(key: K): Record<`nasal-${K}` | `nasal-${K}-placebo`, FigureRow> =>
  ({
    [`nasal-${key}`]: expected(key, 'esketamine-nasal'),
    [`nasal-${key}-placebo`]: expectedWithout(key, 'esketamine-nasal'),
  }) as Record<`nasal-${K}` | `nasal-${K}-placebo`, FigureRow>;

export function harmFact(id: string, which: 'drug' | 'without', basis: FigureBasis): FigureRow {
  const row = found(
    HARM_FACTS.find((one) => one.id === id),
    id,
  );
  return {
    value: found((which === 'drug' ? row.percent : row.withoutDrug) ?? undefined, `${id} ${which}`),
    unit: '%',
    what: which === 'drug' ? row.what : `${row.what}, placebo`,
    sources: [row.source],
    basis,
  };
}

/** A price: its range, or its median where it has no range or the median is what is asked for. */
export function price(id: string, part: 'range' | 'median'): FigureRow {
  const row = found(
    PRICES.find((one) => one.id === id),
    id,
  );
  const range = [row.low, row.high] as const;
  return {
    value:
      part === 'median'
        ? found(row.median ?? undefined, `${id} median`)
        : [found(range[0] ?? undefined, id), found(range[1] ?? undefined, id)],
    unit: 'USD',
    what: `${row.treatment}, ${row.what}, ${part}, as of ${row.asOf}`,
    sources: row.sources,
    basis: basisOf(row.sources, 'price list'),
  };
}

const SETTING_UNITS: Readonly<Record<string, FigureUnit>> = {
  min: 'min',
  h: 'h',
  d: 'd',
  wk: 'wk',
  a: 'a',
  'mm[Hg]': 'mm[Hg]',
  '%': '%',
  points: 'points',
};

/** A threshold as the project proposes it: a clinic adopts its own, within hard limits. `as` shows minutes as hours. */
export function setting(id: SettingId, as?: 'h'): FigureRow {
  const row: Setting = SETTINGS[id];
  const inHours = as === 'h' && row.unit === 'min';
  return {
    value: inHours ? row.value / 60 : row.value,
    unit: inHours ? 'h' : found(SETTING_UNITS[row.unit], `${id}: unit ${row.unit}`),
    what: row.title,
    sources: row.sources,
    basis: row.basis === 'clinic-policy' ? 'clinic policy' : row.basis,
  };
}

/** What published courses looked like. */
export function courseFact(id: (typeof COURSE_FACTS)[number]['id']): FigureRow {
  const row = found(
    COURSE_FACTS.find((one) => one.id === id),
    id,
  );
  const share = row.unit === '1';
  return {
    value: share ? row.value * 100 : row.value,
    unit: share ? '%' : row.unit === 'd' ? 'd' : 'count',
    what: row.what,
    sources: [row.source],
    basis: row.source === 'MCINNES-2022' ? 'cohort' : 'trial',
  };
}

/** A percentage of a benchmark study, whose addresses are kept there. */
export function benchmark(study: string, figure: string): FigureRow {
  const row = found(
    BENCHMARKS.find(({ id }) => id === study)?.figures.find(({ id }) => id === figure),
    `${study} ${figure}`,
  );
  return {
    value: row.percent,
    unit: '%',
    what: `${row.outcome}, ${study}, ${row.group}`,
    sources: [],
    basis: 'cohort',
    study,
  };
}
