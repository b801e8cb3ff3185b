import { expect, test } from 'vitest';
import { pressOf } from './one-press.ts';

test('a sheet that is pressed twice is one press, also with a figure that was put right meanwhile', () => {
  expect(pressOf('waste-drug', { drawId: 'd1', mg: 10 })).toBe(pressOf('waste-drug', { drawId: 'd1', mg: 12 }));
  expect(pressOf('count-stock', { when: 'close', counts: [] })).toBe(
    pressOf('count-stock', { when: 'close', counts: [{ containerId: 'c1', mg: 1 }] }),
  );
});

test('the next row of a list is another press, also before the first was answered', () => {
  const witness = (command: string, index: number) => pressOf('witness-waste', { command, index });
  expect(witness('a', 0)).not.toBe(witness('b', 0));
  expect(witness('a', 0)).not.toBe(witness('a', 1));
  expect(pressOf('return-draw', { drawId: 'd1' })).not.toBe(pressOf('return-draw', { drawId: 'd2' }));
});
