import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  OBSERVATION_FLOOR_MINUTES,
  observationMinutes,
  type Policy,
  policyIssues,
  REGIMENS,
  RESCUE_LIMITS,
  type Regimen,
  SETTING_IDS,
  SETTINGS,
  type Setting,
  type SettingId,
  STARTING_POLICIES,
  settingOf,
} from './index.ts';

const policies = Object.entries(STARTING_POLICIES) as [string, Policy][];
const row = (id: SettingId): Setting => SETTINGS[id];

describe('rows', () => {
  test.each(SETTING_IDS)('%s has a source, and its own value lies within its limits', (id) => {
    const { value, loosest, tightest, safer, sources, unit } = row(id);
    expect(sources.length).toBeGreaterThan(0);
    expect(unit).not.toBe('');
    if (safer === 'lower') {
      expect(value).toBeLessThanOrEqual(loosest);
      expect(value).toBeGreaterThanOrEqual(tightest);
    } else {
      expect(value).toBeGreaterThanOrEqual(loosest);
      expect(value).toBeLessThanOrEqual(tightest);
    }
  });
  test('what is a project default says so', () => {
    for (const id of SETTING_IDS) if (row(id).basis === 'clinic-policy') expect(row(id).marks).toContain('PD');
  });
  test.each(RESCUE_LIMITS.map((limit) => [limit.medicine, limit.route, limit] as const))(
    '%s %s',
    (_medicine, _route, limit) => {
      expect(limit.doseMgMin).toBeLessThanOrEqual(limit.doseMgMax);
      expect(limit.doseMgMax).toBeLessThanOrEqual(limit.totalMgMax);
      if (limit.careful !== undefined) {
        expect(limit.careful.doseMgMax).toBeLessThan(limit.doseMgMax);
        expect(limit.careful.totalMgMax).toBeLessThan(limit.totalMgMax);
      }
    },
  );
});

describe('starting policies', () => {
  test.each(policies)('%s can be adopted', (_name, policy) => {
    expect(policyIssues(policy)).toEqual([]);
  });
  test.each(policies)('%s: every regimen is watched at least as long as its route must be', (_name, policy) => {
    for (const regimen of Object.values(policy.regimens)) {
      expect(observationMinutes(regimen)).toBeGreaterThanOrEqual(OBSERVATION_FLOOR_MINUTES[regimen.route]);
    }
  });
  test('the esketamine-only policy has no other drug', () => {
    const routes = Object.values((STARTING_POLICIES['esketamine-only'] as Policy).regimens).map(({ route }) => route);
    expect(new Set(routes)).toEqual(new Set(['intranasal-esketamine']));
  });
});

/** Anything that an edit could put in place of a figure. */
const edit = fc.dictionary(
  fc.constantFrom(...SETTING_IDS),
  fc.oneof(
    fc.double(),
    fc.integer({ min: -1_000, max: 1_000 }),
    fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, 0),
  ),
);
const looserThan = (setting: Setting, value: number) =>
  setting.safer === 'lower' ? value > setting.loosest : value < setting.loosest;

describe('hard limits can only be tightened (A17)', () => {
  test('no sequence of edits loosens a figure beyond its hard limit', () => {
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 6 }), (edits) => {
        const settings = Object.assign({}, ...edits) as Policy['settings'];
        for (const id of SETTING_IDS) expect(looserThan(row(id), settingOf({ settings }, id))).toBe(false);
      }),
    );
  });
  test('a policy with a figure beyond its hard limit is not adopted, and says which', () => {
    fc.assert(
      fc.property(fc.constantFrom(...SETTING_IDS), fc.double({ min: 0.001, max: 1_000, noNaN: true }), (id, by) => {
        const { safer, loosest } = row(id);
        const value = safer === 'lower' ? loosest + by : loosest - by;
        const issues = policyIssues({ ...(STARTING_POLICIES.mixed as Policy), settings: { [id]: value } });
        expect(issues.map(({ path }) => path)).toContain(`settings.${id}`);
      }),
    );
  });
  test('at the hard limit it is adopted, and the careful way is free', () => {
    for (const id of SETTING_IDS) {
      const { loosest, tightest } = row(id);
      for (const value of [loosest, tightest]) {
        expect(policyIssues({ ...(STARTING_POLICIES.mixed as Policy), settings: { [id]: value } })).toEqual([]);
      }
    }
  });

  const changed = (key: keyof typeof REGIMENS, change: (regimen: Regimen) => Regimen): Policy => ({
    ...(STARTING_POLICIES.mixed as Policy),
    regimens: { ...REGIMENS, [key]: change(REGIMENS[key]) },
  });
  test.each([
    [
      'observation shortened',
      changed('esketamine-trd', (r) => ({ ...r, release: { ...r.release, observationMinutes: 119 } })),
      'observationMinutes',
    ],
    [
      'observation not a number',
      changed('esketamine-trd', (r) => ({ ...r, release: { ...r.release, observationMinutes: Number.NaN } })),
      'observationMinutes',
    ],
    [
      'the 40-minute pressure removed',
      changed('esketamine-trd', (r) => ({ ...r, grid: { ...r.grid, fromFirstDose: [-10, 0, 20, 45, 60] } })),
      'fromFirstDose',
    ],
    [
      'a gap in the first hour',
      changed('iv-depression', (r) => ({ ...r, grid: { ...r.grid, fromFirstDose: [0, 10, 26, 40, 50, 60] } })),
      'fromFirstDose',
    ],
    [
      'sedation not asked',
      changed('iv-depression', (r) => ({ ...r, grid: { ...r.grid, wants: ['bp', 'spo2'] } })),
      'wants',
    ],
    [
      'hourly checks on a running infusion',
      changed('iv-pain-4h', (r) => ({ ...r, grid: { ...r.grid, everyMinutesWhileRunning: 60 } })),
      'everyMinutesWhileRunning',
    ],
  ] as const)('%s is not adopted', (_name, policy, path) => {
    expect(policyIssues(policy).some((issue) => issue.path.endsWith(path))).toBe(true);
  });
  test('a regimen whose observation was shortened is held at the floor all the same', () => {
    const short = {
      ...REGIMENS['esketamine-trd'],
      release: { ...REGIMENS['esketamine-trd'].release, observationMinutes: 5 },
    };
    expect(observationMinutes(short)).toBe(120);
  });
  test.each([
    [{ doseMg: 8 }, 'doseMg'],
    [{ maxMg: 9 }, 'maxMg'],
    [{ minIntervalMinutes: 5 }, 'minIntervalMinutes'],
    [{ medicine: 'propofol' }, 'standingOrders.so-ondansetron'],
    [{ forDays: 367 }, 'forDays'],
    [{ tell: ' ' }, 'tell'],
  ])('a standing order with %o is not adopted', (change, path) => {
    const policy = STARTING_POLICIES.mixed as Policy;
    const standingOrders = [{ ...policy.standingOrders[0]!, ...change }];
    expect(policyIssues({ ...policy, standingOrders }).some((issue) => issue.path.endsWith(path))).toBe(true);
  });
  test('an unknown setting is named, not ignored', () => {
    const settings = { 'bp-hihg-systolic': 200 } as Policy['settings'];
    expect(policyIssues({ ...(STARTING_POLICIES.mixed as Policy), settings })[0]?.path).toBe(
      'settings.bp-hihg-systolic',
    );
  });
});
