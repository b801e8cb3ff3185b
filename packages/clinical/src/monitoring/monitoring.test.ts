import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { REGIMENS, SETTINGS, STARTING_POLICIES } from '../policy/index.ts';
import { addMinutes, instant, MINUTE_MS } from '../units/index.ts';
import {
  assessVital,
  type GridInput,
  gridChecks,
  LEVELS,
  type Look,
  type Observations,
  TRIGGERS,
  triggersOf,
} from './index.ts';

const policy = STARTING_POLICIES.mixed;
const start = instant(1_772_550_000_000);
const baseline = { systolicMmHg: 120, diastolicMmHg: 75 };
const level = (observations: Observations, base: typeof baseline | null = null) =>
  triggersOf(observations, { policy, baseline: base })[0]?.level ?? 'quiet';
const moaas = (score: 0 | 1 | 2 | 3 | 4 | 5): Observations => ({ sedation: { scale: 'moaas-0-5', score } });

describe('what a value calls for (e.3)', () => {
  test.each([
    [{ systolicMmHg: 164, diastolicMmHg: 99 }, 'quiet'],
    [{ systolicMmHg: 165, diastolicMmHg: 80 }, 'notify'],
    [{ systolicMmHg: 130, diastolicMmHg: 100 }, 'notify'],
    [{ systolicMmHg: 179, diastolicMmHg: 109 }, 'notify'],
    [{ systolicMmHg: 180, diastolicMmHg: 80 }, 'pause'],
    [{ systolicMmHg: 130, diastolicMmHg: 110 }, 'pause'],
    [{ systolicMmHg: 200, diastolicMmHg: 80 }, 'stop'],
    [{ systolicMmHg: 150, diastolicMmHg: 120 }, 'stop'],
    [{ systolicMmHg: 100, diastolicMmHg: 60 }, 'quiet'],
    [{ systolicMmHg: 99, diastolicMmHg: 60 }, 'notify'],
    [{ systolicMmHg: 90, diastolicMmHg: 60 }, 'notify'],
    [{ systolicMmHg: 89, diastolicMmHg: 60 }, 'pause'],
    [{ systolicMmHg: 79, diastolicMmHg: 50 }, 'stop'],
    [{ heartRatePerMin: 55 }, 'quiet'],
    [{ heartRatePerMin: 54 }, 'notify'],
    [{ heartRatePerMin: 110 }, 'quiet'],
    [{ heartRatePerMin: 111 }, 'notify'],
    [{ heartRatePerMin: 49 }, 'pause'],
    [{ heartRatePerMin: 121 }, 'pause'],
    [{ heartRatePerMin: 39 }, 'stop'],
    [{ heartRatePerMin: 141 }, 'stop'],
    [{ spo2Percent: 94 }, 'quiet'],
    [{ spo2Percent: 93 }, 'notify'],
    [{ spo2Percent: 92 }, 'notify'],
    [{ spo2Percent: 91 }, 'pause'],
    [{ spo2Percent: 90 }, 'pause'],
    [{ spo2Percent: 89 }, 'stop'],
    [{ respiratoryRatePerMin: 12 }, 'quiet'],
    [{ respiratoryRatePerMin: 11 }, 'notify'],
    [{ respiratoryRatePerMin: 9 }, 'pause'],
    [{ respiratoryRatePerMin: 8 }, 'pause'],
    [{ respiratoryRatePerMin: 7 }, 'stop'],
    [moaas(5), 'quiet'],
    [moaas(4), 'notify'],
    [moaas(3), 'pause'],
    [moaas(2), 'stop'],
    [moaas(0), 'stop'],
    [{ dissociation: { state: 'calm', cadss6: 24 } }, 'quiet'],
    [{ dissociation: { state: 'frightened' } }, 'pause'],
    [{ dissociation: { state: 'agitated' } }, 'stop'],
    [{ nausea: { state: 'mild' } }, 'notify'],
    [{ nausea: { state: 'mild', vomited: 1 } }, 'pause'],
    [{ nausea: { state: 'mild', vomited: 2 } }, 'stop'],
    [{ systolicMmHg: 150, diastolicMmHg: 90, symptoms: ['chest-pain'] }, 'stop'],
    [{}, 'quiet'],
  ] as const)('%o: %s', (observations, expected) => {
    expect(level(observations)).toBe(expected);
  });

  test.each([
    [159, 75, 'quiet'],
    [160, 75, 'notify'],
    [120, 99, 'quiet'],
    [120, 100, 'notify'],
    [96, 75, 'notify'],
  ])('against 120/75: %i/%i %s', (systolicMmHg, diastolicMmHg, expected) => {
    expect(level({ systolicMmHg, diastolicMmHg }, baseline)).toBe(expected);
  });

  test('a resting SpO2 of 92-94 % has its own limit, never below the stop line', () => {
    const own = (spo2Percent: number, spo2NotifyPercent: number) =>
      triggersOf({ spo2Percent }, { policy, baseline: null, spo2NotifyPercent })[0]?.level ?? 'quiet';
    expect(own(92, 91)).toBe('quiet');
    expect(own(90, 91)).toBe('pause');
    expect(own(89, 80)).toBe('stop');
  });

  test('an order that names 80 % keeps what no policy may pass: told below 92, paused below 91', () => {
    const own = (spo2Percent: number, spo2NotifyPercent: number) =>
      triggersOf({ spo2Percent }, { policy, baseline: null, spo2NotifyPercent })[0]?.level ?? 'quiet';
    expect([92, 91, 90, 89].map((value) => own(value, 80))).toEqual(['quiet', 'notify', 'pause', 'stop']);
    expect([95, 93, 91].map((value) => own(value, 96))).toEqual(['notify', 'notify', 'pause']);
  });

  test('each row is used by a setting that exists, and each level is worse than the one before', () => {
    for (const { setting } of TRIGGERS) expect(SETTINGS).toHaveProperty(setting);
    expect(LEVELS).toEqual(['quiet', 'notify', 'pause', 'stop']);
  });

  test('a worse value never calls for less', () => {
    fc.assert(
      fc.property(fc.integer({ min: 60, max: 300 }), fc.integer({ min: 0, max: 60 }), (systolic, more) => {
        const at = (value: number) => LEVELS.indexOf(level({ systolicMmHg: Math.max(110, value), diastolicMmHg: 70 }));
        expect(at(systolic + more)).toBeGreaterThanOrEqual(at(systolic));
      }),
    );
  });
});

