import { difficultyItem, FREE_PHQ_LICENCE, HOW_OFTEN } from './depression.ts';
import type { Instrument, Item, Option } from './instrument.ts';
import { linkIds, NO_YES, rated, structureOnly } from './items.ts';

const gadItem = (number: number, label: string, loinc: string, text: string): Item => ({
  linkId: `gad7.${number}`,
  number,
  text,
  label,
  loinc,
  scored: true,
  answer: { options: HOW_OFTEN },
});

export const GAD7: Instrument = {
  id: 'gad7',
  title: 'Generalized Anxiety Disorder scale, 7 items',
  version: 'GAD-7',
  rater: 'self',
  recallDays: 14,
  licence: FREE_PHQ_LICENCE,
  codes: { panel: { loinc: '69737-5' }, total: { loinc: '70274-6', unit: '{score}' } },
  stem: 'Over the last 2 weeks, how often have you been bothered by the following problems?',
  items: [
    gadItem(1, 'nervous', '69725-0', 'Feeling nervous, anxious or on edge'),
    gadItem(2, 'control of worry', '68509-9', 'Not being able to stop or control worrying'),
    gadItem(3, 'worry breadth', '69733-4', 'Worrying too much about different things'),
    gadItem(4, 'relaxing', '69734-2', 'Trouble relaxing'),
    gadItem(5, 'restless', '69735-9', 'Being so restless that it is hard to sit still'),
    gadItem(6, 'irritable', '69689-8', 'Becoming easily annoyed or irritable'),
    gadItem(7, 'dread', '69736-7', 'Feeling afraid as if something awful might happen'),
    difficultyItem('gad7.difficulty', 8),
  ],
  scoring: {
    method: 'sum',
    items: linkIds('gad7', 7),
    range: [0, 21],
    direction: 'higher-worse',
    missing: { rule: 'prorate-mean', maxMissing: 2, neverImputeFor: [], basis: 'general-knowledge' },
  },
  algorithms: [],
  bandSets: [
    {
      id: 'gad7',
      basis: 'looked-up',
      bands: [
        { min: 0, code: 'minimal', label: 'Minimal' },
        { min: 5, code: 'mild', label: 'Mild' },
        { min: 10, code: 'moderate', label: 'Moderate' },
        { min: 15, code: 'severe', label: 'Severe' },
      ],
    },
  ],
  cutoffs: [{ id: 'screen-positive', gte: 10, note: 'sensitivity 89 %, specificity 82 %' }],
  change: {
    response: { relativeFall: 0.5, basis: 'general-knowledge' },
    remission: { lte: 4, basis: 'general-knowledge' },
    mcid: {
      points: 4,
      basis: 'general-knowledge',
      detail: 'Toussaint 2020; mean 3.3 points or 28 %: Bauer-Staeb 2021; 26.8 %: Kounali 2022',
    },
  },
  escalations: [
    {
      id: 'gad7-severe',
      when: { score: 'total', gte: 15 },
      severity: 'attention',
      action: 'A clinician reviews: slower titration and longer preparation may help',
      basis: 'project-proposal',
    },
  ],
  safetyItems: [],
  forms: [],
  references: [
    'Spitzer RL et al. Arch Intern Med 2006;166:1092–1097, doi:10.1001/archinte.166.10.1092',
    'Toussaint A et al. 2020 (change)',
  ],
  warnings: [
    'A misprint found in many copies reads "Not at all sure" for option 0.',
    '69737-5 is the panel: the score goes on 70274-6.',
  ],
  verification: { loinc: 'looked-up', text: 'looked-up', bands: 'looked-up', missing: 'general-knowledge' },
};

/** Answer codes by matching text; 2 and 4 have none. */
const HOW_MUCH: readonly Option[] = [
  { value: 0, text: 'Not at all', loinc: 'LA6568-5' },
  { value: 1, text: 'A little bit', loinc: 'LA13863-8' },
  { value: 2, text: 'Moderately' },
  { value: 3, text: 'Quite a bit', loinc: 'LA13902-4' },
  { value: 4, text: 'Extremely' },
];

