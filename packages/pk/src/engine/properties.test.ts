import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { MODELS, type ModelRow, modelById, type Route } from '../models/index.ts';
import {
  areaForEver,
  type Dose,
  follow,
  KE0_PER_MIN,
  linearSummary,
  minutesAbove,
  type Person,
  peakOf,
  simulate,
  stretchesAbove,
} from './index.ts';

vi.setConfig({ testTimeout: 300_000 });
const RUNS = process.env['KEEL_MEASURE'] ? 2000 : 60;
const row = fc.constantFrom(...MODELS);
const weight = fc.double({ min: 12, max: 150, noNaN: true });
const time = fc.integer({ min: 0, max: 600 });
/** A device rule makes a later dose depend on earlier ones: superposition speaks of models without one. */
const independent = MODELS.filter(({ devices }) => devices === undefined);

const doseFor = (model: ModelRow): fc.Arbitrary<Dose> =>
  fc
    .record({
      tMin: time,
      route: fc.constantFrom(...(Object.keys(model.system.inputs) as Route[])),
      amountMg: fc.double({ min: 0.5, max: 200, noNaN: true }),
      durationMin: fc.constantFrom(0, 1, 20, 40, 333),
    })
    .map(({ durationMin, ...dose }) => (dose.route === 'iv' ? { ...dose, durationMin } : dose));
const scene = (models: readonly ModelRow[]) =>
  fc.constantFrom(...models).chain((model) =>
    fc.record({
      model: fc.constant(model),
      weightKg: weight,
      doses: fc.array(doseFor(model), { minLength: 1, maxLength: 5 }),
      other: fc.array(doseFor(model), { minLength: 1, maxLength: 3 }),
    }),
  );
const TIMES = [0, 1, 7.5, 20, 40, 60, 61, 120, 240, 600, 601, 900, 1440];

/** All series of a curve, one after the other. */
function series(
  model: ModelRow,
  person: Person,
  doses: readonly Dose[],
  timesMin: readonly number[] = TIMES,
): number[] {
  const curve = simulate({ model, person, doses, timesMin, ke0PerMin: KE0_PER_MIN, auc: ['parent'] });
  return [
    ...Object.values(curve.ngPerMl).flatMap((values) => [...values]),
    ...curve.effectSiteNgPerMl!,
    ...curve.aucNgHPerMl.parent!,
  ];
}

function expectClose(got: readonly number[], expected: readonly number[], tolerance: number): void {
  expect(got).toHaveLength(expected.length);
  got.forEach((value, i) => {
    expect(Math.abs(value - expected[i]!)).toBeLessThanOrEqual(tolerance * Math.abs(expected[i]!));
  });
}

