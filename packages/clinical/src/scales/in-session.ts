import type { Instrument, Item } from './instrument.ts';
import { linkIds, numberedItems, rated, ratedItems, structureOnly } from './items.ts';

/** Anchors of the observer scales in our own words: nobody's wording is copied. */
const OWN_WORDS = 'Published as a scoring table; the anchors here are in our own words.';

export const MOAAS: Instrument = {
  id: 'moaas',
  title: "Modified Observer's Assessment of Alertness/Sedation",
  version: '0–5',
  rater: 'clinician',
  recallDays: 0,
  licence: { status: 'free', textIncluded: true, note: OWN_WORDS, attribution: 'Chernik DA et al. 1990, modified' },
  codes: { total: { loinc: null, local: 'moaas', unit: '{score}' } },
  stem: null,
  items: [
    {
      linkId: 'moaas.1',
      number: 1,
      text: null,
      label: 'response to name and touch',
      loinc: null,
      scored: true,
      answer: {
        options: [
          { value: 5, text: 'Answers readily to name spoken in a normal tone' },
          { value: 4, text: 'Sluggish answer to name spoken in a normal tone' },
          { value: 3, text: 'Answers only when the name is called loudly or repeatedly' },
          { value: 2, text: 'Answers only after mild prodding or shaking' },
          { value: 1, text: 'Reacts only to a painful trapezius squeeze' },
          { value: 0, text: 'No reaction to a painful trapezius squeeze' },
        ],
      },
    },
  ],
  scoring: { method: 'single', items: ['moaas.1'], range: [0, 5], direction: 'lower-more-sedated' },
  algorithms: [],
  bandSets: [
    {
      id: 'moaas',
      basis: 'project-proposal',
      detail: 'names are ours; the thresholds are those of clinical-protocol e.3',
      bands: [
        { min: 0, code: 'unresponsive', label: 'Unresponsive' },
        { min: 2, code: 'deep', label: 'Deep' },
        { min: 3, code: 'moderate', label: 'Moderate' },
        { min: 4, code: 'light', label: 'Light' },
        { min: 5, code: 'awake', label: 'Awake' },
      ],
    },
  ],
  cutoffs: [],
  change: {
    sedation: { anyFall: true, basis: 'looked-up', detail: 'trial definition: any fall from before the dose' },
  },
  escalations: [
    {
      id: 'moaas-notify',
      when: { score: 'total', eq: 4 },
      severity: 'attention',
      action: 'Tell the nurse in charge',
      basis: 'project-proposal',
    },
    {
      id: 'moaas-slow',
      when: { score: 'total', eq: 3 },
      severity: 'urgent',
      action: 'Slow or pause the infusion; look at airway and SpO2',
      basis: 'project-proposal',
    },
    {
      id: 'moaas-stop',
      when: { score: 'total', lte: 2 },
      severity: 'immediate',
      action: 'Stop the infusion; airway',
      basis: 'project-proposal',
    },
    {
      id: 'moaas-emergency',
      when: { score: 'total', lte: 1 },
      severity: 'emergency',
      action: 'Emergency response',
      basis: 'project-proposal',
    },
  ],
  safetyItems: [],
  forms: [],
  references: ['Chernik DA et al. J Clin Psychopharmacol 1990;10:244–251'],
  warnings: ['A 1–6 variant is published, and some papers anchor 1 otherwise: the version is stored with each value.'],
  verification: { anchors: 'looked-up' },
};

const NO_CUT = 'No validated cut-off: a trend, never by itself a reason to stop.';

