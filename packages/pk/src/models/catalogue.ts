import { ketCompositeDefault } from './composite.ts';
import { LITERATURE } from './literature.ts';
import type { Drug, LiteratureRow, ModelRow, Route } from './model-row.ts';
import { ketClements1981, ketDomino1984, ketHijazi2003 } from './racemic-adult.ts';
import { ketElkomy2015, ketHerd2007, ketHornik2018, ketSherwin2015 } from './racemic-children.ts';
import { esketPerezRuixo2021, sketFanta2015, sketFlint2017, sketOtto2021, sketSimons2022 } from './s-ketamine.ts';

/** Every model that can be computed. Adding one is adding a row here and its tests. */
export const MODELS: readonly ModelRow[] = [
  ketCompositeDefault,
  ketDomino1984,
  ketClements1981,
  ketHijazi2003,
  ketHerd2007,
  ketElkomy2015,
  ketSherwin2015,
  ketHornik2018,
  sketFanta2015,
  sketOtto2021,
  esketPerezRuixo2021,
  sketSimons2022,
  sketFlint2017,
];

const byId = new Map(MODELS.map((row) => [row.id, row]));
const literatureById = new Map(LITERATURE.map((row) => [row.id, row]));

/** The row of that id, a literature row that cannot be computed, or undefined when nobody knows the id. */
export function findModel(
  id: string,
):
  | { readonly runnable: true; readonly row: ModelRow }
  | { readonly runnable: false; readonly row: LiteratureRow }
  | undefined {
  const row = byId.get(id);
  if (row !== undefined) return { runnable: true, row };
  const literature = literatureById.get(id);
  return literature === undefined ? undefined : { runnable: false, row: literature };
}

/** @throws RangeError when no computable model has this id. */
export function modelById(id: string): ModelRow {
  const row = byId.get(id);
  if (row === undefined) throw new RangeError(`no computable model "${id}"`);
  return row;
}

/** Which model to draw first for a drug and route in adults; undefined where nothing suits. Reference: pharmacokinetics 1. */
const FIRST: { readonly [drug in Drug]: { readonly [route in Route]?: ModelRow } } = {
  'racemic-ketamine': {
    iv: ketCompositeDefault,
    im: ketCompositeDefault,
    in: ketCompositeDefault,
    po: ketCompositeDefault,
    sl: ketCompositeDefault,
  },
  's-ketamine': { iv: sketOtto2021, in: esketPerezRuixo2021, po: esketPerezRuixo2021, sl: sketSimons2022 },
};

/** Other models worth laying beside the first: they differ more from each other than people differ within one. */
const SECOND: { readonly [drug in Drug]: { readonly [route in Route]?: readonly ModelRow[] } } = {
  'racemic-ketamine': { iv: [ketDomino1984, sketOtto2021, sketSimons2022] },
  's-ketamine': { iv: [esketPerezRuixo2021, sketSimons2022] },
};

export function recommendedModel(drug: Drug, route: Route): ModelRow | undefined {
  return FIRST[drug][route];
}

export function secondOpinions(drug: Drug, route: Route): readonly ModelRow[] {
  return SECOND[drug][route] ?? [];
}
