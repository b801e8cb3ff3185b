import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  ALWAYS_WANTED,
  ASKED_LESS_MINUTES_MAX,
  CHECK_ITEMS,
  GRID_GAP_MINUTES_MAX,
  type Grid,
  LATE_GAP_MINUTES_MAX,
  LONG_INFUSION_MINUTES_MAX,
  OBSERVATION_FLOOR_MINUTES,
  observationMinutes,
  type Policy,
  type PolicyRow,
  policyDifferences,
  policyIssues,
  policyRows,
  REGIMENS,
  type RowValue,
  RUNNING_GAP_MINUTES_MAX,
  rescueLimit,
  rowText,
  STANDING_ORDER_DAYS_MAX,
  STARTING_POLICIES,
  seriesLimits,
  withRow,
} from './index.ts';

const mixed = STARTING_POLICIES.mixed as Policy;
const row = (id: string, policy: Policy = mixed): PolicyRow => {
  const found = policyRows(policy).find((one) => one.id === id);
  if (found === undefined) throw new Error(`no row ${id}`);
  return found;
};
const edited = (id: string, value: RowValue, policy: Policy = mixed) => withRow(policy, row(id, policy), value);

describe('rows', () => {
  const rows = policyRows(mixed);
  test('each id once, each with a source, a section and a basis', () => {
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
    for (const { id, sources, section } of rows) {
      expect(sources.length, id).toBeGreaterThan(0);
      expect(section, id).not.toBe('');
    }
  });

  test('putting back what stands there changes nothing', () => {
    for (const one of rows) {
      const same = withRow(mixed, one, one.value);
      expect(rowText(row(one.id, same).value), one.id).toBe(rowText(one.value));
      expect(policyIssues(same), one.id).toEqual([]);
    }
  });

  test.each(
    rows.filter(({ loosest, kind }) => kind === 'number' && loosest !== null).map((one) => [one.id, one] as const),
  )('%s: at the hard limit it may stand, beyond it it is refused by the path of its row', (id, one) => {
    const { loosest, safer } = one;
    // Minutes between checks and doses may not stand alone: their neighbours say how far.
    expect(
      policyIssues(withRow(mixed, one, loosest)).filter(({ path }) => path === id),
      'at the limit',
    ).toEqual([]);
    const beyond = safer === 'lower' ? loosest! + 1 : loosest! - 1;
    const [issue] = policyIssues(withRow(mixed, one, beyond)).filter(({ path }) => path === id);
    expect(issue?.message).toContain(String(loosest));
    expect(issue?.sources.length).toBeGreaterThan(0);
  });

  test('what a clinic changes rests on the clinic', () => {
    const next = edited('regimens.esketamine-trd.release.observationMinutes', 150);
    expect(next.regimens['esketamine-trd']!.release).toMatchObject({ basis: 'clinic-policy', observationMinutes: 150 });
    expect(policyIssues(next)).toEqual([]);
    const { release } = next.regimens['esketamine-trd']!;
    const claimed = { ...next.regimens['esketamine-trd']!, release: { ...release, basis: 'label' as const } };
    expect(
      policyIssues({ ...next, regimens: { ...next.regimens, 'esketamine-trd': claimed } }).map(({ path }) => path),
    ).toEqual(['regimens.esketamine-trd.release.basis']);
  });

  test('a figure put back to its row leaves no trace', () => {
    const next = edited('settings.bp-high-systolic', 150);
    expect(edited('settings.bp-high-systolic', 160, next).settings).toEqual({});
  });
});

describe('differences', () => {
  test.each([
    ['settings.bp-high-systolic', 150, 'tighter'],
    ['settings.release-score', 10, 'tighter'],
    ['settings.alcohol-hours', 12, 'looser'],
    ['settings.alcohol-hours', 48, 'tighter'],
    ['regimens.iv-depression.release.observationMinutes', 30, 'looser'],
    ['regimens.iv-depression.grid.fromFirstDose', [-5, 0, 5, 10, 20, 30, 40, 50, 60, 90], 'changed'],
    ['regimens.iv-depression.series.maintenance', '7x4, 28x6', 'changed'],
    ['standingOrders.so-ondansetron.maxMg', 4, 'tighter'],
    ['escorts.firstSession', ['adult'], 'changed'],
  ] as const)('%s to %j is %s', (id, value, way) => {
    const next = edited(id, value);
    const found = policyDifferences(mixed, next);
    expect(found.map(({ row: { id: changed }, way: how }) => [changed, how])).toEqual([[id, way]]);
    expect(policyDifferences(next, next)).toEqual([]);
  });

  test('what one version has and the other has not is named', () => {
    const fewer: Policy = { ...mixed, lightGrid: null, standingOrders: mixed.standingOrders.slice(1) };
    const ways = policyDifferences(mixed, { ...fewer, raised: { 'ddi-maoi': 'defer' } }).map(({ way }) => way);
    expect(new Set(ways)).toEqual(new Set(['removed', 'added']));
    expect(policyDifferences(fewer, mixed).every(({ way }) => way === 'added')).toBe(true);
  });
});

