/**
 * The demo day: who sits where, in which scenario, and at which of its minutes the doors open. Minutes are on the
 * scenario's own clock (0 is the first dose). Awkward on purpose.
 */
export interface DemoVisit {
  readonly patient: string;
  readonly scenario: string;
  readonly chair: string;
  /** Minute of the scenario that is now; what lies after it is for whoever tries the demo to do. */
  readonly minute: number;
  readonly monitor: string | null;
}

/** Visits of earlier weeks, replayed to their end: days ago, and the PHQ-9 total before the session. */
export interface DemoHistory {
  readonly patient: string;
  readonly scenario: string;
  readonly visits: readonly { readonly daysAgo: number; readonly phq9: number }[];
}

export const DEMO_DAY: readonly DemoVisit[] = [
  { patient: 'chen', scenario: 'iv-infusion', chair: 'chair-1', minute: 22, monitor: 'monitor-1' },
  { patient: 'brennan', scenario: 'arrives-raised-pressure', chair: 'chair-2', minute: -13, monitor: 'monitor-2' },
  { patient: 'alvarez', scenario: 'nasal-declined-third', chair: 'chair-3', minute: 13, monitor: 'monitor-3' },
  { patient: 'alvares', scenario: 'nasal-esketamine', chair: 'chair-4', minute: 118, monitor: 'monitor-4' },
  { patient: 'haddad', scenario: 'iv-pain-four-hours', chair: 'chair-5', minute: 94, monitor: 'monitor-5' },
  { patient: 'goldberg', scenario: 'sublingual-slips', chair: 'chair-6', minute: 33, monitor: null },
  { patient: 'dubois', scenario: 'im-toilet-and-nausea', chair: 'chair-1', minute: -150, monitor: null },
  { patient: 'ferreira', scenario: 'iv-failed-line', chair: 'chair-2', minute: -200, monitor: null },
  { patient: 'ivanova', scenario: 'iv-failed-line', chair: 'chair-7', minute: 27, monitor: null },
  { patient: 'kessler', scenario: 'oral-walk-out', chair: 'chair-8', minute: 52, monitor: null },
];

/** Nobody answers at her escort's number, and she could soon be released. */
export const SILENT_ESCORT = { patient: 'alvares', calledMinutesAgo: [21, 6] } as const;

/** Expected and not here; a week ago the ninth question of the PHQ-9 was answered with "more than half the days". */
export const AT_RISK = {
  patient: 'lopez',
  regimen: 'esketamine-trd',
  chair: 'chair-9',
  expectedMinutesAgo: 12,
  answeredDaysAgo: 6,
  item9: 2,
} as const;

/** The moments that a demo day is there to show, and where each is seen. A test holds every one of them. */
export const DEMO_MOMENTS = {
  'arrives-at-158': 'today-brennan',
  'third-device-declined': 'today-alvarez',
  'line-failed': 'today-ivanova',
  'toilet-off-the-monitor': 'today-haddad',
  'escort-silent': 'today-alvares',
  'no-show-at-risk': `today-${AT_RISK.patient}`,
  'walk-out': 'today-kessler',
  'like-names': 'today-alvarez',
} as const;

/** Earlier visits by route: enough to see a course, few enough to load in seconds. */
export const DEMO_HISTORY: readonly DemoHistory[] = [
  {
    patient: 'chen',
    scenario: 'iv-infusion',
    visits: [
      { daysAgo: 14, phq9: 21 },
      { daysAgo: 11, phq9: 17 },
      { daysAgo: 7, phq9: 13 },
      { daysAgo: 4, phq9: 11 },
    ],
  },
  {
    patient: 'alvares',
    scenario: 'nasal-esketamine',
    visits: [
      { daysAgo: 10, phq9: 19 },
      { daysAgo: 7, phq9: 16 },
      { daysAgo: 3, phq9: 14 },
    ],
  },
];

/** Visits booked for the days ahead, at the hour at which the demo was opened. */
export const DEMO_AHEAD: readonly {
  readonly patient: string;
  readonly regimen: string;
  readonly chair: string;
  readonly days: readonly number[];
}[] = [
  { patient: 'chen', regimen: 'iv-depression', chair: 'chair-1', days: [3, 7] },
  { patient: 'alvares', regimen: 'esketamine-trd', chair: 'chair-4', days: [4, 7, 11] },
  { patient: 'alvarez', regimen: 'esketamine-trd', chair: 'chair-3', days: [3] },
  { patient: 'ivanova', regimen: 'iv-depression', chair: 'chair-1', days: [1] },
  { patient: 'goldberg', regimen: 'esketamine-trd', chair: 'chair-2', days: [1] },
];
