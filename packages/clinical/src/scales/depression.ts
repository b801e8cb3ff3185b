import type { Band, Instrument, Item, Option } from './instrument.ts';
import { linkIds, rated, ratedItems, structureOnly } from './items.ts';

/** The four answers that PHQ and GAD share. An old form codes GAD-7 item 2 otherwise: these four are right for all. */
export const HOW_OFTEN: readonly Option[] = [
  { value: 0, text: 'Not at all', loinc: 'LA6568-5' },
  { value: 1, text: 'Several days', loinc: 'LA6569-3' },
  { value: 2, text: 'More than half the days', loinc: 'LA6570-1' },
  { value: 3, text: 'Nearly every day', loinc: 'LA6571-9' },
];

const PHQ_ATTRIBUTION =
  'Developed by Drs. Robert L. Spitzer, Janet B.W. Williams, Kurt Kroenke and colleagues, with an educational grant from Pfizer Inc. No permission required to reproduce, translate, display or distribute.';

/** Asked after PHQ-9 and GAD-7 alike; never summed. */
export const difficultyItem = (linkId: string, number: number): Item => ({
  linkId,
  number,
  text: 'If you checked off any problems, how difficult have these problems made it for you to do your work, take care of things at home, or get along with other people?',
  label: 'functional difficulty',
  loinc: '69722-7',
  scored: false,
  answer: {
    options: [
      { value: 0, text: 'Not difficult at all', loinc: 'LA6572-7' },
      { value: 1, text: 'Somewhat difficult', loinc: 'LA6573-5' },
      { value: 2, text: 'Very difficult', loinc: 'LA6575-0' },
      { value: 3, text: 'Extremely difficult', loinc: 'LA6574-3' },
    ],
  },
});

export const FREE_PHQ_LICENCE = {
  status: 'free',
  textIncluded: true,
  note: 'Released with the statement that nobody needs permission to copy, translate, show or hand it out.',
  attribution: PHQ_ATTRIBUTION,
} as const;

const PHQ_STEM = 'Over the last 2 weeks, how often have you been bothered by any of the following problems?';

const phqItem = (linkId: string, number: number, label: string, loinc: string, text: string): Item => ({
  linkId,
  number,
  text,
  label,
  loinc,
  scored: true,
  answer: { options: HOW_OFTEN },
});

const PHQ9_SCORED = linkIds('phq9', 9);
const PHQ9_COUNTING = {
  kind: 'symptom-count',
  items: PHQ9_SCORED,
  countsAt: 2,
  exceptions: { 'phq9.9': 1 },
  oneOf: ['phq9.1', 'phq9.2'],
} as const;

