/**
 * Scales met in records that Keel does not ask: a total that was counted elsewhere can be kept and read. All general
 * knowledge.
 */
export interface OtherScale {
  readonly id: string;
  readonly title: string;
  readonly range: readonly [number, number];
  /** Where each band begins; empty = none that are agreed. */
  readonly bands: readonly { readonly min: number; readonly label: string }[];
  /** From here (or up to here) on, something is to be looked at. */
  readonly cut: { readonly gte: number } | { readonly lte: number } | null;
  readonly note: string;
  readonly loinc?: string;
}

export const OTHER_SCALES: readonly OtherScale[] = [
  {
    id: 'cgi-s',
    title: 'Clinical Global Impression, severity',
    range: [1, 7],
    bands: [],
    cut: null,
    note: '1 is normal',
  },
  {
    id: 'cgi-i',
    title: 'Clinical Global Impression, change',
    range: [1, 7],
    bands: [],
    cut: null,
    note: '1 is very much improved',
  },
  {
    id: 'sds',
    title: 'Sheehan Disability Scale',
    range: [0, 30],
    bands: [],
    cut: null,
    note: 'three times 0–10; copyright',
  },
  {
    id: 'shaps',
    title: 'Snaith–Hamilton Pleasure Scale',
    range: [0, 56],
    bands: [],
    cut: null,
    note: '0–14 or 14–56 by way of scoring: store which; licence not settled',
  },
  {
    id: 'bdi-ii',
    title: 'Beck Depression Inventory II',
    range: [0, 63],
    bands: [
      { min: 0, label: 'Minimal' },
      { min: 14, label: 'Mild' },
      { min: 20, label: 'Moderate' },
      { min: 29, label: 'Severe' },
    ],
    cut: null,
    note: 'paid licence',
  },
  {
    id: 'epds',
    title: 'Edinburgh Postnatal Depression Scale',
    range: [0, 30],
    bands: [],
    cut: { gte: 10 },
    note: 'item 10 asks about self-harm: any point there is asked about; 10 to 13 are used as cuts',
  },
  {
    id: 'y-bocs',
    title: 'Yale–Brown Obsessive Compulsive Scale',
    range: [0, 40],
    bands: [
      { min: 0, label: 'Below mild' },
      { min: 8, label: 'Mild' },
      { min: 16, label: 'Moderate' },
      { min: 24, label: 'Severe' },
      { min: 32, label: 'Extreme' },
    ],
    cut: null,
    note: 'copyright',
  },
  {
    id: 'rass',
    title: 'Richmond Agitation-Sedation Scale',
    range: [-5, 4],
    bands: [],
    cut: null,
    note: '0 is alert and calm',
  },
  {
    id: 'ramsay',
    title: 'Ramsay Sedation Scale',
    range: [1, 6],
    bands: [],
    cut: null,
    note: 'never with MOAA/S on one chart',
  },
  {
    id: 'stop-bang',
    title: 'STOP-BANG',
    range: [0, 8],
    bands: [
      { min: 0, label: 'Low' },
      { min: 3, label: 'Intermediate' },
      { min: 5, label: 'High' },
    ],
    cut: { gte: 3 },
    note: 'sleep apnoea; licence for commercial use',
  },
  {
    id: 'moca',
    title: 'Montreal Cognitive Assessment',
    range: [0, 30],
    bands: [],
    cut: { lte: 25 },
    note: 'training and licence',
  },
  {
    id: 'phq-a',
    title: 'PHQ-9 for adolescents',
    range: [0, 27],
    bands: [],
    cut: null,
    note: 'outside adult care',
    loinc: '89204-2',
  },
  { id: 'gad-2', title: 'GAD-7 items 1 and 2', range: [0, 6], bands: [], cut: { gte: 3 }, note: 'free' },
  {
    id: 'asq',
    title: 'Ask Suicide-Screening Questions',
    range: [0, 5],
    bands: [],
    cut: { gte: 1 },
    note: 'any yes is asked about at once',
  },
  {
    id: 'sows',
    title: 'Subjective Opiate Withdrawal Scale',
    range: [0, 64],
    bands: [],
    cut: null,
    note: 'when an opioid is tapered',
  },
  {
    id: 'cows',
    title: 'Clinical Opiate Withdrawal Scale',
    range: [0, 48],
    bands: [],
    cut: null,
    note: 'when an opioid is tapered',
  },
  {
    id: 'kss',
    title: 'Karolinska Sleepiness Scale',
    range: [1, 9],
    bands: [],
    cut: null,
    note: 'research on driving only',
  },
  {
    id: 'sss',
    title: 'Stanford Sleepiness Scale',
    range: [1, 7],
    bands: [],
    cut: null,
    note: 'research on driving only',
  },
];

export type OtherReading =
  | {
      readonly known: true;
      readonly scale: OtherScale;
      readonly band: string | null;
      readonly beyondCut: boolean | null;
    }
  | { readonly known: false; readonly because: 'unknown-scale' | 'off-scale' };

/** What a total counted elsewhere means. Off the scale, or of a scale not listed: kept, not read. */
export function readOtherScale(id: string, total: number): OtherReading {
  const scale = OTHER_SCALES.find((row) => row.id === id);
  if (scale === undefined) return { known: false, because: 'unknown-scale' };
  if (!Number.isFinite(total) || total < scale.range[0] || total > scale.range[1])
    return { known: false, because: 'off-scale' };
  return {
    known: true,
    scale,
    band: scale.bands.findLast((band) => band.min <= total)?.label ?? null,
    beyondCut: scale.cut === null ? null : 'gte' in scale.cut ? total >= scale.cut.gte : total <= scale.cut.lte,
  };
}
