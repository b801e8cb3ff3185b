import { PROBLEM_KEYS, PROBLEMS, type ProblemKey } from '@keel/formats/api';
import { describe, expect, test } from 'vitest';
import { ProblemError, UnreachableError } from './client.ts';
import { isFinal } from './final.ts';

const problem = (key: ProblemKey) =>
  new ProblemError({ type: `/problems/${key}`, title: PROBLEMS[key].title, status: PROBLEMS[key].status }, null);

describe('what is kept in the browser is forgotten only when it was written down or can never be', () => {
  const FINAL: readonly ProblemKey[] = ['invalid-request', 'order-refused', 'id-reused', 'too-large'];
  test.each(PROBLEM_KEYS)('%s', (key) => {
    expect(isFinal(problem(key))).toBe(FINAL.includes(key));
  });
  test('no answer, and a fault of the page itself, are no refusal', () => {
    expect(isFinal(new UnreachableError('x'))).toBe(false);
    expect(isFinal(new TypeError('x'))).toBe(false);
    expect(isFinal(new ProblemError({ type: '/problems/of-a-newer-server', title: '', status: 400 }, null))).toBe(
      false,
    );
  });
});
