import {
  areaForEver,
  type Dose,
  follow,
  KE0_PER_MIN,
  minutesAbove,
  type Person,
  peakOf,
  read,
} from '../engine/index.ts';
import { type Drug, type ModelRow, type Route, recommendedModel, secondOpinions } from '../models/index.ts';
import { type Band, type Spread, simulatePopulation } from '../population/index.ts';
import { checkRequest, isBolus, type Refusal, type Warning, warningsFor } from '../warnings/index.ts';
import { CURVE_LABEL, type ModelCard, modelCard, NOT_ADVICE } from './model-card.ts';
import { otherMolecule } from './session-forecaster.ts';

/** A dose of a plan, in mg or in mg per kg of total body weight. */
export type PlannedDose = {
  readonly tMin: number;
  readonly route: Route;
  readonly durationMin?: number;
} & ({ readonly amountMg: number } | { readonly amountMgPerKg: number });

export interface PlannedRegimen {
  readonly id: string;
  readonly label: string;
  readonly drug: Drug;
  readonly doses: readonly PlannedDose[];
  /** Left out: the recommended model for the drug and the first dose's route. */
  readonly model?: ModelRow;
}

export interface ComparisonRequest {
  readonly person: Person;
  readonly regimens: readonly PlannedRegimen[];
  /** One time axis for all curves, min from the first dose of each, ascending. */
  readonly timesMin: readonly number[];
  /** People for the bands; the same people (seed) stand behind every regimen. */
  readonly n: number;
  readonly seed: number;
  /** Levels to count minutes above, ng/mL plasma. */
  readonly levelsNgPerMl: readonly number[];
}

export type ComparedRegimen = { readonly id: string; readonly label: string } & (
  | { readonly kind: 'refused'; readonly because: readonly Refusal[] }
  | {
      readonly kind: 'curve';
      readonly model: ModelCard;
      readonly doses: readonly Dose[];
      readonly totalMg: number;
      readonly plasmaNgPerMl: Float64Array;
      readonly effectSiteNgPerMl: Float64Array;
      readonly norketamineNgPerMl: Float64Array | null;
      /** Null: nobody knows how people differ, and a warning says so. */
      readonly band: {
        readonly plasma: Band;
        readonly peakNgPerMl: Spread;
        readonly peakAtMin: Spread;
        readonly basis: readonly string[];
      } | null;
      readonly peak: { readonly atMin: number; readonly ngPerMl: number } | null;
      readonly areaNgHPerMl: number;
      /** Minutes of a day above each level asked for, typical person. */
      readonly minutesAbove: readonly { readonly ngPerMl: number; readonly minutes: number }[];
      readonly others: readonly { readonly model: ModelCard; readonly plasmaNgPerMl: Float64Array }[];
      readonly warnings: readonly Warning[];
    }
);

export interface Comparison {
  readonly label: typeof CURVE_LABEL;
  readonly notice: typeof NOT_ADVICE;
  readonly timesMin: readonly number[];
  readonly regimens: readonly ComparedRegimen[];
  /** Said once for the whole chart, when curves of different blood stand on it. */
  readonly warnings: readonly Warning[];
}

const DAY_MIN = 1440;

/**
 * What several regimens would look like for one person, on one axis: the planner's chart as data.
 *
 * A regimen that cannot be computed is refused in its place with the reasons; the others are drawn. Source: pharmacokinetics 1, 4.
 */
export function compareRegimens({ person, regimens, timesMin, n, seed, levelsNgPerMl }: ComparisonRequest): Comparison {
  const compared = regimens.map((regimen): ComparedRegimen => {
    const { id, label, drug } = regimen;
    const doses = regimen.doses.map(
      ({ tMin, route, durationMin, ...amount }): Dose => ({
        tMin,
        route,
        amountMg: 'amountMg' in amount ? amount.amountMg : amount.amountMgPerKg * person.weightKg,
        ...(durationMin === undefined ? {} : { durationMin }),
      }),
    );
    const route = doses[0]?.route;
    if (route === undefined)
      return { id, label, kind: 'refused', because: [{ path: ['doses'], message: 'the regimen has no dose' }] };
    const row = regimen.model ?? recommendedModel(drug, route);
    if (row === undefined)
      return {
        id,
        label,
        kind: 'refused',
        because: [{ path: ['doses', 0, 'route'], message: `no model of ${drug} is known for route "${route}"` }],
      };
    const because = checkRequest(row, person, doses);
    if (because.length > 0) return { id, label, kind: 'refused', because };
    const warnings = warningsFor(row, person, doses);
    if (row.drug !== drug) warnings.push(otherMolecule(row, drug));
    if (row.variability.length === 0)
      warnings.push({
        id: 'no-variability',
        level: 'unknown',
        message: `No band can be drawn: how people differ is not known for this model (${row.variabilityNote}).`,
      });
    const trajectory = follow({ model: row, person, doses, ke0PerMin: KE0_PER_MIN, auc: ['parent'] });
    const curve = read(trajectory, timesMin);
    const blindMinutes = row.blindAfterBolusMin;
    const blind =
      blindMinutes === undefined ? [] : doses.filter(isBolus).map(({ tMin }) => [tMin, tMin + blindMinutes] as const);
    const people =
      row.variability.length === 0
        ? null
        : simulatePopulation({ model: row, person, doses, timesMin, n, seed, analytes: ['parent'] });
    const first = Math.min(...doses.map(({ tMin }) => tMin));
    return {
      id,
      label,
      kind: 'curve',
      model: modelCard(row),
      doses,
      totalMg: doses.reduce((sum, { amountMg }) => sum + amountMg, 0),
      plasmaNgPerMl: curve.ngPerMl.parent!,
      effectSiteNgPerMl: curve.effectSiteNgPerMl!,
      norketamineNgPerMl: curve.ngPerMl.norketamine ?? null,
      band:
        people === null
          ? null
          : {
              plasma: people.ngPerMl.parent!,
              peakNgPerMl: people.peakNgPerMl.parent!,
              peakAtMin: people.peakAtMin.parent!,
              basis: people.basis,
            },
      peak: peakOf(trajectory, 'parent', blind),
      areaNgHPerMl: areaForEver(trajectory),
      minutesAbove: levelsNgPerMl.map((ngPerMl) => ({
        ngPerMl,
        minutes: minutesAbove(trajectory, 'parent', ngPerMl, first + DAY_MIN),
      })),
      others: secondOpinions(drug, route)
        .filter((other) => other.id !== row.id && checkRequest(other, person, doses).length === 0)
        .map((other) => ({
          model: modelCard(other),
          plasmaNgPerMl: read(follow({ model: other, person, doses }), timesMin).ngPerMl.parent!,
        })),
      warnings,
    };
  });
  const blood = new Set(compared.flatMap((one) => (one.kind === 'curve' ? [one.model.sampling] : [])));
  return {
    label: CURVE_LABEL,
    notice: NOT_ADVICE,
    timesMin,
    regimens: compared,
    warnings:
      blood.has('arterial') && blood.size > 1
        ? [
            {
              id: 'arterial-beside-venous',
              level: 'shape',
              message:
                'Arterial and venous curves stand on one chart: while an infusion runs arterial levels are 1.5 to 2 times venous ones, whatever the regimen.',
            },
          ]
        : [],
  };
}