export const PHQ9: Instrument = {
  id: 'phq9',
  title: 'Patient Health Questionnaire, 9 items',
  version: 'PHQ-9 standard adult form',
  rater: 'self',
  recallDays: 14,
  licence: FREE_PHQ_LICENCE,
  codes: { panel: { loinc: '44249-1' }, total: { loinc: '44261-6', unit: '{score}' } },
  stem: PHQ_STEM,
  items: [
    phqItem('phq9.1', 1, 'anhedonia', '44250-9', 'Little interest or pleasure in doing things'),
    phqItem('phq9.2', 2, 'low mood', '44255-8', 'Feeling down, depressed, or hopeless'),
    phqItem('phq9.3', 3, 'sleep', '44259-0', 'Trouble falling or staying asleep, or sleeping too much'),
    phqItem('phq9.4', 4, 'energy', '44254-1', 'Feeling tired or having little energy'),
    phqItem('phq9.5', 5, 'appetite', '44251-7', 'Poor appetite or overeating'),
    phqItem(
      'phq9.6',
      6,
      'self-worth',
      '44258-2',
      'Feeling bad about yourself — or that you are a failure or have let yourself or your family down',
    ),
    phqItem(
      'phq9.7',
      7,
      'concentration',
      '44252-5',
      'Trouble concentrating on things, such as reading the newspaper or watching television',
    ),
    phqItem(
      'phq9.8',
      8,
      'psychomotor',
      '44253-3',
      'Moving or speaking so slowly that other people could have noticed? Or the opposite — being so fidgety or restless that you have been moving around a lot more than usual',
    ),
    phqItem(
      'phq9.9',
      9,
      'death or self-harm thoughts',
      '44260-8',
      'Thoughts that you would be better off dead or of hurting yourself in some way',
    ),
    difficultyItem('phq9.difficulty', 10),
  ],
  scoring: {
    method: 'sum',
    items: PHQ9_SCORED,
    range: [0, 27],
    direction: 'higher-worse',
    // Up to two missing by the published rule; that item 9 is never imputed, and the rounding, are ours.
    missing: { rule: 'prorate-mean', maxMissing: 2, neverImputeFor: ['phq9.9'], basis: 'looked-up' },
  },
  algorithms: [
    { ...PHQ9_COUNTING, id: 'major-depressive-syndrome', atLeast: 5, atMost: 9 },
    { ...PHQ9_COUNTING, id: 'other-depressive-syndrome', atLeast: 2, atMost: 4 },
  ],
  bandSets: [
    {
      id: 'phq9',
      basis: 'looked-up',
      bands: [
        { min: 0, code: 'minimal', label: 'None to minimal' },
        { min: 5, code: 'mild', label: 'Mild' },
        { min: 10, code: 'moderate', label: 'Moderate' },
        { min: 15, code: 'moderately-severe', label: 'Moderately severe' },
        { min: 20, code: 'severe', label: 'Severe' },
      ],
    },
  ],
  cutoffs: [{ id: 'screen-positive', gte: 10, note: 'sensitivity 77–88 %, specificity 88–94 % by study' }],
  change: {
    response: { relativeFall: 0.5, baselineMin: 10, basis: 'looked-up' },
    remission: { lte: 4, basis: 'looked-up' },
    mcid: {
      points: 5,
      relative: 0.2,
      basis: 'general-knowledge',
      detail: '20 %: Kounali 2022; mean 3.7 points or 23 %: Bauer-Staeb 2021',
    },
    deterioration: { rise: 5, basis: 'project-proposal' },
  },
  escalations: [
    {
      id: 'phq9-item9-positive',
      when: { item: 'phq9.9', gte: 1 },
      severity: 'urgent',
      action: 'A clinician asks the C-SSRS screener today, before any dose; the session waits until it is signed',
      basis: 'general-knowledge',
    },
    {
      id: 'phq9-item9-high',
      when: { item: 'phq9.9', gte: 2 },
      severity: 'immediate',
      action: 'A clinician assesses the risk today; until then the patient is not left alone and not discharged',
      basis: 'project-proposal',
    },
    {
      id: 'phq9-item9-missing',
      when: { item: 'phq9.9', missing: true },
      severity: 'attention',
      action: 'Ask item 9 by voice and record who asked; a blank is not a zero',
      basis: 'project-proposal',
    },
    {
      id: 'phq9-severe',
      when: { score: 'total', gte: 20 },
      severity: 'attention',
      action: 'The prescriber reviews',
      basis: 'project-proposal',
    },
    {
      id: 'phq9-worsening',
      when: { change: 'total', from: 'previous', gte: 5 },
      severity: 'attention',
      action: 'The prescriber reviews within one working day',
      basis: 'project-proposal',
    },
  ],
  safetyItems: ['phq9.9'],
  forms: [],
  references: [
    'Kroenke K, Spitzer RL, Williams JBW. J Gen Intern Med 2001;16:606–613',
    'Arrieta J et al. J Clin Psychol 2017, doi:10.1002/jclp.22390 (missing answers)',
    'Kounali D et al. Psychol Med 2022, PMC9340848 (change)',
    'Bauer-Staeb C et al. 2021 (change)',
  ],
  warnings: [
    'Two weeks of recall against sessions twice a week: successive totals overlap; a change over three days is not an effect.',
  ],
  verification: { loinc: 'looked-up', text: 'looked-up', bands: 'looked-up', missing: 'looked-up' },
};

