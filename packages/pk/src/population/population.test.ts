import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileModel, type Dose, simulate } from '../engine/index.ts';
import { MODELS, modelById } from '../models/index.ts';
import { cholesky, deviationDrawer, quantilesInPlace, randomStream, simulatePopulation, withNoise } from './index.ts';

const minutes = Array.from({ length: 24 * 60 + 1 }, (_, i) => i);
const devices = (...times: number[]): Dose[] => times.map((tMin) => ({ tMin, route: 'in', amountMg: 28 }));
const infusion = (mg: number, durationMin: number): Dose[] => [{ tMin: 0, route: 'iv', amountMg: mg, durationMin }];
const once = (route: 'im' | 'in' | 'po' | 'sl', amountMg: number): Dose[] => [{ tMin: 0, route, amountMg }];

/** pharmacokinetics 1: median (5th to 95th percentile) of the peak, ng/mL, adults of 78 (SD 16) kg. */
const TABLE: readonly (readonly [
  string,
  string,
  (kg: number) => Dose[],
  readonly [number, number, number],
  readonly [number, number, number],
])[] = [
  [
    'racemic IV 0.5 mg/kg, 40 min',
    'ket-composite-default',
    (kg) => infusion(0.5 * kg, 40),
    [178, 129, 235],
    [71, 49, 99],
  ],
  ['racemic IV 1 mg/kg, 60 min', 'ket-composite-default', (kg) => infusion(kg, 60), [302, 226, 382], [138, 95, 191]],
  ['racemic IM 0.5 mg/kg', 'ket-composite-default', (kg) => once('im', 0.5 * kg), [147, 96, 220], [64, 43, 88]],
  ['racemic nasal 50 mg', 'ket-composite-default', () => once('in', 50), [76, 29, 167], [109, 73, 168]],
  ['racemic oral 100 mg', 'ket-composite-default', () => once('po', 100), [68, 25, 164], [430, 200, 801]],
  ['racemic sublingual 100 mg', 'ket-composite-default', () => once('sl', 100), [78, 43, 147], [387, 202, 685]],
  ['S-ketamine IV 0.4 mg/kg, 40 min', 'sket-otto-2021', (kg) => infusion(0.4 * kg, 40), [130, 91, 174], [61, 42, 89]],
  ['esketamine nasal 56 mg', 'esket-perezruixo-2021', () => devices(0, 5), [70, 38, 122], [104, 48, 179]],
  ['esketamine nasal 84 mg', 'esket-perezruixo-2021', () => devices(0, 5, 10), [101, 52, 167], [158, 74, 272]],
];

test.each(TABLE)(
  'peaks of %s: median within 5 %, percentiles within 10 % of the table',
  (name, model, doses, parent, metabolite) => {
    const { peakNgPerMl } = simulatePopulation({
      model: modelById(model),
      person: (random) => ({ weightKg: Math.max(40, 78 + 16 * random.normal()) }),
      doses: ({ weightKg }) => doses(weightKg),
      timesMin: minutes.slice(0, 481),
      n: process.env['KEEL_MEASURE'] ? 20_000 : 6000,
      seed: 1,
    });
    let median = 0;
    let percentile = 0;
    for (const [spread, [p50, p5, p95]] of [
      [peakNgPerMl.parent!, parent],
      [peakNgPerMl.norketamine!, metabolite],
    ] as const) {
      median = Math.max(median, Math.abs(spread.p50 / p50 - 1));
      percentile = Math.max(percentile, Math.abs(spread.p5 / p5 - 1), Math.abs(spread.p95 / p95 - 1));
    }
    console.log(
      `${name}: largest difference of a median ${(100 * median).toFixed(1)} %, of a percentile ${(100 * percentile).toFixed(1)} %`,
    );
    expect(median).toBeLessThanOrEqual(0.05);
    expect(percentile).toBeLessThanOrEqual(0.1);
  },
);

