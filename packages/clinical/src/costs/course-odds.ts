import { type Figure, TREATMENTS, type TreatmentId } from '../comparison/index.ts';
import { COURSE_FACTS } from '../outcomes/index.ts';
import type { Series } from '../policy/index.ts';
import type { SourceId } from '../sources/index.ts';

/**
 * How many sessions a course may come to, and how often. Three ways a course goes, each with the odds that published
 * figures give: it is stopped when it does not help; it helps and nothing more is needed for a while; it helps and is kept
 * up. No figure is one person's fate: odds are "of 100 people in those studies".
 */
export type PathId = 'stopped' | 'series' | 'maintained';

export interface CoursePath {
  readonly id: PathId;
  readonly sessions: { readonly low: number; readonly high: number };
  /** Of 100 people, by the lower and by the higher published share that responds; null where nothing is published. */
  readonly odds: { readonly ifFewRespond: number; readonly ifManyRespond: number } | null;
}

export interface CourseCounts {
  /** Sessions after which a clinician and the patient judge whether it helps. */
  readonly toJudge: number;
  readonly paths: readonly CoursePath[];
  /** Days that maintenance is counted over. */
  readonly horizonDays: number;
  readonly figures: readonly {
    readonly what: string;
    readonly percent: number;
    readonly sources: readonly SourceId[];
  }[];
  readonly sources: readonly SourceId[];
}

/** Half a year after the series: far enough to be honest about, near enough to plan (PD). */
export const MAINTENANCE_HORIZON_DAYS = 182;

const figureOf = (treatment: TreatmentId, match: (figure: Figure) => boolean): Figure => {
  const found = TREATMENTS.find(({ id }) => id === treatment)?.figures.find(match);
  if (found === undefined) throw new Error(`the table has no such figure of ${treatment}`);
  return found;
};
const factOf = (id: (typeof COURSE_FACTS)[number]['id']) => {
  const found = COURSE_FACTS.find((fact) => fact.id === id);
  if (found === undefined) throw new Error(`there is no such course fact: ${id}`);
  return found;
};

interface Odds {
  /** Lowest and highest share that responds among those that were published for adults, percent. */
  readonly responds: readonly [Figure, Figure];
  /** Still well without maintenance, percent of those who responded. */
  readonly keeps: { readonly percent: number; readonly sources: readonly SourceId[]; readonly what: string };
}

/** By what is treated and how. What is not here has no published odds, and the page says so. */
export function publishedOdds(regimen: { readonly route: string; readonly indication: string }): Odds | null {
  if (regimen.indication !== 'depression') return null;
  if (regimen.route === 'iv-ketamine') {
    const kept = factOf('sustained-8-weeks');
    return {
      responds: [
        figureOf('ketamine-iv', ({ outcome, group }) => outcome === 'response' && group === 'MADRS'),
        figureOf('ketamine-iv', ({ outcome, group }) => outcome === 'response' && group === 'QIDS'),
      ],
      keeps: { percent: kept.value * 100, sources: [kept.source], what: kept.what },
    };
  }
  if (regimen.route === 'intranasal-esketamine') {
    const off = figureOf('esketamine-nasal', ({ outcome }) => outcome === 'relapse');
    return {
      responds: [
        figureOf('esketamine-nasal', ({ outcome, group }) => outcome === 'response' && group === '84 mg'),
        figureOf('esketamine-nasal', ({ outcome, study }) => outcome === 'response' && study === 'TRANSFORM-2'),
      ],
      keeps: {
        percent: 100 - (off.against?.value ?? 0),
        sources: off.sources,
        what: 'no relapse after it was stopped, of those who had been well for a time',
      },
    };
  }
  return null;
}

/** Sessions of maintenance within a horizon when it is tapered as the clinic's protocol has it. */
export function maintenanceSessions(
  series: Series,
  horizonDays: number,
): { readonly low: number; readonly high: number } {
  const last = series.maintenance.at(-1);
  if (last === undefined) return { low: 0, high: 0 };
  let day = 0;
  let count = 0;
  steps: for (const [index, step] of series.maintenance.entries()) {
    const goesOn = index === series.maintenance.length - 1;
    for (let done = 0; goesOn || done < step.sessions; done += 1) {
      day += step.everyDays;
      if (day > horizonDays) break steps;
      count += 1;
    }
  }
  // At the longest interval from the first day on: what somebody needs who can wait so long.
  return { low: Math.floor(horizonDays / last.everyDays), high: count };
}

/** Whole people of 100 for three shares that make one: the largest remainders are rounded up. */
function outOf100(shares: readonly number[]): readonly number[] {
  const floors = shares.map((share) => Math.floor(share));
  const left = 100 - floors.reduce((sum, share) => sum + share, 0);
  const byRemainder = shares.map((share, index) => [share - Math.floor(share), index] as const);
  byRemainder.sort((a, b) => b[0] - a[0] || a[1] - b[1]);
  for (const [, index] of byRemainder.slice(0, left)) floors[index] = (floors[index] ?? 0) + 1;
  return floors;
}

/** The counts of a course by the clinic's own protocol, with the odds that were published for it. */
export function courseCounts(
  regimen: { readonly route: string; readonly indication: string; readonly series: Series },
  horizonDays: number = MAINTENANCE_HORIZON_DAYS,
): CourseCounts {
  const { series } = regimen;
  // The studies kept people on it: a protocol that does not is not theirs.
  const odds = series.maintenance.length === 0 ? null : publishedOdds(regimen);
  const kept = maintenanceSessions(series, horizonDays);
  const split = (responds: number) => {
    const well = (responds * (odds?.keeps.percent ?? 0)) / 100;
    return outOf100([100 - responds, well, responds - well]);
  };
  const few = odds === null ? null : split(odds.responds[0].value);
  const many = odds === null ? null : split(odds.responds[1].value);
  const path = (id: PathId, index: number, low: number, high: number): CoursePath => ({
    id,
    sessions: { low, high },
    odds: few === null || many === null ? null : { ifFewRespond: few[index] ?? 0, ifManyRespond: many[index] ?? 0 },
  });
  const toJudge = Math.min(series.judgeAfter, series.sessions);
  return {
    toJudge,
    horizonDays,
    paths: [
      path('stopped', 0, toJudge, series.sessions),
      path('series', 1, series.sessions, series.sessions),
      ...(series.maintenance.length === 0
        ? []
        : [path('maintained', 2, series.sessions + kept.low, series.sessions + kept.high)]),
    ],
    figures:
      odds === null
        ? []
        : [
            ...odds.responds.map((figure) => ({
              what: `response, ${figure.study}, ${figure.group}`,
              percent: figure.value,
              sources: figure.sources,
            })),
            { what: odds.keeps.what, percent: odds.keeps.percent, sources: odds.keeps.sources },
          ],
    sources: series.sources,
  };
}
