import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Policy, REGIMENS, type Regimen, SETTINGS, STARTING_POLICIES } from '../policy/index.ts';
import { DAY_MS, instant, kilograms, MINUTE_MS } from '../units/index.ts';
import {
  adjustedWeight,
  amountMg,
  type DoseOrder,
  dosingWeight,
  type InfusionOrder,
  idealWeight,
  type LineStep,
  orderMg,
  orderReasons,
  plugFlow,
  pumpSetting,
} from './index.ts';

const now = instant(1_772_550_000_000);
const weighed = instant(now - DAY_MS);
const weight = (kg: number) => ({ rule: 'actual', kg, actualKg: kg, measuredAt: weighed }) as const;
const line = { primedWith: 'saline', volumeMl: 15, afterwards: 'flush' } as const;
const infusion = (change: Partial<InfusionOrder> = {}): InfusionOrder => ({
  form: 'infusion',
  route: 'iv-ketamine',
  amount: { per: 'kg', mgPerKg: 0.5 },
  minutes: 40,
  weight: weight(70),
  vialMgPerMl: 50,
  bagVolumeMl: 50,
  overfill: 'ignored',
  pump: 'bag',
  line,
  ...change,
});

describe('dosing weight (a.4)', () => {
  test.each([
    ['female', 168, 70, 35.0, 29.8, 31.9],
    ['male', 178, 92, 46.0, 36.6, 40.4],
    ['female', 163, 104, 52.0, 27.5, 37.3],
    ['male', 183, 140, 70.0, 38.9, 51.3],
  ] as const)('%s %i cm %i kg', (sex, heightCm, actualKg, byActual, byIdeal, byAdjusted) => {
    const dose = (rule: 'actual' | 'ideal' | 'adjusted') => {
      const answer = dosingWeight({ rule, actualKg, heightCm, sex });
      return answer.kind === 'known' ? answer.kg * 0.5 : Number.NaN;
    };
    // The reference rounds to 0.1 mg, and 1 in the last place is its own rounding of the weight.
    expect(dose('actual')).toBeCloseTo(byActual, 6);
    expect(Math.abs(dose('ideal') - byIdeal)).toBeLessThanOrEqual(0.1);
    expect(Math.abs(dose('adjusted') - byAdjusted)).toBeLessThanOrEqual(0.1);
  });

  test.each([
    [{ rule: 'actual', actualKg: undefined, heightCm: 170, sex: 'male' }, 'weight-missing'],
    [{ rule: 'ideal', actualKg: 70, heightCm: undefined, sex: 'male' }, 'height-missing'],
    [{ rule: 'ideal', actualKg: 70, heightCm: 151.9, sex: 'male' }, 'height-too-small'],
    [{ rule: 'adjusted', actualKg: 70, heightCm: 170, sex: undefined }, 'sex-not-known'],
  ] as const)('%o is unknown, never another rule', (input, because) => {
    expect(dosingWeight(input)).toEqual({ kind: 'unknown', because });
  });

  test('the formula holds from 152 cm', () => {
    expect(dosingWeight({ rule: 'ideal', actualKg: 70, heightCm: 152, sex: 'female' }).kind).toBe('known');
  });

  test('adjusted lies between ideal and actual', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 152, max: 210, noNaN: true }),
        fc.double({ min: 30, max: 250, noNaN: true }),
        (cm, kg) => {
          const ideal = idealWeight('female', cm);
          const adjusted = adjustedWeight(ideal, kilograms(kg));
          expect(adjusted).toBeGreaterThanOrEqual(Math.min(ideal, kg) - 1e-9);
          expect(adjusted).toBeLessThanOrEqual(Math.max(ideal, kg) + 1e-9);
        },
      ),
    );
  });
});