export const PHQ2: Instrument = {
  id: 'phq2',
  title: 'Patient Health Questionnaire, 2 items',
  version: 'items 1 and 2 of PHQ-9',
  rater: 'self',
  recallDays: 14,
  licence: FREE_PHQ_LICENCE,
  codes: { panel: { loinc: '55757-9' }, total: { loinc: '55758-7', unit: '{score}' } },
  stem: PHQ_STEM,
  items: [
    phqItem('phq2.1', 1, 'anhedonia', '44250-9', 'Little interest or pleasure in doing things'),
    phqItem('phq2.2', 2, 'low mood', '44255-8', 'Feeling down, depressed, or hopeless'),
  ],
  scoring: {
    method: 'sum',
    items: linkIds('phq2', 2),
    range: [0, 6],
    direction: 'higher-worse',
    missing: { rule: 'no-score', basis: 'project-proposal' },
  },
  algorithms: [],
  bandSets: [
    {
      id: 'phq2',
      basis: 'looked-up',
      bands: [
        { min: 0, code: 'negative', label: 'Screen negative' },
        { min: 3, code: 'positive', label: 'Screen positive: give PHQ-9' },
      ],
    },
  ],
  cutoffs: [
    { id: 'screen-positive', gte: 3, note: 'sensitivity / specificity: from 3, 61 % / 92 %; from 2, 86 % / 78 %' },
  ],
  change: {},
  escalations: [],
  safetyItems: [],
  forms: [],
  references: ['Kroenke K et al. Med Care 2003;41:1284', 'Arroll B et al. Ann Fam Med 2010, PMC2906530'],
  warnings: ['It asks nothing about suicide: it is not a suicide screen.'],
  verification: { loinc: 'looked-up', text: 'looked-up', bands: 'looked-up' },
};

export const QIDS_SR16: Instrument = {
  id: 'qidsSr16',
  title: 'Quick Inventory of Depressive Symptomatology, self-report, 16 items',
  version: 'QIDS-SR16',
  rater: 'self',
  recallDays: 7,
  licence: {
    status: 'structure-only',
    textIncluded: false,
    note: 'Said to be free for care and research; the owner’s terms were not confirmed.',
    attribution: 'Rush AJ et al. 2003',
  },
  codes: {
    panel: { loinc: null, local: 'qids-sr16' },
    total: { loinc: null, local: 'qids-sr16-total', unit: '{score}' },
  },
  stem: null,
  items: ratedItems(
    'qids',
    [
      'falling asleep',
      'sleep during the night',
      'waking too early',
      'sleeping too much',
      'feeling sad',
      'decreased appetite',
      'increased appetite',
      'decreased weight (last two weeks)',
      'increased weight (last two weeks)',
      'concentration and decisions',
      'view of self',
      'thoughts of death or suicide',
      'general interest',
      'energy',
      'feeling slowed down',
      'feeling restless',
    ],
    rated(0, 3),
  ),
  scoring: {
    method: 'sum-of-domain-max',
    range: [0, 27],
    direction: 'higher-worse',
    // Nine domains are summed; summing the sixteen items is the classic bug.
    domains: [
      { id: 'sleep', items: ['qids.1', 'qids.2', 'qids.3', 'qids.4'] },
      { id: 'mood', items: ['qids.5'] },
      { id: 'appetite-weight', items: ['qids.6', 'qids.7', 'qids.8', 'qids.9'] },
      { id: 'concentration', items: ['qids.10'] },
      { id: 'self-view', items: ['qids.11'] },
      { id: 'suicide', items: ['qids.12'] },
      { id: 'interest', items: ['qids.13'] },
      { id: 'energy', items: ['qids.14'] },
      { id: 'psychomotor', items: ['qids.15', 'qids.16'] },
    ],
    alternatives: [
      ['qids.6', 'qids.7'],
      ['qids.8', 'qids.9'],
    ],
    missing: { rule: 'domains-known', basis: 'project-proposal' },
  },
  algorithms: [],
  bandSets: [
    {
      id: 'qids',
      basis: 'looked-up',
      bands: [
        { min: 0, code: 'none', label: 'None' },
        { min: 6, code: 'mild', label: 'Mild' },
        { min: 11, code: 'moderate', label: 'Moderate' },
        { min: 16, code: 'severe', label: 'Severe' },
        { min: 21, code: 'very-severe', label: 'Very severe' },
      ],
    },
  ],
  cutoffs: [],
  change: {
    response: { relativeFall: 0.5, basis: 'looked-up' },
    remission: { lte: 5, basis: 'looked-up' },
  },
  escalations: [
    {
      id: 'qids-item12-positive',
      when: { item: 'qids.12', gte: 1 },
      severity: 'urgent',
      action: 'C-SSRS screener today',
      basis: 'project-proposal',
    },
    {
      id: 'qids-item12-high',
      when: { item: 'qids.12', gte: 2 },
      severity: 'immediate',
      action: 'A clinician assesses the risk today',
      basis: 'project-proposal',
    },
  ],
  safetyItems: ['qids.12'],
  forms: [],
  references: ['Rush AJ et al. Biol Psychiatry 2003;54:573–583'],
  warnings: [],
  verification: { loinc: 'none', bands: 'looked-up', scoring: 'looked-up' },
};

