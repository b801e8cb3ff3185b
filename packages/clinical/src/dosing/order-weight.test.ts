import { describe, expect, test } from 'vitest';
import { REGIMENS, STARTING_POLICIES } from '../policy/index.ts';
import { DAY_MS, instant } from '../units/index.ts';
import {
  type BolusOrder,
  type DoseOrder,
  type DosingWeight,
  dosingWeight,
  type InfusionOrder,
  orderReasons,
} from './index.ts';

const now = instant(1_772_550_000_000);
const weight = (change: Partial<DosingWeight> = {}): DosingWeight => ({
  rule: 'actual',
  kg: 70,
  actualKg: 70,
  measuredAt: instant(now - DAY_MS),
  ...change,
});
const infusion = (change: Partial<InfusionOrder> = {}): InfusionOrder => ({
  form: 'infusion',
  route: 'iv-ketamine',
  amount: { per: 'kg', mgPerKg: 0.5 },
  minutes: 40,
  weight: weight(),
  vialMgPerMl: 50,
  bagVolumeMl: 50,
  overfill: 'ignored',
  pump: 'bag',
  line: { primedWith: 'saline', volumeMl: 15, afterwards: 'flush' },
  ...change,
});
const told = (order: DoseOrder, regimen: keyof typeof REGIMENS, sex?: 'female' | 'male') =>
  orderReasons({
    order,
    regimen: REGIMENS[regimen],
    policy: STARTING_POLICIES.mixed,
    firstTreatment: false,
    ageYears: 40,
    sex,
    now,
  }).map(({ rule, because }) => [rule, because]);

describe('a depression infusion without a weight', () => {
  const { weight: _, ...unweighed } = infusion({ amount: { per: 'dose', mg: 100 }, minutes: 2 });
  test('is held to mg/kg, so the weight is asked for, and its rate is judged in mg/min', () => {
    expect(told(unweighed, 'iv-depression')).toEqual([
      ['order-dose-unknown', 'an infusion is held to mg/kg, so the weight is needed'],
      ['rate-above-ceiling', '50 mg/min is above 2.5 mg/min (most of one infusion in 40 min)'],
    ]);
  });
  test('also when it is slow', () => {
    expect(told({ ...unweighed, minutes: 40 }, 'iv-depression').map(([rule]) => rule)).toEqual(['order-dose-unknown']);
  });
  test('for pain an infusion by the hour needs none', () => {
    const pain = { ...unweighed, amount: { per: 'hour', mgPerHour: 10 }, minutes: 240 } as const;
    expect(told(pain, 'iv-pain-4h')).toEqual([]);
  });
});

describe('the dosing weight follows from the weight, the height, the sex and its rule', () => {
  const heavy = { rule: 'adjusted', actualKg: 140, heightCm: 170 } as const;
  const right = dosingWeight({ ...heavy, sex: 'male' });
  const kg = right.kind === 'known' ? right.kg : Number.NaN;
  const rules = (change: Partial<DosingWeight>, sex?: 'female' | 'male') =>
    told(infusion({ weight: weight(change) }), 'iv-depression', sex).map(([rule]) => rule);

  test('140 kg for a person of 70 kg is refused: 1 mg/kg of it were 2 mg/kg', () => {
    const order = infusion({ amount: { per: 'dose', mg: 70 }, weight: weight({ kg: 140 }) });
    expect(told(order, 'iv-depression')).toEqual([
      ['dosing-weight-unfounded', '140 kg in the order; 70 kg follow from 70 kg (actual)'],
    ]);
  });
  test('an adjusted weight is worked out again, to the tenth of a kilogram that is written', () => {
    expect(rules({ ...heavy, kg }, 'male')).toEqual([]);
    expect(rules({ ...heavy, kg: Math.round(kg * 10) / 10 }, 'male')).toEqual([]);
    expect(rules({ ...heavy, kg: kg + 0.2 }, 'male')).toEqual(['dosing-weight-unfounded']);
    expect(rules({ ...heavy, kg }, 'female')).toEqual(['dosing-weight-unfounded']);
  });
  test('what cannot be worked out is not believed', () => {
    expect(told(infusion({ weight: weight({ ...heavy, kg }) }), 'iv-depression')).toEqual([
      ['dosing-weight-unfounded', 'it cannot be worked out: sex-not-known'],
    ]);
    expect(rules({ rule: 'ideal', kg: 66 }, 'male')).toEqual(['dosing-weight-unfounded']);
  });
});

test('a push is held to the most of one infusion as well', () => {
  const push = (mg: number): BolusOrder => ({
    form: 'bolus',
    route: 'iv-ketamine',
    amount: { per: 'dose', mg },
    overSeconds: 3_600,
    weight: weight({ kg: 140, actualKg: 140 }),
    vialMgPerMl: 10,
  });
  expect(told(push(100), 'iv-pain-4h')).toEqual([]);
  expect(told(push(101), 'iv-pain-4h')).toEqual([['dose-above-ceiling', '101 mg is above 100 mg (one push)']]);
});
