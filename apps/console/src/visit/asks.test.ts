import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readPatient } from '@keel/clinical/patient';
import { type Policy, STARTING_POLICIES } from '@keel/clinical/policy';
import { readSession, replayScenario, type Scenario } from '@keel/clinical/session';
import { addMinutes, instant } from '@keel/clinical/units';
import { expect, test } from 'vitest';
import { ASKS } from './asks.ts';
import type { Visit } from './visit-context.ts';

const startsAt = instant(1_772_550_000_000);
function visitAt(name: string, minute: number, policy = STARTING_POLICIES.mixed as Policy): Visit {
  const file = join(import.meta.dirname, `../../../../scenarios/session/${name}.json`);
  const scenario = JSON.parse(readFileSync(file, 'utf8')) as Scenario;
  const steps = scenario.steps.filter((step) => step.minute <= minute && step.refused === undefined);
  const { session, patient } = replayScenario(
    { ...scenario, steps },
    { startsAt, session: 's1', patient: 'p1', zone: 'America/Denver' },
  );
  return {
    session: readSession(session),
    patient: readPatient(patient!),
    policy,
    now: addMinutes(startsAt, minute),
    me: { id: 'nora', name: 'Nora', roles: ['nurse'] },
    view: { people: [] },
  } as unknown as Visit;
}

test.each([
  ['toilet', 'off-monitor-toilet-minutes', 5],
  ['patient-request', 'off-monitor-request-minutes', 4],
  ['cable-changed', 'off-monitor-short-minutes', 2],
] as const)('off the monitor for %s lasts as long as the clinic adopted', (because, setting, minutes) => {
  const starting = STARTING_POLICIES.mixed as Policy;
  const adopted = { ...starting, settings: { ...starting.settings, [setting]: minutes } };
  expect(ASKS['off-monitor'].body({ because }, visitAt('iv-infusion', 10, adopted))).toMatchObject({
    because,
    limitMinutes: minutes,
  });
});

test('what is done to a line names the line that runs', () => {
  expect(ASKS.pause.body({ because: 'nausea' }, visitAt('iv-infusion', 10))).toEqual({
    infusion: '1',
    because: 'nausea',
  });
});

test('a question left open is absent from what is said, and "nothing that they remember" is an answer', () => {
  const visit = visitAt('iv-infusion', -11);
  expect(ASKS.fasting.body({ lastSolidsAt: null }, visit)).toEqual({ lastSolidsAt: null });
  expect(ASKS.fasting.body({ lastSolidsAt: 60, lastClearFluidAt: 30 }, visit)).toEqual({
    lastSolidsAt: addMinutes(visit.now, -60),
    lastClearFluidAt: addMinutes(visit.now, -30),
  });
});

test('the chair is handed over by who holds it to who is named: both names stand in the entry', () => {
  expect(ASKS.handover.body({ to: 'sam' }, visitAt('iv-failed-line', 10))).toEqual({ from: 'nora', to: 'sam' });
});
