import { drawnDoses, isUncertain, typicalDoses, type UncertainDose } from '../delivery/index.ts';
import {
  compileModel,
  createPropagator,
  type Dose,
  KE0_PER_MIN,
  type Layout,
  layoutFor,
  type Person,
  type Propagator,
  parametersOf,
  peaksOf,
  read,
  routesOf,
  trajectoryOf,
} from '../engine/index.ts';
import { type Drug, type ModelRow, type Route, secondOpinions } from '../models/index.ts';
import { type Band, deviationDrawer, quantilesInPlace, randomStream } from '../population/index.ts';
import { checkRequest, isBolus, type Refusal, type Warning, warningsFor } from '../warnings/index.ts';
import { CURVE_LABEL, type ModelCard, modelCard, NOT_ADVICE } from './model-card.ts';

/** A dose of the session as recorded. Times are milliseconds since the epoch, amounts mg of free base. */
export type SessionDose =
  | {
      readonly kind: 'at-once';
      readonly atMs: number;
      readonly route: Route;
      readonly amountMg: number;
      /** How much of it arrived, when that is in doubt (a sneeze after a spray): 0 to 1. */
      readonly taken?: { readonly low: number; readonly high: number; readonly because: string };
    }
  | {
      /** One stretch of an infusion at one rate; a rate change or restart is another stretch. */
      readonly kind: 'infusion';
      readonly fromMs: number;
      /** Null: it is running. */
      readonly toMs: number | null;
      /** When a running stretch is planned to end; null: not known, and the warnings say so. */
      readonly plannedEndMs: number | null;
      readonly mgPerMin: number;
      /** How much of it arrived, when that is in doubt (a line that failed): 0 to 1. */
      readonly taken?: { readonly low: number; readonly high: number; readonly because: string };
    };

export interface ForecastRequest {
  readonly doses: readonly SessionDose[];
  readonly nowMs: number;
  /** What the chart shows. */
  readonly fromMs: number;
  readonly untilMs: number;
  readonly stepMs: number;
  /** People for the band; 0 draws none. 200 take a few milliseconds. */
  readonly bandPeople: number;
}

export interface SessionForecast {
  readonly kind: 'forecast';
  readonly label: typeof CURVE_LABEL;
  readonly notice: typeof NOT_ADVICE;
  readonly model: ModelCard;
  /** Ascending; the first `pastCount` are at or before now. */
  readonly timesMs: Float64Array;
  readonly pastCount: number;
  readonly plasmaNgPerMl: Float64Array;
  readonly effectSiteNgPerMl: Float64Array;
  readonly norketamineNgPerMl: Float64Array | null;
  /** The plasma curve from `pastCount` on if everything that runs were stopped now; null when nothing runs. */
  readonly ifStoppedNowNgPerMl: Float64Array | null;
  /** 5th, 50th and 95th percentile of people of this weight and age. Null: not asked for, or nobody knows how people differ. */
  readonly band: {
    readonly plasma: Band;
    readonly effectSite: Band;
    readonly n: number;
    readonly seed: number;
    readonly basis: string;
  } | null;
  readonly now: { readonly atMs: number; readonly plasmaNgPerMl: number; readonly effectSiteNgPerMl: number };
  /** Highest typical levels of the whole course, past or ahead. Null before any dose. */
  readonly peak: {
    readonly plasma: { readonly atMs: number; readonly ngPerMl: number } | null;
    readonly effectSite: { readonly atMs: number; readonly ngPerMl: number } | null;
  };
  /** Stretches in which the model is known to read too low after a fast bolus. */
  readonly blindMs: readonly (readonly [number, number])[];
  /** What other models say of the same doses: models differ more than people do. */
  readonly others: readonly OtherModel[];
  readonly warnings: readonly Warning[];
}

export type OtherModel = { readonly model: ModelCard; readonly warnings: readonly Warning[] } & (
  | { readonly kind: 'curve'; readonly plasmaNgPerMl: Float64Array }
  | { readonly kind: 'refused'; readonly because: readonly Refusal[] }
);

