import type { Instrument } from './instrument.ts';
import { linkIds, rated, ratedItems, structureOnly } from './items.ts';

const OLEARY_LICENCE = {
  status: 'structure-only',
  textIncluded: false,
  note: 'Copyright of the authors; common in practice.',
  attribution: "O'Leary MP et al. 1997",
} as const;

export const ICSI: Instrument = {
  id: 'icsi',
  title: "O'Leary–Sant Interstitial Cystitis Symptom Index",
  version: '4 items',
  rater: 'self',
  recallDays: 30,
  licence: OLEARY_LICENCE,
  codes: { total: { loinc: null, local: 'icsi-total', unit: '{score}' } },
  stem: null,
  items: ratedItems('icsi', ['urgency', 'frequency', 'night-time voiding', 'pain or burning'], rated(0, 5)),
  scoring: {
    method: 'sum',
    items: linkIds('icsi', 4),
    range: [0, 20],
    direction: 'higher-worse',
    missing: { rule: 'no-score', basis: 'project-proposal' },
  },
  algorithms: [],
  bandSets: [
    {
      id: 'icsi-6',
      basis: 'general-knowledge',
      bands: [
        { min: 0, code: 'below-cut', label: 'Below the cut' },
        { min: 6, code: 'symptomatic', label: 'Symptomatic' },
      ],
    },
  ],
  cutoffs: [],
  change: { worsening: { rise: 4, basis: 'project-proposal' } },
  escalations: [
    {
      id: 'bladder-symptomatic',
      when: { score: 'total', gte: 6 },
      severity: 'attention',
      action: 'Urinalysis; ask about blood in the urine; the prescriber reviews before the next dose',
      basis: 'general-knowledge',
    },
    {
      id: 'bladder-rise',
      when: { change: 'total', from: 'baseline', gte: 4 },
      severity: 'attention',
      action: 'Urinalysis; consider a longer interval or stopping',
      basis: 'project-proposal',
    },
  ],
  safetyItems: [],
  forms: [],
  references: ["O'Leary MP et al. Urology 1997;49(5A):58–63"],
  warnings: ['Visible blood in the urine is an alert of its own, whatever the score.'],
  verification: { range: 'looked-up' },
};

export const ICPI: Instrument = {
  id: 'icpi',
  title: "O'Leary–Sant Interstitial Cystitis Problem Index",
  version: '4 items',
  rater: 'self',
  recallDays: 30,
  licence: OLEARY_LICENCE,
  codes: { total: { loinc: null, local: 'icpi-total', unit: '{score}' } },
  stem: null,
  items: ratedItems('icpi', ['frequency', 'night-time voiding', 'urgency', 'pain'], rated(0, 4)),
  scoring: {
    method: 'sum',
    items: linkIds('icpi', 4),
    range: [0, 16],
    direction: 'higher-worse',
    missing: { rule: 'no-score', basis: 'project-proposal' },
  },
  algorithms: [],
  bandSets: [],
  cutoffs: [],
  change: {},
  escalations: [],
  safetyItems: [],
  forms: [],
  references: ["O'Leary MP et al. Urology 1997;49(5A):58–63"],
  warnings: ['It rates bother; read it beside the symptom index.'],
  verification: { range: 'looked-up' },
};

export const BPIC_SS: Instrument = {
  id: 'bpicSs',
  title: 'Bladder Pain/Interstitial Cystitis Symptom Score',
  version: '8 items',
  rater: 'self',
  recallDays: 7,
  licence: {
    status: 'permission-needed',
    textIncluded: false,
    note: 'Copyright.',
    attribution: 'Humphrey L et al. 2012',
  },
  codes: { total: { loinc: null, local: 'bpic-ss-total', unit: '{score}' } },
  stem: null,
  items: structureOnly(
    Array.from({ length: 8 }, (_, index) => ({
      linkId: `bpic.${index + 1}`,
      label: `item ${index + 1}`,
      answer: rated(0, index === 7 ? 10 : 4),
    })),
  ),
  scoring: {
    method: 'sum',
    items: linkIds('bpic', 8),
    range: [0, 38],
    direction: 'higher-worse',
    missing: { rule: 'no-score', basis: 'project-proposal' },
  },
  algorithms: [],
  bandSets: [
    {
      id: 'bpic-19',
      basis: 'general-knowledge',
      bands: [
        { min: 0, code: 'below-cut', label: 'Below the cut' },
        { min: 19, code: 'moderate-to-severe', label: 'Moderate to severe' },
      ],
    },
  ],
  cutoffs: [],
  change: {},
  escalations: [
    {
      id: 'bpic-high',
      when: { score: 'total', gte: 19 },
      severity: 'attention',
      action: 'Urinalysis; ask about blood in the urine; the prescriber reviews before the next dose',
      basis: 'general-knowledge',
    },
  ],
  safetyItems: [],
  forms: [],
  references: ['Humphrey L et al. Eur Urol 2012;61:271–279, doi:10.1016/j.eururo.2011.10.004'],
  warnings: [],
  verification: { reference: 'looked-up', range: 'general-knowledge' },
};
