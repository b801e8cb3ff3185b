import { describe, expect, test } from 'vitest';
import { type Dose, type Person, simulate } from '../engine/index.ts';
import { LITERATURE, MODELS, type ModelRow, modelById, recommendedModel, secondOpinions } from '../models/index.ts';
import { checkRequest, sessionsOf, warningsFor } from './index.ts';

const iv = (amountMg: number, durationMin = 40): Dose => ({ tMin: 0, route: 'iv', amountMg, durationMin });
const ids = (model: string, person: Person, doses: readonly Dose[]) =>
  warningsFor(modelById(model), person, doses).map(({ id }) => id);

describe('beside a curve is said', () => {
  test.each<[string, string, Person, Dose[], string[]]>([
    ['nothing new inside the range', 'ket-composite-default', { weightKg: 70 }, [iv(35)], ['constructed-composite']],
    [
      'a weight beyond it',
      'ket-composite-default',
      { weightKg: 151 },
      [iv(35)],
      ['constructed-composite', 'weight-outside-range'],
    ],
    [
      'a dose beyond it',
      'ket-composite-default',
      { weightKg: 70 },
      [iv(140)],
      ['constructed-composite', 'dose-outside-range'],
    ],
    ['the bound itself is inside', 'ket-composite-default', { weightKg: 150 }, [iv(225)], ['constructed-composite']],
    ['a fast bolus', 'ket-composite-default', { weightKg: 70 }, [iv(20, 0)], ['constructed-composite', 'early-bolus']],
    [
      'what was not told',
      'esket-perezruixo-2021',
      { weightKg: 70 },
      [{ tMin: 0, route: 'in', amountMg: 28 }],
      ['noresketamine-auc-unvalidated', 'no-weight-effect', 'age-unknown', 'asian-unknown', 'japanese-unknown'],
    ],
    [
      'too many devices, and two in one',
      'esket-perezruixo-2021',
      { weightKg: 70, covariates: { age: 90, asian: false, japanese: false } },
      [56, 28, 28, 28].map((amountMg, i) => ({ tMin: i * 5, route: 'in', amountMg })),
      [
        'noresketamine-auc-unvalidated',
        'no-weight-effect',
        'age-outside-range',
        'dose-outside-range',
        'more-than-one-device',
      ],
    ],
    [
      'a covariate without effect',
      'sket-otto-2021',
      { weightKg: 70, covariates: { asian: true } },
      [iv(20)],
      ['covariate-unused'],
    ],
    ['an intensive-care model', 'ket-hijazi-2003', { weightKg: 70 }, [iv(35)], ['intensive-care-only']],
    [
      'an adult in a model of children',
      'ket-herd-2007',
      { weightKg: 90 },
      [iv(35)],
      ['weight-outside-range', 'children-only', 'age-unknown'],
    ],
  ])('%s', (_, model, person, doses, expected) => expect(ids(model, person, doses)).toEqual(expected));

  test('an edited model that leaves what adult studies found', () => {
    const base = modelById('ket-clements-1981-250');
    const edited: ModelRow = {
      ...base,
      parameters: { ...base.parameters, CL: { ...base.parameters['CL']!, value: 0.04 } },
    };
    expect(warningsFor(edited, { weightKg: 70 }, []).map(({ id }) => id)).toEqual(['implausible-disposition']);
    expect(warningsFor(base, { weightKg: 70 }, [])).toEqual([]);
  });
});

test('nothing is computed for what cannot be, and every reason is told at once', () => {
  const refusals = checkRequest(modelById('sket-otto-2021'), { weightKg: Number.NaN, covariates: { age: 17 } }, [
    { tMin: Number.POSITIVE_INFINITY, route: 'in', amountMg: -1, durationMin: 3 },
  ]);
  expect(refusals.map(({ path }) => path.join('.'))).toEqual([
    'person.weightKg',
    'person.covariates.age',
    'doses.0.tMin',
    'doses.0.route',
    'doses.0.amountMg',
    'doses.0.durationMin',
  ]);
});

test('a refusal says what is lacking where something is known', () => {
  const [refusal] = checkRequest(modelById('ket-hornik-2018'), { weightKg: 20 }, [
    { tMin: 0, route: 'im', amountMg: 20 },
  ]);
  expect(refusal!.message).toMatch(/F 0.41/);
});

test('four hours without a dose end a session', () => {
  expect(
    sessionsOf([iv(10), { ...iv(10), tMin: 279 }, { ...iv(10), tMin: 280 + 279 }]).map(({ length }) => length),
  ).toEqual([2, 1]);
});

describe('the catalogue', () => {
  test('knows every model of the reference, those that run and those that cannot', () => {
    expect([...MODELS, ...LITERATURE].map(({ id }) => id).sort()).toEqual(
      [
        'esket-perezruixo-2021',
        'ket-brunette-2011',
        'ket-clements-1981-250',
        'ket-composite-default',
        'ket-domino-1984',
        'ket-elkomy-2015',
        'ket-herd-2007',
        'ket-hijazi-2003',
        'ket-hornik-2018',
        'ket-kamp-2020-meta',
        'ket-sherwin-2015',
        'partial-others',
        'sket-ashraf-2018',
        'sket-fanta-2015',
        'sket-flint-2017',
        'sket-otto-2021',
        'sket-simons-2022',
      ].sort(),
    );
  });

  test('recommends a model that has the route, and others to lay beside it', () => {
    for (const drug of ['racemic-ketamine', 's-ketamine'] as const)
      for (const route of ['iv', 'im', 'in', 'po', 'sl'] as const) {
        const model = recommendedModel(drug, route);
        if (model === undefined) expect([drug, route]).toEqual(['s-ketamine', 'im']);
        else {
          const curve = simulate({
            model,
            person: { weightKg: 70 },
            doses: [{ tMin: 0, route, amountMg: 20 }],
            timesMin: [30],
          });
          expect(curve.ngPerMl.parent![0]).toBeGreaterThan(0);
        }
        for (const other of secondOpinions(drug, route)) expect(other.system.inputs[route]).toBeDefined();
      }
  });
});