describe('pump arithmetic (a.5, worked examples)', () => {
  test('70 kg, 0.5 mg/kg, 40 min, 50 mL', () => {
    const setting = pumpSetting(infusion())!;
    expect(setting.doseMg).toBeCloseTo(35, 9);
    expect(setting.mgPerHour).toBeCloseTo(52.5, 9);
    expect(setting.mgPerKgPerHour).toBeCloseTo(0.75, 9);
    expect(setting.mgPerMl).toBeCloseTo(0.7, 9);
    expect(setting.mlPerHour).toBeCloseTo(75, 9);
    expect(setting.vialMl).toBeCloseTo(0.7, 9);
  });
  test('92 kg, 100 mL of 10 mg/mL', () => {
    const setting = pumpSetting(infusion({ weight: weight(92), bagVolumeMl: 100, vialMgPerMl: 10 }))!;
    expect(setting.doseMg).toBeCloseTo(46, 9);
    expect(setting.mgPerMl).toBeCloseTo(0.46, 9);
    expect(setting.mgPerHour).toBeCloseTo(69, 9);
    expect(setting.mlPerHour).toBeCloseTo(150, 9);
    expect(setting.vialMl).toBeCloseTo(4.6, 9);
  });
  test('22 mg/h for 96 h at 1 mg/mL', () => {
    const order = infusion({ amount: { per: 'hour', mgPerHour: 22 }, minutes: 96 * 60, bagVolumeMl: 2_112 });
    expect(orderMg(order)).toBeCloseTo(2_112, 6);
    expect(pumpSetting(order)!.mlPerHour).toBeCloseTo(22, 9);
  });
  test('0.35 mg/kg/h for 4 h at 70 kg', () => {
    const order = infusion({ amount: { per: 'kg-hour', mgPerKgPerHour: 0.35 }, minutes: 240, bagVolumeMl: 98 });
    expect(orderMg(order)).toBeCloseTo(98, 9);
    expect(pumpSetting(order)!.mlPerHour).toBeCloseTo(24.5, 9);
  });
  test('a dose by weight and hour needs both', () => {
    const byHour = { per: 'kg-hour', mgPerKgPerHour: 0.35 } as const;
    expect(amountMg(byHour, { weightKg: 70, minutes: 240 })).toBeCloseTo(98, 9);
    expect(amountMg(byHour, { weightKg: undefined, minutes: 240 })).toBeNull();
    expect(amountMg(byHour, { weightKg: 70, minutes: undefined })).toBeNull();
  });
  test('a dose by weight without a weight is not a dose', () => {
    const { weight: _, ...rest } = infusion();
    expect(pumpSetting(rest)).toBeNull();
  });
  test('mg and mg/kg say the same', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 30, max: 200, noNaN: true }),
        fc.double({ min: 0.1, max: 1, noNaN: true }),
        (kg, mgPerKg) => {
          const byKg = pumpSetting(infusion({ weight: weight(kg), amount: { per: 'kg', mgPerKg } }))!;
          const byMg = pumpSetting(infusion({ weight: weight(kg), amount: { per: 'dose', mg: kg * mgPerKg } }))!;
          expect(byMg).toEqual(byKg);
        },
      ),
    );
  });
});