export const CADSS: Instrument = {
  id: 'cadss',
  title: 'Clinician-Administered Dissociative States Scale',
  version: '23 items, as used in trials',
  rater: 'clinician',
  recallDays: 0,
  licence: {
    status: 'structure-only',
    textIncluded: false,
    note: 'Copyright of the author; widely used in research.',
    attribution: 'Bremner JD et al. 1998',
  },
  codes: { panel: { loinc: null, local: 'cadss' }, total: { loinc: null, local: 'cadss-total', unit: '{score}' } },
  stem: null,
  items: numberedItems('cadss', 23, rated(0, 4)),
  scoring: {
    method: 'sum',
    items: linkIds('cadss', 23),
    range: [0, 92],
    direction: 'higher-more-dissociation',
    missing: { rule: 'no-score', basis: 'project-proposal' },
  },
  algorithms: [],
  bandSets: [],
  cutoffs: [
    {
      id: 'present-trial-definition',
      above: 4,
      aboveBaseline: true,
      note: 'says that dissociation is present, not that it is dangerous',
    },
  ],
  change: {},
  escalations: [
    {
      id: 'cadss-unresolved',
      when: { afterMinutes: 90, aboveBaseline: true },
      severity: 'attention',
      action: 'Hold the discharge and rate again',
      basis: 'project-proposal',
    },
  ],
  safetyItems: [],
  forms: [],
  references: ['Bremner JD et al. J Trauma Stress 1998;11:125–136'],
  warnings: [
    NO_CUT,
    'It misses disinhibition and a sense of peace.',
    'The first version had 19 self-report and 8 observer items.',
  ],
  verification: { structure: 'looked-up' },
};

const CADSS6_NUMBERS = [1, 2, 6, 7, 15, 22];

export const CADSS6: Instrument = {
  id: 'cadss6',
  title: 'CADSS, 6-item short form',
  version: 'CADSS-6 = CADSS items 1, 2, 6, 7, 15, 22',
  rater: 'clinician',
  recallDays: 0,
  licence: CADSS.licence,
  codes: { panel: { loinc: null, local: 'cadss6' }, total: { loinc: null, local: 'cadss6-total', unit: '{score}' } },
  stem: null,
  items: structureOnly(
    CADSS6_NUMBERS.map((n) => ({ linkId: `cadss.${n}`, label: `CADSS item ${n}`, answer: rated(0, 4) })),
  ),
  scoring: {
    method: 'sum',
    items: CADSS6_NUMBERS.map((n) => `cadss.${n}`),
    range: [0, 24],
    direction: 'higher-more-dissociation',
    missing: { rule: 'no-score', basis: 'project-proposal' },
  },
  algorithms: [],
  bandSets: [],
  cutoffs: [],
  change: {},
  escalations: [],
  safetyItems: [],
  forms: [],
  references: ['Rodrigues NB et al. 2021'],
  warnings: [NO_CUT],
  verification: { structure: 'looked-up' },
};

const BPRS_LABELS = [
  'suspiciousness',
  'hallucinatory behaviour',
  'unusual thought content',
  'conceptual disorganisation',
];

export const BPRS_POSITIVE: Instrument = {
  id: 'bprsPositive',
  title: 'Brief Psychiatric Rating Scale, four positive-symptom items',
  version: 'items rated 1–7',
  rater: 'clinician',
  recallDays: 0,
  licence: {
    status: 'public-domain',
    textIncluded: false,
    note: 'The BPRS is listed as public domain, its anchored versions may not be: item names only.',
    attribution: 'Overall JE, Gorham DR 1962',
  },
  codes: { total: { loinc: null, local: 'bprs-positive', unit: '{score}' } },
  stem: null,
  items: ratedItems('bprs', BPRS_LABELS, rated(1, 7)),
  scoring: {
    method: 'sum',
    items: linkIds('bprs', 4),
    range: [4, 28],
    direction: 'higher-worse',
    missing: { rule: 'no-score', basis: 'project-proposal' },
  },
  algorithms: [],
  bandSets: [],
  cutoffs: [],
  change: {},
  escalations: [
    {
      id: 'bprs-item-severe',
      when: { anyItem: true, gte: 5 },
      severity: 'urgent',
      action: 'The prescriber comes to the bedside',
      basis: 'project-proposal',
    },
    {
      id: 'bprs-not-baseline',
      when: { atDischarge: true, aboveBaseline: true },
      severity: 'attention',
      action: 'Hold the discharge until it is back where it was before the dose',
      basis: 'project-proposal',
    },
  ],
  safetyItems: [],
  forms: [
    {
      id: '0-6',
      title: 'Items rated 0–6',
      basis: 'looked-up',
      add: 1,
      items: ratedItems('bprs', BPRS_LABELS, rated(0, 6)),
    },
  ],
  references: ['Overall JE, Gorham DR. Psychol Rep 1962'],
  warnings: ['The 0–6 variant is converted by one per item, never mixed.'],
  verification: { structure: 'looked-up' },
};

