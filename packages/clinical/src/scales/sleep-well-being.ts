import type { Instrument, Item, Option } from './instrument.ts';
import { linkIds, rated, ratedItems, structureOnly } from './items.ts';

export const ISI: Instrument = {
  id: 'isi',
  title: 'Insomnia Severity Index',
  version: '7 items',
  rater: 'self',
  recallDays: 14,
  licence: {
    status: 'permission-needed',
    textIncluded: false,
    note: 'Copyright of the author; distributed by Mapi.',
    attribution: 'Bastien CH et al. 2001',
  },
  codes: { total: { loinc: null, local: 'isi-total', unit: '{score}' } },
  stem: null,
  items: ratedItems(
    'isi',
    [
      'falling asleep',
      'staying asleep',
      'waking early',
      'satisfaction',
      'noticeable to others',
      'worry about sleep',
      'interference',
    ],
    rated(0, 4),
  ),
  scoring: {
    method: 'sum',
    items: linkIds('isi', 7),
    range: [0, 28],
    direction: 'higher-worse',
    missing: { rule: 'no-score', basis: 'project-proposal' },
  },
  algorithms: [],
  bandSets: [
    {
      id: 'isi',
      basis: 'looked-up',
      bands: [
        { min: 0, code: 'none', label: 'None' },
        { min: 8, code: 'subthreshold', label: 'Subthreshold' },
        { min: 15, code: 'moderate', label: 'Moderate' },
        { min: 22, code: 'severe', label: 'Severe' },
      ],
    },
  ],
  cutoffs: [],
  change: { remission: { lte: 7, basis: 'looked-up' }, mcid: { points: 6, basis: 'general-knowledge' } },
  escalations: [],
  safetyItems: [],
  forms: [],
  references: ['Bastien CH et al. Sleep Med 2001;2:297–307', 'Morin CM et al. Sleep 2011'],
  warnings: [],
  verification: { bands: 'looked-up' },
};

export const PSQI: Instrument = {
  id: 'psqi',
  title: 'Pittsburgh Sleep Quality Index',
  version: '19 self-rated items, entered as the seven component scores',
  rater: 'self',
  recallDays: 30,
  licence: {
    status: 'permission-needed',
    textIncluded: false,
    note: 'Copyright of the University of Pittsburgh.',
    attribution: 'Buysse DJ et al. 1989',
  },
  codes: { total: { loinc: null, local: 'psqi-global', unit: '{score}' } },
  stem: null,
  items: structureOnly(
    ['quality', 'latency', 'duration', 'efficiency', 'disturbances', 'medication', 'daytime'].map((label, index) => ({
      linkId: `psqi.c${index + 1}`,
      label,
      answer: rated(0, 3),
    })),
  ),
  scoring: {
    method: 'sum',
    items: ['psqi.c1', 'psqi.c2', 'psqi.c3', 'psqi.c4', 'psqi.c5', 'psqi.c6', 'psqi.c7'],
    range: [0, 21],
    direction: 'higher-worse',
    missing: { rule: 'no-score', basis: 'project-proposal' },
  },
  algorithms: [],
  bandSets: [
    {
      id: 'psqi',
      basis: 'looked-up',
      bands: [
        { min: 0, code: 'good', label: 'Good' },
        { min: 6, code: 'poor', label: 'Poor' },
      ],
    },
  ],
  cutoffs: [],
  change: { mcid: { points: 3, basis: 'general-knowledge' } },
  escalations: [],
  safetyItems: [],
  forms: [],
  references: ['Buysse DJ et al. Psychiatry Res 1989'],
  warnings: ['Each component comes from the 19 answers by the published table, which we may not ship.'],
  verification: { structure: 'looked-up' },
};

/** Highest first, as the form prints them. */
const HOW_MUCH_OF_THE_TIME: readonly Option[] = [
  { value: 5, text: 'All of the time' },
  { value: 4, text: 'Most of the time' },
  { value: 3, text: 'More than half of the time' },
  { value: 2, text: 'Less than half of the time' },
  { value: 1, text: 'Some of the time' },
  { value: 0, text: 'At no time' },
];

const whoItem = (number: number, label: string, text: string): Item => ({
  linkId: `who5.${number}`,
  number,
  text,
  label,
  loinc: null,
  scored: true,
  answer: { options: HOW_MUCH_OF_THE_TIME },
});

export const WHO5: Instrument = {
  id: 'who5',
  title: 'WHO-5 Well-Being Index',
  version: '1998 wording',
  rater: 'self',
  recallDays: 14,
  licence: {
    status: 'free-with-notice',
    textIncluded: true,
    note: 'Usually called free with the source named. A 2024 WHO publication is CC BY-NC-SA 3.0 IGO (general knowledge): a clinic can switch the wording off.',
    attribution: 'WHO-5 Well-Being Index, World Health Organization; Psychiatric Center North Zealand',
  },
  codes: { panel: { loinc: null, local: 'who5' }, total: { loinc: null, local: 'who5-score', unit: '{score}' } },
  stem: 'Over the past two weeks:',
  items: [
    whoItem(1, 'cheerful', 'I have felt cheerful and in good spirits'),
    whoItem(2, 'calm', 'I have felt calm and relaxed'),
    whoItem(3, 'active', 'I have felt active and vigorous'),
    whoItem(4, 'rested', 'I woke up feeling fresh and rested'),
    whoItem(5, 'interested', 'My daily life has been filled with things that interest me'),
  ],
  scoring: {
    method: 'sum-times-4',
    items: linkIds('who5', 5),
    rawRange: [0, 25],
    range: [0, 100],
    direction: 'higher-better',
    missing: { rule: 'no-score', basis: 'project-proposal' },
  },
  algorithms: [],
  bandSets: [
    {
      id: 'who5',
      basis: 'looked-up',
      bands: [
        { min: 0, code: 'likely-depression', label: 'Very low: depression likely, give PHQ-9' },
        { min: 29, code: 'poor', label: 'Poor well-being: screen for depression' },
        { min: 51, code: 'adequate', label: 'Adequate' },
      ],
    },
  ],
  cutoffs: [{ id: 'poor', lte: 50, note: 'some texts: raw below 13, which is 48 or less' }],
  change: { mcid: { points: 10, basis: 'looked-up', detail: 'on the 0–100 score' } },
  escalations: [
    {
      id: 'who5-low',
      when: { score: 'total', lte: 28 },
      severity: 'attention',
      action: 'PHQ-9 now',
      basis: 'general-knowledge',
    },
    {
      id: 'who5-any-item-low',
      when: { anyItem: true, lte: 1 },
      severity: 'info',
      action: 'Some guidance tests for depression as well when any one item is 0 or 1',
      basis: 'looked-up',
    },
  ],
  safetyItems: [],
  forms: [],
  references: ['Topp CW et al. Psychother Psychosom 2015;84:167–176'],
  warnings: [
    'Higher is better, unlike most scales here: the chart says so.',
    '71969-0, seen on WHO-5 in public code, belongs to PROMIS Global Mental Health.',
  ],
  verification: { loinc: 'none', text: 'looked-up', bands: 'looked-up' },
};
