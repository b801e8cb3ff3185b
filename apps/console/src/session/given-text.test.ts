import { expect, test } from 'vitest';
import { givenText } from './given-text.ts';

test.each([
  [{ deliveredMl: 0.55, deliveredMlMin: 0.55, deliveredMgMin: 27.5, deliveredMgMax: 27.5 }, '0.55 mL, 0.5 mg/kg'],
  [
    { deliveredMl: 0.55, deliveredMlMin: 0.25, deliveredMgMin: 12.5, deliveredMgMax: 27.5 },
    '0.25–0.55 mL, 0.23–0.5 mg/kg',
  ],
  [{ deliveredMl: 40.25, deliveredMlMin: 40.25, deliveredMgMin: 28.2, deliveredMgMax: 28.2 }, '40.3 mL, 0.51 mg/kg'],
])('a syringe is told to the hundredth, as it was drawn, a pump to the tenth: %o', (totals, text) => {
  expect(givenText({ ...totals, weightKg: 55 })).toBe(text);
});