/** What a hand could put in place of anything; that a list is a list is the contract's to say. */
const anything: Readonly<Record<PolicyRow['kind'], fc.Arbitrary<RowValue>>> = {
  number: fc.oneof(
    fc.double(),
    fc.integer({ min: -10, max: 700 }),
    fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, 0),
  ),
  minutes: fc.array(fc.oneof(fc.integer({ min: -20, max: 300 }), fc.double()), { maxLength: 12 }),
  many: fc.shuffledSubarray([...CHECK_ITEMS, 'adult', 'nobody']),
  one: fc.constantFrom('aldrete', 'padss', 'nurse', 'prescriber', 'nobody', ''),
  text: fc.string(),
  steps: fc.constantFrom('', '7x4, 3x9', '0x0', '14', '7x', 'x', '7×4, 14×2', '1e9x1'),
};
/** Near what stands there: such edits mostly pass, so that a long sequence gets somewhere. */
const near = (value: RowValue): fc.Arbitrary<RowValue> =>
  typeof value === 'number'
    ? fc.integer({ min: -30, max: 30 }).map((by) => value + by)
    : Array.isArray(value)
      ? fc.subarray([...value] as number[])
      : fc.constant(value);

const edits = fc.array(
  fc
    .constantFrom(...policyRows(mixed))
    .chain((one) => fc.oneof(anything[one.kind], near(one.value)).map((value) => [one, value] as const)),
  { maxLength: 40 },
);

/** The longest stretch without a check between two minutes after the first dose, told by walking the minutes. */
function longestGap(grid: Grid, doseMinutes: number, from: number, to: number): number {
  const every = grid.everyMinutesWhileRunning;
  const last = grid.fromFirstDose.at(-1) ?? 0;
  const isChecked = (minute: number): boolean =>
    minute === 0 ||
    grid.fromFirstDose.includes(minute) ||
    (every !== undefined && minute > last && minute <= doseMinutes && (minute - last) % every === 0) ||
    grid.fromLastDose.includes(minute - doseMinutes);
  let since = 0;
  let longest = 0;
  for (let minute = from; minute <= to; minute += 1) {
    since = isChecked(minute) ? 0 : since + 1;
    longest = Math.max(longest, since);
  }
  return longest;
}

describe('no sequence of edits loosens a hard limit', () => {
  /** What a director does: edits a row, and keeps it where it may be adopted. */
  const adopted = (sequence: readonly (readonly [PolicyRow, RowValue])[]): Policy =>
    sequence.reduce<Policy>((policy, [one, value]) => {
      const next = withRow(policy, one, value);
      return policyIssues(next).length === 0 ? next : policy;
    }, mixed);

  test('grids, observation, series, long infusions, standing orders and every figure', () => {
    fc.assert(
      fc.property(edits, (sequence) => {
        const policy = adopted(sequence);
        for (const one of policyRows(policy)) {
          if (one.kind !== 'number' || one.loosest === null || typeof one.value !== 'number') continue;
          if (one.safer === 'lower') expect(one.value, one.id).toBeLessThanOrEqual(one.loosest);
          else expect(one.value, one.id).toBeGreaterThanOrEqual(one.loosest);
        }
        for (const [key, regimen] of Object.entries(policy.regimens)) {
          const start = REGIMENS[key as keyof typeof REGIMENS];
          const { grid, series } = regimen;
          const observed = observationMinutes(regimen);
          expect(observed).toBeGreaterThanOrEqual(OBSERVATION_FLOOR_MINUTES[regimen.route]);
          expect([regimen.route, regimen.indication, regimen.watchedThroughout]).toEqual([
            start.route,
            start.indication,
            start.watchedThroughout,
          ]);
          const long = regimen.indication === 'chronic-pain';
          expect(longestGap(grid, regimen.doseMinutes, 0, long ? 30 : 60)).toBeLessThan(
            GRID_GAP_MINUTES_MAX[regimen.route] + 1,
          );
          if (long) {
            expect(grid.everyMinutesWhileRunning).toBeLessThanOrEqual(RUNNING_GAP_MINUTES_MAX);
            expect(regimen.longInfusion!.hydrationMinutes).toBeLessThanOrEqual(
              LONG_INFUSION_MINUTES_MAX.hydrationMinutes,
            );
            expect(regimen.longInfusion!.nurseChangeMinutes).toBeLessThanOrEqual(
              LONG_INFUSION_MINUTES_MAX.nurseChangeMinutes,
            );
          }
          const end = Math.ceil(regimen.doseMinutes + observed);
          if (!long) expect(longestGap(grid, regimen.doseMinutes, 0, end)).toBeLessThanOrEqual(LATE_GAP_MINUTES_MAX);
          for (const item of ALWAYS_WANTED) expect(grid.wants).toContain(item);
          for (const { item, everyMinutes } of grid.less ?? []) {
            expect(everyMinutes).toBeLessThanOrEqual(ASKED_LESS_MINUTES_MAX[item] ?? 0);
          }
          if (regimen.route === 'intranasal-esketamine') expect(grid.fromFirstDose).toContain(40);
          const limits = seriesLimits(start);
          expect(series.sessions).toBeLessThanOrEqual(limits.sessions);
          expect(series.perWeek).toBeLessThanOrEqual(limits.perWeek);
          expect(series.judgeAfter).toBeLessThanOrEqual(limits.judgeAfter);
          expect(series.improvementPercent).toBeGreaterThanOrEqual(limits.improvementPercent);
          for (const { everyDays } of series.maintenance)
            expect(everyDays).toBeGreaterThanOrEqual(limits.maintenanceDays);
        }
        for (const order of policy.standingOrders) {
          const limit = rescueLimit(order.medicine, order.route)!;
          expect(order.doseMg).toBeLessThanOrEqual(limit.doseMgMax);
          expect(order.maxMg).toBeLessThanOrEqual(limit.totalMgMax);
          expect(order.minIntervalMinutes).toBeGreaterThanOrEqual(limit.minIntervalMinutes);
          expect(order.forDays).toBeLessThanOrEqual(STANDING_ORDER_DAYS_MAX);
        }
      }),
      { numRuns: 300 },
    );
  });
});
