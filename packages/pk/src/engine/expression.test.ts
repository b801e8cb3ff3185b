import { describe, expect, test } from 'vitest';
import { MODELS, type ModelRow, modelById } from '../models/index.ts';
import { compileExpression, compileModel, createPropagator, layoutFor, parametersOf } from './index.ts';

const names = new Map(['CL', 'V1', 'F_in'].map((name, i) => [name, i]));
const value = (text: string) => compileExpression(text, names)(Float64Array.of(6, 4, 0.25));

describe('formulas of rows', () => {
  test.each([
    ['CL/V1', 1.5],
    ['1-F_in', 0.75],
    ['(1-F_in)*0.64', 0.48],
    ['2/CL', 1 / 3],
    ['CL-V1-1', 1],
    ['CL/V1/2', 0.75],
    ['1e-1*CL', 0.6000000000000001],
    ['F_in', 0.25],
  ])('%s', (text, expected) => expect(value(text)).toBe(expected));

  test.each([
    ['CL/V9', /no parameter "V9"/],
    ['(CL', /not closed/],
    ['CL+', /too early/],
    ['CL V1', /"V1" is not understood/],
    ['CL^2', /not understood/],
    ['', /too early/],
  ])('%s is refused', (text, message) => expect(() => value(text)).toThrow(message));
});

describe('a row that cannot mean anything', () => {
  const base = modelById('ket-clements-1981-250');
  test.each<[string, Partial<ModelRow>, RegExp]>([
    [
      'a state nobody declared',
      { system: { ...base.system, inputs: { iv: [{ to: 'A7', fraction: '1' }] } } },
      /no state "A7"/,
    ],
    [
      'a formula with a typo',
      { system: { ...base.system, transfers: [{ from: 'A1', to: null, rate: 'CL/V' }] } },
      /no parameter "V"/,
    ],
    [
      'a random effect on nothing',
      { variability: [{ kind: 'log-normal', parameter: 'X', variance: 1, basis: '' }] },
      /no parameter "X"/,
    ],
  ])('%s', (_, change, message) => expect(() => compileModel({ ...base, ...change })).toThrow(message));

  test('a negative rate is refused when it is met', () => {
    const row: ModelRow = { ...base, parameters: { ...base.parameters, CL: { value: -1, unit: 'L/min' } } };
    const model = compileModel(row);
    expect(() => createPropagator(layoutFor(model, ['iv'], {}), parametersOf(model, { weightKg: 70 }))).toThrow(
      /rate out of A1/,
    );
  });
});

describe('every row', () => {
  test.each(MODELS.map((row) => [row.id, row] as const))(
    '%s says where it comes from, in units and within bounds',
    (_, row) => {
      expect(compileModel(row).outputs[0]?.analyte).toBe('parent');
      expect(row.citation).toMatch(/\d{4}/);
      expect(row.range.text.length).toBeGreaterThan(5);
      expect(row.variabilityNote.length).toBeGreaterThan(0);
      for (const parameter of Object.values(row.parameters)) {
        expect(parameter.value).toBeGreaterThan(0);
        expect(parameter.publishedAs).toBeTruthy();
      }
      // What enters by a route is never more than the dose, except where the row says that a part is a scale.
      const model = compileModel(row);
      const values = parametersOf(model, { weightKg: 70 });
      for (const legs of model.routes.values()) {
        const total = legs.reduce((sum, leg) => sum + leg.fraction(values), 0);
        if (row.id !== 'sket-simons-2022' || legs.length === 1) expect(total).toBeLessThanOrEqual(1 + 1e-12);
      }
    },
  );
});