describe('a population', () => {
  const model = modelById('ket-composite-default');
  const input = {
    model,
    person: { weightKg: 70 },
    doses: infusion(35, 40),
    timesMin: minutes.slice(0, 121),
    n: 300,
    seed: 9,
  };

  test('is repeated by its seed, and the first people are the same in a larger one', () => {
    expect(simulatePopulation(input)).toEqual(simulatePopulation(input));
    expect(simulatePopulation({ ...input, seed: 10 }).ngPerMl).not.toEqual(simulatePopulation(input).ngPerMl);
    const first = Array.from({ length: 50 }, (_, i) => randomStream(9, i).normal());
    expect(Array.from({ length: 300 }, (_, i) => randomStream(9, i).normal()).slice(0, 50)).toEqual(first);
  });

  test('of people who do not differ is the typical curve', () => {
    const still = {
      ...model,
      variability: [{ kind: 'log-normal', parameter: 'CL', variance: 0, basis: 'none' } as const],
    };
    const { ngPerMl } = simulatePopulation({ ...input, model: still });
    const typical = simulate({ model, person: { weightKg: 70 }, doses: input.doses, timesMin: input.timesMin }).ngPerMl;
    for (const band of [ngPerMl.parent!.p5, ngPerMl.parent!.p50, ngPerMl.parent!.p95])
      band.forEach((value, i) => {
        expect(value).toBeCloseTo(typical.parent![i]!, 4);
      });
  });

  test('holds the quantiles in order at every time, for every model that has people', () => {
    for (const row of MODELS.filter(({ variability }) => variability.length > 0)) {
      const { ngPerMl } = simulatePopulation({ ...input, model: row, n: 60 });
      for (const band of Object.values(ngPerMl))
        band.p50.forEach((value, i) => {
          expect(band.p5[i]!).toBeLessThanOrEqual(value);
          expect(value).toBeLessThanOrEqual(band.p95[i]!);
        });
    }
  });

  test('takes no peak from the minutes after a bolus in which the model is blind', () => {
    const bolus = simulatePopulation({ ...input, doses: [{ tMin: 0, route: 'iv', amountMg: 10 }] });
    expect(bolus.peakAtMin.parent!.p5).toBeGreaterThanOrEqual(3);
  });

  test('with residual error is wider, and the drawn band has none', () => {
    const noisy = simulatePopulation({ ...input, residual: true });
    const clean = simulatePopulation(input);
    const width = ({ ngPerMl }: typeof clean) => ngPerMl.parent!.p95[40]! - ngPerMl.parent!.p5[40]!;
    expect(width(noisy)).toBeGreaterThan(width(clean) * 1.05);
  });

  test.each([
    ['a model nobody has described the people of', { model: modelById('ket-domino-1984') }, /no variability/],
    ['one person', { n: 1 }, /at least 2/],
    ['times that run back', { timesMin: [3, 2] }, /ascend/],
  ])('of %s is refused', (_, change, message) =>
    expect(() => simulatePopulation({ ...input, ...change })).toThrow(message),
  );
});

test('drawn parameters have the covariance they were given', () => {
  const model = compileModel(modelById('sket-otto-2021'));
  const draw = deviationDrawer(model);
  const n = 40_000;
  const at = (name: string) => model.parameterIndex.get(name)!;
  let [vv, cc, vc, vn] = [0, 0, 0, 0];
  for (let i = 0; i < n; i += 1) {
    const { log } = draw(randomStream(3, i));
    vv += log[at('V1')]! ** 2 / n;
    cc += log[at('CL')]! ** 2 / n;
    vc += (log[at('V1')]! * log[at('CL')]!) / n;
    vn += (log[at('V1')]! * log[at('CLn')]!) / n;
  }
  expect(vv).toBeCloseTo(0.084177, 2);
  expect(cc).toBeCloseTo(0.026048, 2);
  expect(vc).toBeCloseTo(0.02261, 2);
  expect(Math.abs(vn)).toBeLessThan(0.002);
});

test('a covariance that cannot be one is refused', () => {
  expect(() =>
    cholesky([
      [1, 2],
      [2, 1],
    ]),
  ).toThrow(/positive definite/);
  expect(
    cholesky([
      [4, 2],
      [2, 5],
    ]),
  ).toEqual([
    [2, 0],
    [1, 2],
  ]);
});

test('quantiles are those of the sorted list', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.double({ noNaN: true, min: -1e6, max: 1e6 }).map((value) => value + 0),
        { minLength: 1, maxLength: 3000 },
      ),
      (values) => {
        const sorted = Float64Array.from(values).sort();
        const expected = [0.05, 0.5, 0.95].map((p) => {
          const position = p * (values.length - 1);
          const low = Math.floor(position);
          const high = Math.min(low + 1, values.length - 1);
          return sorted[low]! + (position - low) * (sorted[high]! - sorted[low]!);
        });
        expect(quantilesInPlace(Float64Array.from(values), values.length, [0.05, 0.5, 0.95])).toEqual(expected);
      },
    ),
  );
});

test('random streams are even, normal and apart from each other', () => {
  const n = 200_000;
  const a = randomStream(1, 0);
  const b = randomStream(1, 1);
  let [sum, square, product, uniform] = [0, 0, 0, 0];
  for (let i = 0; i < n; i += 1) {
    const x = a.normal();
    sum += x / n;
    square += (x * x) / n;
    product += (x * b.normal()) / n;
    uniform += a.uniform() / n;
  }
  expect(Math.abs(sum)).toBeLessThan(0.01);
  expect(Math.abs(square - 1)).toBeLessThan(0.02);
  expect(Math.abs(product)).toBeLessThan(0.01);
  expect(Math.abs(uniform - 0.5)).toBeLessThan(0.005);
});

test('an assay never reads below nothing', () => {
  const random = randomStream(5, 5);
  for (let i = 0; i < 2000; i += 1)
    expect(
      withNoise(1, { kind: 'proportional-and-additive', sd: 0.5, additiveNgPerMl: 3 }, random),
    ).toBeGreaterThanOrEqual(0);
});
