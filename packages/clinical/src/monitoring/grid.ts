import type { CheckItem, Grid } from '../policy/index.ts';
import { addMinutes, type Instant, MINUTE_MS } from '../units/index.ts';
import type { Observations } from './vitals.ts';

/** One look that may answer a check: when it was taken and when it was keyed in. */
export interface Look {
  readonly id: string;
  readonly at: Instant;
  readonly enteredAt: Instant;
  readonly observations: Observations;
  /** The check it was opened from, minutes from the first dose; absent: it answers by its time. */
  readonly gridMinute?: number;
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
 * Which check each look answers: the one it was opened from, else the one whose target is nearest. Nearest, not next:
 * a look a minute before a check is for it, and not a very late one for the check before.
 */
function looksOf(list: readonly Target[], looks: readonly Look[]): Look[][] {
  const answers: Look[][] = list.map(() => []);
  for (const look of looks) {
    const named = list.findIndex(({ from, minute }) => from === 'first-dose' && minute === look.gridMinute);
    if (named >= 0) {
      answers[named]!.push(look);
      continue;
    }
    let place = 0;
    while (place + 1 < list.length && look.at >= (list[place]!.at + list[place + 1]!.at) / 2) place += 1;
    const target = list[place];
    if (target !== undefined && (place > 0 || look.at >= target.at - BEFORE_MINUTES * MINUTE_MS)) {
      answers[place]!.push(look);
    }
  }
  return answers;
}

/**
 * Every check of the grid with its state. One keyed in later than its stated time counts from when it was keyed in, so a
 * missed check cannot be back-filled into a punctual one. A check stays open until the next one is due or answered early;
 * when nobody has looked since, the next is overdue from its first second. Source: clinical-protocol e.1.
 */
export function gridChecks(grid: Grid, given: GridInput): readonly Check[] {
  const list = targets(grid, given);
  const looks = [...given.looks].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  const assigned = looksOf(list, looks);
  const lateness = (look: Look, target: Target): number => {
    const lag = look.enteredAt - look.at;
    const counted = lag > given.lateMinutes * MINUTE_MS ? look.enteredAt : look.at;
    return Math.abs(counted - target.at);
  };
  let neglected = false;
  return list.map((target, index): Check => {
    const after = list[index + 1];
    const by = new Set<string>();
    const missing: CheckItem[] = [];
    let lateMs = 0;
    for (const item of target.wants) {
      const answers = assigned[index]!.filter((look) => holds(look, item));
      if (answers.length === 0) {
        missing.push(item);
        continue;
      }
      // Of two equally near the earlier one counts.
      const best = answers.reduce((a, b) => (lateness(b, target) < lateness(a, target) ? b : a));
      by.add(best.id);
      lateMs = Math.max(lateMs, lateness(best, target));
    }
    const lateMinutes = lateMs / MINUTE_MS;
    const sinceMinutes = (given.now - target.at) / MINUTE_MS;
    const over = after !== undefined && (given.now >= after.at || assigned[index + 1]!.length > 0);
    const state: CheckState =
      missing.length === 0
        ? lateMinutes > given.lateMinutes && target.minute >= 0
          ? 'late'
          : 'done'
        : over || (given.endedAt !== null && given.now >= given.endedAt)
          ? 'missed'
          : sinceMinutes > given.lateMinutes || (sinceMinutes >= 0 && neglected)
            ? 'overdue'
            : sinceMinutes >= 0
              ? 'due'
              : sinceMinutes >= -given.soonMinutes
                ? 'soon'
                : 'upcoming';
    // Before the first dose nothing was owed to the grid: that is the gate's.
    neglected = state === 'missed' && target.minute >= 0 && !looks.some(({ at }) => at >= target.at);
    return { ...target, missing, state, by: [...by], lateMinutes };
  });
}