/** Nothing is drawn, and why: every reason at once. */
export interface ForecastRefused {
  readonly kind: 'refused';
  readonly model: ModelCard;
  readonly because: readonly Refusal[];
}

export interface ForecasterSetup {
  readonly model: ModelRow;
  /** What is in the syringe or device. */
  readonly drug: Drug;
  readonly person: Person;
  /** Beyond the model's weight and age: draw nothing and say why, or draw and warn. */
  readonly outsideRange: 'refuse' | 'warn';
  readonly seed: number;
  /** Models laid beside the first; left out: the recommended second opinions for the first dose's route. */
  readonly others?: readonly ModelRow[];
}

export interface SessionForecaster {
  forecast(request: ForecastRequest): SessionForecast | ForecastRefused;
}

const MS_PER_MIN = 60_000;
/** How far ahead a running rate is drawn when nobody said when it ends, min. */
const RUNNING_WITHOUT_END_MIN = 15;

/** One person's matrices for one set of routes: a new dose then costs only its own curve. */
interface Prepared {
  readonly layout: Layout;
  readonly parameters: Float64Array;
  readonly propagator: Propagator;
}

/**
 * The live curve of one session: make it once when the session opens, ask it on every dose event and every minute.
 *
 * Pure but for the matrices it keeps. A typical curve takes a fraction of a millisecond. Source: pharmacokinetics 1 to 6.
 */
