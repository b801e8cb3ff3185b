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
  { analyte: 'benzodiazepines', words: /\bbenzo|\bbzd/, explainedBy: ['benzodiazepine'] },
  {
    analyte: 'amphetamines',
    words: /\bamphet|\bamp\b/,
    explainedBy: ['amphetamine', 'dextroamphetamine', 'lisdexamfetamine'],
  },
  { analyte: 'methamphetamine', words: /\bmethamph|\bmeth\b/, explainedBy: ['methamphetamine', 'selegiline'] },
  { analyte: 'opiates', words: /\bopiate|\bopioid|\bmorphine|\bcodeine/, explainedBy: ['opioid'] },
  { analyte: 'oxycodone', words: /\boxycod/, explainedBy: ['oxycodone'] },
  { analyte: 'methadone', words: /\bmethadone/, explainedBy: ['methadone'] },
  { analyte: 'buprenorphine', words: /\bbuprenorphine|\bbup\b/, explainedBy: ['buprenorphine'] },
  { analyte: 'fentanyl', words: /\bfentanyl/, explainedBy: ['fentanyl'] },
  { analyte: 'barbiturates', words: /\bbarbit/, explainedBy: ['barbiturate'] },
  { analyte: 'cocaine', words: /\bcocaine|\bcoc\b|benzoylecgonine/, explainedBy: [] },
  { analyte: 'cannabis', words: /\bthc\b|\bcannab|\bmarijuana/, explainedBy: [] },
  { analyte: 'phencyclidine', words: /\bpcp\b|\bphencyclidine/, explainedBy: [] },
  { analyte: 'ketamine', words: /\bketamine|\bnorketamine/, explainedBy: ['ketamine'] },
  { analyte: 'heroin', words: /\bheroin|\b6-?mam\b/, explainedBy: [] },
  { analyte: 'MDMA', words: /\bmdma|\becstasy/, explainedBy: [] },
  { analyte: 'alcohol', words: /\bethanol|\balcohol|\betg\b/, explainedBy: [] },
  { analyte: 'tricyclics', words: /\btca\b|\btricyclic/, explainedBy: ['antidepressant'] },
];

/**
 * A drug screen as laboratories report it in words. Each clause is negative, positive, or names a substance and says nothing,
 * which counts as positive: a name on a result is a finding. What names nothing and says nothing is `unclear`.
 */
export function readDrugScreen(report: string): {
  readonly positive: readonly PositiveAnalyte[];
  readonly unclear: boolean;
} {
  const text = report.toLowerCase();
  const positive = new Map<string, PositiveAnalyte>();
  let clear = false;
  let said: 'positive' | 'negative' | null = null;
  for (const clause of text.split(/[;,\n]|\bbut\b|\bexcept(?: for)?\b|\.\s/)) {
    const after = text.slice(Math.max(0, text.indexOf(clause) - 12), text.indexOf(clause));
    if (/except/.test(after)) said = 'positive';
    if (/\bneg(ative)?\b|\bnot detected\b|\bnone\b|\bnothing\b|\bno\b|\bclean\b|\bnormal\b|\bundetected\b/.test(clause))
      said = /\bnon-?negative\b/.test(clause) ? 'positive' : 'negative';
    else if (/\bpos(itive)?\b|\bdetected\b|\bpresent\b|\+/.test(clause)) said = 'positive';
    const named = ANALYTES.filter(({ words }) => words.test(clause));
    if (said === 'negative') clear = true;
    else if (named.length > 0) {
      clear = true;
      for (const { analyte, explainedBy } of named) positive.set(analyte, { analyte, explainedBy });
    } else if (said === 'positive' && positive.size === 0 && !/except/.test(after))
      positive.set('an unnamed substance', { analyte: 'an unnamed substance', explainedBy: [] });
  }
  if (positive.size > 1) positive.delete('an unnamed substance');
  if (/methadone/.test(text) && !/opiate|opioid|morphine|codeine/.test(text)) positive.delete('opiates');
  return { positive: [...positive.values()], unclear: positive.size === 0 && !clear };
}