export const MADRS: Instrument = {
  id: 'madrs',
  title: 'Montgomery–Åsberg Depression Rating Scale',
  version: '10 items, 7-day recall',
  rater: 'clinician',
  recallDays: 7,
  licence: {
    status: 'permission-needed',
    textIncluded: false,
    note: 'Copyright: permission is needed to reproduce it.',
    attribution: 'Montgomery SA, Åsberg M 1979',
  },
  codes: { panel: { loinc: null, local: 'madrs' }, total: { loinc: null, local: 'madrs-total', unit: '{score}' } },
  stem: null,
  items: ratedItems(
    'madrs',
    [
      'observed sadness',
      'reported sadness',
      'inner tension',
      'sleep',
      'appetite',
      'concentration',
      'getting started',
      'loss of feeling',
      'pessimism',
      'suicidal thoughts',
    ],
    rated(0, 6),
  ),
  scoring: {
    method: 'sum',
    items: linkIds('madrs', 10),
    range: [0, 60],
    direction: 'higher-worse',
    missing: { rule: 'no-score', basis: 'project-proposal' },
  },
  algorithms: [],
  bandSets: [
    {
      id: 'madrs',
      basis: 'looked-up',
      bands: [
        { min: 0, code: 'none', label: 'None' },
        { min: 7, code: 'mild', label: 'Mild' },
        { min: 20, code: 'moderate', label: 'Moderate' },
        { min: 35, code: 'severe', label: 'Severe' },
      ],
    },
  ],
  cutoffs: [],
  change: {
    response: { relativeFall: 0.5, basis: 'looked-up' },
    remission: {
      lte: 10,
      alternative: 12,
      basis: 'looked-up',
      detail: '12 in the esketamine TRANSFORM trials, 10 elsewhere: a setting, stored with the result',
    },
    mcid: { points: 6, basis: 'general-knowledge', detail: 'about 2 is quoted too; Turkoz 2021: 6 and 12' },
  },
  escalations: [
    {
      id: 'madrs-item10',
      when: { item: 'madrs.10', gte: 2 },
      severity: 'urgent',
      action: 'C-SSRS screener',
      basis: 'project-proposal',
    },
    {
      id: 'madrs-item10-high',
      when: { item: 'madrs.10', gte: 4 },
      severity: 'immediate',
      action: 'A clinician assesses the risk today',
      basis: 'project-proposal',
    },
  ],
  safetyItems: ['madrs.10'],
  forms: [{ id: '24-hour', title: 'Past 24 hours', recallDays: 1, basis: 'looked-up' }],
  references: ['Montgomery SA, Åsberg M. Br J Psychiatry 1979;134:382–389'],
  warnings: ['The 24-hour and the 7-day version never share one line of a chart.'],
  verification: { loinc: 'none', bands: 'looked-up', remission: 'looked-up' },
};