export function createSessionForecaster(setup: ForecasterSetup): SessionForecaster {
  const { model: row, person, seed } = setup;
  const card = modelCard(row);
  const typical = new Map<string, Prepared>();
  const people = new Map<string, Prepared[]>();

  const typicalOf = (model: ModelRow, doses: readonly Dose[]): Prepared => {
    const routes = routesOf(doses).sort();
    const key = `${model.id} ${routes.join(' ')}`;
    let prepared = typical.get(key);
    if (prepared === undefined) {
      const compiled = compileModel(model);
      const layout = layoutFor(compiled, routes, { ke0PerMin: KE0_PER_MIN });
      const parameters = parametersOf(compiled, person);
      prepared = { layout, parameters, propagator: createPropagator(layout, parameters) };
      typical.set(key, prepared);
    }
    return prepared;
  };
  const peopleOf = (doses: readonly Dose[], n: number): readonly Prepared[] => {
    const routes = routesOf(doses).sort();
    const key = routes.join(' ');
    const kept = people.get(key) ?? [];
    if (kept.length < n) {
      const model = compileModel(row);
      const layout = kept[0]?.layout ?? layoutFor(model, routes, { ke0PerMin: KE0_PER_MIN, analytes: ['parent'] });
      const draw = deviationDrawer(model);
      for (let index = kept.length; index < n; index += 1) {
        const parameters = parametersOf(model, person, draw(randomStream(seed, index)));
        kept.push({ layout, parameters, propagator: createPropagator(layout, parameters) });
      }
      people.set(key, kept);
    }
    return kept.slice(0, n);
  };
  const curveOf = ({ layout, parameters, propagator }: Prepared, doses: readonly Dose[], timesMin: readonly number[]) =>
    read(trajectoryOf(layout, parameters, doses, propagator), timesMin);

  const othersOf = (doses: readonly Dose[], timesMin: readonly number[]): OtherModel[] => {
    const first = doses[0];
    const rows = setup.others ?? (first === undefined ? [] : secondOpinions(setup.drug, first.route));
    return rows
      .filter(({ id }) => id !== row.id)
      .map((other) => {
        const because = checkRequest(other, person, doses);
        if (because.length > 0) return { model: modelCard(other), warnings: [], kind: 'refused', because };
        const warnings = warningsFor(other, person, doses);
        if (other.drug !== setup.drug) warnings.push(otherMolecule(other, setup.drug));
        const plasmaNgPerMl = curveOf(typicalOf(other, doses), doses, timesMin).ngPerMl.parent!;
        return { model: modelCard(other), warnings, kind: 'curve', plasmaNgPerMl };
      });
  };

  const bandOf = (doses: readonly UncertainDose[], timesMin: readonly number[], n: number): SessionForecast['band'] => {
    if (n < 2 || row.variability.length === 0 || doses.length === 0) return null;
    const count = timesMin.length;
    const plasma = new Float64Array(count * n);
    const effect = new Float64Array(count * n);
    peopleOf(doses, n).forEach((prepared, index) => {
      // A stream of its own: how much of a spray was taken has nothing to do with how the person differs.
      const curve = curveOf(prepared, drawnDoses(doses, randomStream(seed + 1, index)), timesMin);
      for (let k = 0; k < count; k += 1) {
        plasma[k * n + index] = curve.ngPerMl.parent![k]!;
        effect[k * n + index] = curve.effectSiteNgPerMl![k]!;
      }
    });
    return {
      plasma: bandOver(plasma, count, n),
      effectSite: bandOver(effect, count, n),
      n,
      seed,
      basis: row.variabilityNote,
    };
  };

  return {
    forecast(request) {
      const { nowMs, fromMs, untilMs, stepMs } = request;
      if (!(stepMs > 0) || !(untilMs >= fromMs)) throw new RangeError('the chart must run forward in steps above 0 ms');
      // Minutes from the chart's start: whole steps stay whole numbers, and one propagator serves them all.
      const toMin = (ms: number) => (ms - fromMs) / MS_PER_MIN;
      const toMs = (tMin: number) => fromMs + tMin * MS_PER_MIN;
      const doses = asDoses(request, toMin);
      const planned = typicalDoses(doses);
      const because = checkRequest(row, person, planned);
      const warnings = warningsFor(row, person, planned);
      if (setup.outsideRange === 'refuse') {
        for (const { id, message } of warnings) {
          if (id === 'weight-outside-range') because.push({ path: ['person', 'weightKg'], message });
          if (id === 'age-outside-range') because.push({ path: ['person', 'covariates', 'age'], message });
        }
      }
      if (because.length > 0) return { kind: 'refused', model: card, because };
      if (row.drug !== setup.drug) warnings.push(otherMolecule(row, setup.drug));
      if (request.doses.some((dose) => dose.kind === 'infusion' && dose.toMs === null && dose.plannedEndMs === null))
        warnings.push({
          id: 'no-planned-end',
          level: 'unknown',
          message: `The running infusion has no planned end: ahead, it is drawn for ${RUNNING_WITHOUT_END_MIN} minutes more.`,
        });
      for (const dose of doses)
        if (isUncertain(dose)) {
          const { low, high, because: why } = dose.taken!;
          warnings.push({
            id: 'dose-uncertain',
            level: 'unknown',
            message: `Of ${Math.round(10 * dose.amountMg) / 10} mg between ${Math.round(100 * low)} and ${Math.round(100 * high)} % was taken (${why}): the curve takes the middle, the band all of it.`,
          });
        }
      if (row.variability.length === 0)
        warnings.push({
          id: 'no-variability',
          level: 'unknown',
          message: `No band can be drawn: how people differ is not known for this model (${row.variabilityNote}).`,
        });

      const count = Math.floor((untilMs - fromMs) / stepMs + 1e-9) + 1;
      const timesMs = Float64Array.from({ length: count }, (_, i) => fromMs + i * stepMs);
      const timesMin = Array.from({ length: count }, (_, i) => (i * stepMs) / MS_PER_MIN);
      const pastCount = timesMs.findLastIndex((t) => t <= nowMs) + 1;
      const prepared = typicalOf(row, planned);
      const trajectory = trajectoryOf(prepared.layout, prepared.parameters, planned, prepared.propagator);
      const curve = read(trajectory, timesMin);
      const here = read(trajectory, [toMin(nowMs)]);
      const blindMinutes = row.blindAfterBolusMin;
      const blind =
        blindMinutes === undefined
          ? []
          : planned.filter(isBolus).map(({ tMin }) => [tMin, tMin + blindMinutes] as const);
      const [plasmaPeak, effectPeak] = peaksOf(trajectory, [
        { level: 'parent', blind },
        { level: 'effect-site', blind: [] },
      ]).map((found) => (found === null ? null : { atMs: toMs(found.atMin), ngPerMl: found.ngPerMl }));
      const stopped = stoppedAt(planned, toMin(nowMs));
      return {
        kind: 'forecast',
        label: CURVE_LABEL,
        notice: NOT_ADVICE,
        model: card,
        timesMs,
        pastCount,
        plasmaNgPerMl: curve.ngPerMl.parent!,
        effectSiteNgPerMl: curve.effectSiteNgPerMl ?? new Float64Array(count),
        norketamineNgPerMl: curve.ngPerMl.norketamine ?? null,
        ifStoppedNowNgPerMl:
          stopped === undefined ? null : curveOf(prepared, stopped, timesMin.slice(pastCount)).ngPerMl.parent!,
        band: bandOf(doses, timesMin, request.bandPeople),
        now: {
          atMs: nowMs,
          plasmaNgPerMl: here.ngPerMl.parent![0]!,
          effectSiteNgPerMl: here.effectSiteNgPerMl?.[0] ?? 0,
        },
        peak: { plasma: plasmaPeak ?? null, effectSite: effectPeak ?? null },
        blindMs: blind.map(([from, to]) => [toMs(from), toMs(to)] as const),
        others: othersOf(planned, timesMin),
        warnings,
      };
    },
  };
}

