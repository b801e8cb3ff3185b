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
];

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
];
