import type { CheckItem, Grid } from '../policy/index.ts';
import { addMinutes, type Instant, MINUTE_MS } from '../units/index.ts';
import type { Observations } from './vitals.ts';

/** One look that may answer a check: when it was taken and when it was keyed in. */
export interface Look {
  readonly id: string;
  readonly at: Instant;
  readonly enteredAt: Instant;
  readonly observations: Observations;
  /** Hydration is charted as care, not as a value. */
  readonly hydrated?: boolean;
}

export type CheckState = 'upcoming' | 'soon' | 'due' | 'overdue' | 'done' | 'late' | 'missed';

/** One check of the grid, judged at a moment. `minute` counts from the clock named by `from`. */
export interface Check {
  readonly from: 'first-dose' | 'last-dose';
  readonly minute: number;
  readonly at: Instant;
  readonly wants: readonly CheckItem[];
  readonly missing: readonly CheckItem[];
  readonly state: CheckState;
  /** Looks that answered it. */
  readonly by: readonly string[];
  /** How far from its target the answer came, minutes; never hidden by back-dating. */
  readonly lateMinutes: number;
}

const holds = (look: Look, item: CheckItem): boolean => {
  const { observations } = look;
  switch (item) {
    case 'bp':
      return observations.systolicMmHg !== undefined && observations.diastolicMmHg !== undefined;
    case 'heart-rate':
      return observations.heartRatePerMin !== undefined;
    case 'spo2':
      return observations.spo2Percent !== undefined;
    case 'respiratory-rate':
      return observations.respiratoryRatePerMin !== undefined;
    case 'sedation':
      return observations.sedation !== undefined;
    case 'pain':
      return observations.painNrs !== undefined;
    case 'hydration':
      return look.hydrated === true;
  }
};

interface Target {
  readonly from: Check['from'];
  readonly minute: number;
  readonly at: Instant;
  readonly wants: readonly CheckItem[];
}

function targets(grid: Grid, given: GridInput): Target[] {
  const wantsAt = (minute: number): readonly CheckItem[] =>
    grid.wants.filter((item) => {
      const less = grid.less?.find((rule) => rule.item === item);
      return less === undefined || (minute >= 0 && minute % less.everyMinutes === 0);
    });
  const minutes = [...grid.fromFirstDose];
  const every = grid.everyMinutesWhileRunning;
  const lastFixed = minutes.at(-1) ?? 0;
  if (every !== undefined) {
    const runsUntil = given.lastDoseAt ?? given.horizon;
    const end = (runsUntil - given.firstDoseAt) / MINUTE_MS;
    for (let minute = lastFixed + every; minute <= end; minute += every) minutes.push(minute);
  }
  const list: Target[] = minutes
    .filter((minute) => minute !== 0 || grid.fromFirstDose.includes(0))
    .map((minute) => ({
      from: 'first-dose',
      minute,
      at: addMinutes(given.firstDoseAt, minute),
      wants: wantsAt(minute),
    }));
  if (given.lastDoseAt !== null) {
    for (const minute of grid.fromLastDose) {
      list.push({ from: 'last-dose', minute, at: addMinutes(given.lastDoseAt, minute), wants: wantsAt(0) });
    }
  }
  return list.filter(({ at }) => given.endedAt === null || at <= given.endedAt).sort((a, b) => a.at - b.at);
}

export interface GridInput {
  readonly firstDoseAt: Instant;
  /** End of the last dose; null while one runs. */
  readonly lastDoseAt: Instant | null;
  /** Left, released or transferred: nothing is due afterwards. */
  readonly endedAt: Instant | null;
  readonly now: Instant;
  /** How far ahead a running infusion is planned. */
  readonly horizon: Instant;
  readonly looks: readonly Look[];
  readonly soonMinutes: number;
  readonly lateMinutes: number;
}

/** Before the first dose a look counts for this long. */
const BEFORE_MINUTES = 30;

/**
 * Every check of the grid with its state. A look answers the check whose target is nearest to it; one keyed in later
 * than its stated time counts from when it was keyed in, so a missed check cannot be back-filled into a punctual one.
 * Source: clinical-protocol e.1.
 */
export function gridChecks(grid: Grid, given: GridInput): readonly Check[] {
  const list = targets(grid, given);
  return list.map((target, index): Check => {
    const before = list[index - 1];
    const after = list[index + 1];
    const opens = before === undefined ? target.at - BEFORE_MINUTES * MINUTE_MS : (before.at + target.at) / 2;
    const closes = after === undefined ? Number.POSITIVE_INFINITY : (target.at + after.at) / 2;
    const inWindow = given.looks.filter(({ at }) => at >= opens && at < closes);
    const by = new Set<string>();
    const missing: CheckItem[] = [];
    let lateMs = 0;
    for (const item of target.wants) {
      const answers = inWindow.filter((look) => holds(look, item));
      if (answers.length === 0) {
        missing.push(item);
        continue;
      }
      const lateness = (look: Look): number => {
        const lag = look.enteredAt - look.at;
        const counted = lag > given.lateMinutes * MINUTE_MS ? look.enteredAt : look.at;
        return Math.abs(counted - target.at);
      };
      const best = answers.reduce((a, b) => (lateness(b) < lateness(a) ? b : a));
      by.add(best.id);
      lateMs = Math.max(lateMs, lateness(best));
    }
    const lateMinutes = lateMs / MINUTE_MS;
    const sinceMinutes = (given.now - target.at) / MINUTE_MS;
    const state: CheckState =
      missing.length === 0
        ? lateMinutes > given.lateMinutes && target.minute >= 0
          ? 'late'
          : 'done'
        : given.now >= closes || (given.endedAt !== null && given.now >= given.endedAt)
          ? 'missed'
          : sinceMinutes > given.lateMinutes
            ? 'overdue'
            : sinceMinutes >= 0
              ? 'due'
              : sinceMinutes >= -given.soonMinutes
                ? 'soon'
                : 'upcoming';
    return { ...target, missing, state, by: [...by], lateMinutes };
  });
}
