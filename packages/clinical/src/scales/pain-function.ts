import type { Instrument, Item } from './instrument.ts';
import { linkIds, numberedItems, rated, structureOnly } from './items.ts';

export const PAIN_NRS: Instrument = {
  id: 'painNrs',
  title: 'Pain numeric rating scale 0–10',
  version: '11-point, verbal or written',
  rater: 'self',
  recallDays: 0,
  licence: { status: 'free', textIncluded: true, note: 'Generic.', attribution: '' },
  codes: { total: { loinc: '72514-3', unit: '{score}' } },
  stem: 'Rate your pain now from 0 to 10.',
  items: [
    {
      linkId: 'nrs.1',
      number: 1,
      text: 'Rate your pain now from 0 to 10.',
      label: 'pain now',
      loinc: '72514-3',
      scored: true,
      answer: { min: 0, max: 10, step: 1, anchors: ['No pain', 'Worst pain you can imagine'] },
      note: 'Who dissociates often cannot rate: leave it unanswered, not 0.',
    },
  ],
  scoring: { method: 'single', items: ['nrs.1'], range: [0, 10], direction: 'higher-worse' },
  algorithms: [],
  bandSets: [
    {
      id: 'nrs',
      basis: 'general-knowledge',
      bands: [
        { min: 0, code: 'none', label: 'None' },
        { min: 1, code: 'mild', label: 'Mild' },
        { min: 4, code: 'moderate', label: 'Moderate' },
        { min: 7, code: 'severe', label: 'Severe' },
      ],
    },
  ],
  cutoffs: [],
  change: { mcid: { points: 2, relative: 0.3, basis: 'general-knowledge', detail: 'Farrar 2001' } },
  escalations: [],
  safetyItems: [],
  forms: [],
  references: ['Farrar JT et al. Pain 2001'],
  warnings: [],
  verification: { loinc: 'looked-up' },
};

const pegItem = (number: number, label: string, loinc: string, anchors: [string, string], text: string): Item => ({
  linkId: `peg.${number}`,
  number,
  text,
  label,
  loinc,
  scored: true,
  answer: { min: 0, max: 10, step: 1, anchors },
});

export const PEG: Instrument = {
  id: 'peg',
  title: 'PEG three-item pain scale',
  version: 'PEG',
  rater: 'self',
  recallDays: 7,
  licence: {
    status: 'public-domain',
    textIncluded: true,
    note: 'Published for free use.',
    attribution: 'Krebs EE et al. J Gen Intern Med 2009',
  },
  codes: { panel: { loinc: '91148-7' }, total: { loinc: '91147-9', unit: '{score}' } },
  stem: null,
  items: [
    pegItem(
      1,
      'pain on average',
      '75893-8',
      ['No pain', 'Pain as bad as you can imagine'],
      'What number best describes your pain on average in the past week?',
    ),
    pegItem(
      2,
      'enjoyment of life',
      '91145-3',
      ['Does not interfere', 'Completely interferes'],
      'What number best describes how, during the past week, pain has interfered with your enjoyment of life?',
    ),
    pegItem(
      3,
      'general activity',
      '91146-1',
      ['Does not interfere', 'Completely interferes'],
      'What number best describes how, during the past week, pain has interfered with your general activity?',
    ),
  ],
  scoring: {
    method: 'mean',
    items: linkIds('peg', 3),
    range: [0, 10],
    decimals: 1,
    direction: 'higher-worse',
    missing: { rule: 'no-score', basis: 'general-knowledge' },
  },
  algorithms: [],
  bandSets: [
    {
      id: 'peg',
      basis: 'general-knowledge',
      bands: [
        { min: 0, code: 'mild', label: 'Mild' },
        { min: 4, code: 'moderate', label: 'Moderate' },
        { min: 7, code: 'severe', label: 'Severe' },
      ],
    },
  ],
  cutoffs: [],
  change: {
    response: { relativeFall: 0.3, onSums: true, basis: 'general-knowledge' },
    mcid: { points: 1, basis: 'looked-up', detail: '0.6 to 1.75 by method, Reed 2023' },
  },
  escalations: [],
  safetyItems: [],
  forms: [],
  references: ['Krebs EE et al. J Gen Intern Med 2009;24:733–738', 'Reed DE 2023, PMC10859144'],
  warnings: [],
  verification: { loinc: 'looked-up', text: 'looked-up', bands: 'general-knowledge' },
};

const BPI_SEVERITY = ['worst', 'least', 'average', 'now'];
const BPI_INTERFERENCE = ['activity', 'mood', 'walking', 'work', 'relations', 'sleep', 'enjoyment'];

