import type { SourceId } from '../sources/index.ts';
import {
  ALWAYS_WANTED,
  ASKED_LESS_MINUTES_MAX,
  CHECK_ITEMS,
  GRID_GAP_MINUTES_MAX,
  type Grid,
  LATE_GAP_MINUTES_MAX,
  LIGHT_IV_GRID,
  RUNNING_GAP_MINUTES_MAX,
} from './grid.ts';
import { ESCORTS_ALLOWED, type Policy } from './policy.ts';
import {
  LONG_INFUSION_MINUTES_MAX,
  OBSERVATION_FLOOR_MINUTES,
  OBSERVATION_FLOOR_SOURCES,
  REGIMENS,
  type Regimen,
} from './regimen.ts';
import { leastRescueMg, rescueLimit } from './rescue.ts';
import { VERDICTS } from './rule.ts';
import { type Series, seriesLimits } from './series.ts';
import type { Setting } from './setting.ts';
import { SETTINGS, type SettingId, settingOf } from './settings.ts';
import { STANDING_ORDER_DAYS_MAX } from './standing-order.ts';

/** Why a policy cannot be adopted, by the field that is wrong, with where the bound comes from. */
export interface PolicyIssue {
  readonly path: string;
  readonly message: string;
  readonly sources: readonly SourceId[];
}
type Say = (path: string, message: string, sources?: readonly SourceId[]) => void;
const PD: readonly SourceId[] = ['PD'];

/**
 * Everything that a policy loosens beyond a hard limit, or leaves senseless. None: it can be adopted. It is judged against
 * the rows and never against the version before it, so a sequence of edits ends no looser than a single one could.
 */
export function policyIssues(policy: Policy): readonly PolicyIssue[] {
  const issues: PolicyIssue[] = [];
  const say: Say = (path, message, sources = PD) => issues.push({ path, message, sources });
  settingIssues(policy, say);
  for (const [rule, verdict] of Object.entries(policy.raised)) {
    if (!VERDICTS.includes(verdict)) say(`raised.${rule}`, `must be ${VERDICTS.join(', ')}`);
  }
  if (Object.keys(policy.regimens).length === 0) say('regimens', 'a policy offers at least one regimen');
  for (const [key, regimen] of Object.entries(policy.regimens)) regimenIssues(key, regimen, say);
  if (policy.lightGrid !== null) {
    const { doseMinutes } = REGIMENS['iv-depression'];
    gridIssues(
      policy.lightGrid,
      { route: 'iv-ketamine', doseMinutes, observationMinutes: OBSERVATION_FLOOR_MINUTES['iv-ketamine'] },
      (path, ...rest) => say(`lightGrid.${path}`, ...rest),
    );
    basisIssues(policy.lightGrid, LIGHT_IV_GRID, 'lightGrid', say);
  }
  for (const [whom, kinds] of Object.entries(policy.escorts)) {
    if (kinds.some((kind) => !(ESCORTS_ALLOWED as readonly string[]).includes(kind)))
      say(`escorts.${whom}`, 'unknown kind');
  }
  standingOrderIssues(policy, say);
  return issues;
}

function settingIssues(policy: Policy, say: Say): void {
  for (const [id, value] of Object.entries(policy.settings)) {
    const row: Setting | undefined = Object.hasOwn(SETTINGS, id) ? SETTINGS[id as SettingId] : undefined;
    const path = `settings.${id}`;
    if (row === undefined) say(path, 'no such setting');
    else if (typeof value !== 'number' || !Number.isFinite(value))
      say(path, `must be a number in ${row.unit}`, row.sources);
    else if (row.safer === 'lower' ? value > row.loosest : value < row.loosest) {
      say(path, `${row.title}: ${row.loosest} ${row.unit} is the hard limit, it can only be tightened`, row.sources);
    } else if (row.safer === 'lower' ? value < row.tightest : value > row.tightest) {
      say(path, `${row.title}: beyond ${row.tightest} ${row.unit} it makes no sense`, row.sources);
    }
  }
  const order = (lower: SettingId, upper: SettingId, message: string) => {
    if (settingOf(policy, lower) > settingOf(policy, upper)) say(`settings.${lower}`, message, SETTINGS[lower].sources);
  };
  order('bp-high-systolic', 'bp-severe-systolic', 'the hold line cannot lie above the severe line');
  order('bp-high-diastolic', 'bp-severe-diastolic', 'the hold line cannot lie above the severe line');
  order('spo2-defer-below', 'spo2-caution-below', 'the hold line cannot lie above the caution line');
}

/** What a regimen is cannot be edited, only how it is watched, released and spaced. */
const FIXED = [
  'title',
  'route',
  'indication',
  'usual',
  'watchedThroughout',
] as const satisfies readonly (keyof Regimen)[];