describe('one vital sign at a moment (A15)', () => {
  const given = { policy, baseline: null, now: start, maxAgeMs: 15 * MINUTE_MS };
  const taken = (observations: Observations, minutesAgo: number) => ({
    observations,
    at: addMinutes(start, -minutesAgo),
    source: 'manual-cuff',
  });
  test.each([
    ['bp', undefined, 'missing'],
    ['bp', taken({ systolicMmHg: 120 }, 1), 'missing'],
    ['bp', taken({ systolicMmHg: 70, diastolicMmHg: 80 }, 1), 'off-scale'],
    ['bp', taken({ systolicMmHg: 500, diastolicMmHg: 80 }, 1), 'off-scale'],
    ['heart-rate', taken({ heartRatePerMin: 70 }, 15.1), 'not-current'],
    ['heart-rate', taken({ heartRatePerMin: 70 }, -16), 'not-current'],
    ['heart-rate', taken({ heartRatePerMin: Number.NaN }, 1), 'off-scale'],
    ['temperature', taken({ temperatureC: 384.5 }, 1), 'off-scale'],
  ] as const)('%s from %o is unknown', (vital, latest, because) => {
    expect(assessVital(vital, latest, given)).toMatchObject({ kind: 'unknown', because });
  });
  test('a current value comes with its age and source', () => {
    expect(assessVital('spo2', taken({ spo2Percent: 91 }, 2), given)).toMatchObject({
      kind: 'assessed',
      level: 'pause',
      ageMs: 2 * MINUTE_MS,
      values: [{ name: 'spo2Percent', value: 91, unit: '%', source: 'manual-cuff' }],
    });
  });
});

