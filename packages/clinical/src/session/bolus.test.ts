import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { instant } from '../units/index.ts';
import { doseTotals } from './dose-totals.ts';
import { allOf, readSession, replayScenario, type Scenario, type ScenarioStep } from './index.ts';

const file = join(import.meta.dirname, '../../../../scenarios/session/iv-pain-four-hours.json');
const scenario = JSON.parse(readFileSync(file, 'utf8')) as Scenario;
const startsAt = instant(1_772_550_000_000);

/** The pain infusion up to a minute, with more said after it; a refusal is answered by its rules. */
function after(minute: number, more: readonly ScenarioStep[]) {
  const steps = scenario.steps.filter((step) => step.minute <= minute && step.refused === undefined);
  const replayed = replayScenario(
    { ...scenario, steps: [...steps, ...more] },
    { startsAt, session: 's1', patient: 'p1', zone: 'America/Denver' },
  );
  return readSession(replayed.session);
}
const order = (minute: number, mgPerKg: number, more: object = {}): ScenarioStep => ({
  minute,
  by: 'pavel',
  kind: 'write-order',
  label: 'bolus',
  body: {
    order: {
      form: 'bolus',
      route: 'iv-ketamine',
      amount: { per: 'kg', mgPerKg },
      overSeconds: 60,
      weight: { rule: 'actual', kg: 70, actualKg: 70, measuredAt: { $minute: -2880 } },
      vialMgPerMl: 10,
      ...more,
    },
    given: 'written',
    orderedBy: 'pavel',
    overrides: [],
  },
});
const give = (minute: number, mg: number, more: object = {}): ScenarioStep => ({
  minute,
  by: 'nora',
  kind: 'give-bolus',
  body: {
    as: 'order',
    overrides: [],
    order: { $ref: 'bolus' },
    mg,
    mgPerMl: 10,
    overSeconds: 60,
    delivery: { kind: 'full' },
    ...more,
  },
});
const refused = (step: ScenarioStep, ...rules: string[]): ScenarioStep => ({ ...step, refused: rules });

describe('a bolus during an infusion', () => {
  test('is ordered, given against its order, and is in the total beside what the pump gave', () => {
    const before = after(62, []);
    const session = after(62, [order(61, 0.1), give(62, 7)]);
    const at = instant(startsAt + 62 * 60_000);
    expect(session.order?.order.form).toBe('bolus');
    expect(doseTotals(session, at).deliveredMg - doseTotals(before, at).deliveredMg).toBeCloseTo(7);
    expect(session.infusions[0]?.state).toBe('running');
  });

  test('is refused above its order, faster than its order, and twice', () => {
    after(62, [
      order(61, 0.1),
      refused(give(62, 8), 'dose-above-order'),
      refused(give(62, 7, { overSeconds: 30 }), 'order-mismatch'),
      give(62, 7),
      refused(give(63, 7), 'dose-above-order'),
    ]);
  });

  test('its order is held to the rows of a push, and with what runs to the most of a day', () => {
    after(62, [
      refused(order(61, 0.6), 'rate-above-ceiling'),
      refused(order(61, 0.1, { overSeconds: 30 }), 'push-too-fast'),
      refused(order(61, 0.1, { vialMgPerMl: 100 }), 'concentrate-undiluted'),
      // 98 mg in the bag that runs, and a ninth push of 70 mg: together above 600 mg of a day.
      ...Array.from({ length: 7 }, (_, n) => [
        order(61 + n, 1, { overSeconds: 180 }),
        give(61 + n, 70, { overSeconds: 180 }),
      ]).flat(),
      order(70, 1, { overSeconds: 180 }),
      give(70, 70, { overSeconds: 180 }),
      refused(order(71, 1, { overSeconds: 180 }), 'dose-above-ceiling'),
    ]);
  });

  test('the infusion that runs is held to the order that it was started under', () => {
    const session = after(62, [
      order(61, 0.1),
      { minute: 62, by: 'nora', kind: 'change-infusion-rate', body: { infusion: '1', mlPerHour: 30, because: 'pain' } },
    ]);
    const { flags } = allOf(session, 'infusion-rate-changed').at(-1)!.body;
    expect(flags.map(({ rule }) => rule)).toContain('order-mismatch');
  });
});