function regimenIssues(key: string, regimen: Regimen, say: Say): void {
  const path = `regimens.${key}`;
  const row: Regimen | undefined = Object.hasOwn(REGIMENS, key) ? REGIMENS[key as keyof typeof REGIMENS] : undefined;
  if (row === undefined) {
    say(path, 'there is no such regimen');
    return;
  }
  for (const field of FIXED) {
    if (regimen[field] !== row[field])
      say(`${path}.${field}`, `stays ${String(row[field])}: it decides which hard limits hold`);
  }
  if (regimen.forms.join() !== row.forms.join()) say(`${path}.forms`, `stays ${row.forms.join(', ')}`);
  if (!(regimen.doseMinutes > 0 && regimen.doseMinutes <= 5_760)) say(`${path}.doseMinutes`, 'from 1 to 5760 min');

  const { release } = regimen;
  const floor = OBSERVATION_FLOOR_MINUTES[row.route];
  const where = `${path}.release.observationMinutes`;
  const sources = OBSERVATION_FLOOR_SOURCES[row.route];
  if (!(release.observationMinutes >= floor)) say(where, `${floor} min is the least for ${row.route}`, sources);
  else if (!(release.observationMinutes <= 480)) say(where, 'beyond 480 min it makes no sense');
  if (release.score !== 'aldrete' && release.score !== 'padss')
    say(`${path}.release.score`, 'aldrete or padss', ['ALDRETE', 'PADSS']);
  basisIssues(release, row.release, `${path}.release`, say);

  gridIssues(
    regimen.grid,
    {
      route: row.route,
      doseMinutes: regimen.doseMinutes,
      observationMinutes: Math.max(release.observationMinutes || 0, floor),
    },
    (field, ...rest) => say(`${path}.grid.${field}`, ...rest),
  );
  const running = regimen.grid.everyMinutesWhileRunning;
  if ((row.indication === 'chronic-pain') !== (running !== undefined)) {
    say(
      `${path}.grid.everyMinutesWhileRunning`,
      running === undefined
        ? `at most ${RUNNING_GAP_MINUTES_MAX} min while an infusion runs`
        : 'only long infusions have it',
    );
  }
  basisIssues(regimen.grid, row.grid, `${path}.grid`, say);
  seriesIssues(regimen.series, row, `${path}.series`, say);
  basisIssues(regimen.series, row.series, `${path}.series`, say);

  if (row.longInfusion === undefined) {
    if (regimen.longInfusion !== undefined) say(`${path}.longInfusion`, 'only long infusions have it');
    return;
  }
  for (const field of ['hydrationMinutes', 'nurseChangeMinutes'] as const) {
    const minutes = regimen.longInfusion?.[field] ?? Number.NaN;
    const most = LONG_INFUSION_MINUTES_MAX[field];
    if (!(minutes >= 15 && minutes <= most))
      say(`${path}.longInfusion.${field}`, `from 15 to ${most} min`, ['PD', 'ASRA-PAIN-2018']);
  }
}

/** Whatever a clinic changed rests on the clinic, not on the label or the trial it was changed from. */
function basisIssues<Row extends { readonly basis: string; readonly sources: readonly SourceId[] }>(
  row: Row,
  starting: Row,
  path: string,
  say: Say,
): void {
  if (row.sources.some((source) => !starting.sources.includes(source)))
    say(`${path}.sources`, 'only those it started from');
  const told = JSON.stringify(sorted(row)) === JSON.stringify(sorted(starting));
  if (!told && row.basis !== 'clinic-policy')
    say(`${path}.basis`, `changed from "${starting.basis}": it is clinic policy`);
}
const sorted = (row: object) => Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1));