function bandOver(values: Float64Array, count: number, n: number): Band {
  const result = { p5: new Float64Array(count), p50: new Float64Array(count), p95: new Float64Array(count) };
  for (let k = 0; k < count; k += 1) {
    const [p5, p50, p95] = quantilesInPlace(values.subarray(k * n, (k + 1) * n), n, [0.05, 0.5, 0.95]);
    result.p5[k] = p5!;
    result.p50[k] = p50!;
    result.p95[k] = p95!;
  }
  return result;
}

/** Recorded doses on the chart's clock; a running infusion goes on to its planned end. */
function asDoses({ doses, nowMs }: ForecastRequest, toMin: (ms: number) => number): UncertainDose[] {
  return doses.flatMap((dose): UncertainDose[] => {
    if (dose.kind === 'at-once') {
      const { atMs, route, amountMg, taken } = dose;
      return [{ tMin: toMin(atMs), route, amountMg, ...(taken === undefined ? {} : { taken }) }];
    }
    // Overdue and still running: up to now it ran, beyond nobody planned.
    const endMs =
      dose.toMs ?? Math.max(nowMs, dose.plannedEndMs ?? nowMs + RUNNING_WITHOUT_END_MIN * MS_PER_MIN, dose.fromMs);
    if (endMs < dose.fromMs) throw new RangeError('an infusion stretch ends before it starts');
    const durationMin = (endMs - dose.fromMs) / MS_PER_MIN;
    if (durationMin === 0 || dose.mgPerMin === 0) return [];
    const { taken } = dose;
    return [
      {
        tMin: toMin(dose.fromMs),
        route: 'iv',
        amountMg: dose.mgPerMin * durationMin,
        durationMin,
        ...(taken === undefined ? {} : { taken }),
      },
    ];
  });
}

/** The same doses with everything ended at `nowMin`; undefined when nothing is running then. */
function stoppedAt(doses: readonly Dose[], nowMin: number): Dose[] | undefined {
  let running = false;
  const cut = doses.flatMap((dose): Dose[] => {
    const { durationMin } = dose;
    if (durationMin === undefined || dose.tMin + durationMin <= nowMin) return dose.tMin <= nowMin ? [dose] : [];
    running = true;
    if (dose.tMin >= nowMin) return [];
    const ran = nowMin - dose.tMin;
    return [{ ...dose, durationMin: ran, amountMg: (dose.amountMg * ran) / durationMin }];
  });
  return running ? cut : undefined;
}

const NAME: { readonly [drug in Drug]: string } = {
  's-ketamine': 'S-ketamine',
  'racemic-ketamine': 'racemic ketamine',
};

export const otherMolecule = (row: ModelRow, drug: Drug): Warning => ({
  id: 'other-molecule',
  level: 'caveat',
  message: `This model was made from ${NAME[row.drug]} and is drawn for ${NAME[drug]}, which clears 5 to 8 % ${drug === 's-ketamine' ? 'faster' : 'more slowly'}.`,
});
