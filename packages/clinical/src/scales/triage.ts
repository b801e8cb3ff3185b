import type { Instrument } from './instrument.ts';

type Values = ReadonlyMap<string, number>;

/** Where a triage form comes out. An incomplete one gives a floor: the tier can only turn out higher. */
export interface Triage {
  /** `null` only for a blank form. */
  readonly tier: string | null;
  /** Highest of items 1–5 answered yes, 0 when none is; `null` for a blank form. */
  readonly ideationLevel: number | null;
  /** Something required is missing and a higher tier is still possible. */
  readonly incomplete: boolean;
  /** Every tier the form can still come out at. */
  readonly possible: readonly string[];
  /** Answered yes although the question should not have been asked: counted all the same, never dropped. */
  readonly contradicted: readonly string[];
}

/** Tiers from the answers present; first match wins. A yes always counts, asked in order or not: missing never lowers. */
export function triage(instrument: Instrument, values: Values): Triage {
  const { scoring } = instrument;
  if (scoring.method !== 'triage') throw new Error(`not a triage: ${instrument.id}`);
  const tierOf = (answers: Values): string =>
    scoring.tiers.find(({ any }) => any.some((linkId) => answers.get(linkId) === 1))?.code ?? scoring.otherwise;
  const order = [...scoring.tiers.map(({ code }) => code), scoring.otherwise];
  const rank = (code: string): number => order.length - order.indexOf(code);

  const missing = instrument.items.filter((item) => !values.has(item.linkId));
  const reached = new Set<string>();
  // At most seven yes/no questions: every way the blanks could be filled is tried.
  for (let bits = 0; bits < 2 ** missing.length; bits += 1) {
    const filled = new Map(values);
    missing.forEach((item, index) => {
      filled.set(item.linkId, (bits >> index) & 1);
    });
    for (const item of missing) {
      if (item.enableWhen !== undefined && filled.get(item.enableWhen.item) !== 1) filled.set(item.linkId, 0);
    }
    reached.add(tierOf(filled));
  }
  const blank = values.size === 0;
  const tier = blank ? null : tierOf(values);
  const possible = order.filter((code) => reached.has(code));
  return {
    tier,
    ideationLevel: blank
      ? null
      : scoring.ideation.reduce((level, linkId, index) => (values.get(linkId) === 1 ? index + 1 : level), 0),
    incomplete: blank || possible.some((code) => rank(code) > rank(tier ?? scoring.otherwise)),
    possible,
    contradicted: instrument.items
      .filter(
        (item) =>
          item.enableWhen !== undefined && values.get(item.linkId) === 1 && values.get(item.enableWhen.item) === 0,
      )
      .map((item) => item.linkId),
  };
}