describe('ceilings', () => {
  const policy: Policy = STARTING_POLICIES.mixed;
  const rules = (
    order: DoseOrder,
    regimen: keyof typeof REGIMENS,
    given: { first?: boolean; age?: number | undefined } = {},
  ) =>
    orderReasons({
      order,
      regimen: REGIMENS[regimen] as Regimen,
      policy,
      firstTreatment: given.first ?? false,
      ageYears: 'age' in given ? given.age : 40,
      now,
    })
      .map(({ rule }) => rule)
      .sort();
  const bolus = (mg: number, overSeconds: number, vialMgPerMl = 10): DoseOrder => ({
    form: 'bolus',
    route: 'iv-ketamine',
    amount: { per: 'dose', mg },
    overSeconds,
    weight: weight(70),
    vialMgPerMl,
  });
  test.each([
    [2 * DAY_MS, false],
    [DAY_MS / 2, false],
    [0, false],
    [-1, true],
  ])('a weight of %i ms ago is %s to be too old or ahead', (ago, flagged) => {
    const order = infusion({ weight: { ...weight(70), measuredAt: instant(now - ago) } });
    expect(rules(order, 'iv-depression').includes('dosing-weight-old')).toBe(flagged);
  });
  const injection = (mgPerKg: number): DoseOrder => ({
    form: 'injection',
    route: 'im-ketamine',
    amount: { per: 'kg', mgPerKg },
    weight: weight(70),
    vialMgPerMl: 50,
  });
  const mouth = (route: 'oral-ketamine' | 'sublingual-ketamine' | 'intranasal-ketamine', mg: number): DoseOrder => ({
    form: 'mouth',
    route,
    amount: { per: 'dose', mg },
    weight: weight(150),
    preparation: 'x',
  });
  const devices = (count: 1 | 2 | 3, firstDoseConfirmed?: boolean): DoseOrder => ({
    form: 'nasal-devices',
    route: 'intranasal-esketamine',
    devices: count,
    ...(firstDoseConfirmed === undefined ? {} : { firstDoseConfirmed }),
  });
  const perKg = (mgPerKg: number, minutes = 40) => infusion({ amount: { per: 'kg', mgPerKg }, minutes });
  const pain = (mgPerKgPerHour: number) =>
    infusion({ amount: { per: 'kg-hour', mgPerKgPerHour }, minutes: 240, bagVolumeMl: 500 });

  test.each([
    ['usual', perKg(0.5), 'iv-depression', []],
    ['1 mg/kg in 40 min', perKg(1), 'iv-depression', []],
    ['just above', perKg(1.001), 'iv-depression', ['dose-above-ceiling']],
    ['1 mg/kg in 39 min', perKg(1, 39), 'iv-depression', ['rate-above-ceiling']],
    [
      'above 100 mg',
      infusion({ amount: { per: 'dose', mg: 100.1 }, weight: weight(120) }),
      'iv-depression',
      ['dose-above-ceiling'],
    ],
    ['100 mg', infusion({ amount: { per: 'dose', mg: 100 }, weight: weight(120) }), 'iv-depression', []],
    ['pain at 0.5 mg/kg/h', pain(0.5), 'iv-pain-4h', []],
    ['pain above', pain(0.501), 'iv-pain-4h', ['rate-above-ceiling']],
    [
      'pain 40 mg/h',
      infusion({ amount: { per: 'hour', mgPerHour: 40 }, weight: weight(120), minutes: 240, bagVolumeMl: 500 }),
      'iv-pain-4h',
      [],
    ],
    [
      'pain 40.1 mg/h',
      infusion({ amount: { per: 'hour', mgPerHour: 40.1 }, weight: weight(120), minutes: 240, bagVolumeMl: 500 }),
      'iv-pain-4h',
      ['rate-above-ceiling'],
    ],
    ['push of 0.5 mg/kg/min over 60 s', bolus(35, 60), 'iv-pain-4h', []],
    ['push faster than 60 s', bolus(10, 59), 'iv-pain-4h', ['push-too-fast']],
    ['push above 0.5 mg/kg/min', bolus(35.1, 60), 'iv-pain-4h', ['rate-above-ceiling']],
    ['push of the concentrate', bolus(10, 120, 100), 'iv-pain-4h', ['concentrate-undiluted']],
    ['push above 1 mg/kg', bolus(70.1, 600), 'iv-pain-4h', ['dose-above-ceiling']],
    ['injection 1 mg/kg', injection(1), 'im-depression', []],
    ['injection above', injection(1.001), 'im-depression', ['dose-above-ceiling']],
    ['oral 300 mg', mouth('oral-ketamine', 300), 'oral-depression', []],
    ['oral above', mouth('oral-ketamine', 300.1), 'oral-depression', ['dose-above-ceiling']],
    ['sublingual 100 mg', mouth('sublingual-ketamine', 100), 'sublingual-depression', []],
    ['sublingual above', mouth('sublingual-ketamine', 100.1), 'sublingual-depression', ['dose-above-ceiling']],
    ['nasal ketamine 100 mg', mouth('intranasal-ketamine', 100), 'nasal-ketamine', []],
    ['nasal ketamine above', mouth('intranasal-ketamine', 100.1), 'nasal-ketamine', ['dose-above-ceiling']],
    ['another route', mouth('oral-ketamine', 50), 'iv-depression', ['order-route-mismatch']],
    ['concentrate half diluted', infusion({ vialMgPerMl: 100, bagVolumeMl: 0.7 }), 'iv-depression', []],
    [
      'concentrate hardly diluted',
      infusion({ vialMgPerMl: 100, bagVolumeMl: 0.6 }),
      'iv-depression',
      ['concentrate-undiluted'],
    ],
    ['bag smaller than the drug', infusion({ bagVolumeMl: 0.6 }), 'iv-depression', ['bag-too-small']],
    ['flush faster', infusion({ line: { ...line, flushMlPerHour: 76 } }), 'iv-depression', ['flush-too-fast']],
    ['flush as fast', infusion({ line: { ...line, flushMlPerHour: 75 } }), 'iv-depression', []],
  ] as const)('%s', (_name, order, regimen, expected) => {
    expect(rules(order, regimen)).toEqual(expected);
  });

  test.each([
    ['84 mg later', devices(3), { first: false }, []],
    ['56 mg first', devices(2), { first: true }, []],
    ['84 mg first', devices(3), { first: true }, ['first-dose-high']],
    ['84 mg first, confirmed', devices(3, true), { first: true }, []],
    ['56 mg first at 64', devices(2), { first: true, age: 64 }, []],
    ['56 mg first at 65', devices(2), { first: true, age: 65 }, ['age-65-plus']],
    ['28 mg first at 65', devices(1), { first: true, age: 65 }, []],
    ['56 mg first, age not known', devices(2), { first: true, age: undefined }, ['age-65-plus']],
    ['56 mg later at 80', devices(2), { first: false, age: 80 }, []],
  ] as const)('esketamine %s', (_name, order, given, expected) => {
    expect(rules(order, 'esketamine-trd', given)).toEqual(expected);
  });

  test('first infusion above 80 mg needs a prescriber', () => {
    const order = infusion({ amount: { per: 'dose', mg: 80.1 }, weight: weight(120) });
    expect(rules(order, 'iv-depression', { first: true })).toEqual(['first-dose-high']);
    expect(rules({ ...order, amount: { per: 'dose', mg: 80 } }, 'iv-depression', { first: true })).toEqual([]);
  });

  test.each([
    [30, []],
    [31, ['dosing-weight-old']],
    [-1, ['dosing-weight-old']],
  ])('a weight %i days old', (days, expected) => {
    const measuredAt = instant(now - days * DAY_MS - (days > 0 ? 1 : 0) * MINUTE_MS * (days === 30 ? 0 : 1));
    expect(rules(infusion({ weight: { ...weight(70), measuredAt } }), 'iv-depression')).toEqual(expected);
  });

  test('no order above a hard limit passes any policy, however its settings were edited (A17)', () => {
    const wild = fc.dictionary(fc.constantFrom(...Object.keys(SETTINGS)), fc.double({ min: -1e6, max: 1e6 }));
    fc.assert(
      fc.property(
        wild,
        fc.double({ min: 1.0001, max: 20, noNaN: true }),
        fc.integer({ min: 1, max: 600 }),
        (settings, mgPerKg, minutes) => {
          const found = orderReasons({
            order: perKg(mgPerKg, minutes),
            regimen: REGIMENS['iv-depression'],
            policy: { settings },
            firstTreatment: false,
            ageYears: 40,
            now,
          });
          expect(found.some(({ rule, override }) => rule === 'dose-above-ceiling' && override === null)).toBe(true);
        },
      ),
    );
  });
});