export const BPI_SF: Instrument = {
  id: 'bpiSf',
  title: 'Brief Pain Inventory, short form',
  version: 'BPI-SF',
  rater: 'self',
  recallDays: 1,
  licence: {
    status: 'permission-needed',
    textIncluded: false,
    note: 'Copyright of the author and MD Anderson; permission, and a fee for some uses (general knowledge).',
    attribution: 'Cleeland CS, Ryan KM 1994',
  },
  codes: { panel: { loinc: null, local: 'bpi-sf' }, interference: { loinc: '77565-0' } },
  stem: null,
  items: structureOnly([
    ...BPI_SEVERITY.map((label, index) => ({ linkId: `bpi.s${index + 1}`, label, answer: rated(0, 10) })),
    ...BPI_INTERFERENCE.map((label, index) => ({ linkId: `bpi.i${index + 1}`, label, answer: rated(0, 10) })),
  ]),
  scoring: {
    method: 'means',
    range: null,
    direction: 'higher-worse',
    decimals: 2,
    subscales: [
      {
        id: 'severity',
        label: 'Pain severity',
        items: linkIds('bpi', 4).map((id) => id.replace('.', '.s')),
        range: [0, 10],
      },
      {
        id: 'interference',
        label: 'Pain interference',
        items: linkIds('bpi', 7).map((id) => id.replace('.', '.i')),
        range: [0, 10],
        needs: 4,
      },
    ],
    missing: { rule: 'per-subscale', basis: 'general-knowledge' },
  },
  algorithms: [],
  bandSets: [],
  cutoffs: [],
  change: {
    response: { relativeFall: 0.3, basis: 'general-knowledge' },
    mcid: { points: 1, subscale: 'interference', basis: 'general-knowledge' },
  },
  escalations: [],
  safetyItems: [],
  forms: [],
  references: ['Cleeland CS, Ryan KM. Ann Acad Med Singap 1994'],
  warnings: ['Two scores, no grand total. Worst pain alone is a common single outcome.'],
  verification: { loinc: 'looked-up' },
};

const fiqr = (letter: string, topic: string, count: number) =>
  Array.from({ length: count }, (_, index) => ({
    linkId: `fiqr.${letter}${index + 1}`,
    label: `${topic} ${index + 1}`,
    answer: rated(0, 10),
  }));
const FIQR_FUNCTION = fiqr('f', 'function', 9);
const FIQR_OVERALL = fiqr('o', 'overall impact', 2);
const FIQR_SYMPTOMS = fiqr('s', 'symptom', 10);
const idsOf = (rows: readonly { readonly linkId: string }[]): readonly string[] => rows.map((row) => row.linkId);

export const FIQR: Instrument = {
  id: 'fiqr',
  title: 'Revised Fibromyalgia Impact Questionnaire',
  version: 'FIQR, 21 items',
  rater: 'self',
  recallDays: 7,
  licence: {
    status: 'structure-only',
    textIncluded: false,
    note: 'The paper is CC BY 2.0; the form itself may ask for registration with its authors (general knowledge).',
    attribution: 'Bennett RM et al. 2009',
  },
  codes: { panel: { loinc: null, local: 'fiqr' }, total: { loinc: null, local: 'fiqr-total', unit: '{score}' } },
  stem: null,
  items: structureOnly([...FIQR_FUNCTION, ...FIQR_OVERALL, ...FIQR_SYMPTOMS]),
  scoring: {
    method: 'weighted-domains',
    range: [0, 100],
    direction: 'higher-worse',
    decimals: 1,
    domains: [
      { id: 'function', items: idsOf(FIQR_FUNCTION), divisor: 3 },
      { id: 'overall', items: idsOf(FIQR_OVERALL), divisor: 1 },
      { id: 'symptoms', items: idsOf(FIQR_SYMPTOMS), divisor: 2 },
    ],
    missing: { rule: 'scale-domain', basis: 'looked-up' },
  },
  algorithms: [],
  bandSets: [
    {
      id: 'fiqr',
      basis: 'general-knowledge',
      bands: [
        { min: 0, code: 'mild', label: 'Mild' },
        { min: 39, code: 'moderate', label: 'Moderate' },
        { min: 59, code: 'severe', label: 'Severe' },
      ],
    },
  ],
  cutoffs: [],
  change: { mcid: { relative: 0.14, basis: 'general-knowledge', detail: 'from the older FIQ' } },
  escalations: [],
  safetyItems: [],
  forms: [],
  references: ['Bennett RM et al. Arthritis Res Ther 2009;11:R120'],
  warnings: [],
  verification: { scoring: 'looked-up', bands: 'general-knowledge' },
};

