import { describe, expect, test } from 'vitest';
import { REGIMENS, STARTING_POLICIES, settingOf } from '../policy/index.ts';
import { DAY_MS, instant, MINUTE_MS } from '../units/index.ts';
import {
  type InfusionOrder,
  type LineSetup,
  type LineStep,
  orderMg,
  orderReasons,
  plugFlow,
  pumpSetting,
} from './index.ts';

const start = instant(1_772_550_000_000);
const at = (minutes: number) => instant(start + Math.round(minutes * MINUTE_MS));
/** 35 mg in 50 mL, 15 mL of line, 75 mL/h: the worked example of a.5. */
const setup: LineSetup = { mgPerMl: 0.7, bagVolumeMl: 50, primedWith: 'saline', lineVolumeMl: 15 };
const rate = (minutes: number, mlPerHour: number): LineStep => ({ kind: 'rate', at: at(minutes), mlPerHour });
const counter = (minutes: number, pumpedMl: number): LineStep => ({ kind: 'counter', at: at(minutes), pumpedMl });

/** What left the pump, what arrived and when, in minutes from the start, rounded to what a person could measure. */
function follow(steps: readonly LineStep[], minutes: number, change: Partial<LineSetup> = {}) {
  const totals = plugFlow({ ...setup, ...change }, steps, at(minutes));
  const near = (value: number) => Math.round(value * 1e6) / 1e6;
  return {
    ml: near(totals.pumpedMl),
    pumpedMg: near(totals.pumpedMg),
    given: near(totals.deliveredMg),
    inLine: near(totals.inLineMg),
    wasted: near(totals.discardedMg),
    rate: totals.mlPerHour,
    stretches: totals.stretches.map(({ from, until, mg }) => [
      near((from - start) / MINUTE_MS),
      near((until - start) / MINUTE_MS),
      near(mg),
    ]),
  };
}