const observed = (
  linkId: string,
  number: number,
  label: string,
  anchors: [string, string, string],
  note?: string,
): Item => ({
  linkId,
  number,
  text: null,
  label,
  loinc: null,
  scored: true,
  answer: { options: anchors.map((text, index) => ({ value: 2 - index, text })) },
  ...(note === undefined ? {} : { note }),
});

const READINESS = {
  basis: 'looked-up',
  bands: [
    { min: 0, code: 'not-ready', label: 'Not ready' },
    { min: 9, code: 'ready', label: 'Ready' },
  ],
} as const;

export const ALDRETE: Instrument = {
  id: 'aldrete',
  title: 'Modified Aldrete score',
  version: '5 criteria with SpO2 (Aldrete 1995)',
  rater: 'clinician',
  recallDays: 0,
  licence: { status: 'free', textIncluded: true, note: OWN_WORDS, attribution: 'Aldrete JA 1995' },
  codes: { total: { loinc: null, local: 'aldrete-modified', unit: '{score}' } },
  stem: null,
  items: [
    observed('aldrete.1', 1, 'activity', ['Moves four limbs', 'Moves two limbs', 'Moves none']),
    observed('aldrete.2', 2, 'respiration', [
      'Breathes deeply and coughs freely',
      'Short of breath, shallow or limited breathing',
      'Apnoeic',
    ]),
    observed(
      'aldrete.3',
      3,
      'circulation',
      ['BP within 20 of the pre-dose level', 'BP 20 to 50 away', 'BP more than 50 away'],
      'mmHg in some tables, % in others: a setting, written into the result.',
    ),
    observed('aldrete.4', 4, 'consciousness', ['Fully awake', 'Rousable on calling', 'Not responding']),
    observed('aldrete.5', 5, 'oxygen saturation', [
      'SpO2 above 92 % on room air',
      'Needs oxygen to stay above 90 %',
      'Below 90 % even with oxygen',
    ]),
  ],
  scoring: {
    method: 'sum',
    items: linkIds('aldrete', 5),
    range: [0, 10],
    direction: 'higher-better',
    missing: { rule: 'no-score', basis: 'project-proposal' },
  },
  algorithms: [],
  bandSets: [{ id: 'aldrete', ...READINESS }],
  cutoffs: [],
  change: {},
  escalations: [],
  safetyItems: [],
  forms: [],
  references: ['Aldrete JA. J Clin Anesth 1995;7:89–91'],
  warnings: ['Ready means ready to leave the recovery room, not to go home.', 'Some tools use 6 criteria, 0–12.'],
  verification: { structure: 'looked-up' },
};

const THREE_STEPS: [string, string, string] = ['Minimal', 'Moderate', 'Severe'];

export const PADSS: Instrument = {
  id: 'padss',
  title: 'Post-Anesthetic Discharge Scoring System',
  version: 'modified: vitals, ambulation, nausea/vomiting, pain, bleeding',
  rater: 'clinician',
  recallDays: 0,
  licence: { status: 'free', textIncluded: true, note: OWN_WORDS, attribution: 'Chung F et al. 1995' },
  codes: { total: { loinc: null, local: 'padss', unit: '{score}' } },
  stem: null,
  items: [
    observed('padss.1', 1, 'vital signs', [
      'BP and pulse within 20 % of baseline',
      '20 to 40 % away',
      'More than 40 % away',
    ]),
    observed('padss.2', 2, 'walking', ['Steady gait, not dizzy', 'Needs help', 'Cannot walk']),
    observed('padss.3', 3, 'nausea and vomiting', THREE_STEPS),
    observed('padss.4', 4, 'pain', THREE_STEPS),
    observed('padss.5', 5, 'bleeding (IV site here)', THREE_STEPS),
  ],
  scoring: {
    method: 'sum',
    items: linkIds('padss', 5),
    range: [0, 10],
    direction: 'higher-better',
    missing: { rule: 'no-score', basis: 'project-proposal' },
  },
  algorithms: [],
  bandSets: [{ id: 'padss', ...READINESS }],
  cutoffs: [],
  change: {},
  escalations: [],
  safetyItems: [],
  forms: [],
  references: ['Chung F et al. J Clin Anesth 1995;7:500–506'],
  warnings: [
    '9 or more, with an escort; the gates of this therapy (dissociation resolved, observation time, C-SSRS) come on top.',
    'The original form has fluid intake or output, and joins walking with mental state.',
  ],
  verification: { structure: 'looked-up' },
};
