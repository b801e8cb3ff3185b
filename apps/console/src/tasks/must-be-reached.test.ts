import { TASK_KINDS } from '@keel/clinical/tasks';
import { expect, test } from 'vitest';
import { mustBeReached } from './must-be-reached.ts';

/** Minutes within which it is due: nobody waits so long until somebody opens the list. */
const NOW_MIN = 15;

test('whoever is to be reached now is said on every screen, whether a patient or not one yet', () => {
  const kinds = TASK_KINDS.filter(({ closedWith, dueMinutes }) => closedWith === 'contact' && dueMinutes <= NOW_MIN);
  expect(kinds.map(({ kind }) => kind).filter((kind) => !mustBeReached(kind))).toEqual(['call-at-risk']);
});

test('who did not come and was at high risk as well; what waits for the day does not stand there', () => {
  expect(mustBeReached('welfare-check')).toBe(true);
  expect(mustBeReached('call-follow-suicide')).toBe(false);
});
