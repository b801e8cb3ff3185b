import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { instant } from '../units/index.ts';
import { readSession, replayScenario, type Scenario, type ScenarioStep } from './index.ts';

const file = join(import.meta.dirname, '../../../../scenarios/session/nasal-esketamine.json');
const scenario = JSON.parse(readFileSync(file, 'utf8')) as Scenario;

test('an order that was replaced does not come back when the order that took its place is withdrawn', () => {
  const more: readonly ScenarioStep[] = [
    {
      minute: -5,
      by: 'pavel',
      kind: 'write-order',
      label: 'lower',
      body: {
        order: { form: 'nasal-devices', route: 'intranasal-esketamine', devices: 1 },
        given: 'written',
        orderedBy: 'pavel',
        overrides: [],
      },
    },
    { minute: -4, by: 'pavel', kind: 'cancel-order', body: { order: { $ref: 'lower' }, reason: 'pressure' } },
  ];
  const steps = scenario.steps.filter((step) => step.minute < -5);
  const { session } = replayScenario(
    { ...scenario, steps: [...steps, ...more] },
    { startsAt: instant(1_772_550_000_000), session: 's1', patient: 'p1', zone: 'America/Denver' },
  );
  expect(readSession(session).order).toBeNull();
});