describe('what arrives, and when', () => {
  test('before anything was set nothing flows', () => {
    expect(follow([], 60)).toEqual({ ml: 0, pumpedMg: 0, given: 0, inLine: 0, wasted: 0, rate: 0, stretches: [] });
  });

  test('a saline-primed line holds the drug back until it is full', () => {
    expect(follow([rate(0, 75)], 12)).toMatchObject({ ml: 15, pumpedMg: 10.5, given: 0, inLine: 10.5, stretches: [] });
    expect(follow([rate(0, 75)], 24)).toMatchObject({ ml: 30, given: 10.5, inLine: 10.5, stretches: [[12, 24, 10.5]] });
  });

  test('a drug-primed line gives from the first drop, and its volume is missing from the bag', () => {
    expect(follow([rate(0, 75)], 28, { primedWith: 'drug' })).toMatchObject({ ml: 35, given: 24.5, inLine: 10.5 });
    expect(follow([rate(0, 75)], 90, { primedWith: 'drug' })).toMatchObject({ ml: 35, given: 24.5 });
    expect(follow([rate(0, 75)], 12, { primedWith: 'drug' }).stretches).toEqual([[0, 12, 10.5]]);
  });

  test('a bag that only fills the line has nothing more to pump', () => {
    expect(follow([rate(0, 75)], 60, { primedWith: 'drug', bagVolumeMl: 15 })).toMatchObject({ ml: 0, given: 0 });
    expect(follow([rate(0, 75)], 60, { primedWith: 'drug', bagVolumeMl: 10 })).toMatchObject({ ml: 0, given: 0 });
    expect(follow([rate(0, 75)], 60, { primedWith: 'drug', bagVolumeMl: 15.5 })).toMatchObject({ ml: 0.5 });
  });

  test('an empty bag ends the stretch when it is empty, not when somebody looks', () => {
    expect(follow([rate(0, 75)], 120)).toMatchObject({ ml: 50, given: 24.5, stretches: [[12, 40, 24.5]] });
  });

  test('without a line what is pumped has arrived', () => {
    expect(follow([rate(0, 75)], 10, { lineVolumeMl: 0 })).toMatchObject({
      ml: 12.5,
      given: 8.75,
      inLine: 0,
      stretches: [[0, 10, 8.75]],
    });
  });

  test('a changed rate counts from its moment; the last one is shown', () => {
    expect(follow([rate(0, 75), rate(10, 150)], 15)).toMatchObject({ ml: 25, rate: 150 });
    expect(follow([rate(0, 75), rate(10, 0)], 60)).toMatchObject({ ml: 12.5, rate: 0 });
    expect(follow([rate(0, 75), rate(10, 0), rate(20, 75)], 30)).toMatchObject({ ml: 25, rate: 75 });
    expect(follow([rate(0, 75), rate(10, 150)], 5)).toMatchObject({ ml: 6.25, rate: 75 });
  });

  test('a flush takes the time that its rate says, and none when no rate is known', () => {
    const stopped = [rate(0, 75), rate(30, 0)];
    const flushed = (mlPerHour?: number): LineStep => ({
      kind: 'flush',
      at: at(30),
      ml: 15,
      ...(mlPerHour === undefined ? {} : { mlPerHour }),
    });
    expect(follow([...stopped, flushed(150)], 60)).toMatchObject({
      given: 26.25,
      inLine: 0,
      stretches: [
        [12, 30, 15.75],
        [30, 36, 10.5],
      ],
    });
    for (const instantly of [flushed(), flushed(0)])
      expect(follow([...stopped, instantly], 60).stretches.at(-1)).toEqual([30, 30, 10.5]);
  });

  describe('a flush that runs in slowly', () => {
    /** 15 mL of line full of drug, flushed with 20 mL at 24 mL/h: 50 minutes, of which the first 37.5 bring drug. */
    const slow: readonly LineStep[] = [rate(0, 75), rate(30, 0), { kind: 'flush', at: at(31), ml: 20, mlPerHour: 24 }];
    const { given: before } = follow(slow, 30);

    test.each([
      [31, 0],
      [36, 1.4],
      [56, 7],
      [68.5, 10.5],
      [120, 10.5],
    ])('has by minute %f brought in %f mg more', (minute, mg) => {
      expect(follow(slow, minute).given).toBeCloseTo(before + mg, 6);
      expect(follow(slow, minute).inLine).toBeCloseTo(10.5 - mg, 6);
    });

    test('says that it runs, how fast and until when', () => {
      expect(plugFlow(setup, slow, at(56)).flushing).toEqual({
        mlPerHour: expect.closeTo(24, 6),
        until: at(81),
        mlLeft: expect.closeTo(10, 6),
      });
      expect(plugFlow(setup, slow, at(30)).flushing).toBeNull();
      expect(plugFlow(setup, slow, at(81)).flushing).toBeNull();
    });

    test('ends with what is in when the infusion goes on, or the line fails, is discarded or out', () => {
      expect(follow([...slow, rate(36, 75)], 36).given).toBeCloseTo(before + 1.4, 6);
      expect(plugFlow(setup, [...slow, rate(36, 75)], at(37)).flushing).toBeNull();
      expect(follow([...slow, { kind: 'discard', at: at(36) }], 90)).toMatchObject({
        given: before + 1.4,
        inLine: 0,
        wasted: 9.1,
      });
      const failed: LineStep = { kind: 'lost', at: at(36), mlMin: 0, mlMax: 0 };
      expect(follow([...slow, failed], 90).given).toBeCloseTo(before + 1.4, 6);
      expect(follow([...slow, { kind: 'out', at: at(36) }], 90)).toMatchObject({ given: before + 1.4, inLine: 9.1 });
    });

    test('goes in with the next one, at its rate', () => {
      const more = (next: LineStep) => follow([...slow, next], 120);
      expect(more({ kind: 'flush', at: at(36), ml: 1 }).stretches.at(-1)).toEqual([36, 36, 9.1]);
      expect(more({ kind: 'flush', at: at(36), ml: 2, mlPerHour: 60 }).stretches.at(-1)).toEqual([36, 49, 9.1]);
      expect(more({ kind: 'flush', at: at(36), ml: 0, mlPerHour: 60 }).given).toBeCloseTo(before + 10.5, 6);
    });
  });

  test('what is done to the line while the pump runs comes between', () => {
    const thrown: readonly LineStep[] = [rate(0, 75), { kind: 'discard', at: at(20) }];
    expect(follow(thrown, 24)).toMatchObject({ given: 7 + 3.5, wasted: 10.5, inLine: 0 });
    const pushed: readonly LineStep[] = [rate(0, 75), { kind: 'flush', at: at(20), ml: 15 }];
    expect(follow(pushed, 24)).toMatchObject({ given: 17.5, inLine: 3.5 });
  });

  test('a discarded line takes its drug away as waste', () => {
    const steps: readonly LineStep[] = [rate(0, 75), rate(30, 0), { kind: 'discard', at: at(31) }];
    expect(follow(steps, 60)).toMatchObject({ given: 15.75, inLine: 0, wasted: 10.5 });
    expect(follow(steps, 30)).toMatchObject({ given: 15.75, inLine: 10.5, wasted: 0 });
  });

  test('what was lost makes a range of what arrived', () => {
    const totals = plugFlow(setup, [rate(0, 75), { kind: 'lost', at: at(20), mlMin: 2, mlMax: 4 }], at(24));
    expect(totals.deliveredMg).toBeCloseTo(10.5, 9);
    expect(totals.deliveredMgMin).toBeCloseTo(10.5 - 2.8, 9);
    expect(totals.deliveredMgMax).toBeCloseTo(10.5 - 1.4, 9);
  });
});