const PCL_ROWS: readonly (readonly [label: string, text: string])[] = [
  ['intrusive memories', 'Repeated, disturbing, and unwanted memories of the stressful experience?'],
  ['nightmares', 'Repeated, disturbing dreams of the stressful experience?'],
  [
    'flashbacks',
    'Suddenly feeling or acting as if the stressful experience were actually happening again (as if you were actually back there reliving it)?',
  ],
  ['cue distress', 'Feeling very upset when something reminded you of the stressful experience?'],
  [
    'cue physical reaction',
    'Having strong physical reactions when something reminded you of the stressful experience (for example, heart pounding, trouble breathing, sweating)?',
  ],
  ['internal avoidance', 'Avoiding memories, thoughts, or feelings related to the stressful experience?'],
  [
    'external avoidance',
    'Avoiding external reminders of the stressful experience (for example, people, places, conversations, activities, objects, or situations)?',
  ],
  ['amnesia', 'Trouble remembering important parts of the stressful experience?'],
  [
    'negative beliefs',
    'Having strong negative beliefs about yourself, other people, or the world (for example, having thoughts such as: I am bad, there is something seriously wrong with me, no one can be trusted, the world is completely dangerous)?',
  ],
  ['blame', 'Blaming yourself or someone else for the stressful experience or what happened after it?'],
  ['negative emotion', 'Having strong negative feelings such as fear, horror, anger, guilt, or shame?'],
  ['loss of interest', 'Loss of interest in activities that you used to enjoy?'],
  ['detachment', 'Feeling distant or cut off from other people?'],
  [
    'no positive emotion',
    'Trouble experiencing positive feelings (for example, being unable to feel happiness or have loving feelings for people close to you)?',
  ],
  ['irritability', 'Irritable behavior, angry outbursts, or acting aggressively?'],
  ['risk taking', 'Taking too many risks or doing things that could cause you harm?'],
  ['hypervigilance', 'Being "superalert" or watchful or on guard?'],
  ['startle', 'Feeling jumpy or easily startled?'],
  ['concentration', 'Having difficulty concentrating?'],
  ['sleep', 'Trouble falling or staying asleep?'],
];
const PCL_IDS = linkIds('pcl5', 20);

export const PCL5: Instrument = {
  id: 'pcl5',
  title: 'PTSD Checklist for DSM-5',
  version: 'PCL-5 standard, past month, without Criterion A',
  rater: 'self',
  recallDays: 30,
  licence: {
    status: 'public-domain',
    textIncluded: true,
    note: 'Made by the US Department of Veterans Affairs, National Center for PTSD.',
    attribution:
      'Weathers FW, Litz BT, Keane TM, Palmieri PA, Marx BP, Schnurr PP (2013). The PTSD Checklist for DSM-5 (PCL-5). National Center for PTSD.',
  },
  codes: { panel: { loinc: '101697-1' }, total: { loinc: '101698-9', unit: '{score}' } },
  instruction:
    'Below is a list of problems that people sometimes have in response to a very stressful experience. Please read each problem carefully and then choose one of the answers to indicate how much you have been bothered by that problem in the past month.',
  stem: 'In the past month, how much were you bothered by:',
  items: PCL_ROWS.map(([label, text], index) => ({
    linkId: `pcl5.${index + 1}`,
    number: index + 1,
    text,
    label,
    loinc: null,
    scored: true,
    answer: { options: HOW_MUCH },
  })),
  scoring: {
    method: 'sum',
    items: PCL_IDS,
    range: [0, 80],
    direction: 'higher-worse',
    subscales: [
      { id: 'B', label: 'Intrusion', items: PCL_IDS.slice(0, 5), range: [0, 20] },
      { id: 'C', label: 'Avoidance', items: PCL_IDS.slice(5, 7), range: [0, 8] },
      { id: 'D', label: 'Negative cognition and mood', items: PCL_IDS.slice(7, 14), range: [0, 28] },
      { id: 'E', label: 'Arousal and reactivity', items: PCL_IDS.slice(14, 20), range: [0, 24] },
    ],
    missing: { rule: 'no-total', basis: 'project-proposal' },
  },
  algorithms: [{ id: 'provisional-ptsd', kind: 'cluster-count', countsAt: 2, needs: { B: 1, C: 1, D: 2, E: 2 } }],
  bandSets: [
    {
      id: 'pcl5-31',
      basis: 'looked-up',
      detail: 'cut 31 to 33 by setting; no published ranges of severity',
      bands: [
        { min: 0, code: 'below-cut', label: 'Below the suggested cut-off' },
        { min: 31, code: 'probable-ptsd', label: 'At or above the cut-off' },
      ],
    },
    ...[32, 33].map(
      (cut) =>
        ({
          id: `pcl5-${cut}`,
          basis: 'looked-up',
          bands: [
            { min: 0, code: 'below-cut', label: 'Below the suggested cut-off' },
            { min: cut, code: 'probable-ptsd', label: 'At or above the cut-off' },
          ],
        }) as const,
    ),
  ],
  cutoffs: [{ id: 'probable-ptsd', gte: 31, configurable: { within: [31, 33], band: 'probable-ptsd' } }],
  change: {
    reliableChange: {
      points: 5,
      basis: 'looked-up',
      detail: 'National Center for PTSD: the least that is a real response',
    },
    mcid: {
      points: 10,
      basis: 'looked-up',
      detail: 'National Center for PTSD: clinically meaningful; other work uses 12 or about 15',
    },
  },
  escalations: [
    {
      id: 'pcl5-item16',
      when: { item: 'pcl5.16', gte: 3 },
      severity: 'attention',
      action: 'Ask which risks are meant; screen for suicide',
      basis: 'project-proposal',
    },
    {
      id: 'pcl5-worsening',
      when: { change: 'total', from: 'previous', gte: 10 },
      severity: 'attention',
      action: 'A clinician reviews: has a session stirred it up?',
      basis: 'project-proposal',
    },
  ],
  safetyItems: [],
  forms: [{ id: 'past-week', title: 'Past week', recallDays: 7, basis: 'looked-up' }],
  references: [
    'Weathers FW et al. 2013, National Center for PTSD',
    'Bovin MJ et al. Psychol Assess 2016',
    'Marx BP et al. 2022 (change)',
  ],
  warnings: [
    '70221-7 is the older PCL-C for DSM-IV, 17 items scored 1–5: another instrument.',
    'Total and provisional rule disagree in both directions: show both.',
    'Not during a session, and best not within 24 h after one.',
  ],
  verification: { loinc: 'looked-up', text: 'looked-up', bands: 'looked-up', answers: 'looked-up' },
};

