import { describe, expect, test } from 'vitest';
import { REGIMENS, STARTING_POLICIES } from '../policy/index.ts';
import { DAY_MS, instant, MINUTE_MS } from '../units/index.ts';
import { amountMg, type DoseOrder, type LineStep, orderReasons, plugFlow, pumpSetting } from './index.ts';

const now = instant(1_772_550_000_000);
const weight = (kg: number) => ({ rule: 'actual', kg, actualKg: kg, measuredAt: instant(now - DAY_MS) }) as const;
type Infusion = Extract<DoseOrder, { form: 'infusion' }>;
const infusion = (change: Partial<Infusion> = {}): Infusion => ({
  form: 'infusion',
  route: 'iv-ketamine',
  amount: { per: 'kg', mgPerKg: 0.5 },
  minutes: 40,
  weight: weight(70),
  vialMgPerMl: 50,
  bagVolumeMl: 50,
  overfill: 'ignored',
  pump: 'bag',
  line: { primedWith: 'saline', volumeMl: 15, afterwards: 'flush' },
  ...change,
});
const reasonsOf = (order: DoseOrder, regimen: keyof typeof REGIMENS, given: { age?: number; first?: boolean } = {}) =>
  orderReasons({
    order,
    regimen: REGIMENS[regimen],
    policy: STARTING_POLICIES.mixed,
    firstTreatment: given.first ?? false,
    ageYears: 'age' in given ? given.age : 40,
    now,
  });
const told = (...given: Parameters<typeof reasonsOf>) =>
  reasonsOf(...given).map(({ rule, because, inputs, missing }) => ({ rule, because, inputs, missing }));

describe('what a refusal says', () => {
  test('the figure ordered, the ceiling, their unit and which ceiling it is', () => {
    expect(told(infusion({ amount: { per: 'kg', mgPerKg: 1.234567 } }), 'iv-depression')).toEqual([
      {
        rule: 'dose-above-ceiling',
        because: '1.235 mg/kg is above 1 mg/kg (depression infusion)',
        inputs: [
          { name: 'ordered', value: 1.235, unit: 'mg/kg' },
          { name: 'ceiling', value: 1, unit: 'mg/kg' },
        ],
        missing: [],
      },
    ]);
  });

  test('1 mg/kg in 40 min is a rate as well: 0.025 mg/kg each minute, not above it at 36 min of 0.9 mg/kg, above it at 35', () => {
    const run = (minutes: number) => infusion({ amount: { per: 'kg', mgPerKg: 0.9 }, minutes });
    expect(told(run(36), 'iv-depression')).toEqual([]);
    expect(told(run(35), 'iv-depression')).toEqual([
      {
        rule: 'rate-above-ceiling',
        because: '0.026 mg/kg/min is above 0.025 mg/kg/min (1 mg/kg in 40 min)',
        inputs: [
          { name: 'rate', value: 0.026, unit: 'mg/kg/min' },
          { name: 'ceiling', value: 0.025, unit: 'mg/kg/min' },
        ],
        missing: [],
      },
    ]);
  });

  test('a weight that is too old stands there with its date', () => {
    const measuredAt = instant(now - 31 * DAY_MS);
    expect(told(infusion({ weight: { ...weight(70), measuredAt } }), 'iv-depression')).toEqual([
      {
        rule: 'dosing-weight-old',
        because: 'weighed 31 days ago',
        inputs: [{ name: 'weight', value: 70, unit: 'kg', at: measuredAt }],
        missing: [],
      },
    ]);
  });

  test.each([
    [
      66,
      {
        because: '66 years, first session, 56 mg',
        inputs: [
          { name: 'age', value: 66, unit: 'a' },
          { name: 'ordered', value: 56, unit: 'mg' },
        ],
        missing: [],
      },
    ],
    [undefined, { because: 'age not known', inputs: [], missing: ['age'] }],
  ])('a first nasal dose of 56 mg at %s years', (age, expected) => {
    const order: DoseOrder = { form: 'nasal-devices', route: 'intranasal-esketamine', devices: 2 };
    expect(told(order, 'esketamine-trd', { age: age as number, first: true })).toEqual([
      { rule: 'age-65-plus', ...expected },
    ]);
  });
});

