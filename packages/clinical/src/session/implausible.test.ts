import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readPatient } from '../patient/index.ts';
import {
  allOf,
  doseTotals,
  dueItems,
  gate,
  medicinesLeft,
  type Replayed,
  readSession,
  releaseAssessment,
  type Scenario,
  standingTriggers,
  vitalAssessment,
} from './index.ts';
import { offScaleReasons } from './plausible.ts';
import { after, at, decide, rulesOf, until, withBody } from './told.fixture.ts';

const readScenario = (name: string): Scenario =>
  JSON.parse(readFileSync(join(import.meta.dirname, `../../../../scenarios/session/${name}.json`), 'utf8'));
const iv = readScenario('iv-infusion');
const nasal = readScenario('nasal-esketamine');
const look = (replayed: Replayed, observations: object, minute: number) =>
  after(replayed, 'chart-observations', { observations, source: { from: 'person', how: 'observed' } }, minute);
const orderOf = (replayed: Replayed) => readSession(replayed.session).order!.ref;
const flagsOf = (replayed: Replayed, kind: string) =>
  (
    replayed.session.events.findLast((event) => event.kind === kind)!.body as {
      flags: { rule: string; because: string }[];
    }
  ).flags;

describe('a value that cannot be is kept, flagged and never used', () => {
  test.each([
    [{ spo2Percent: 700 }, 'SpO2: 700'],
    [{ spo2Percent: -1 }, 'SpO2: -1'],
    [{ heartRatePerMin: 9_999 }, 'heart rate: 9999'],
    [{ systolicMmHg: 1_240, diastolicMmHg: 78 }, 'systolic pressure: 1240'],
    [{ systolicMmHg: 78, diastolicMmHg: 124 }, 'systolic pressure: 78 is not above 124'],
    [{ respiratoryRatePerMin: 1_400 }, 'respiratory rate: 1400'],
    [{ temperatureC: 384.5 }, 'temperature: 384.5'],
    [{ oxygenLPerMin: 900 }, 'oxygen given: 900'],
    [{ painNrs: 11 }, 'pain: 11'],
    [{ sedation: { scale: 'moaas-0-5', score: 6 } }, 'sedation: 6'],
  ])('%o', (observations, said) => {
    const replayed = look(until(iv, 20), observations, 21);
    expect(flagsOf(replayed, 'observations-charted').map(({ rule, because }) => `${rule} ${because}`)).toEqual([
      expect.stringContaining(`value-off-scale ${said}`),
    ]);
    const event = replayed.session.events.findLast(({ kind }) => kind === 'observations-charted')!;
    expect(event.body).toMatchObject({ observations });
    const entry = allOf(readSession(replayed.session), 'observations-charted').at(-1)!;
    expect(entry.body.observations).toEqual({});
    expect(Object.keys(entry.implausible ?? {}).sort()).toEqual(Object.keys(observations).sort());
  });
  test('an amount that cannot be is named with its unit', () => {
    const body = { device: 1, mg: 28, delivery: { kind: 'uncertain', mgMin: 20, mgMax: 30 } };
    expect(offScaleReasons('device-given', body).flatMap(({ inputs }) => inputs)).toEqual([
      { name: 'most that got in', value: 30, unit: 'mg' },
    ]);
  });
  test('it does not pass the gate, and does not speak over the real one before it', () => {
    const replayed = look(until(iv, -11.6), { spo2Percent: 700, heartRatePerMin: 72 }, -11.5);
    const without = until(iv, -11.6, (step) => (step.kind === 'chart-observations' ? null : step));
    const rules = (one: Replayed) =>
      gate(readSession(one.session), readPatient(one.patient), one.policy, at(-11)).reasons.map(({ rule }) => rule);
    expect(rules(replayed)).toEqual([]);
    expect(
      rules(look(without, { systolicMmHg: 120, diastolicMmHg: 70, spo2Percent: 700, heartRatePerMin: 72 }, -11.5)),
    ).toEqual(['vitals-missing']);
  });
  test('on the screen it is unknown, and the check stays due', () => {
    const replayed = look(until(iv, 29), { spo2Percent: 700 }, 30);
    const session = readSession(replayed.session);
    expect(vitalAssessment(session, 'spo2', replayed.policy, at(30.5))).toMatchObject({
      kind: 'unknown',
      because: 'off-scale',
    });
    expect(dueItems(session, replayed.policy, at(31)).find(({ gridMinute }) => gridMinute === 30)?.missing).toContain(
      'spo2',
    );
  });
  test('what the rest of the same look says counts', () => {
    const replayed = look(until(iv, 20), { spo2Percent: 700, systolicMmHg: 205, diastolicMmHg: 110 }, 21);
    expect(standingTriggers(readSession(replayed.session), replayed.policy).level).toBe('stop');
  });
  test('a correction to a value that can be takes the flag away', () => {
    const replayed = look(until(iv, 20), { spo2Percent: 700 }, 21);
    const entry = allOf(readSession(replayed.session), 'observations-charted').at(-1)!;
    const put = after(
      replayed,
      'correct-entry',
      {
        entry: entry.ref,
        kind: 'observations-charted',
        body: { observations: { spo2Percent: 97 }, source: { from: 'person', how: 'observed' } },
        reason: 'slip',
      },
      22,
    );
    const now = allOf(readSession(put.session), 'observations-charted').at(-1)!;
    expect(now.body.flags).toEqual([]);
    expect(now.implausible).toBeUndefined();
    expect(vitalAssessment(readSession(put.session), 'spo2', put.policy, at(23))).toMatchObject({ kind: 'assessed' });
  });
  test('glucose and weight that cannot be do not count', () => {
    const insulin = until(iv, -11.5, withBody('review-medicines', { lowersGlucose: true }));
    const measured = after(insulin, 'record-glucose', { glucoseMgDl: 12_000 }, -11.3);
    expect(flagsOf(measured, 'glucose-measured').map(({ rule }) => rule)).toEqual(['value-off-scale']);
    const rules = (one: Replayed) =>
      gate(readSession(one.session), readPatient(one.patient), one.policy, at(-11)).reasons.map(
        ({ rule, verdict }) => `${rule} ${verdict}`,
      );
    expect(rules(measured)).toEqual(['glucose-fasting defer']);
    expect(rules(after(until(iv, -11.5), 'record-weight', { weightKg: 7_000 }, -11.3))).toEqual([]);
  });
});