describe('whatever the model, weight and doses', () => {
  test('two regimens together are the sum of each alone', () => {
    fc.assert(
      fc.property(scene(independent), ({ model, weightKg, doses, other }) => {
        const others = series(model, { weightKg }, other);
        const sum = series(model, { weightKg }, doses).map((value, i) => value + others[i]!);
        expectClose(series(model, { weightKg }, [...doses, ...other]), sum, 1e-12 * 10);
      }),
      { numRuns: RUNS },
    );
  });

  test('twice the dose is twice every level', () => {
    fc.assert(
      fc.property(scene(MODELS), ({ model, weightKg, doses }) => {
        const twice = doses.map((dose) => ({ ...dose, amountMg: dose.amountMg * 2 }));
        expectClose(
          series(model, { weightKg }, twice),
          series(model, { weightKg }, doses).map((v) => 2 * v),
          1e-12,
        );
      }),
      { numRuns: RUNS },
    );
  });

  test('a later start moves the whole curve', () => {
    fc.assert(
      fc.property(scene(MODELS), fc.integer({ min: 1, max: 40_000 }), ({ model, weightKg, doses }, shift) => {
        const later = doses.map((dose) => ({ ...dose, tMin: dose.tMin + shift }));
        expectClose(
          series(
            model,
            { weightKg },
            later,
            TIMES.map((t) => t + shift),
          ),
          series(model, { weightKg }, doses),
          1e-11,
        );
      }),
      { numRuns: RUNS },
    );
  });

  test('an infusion cut into pieces is the same infusion, and so is one with a pause of nothing', () => {
    fc.assert(
      fc.property(row, weight, fc.integer({ min: 2, max: 60 }), (model, weightKg, pieces) => {
        const whole = series(model, { weightKg }, [{ tMin: 5, route: 'iv', amountMg: 40, durationMin: 48 }]);
        const cut = Array.from({ length: pieces }, (_, i) => ({
          tMin: 5 + (48 * i) / pieces,
          route: 'iv' as const,
          amountMg: 40 / pieces,
          durationMin: 48 / pieces,
        }));
        expectClose(series(model, { weightKg }, cut), whole, 1e-11);
      }),
      { numRuns: RUNS },
    );
  });

  test('a dose in mg/kg is that many mg for that weight, and in models per kg the curve forgets the weight', () => {
    fc.assert(
      fc.property(weight, (weightKg) => {
        for (const id of ['ket-domino-1984', 'ket-clements-1981-250', 'ket-hijazi-2003']) {
          const perKg = (w: number) =>
            series(modelById(id), { weightKg: w }, [{ tMin: 0, route: 'iv', amountMg: 0.5 * w, durationMin: 40 }]);
          expectClose(perKg(weightKg), perKg(70), 1e-12);
        }
      }),
      { numRuns: RUNS },
    );
  });

  test('every milligram that entered is in a compartment or has left', () => {
    fc.assert(
      fc.property(scene(MODELS), ({ model, weightKg, doses }) => {
        const curve = simulate({ model, person: { weightKg }, doses, timesMin: TIMES, amounts: true });
        const total = doses.reduce((sum, { amountMg }) => sum + amountMg, 0);
        TIMES.forEach((_, i) => {
          const held = Object.values(curve.amountsMg!).reduce((sum, amounts) => sum + amounts[i]!, 0);
          expect(Math.abs(held + curve.eliminatedMg![i]! - curve.enteredMg![i]!)).toBeLessThanOrEqual(1e-10 * total);
        });
      }),
      { numRuns: RUNS },
    );
  });

  test('no level is ever below nothing, and none is unknown', () => {
    fc.assert(
      fc.property(scene(MODELS), ({ model, weightKg, doses }) => {
        for (const value of series(model, { weightKg }, doses)) expect(value).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: RUNS },
    );
  });

  test('the order in which doses and times are told does not matter', () => {
    fc.assert(
      fc.property(scene(independent), ({ model, weightKg, doses, other }) => {
        const all = [...doses, ...other];
        expectClose(series(model, { weightKg }, all.toReversed()), series(model, { weightKg }, all), 1e-12);
      }),
      { numRuns: RUNS },
    );
  });

  test('the peak is above every sampled level, and time above splits at it', () => {
    fc.assert(
      fc.property(scene(MODELS), ({ model, weightKg, doses }) => {
        const trajectory = follow({ model, person: { weightKg }, doses, ke0PerMin: KE0_PER_MIN });
        for (const level of ['parent', 'effect-site'] as const) {
          const peak = peakOf(trajectory, level)!;
          const minutes = Array.from({ length: 1441 }, (_, i) => i);
          const curve = simulate({ model, person: { weightKg }, doses, timesMin: minutes, ke0PerMin: KE0_PER_MIN });
          const values = level === 'parent' ? curve.ngPerMl.parent! : curve.effectSiteNgPerMl!;
          expect(values.reduce((highest, value) => Math.max(highest, value), 0)).toBeLessThanOrEqual(
            peak.ngPerMl * (1 + 1e-9),
          );
          expect(minutesAbove(trajectory, level, peak.ngPerMl * (1 + 1e-9), 1440)).toBe(0);
          const half = minutesAbove(trajectory, level, peak.ngPerMl / 2, 1440);
          const counted = values.reduce((sum, value) => sum + (value > peak.ngPerMl / 2 ? 1 : 0), 0);
          expect(Math.abs(half - counted)).toBeLessThanOrEqual(2 * (doses.length + 1));
        }
      }),
      { numRuns: Math.ceil(RUNS / 3) },
    );
  });
});

describe('closed forms', () => {
  const pure = MODELS.filter(({ id }) => id !== 'sket-simons-2022' && id !== 'esket-perezruixo-2021');

  test('the area of an intravenous dose is dose over clearance, at any rate', () => {
    for (const model of pure) {
      const person = { weightKg: 70 };
      const clearance = model.parameters['CL']!.value * (model.parameters['CL']!.scaling?.referenceKg === 1 ? 70 : 1);
      for (const durationMin of [0, 40, 600]) {
        const trajectory = follow({
          model,
          person,
          doses: [{ tMin: 0, route: 'iv', amountMg: 35, durationMin }],
          auc: ['parent'],
        });
        expect(areaForEver(trajectory) / ((35 / clearance / 60) * 1000)).toBeCloseTo(1, 8);
      }
    }
  });

  test('areas by other routes are F times that', () => {
    const model = modelById('ket-composite-default');
    const area = (route: Route) =>
      areaForEver(
        follow({ model, person: { weightKg: 70 }, doses: [{ tMin: 0, route, amountMg: 50 }], auc: ['parent'] }),
      );
    for (const [route, f] of [
      ['im', 0.93],
      ['in', 0.45],
      ['po', 0.2],
      ['sl', 0.29],
    ] as const)
      expect(area(route) / area('iv')).toBeCloseTo(f, 8);
  });

  test('a metabolite has the area of all drug that becomes it over its clearance', () => {
    const model = modelById('ket-composite-default');
    for (const [route, reaches] of [
      ['iv', 1],
      ['im', 0.93],
      ['in', 0.802],
      ['po', 1],
      ['sl', 1],
    ] as const) {
      const curve = simulate({
        model,
        person: { weightKg: 70 },
        doses: [{ tMin: 0, route, amountMg: 50 }],
        timesMin: [60 * 24 * 30],
        auc: ['norketamine'],
      });
      expect(curve.aucNgHPerMl.norketamine![0]! / ((reaches * 50 * 1000) / 57.72)).toBeCloseTo(1, 8);
    }
  });

  test('a long infusion settles at rate over clearance', () => {
    for (const model of pure) {
      const days = 60 * 24 * 30;
      const { clearanceLPerH } = linearSummary(model, { weightKg: 70 });
      const curve = simulate({
        model,
        person: { weightKg: 70 },
        doses: [{ tMin: 0, route: 'iv', amountMg: 0.5 * days, durationMin: days }],
        timesMin: [days - 1],
      });
      expect(curve.ngPerMl.parent![0]! / ((0.5 * 60 * 1000) / clearanceLPerH)).toBeCloseTo(1, 9);
    }
  });

  test('right after a bolus the level is dose over volume, and nothing by other routes', () => {
    for (const model of MODELS) {
      const volume = model.parameters[model.system.outputs.parent.volume]!;
      const litres = volume.scaling?.referenceKg === 1 ? volume.value * 70 : volume.value;
      const [value] = simulate({
        model,
        person: { weightKg: 70 },
        doses: [{ tMin: 3, route: 'iv', amountMg: 10 }],
        timesMin: [3],
      }).ngPerMl.parent!;
      expect(value! / ((10 / litres) * 1000)).toBeCloseTo(1, 14);
      for (const route of Object.keys(model.system.inputs) as Route[])
        if (route !== 'iv')
          expect(
            simulate({ model, person: { weightKg: 70 }, doses: [{ tMin: 3, route, amountMg: 10 }], timesMin: [3] })
              .ngPerMl.parent![0],
          ).toBe(0);
    }
  });

  test('a bolus of a two-compartment model is the sum of its two exponentials', () => {
    const [k10, k12, k21] = [0.0109, 0.0186, 0.0137];
    const sum = k10 + k12 + k21;
    const fast = (sum + Math.sqrt(sum * sum - 4 * k10 * k21)) / 2;
    const slow = (k10 * k21) / fast;
    const timesMin = [0, 1, 10, 100, 1000];
    const curve = simulate({
      model: modelById('ket-clements-1981-250'),
      person: { weightKg: 70 },
      doses: [{ tMin: 0, route: 'iv', amountMg: 17.5 }],
      timesMin,
    });
    timesMin.forEach((t, i) => {
      const c = (k21 - fast) / (slow - fast);
      const expected = (17.5 / (1.7522 * 70)) * 1000 * (c * Math.exp(-fast * t) + (1 - c) * Math.exp(-slow * t));
      expect(curve.ngPerMl.parent![i]! / expected).toBeCloseTo(1, 12);
    });
  });

  test('what is given in a millionth of a minute is a bolus', () => {
    for (const model of MODELS) {
      const person = { weightKg: 70 };
      const times = [0.5, 5, 60];
      const quick = simulate({
        model,
        person,
        doses: [{ tMin: 0, route: 'iv', amountMg: 10, durationMin: 1e-6 }],
        timesMin: times,
      });
      const bolus = simulate({ model, person, doses: [{ tMin: 0, route: 'iv', amountMg: 10 }], timesMin: times });
      times.forEach((_, i) => {
        expect(quick.ngPerMl.parent![i]! / bolus.ngPerMl.parent![i]!).toBeCloseTo(1, 4);
      });
    }
  });

  test('an absorption rate equal to an eigenvalue is nothing special', () => {
    const composite = modelById('ket-composite-default');
    const at = (ka: number) => {
      const model: ModelRow = {
        ...composite,
        parameters: { ...composite.parameters, ka_im: { ...composite.parameters['ka_im']!, value: ka } },
      };
      return simulate({
        model,
        person: { weightKg: 70 },
        doses: [{ tMin: 0, route: 'im', amountMg: 35 }],
        timesMin: [5, 30, 200],
      }).ngPerMl.parent!;
    };
    const sum = 0.0109 + 0.0186 + 0.0137;
    const lambda = (sum + Math.sqrt(sum * sum - 4 * 0.0109 * 0.0137)) / 2;
    const [below, exact, above] = [at(lambda * (1 - 1e-7)), at(lambda), at(lambda * (1 + 1e-7))];
    exact.forEach((value, i) => {
      expect(value).toBeGreaterThan(0);
      expect(value / below[i]!).toBeCloseTo(1, 6);
      expect(value / above[i]!).toBeCloseTo(1, 6);
    });
  });

  test('the effect site keeps the area of plasma, and at its peak equals plasma', () => {
    for (const model of MODELS) {
      const trajectory = follow({
        model,
        person: { weightKg: 70 },
        doses: [{ tMin: 0, route: 'iv', amountMg: 35, durationMin: 40 }],
        ke0PerMin: KE0_PER_MIN,
      });
      const peak = peakOf(trajectory, 'effect-site')!;
      const curve = simulate({
        model,
        person: { weightKg: 70 },
        doses: [{ tMin: 0, route: 'iv', amountMg: 35, durationMin: 40 }],
        timesMin: [peak.atMin],
      });
      expect(curve.ngPerMl.parent![0]! / peak.ngPerMl).toBeCloseTo(1, 6);
    }
  });

  test('lag time moves a route and changes nothing else', () => {
    const composite = modelById('ket-composite-default');
    const lagged: ModelRow = {
      ...composite,
      parameters: { ...composite.parameters, tlag: { value: 12, unit: 'min' } },
      system: { ...composite.system, inputs: { im: [{ to: 'Dim', fraction: 'F_im', lagMin: 'tlag' }] } },
    };
    const curve = (model: ModelRow, timesMin: number[]) =>
      simulate({ model, person: { weightKg: 70 }, doses: [{ tMin: 0, route: 'im', amountMg: 35 }], timesMin }).ngPerMl
        .parent!;
    expect([...curve(lagged, [0, 11.9, 12])]).toEqual([0, 0, 0]);
    expectClose([...curve(lagged, [13, 40, 200])], [...curve(composite, [1, 28, 188])], 1e-12);
  });
});

test('published half-lives and clearances follow from the rows', () => {
  const close = (got: number, expected: number, within: number) =>
    expect(Math.abs(got / expected - 1)).toBeLessThanOrEqual(within);
  const of = (id: string) => linearSummary(modelById(id), { weightKg: 70 });
  close(of('ket-domino-1984').terminalHalfLifeH, 1.91054, 1e-5);
  close(of('ket-clements-1981-250').terminalHalfLifeH, 3.04891, 1e-5);
  close(of('ket-hijazi-2003').terminalHalfLifeH, 4.94523, 1e-5);
  close(of('ket-herd-2007').terminalHalfLifeH, 1.33928, 1e-5);
  close(of('ket-elkomy-2015').terminalHalfLifeH, 3.569, 1e-4);
  close(of('ket-sherwin-2015').terminalHalfLifeH, 3.56403, 1e-5);
  close(of('ket-hornik-2018').terminalHalfLifeH, 4.98709, 1e-5);
  close(of('sket-otto-2021').terminalHalfLifeH, 7.36732, 1e-5);
  close(of('esket-perezruixo-2021').terminalHalfLifeH, 11.0332, 1e-5);
  close(of('sket-simons-2022').terminalHalfLifeH, 3.21963, 1e-5);
  close(of('esket-perezruixo-2021').clearanceLPerH, 109, 0.005);
});

test('stretches above a level are found in each of two sessions', () => {
  const doses = [0, 3 * 1440].map((tMin) => ({ tMin, route: 'iv' as const, amountMg: 35, durationMin: 40 }));
  const trajectory = follow({ model: modelById('ket-composite-default'), person: { weightKg: 70 }, doses });
  const stretches = stretchesAbove(trajectory, 'parent', 100, 10_000);
  expect(stretches).toHaveLength(2);
  for (const { fromMin, toMin } of stretches) {
    const [from, to] = simulate({
      model: modelById('ket-composite-default'),
      person: { weightKg: 70 },
      doses,
      timesMin: [fromMin, toMin],
    }).ngPerMl.parent!;
    expect(from).toBeCloseTo(100, 6);
    expect(to).toBeCloseTo(100, 6);
  }
});

describe('the nasal device rule', () => {
  const model = modelById('esket-perezruixo-2021');
  const devices = (...times: number[]) => times.map((tMin) => ({ tMin, route: 'in' as const, amountMg: 28 }));
  const area = (doses: readonly Dose[]) =>
    areaForEver(follow({ model, person: { weightKg: 70 }, doses, auc: ['parent'] }));

  test('devices of one session share the nose; two hours later a new session begins', () => {
    const first = area(devices(0));
    const second = area(devices(0, 5)) - first;
    expect(second).toBeLessThan(first * 0.8);
    expect(area(devices(0, 119.9)) - first).toBeCloseTo(second, 6);
    expect(area(devices(0, 120)) - first).toBeCloseTo(first, 6);
  });

  test('bioavailability of one, two and three devices is the published one', () => {
    const iv = area([{ tMin: 0, route: 'iv', amountMg: 28 }]);
    for (const [count, f] of [
      [1, 0.622],
      [2, 0.538],
      [3, 0.509],
    ] as const)
      expect(area(devices(...Array.from({ length: count }, (_, i) => i * 5))) / (count * iv)).toBeCloseTo(f, 3);
  });
});
