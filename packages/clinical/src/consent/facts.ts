import { expectedWith, HARM_FACTS, type Product } from '../adverse-events/index.ts';
import { type Figure, TREATMENTS, type TreatmentId } from '../comparison/index.ts';
import { OBSERVATION_FLOOR_MINUTES } from '../policy/index.ts';
import type { SourceId } from '../sources/index.ts';
import type { ConsentDocument } from './document.ts';

/** Harms that are named with a figure, by their key in the list of adverse events; the commonest of each product. */
export const NAMED_HARMS: Readonly<Record<Product, readonly string[]>> = {
  'esketamine-nasal': [
    'dissociation',
    'dizziness',
    'nausea',
    'sedation',
    'headache',
    'anxiety',
    'bp-increased',
    'vomiting',
  ],
  'ketamine-iv': ['drowsiness', 'dizziness', 'dissociation', 'nausea'],
};

export interface HarmFigure {
  readonly key: string;
  /** Of 100 people. */
  readonly of100: number;
  /** Of 100 who had no drug, where there was such a group. */
  readonly without: number | null;
  readonly source: SourceId;
}

/** Figures of a consent, each read from the clinical tables: the words name none of their own. */
export interface ConsentFacts {
  readonly harms: readonly HarmFigure[];
  /** The harms were counted with another way of taking the drug. */
  readonly borrowed: boolean;
  /** Who got clearly better, one line a study or a measure, the lowest first: where studies differ, all of them are said. */
  readonly helped: readonly { readonly study: string; readonly of100: number; readonly against: number | null }[];
  /** Who relapsed within the months after, of 100 who had got better. */
  readonly relapsed: { readonly of100: number; readonly study: string };
  readonly worse: { readonly depressed: number; readonly suicidal: number };
  /** min */
  readonly watchedAtLeast: number;
  readonly sources: readonly SourceId[];
}

const figures = (
  treatment: TreatmentId,
  outcome: Figure['outcome'],
  ...studies: readonly string[]
): readonly Figure[] => {
  const rows = TREATMENTS.find(({ id }) => id === treatment)?.figures ?? [];
  const found = rows.filter((one) => one.outcome === outcome && studies.includes(one.study));
  if (found.length === 0) throw new Error(`no ${outcome} of ${studies.join(', ')}`);
  return found;
};
const harmFact = (id: string) => {
  const found = HARM_FACTS.find((one) => one.id === id);
  if (found === undefined || found.percent === null) throw new Error(`no harm ${id}`);
  return { percent: found.percent, source: found.source };
};

/** @throws Error when a row that the words lean on is gone: our own bug, seen by the tests. */
export function consentFacts({ id, routes, molecule }: ConsentDocument): ConsentFacts {
  const product: Product = molecule === 'esketamine' ? 'esketamine-nasal' : 'ketamine-iv';
  const harms = NAMED_HARMS[product].map((key): HarmFigure => {
    const found = expectedWith(key, product)[0];
    if (found === undefined) throw new Error(`no figure for ${key}`);
    return {
      key,
      of100: Math.round(found.percent),
      without: found.withoutDrug === null ? null : Math.round(found.withoutDrug),
      source: found.source,
    };
  });
  const helped =
    molecule === 'esketamine'
      ? figures('esketamine-nasal', 'response', 'TRANSFORM-1', 'TRANSFORM-2')
      : figures('ketamine-iv', 'response', 'ELEKT-D');
  const [relapsed] =
    molecule === 'esketamine'
      ? figures('esketamine-nasal', 'relapse', 'SUSTAIN-1')
      : figures('ketamine-iv', 'relapse', 'KetECT');
  if (relapsed === undefined) throw new Error('no figure of relapse');
  const depressed = harmFact('more-depressed');
  const suicidal = harmFact('more-suicidal');
  return {
    harms,
    borrowed: id !== 'esketamine-nasal' && id !== 'ketamine-iv',
    helped: helped
      .map(({ study, value, against }) => ({
        study,
        of100: Math.round(value),
        against: against === null ? null : Math.round(against.value),
      }))
      .sort((one, other) => one.of100 - other.of100),
    relapsed: { of100: Math.round(relapsed.value), study: relapsed.study },
    worse: { depressed: Math.round(depressed.percent), suicidal: Math.round(suicidal.percent) },
    watchedAtLeast: Math.max(...routes.map((route) => OBSERVATION_FLOOR_MINUTES[route])),
    sources: [
      ...new Set([
        ...harms.map(({ source }) => source),
        ...helped.flatMap((one) => one.sources),
        ...relapsed.sources,
        depressed.source,
        suicidal.source,
      ]),
    ],
  };
}
