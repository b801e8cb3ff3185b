import { TASK_KINDS } from '@keel/clinical/tasks';
import { expect, test } from 'vitest';
import { mustBeReached } from './must-be-reached.ts';
import { isToCall } from './to-call.ts';

test('a patient who must be reached now is called from the task; of a text the number stands in its own words', () => {
  const kinds = TASK_KINDS.map(({ kind }) => kind).filter((kind) => mustBeReached(kind) && !kind.startsWith('home-'));
  expect(kinds.filter((kind) => !isToCall(kind))).toEqual(['text-not-safe', 'text-about-patient']);
});

test('whoever is on the line is not called', () => {
  expect(isToCall('call-at-risk')).toBe(false);
});