describe('the pump’s own counter', () => {
  test('outranks rate times time before it; after it time counts again', () => {
    expect(follow([rate(0, 75), counter(20, 20)], 20)).toMatchObject({ ml: 20 });
    expect(follow([rate(0, 75), counter(20, 20)], 30)).toMatchObject({ ml: 32.5 });
    expect(follow([rate(0, 75), counter(20, 20), counter(40, 45)], 40)).toMatchObject({ ml: 45 });
    expect(follow([rate(0, 75), counter(20, 20), counter(40, 45)], 120)).toMatchObject({ ml: 50 });
  });

  test('that shows more than the bag is believed, and nothing is added to it', () => {
    expect(follow([rate(0, 75), counter(40, 52)], 90)).toMatchObject({ ml: 52 });
  });

  test('that went back gives nothing and takes nothing', () => {
    expect(follow([rate(0, 75), counter(20, 20), counter(24, 10)], 24)).toMatchObject({ ml: 20 });
    expect(follow([rate(0, 75), counter(20, 20), counter(24, 10), counter(28, 24)], 28)).toMatchObject({ ml: 24 });
  });

  test('that moved while nothing was said to run is a push at its moment', () => {
    expect(follow([counter(5, 20)], 10)).toMatchObject({ ml: 20, given: 3.5, stretches: [[5, 5, 3.5]] });
    expect(follow([counter(5, 0)], 10)).toMatchObject({ ml: 0, stretches: [] });
  });
});

describe('pump setting', () => {
  const order = (change: Partial<InfusionOrder> = {}): InfusionOrder => ({
    form: 'infusion',
    route: 'iv-ketamine',
    amount: { per: 'kg', mgPerKg: 0.5 },
    minutes: 40,
    weight: { rule: 'actual', kg: 70, actualKg: 70, measuredAt: instant(start - DAY_MS) },
    vialMgPerMl: 50,
    bagVolumeMl: 50,
    overfill: 'ignored',
    pump: 'bag',
    line: { primedWith: 'saline', volumeMl: 15, afterwards: 'flush' },
    ...change,
  });

  test('says how much drug the line holds back', () => {
    expect(pumpSetting(order())!.lineMg).toBeCloseTo(10.5, 9);
    expect(pumpSetting(order())!.lineShare).toBeCloseTo(0.3, 9);
    expect(pumpSetting(order({ bagVolumeMl: 10 }))!.lineShare).toBeCloseTo(1, 9);
    expect(pumpSetting(order({ amount: { per: 'dose', mg: 0 } }))!.lineShare).toBe(0);
  });

  test('has no rate by weight where no weight was given', () => {
    const { weight: _, ...unweighed } = order({ amount: { per: 'dose', mg: 35 } });
    expect(pumpSetting(unweighed)!.mgPerKgPerHour).toBeNull();
  });

  test.each([{ minutes: 0 }, { bagVolumeMl: 0 }, { vialMgPerMl: 0 }])(
    'is none for %j, and the order says so',
    (change) => {
      expect(pumpSetting(order(change))).toBeNull();
      expect(reasons(order(change)).filter(({ rule }) => rule === 'order-dose-unknown')).toHaveLength(1);
    },
  );

  test.each([
    ['dose', { per: 'dose', mg: 35 }, 35],
    ['kg', { per: 'kg', mgPerKg: 0.5 }, 35],
    ['hour', { per: 'hour', mgPerHour: 22 }, 22 * (2 / 3)],
    ['kg and hour', { per: 'kg-hour', mgPerKgPerHour: 0.35 }, 0.35 * 70 * (2 / 3)],
  ] as const)('knows an amount by %s', (_name, amount, mg) => expect(orderMg(order({ amount }))).toBeCloseTo(mg, 9));

  const reasons = (of: InfusionOrder, regimen: 'iv-depression' | 'iv-pain-4h' = 'iv-depression') =>
    orderReasons({
      order: of,
      regimen: REGIMENS[regimen],
      policy: STARTING_POLICIES.mixed,
      firstTreatment: false,
      ageYears: 40,
      now: start,
    });

  test('a rate above the label is refused beside the rate of its indication', () => {
    const because = reasons(order({ amount: { per: 'kg', mgPerKg: 1 }, minutes: 1.9 })).map((reason) => reason.because);
    expect(because.filter((text) => text.includes('label'))).toHaveLength(1);
    const slower = reasons(order({ amount: { per: 'kg', mgPerKg: 1 }, minutes: 2 })).map((reason) => reason.because);
    expect(slower.filter((text) => text.includes('label'))).toHaveLength(0);
  });

  test('a pain infusion is held to what it gives in 24 hours, however long it runs', () => {
    const limit = settingOf(STARTING_POLICIES.mixed, 'pain-mg-per-day');
    const run = (mgPerHour: number, hours: number) =>
      reasons(
        order({
          amount: { per: 'hour', mgPerHour },
          minutes: hours * 60,
          bagVolumeMl: 5_000,
          weight: { rule: 'actual', kg: 120, actualKg: 120, measuredAt: instant(start - DAY_MS) },
        }),
        'iv-pain-4h',
      ).filter(({ because }) => because.includes('in 24 hours')).length;
    expect(run(limit / 24, 96)).toBe(0);
    expect(run(limit / 24 + 0.1, 96)).toBe(1);
    expect(run(limit / 24 + 0.1, 20)).toBe(0);
    expect(run(limit / 10, 10)).toBe(0);
    expect(run(limit / 10 + 0.1, 10)).toBe(1);
  });
});
