import type { Instrument, Subscale } from './instrument.ts';
import { linkIds, numberedItems, rated } from './items.ts';

const meq = (id: string, label: string, numbers: readonly number[]): Subscale => ({
  id,
  label,
  items: numbers.map((n) => `meq30.${n}`),
  range: [0, 5],
});

export const MEQ30: Instrument = {
  id: 'meq30',
  title: 'Mystical Experience Questionnaire, 30 items',
  version: 'MEQ30',
  rater: 'self',
  recallDays: 0,
  licence: {
    status: 'structure-only',
    textIncluded: false,
    note: 'Printed with the 2015 paper; the terms were not confirmed.',
    attribution: 'MacLean KA 2012; Barrett FS 2015',
  },
  codes: { total: { loinc: null, local: 'meq30-total' } },
  stem: null,
  items: numberedItems('meq30', 30, rated(0, 5)),
  scoring: {
    method: 'subscale-means',
    range: [0, 5],
    direction: 'higher-stronger',
    decimals: 2,
    percentOf: 5,
    subscales: [
      meq('mystical', 'Mystical', [4, 5, 6, 9, 14, 15, 16, 18, 20, 21, 23, 24, 25, 26, 28]),
      meq('positive-mood', 'Positive mood', [2, 8, 12, 17, 27, 30]),
      meq('transcendence', 'Transcendence of time and space', [1, 7, 11, 13, 19, 22]),
      meq('ineffability', 'Ineffability', [3, 10, 29]),
    ],
    missing: { rule: 'no-score', basis: 'project-proposal' },
  },
  algorithms: [{ id: 'complete-experience', kind: 'every-subscale', percentAtLeast: 60 }],
  bandSets: [],
  cutoffs: [],
  change: {},
  escalations: [],
  safetyItems: [],
  forms: [],
  references: [
    'MacLean KA et al. J Sci Study Relig 2012;51:721–737',
    'Barrett FS et al. J Psychopharmacol 2015 (factors)',
  ],
  warnings: ['Not during the session. Which item belongs to which factor is general knowledge.'],
  verification: { factors: 'looked-up', itemMap: 'general-knowledge' },
};

export const EDI: Instrument = {
  id: 'edi',
  title: 'Ego-Dissolution Inventory',
  version: '8 items, 0–100 visual analogue',
  rater: 'self',
  recallDays: 0,
  licence: {
    status: 'structure-only',
    textIncluded: false,
    note: 'Terms were not confirmed.',
    attribution: 'Nour MM et al. 2016',
  },
  codes: { total: { loinc: null, local: 'edi-mean' } },
  stem: null,
  // A place on a line: any number, not only whole ones.
  items: numberedItems('edi', 8, { min: 0, max: 100, step: null }),
  scoring: {
    method: 'mean',
    items: linkIds('edi', 8),
    range: [0, 100],
    decimals: 1,
    direction: 'higher-stronger',
    missing: null,
  },
  algorithms: [],
  bandSets: [],
  cutoffs: [],
  change: {},
  escalations: [],
  safetyItems: [],
  forms: [],
  references: ['Nour MM et al. Front Hum Neurosci 2016;10:269'],
  warnings: [],
  verification: { structure: 'general-knowledge' },
};