/** A grid is safe when no stretch goes by without a check, and no check leaves out what may kill. */
function gridIssues(
  grid: Grid,
  of: { readonly route: Regimen['route']; readonly doseMinutes: number; readonly observationMinutes: number },
  say: Say,
): void {
  const { route, doseMinutes } = of;
  const numbers = [...grid.fromFirstDose, ...grid.fromLastDose];
  if (numbers.length > 200 || numbers.some((minute) => !Number.isFinite(minute) || minute > 5_760 || minute < -120)) {
    say('fromFirstDose', 'minutes from -120 to 5760');
    return;
  }
  for (const field of ['fromFirstDose', 'fromLastDose'] as const) {
    if (grid[field].some((minute, index) => index > 0 && minute <= grid[field][index - 1]!))
      say(field, 'minutes must rise');
  }
  const every = grid.everyMinutesWhileRunning;
  if (every !== undefined && !(every >= 1 && every <= RUNNING_GAP_MINUTES_MAX)) {
    say('everyMinutesWhileRunning', `no more than ${RUNNING_GAP_MINUTES_MAX} min while an infusion runs`, [
      'PD',
      'ASRA-PAIN-2018',
    ]);
  }
  const gap = GRID_GAP_MINUTES_MAX[route];
  // A long infusion is watched as closely as any in its first half hour; then the line for running ones holds.
  const hour = grid.fromFirstDose.filter((minute) => minute >= 0 && minute <= (every === undefined ? 60 : 30));
  const steps = [0, ...hour, every === undefined ? 60 : 30];
  if (steps.some((minute, index) => index > 0 && minute - steps[index - 1]! > gap)) {
    say('fromFirstDose', `no more than ${gap} min between checks in the first hour`);
  }
  // From the end of a dose as usually given to the end of its observation; while an infusion runs the line above holds.
  const end = doseMinutes + of.observationMinutes;
  const after = [
    ...grid.fromFirstDose.filter((minute) => minute >= 0),
    ...(every === undefined ? [] : [doseMinutes]),
    ...grid.fromLastDose.map((minute) => doseMinutes + minute),
    end,
  ]
    .filter((minute) => minute <= end && (every === undefined || minute >= doseMinutes))
    .sort((a, b) => a - b);
  if (after.some((minute, index) => index > 0 && minute - after[index - 1]! > LATE_GAP_MINUTES_MAX)) {
    say(
      every === undefined ? 'fromFirstDose' : 'fromLastDose',
      `no more than ${LATE_GAP_MINUTES_MAX} min without a check until the observation is over`,
    );
  }
  if (route === 'intranasal-esketamine' && !grid.fromFirstDose.includes(40)) {
    say('fromFirstDose', 'the label asks for a blood pressure at about 40 minutes', ['PI-US-2019', 'FDA-REMS']);
  }
  for (const item of ALWAYS_WANTED)
    if (!grid.wants.includes(item)) say('wants', `${item} cannot be left out`, ['PI-US-2019', 'FDA-REMS']);
  if (grid.wants.some((item) => !(CHECK_ITEMS as readonly string[]).includes(item))) say('wants', 'unknown item');
  for (const { item, everyMinutes } of grid.less ?? []) {
    const most = ASKED_LESS_MINUTES_MAX[item];
    if (most === undefined) say('less', `${item} is asked at every check`);
    else if (!(everyMinutes > 0 && everyMinutes <= most)) say('less', `${item}: at least every ${most} min`);
  }
}

function seriesIssues(series: Series, regimen: Regimen, path: string, say: Say): void {
  const limits = seriesLimits(regimen);
  const whole = (value: number) => Number.isInteger(value) && value >= 1;
  for (const field of ['sessions', 'perWeek', 'judgeAfter', 'nonImprovementsInARow'] as const) {
    if (!(whole(series[field]) && series[field] <= limits[field]))
      say(`${path}.${field}`, `from 1 to ${limits[field]}`, limits.sources);
  }
  if (!(series.improvementPercent >= limits.improvementPercent && series.improvementPercent <= 50)) {
    say(`${path}.improvementPercent`, `from ${limits.improvementPercent} to 50 %`, limits.sources);
  }
  series.maintenance.forEach(({ everyDays, sessions }, index) => {
    const least = Math.max(limits.maintenanceDays, series.maintenance[index - 1]?.everyDays ?? 0);
    if (!(whole(everyDays) && everyDays >= least && everyDays <= 90)) {
      say(
        `${path}.maintenance`,
        `step ${index + 1}: from ${least} to 90 days apart, the interval only grows`,
        limits.sources,
      );
    }
    if (!(whole(sessions) && sessions <= 52)) say(`${path}.maintenance`, `step ${index + 1}: from 1 to 52 sessions`);
  });
}

function standingOrderIssues(policy: Policy, say: Say): void {
  const ids = new Set<string>();
  for (const order of policy.standingOrders) {
    const path = `standingOrders.${order.id}`;
    if (ids.has(order.id)) say(`${path}.id`, `${order.id} stands twice`);
    ids.add(order.id);
    if (order.tell.trim() === '') say(`${path}.tell`, 'says whom to tell');
    if (!(order.forDays >= 1 && order.forDays <= STANDING_ORDER_DAYS_MAX))
      say(`${path}.forDays`, `from 1 to ${STANDING_ORDER_DAYS_MAX} days, then it is signed again`);
    const limit = rescueLimit(order.medicine, order.route);
    if (limit === undefined) {
      say(path, `${order.medicine} ${order.route} is not in the table of rescue medicines`);
      continue;
    }
    const { sources } = limit;
    if (!(order.doseMg >= leastRescueMg(limit) && order.doseMg <= limit.doseMgMax))
      say(`${path}.doseMg`, `from ${leastRescueMg(limit)} to ${limit.doseMgMax} mg at once`, sources);
    if (!(order.maxMg >= order.doseMg && order.maxMg <= limit.totalMgMax))
      say(`${path}.maxMg`, `${limit.totalMgMax} mg is the most in a session`, sources);
    if (!(order.minIntervalMinutes >= limit.minIntervalMinutes))
      say(`${path}.minIntervalMinutes`, `${limit.minIntervalMinutes} min is the shortest interval`, sources);
  }
}
