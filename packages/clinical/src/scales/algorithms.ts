import { spaceRange } from './answers.ts';
import type { Algorithm, Instrument, Subscale } from './instrument.ts';

type Values = ReadonlyMap<string, number>;

/** `null` and `undetermined`: a missing answer could change it. */
export type AlgorithmResult = boolean | null | 'met' | 'not-met' | 'undetermined';

const subscalesOf = (instrument: Instrument): readonly Subscale[] =>
  'subscales' in instrument.scoring ? (instrument.scoring.subscales ?? []) : [];

/** How many of the items count for sure, and how many could once the missing ones are answered. */
const counts = (items: readonly string[], values: Values, countsAt: (linkId: string) => number) => {
  const sure = items.filter((linkId) => (values.get(linkId) ?? Number.NEGATIVE_INFINITY) >= countsAt(linkId)).length;
  return { sure, atMost: sure + items.filter((linkId) => !values.has(linkId)).length };
};

/** A pattern over several items. An aid to a clinician, never a diagnosis. */
export function runAlgorithm(instrument: Instrument, algorithm: Algorithm, values: Values): AlgorithmResult {
  switch (algorithm.kind) {
    case 'symptom-count': {
      const at = (linkId: string): number => algorithm.exceptions[linkId] ?? algorithm.countsAt;
      const all = counts(algorithm.items, values, at);
      const core = counts(algorithm.oneOf, values, at);
      if (all.atMost < algorithm.atLeast || all.sure > algorithm.atMost || core.atMost === 0) return false;
      const certain = all.sure >= algorithm.atLeast && all.atMost <= algorithm.atMost && core.sure > 0;
      return certain ? true : null;
    }
    case 'cluster-count': {
      const clusters = subscalesOf(instrument).map((row) => ({
        need: algorithm.needs[row.id] ?? 0,
        ...counts(row.items, values, () => algorithm.countsAt),
      }));
      if (clusters.some(({ atMost, need }) => atMost < need)) return 'not-met';
      return clusters.every(({ sure, need }) => sure >= need) ? 'met' : 'undetermined';
    }
    case 'every-subscale': {
      const highest = new Map(instrument.items.map((item) => [item.linkId, spaceRange(item.answer)[1]]));
      const top = (linkId: string): number => highest.get(linkId) ?? 0;
      // Compared as whole sums: a percentage that was rounded first could cross the line.
      const reaches = (row: Subscale, fill: (linkId: string) => number): boolean => {
        const sum = row.items.reduce((total, linkId) => total + (values.get(linkId) ?? fill(linkId)), 0);
        const full = row.items.reduce((total, linkId) => total + top(linkId), 0);
        return sum * 100 >= algorithm.percentAtLeast * full;
      };
      const rows = subscalesOf(instrument);
      if (rows.every((row) => reaches(row, () => 0))) return true;
      return rows.every((row) => reaches(row, top)) ? null : false;
    }
  }
}