const MDQ_SYMPTOMS = linkIds('mdq', 13);

export const MDQ: Instrument = {
  id: 'mdq',
  title: 'Mood Disorder Questionnaire',
  version: '13 + 2 items',
  rater: 'self',
  recallDays: null,
  licence: {
    status: 'structure-only',
    textIncluded: false,
    note: 'Copyright; free use in care is common, the terms were not confirmed.',
    attribution: 'Hirschfeld RMA et al. 2000',
  },
  codes: { panel: { loinc: null, local: 'mdq' }, total: { loinc: null, local: 'mdq-count', unit: '{score}' } },
  stem: null,
  items: structureOnly([
    ...MDQ_SYMPTOMS.map((linkId, index) => ({
      linkId,
      label: `lifetime symptom ${index + 1}`,
      answer: { options: NO_YES },
    })),
    { linkId: 'mdq.same', label: 'several at the same time', answer: { options: NO_YES } },
    {
      linkId: 'mdq.problem',
      label: 'size of problem caused',
      answer: {
        options: [
          { value: 0, text: 'none' },
          { value: 1, text: 'minor' },
          { value: 2, text: 'moderate' },
          { value: 3, text: 'serious' },
        ],
      },
    },
  ]),
  scoring: {
    method: 'algorithm',
    range: [0, 13],
    direction: 'higher-worse',
    // All three parts must hold: a high count alone is not positive.
    count: MDQ_SYMPTOMS,
    countAtLeast: 7,
    and: [
      { item: 'mdq.same', gte: 1 },
      { item: 'mdq.problem', gte: 2 },
    ],
    missing: { rule: 'undetermined', basis: 'project-proposal' },
  },
  algorithms: [],
  bandSets: [
    {
      id: 'mdq',
      basis: 'looked-up',
      bands: [
        { code: 'negative', label: 'Negative' },
        { code: 'positive', label: 'Positive' },
      ],
    },
  ],
  cutoffs: [],
  change: {},
  escalations: [
    {
      id: 'mdq-positive',
      when: { band: 'positive' },
      severity: 'attention',
      action:
        'Interview for bipolar disorder before the first dose (the questionnaire finds about 73 %, and is right about 90 % of those without)',
      basis: 'general-knowledge',
    },
  ],
  safetyItems: [],
  forms: [],
  references: ['Hirschfeld RMA et al. Am J Psychiatry 2000;157:1873–1875'],
  warnings: [],
  verification: { loinc: 'none', scoring: 'looked-up' },
};

const YMRS_TO_8 = new Set([5, 6, 8, 9]);

export const YMRS: Instrument = {
  id: 'ymrs',
  title: 'Young Mania Rating Scale',
  version: '11 items',
  rater: 'clinician',
  recallDays: 2,
  licence: {
    status: 'structure-only',
    textIncluded: false,
    note: 'Copyright unclear.',
    attribution: 'Young RC et al. 1978',
  },
  codes: { total: { loinc: null, local: 'ymrs-total', unit: '{score}' } },
  stem: null,
  items: structureOnly(
    [
      'elevated mood',
      'activity',
      'sexual interest',
      'sleep',
      'irritability',
      'speech',
      'thought form',
      'thought content',
      'aggressive behaviour',
      'appearance',
      'insight',
    ].map((label, index) => ({
      linkId: `ymrs.${index + 1}`,
      label,
      answer: rated(0, YMRS_TO_8.has(index + 1) ? 8 : 4),
    })),
  ),
  scoring: {
    method: 'sum',
    items: linkIds('ymrs', 11),
    range: [0, 60],
    direction: 'higher-worse',
    missing: { rule: 'no-score', basis: 'project-proposal' },
  },
  algorithms: [],
  bandSets: [
    {
      id: 'ymrs-12',
      basis: 'general-knowledge',
      bands: [
        { min: 0, code: 'below-cut', label: 'Below the cut' },
        { min: 12, code: 'hypomania-or-mania-likely', label: 'Hypomania or mania likely' },
      ],
    },
  ],
  cutoffs: [],
  change: {},
  escalations: [
    {
      id: 'ymrs-high',
      when: { score: 'total', gte: 12 },
      severity: 'urgent',
      action: 'No dose; the prescriber reviews for mania',
      basis: 'general-knowledge',
    },
  ],
  safetyItems: [],
  forms: [],
  references: ['Young RC et al. Br J Psychiatry 1978'],
  warnings: [],
  verification: { all: 'general-knowledge' },
};
