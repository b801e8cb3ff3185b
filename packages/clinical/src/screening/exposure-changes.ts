import type { SourceId } from '../sources/index.ts';

/** What volunteers' blood showed: how much more or less S-ketamine a second drug leaves, by route. `by`: ingredient row. */
export interface ExposureChange {
  readonly by: string;
  readonly route: 'swallowed' | 'vein';
  /** Area under the curve with the drug, over the area without. */
  readonly aucRatio: number;
  /** Peak with the drug, over the peak without; null where none was reported. */
  readonly peakRatio: number | null;
  readonly note: string | null;
  readonly source: SourceId;
}

/** Section c, second table. A class warns too much: itraconazole blocks the same enzyme and changes nothing. */
export const EXPOSURE_CHANGES: readonly ExposureChange[] = [
  { by: 'clarithromycin', route: 'swallowed', aucRatio: 2.6, peakRatio: 3.6, note: null, source: 'DDI-CLARI' },
  { by: 'ticlopidine', route: 'swallowed', aucRatio: 2.4, peakRatio: null, note: null, source: 'DDI-TICLO' },
  {
    by: 'itraconazole',
    route: 'swallowed',
    aucRatio: 1,
    peakRatio: null,
    note: 'less norketamine, higher effect scores',
    source: 'DDI-TICLO',
  },
  {
    by: 'grapefruit',
    route: 'swallowed',
    aucRatio: 3,
    peakRatio: 2.1,
    note: 'between 2.4 and 3.6',
    source: 'DDI-GRAPEFRUIT',
  },
  { by: 'rifampin', route: 'swallowed', aucRatio: 0.14, peakRatio: null, note: null, source: 'DDI-RIFAMPICIN' },
  { by: 'rifampin', route: 'vein', aucRatio: 0.86, peakRatio: null, note: null, source: 'DDI-RIFAMPICIN' },
  { by: 'st johns wort', route: 'swallowed', aucRatio: 0.42, peakRatio: 0.34, note: null, source: 'DDI-SJW' },
];

/** The measured change for these ingredients by this route in words, or that nobody measured it. */
export function exposureText(ingredients: readonly string[], route: ExposureChange['route']): string {
  const rows = EXPOSURE_CHANGES.filter((row) => row.route === route && ingredients.includes(row.by));
  if (rows.length === 0) return 'Not measured for this medicine by this route.';
  return rows
    .map(
      ({ by, aucRatio, note, source }) =>
        `${by}: exposure ${aucRatio === 1 ? 'unchanged' : `× ${aucRatio}`}${note === null ? '' : ` (${note})`} [${source}].`,
    )
    .join(' ');
}
