import type { Instrument, Item } from './instrument.ts';
import { NO_YES } from './items.ts';

const asked = (
  linkId: string,
  number: number,
  label: string,
  loinc: string,
  period: string,
  text: string,
  after?: string,
): Item => ({
  linkId,
  number,
  text,
  label,
  loinc,
  period,
  scored: true,
  answer: { options: NO_YES },
  ...(after === undefined ? {} : { enableWhen: { item: after, eq: 1 } }),
});

/** Wording fixed by its owner: shown as it is, with the notice, or not at all. */
const ITEMS: readonly Item[] = [
  asked(
    'cssrs.1',
    1,
    'wish to be dead',
    '93246-7',
    'past month',
    'Have you wished you were dead or wished you could go to sleep and not wake up?',
  ),
  asked(
    'cssrs.2',
    2,
    'suicidal thoughts',
    '93247-5',
    'past month',
    'Have you actually had any thoughts of killing yourself?',
  ),
  asked(
    'cssrs.3',
    3,
    'thoughts with method',
    '93248-3',
    'past month',
    'Have you been thinking about how you might do this?',
    'cssrs.2',
  ),
  asked(
    'cssrs.4',
    4,
    'intent',
    '93249-1',
    'past month',
    'Have you had these thoughts and had some intention of acting on them?',
    'cssrs.2',
  ),
  asked(
    'cssrs.5',
    5,
    'plan with intent',
    '93250-9',
    'past month',
    'Have you started to work out or worked out the details of how to kill yourself? Do you intend to carry out this plan?',
    'cssrs.2',
  ),
  asked(
    'cssrs.6',
    6,
    'lifetime behaviour',
    '93267-3',
    'lifetime',
    'Have you ever done anything, started to do anything, or prepared to do anything to end your life?',
  ),
  asked(
    'cssrs.6r',
    7,
    'behaviour in past 3 months',
    '93269-9',
    'past 3 months',
    'Was this within the past 3 months?',
    'cssrs.6',
  ),
];

const IDEATION = ['cssrs.1', 'cssrs.2', 'cssrs.3', 'cssrs.4', 'cssrs.5'] as const;

export const CSSRS_SCREENER: Instrument = {
  id: 'cssrsScreener',
  title: 'Columbia-Suicide Severity Rating Scale, screener',
  version: 'screen with triage points, past month',
  rater: 'clinician-asked',
  recallDays: 30,
  licence: {
    status: 'free-with-notice',
    textIncluded: true,
    note: 'The Columbia site lets care providers use it in a record at no cost and without a licence. The wording is not changed and the notice stays; for resale ask the owner.',
    attribution:
      '© 2008 The Research Foundation for Mental Hygiene, Inc. For reprints contact the Columbia Lighthouse Project.',
  },
  codes: {
    panel: { loinc: '93373-9' },
    fullScale: { loinc: '93245-9' },
    // No answer for "none": it is sent as text with our local code, never as "low".
    risk: {
      loinc: '93374-7',
      answerList: 'LL465-6',
      answers: { low: 'LA9194-7', moderate: 'LA6751-7', high: 'LA9193-9' },
    },
  },
  stem: null,
  items: ITEMS,
  scoring: {
    method: 'triage',
    range: null,
    direction: 'higher-worse',
    // Item 4 alone is high here, as in the Columbia triage; one public project rates it moderate.
    tiers: [
      { code: 'high', any: ['cssrs.4', 'cssrs.5', 'cssrs.6r'] },
      { code: 'moderate', any: ['cssrs.3', 'cssrs.6'] },
      { code: 'low', any: ['cssrs.1', 'cssrs.2'] },
    ],
    otherwise: 'none',
    ideation: IDEATION,
    missing: { rule: 'triage-floor', basis: 'project-proposal' },
  },
  algorithms: [],
  bandSets: [
    {
      id: 'columbia-triage',
      basis: 'looked-up',
      detail: 'behaviour more than 3 months ago as moderate: general knowledge',
      bands: [
        { code: 'none', label: 'None' },
        { code: 'low', label: 'Low' },
        { code: 'moderate', label: 'Moderate' },
        { code: 'high', label: 'High' },
      ],
    },
  ],
  cutoffs: [],
  change: {},
  escalations: [
    {
      id: 'cssrs-high',
      when: { tier: 'high' },
      severity: 'immediate',
      action:
        'Stay with the patient; a clinician comes now; safety plan, access to means, level of care; a dose only if the prescriber decides it expressly',
      basis: 'looked-up',
    },
    {
      id: 'cssrs-moderate',
      when: { tier: 'moderate' },
      severity: 'urgent',
      action: 'A clinician assesses the risk today; safety plan before the patient leaves',
      basis: 'looked-up',
    },
    {
      id: 'cssrs-low',
      when: { tier: 'low' },
      severity: 'attention',
      action: 'Tell the treating clinician today; look at the safety plan again',
      basis: 'looked-up',
    },
    {
      id: 'cssrs-incomplete',
      when: { incomplete: true },
      severity: 'urgent',
      action: 'Finish the screen before the dose',
      basis: 'project-proposal',
    },
  ],
  safetyItems: ITEMS.map((item) => item.linkId),
  forms: [
    {
      id: 'since-last-contact',
      title: 'Since last contact',
      basis: 'general-knowledge',
      items: ITEMS.filter((item) => item.linkId !== 'cssrs.6r').map((item) => ({
        ...item,
        period: 'since last contact',
      })),
      scoring: {
        method: 'triage',
        range: null,
        direction: 'higher-worse',
        // Item 6 asks only about the time since last contact, so any yes is recent behaviour.
        tiers: [
          { code: 'high', any: ['cssrs.4', 'cssrs.5', 'cssrs.6'] },
          { code: 'moderate', any: ['cssrs.3'] },
          { code: 'low', any: ['cssrs.1', 'cssrs.2'] },
        ],
        otherwise: 'none',
        ideation: IDEATION,
        missing: { rule: 'triage-floor', basis: 'project-proposal' },
      },
    },
  ],
  references: ['Posner K et al. Am J Psychiatry 2011;168:1266–1277', 'Columbia Lighthouse Project, triage guidance'],
  warnings: [
    'Asked by a trained person. Self-reported on a tablet it is another instrument: mark it so and confirm each yes in person.',
    'A tier is closed by a named clinician with a reason, never by the system.',
  ],
  verification: { loinc: 'looked-up', text: 'looked-up', tiers: 'looked-up' },
};
