import { expect, test } from 'vitest';
import { type Burst, hearKey, NO_BURST } from './badge-burst.ts';

function heard(keys: readonly string[], everyMs: number) {
  let burst: Burst = NO_BURST;
  let at = 1_000;
  const kinds: string[] = [];
  let badge: string | null = null;
  for (const key of keys) {
    const answer = hearKey(burst, key, at);
    kinds.push(answer.kind);
    if (answer.kind === 'badge') {
      badge = answer.number;
      burst = NO_BURST;
    } else burst = answer.burst;
    at += everyMs;
  }
  return { kinds, badge };
}

const BADGE = [...'04A7719C'];

test('a reader is heard as a badge, and its keys are nobody’s typing', () => {
  const { kinds, badge } = heard([...BADGE, 'Enter'], 5);
  expect(badge).toBe('04A7719C');
  expect(kinds.filter((kind) => kind === 'key')).toHaveLength(1);
});

test('capitals of a reader come with Shift between them', () => {
  expect(heard(['0', '4', 'Shift', 'A', '7', '7', '1', '9', 'Shift', 'C', 'Enter'], 4).badge).toBe('04A7719C');
});

test.each([60, 120, 400])('a person who types a key every %i ms is no badge', (everyMs) => {
  const { kinds, badge } = heard([...BADGE, 'Enter'], everyMs);
  expect(badge).toBeNull();
  expect(new Set(kinds)).toEqual(new Set(['key']));
});

test('a short burst, a bouncing key, is no badge', () => {
  expect(heard(['1', '1', 'Enter'], 5).badge).toBeNull();
});
