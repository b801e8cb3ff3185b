import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { kilograms } from '../units/index.ts';
import { EMERGENCY_CARDS, EMERGENCY_DRUGS, type EmergencyDrug, emergencyDose, type KitItem } from './index.ts';

const rows: readonly EmergencyDrug[] = Object.values(EMERGENCY_DRUGS);
const kit: KitItem[] = [
  { drug: 'epinephrine', mgPerMl: 1, mgPerUnit: 1, unitName: 'ampoule', expiry: '2027-01-31' },
  { drug: 'lorazepam', mgPerMl: 2, mgPerUnit: 2, unitName: 'vial', expiry: '2027-01-31' },
  { drug: 'midazolam', mgPerMl: 5, mgPerUnit: 10, unitName: 'vial', expiry: '2027-01-31' },
  { drug: 'aspirin', mgPerMl: null, mgPerUnit: 81, unitName: 'tablet', expiry: '2025-01-31' },
];
const today = '2026-11-23';
const adult = (kg: number) => ({ weightKg: kilograms(kg), ageYears: 40, sedativeOnBoard: false });
const adultMaximum = (row: EmergencyDrug) => (row.dose.kind === 'fixed' ? row.dose.toMg : row.dose.maxMg);

describe('emergency doses', () => {
  test('no weight, age or kit shows a dose above the adult maximum', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...rows),
        fc.option(fc.double({ min: 0, max: 1000, noNaN: true })),
        fc.option(fc.integer({ min: 0, max: 130 })),
        fc.option(fc.boolean()),
        (row, kg, ageYears, sedativeOnBoard) => {
          const dose = emergencyDose(
            row,
            { weightKg: kg === null ? null : kilograms(kg), ageYears, sedativeOnBoard },
            kit,
            today,
          );
          expect(dose.toMg).toBeLessThanOrEqual(adultMaximum(row));
          expect(dose.fromMg).toBeLessThanOrEqual(dose.toMg);
          expect(dose.toMg).toBeLessThanOrEqual(row.totalMgMax);
        },
      ),
    );
  });

  test('unknown weight never gives more than any known weight would', () => {
    for (const row of rows.filter((r) => r.dose.kind === 'by-weight')) {
      const unknown = emergencyDose(row, { weightKg: null, ageYears: 40, sedativeOnBoard: false }, kit, today);
      expect(unknown.limitedBy).toContain('weight-unknown');
      expect(unknown.toMg).toBeLessThanOrEqual(adultMaximum(row));
    }
  });

  test.each([
    [30, 0.3, false],
    [45, 0.45, false],
    [50, 0.5, false],
    [50.1, 0.5, true],
    [140, 0.5, true],
  ])('anaphylaxis at %s kg: %s mg of epinephrine, capped %s', (kg, mg, capped) => {
    const dose = emergencyDose(EMERGENCY_DRUGS['epinephrine-anaphylaxis'], adult(kg), kit, today);
    expect(dose.toMg).toBeCloseTo(mg, 10);
    expect(dose.toMl).toBeCloseTo(mg, 10);
    expect(dose.limitedBy.includes('adult-maximum')).toBe(capped);
  });

  test('epinephrine for the muscle is never drawn from another strength', () => {
    const dilute = [{ ...kit[0]!, mgPerMl: 0.1 }];
    const dose = emergencyDose(EMERGENCY_DRUGS['epinephrine-anaphylaxis'], adult(70), dilute, today);
    expect(dose).toMatchObject({ kitNote: 'wrong-strength', toMl: null });
  });

  test('what the kit lacks or has expired is said, and no volume is shown for it', () => {
    expect(emergencyDose(EMERGENCY_DRUGS.atropine, adult(70), kit, today)).toMatchObject({
      kitNote: 'not-in-kit',
      toMl: null,
    });
    expect(emergencyDose(EMERGENCY_DRUGS.aspirin, adult(70), kit, today)).toMatchObject({
      kitNote: 'expired',
      units: null,
    });
  });

  test.each([
    [59, false, 2.5],
    [60, false, 1],
    [59, true, 1],
    [null, false, 1],
    [59, null, 1],
  ] as const)('midazolam at age %s, sedative on board %s: at most %s mg', (ageYears, sedativeOnBoard, mg) => {
    const dose = emergencyDose(
      EMERGENCY_DRUGS['midazolam-agitation-iv'],
      { weightKg: null, ageYears, sedativeOnBoard },
      kit,
      today,
    );
    expect(dose.toMg).toBe(mg);
  });
});

describe('emergency cards', () => {
  test('"not sure" comes first and every id is used once', () => {
    expect(EMERGENCY_CARDS[0]?.id).toBe('not-sure');
    expect(new Set(EMERGENCY_CARDS.map((c) => c.id)).size).toBe(EMERGENCY_CARDS.length);
    for (const card of EMERGENCY_CARDS) expect(new Set(card.steps.map((s) => s.id)).size).toBe(card.steps.length);
  });

  test('every drug row stands on a card', () => {
    const used = new Set<string>(EMERGENCY_CARDS.flatMap((card) => card.drugs));
    expect(Object.keys(EMERGENCY_DRUGS).filter((id) => !used.has(id))).toEqual([]);
  });

  test('a card that calls the ambulance at once says why', () => {
    const atOnce = EMERGENCY_CARDS.filter((card) => card.call.when === 'at-once').map((card) => card.id);
    expect(atOnce).toEqual(['unresponsive', 'anaphylaxis', 'chest-pain', 'stroke']);
    for (const card of EMERGENCY_CARDS) expect(card.call.because.length).toBeGreaterThan(5);
  });
});
