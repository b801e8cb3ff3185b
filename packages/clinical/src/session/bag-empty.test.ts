import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { dueItems, readSession, type Scenario } from './index.ts';
import { at, until } from './told.fixture.ts';

const iv: Scenario = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../../scenarios/session/iv-infusion.json'), 'utf8'),
);

test('a bag that ran dry under a running pump is late from when it did, not empty anew each minute', () => {
  const running = until(iv, 30);
  const due = (minute: number) =>
    dueItems(readSession(running.session), running.policy, at(minute)).find(({ what }) => what === 'bag-empty')!;
  const dry = due(31).at;
  expect(dry).toBe(at(40));
  for (const minute of [35, 40, 41, 55]) expect(Math.abs(due(minute).at - dry)).toBeLessThan(1_000);
  expect(due(41).state).toBe('due');
  expect(due(55).state).toBe('overdue');
});
