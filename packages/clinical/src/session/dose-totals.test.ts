import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { doseTotals, infusionInHand, rateSet, readSession, type Scenario } from './index.ts';
import { after, at, until } from './told.fixture.ts';

const scenario = (name: string): Scenario =>
  JSON.parse(readFileSync(join(import.meta.dirname, `../../../../scenarios/session/${name}.json`), 'utf8'));
const totals = (name: string, minute: number) =>
  doseTotals(readSession(until(scenario(name), minute).session), at(minute));

describe('what is in the patient and what has left the pump, in mg, mL and mg/kg', () => {
  test('differ by what the line holds until it is flushed', () => {
    const before = totals('iv-infusion', 40);
    expect(before.lineHolds).toBe(true);
    expect(before.pumpedMg - before.deliveredMg).toBeCloseTo(before.inLineMg, 6);
    expect(before.deliveredMl).toBeCloseTo(before.deliveredMg / 0.7, 6);
    expect(before.mgPerKg).toBeCloseTo(before.deliveredMg / before.weightKg!, 9);
    const flushed = totals('iv-infusion', 60);
    expect(flushed.lineHolds).toBe(false);
    expect(flushed.deliveredMl).toBeCloseTo(50, 6);
    expect(flushed.deliveredMg).toBeCloseTo(flushed.pumpedMg, 6);
  });
  test('an injection has its volume by the strength of its vial, a device none', () => {
    expect(totals('im-toilet-and-nausea', 30).deliveredMl).toBeGreaterThan(0);
    expect(totals('nasal-esketamine', 30).deliveredMl).toBe(null);
  });
  test('of a line that failed, the volume is as uncertain as the mass', () => {
    const failed = totals('iv-failed-line', 22);
    expect(failed.deliveredMgMin).toBeLessThan(failed.deliveredMgMax);
    expect(failed.deliveredMlMin).toBeCloseTo(failed.deliveredMgMin / 0.6, 6);
    expect(failed.deliveredMl).toBeCloseTo(failed.deliveredMgMax / 0.6, 6);
  });
  test('a push by hand is in the patient and never left the pump', () => {
    const push = { as: 'fact', overrides: [], order: null, mg: 10, overSeconds: 60, delivery: { kind: 'full' } };
    const infused = totals('iv-infusion', 20);
    const pushed = doseTotals(
      readSession(after(until(scenario('iv-infusion'), 20), 'give-bolus', push, 20).session),
      at(20),
    );
    expect(pushed.deliveredMg).toBeCloseTo(infused.deliveredMg + 10, 6);
    expect([pushed.pumpedMl, pushed.pumpedMg]).toEqual([infused.pumpedMl, infused.pumpedMg]);
    expect(totals('im-toilet-and-nausea', 30).pumpedMg).toBe(0);
  });
  test('with a part of no known strength there is no volume of the whole', () => {
    const bolus = { as: 'fact', overrides: [], order: null, mg: 5, overSeconds: 60, delivery: { kind: 'full' } };
    const replayed = after(until(scenario('iv-infusion'), 60), 'give-bolus', bolus, 61);
    expect(doseTotals(readSession(replayed.session), at(61)).deliveredMl).toBe(null);
    const declined = { ...bolus, delivery: { kind: 'declined' } };
    const none = after(until(scenario('iv-infusion'), 60), 'give-bolus', declined, 61);
    expect(doseTotals(readSession(none.session), at(61)).deliveredMl).toBeCloseTo(50, 6);
  });
});

describe('the infusion in hand', () => {
  test('is the one that runs, also when a later bag has ended', () => {
    const second = {
      as: 'fact',
      overrides: [],
      infusion: '2',
      order: null,
      mlPerHour: 20,
      mgPerMl: 0.5,
      bagVolumeMl: 50,
      line: { primedWith: 'saline', volumeMl: 2 },
    };
    let replayed = after(until(scenario('iv-infusion'), 10), 'start-infusion', second, 11);
    replayed = after(replayed, 'stop-infusion', { infusion: '2', because: 'other' }, 12);
    const session = readSession(replayed.session);
    expect(infusionInHand(session)?.name).toBe('1');
    expect(rateSet(session.infusions[1]!, at(12))).toBe(20);
  });
});