export const PROMIS_GLOBAL10: Instrument = {
  id: 'promisGlobal10',
  title: 'PROMIS Global Health (10 items)',
  version: 'v1.2',
  rater: 'self',
  recallDays: 7,
  licence: {
    status: 'structure-only',
    textIncluded: false,
    note: 'Copyright of HealthMeasures; English forms are free in care, terms apply. Neither text nor T-score table ships.',
    attribution: 'HealthMeasures',
  },
  codes: { physicalT: { loinc: '71971-6' }, mentalT: { loinc: '71969-0' }, mentalRaw: { loinc: '71970-8' } },
  stem: null,
  items: [],
  scoring: { method: 'lookup-T-score', range: [20, 80], direction: 'higher-better' },
  algorithms: [],
  bandSets: [],
  cutoffs: [],
  change: { mcid: { points: 5, basis: 'general-knowledge', detail: '2 to 6 are quoted' } },
  escalations: [],
  safetyItems: [],
  forms: [],
  references: ['Hays RD et al. Qual Life Res 2009'],
  warnings: ['T-scores come from the published table or the official service: mean 50, SD 10. Higher is better.'],
  verification: { loinc: 'looked-up' },
};

const WHODAS_ITEMS = linkIds('whodas', 12);

export const WHODAS12: Instrument = {
  id: 'whodas12',
  title: 'WHO Disability Assessment Schedule 2.0, 12 items',
  version: '12-item self, scored 0–4',
  rater: 'self',
  recallDays: 30,
  licence: {
    status: 'permission-needed',
    textIncluded: false,
    note: 'WHO licence agreement.',
    attribution: 'WHO 2010',
  },
  codes: { total: { loinc: null, local: 'whodas12-total' } },
  stem: null,
  items: numberedItems('whodas', 12, rated(0, 4)),
  scoring: {
    method: 'sum',
    items: WHODAS_ITEMS,
    range: [0, 48],
    direction: 'higher-worse',
    missing: { rule: 'prorate-mean', maxMissing: 1, neverImputeFor: [], basis: 'general-knowledge' },
  },
  algorithms: [],
  bandSets: [],
  cutoffs: [],
  change: {},
  escalations: [],
  safetyItems: [],
  // A form that counts 1–5 gives 12–60; taking one off each answer puts it on the 0–48 of this row.
  forms: [
    {
      id: '1-5',
      title: 'Answers counted 1–5',
      basis: 'looked-up',
      add: -1,
      items: numberedItems('whodas', 12, rated(1, 5)),
    },
  ],
  references: ['WHO. WHODAS 2.0 manual 2010'],
  warnings: ['The simple sum. The complex scoring (0–100) uses item weights and is not computed here.'],
  verification: { structure: 'looked-up' },
};

export const PGIC: Instrument = {
  id: 'pgic',
  title: 'Patient Global Impression of Change',
  version: '7-point, 1 = very much improved',
  rater: 'self',
  recallDays: null,
  licence: {
    status: 'free',
    textIncluded: true,
    note: 'Generic single item; the anchors are in common use.',
    attribution: 'Guy W 1976 (CGI family)',
  },
  codes: { total: { loinc: null, local: 'pgic', unit: '{score}' } },
  stem: 'Since the start of treatment, my overall status is:',
  items: [
    {
      linkId: 'pgic.1',
      number: 1,
      text: 'Since the start of treatment, my overall status is:',
      label: 'global change',
      loinc: null,
      scored: true,
      answer: {
        options: [
          { value: 1, text: 'Very much improved' },
          { value: 2, text: 'Much improved' },
          { value: 3, text: 'Minimally improved' },
          { value: 4, text: 'No change' },
          { value: 5, text: 'Minimally worse' },
          { value: 6, text: 'Much worse' },
          { value: 7, text: 'Very much worse' },
        ],
      },
    },
  ],
  scoring: { method: 'single', items: ['pgic.1'], range: [1, 7], direction: 'lower-better' },
  algorithms: [],
  bandSets: [
    {
      id: 'pgic',
      basis: 'general-knowledge',
      bands: [
        { min: 1, code: 'responder', label: 'Responder' },
        { min: 3, code: 'little-change', label: 'Little change' },
        { min: 6, code: 'worse', label: 'Worse' },
      ],
    },
  ],
  cutoffs: [],
  change: {},
  escalations: [
    {
      id: 'pgic-worse',
      when: { score: 'total', gte: 6 },
      severity: 'attention',
      action: 'A clinician calls',
      basis: 'general-knowledge',
    },
  ],
  safetyItems: [],
  forms: [],
  references: ['Guy W. ECDEU Assessment Manual 1976'],
  warnings: ['Reversed versions exist (7 = best): store the version.'],
  verification: { all: 'general-knowledge' },
};
