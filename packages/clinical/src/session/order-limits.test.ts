import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readPatient } from '../patient/index.ts';
import type { EventRef } from '../record/index.ts';
import { gate, medicinesLeft, type Replayed, readSession, type Scenario } from './index.ts';
import { after, at, decide, rulesOf, until } from './told.fixture.ts';

const iv: Scenario = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../../scenarios/session/iv-infusion.json'), 'utf8'),
);
const prescriber = { roles: ['prescriber'], by: 'pavel' } as const;

describe('an own limit of SpO2', () => {
  const { order } = iv.steps.find(({ kind }) => kind === 'write-order')!.body as { order: object };
  const asked = (spo2Percent: number | null, spo2NotifyPercent: number) => {
    const before = until(iv, -12, (step) => {
      if (step.kind !== 'chart-observations') return step;
      if (spo2Percent === null) return null;
      const { observations } = step.body as { observations: object };
      return { ...step, body: { ...(step.body as object), observations: { ...observations, spo2Percent } } };
    });
    const { weight, ...rest } = order as { weight: object };
    const fresh = { ...rest, weight: { ...weight, measuredAt: at(-2_880) } };
    const body = { order: fresh, given: 'written', orderedBy: 'pavel', overrides: [], spo2NotifyPercent };
    return rulesOf(decide(before, 'write-order', body, -11, prescriber).decision);
  };
  test.each([
    [98, 80, ['spo2-limit-unfounded']],
    [98, 93, ['spo2-limit-unfounded']],
    [98, 94, []],
    [98, 96, []],
    [93, 92, []],
    [93, 91, []],
    [93, 90, ['spo2-limit-unfounded']],
    [91, 91, ['spo2-limit-unfounded']],
    [null, 92, ['spo2-limit-unfounded']],
  ])('rests at %s, told below %i: %o', (resting, own, expected) => {
    expect(asked(resting, own)).toEqual(expected);
  });
});

describe('the weight of an order against the weight on record', () => {
  const gateOf = (replayed: Replayed) =>
    rulesOf(decide(replayed, 'pass-gate', { overrides: [] }, -11, prescriber).decision);
  const ordered = (weight: object) => until(iv, -12, (step) => withWeight(step, weight));
  const withWeight = (step: Scenario['steps'][number], weight: object): Scenario['steps'][number] => {
    if (step.kind !== 'write-order') return step;
    const body = step.body as { order: { weight: object } };
    return { ...step, body: { ...body, order: { ...body.order, weight: { ...body.order.weight, ...weight } } } };
  };
  test('a weighing that only the order knows does not set it aside', () => {
    const claimed = ordered({ kg: 80, actualKg: 80, measuredAt: { $minute: -21 } });
    const weighed = after(claimed, 'record-weight', { weightKg: 70 }, -11.5, { happenedAt: -30 });
    expect(gateOf(weighed)).toContain('weight-changed');
  });
  describe('and the weight in the chart, where the session has none or an older one', () => {
    const unweighed = () => until(iv, -12, (step) => (step.kind === 'record-weight' ? null : step));
    const gateWith = (replayed: Replayed, chart: { kg: number; minute: number } | null) => {
      const patient = readPatient(replayed.patient);
      const weight = chart === null ? null : { kg: chart.kg, at: at(chart.minute) };
      return gate(readSession(replayed.session), { ...patient, weight }, replayed.policy, at(-11)).reasons;
    };
    const changed = (replayed: Replayed, chart: { kg: number; minute: number } | null) =>
      gateWith(replayed, chart).find(({ rule }) => rule === 'weight-changed')?.because;
    test('a chart that says another weight than the order is told', () => {
      expect(changed(unweighed(), null)).toBeUndefined();
      expect(changed(unweighed(), { kg: 70, minute: -3_000 })).toBeUndefined();
      expect(changed(unweighed(), { kg: 82, minute: -3_000 })).toBe('70 kg in the order, 82 kg in the chart');
    });
    test('the newer of the two holds', () => {
      const weighed = after(unweighed(), 'record-weight', { weightKg: 70 }, -11.5, { happenedAt: -30 });
      expect(changed(weighed, { kg: 82, minute: -3_000 })).toBeUndefined();
      expect(changed(weighed, { kg: 82, minute: -20 })).toBe('70 kg in the order, 82 kg in the chart');
    });
  });
});

describe('a medicine of the table under the name of another', () => {
  const order = {
    medicine: 'other',
    route: 'iv',
    doseMg: 15,
    maxMg: 15,
    minIntervalMinutes: 2,
    reasonFor: 'x',
    given: 'written',
    orderedBy: 'pavel',
  };
  const ordering = (body: object) =>
    rulesOf(decide(until(iv, 20), 'order-medicine', { ...order, ...body }, 21, prescriber).decision);
  test.each(['midazolam', 'Versed', 'Dormicum', 'midazolm 5 mg/mL'])(
    '%s is ordered within its limit or not at all',
    (name) => {
      expect(ordering({ name })).toEqual(['rescue-above-limit']);
      expect(ordering({ name, doseMg: 1, maxMg: 2 })).toEqual([]);
    },
  );
  test('paracetamol by its other names, flumazenil by its brand', () => {
    expect(ordering({ name: 'Tylenol', route: 'po', doseMg: 2_000, maxMg: 2_000, minIntervalMinutes: 240 })).toEqual([
      'rescue-above-limit',
    ]);
    expect(ordering({ name: 'Romazicon', doseMg: 1, maxMg: 1 })).toEqual(['rescue-above-limit']);
  });
  test('one that is not in the table has no limit of it, and one without a name is not ordered', () => {
    expect(ordering({ name: 'cetirizine' })).toEqual([]);
    expect(ordering({})).toEqual(['medicine-not-named']);
  });

  const cetirizine = after(until(iv, 20), 'order-medicine', { ...order, name: 'cetirizine' }, 21, prescriber);
  const ref = (): EventRef => medicinesLeft(readSession(cetirizine.session))[0]!.order;
  const give = (as: 'order' | 'fact', body: object, from = cetirizine) =>
    decide(
      from,
      'give-medicine',
      { as, overrides: [], medicine: 'other', route: 'iv', order: ref(), because: 'x', ...body },
      22,
    ).decision;
  test('given under the order of another it is refused; as a fact it is recorded and flagged', () => {
    expect(rulesOf(give('order', { name: 'midazolam', doseMg: 15 }))).toEqual(['order-missing', 'rescue-above-limit']);
    expect(rulesOf(give('order', { name: 'Cetirizine', doseMg: 10 }))).toEqual([]);
    const fact = give('fact', { name: 'Versed', doseMg: 15 });
    expect(JSON.stringify(fact)).toContain('rescue-above-limit');
    expect(fact.kind).not.toBe('refused');
  });
  test('what was given under another name counts', () => {
    const once = after(
      until(iv, 20),
      'order-medicine',
      { ...order, medicine: 'midazolam', doseMg: 1, maxMg: 2.5 },
      21,
      prescriber,
    );
    const had = after(
      once,
      'give-medicine',
      {
        as: 'fact',
        overrides: [],
        medicine: 'other',
        name: 'Versed',
        route: 'iv',
        doseMg: 2,
        order: null,
        because: 'x',
      },
      22,
    );
    expect(medicinesLeft(readSession(had.session))[0]).toMatchObject({ givenMg: 2, leftMg: 0.5 });
  });
});