const HAMD_TO_2 = new Set([4, 5, 6, 12, 13, 14, 16, 17]);
const HAMD_LABELS = [
  'mood',
  'guilt',
  'suicide',
  'early insomnia',
  'middle insomnia',
  'late insomnia',
  'work and activities',
  'retardation',
  'agitation',
  'psychic anxiety',
  'somatic anxiety',
  'gastrointestinal',
  'general somatic',
  'genital',
  'hypochondriasis',
  'weight loss',
  'insight',
];
const hamdItems = (to2: ReadonlySet<number>): readonly Item[] =>
  structureOnly(
    HAMD_LABELS.map((label, index) => ({
      linkId: `hamd.${index + 1}`,
      label,
      answer: rated(0, to2.has(index + 1) ? 2 : 4),
    })),
  );
const HAMD_SCORING = {
  method: 'sum',
  items: linkIds('hamd', 17),
  range: [0, 52],
  direction: 'higher-worse',
  missing: { rule: 'no-score', basis: 'project-proposal' },
} as const;
const hamdBands = (mild: number, moderate: number, severe: number, verySevere?: number): readonly Band[] => [
  { min: 0, code: 'none', label: 'None / remission' },
  { min: mild, code: 'mild', label: 'Mild' },
  { min: moderate, code: 'moderate', label: 'Moderate' },
  { min: severe, code: 'severe', label: 'Severe' },
  ...(verySevere === undefined ? [] : [{ min: verySevere, code: 'very-severe', label: 'Very severe' }]),
];

export const HAM_D17: Instrument = {
  id: 'hamD17',
  title: 'Hamilton Depression Rating Scale, 17 items',
  version: '17 items, agitation scored 0–4',
  rater: 'clinician',
  recallDays: 7,
  licence: {
    status: 'public-domain',
    textIncluded: false,
    note: 'Listed as public domain; the structured interview guides are not, so topics only.',
    attribution: 'Hamilton M 1960',
  },
  codes: { panel: { loinc: null, local: 'hamd17' }, total: { loinc: null, local: 'hamd17-total', unit: '{score}' } },
  stem: null,
  items: hamdItems(HAMD_TO_2),
  scoring: HAMD_SCORING,
  algorithms: [],
  bandSets: [
    { id: 'zimmerman-2013', basis: 'looked-up', bands: hamdBands(8, 17, 24) },
    { id: '8-14-19-23', basis: 'looked-up', detail: 'another published set', bands: hamdBands(8, 14, 19, 23) },
    {
      id: '8-18-25',
      basis: 'looked-up',
      detail: 'another published set; its names for the bands were not given, ours are used',
      bands: hamdBands(8, 18, 25),
    },
  ],
  cutoffs: [],
  change: { response: { relativeFall: 0.5, basis: 'looked-up' }, remission: { lte: 7, basis: 'looked-up' } },
  escalations: [
    {
      id: 'hamd-item3',
      when: { item: 'hamd.3', gte: 1 },
      severity: 'urgent',
      action: 'C-SSRS screener',
      basis: 'project-proposal',
    },
  ],
  safetyItems: ['hamd.3'],
  forms: [
    {
      id: 'agitation-0-2',
      title: 'Agitation scored 0–2',
      basis: 'looked-up',
      items: hamdItems(new Set([...HAMD_TO_2, 9])),
      scoring: { ...HAMD_SCORING, range: [0, 50] },
    },
  ],
  references: [
    'Hamilton M. J Neurol Neurosurg Psychiatry 1960;23:56–62',
    'Zimmerman M et al. J Affect Disord 2013 (bands)',
  ],
  warnings: ['Store the variant and the set of bands: old records differ.'],
  verification: { loinc: 'none', bands: 'conflict' },
};
