import type { Route } from '../dosing/index.ts';
import {
  CHECK_ITEMS,
  GRID_GAP_MINUTES_MAX,
  type Grid,
  OBSERVATION_FLOOR_MINUTES,
  REGIMENS,
  type Regimen,
} from './regimen.ts';
import { rescueLimit } from './rescue.ts';
import { SETTINGS, type Setting, type SettingId } from './settings.ts';

export type EscortKindAllowed = 'adult' | 'medical-transport' | 'ride';

/** A dated standing order of the clinic: drug, dose, limit, who may give it, whom to tell (e.5). */
export interface StandingOrderRow {
  readonly id: string;
  readonly medicine: string;
  readonly route: string;
  readonly doseMg: number;
  readonly maxMg: number;
  readonly minIntervalMinutes: number;
  readonly givenBy: 'nurse' | 'prescriber';
  readonly tell: string;
}

/** What a clinic has adopted: one version of it judges a session from plan to release. */
export interface Policy {
  readonly id: string;
  readonly version: string;
  readonly title: string;
  /** Only what differs from `SETTINGS`; hard limits hold whatever stands here. */
  readonly settings: Readonly<Partial<Record<SettingId, number>>>;
  readonly regimens: Readonly<Record<string, Regimen>>;
  /** Who may take a patient home (b.6): a ride is nobody who looks after them. */
  readonly escorts: Readonly<Record<'esketamine' | 'ketamine' | 'firstSession', readonly EscortKindAllowed[]>>;
  readonly standingOrders: readonly StandingOrderRow[];
  /** Above the elevated line: caution that a prescriber may release, or defer as in the trials. */
  readonly bpElevated: 'caution' | 'defer';
}

const ALL_STANDING: readonly StandingOrderRow[] = [
  {
    id: 'so-ondansetron',
    medicine: 'ondansetron',
    route: 'odt',
    doseMg: 4,
    maxMg: 8,
    minIntervalMinutes: 30,
    givenBy: 'nurse',
    tell: 'prescriber, same day',
  },
  {
    id: 'so-paracetamol',
    medicine: 'paracetamol',
    route: 'po',
    doseMg: 650,
    maxMg: 1_000,
    minIntervalMinutes: 240,
    givenBy: 'nurse',
    tell: 'prescriber, same day',
  },
];

const pick = (keys: readonly (keyof typeof REGIMENS)[]): Record<string, Regimen> =>
  Object.fromEntries(keys.map((key) => [key, REGIMENS[key]]));

/** Three to start from. They are proposals: a medical director adopts, with signature, before live use. */
export const STARTING_POLICIES = {
  'esketamine-only': {
    id: 'esketamine-only',
    version: 'esketamine-only-1',
    title: 'Esketamine nasal spray only',
    settings: {},
    regimens: pick(['esketamine-trd', 'esketamine-mdsi']),
    escorts: {
      esketamine: ['adult', 'medical-transport', 'ride'],
      ketamine: ['adult', 'medical-transport'],
      firstSession: ['adult', 'medical-transport'],
    },
    standingOrders: ALL_STANDING,
    bpElevated: 'caution',
  },
  infusion: {
    id: 'infusion',
    version: 'infusion-1',
    title: 'Infusion clinic',
    settings: {},
    regimens: pick(['iv-depression', 'iv-ptsd', 'iv-pain-4h', 'iv-pain-continuous', 'im-depression', 'sc-depression']),
    escorts: {
      esketamine: ['adult', 'medical-transport'],
      ketamine: ['adult', 'medical-transport'],
      firstSession: ['adult', 'medical-transport'],
    },
    standingOrders: ALL_STANDING,
    bpElevated: 'caution',
  },
  mixed: {
    id: 'mixed',
    version: 'mixed-1',
    title: 'All routes',
    settings: {},
    regimens: REGIMENS,
    escorts: {
      esketamine: ['adult', 'medical-transport', 'ride'],
      ketamine: ['adult', 'medical-transport'],
      firstSession: ['adult', 'medical-transport'],
    },
    standingOrders: ALL_STANDING,
    bpElevated: 'caution',
  },
} as const satisfies Readonly<Record<string, Policy>>;

/** Why a policy cannot be adopted, by the field that is wrong. */
export interface PolicyIssue {
  readonly path: string;
  readonly message: string;
}