describe('an amount that cannot be is kept, flagged and never added up', () => {
  const fact = { as: 'fact', overrides: [] };
  const device = (mg: number, delivery: object = { kind: 'full' }) => ({
    ...fact,
    device: 2,
    mg,
    watchedBy: 'nora',
    delivery,
  });
  test.each([[-28], [28_000], [0]])('a device of %d mg', (mg) => {
    const first = until(nasal, 2);
    const replayed = after(first, 'give-device', { ...device(mg), order: orderOf(first) }, 6);
    expect(flagsOf(replayed, 'device-given').map(({ rule }) => rule)).toContain('value-off-scale');
    const totals = doseTotals(readSession(replayed.session), at(7));
    expect(totals).toMatchObject({ deliveredMg: 28, uncertain: true });
    expect(totals.unknown).toHaveLength(1);
  });
  test('the next one is not ordered on top of a dose that nobody knows', () => {
    const three = until(
      nasal,
      2,
      withBody('write-order', { order: { form: 'nasal-devices', route: 'intranasal-esketamine', devices: 3 } }),
    );
    const replayed = after(three, 'give-device', { ...device(28_000), order: orderOf(three) }, 6);
    const next = {
      as: 'order',
      overrides: [],
      device: 3,
      mg: 28,
      watchedBy: 'nora',
      delivery: { kind: 'full' },
      order: orderOf(replayed),
    };
    expect(rulesOf(decide(replayed, 'give-device', next, 12).decision)).toEqual(['dose-unknown']);
  });
  test.each([
    ['partial', { kind: 'partial', mg: 99 }],
    ['uncertain', { kind: 'uncertain', mgMin: 20, mgMax: 10, because: 'sneezed' }],
    ['below zero', { kind: 'partial', mg: -1 }],
  ])('a delivery that cannot be: %s', (_name, delivery) => {
    const first = until(nasal, 2);
    const replayed = after(first, 'give-device', { ...device(28, delivery), order: orderOf(first) }, 6);
    expect(flagsOf(replayed, 'device-given').map(({ rule }) => rule)).toContain('value-off-scale');
    expect(doseTotals(readSession(replayed.session), at(7))).toMatchObject({
      deliveredMgMin: 28,
      deliveredMgMax: 56,
      uncertain: true,
    });
  });
  test('a rate that cannot be leaves the pump as it was, and says that nobody knows', () => {
    const replayed = after(
      until(iv, 10),
      'change-infusion-rate',
      { infusion: '1', mlPerHour: 1e9, because: 'slip' },
      11,
    );
    expect(flagsOf(replayed, 'infusion-rate-changed').map(({ rule }) => rule)).toContain('value-off-scale');
    const totals = doseTotals(readSession(replayed.session), at(20));
    expect(totals.pumpedMg).toBeCloseTo(17.5, 6);
    expect(totals.uncertain).toBe(true);
  });
  test('a rescue drug that cannot be leaves nothing to give', () => {
    const order = {
      medicine: 'ondansetron',
      route: 'iv',
      doseMg: 4,
      maxMg: 8,
      minIntervalMinutes: 15,
      reasonFor: 'x',
      given: 'written',
      orderedBy: 'pavel',
    };
    const ordered = after(until(iv, 20), 'order-medicine', order, 21, { roles: ['prescriber'], by: 'pavel' });
    const given = after(
      ordered,
      'give-medicine',
      { ...fact, medicine: 'ondansetron', route: 'iv', doseMg: -400, order: null, because: 'x' },
      22,
    );
    expect(medicinesLeft(readSession(given.session))[0]).toMatchObject({ leftMg: 0 });
  });
  test('no number ever breaks a fold or makes a total negative', () => {
    const odd = fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.constantFrom(-1, 0, 1e300, -1e300, 5e-324, 2_000, 10_000),
    );
    const facts: readonly ((n: number) => readonly [string, object])[] = [
      (n) => ['change-infusion-rate', { infusion: '1', mlPerHour: n, because: 'x' }],
      (n) => ['read-pump-volume', { infusion: '1', pumpedMl: n }],
      (n) => ['flush-line', { infusion: '1', volumeMl: n, mlPerHour: n }],
      (n) => ['record-line-failure', { infusion: '1', how: 'occluded', lostMlMin: n, lostMlMax: -n }],
      (n) => ['give-bolus', { ...fact, order: null, mg: n, overSeconds: n, delivery: { kind: 'partial', mg: n } }],
      (n) => ['give-device', { ...device(n), order: null }],
      (n) => ['give-medicine', { ...fact, medicine: 'midazolam', route: 'iv', doseMg: n, order: null, because: 'x' }],
      (n) => [
        'chart-observations',
        {
          observations: { systolicMmHg: n, spo2Percent: n, oxygenLPerMin: n, painNrs: n },
          source: { from: 'person', how: 'observed' },
        },
      ],
      (n) => [
        'start-infusion',
        {
          ...fact,
          order: null,
          infusion: '2',
          mlPerHour: n,
          mgPerMl: n,
          bagVolumeMl: n,
          line: { primedWith: 'drug', volumeMl: n },
        },
      ],
      (n) => ['stop-infusion', { infusion: '1', because: 'other', pumpedMl: n }],
      (n) => ['record-weight', { weightKg: n, heightCm: n }],
      (n) => ['start-off-monitor', { because: 'toilet', limitMinutes: n }],
    ];
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat({ max: facts.length - 1 }), odd), { minLength: 1, maxLength: 6 }),
        (list) => {
          let replayed = until(iv, 20);
          for (const [index, [which, n]] of list.entries()) {
            const [kind, body] = facts[which]!(n);
            replayed = after(replayed, kind, body, 21 + index);
          }
          const session = readSession(replayed.session);
          const totals = doseTotals(session, at(40));
          for (const value of [
            totals.deliveredMgMin,
            totals.deliveredMgMax,
            totals.pumpedMg,
            totals.inLineMg,
            totals.discardedMg,
          ])
            expect(value).toBeGreaterThanOrEqual(-1e-9);
          expect(Number.isFinite(totals.deliveredMgMax)).toBe(true);
          for (const item of dueItems(session, replayed.policy, at(40))) expect(Number.isFinite(item.at)).toBe(true);
          expect(() => releaseAssessment(session, replayed.policy, at(40))).not.toThrow();
        },
      ),
      { numRuns: 150 },
    );
  });
});
