import { areaForEver, follow, linearSummary, peakOf, read } from '../engine/index.ts';
import { MODELS, type ModelRow, type Route } from '../models/index.ts';
import { isBolus } from '../warnings/index.ts';
import { PUBLISHED, type PublishedValue } from './published.ts';

/** What one model says of one published value. */
export interface Comparison {
  readonly value: PublishedValue;
  readonly model: ModelRow;
  readonly predicted: number;
  /** predicted ÷ published */
  readonly ratio: number;
  /** Within the published spread. Null: none was printed. */
  readonly inSpread: boolean | null;
  /** Within the tolerance that the reference list sets. Null: it sets none. */
  readonly inTolerance: boolean | null;
  /** The model was made from the other molecule (racemic or S). */
  readonly otherMolecule: boolean;
}

/** Every model that could be asked: right people, has the routes and the analyte. */
export const modelsFor = (value: PublishedValue): ModelRow[] =>
  MODELS.filter(
    (model) =>
      model.range.people === value.people &&
      model.system.outputs[value.analyte] !== undefined &&
      value.doses.every(({ route }) => model.system.inputs[route as Route] !== undefined),
  );

export const compareAll = (): Comparison[] =>
  PUBLISHED.flatMap((value) => modelsFor(value).map((model) => compare(value, model)));

export function compare(value: PublishedValue, model: ModelRow): Comparison {
  const predicted = predict(value, model);
  const ratio = predicted / value.published;
  const between = (x: number, bounds: readonly [number, number] | null) =>
    bounds === null ? null : x >= bounds[0] && x <= bounds[1];
  return {
    value,
    model,
    predicted,
    ratio,
    inSpread: between(predicted, value.spread),
    inTolerance: between(ratio, value.tolerance),
    otherMolecule: model.drug !== value.drug,
  };
}

/** The typical prediction, in the unit of the quantity. */
export function predict({ person, doses, quantity, analyte }: PublishedValue, model: ModelRow): number {
  const course = follow({ model, person, doses, auc: [...new Set(['parent', analyte] as const)] });
  const blindMinutes = model.blindAfterBolusMin;
  const blind =
    blindMinutes === undefined || analyte !== 'parent'
      ? []
      : doses.filter(isBolus).map(({ tMin }) => [tMin, tMin + blindMinutes] as const);
  const summary = () => linearSummary(model, person);
  switch (quantity.kind) {
    case 'level':
      return read(course, [quantity.atMin]).ngPerMl[analyte]![0]!;
    case 'peak':
      return peakOf(course, analyte, blind)!.ngPerMl;
    case 'peak-time':
      return peakOf(course, analyte, blind)!.atMin - Math.max(...doses.map(({ tMin }) => tMin));
    case 'area':
      return read(course, [quantity.toMin]).aucNgHPerMl[analyte]![0]!;
    case 'bioavailability': {
      const mg = doses.reduce((sum, { amountMg }) => sum + amountMg, 0);
      const vein = follow({ model, person, doses: [{ tMin: 0, route: 'iv', amountMg: mg }], auc: ['parent'] });
      return areaForEver(course) / areaForEver(vein);
    }
    case 'clearance-ml-min-kg':
      return (summary().clearanceLPerH * 1000) / 60 / person.weightKg;
    case 'clearance-l-h-70kg':
      return linearSummary(model, { ...person, weightKg: 70 }).clearanceLPerH;
    case 'volume-l-70kg':
      return linearSummary(model, { ...person, weightKg: 70 }).volumeSteadyStateL;
    case 'half-life-h':
      return summary().terminalHalfLifeH;
    case 'volume-beta-l-kg': {
      const { clearanceLPerH, terminalHalfLifeH } = summary();
      return (clearanceLPerH * terminalHalfLifeH) / Math.LN2 / person.weightKg;
    }
    case 'apparent-half-life-h': {
      const [early, late] = read(course, [quantity.fromMin, quantity.toMin]).ngPerMl[analyte]!;
      return ((quantity.toMin - quantity.fromMin) / 60) * (Math.LN2 / Math.log(early! / late!));
    }
  }
}