/**
 * Everything that a policy loosens beyond a hard limit, or leaves senseless. None: it can be adopted. The deciding
 * functions hold the hard limits too, so a policy that slipped past this still loosens nothing.
 */
export function policyIssues(policy: Policy): readonly PolicyIssue[] {
  const issues: PolicyIssue[] = [];
  const say = (path: string, message: string) => issues.push({ path, message });
  for (const [id, value] of Object.entries(policy.settings)) {
    const row: Setting | undefined = SETTINGS[id as SettingId];
    const path = `settings.${id}`;
    if (row === undefined) say(path, 'no such setting');
    else if (!Number.isFinite(value)) say(path, `must be a number in ${row.unit}`);
    else if (row.safer === 'lower' ? value > row.loosest : value < row.loosest) {
      say(path, `${row.title}: ${row.loosest} ${row.unit} is the hard limit, it can only be tightened`);
    } else if (row.safer === 'lower' ? value < row.tightest : value > row.tightest) {
      say(path, `${row.title}: beyond ${row.tightest} ${row.unit} it makes no sense`);
    }
  }
  for (const [key, regimen] of Object.entries(policy.regimens)) {
    const path = `regimens.${key}`;
    const floor = OBSERVATION_FLOOR_MINUTES[regimen.route];
    if (!(regimen.release.observationMinutes >= floor)) {
      say(`${path}.release.observationMinutes`, `${floor} min is the least for ${regimen.route}`);
    }
    for (const issue of gridIssues(regimen.grid, regimen.route)) say(`${path}.grid.${issue.path}`, issue.message);
  }
  for (const [index, order] of policy.standingOrders.entries()) {
    const limit = rescueLimit(order.medicine, order.route);
    const path = `standingOrders.${index}`;
    if (limit === undefined) say(path, `${order.medicine} ${order.route} is not in the table of rescue medicines`);
    else {
      if (!(order.doseMg <= limit.doseMgMax)) say(`${path}.doseMg`, `${limit.doseMgMax} mg is the most at once`);
      if (!(order.maxMg <= limit.totalMgMax)) say(`${path}.maxMg`, `${limit.totalMgMax} mg is the most in a session`);
      if (!(order.minIntervalMinutes >= limit.minIntervalMinutes)) {
        say(`${path}.minIntervalMinutes`, `${limit.minIntervalMinutes} min is the shortest interval`);
      }
    }
  }
  return issues;
}

function gridIssues(grid: Grid, route: Route): PolicyIssue[] {
  const issues: PolicyIssue[] = [];
  const gap = GRID_GAP_MINUTES_MAX[route];
  const minutes = grid.fromFirstDose.filter((minute) => minute >= 0 && minute <= 60);
  const steps = [0, ...minutes, ...(grid.everyMinutesWhileRunning === undefined ? [60] : [])];
  for (let index = 1; index < steps.length; index += 1) {
    if (steps[index]! - steps[index - 1]! > gap) {
      issues.push({ path: 'fromFirstDose', message: `no more than ${gap} min between checks in the first hour` });
      break;
    }
  }
  if (grid.fromFirstDose.some((minute, index) => index > 0 && minute <= grid.fromFirstDose[index - 1]!)) {
    issues.push({ path: 'fromFirstDose', message: 'minutes must rise' });
  }
  if (route === 'intranasal-esketamine' && !grid.fromFirstDose.includes(40)) {
    issues.push({ path: 'fromFirstDose', message: 'the label asks for a blood pressure at about 40 minutes' });
  }
  if (grid.everyMinutesWhileRunning !== undefined && !(grid.everyMinutesWhileRunning <= 30)) {
    issues.push({ path: 'everyMinutesWhileRunning', message: 'no more than 30 min while an infusion runs' });
  }
  for (const item of ['bp', 'spo2', 'sedation'] as const) {
    if (!grid.wants.includes(item)) issues.push({ path: 'wants', message: `${item} cannot be left out` });
  }
  if (grid.wants.some((item) => !(CHECK_ITEMS as readonly string[]).includes(item))) {
    issues.push({ path: 'wants', message: 'unknown item' });
  }
  return issues;
}

/** Observation of a regimen, held at the hard floor of its route. */
export const observationMinutes = (regimen: Regimen): number =>
  Math.max(regimen.release.observationMinutes, OBSERVATION_FLOOR_MINUTES[regimen.route]);
