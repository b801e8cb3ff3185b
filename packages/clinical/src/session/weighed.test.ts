import { expect, test } from 'vitest';
import type { Reason } from '../record/index.ts';
import { overridesOf, weighedWith } from './index.ts';

const reason = (rule: string, change: Partial<Reason> = {}): Reason => ({
  rule,
  title: rule,
  because: 'Aldrete: not scored since the last dose',
  inputs: [],
  missing: ['score'],
  sources: [],
  override: { roles: ['prescriber'] },
  ...change,
});
const scored = (value: number): Reason =>
  reason('release-score', { because: `Aldrete ${value} of 10`, missing: [], inputs: [{ name: 'aldrete', value }] });
const pressed = (value: number): Reason =>
  reason('bp-elevated', { because: `${value}`, missing: [], inputs: [{ name: 'systolic', value }] });

test('what was weighed while nobody had scored does not stand for a score of three', () => {
  const weighed = [{ seen: reason('release-score'), words: 'Seen and examined' }];
  expect(weighedWith(weighed, reason('release-score'))).toBe('Seen and examined');
  expect(weighedWith(weighed, scored(3))).toBeUndefined();
  expect(overridesOf(weighed, [scored(3)])).toEqual([]);
});

test('a pressure that was weighed stands when it falls, and not when it rises', () => {
  const weighed = [{ seen: pressed(158), words: 'Usual for them' }];
  expect(weighedWith(weighed, pressed(150))).toBe('Usual for them');
  expect(weighedWith(weighed, pressed(178))).toBeUndefined();
});

test('a rule with two reasons is overridden when both were weighed, and sent once', () => {
  const one = reason('hold-not-met', { missing: [], because: 'clonidine' });
  const two = reason('hold-not-met', { missing: [], because: 'lithium' });
  const first = { seen: one, words: 'Usual for them' };
  expect(overridesOf([first], [one, two])).toEqual([]);
  expect(overridesOf([first, { seen: two, words: 'Watched more closely' }], [one, two])).toEqual([
    { rule: 'hold-not-met', reason: 'Usual for them. Watched more closely' },
  ]);
  expect(overridesOf([first], [])).toEqual([]);
});

test('who was weighed before anybody asked where they are is weighed anew when they do not know it', () => {
  const awake = (oriented?: boolean): Reason =>
    reason('release-awake', {
      missing: oriented === undefined ? ['awake'] : [],
      inputs: [
        { name: 'MOAA/S', value: 5 },
        ...(oriented === undefined ? [] : [{ name: 'oriented', value: oriented }]),
      ],
    });
  const weighed = [{ seen: awake(), words: 'Seen and examined' }];
  expect(weighedWith(weighed, awake())).toBe('Seen and examined');
  expect(weighedWith(weighed, awake(false))).toBeUndefined();
});
