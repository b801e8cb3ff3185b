import type { Severity } from './instrument.ts';
import type { Score } from './score.ts';

/** What the system does about an answer on suicide. A thought is no contraindication: a human first, not "no dose". */
export type SuicideStep =
  | 'open-cssrs-task'
  | 'block-dose-until-signed'
  | 'page-clinician'
  | 'not-left-alone'
  | 'no-discharge'
  | 'tell-clinician-today'
  | 'assess-today'
  | 'safety-plan-before-discharge'
  | 'assess-face-to-face-now'
  | 'decide-level-of-care'
  | 'ask-by-voice'
  | 'show-crisis-contacts'
  | 'page-on-call'
  | 'say-not-monitored-around-the-clock';

interface ResponseRow {
  /** Escalation ids that lead here. */
  readonly flags: readonly string[];
  readonly severity: Severity;
  readonly steps: readonly SuicideStep[];
}

/** All suicide escalation in one place, whatever scale it came from. */
export const SUICIDE_RESPONSES: readonly ResponseRow[] = [
  {
    flags: ['phq9-item9-positive', 'qids-item12-positive', 'hamd-item3', 'madrs-item10'],
    severity: 'urgent',
    steps: ['open-cssrs-task', 'block-dose-until-signed'],
  },
  {
    flags: ['phq9-item9-high', 'qids-item12-high', 'madrs-item10-high'],
    severity: 'immediate',
    steps: ['page-clinician', 'not-left-alone', 'no-discharge'],
  },
  { flags: ['cssrs-low'], severity: 'attention', steps: ['tell-clinician-today'] },
  { flags: ['cssrs-moderate'], severity: 'urgent', steps: ['assess-today', 'safety-plan-before-discharge'] },
  {
    flags: ['cssrs-high'],
    severity: 'immediate',
    steps: ['not-left-alone', 'assess-face-to-face-now', 'decide-level-of-care', 'safety-plan-before-discharge'],
  },
  { flags: ['cssrs-incomplete'], severity: 'urgent', steps: ['open-cssrs-task', 'block-dose-until-signed'] },
  { flags: ['phq9-item9-missing'], severity: 'attention', steps: ['ask-by-voice'] },
];

/** Numbers a person in the US can call or text at once; other countries set their own. */
export const CRISIS_CONTACTS = {
  US: [
    { id: 'lifeline', number: '988', what: 'Suicide and Crisis Lifeline, call or text, day and night' },
    { id: 'emergency', number: '911', what: 'Emergency' },
  ],
} as const;

export interface SuicideResponse {
  readonly severity: Severity;
  /** Escalations it answers. */
  readonly flags: readonly string[];
  readonly steps: readonly SuicideStep[];
  /** Safety items left blank: who asked them is recorded. */
  readonly askByVoice: readonly string[];
}

const RANK: readonly Severity[] = ['info', 'attention', 'urgent', 'immediate', 'emergency'];

/**
 * What to do about a score, or nothing where it raises nothing about suicide. Answers given at home raise the same
 * severities: the patient sees crisis numbers at once, and somebody on call is paged.
 */
export function suicideResponse(
  score: Score,
  given: { readonly place: 'clinic' | 'home'; readonly watchedAroundTheClock: boolean },
): SuicideResponse | null {
  const fired = new Set(score.flags.map((flag) => flag.id));
  const rows = SUICIDE_RESPONSES.filter((row) => row.flags.some((flag) => fired.has(flag)));
  const blank = score.askByVoice;
  if (rows.length === 0 && blank.length === 0) return null;
  const severities: readonly Severity[] = [
    ...rows.map((row) => row.severity),
    ...(blank.length > 0 ? (['attention'] as const) : []),
  ];
  const severity = RANK.findLast((level) => severities.includes(level)) ?? 'attention';
  const steps = new Set<SuicideStep>(rows.flatMap((row) => row.steps));
  if (blank.length > 0) steps.add('ask-by-voice');
  const answered = rows.some((row) => row.flags.some((flag) => fired.has(flag) && !/missing|incomplete/.test(flag)));
  if (given.place === 'home' && answered) {
    steps.add('show-crisis-contacts');
    steps.add('page-on-call');
    if (!given.watchedAroundTheClock) steps.add('say-not-monitored-around-the-clock');
  }
  return {
    severity,
    flags: rows.flatMap((row) => row.flags).filter((flag) => fired.has(flag)),
    steps: [...steps],
    askByVoice: blank,
  };
}
