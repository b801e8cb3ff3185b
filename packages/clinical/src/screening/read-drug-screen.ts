import { readResults } from './read-results.ts';

/** One analyte reported positive, with the ingredient names and medicine classes that would explain it. */
export interface PositiveAnalyte {
  readonly analyte: string;
  readonly explainedBy: readonly string[];
}

const ANALYTES: readonly {
  readonly analyte: string;
  readonly words: RegExp;
  readonly explainedBy: readonly string[];
}[] = [
  { analyte: 'benzodiazepines', words: /\bbenzo(?!ylec)|\bbzd/, explainedBy: ['benzodiazepine'] },
  {
    analyte: 'amphetamines',
    words: /\bamphet|\banfet|\bamp\b/,
    explainedBy: ['amphetamine', 'dextroamphetamine', 'lisdexamfetamine'],
  },
  {
    analyte: 'methamphetamine',
    words: /\bmethamph|\bmetanfet|\bmeth\b/,
    explainedBy: ['methamphetamine', 'selegiline'],
  },
  {
    analyte: 'opiates',
    words: /\bopiate|\bopiace|\bopioid|\bmorphine|\bmorfina|\bcodeine|\bcodeina/,
    explainedBy: ['opioid'],
  },
  { analyte: 'oxycodone', words: /\boxycod|\boxicod/, explainedBy: ['oxycodone'] },
  { analyte: 'methadone', words: /\bmethadone|\bmetadona/, explainedBy: ['methadone'] },
  { analyte: 'buprenorphine', words: /\bbuprenor|\bbup\b/, explainedBy: ['buprenorphine'] },
  { analyte: 'fentanyl', words: /\bfentan[yi]l/, explainedBy: ['fentanyl'] },
  { analyte: 'barbiturates', words: /\bbarbit/, explainedBy: ['barbiturate'] },
  { analyte: 'cocaine', words: /\bcocain|\bcoc\b|benzoylecgonine/, explainedBy: [] },
  { analyte: 'cannabis', words: /\bthc\b|\bcannab|\bmarijuana|\bmarihuana/, explainedBy: [] },
  { analyte: 'phencyclidine', words: /\bpcp\b|\bphencyclidine|\bfenciclidina/, explainedBy: [] },
  { analyte: 'ketamine', words: /\bketamin|\bnorketamin/, explainedBy: ['ketamine'] },
  { analyte: 'heroin', words: /\bheroin|\b6-?mam\b/, explainedBy: [] },
  { analyte: 'MDMA', words: /\bmdma|\becstasy|\bextasis/, explainedBy: [] },
  { analyte: 'alcohol', words: /\bethanol|\balcohol|\betg\b/, explainedBy: [] },
  { analyte: 'tricyclics', words: /\btca\b|\btricyclic/, explainedBy: ['antidepressant'] },
];

const NAMES = ANALYTES.map(({ analyte, words }) => ({ id: analyte, words }));
const UNNAMED: PositiveAnalyte = { analyte: 'an unnamed substance', explainedBy: [] };

/**
 * A drug screen as laboratories report it in words. A substance that is named and of which nothing is said counts as positive: a
 * name on a result is a finding. `unclear` where a clause contradicts itself, or where nothing was understood.
 */
export function readDrugScreen(report: string): {
  readonly positive: readonly PositiveAnalyte[];
  readonly unclear: boolean;
} {
  const { results, negativeSaid, unnamed, unclear } = readResults(report, NAMES);
  const found = new Set(results.filter(({ said }) => said !== 'negative').map(({ id }) => id));
  const positive: PositiveAnalyte[] = ANALYTES.filter(({ analyte }) => found.has(analyte)).map(
    ({ analyte, explainedBy }) => ({ analyte, explainedBy }),
  );
  if (unnamed && positive.length === 0) positive.push(UNNAMED);
  return { positive, unclear: unclear || (positive.length === 0 && !negativeSaid) };
}