describe('bag, line and vein (a.5)', () => {
  const start = now;
  const at = (minutes: number) => instant(start + Math.round(minutes * MINUTE_MS));
  const setup = { mgPerMl: 0.7, bagVolumeMl: 50, primedWith: 'saline', lineVolumeMl: 15 } as const;
  const run: LineStep = { kind: 'rate', at: start, mlPerHour: 75 };
  const off = (minutes: number): LineStep => ({ kind: 'rate', at: at(minutes), mlPerHour: 0 });

  test('stopped at 26 of 40 min, line primed with drug: 22.75 mg given, 12.25 mg left', () => {
    const totals = plugFlow({ ...setup, primedWith: 'drug' }, [run, off(26)], at(30));
    expect(totals.deliveredMg).toBeCloseTo(22.75, 9);
    const left = 35 - totals.deliveredMg;
    expect(left).toBeCloseTo(12.25, 9);
  });
  test('the same with a saline-primed line: what stands in the line is not given', () => {
    const totals = plugFlow(setup, [run, off(26)], at(30));
    expect(totals.pumpedMg).toBeCloseTo(22.75, 9);
    expect(totals.inLineMg).toBeCloseTo(10.5, 9);
    expect(totals.deliveredMg).toBeCloseTo(12.25, 9);
  });
  test('a flush brings it in, a discard makes it waste', () => {
    const flushed = plugFlow(setup, [run, off(40), { kind: 'flush', at: at(41), ml: 20 }], at(60));
    expect(flushed).toMatchObject({ inLineMg: 0 });
    expect(flushed.deliveredMg).toBeCloseTo(35, 9);
    const discarded = plugFlow(setup, [run, off(40), { kind: 'discard', at: at(41) }], at(60));
    expect(discarded.deliveredMg).toBeCloseTo(24.5, 9);
    expect(discarded.discardedMg).toBeCloseTo(10.5, 9);
  });
  test('half a flush brings in half of the line', () => {
    const totals = plugFlow(setup, [run, off(40), { kind: 'flush', at: at(41), ml: 7.5 }], at(60));
    expect(totals.inLineMg).toBeCloseTo(5.25, 9);
  });
  test('the pump’s counter outranks rate times time', () => {
    const totals = plugFlow(setup, [run, { kind: 'counter', at: at(20), pumpedMl: 20 }, off(20)], at(20));
    expect(totals.pumpedMl).toBeCloseTo(20, 9);
  });
  test('a counter below one millilitre is spread over the time it took, and nothing of it is a stretch without drug', () => {
    const slow: LineStep = { kind: 'rate', at: start, mlPerHour: 3 };
    const read: LineStep = { kind: 'counter', at: at(10), pumpedMl: 0.4 };
    const totals = plugFlow({ ...setup, primedWith: 'drug' }, [slow, read], at(10));
    expect(totals.pumpedMl).toBeCloseTo(0.4, 9);
    expect(totals.stretches).toEqual([{ from: start, until: at(10), mg: expect.closeTo(0.28, 9) }]);
  });
  test('a line primed with saline gives nothing before the drug comes through, and says when it does', () => {
    const totals = plugFlow(setup, [run], at(24));
    // 15 mL at 75 mL/h are 12 min of saline.
    expect(totals.stretches).toEqual([{ from: at(12), until: at(24), mg: expect.closeTo(10.5, 9) }]);
  });
  test('a counter read while nothing runs is given at that moment, and one of nothing gives nothing', () => {
    const read = (pumpedMl: number): LineStep => ({ kind: 'counter', at: at(5), pumpedMl });
    const drug = { ...setup, primedWith: 'drug' } as const;
    expect(plugFlow(drug, [read(2)], at(10)).stretches).toEqual([
      { from: at(5), until: at(5), mg: expect.closeTo(1.4, 9) },
    ]);
    expect(plugFlow(drug, [read(0)], at(10)).stretches).toEqual([]);
  });
  test('an empty bag pumps no more, however long it is left on', () => {
    expect(plugFlow(setup, [run], at(600)).pumpedMl).toBeCloseTo(50, 9);
    expect(plugFlow({ ...setup, primedWith: 'drug' }, [run], at(600)).pumpedMl).toBeCloseTo(35, 9);
  });

  const steps = fc
    .array(
      fc.oneof(
        fc.record({
          kind: fc.constant('rate' as const),
          minute: fc.integer({ min: 0, max: 100 }),
          mlPerHour: fc.integer({ min: 0, max: 300 }),
        }),
        fc.record({
          kind: fc.constant('flush' as const),
          minute: fc.integer({ min: 0, max: 100 }),
          ml: fc.integer({ min: 0, max: 40 }),
        }),
        fc.record({
          kind: fc.constant('flush' as const),
          minute: fc.integer({ min: 0, max: 100 }),
          ml: fc.integer({ min: 0, max: 40 }),
          mlPerHour: fc.integer({ min: 1, max: 300 }),
        }),
        fc.record({ kind: fc.constant('discard' as const), minute: fc.integer({ min: 0, max: 100 }) }),
      ),
      { maxLength: 12 },
    )
    .map((list) =>
      list.sort((a, b) => a.minute - b.minute).map(({ minute, ...step }) => ({ ...step, at: at(minute) }) as LineStep),
    );
  const setups = fc.record({
    mgPerMl: fc.double({ min: 0.1, max: 5, noNaN: true }),
    bagVolumeMl: fc.integer({ min: 20, max: 500 }),
    primedWith: fc.constantFrom('drug' as const, 'saline' as const),
    lineVolumeMl: fc.integer({ min: 0, max: 20 }),
  });

  test('no milligram is made or lost: bag and prime = given + in line + discarded', () => {
    fc.assert(
      fc.property(setups, steps, (given, list) => {
        const totals = plugFlow(given, list, at(200));
        const primed = given.primedWith === 'drug' ? given.lineVolumeMl * given.mgPerMl : 0;
        expect(totals.deliveredMg + totals.inLineMg + totals.discardedMg).toBeCloseTo(totals.pumpedMg + primed, 6);
      }),
    );
  });
  test('given never falls as time goes on, and never exceeds the bag', () => {
    fc.assert(
      fc.property(
        setups,
        steps,
        fc.array(fc.integer({ min: 0, max: 200 }), { minLength: 2, maxLength: 8 }),
        (given, list, minutes) => {
          const doses = minutes.sort((a, b) => a - b).map((minute) => plugFlow(given, list, at(minute)).deliveredMg);
          doses.forEach((dose, index) => {
            expect(dose).toBeGreaterThanOrEqual((doses[index - 1] ?? 0) - 1e-9);
            expect(dose).toBeLessThanOrEqual(
              given.bagVolumeMl * given.mgPerMl + given.lineVolumeMl * given.mgPerMl + 1e-6,
            );
          });
        },
      ),
    );
  });
  test('an infusion cut in two equal halves gives the same', () => {
    fc.assert(
      fc.property(setups, fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 300 }), (given, minutes, rate) => {
        const whole = plugFlow(given, [{ kind: 'rate', at: start, mlPerHour: rate }, off(2 * minutes)], at(200));
        const halves: LineStep[] = [
          { kind: 'rate', at: start, mlPerHour: rate },
          { kind: 'rate', at: at(minutes), mlPerHour: rate },
          off(2 * minutes),
        ];
        const cut = plugFlow(given, halves, at(200));
        expect(cut.deliveredMg).toBeCloseTo(whole.deliveredMg, 6);
        expect(cut.pumpedMg).toBeCloseTo(whole.pumpedMg, 6);
      }),
    );
  });
  test('the stretches for a drug-level model sum to what was given', () => {
    fc.assert(
      fc.property(setups, steps, (given, list) => {
        const { stretches, deliveredMg } = plugFlow(given, list, at(200));
        expect(stretches.reduce((sum, { mg }) => sum + mg, 0)).toBeCloseTo(deliveredMg, 6);
        for (const { from, until } of stretches) expect(until).toBeGreaterThanOrEqual(from);
      }),
    );
  });
  test('a loss is a range, never below nothing', () => {
    const totals = plugFlow(setup, [run, off(20), { kind: 'lost', at: at(20), mlMin: 1, mlMax: 500 }], at(30));
    expect(totals.deliveredMgMin).toBe(0);
    expect(totals.deliveredMgMax).toBeCloseTo(totals.deliveredMg - 0.7, 9);
  });
});