describe('limits, just inside and just outside', () => {
  test('a form that the treatment does not have is another order, also by its own route', () => {
    const push: DoseOrder = {
      form: 'bolus',
      route: 'iv-ketamine',
      amount: { per: 'dose', mg: 10 },
      overSeconds: 120,
      weight: weight(70),
      vialMgPerMl: 10,
    };
    expect(told(push, 'iv-depression').map(({ rule }) => rule)).toEqual(['order-route-mismatch']);
    expect(told(push, 'iv-pain-4h')).toEqual([]);
  });

  test('drug that fills the bag to the brim fits, a drop more does not', () => {
    const bag = (bagVolumeMl: number) => told(infusion({ bagVolumeMl }), 'iv-depression').map(({ rule }) => rule);
    expect(bag(0.7)).toEqual([]);
    expect(bag(0.699)).toEqual(['bag-too-small']);
  });

  test('by mouth the dose is held to the weight where one is known, and to the dose alone where none is', () => {
    const swallowed = (mg: number, kg?: number): DoseOrder => ({
      form: 'mouth',
      route: 'oral-ketamine',
      amount: { per: 'dose', mg },
      ...(kg === undefined ? {} : { weight: weight(kg) }),
      preparation: 'x',
    });
    const rules = (...given: Parameters<typeof swallowed>) =>
      told(swallowed(...given), 'oral-depression').map(({ because }) => because);
    expect(rules(100, 40)).toEqual([]);
    expect(rules(101, 40)).toEqual(['2.525 mg/kg is above 2.5 mg/kg (by mouth)']);
    expect(rules(101)).toEqual([]);
  });

  test.each([{ minutes: 1 }, { bagVolumeMl: 1 }, { vialMgPerMl: 1 }])('%j is a little, and not nothing', (change) => {
    expect(pumpSetting(infusion(change))).not.toBeNull();
    expect(told(infusion(change), 'iv-depression').some(({ rule }) => rule === 'order-dose-unknown')).toBe(false);
  });

  test('an amount by the hour without a time is no amount', () => {
    expect(amountMg({ per: 'hour', mgPerHour: 22 }, { weightKg: 70, minutes: undefined })).toBeNull();
    expect(amountMg({ per: 'hour', mgPerHour: 22 }, { weightKg: undefined, minutes: 60 })).toBe(22);
  });
});

describe('bag, line and vein', () => {
  const setup = { mgPerMl: 0.7, bagVolumeMl: 50, primedWith: 'saline', lineVolumeMl: 15 } as const;
  const at = (minutes: number) => instant(now + minutes * MINUTE_MS);
  const rate = (minutes: number, mlPerHour: number): LineStep => ({ kind: 'rate', at: at(minutes), mlPerHour });
  const stretches = (steps: readonly LineStep[], until: number) =>
    plugFlow(setup, steps, at(until)).stretches.map(({ from, until: end, mg }) => [
      (from - now) / MINUTE_MS,
      (end - now) / MINUTE_MS,
      Math.round(mg * 1e6) / 1e6,
    ]);

  test('a flush between two runs pushes in what stood before it, and holds back what comes after', () => {
    const steps: LineStep[] = [rate(0, 75), rate(10, 0), { kind: 'flush', at: at(12), ml: 15 }, rate(15, 75)];
    expect(stretches(steps, 30)).toEqual([
      [12, 12, 8.75],
      [27, 30, 2.625],
    ]);
  });

  test('a slow flush takes its time', () => {
    const steps: LineStep[] = [rate(0, 75), rate(12, 0), { kind: 'flush', at: at(20), ml: 1, mlPerHour: 1 }];
    expect(stretches(steps, 200)).toEqual([[20, 80, 0.7]]);
  });

  test('half a millilitre on a counter is half a millilitre', () => {
    const drug = { ...setup, primedWith: 'drug' } as const;
    expect(plugFlow(drug, [{ kind: 'counter', at: at(5), pumpedMl: 0.5 }], at(10)).deliveredMg).toBeCloseTo(0.35, 9);
  });

  test('more lost than arrived leaves nothing, not less than nothing', () => {
    const totals = plugFlow(setup, [rate(0, 75), { kind: 'lost', at: at(2), mlMin: 2, mlMax: 4 }], at(5));
    expect([totals.deliveredMg, totals.deliveredMgMin, totals.deliveredMgMax]).toEqual([0, 0, 0]);
  });
});
