import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { MINUTE_MS } from '../units/index.ts';
import { dueItems, readSession, type Scenario } from './index.ts';
import { after, at, decide, until } from './told.fixture.ts';

const raised: Scenario = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../../scenarios/session/arrives-raised-pressure.json'), 'utf8'),
);

/** Minutes after it was asked at which the question is due: as a task of the prescriber, and on the board. */
function due(answerInMinutes: number) {
  const said = [
    'ask-prescriber',
    { to: 'pavel', question: 'Go ahead?', answerBy: at(-7 + answerInMinutes) },
    -7,
  ] as const;
  const before = until(raised, -7.5);
  const { decision } = decide(before, ...said);
  if (decision.kind === 'refused') throw new Error('refused');
  const task = decision.streams.flatMap(({ events }) => events).find(({ kind }) => kind === 'task-opened')!;
  const { session, policy } = after(before, ...said);
  const item = dueItems(readSession(session), policy, at(-7)).find(({ what }) => what === 'answer-question')!;
  return [(task.body as { readonly dueAt: number }).dueAt, item.at].map((when) => (when - at(-7)) / MINUTE_MS);
}

test.each([
  ['sooner than the clinic promises is due when it was asked for', 2, 2],
  ['as the clinic promises', 5, 5],
  ['later than the clinic promises is due when the clinic promises', 60, 5],
])('a question wanted %s', (_why, wanted, expected) => expect(due(wanted)).toEqual([expected, expected]));
