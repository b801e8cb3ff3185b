import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { addMinutes, instant } from '../units/index.ts';
import { dueItems, isMissed, readSession, replayScenario, type Scenario } from './index.ts';

const startsAt = instant(1_772_550_000_000);

test('whoever measured a minute before the dose has missed nothing; what was not looked at after it is missed', () => {
  const file = join(import.meta.dirname, '../../../../scenarios/session/im-toilet-and-nausea.json');
  const scenario = JSON.parse(readFileSync(file, 'utf8')) as Scenario;
  const look = scenario.steps.find(({ kind }) => kind === 'chart-observations')!;
  const steps = scenario.steps
    .filter(({ kind, minute }) => minute <= 0 && kind !== 'chart-observations')
    .map((step) => (step.kind === 'pass-gate' ? { ...step, minute: -2 } : step));
  const gate = steps.findIndex(({ kind }) => kind === 'pass-gate');
  const { session, policy } = replayScenario(
    { ...scenario, steps: steps.toSpliced(gate, 0, { ...look, minute: -2 }) },
    { startsAt, session: 's1', patient: 'p1', zone: 'America/Denver' },
  );
  const missed = (minute: number) =>
    dueItems(readSession(session), policy, addMinutes(startsAt, minute))
      .filter(isMissed)
      .map(({ gridMinute }) => gridMinute);
  expect(missed(1)).toEqual([]);
  expect(missed(11)).toEqual([5]);
});