describe('the grid (e.1)', () => {
  const whole: Observations = {
    systolicMmHg: 120,
    diastolicMmHg: 75,
    heartRatePerMin: 70,
    spo2Percent: 98,
    respiratoryRatePerMin: 14,
    sedation: { scale: 'moaas-0-5', score: 5 },
  };
  const look = (minute: number, later = 0, observations = whole): Look => ({
    id: `${minute}`,
    at: addMinutes(start, minute),
    enteredAt: addMinutes(start, minute + later),
    observations,
  });
  const given = (minute: number, looks: readonly Look[], change: Partial<GridInput> = {}): GridInput => ({
    firstDoseAt: start,
    lastDoseAt: addMinutes(start, 5),
    endedAt: null,
    now: addMinutes(start, minute),
    horizon: addMinutes(start, minute + 60),
    looks,
    soonMinutes: 2,
    lateMinutes: 5,
    ...change,
  });
  const grid = REGIMENS['esketamine-trd'].grid;
  const state = (minute: number, at: number, looks: readonly Look[] = []) =>
    gridChecks(grid, given(minute, [look(-8), look(0), look(20), ...looks])).find((check) => check.minute === at)!
      .state;

  test.each([
    [37.9, 'upcoming'],
    [38, 'soon'],
    [39.9, 'soon'],
    [40, 'due'],
    [45, 'due'],
    [45.1, 'overdue'],
    [59.9, 'overdue'],
    [60, 'missed'],
  ])('the 40-minute pressure at %d min: %s', (minute, expected) => {
    expect(state(minute, 40)).toBe(expected);
  });
  test.each([
    [look(40), 'done'],
    [look(36), 'done'],
    [look(45), 'done'],
    [look(45.1), 'late'],
    [look(40, 12), 'late'],
    [look(40, 5), 'done'],
  ])('answered by %o: %s', (one, expected) => {
    expect(state(60, 40, [one])).toBe(expected);
  });
  test('one value short is not done, and says what is missing', () => {
    const { sedation: _, ...rest } = whole;
    const check = gridChecks(grid, given(41, [look(20), look(40, 0, rest)])).find(({ minute }) => minute === 40)!;
    expect(check).toMatchObject({ state: 'due', missing: ['sedation'] });
  });
  test('two looks together can answer one check', () => {
    const a = look(39, 0, { systolicMmHg: 120, diastolicMmHg: 75, heartRatePerMin: 70 });
    const b = look(41, 0, { spo2Percent: 98, respiratoryRatePerMin: 14, sedation: { scale: 'moaas-0-5', score: 5 } });
    expect(state(42, 40, [a, b])).toBe('done');
  });
  test('what was missed stays missed, however it is written later', () => {
    const done = gridChecks(grid, given(80, [look(40, 35)])).find(({ minute }) => minute === 40)!;
    expect(done).toMatchObject({ state: 'late', lateMinutes: 35 });
  });
  test('opened from the list it answers that check, however late', () => {
    expect(state(57, 40, [{ ...look(56), gridMinute: 40 }])).toBe('late');
    expect(state(57, 40, [look(56)])).toBe('missed');
    expect(state(57, 60, [look(56)])).toBe('done');
  });
  test('when nobody has looked since the check before, the next is overdue at once', () => {
    const late = gridChecks(grid, given(40, [look(0)])).find(({ minute }) => minute === 40)!;
    expect(late.state).toBe('overdue');
  });
  test('after release nothing more is due', () => {
    const checks = gridChecks(grid, given(130, [], { endedAt: addMinutes(start, 70) }));
    expect(checks.map(({ minute }) => minute)).not.toContain(90);
  });
  test('a long infusion is checked every half hour as long as it runs, and after it', () => {
    const pain = REGIMENS['iv-pain-4h'].grid;
    const checks = gridChecks(pain, given(200, [], { lastDoseAt: addMinutes(start, 240) }));
    expect(checks.filter(({ from }) => from === 'first-dose').map(({ minute }) => minute)).toEqual([
      -5, 0, 5, 10, 15, 30, 60, 90, 120, 150, 180, 210, 240,
    ]);
    expect(checks.filter(({ from }) => from === 'last-dose').map(({ minute }) => minute)).toEqual([15, 30, 60]);
    expect(checks.find(({ minute }) => minute === 90)!.wants).not.toContain('pain');
    expect(checks.find(({ minute }) => minute === 120)!.wants).toContain('pain');
  });
  test('a look answers at most one check, and the order of looks does not matter', () => {
    const looks = fc
      .uniqueArray(fc.integer({ min: -20, max: 150 }), { maxLength: 20 })
      .map((list) => list.map((minute) => look(minute)));
    fc.assert(
      fc.property(looks, fc.integer({ min: 0, max: 200 }), (list, minute) => {
        const checks = gridChecks(grid, given(minute, list));
        const used = checks.flatMap(({ by }) => by);
        expect(new Set(used).size).toBe(used.length);
        expect(gridChecks(grid, given(minute, [...list].reverse()))).toEqual(checks);
      }),
    );
  });
  test('more looks never make a check worse', () => {
    const rank = (s: string) => ['done', 'late', 'upcoming', 'soon', 'due', 'overdue', 'missed'].indexOf(s);
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: -20, max: 150 }), { minLength: 1, maxLength: 12 }), (minutes) => {
        const looks = minutes.map((minute) => look(minute));
        const fewer = gridChecks(grid, given(160, looks.slice(1)));
        gridChecks(grid, given(160, looks)).forEach((check, index) => {
          expect(rank(check.state)).toBeLessThanOrEqual(rank(fewer[index]!.state));
        });
      }),
    );
  });
});
