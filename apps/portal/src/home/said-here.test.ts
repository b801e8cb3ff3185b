import { expect, test } from 'vitest';
import { AnothersError, ProblemError, type Said } from '../api/index.ts';
import { type Sending, unanswered } from './said-here.ts';

const one: Said = { id: 'c1', kind: 'tell-home-dose', occurredAt: '2026-11-02T10:00:00Z', body: {}, seenSeq: 0 };
const problem = (key: string, status: number) =>
  new ProblemError(
    { type: `/problems/${key}`, title: 'x', status } as ConstructorParameters<typeof ProblemError>[0],
    null,
  );
const failed = (error: unknown): Sending => ({ one, status: 'error', tried: true, error, at: 10 });
const SENT: Sending = { one, status: 'success', tried: false, error: null, at: 10 };

test.each([
  ['login-required', 401],
  ['too-many-requests', 429],
  ['unavailable', 503],
])('what failed at %s and lies on no disk is still unanswered, and waits', (key, status) => {
  expect(unanswered([failed(problem(key, status))], [], 20)).toEqual({ said: [one], waiting: [one], heard: [] });
});

test('what was refused for good is still said here, and waits for nothing', () => {
  expect(unanswered([failed(problem('invalid-request', 400))], [], 20)).toEqual({
    said: [one],
    waiting: [],
    heard: [],
  });
});

test('what was taken at another try is answered; what is somebody else’s is not shown', () => {
  expect(unanswered([failed(problem('unavailable', 503)), SENT], [], 20).said).toEqual([]);
  expect(unanswered([failed(new AnothersError())], [], 20).said).toEqual([]);
});

test('what is on its way for the first time does not wait yet', () => {
  const sending: Sending = { one, status: 'pending', tried: false, error: null, at: 10 };
  expect(unanswered([sending], [one], 20)).toEqual({ said: [one], waiting: [], heard: [] });
  expect(unanswered([{ ...sending, tried: true }], [], 20)).toEqual({ said: [one], waiting: [one], heard: [] });
});

test.each([
  ['only what this phone kept', 0, true],
  ['what was read before', 9, true],
  ['what was read after it', 11, false],
])('what the clinic took stands over %s', (_, readAt, stands) => {
  expect(unanswered([SENT], [], readAt)).toEqual(
    stands ? { said: [one], waiting: [one], heard: [one] } : { said: [], waiting: [], heard: [] },
  );
});
