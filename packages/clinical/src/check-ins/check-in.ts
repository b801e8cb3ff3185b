import type { SourceId } from '../sources/index.ts';
import { DAY_MS, HOUR_MS } from '../units/index.ts';

/**
 * What is asked at home, and when. Not a validated scale: four plain questions of ours, so that nobody goes unheard between two visits.
 * Times are project defaults (PD): the next-morning question follows from the advice to rest that night (f), the others from nothing published.
 */
export const CHECK_IN_POINTS = ['hours-4', 'next-morning', 'day-3', 'weekly'] as const;
export type CheckInPoint = (typeof CHECK_IN_POINTS)[number];

export const CHECK_IN_ITEMS = ['tired', 'sick', 'sad', 'safe'] as const;
export type CheckInItem = (typeof CHECK_IN_ITEMS)[number];

export interface CheckInAnswers {
  readonly tired?: 'no' | 'a-little' | 'very';
  readonly sick?: 'no' | 'a-little' | 'very';
  readonly sad?: 'no' | 'a-little' | 'very';
  readonly safe?: 'yes' | 'not-sure' | 'no';
}

export interface CheckInRow {
  readonly point: CheckInPoint;
  readonly asks: readonly CheckInItem[];
  /** How long after it is due it can still be answered as itself; later answers are kept and counted late. */
  readonly openForMs: number;
  readonly sources: readonly SourceId[];
}

export const CHECK_INS: readonly CheckInRow[] = [
  { point: 'hours-4', asks: ['tired', 'sick', 'safe'], openForMs: 6 * HOUR_MS, sources: ['PD'] },
  { point: 'next-morning', asks: ['tired', 'sick', 'sad', 'safe'], openForMs: 30 * HOUR_MS, sources: ['PD'] },
  { point: 'day-3', asks: ['sick', 'sad', 'safe'], openForMs: 2 * DAY_MS, sources: ['PD'] },
  { point: 'weekly', asks: ['sad', 'safe'], openForMs: 4 * DAY_MS, sources: ['PD'] },
];

export const checkInRow = (point: CheckInPoint): CheckInRow => CHECK_INS.find((row) => row.point === point)!;

/** When each is asked. All PD. */
export const CHECK_IN_TIMES = {
  /** After the session is over. */
  hoursAfter: 4,
  /** Nobody is asked after this minute of the local day; the check-in of that day comes at it instead. */
  latestMinute: 20 * 60 + 30,
  /** And nobody goes home unasked: at least so long after the session. */
  leastMinutesAfter: 30,
  morningMinute: 9 * 60,
  dayThree: 3,
  dayThreeMinute: 10 * 60,
  weeklyDays: 7,
  weeklyMinute: 10 * 60,
  /** By the plan, so long after the last treatment of a course that has not ended. */
  weeklyUntilDays: 12 * 7,
} as const;

export type CheckInWorry = 'not-safe' | 'not-sure' | 'not-well' | null;

/** What an answer calls for. Not saying is not "safe": it is simply not said. */
export function checkInWorry(answers: CheckInAnswers): CheckInWorry {
  if (answers.safe === 'no') return 'not-safe';
  if (answers.safe === 'not-sure') return 'not-sure';
  if (answers.sick === 'very' || answers.sad === 'very') return 'not-well';
  return null;
}
