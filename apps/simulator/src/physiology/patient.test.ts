import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EVENTS, effectAt, REFERENCE_NG_PER_ML, RESPONSES, simulatedPatient } from './index.ts';

const baseline = { systolic: 122, diastolic: 76, heartRate: 72, respiratoryRate: 14, spo2: 98, temperature: 36.7 };

/** Concentration of 0.5 mg/kg over 40 min, roughly: rises to the reference, then falls with a short half-life. */
const infusion = (minute: number): number =>
  minute <= 40 ? (REFERENCE_NG_PER_ML * minute) / 40 : REFERENCE_NG_PER_ML * 0.5 ** ((minute - 40) / 25);

function course(seed: number, minutes: number): { minute: number; sys: number }[] {
  const patient = simulatedPatient({ seed, baseline });
  return Array.from({ length: minutes }, (_, minute) => {
    let sys = 0;
    for (let second = 0; second < 60; second += 10) sys = patient.step(10, infusion(minute)).NIBP_SYS;
    return { minute, sys };
  });
}

describe('the simulated patient', () => {
  test('the effect is nothing without drug, one at the reference, and never beyond its ceiling', () => {
    expect(effectAt(0)).toBe(0);
    expect(effectAt(REFERENCE_NG_PER_ML)).toBeCloseTo(1, 12);
    expect(effectAt(1e6)).toBeLessThan(2.5);
  });

  test('a group rises by the published mean at the published time', () => {
    const group = Array.from({ length: 400 }, (_, seed) => course(seed, 100));
    const mean = (minute: number) => group.reduce((sum, one) => sum + one[minute]!.sys, 0) / group.length;
    const rise = Array.from({ length: 100 }, (_, minute) => mean(minute) - baseline.systolic);
    const peak = rise.indexOf(Math.max(...rise));
    expect(rise[peak]).toBeGreaterThan(RESPONSES.NIBP_SYS.mean - 3);
    expect(rise[peak]).toBeLessThan(RESPONSES.NIBP_SYS.mean + 3);
    expect(peak).toBeGreaterThanOrEqual(35);
    expect(peak).toBeLessThanOrEqual(48);
    expect(rise[99]).toBeLessThan(rise[peak]! / 2);
  });

  test('the same seed is the same person', () => {
    expect(course(7, 30)).toEqual(course(7, 30));
    expect(course(7, 30)).not.toEqual(course(8, 30));
  });

  test('without breath the rate is zero at once and saturation follows late', () => {
    const patient = simulatedPatient({ seed: 3, baseline });
    patient.begin('apnoea', 3);
    const at = (seconds: number) => {
      let vitals = patient.step(1, 0);
      for (let s = 1; s < seconds; s += 1) vitals = patient.step(1, 0);
      return vitals;
    };
    expect(at(20)).toMatchObject({ RR: 0, ETCO2: 0 });
    expect(at(15).SPO2).toBeGreaterThan(94);
    expect(at(85).SPO2).toBeLessThan(88);
  });

  test('whatever happens, values stay what a living person and a cuff can show', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.array(
          fc.record({ event: fc.constantFrom(...EVENTS), minutes: fc.double({ min: 0.1, max: 10, noNaN: true }) }),
        ),
        fc.double({ min: 0, max: 5000, noNaN: true }),
        (seed, events, level) => {
          const patient = simulatedPatient({ seed, baseline });
          for (const { event, minutes } of events) patient.begin(event, minutes);
          for (let i = 0; i < 60; i += 1) {
            const v = patient.step(5, level);
            expect(v.NIBP_SYS).toBeGreaterThan(v.NIBP_DIA);
            expect(v.NIBP_MEAN).toBeGreaterThan(v.NIBP_DIA);
            expect(v.SPO2).toBeLessThanOrEqual(100);
            expect(Object.values(v).every(Number.isFinite)).toBe(true);
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});
