import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSession, replayScenario, type Scenario, type ScenarioStep } from '@keel/clinical/session';
import { addMinutes, instant } from '@keel/clinical/units';
import { expect, test } from 'vitest';
import { doseControls } from './dose-controls.ts';

const startsAt = instant(1_772_550_000_000);

/** What the panel offers at a minute of a scenario, with more said after it. */
function offered(name: string, minute: number, more: readonly ScenarioStep[] = []) {
  const file = join(import.meta.dirname, `../../../../scenarios/session/${name}.json`);
  const scenario = JSON.parse(readFileSync(file, 'utf8')) as Scenario;
  const steps = scenario.steps.filter((step) => step.minute <= minute && step.refused === undefined);
  const { session, policy } = replayScenario(
    { ...scenario, steps: [...steps, ...more] },
    { startsAt, session: 's1', patient: 'p1', zone: 'America/Denver' },
  );
  return doseControls(readSession(session), policy, addMinutes(startsAt, minute + 1));
}

test('before the dose it may be begun, and nothing can be stopped', () => {
  expect(offered('iv-infusion', -1)).toMatchObject({ infusion: null, next: { form: 'infusion', first: true } });
});

test('what runs can be stopped also when its order was cancelled', () => {
  const cancelled = offered('iv-infusion', 10, [
    { minute: 10, by: 'pavel', kind: 'cancel-order', body: { order: { $ref: 'order' }, reason: 'pressure' } },
  ]);
  expect(cancelled).toMatchObject({ infusion: { name: '1', state: 'running' }, next: null });
});

test('after a pause it goes on at the rate it was last set to, not at the one it began with', () => {
  const slowed = offered('iv-failed-line', 10, [
    { minute: 10, by: 'nora', kind: 'change-infusion-rate', body: { infusion: '1', mlPerHour: 40, because: 'nausea' } },
    { minute: 10, by: 'nora', kind: 'pause-infusion', body: { infusion: '1', because: 'nausea' } },
  ]);
  expect(slowed.infusion).toMatchObject({ state: 'paused', mlPerHour: 40 });
});

test('after a line that failed, what is left of the order may be given from another bag', () => {
  const { infusion, next } = offered('iv-failed-line', 22);
  expect(infusion).toMatchObject({ name: '1', state: 'stopped', holdsDrug: false });
  expect(next).toMatchObject({ form: 'infusion', first: false, infusion: '2' });
  // 30 mg ordered; of the 22 mL that left the pump 2 to 6 mL and what stood in the line never arrived.
  expect(next!.mgLeft).toBeGreaterThan(17);
  expect(next!.mgLeft).toBeLessThan(25);
});

test('once somebody ended the treatment nothing more is offered', () => {
  expect(offered('iv-failed-line', 23).next).toBe(null);
});

test('an infusion that ran as ordered leaves nothing to give', () => {
  expect(offered('iv-infusion', 60).next).toBe(null);
});

test('of an injection of which half got in the rest is offered, of a whole one nothing', () => {
  const given = (delivery: object): ScenarioStep[] => [
    {
      minute: 0,
      by: 'nora',
      kind: 'give-injection',
      body: {
        as: 'fact',
        overrides: [],
        order: { $ref: 'order' },
        route: 'im-ketamine',
        mg: 70,
        mgPerMl: 100,
        place: 'deltoid',
        delivery,
      },
    },
  ];
  const before = offered('im-toilet-and-nausea', -1);
  const whole = before.next!.mgLeft!;
  expect(offered('im-toilet-and-nausea', -1, given({ kind: 'partial', mg: whole / 2 })).next).toMatchObject({
    form: 'injection',
    first: false,
    mgLeft: whole / 2,
  });
  expect(offered('im-toilet-and-nausea', -1, given({ kind: 'partial', mg: whole })).next).toBe(null);
  // Nobody knows how much: what may have got in counts as in.
  const uncertain = { kind: 'uncertain', mgMin: 0, mgMax: whole, because: 'seen' };
  expect(offered('im-toilet-and-nausea', -1, given(uncertain)).next).toBe(null);
});

test('an order can be withdrawn while something can still be given under it, and not once the whole of it was', () => {
  expect(offered('iv-infusion', -1).withdrawable).toBe(true);
  expect(offered('iv-infusion', 10).withdrawable).toBe(true);
  expect(offered('iv-failed-line', 22).withdrawable).toBe(true);
  expect(offered('iv-infusion', 60).withdrawable).toBe(false);
  expect(offered('nasal-esketamine', 1).withdrawable).toBe(true);
  expect(offered('nasal-esketamine', 30).withdrawable).toBe(false);
  // What was not certain and what was declined is used up: there is no device left to give.
  expect(offered('nasal-declined-third', 30).withdrawable).toBe(false);
});
