import { expect, test } from 'vitest';
import { pressOf } from './one-press.ts';

const given = (medicine: string, doseMg: number, as: 'fact' | 'order' = 'fact') =>
  pressOf('give-medicine', { as, overrides: [], medicine, route: 'im', doseMg });

test('a dose that is pressed twice is one press', () => {
  expect(given('epinephrine', 0.3)).toBe(given('epinephrine', 0.3));
  expect(pressOf('give-device', { device: 1, mg: 28 })).toBe(pressOf('give-device', { device: 2, mg: 28 }));
  // The first press has moved on what the order says is next.
  expect(given('midazolam', 2, 'order')).toBe(given('midazolam', 1, 'order'));
});

test('another medicine, or another dose that was given, is another press, however fast it follows', () => {
  expect(given('epinephrine', 0.3)).not.toBe(given('diphenhydramine', 25));
  expect(given('epinephrine', 0.3)).not.toBe(given('epinephrine', 0.5));
  expect(given('midazolam', 2, 'order')).not.toBe(given('labetalol', 10, 'order'));
  const other = (name: string) =>
    pressOf('give-medicine', { as: 'fact', medicine: 'other', name, route: 'iv', doseMg: 1 });
  expect(other('albuterol')).not.toBe(other('lorazepam'));
  const ordered = (medicine: string) => pressOf('order-medicine', { medicine, route: 'iv', doseMg: 4 });
  expect(ordered('ondansetron')).not.toBe(ordered('dexamethasone'));
});

test('what is no dose is said as often as it is pressed', () => {
  expect([pressOf('record-care', {}), pressOf('give-advice', {})]).toEqual([null, null]);
});
