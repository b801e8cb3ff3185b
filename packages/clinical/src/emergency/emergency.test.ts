import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RESCUE_LIMITS, rescueLimit } from '../policy/index.ts';
import { addMs, DAY_MS, instant } from '../units/index.ts';
import {
  EMERGENCY_CARDS,
  EMERGENCY_DRUGS,
  type EmergencyDose,
  type EmergencyDrug,
  type EmergencyPatient,
  emergencyDose,
  KIT_DRUGS,
  KIT_EQUIPMENT,
  type KitItem,
  type KnownWeight,
  kitLacks,
} from './index.ts';

const rows: readonly EmergencyDrug[] = Object.values(EMERGENCY_DRUGS);
const item = (
  drug: string,
  mgPerMl: number | null,
  mgPerUnit: number | null,
  unitName: string,
  expiry = '2027-01-31',
) => ({ drug, mgPerMl, mgPerUnit, unitName, expiry, count: 2 }) satisfies KitItem;
const kit: KitItem[] = [
  item('epinephrine', 1, null, 'ampoule'),
  item('lorazepam', 2, null, 'vial'),
  item('midazolam', 5, null, 'vial'),
  item('aspirin', null, 81, 'tablet', '2025-01-31'),
];
const now = instant(1_795_430_000_000);
const at = { now, today: '2026-11-23' };
const weight = (kg: number, days = 1, how: KnownWeight['how'] = 'measured'): KnownWeight => ({
  kg,
  measuredAt: addMs(now, -days * DAY_MS),
  how,
});
const adult = (kg: number | null, more: Partial<EmergencyPatient> = {}): EmergencyPatient => ({
  weight: kg === null ? null : weight(kg),
  ageYears: 40,
  sedativeOnBoard: false,
  givenMg: 0,
  ...more,
});
const adultMaximum = (row: EmergencyDrug) => (row.dose.kind === 'fixed' ? row.dose.toMg : row.dose.maxMg);
const shown = (dose: EmergencyDose) => {
  if (dose.kind !== 'dose') throw new Error(`asks: ${dose.because}`);
  return dose;
};

describe('emergency doses', () => {
  const anyNumber = fc.oneof(
    fc.double({ min: 0, max: 1_000, noNaN: true }),
    fc.double(),
    fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, -70, 0, 7, 154, 70_000),
  );
  const anyKit = fc.array(
    fc.record({
      drug: fc.constantFrom(...rows.map(({ drug }) => drug)),
      mgPerMl: fc.option(anyNumber),
      mgPerUnit: fc.option(anyNumber),
      unitName: fc.constantFrom('ampoule', 'vial', 'tablet', 'spray', 'tube', 'flask'),
      expiry: fc.constantFrom('2027-01-31', '2025-01-31', 'soon', ''),
      count: fc.nat(),
    }),
    { maxLength: 8 },
  );
  test('no weight, age or unit shows a dose above the adult maximum, nor a volume that holds more', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...rows),
        fc.option(
          fc.record({
            kg: anyNumber,
            measuredAt: fc.integer({ min: 0, max: 4_000_000_000_000 }).map(instant),
            how: fc.constantFrom<KnownWeight['how']>('measured', 'estimated'),
          }),
        ),
        fc.option(fc.oneof(fc.integer({ min: -5, max: 400 }), anyNumber)),
        fc.option(fc.boolean()),
        fc.option(anyNumber.filter((mg) => !Number.isNaN(mg))),
        fc.option(anyKit),
        (row, known, ageYears, sedativeOnBoard, givenMg, anybodys) => {
          const dose = emergencyDose(row, { weight: known, ageYears, sedativeOnBoard, givenMg }, anybodys, at);
          if (dose.kind === 'ask') return;
          expect(dose.fromMg).toBeGreaterThan(0);
          expect(dose.fromMg).toBeLessThanOrEqual(dose.toMg);
          expect(dose.toMg).toBeLessThanOrEqual(adultMaximum(row));
          expect(dose.toMg + Math.max(0, givenMg ?? 0)).toBeLessThanOrEqual(row.totalMgMax + 1e-9);
          for (const { item: one, fromMl, toMl, units } of dose.amounts) {
            expect(one.drug).toBe(row.drug);
            if (toMl !== null) {
              expect(fromMl!).toBeLessThanOrEqual(toMl);
              expect(toMl * one.mgPerMl!).toBeLessThanOrEqual(adultMaximum(row) * (1 + 1e-9));
              if (row.onlyFromMgPerMl !== null) expect(one.mgPerMl).toBe(row.onlyFromMgPerMl);
            }
            if (units !== null) expect(units.to * one.mgPerUnit!).toBeLessThanOrEqual(adultMaximum(row) * (1 + 1e-9));
          }
        },
      ),
      { numRuns: 3_000 },
    );
  });

  test.each([
    [30, 0.3, false],
    [45, 0.45, false],
    [50, 0.5, false],
    [50.1, 0.5, true],
    [140, 0.5, true],
  ])('anaphylaxis at %s kg: %s mg of epinephrine, capped %s', (kg, mg, capped) => {
    const dose = shown(emergencyDose(EMERGENCY_DRUGS['epinephrine-anaphylaxis'], adult(kg), kit, at));
    expect([dose.fromMg, dose.toMg]).toEqual([mg, mg]);
    expect(dose.amounts.map(({ toMl }) => toMl)).toEqual([mg]);
    expect(dose.limitedBy.includes('adult-maximum')).toBe(capped);
    expect(dose.assumed).toEqual([]);
  });

  test.each([
    ['none', null, 0.3, 0.3, 'weight-missing'],
    ['a lost point: 7 kg', weight(7), 0.3, 0.3, 'weight-implausible'],
    ['29.9 kg', weight(29.9), 0.3, 0.3, 'weight-implausible'],
    ['300.1 kg', weight(300.1), 0.3, 0.3, 'weight-implausible'],
    ['not a number', weight(Number.NaN), 0.3, 0.3, 'weight-implausible'],
    ['30 days old', weight(45, 30), 0.45, 0.45, undefined],
    ['31 days old', weight(45, 31), 0.3, 0.45, 'weight-old'],
    ['from next week', weight(45, -7), 0.3, 0.45, 'weight-old'],
    ['estimated', weight(45, 0, 'estimated'), 0.3, 0.45, 'weight-estimated'],
    ['estimated and heavy', weight(120, 0, 'estimated'), 0.3, 0.5, 'weight-estimated'],
  ] as const)('weight %s: said, and no guess goes up', (_name, known, fromMg, toMg, assumed) => {
    const dose = shown(
      emergencyDose(EMERGENCY_DRUGS['epinephrine-anaphylaxis'], adult(null, { weight: known }), kit, at),
    );
    expect([dose.fromMg, dose.toMg]).toEqual([fromMg, toMg]);
    expect(dose.assumed).toEqual(assumed === undefined ? [] : [assumed]);
  });

  test('a dose for over 40 kg is asked about at 40 kg, and says what it takes for granted without a weight', () => {
    const row = EMERGENCY_DRUGS['midazolam-seizure'];
    expect(emergencyDose(row, adult(40), kit, at)).toMatchObject({ kind: 'ask', because: 'weight-too-low' });
    expect(emergencyDose(row, adult(40.1), kit, at)).toMatchObject({ kind: 'dose', toMg: 10 });
    expect(emergencyDose(row, adult(null), kit, at)).toMatchObject({ toMg: 10, assumed: ['weight-missing'] });
  });
  test('a weight too low for the dose is asked about however low it is said to be', () => {
    const row = EMERGENCY_DRUGS['midazolam-seizure'];
    for (const kg of [39, 30, 29.9, 7, 0]) {
      expect(emergencyDose(row, adult(kg), kit, at)).toMatchObject({ kind: 'ask', because: 'weight-too-low' });
    }
  });
  test('with a falling weight the dose that is shown never rises', () => {
    const most = (row: EmergencyDrug, kg: number, how: KnownWeight['how']) => {
      const dose = emergencyDose(row, adult(null, { weight: weight(kg, 1, how) }), kit, at);
      return dose.kind === 'ask' ? [0, 0] : [dose.fromMg, dose.toMg];
    };
    const kg = fc.oneof(fc.double({ min: 0, max: 300, noNaN: true }), fc.constantFrom(7, 29.9, 30, 39, 40, 40.1, 50));
    fc.assert(
      fc.property(fc.constantFrom(...rows), fc.constantFrom('measured', 'estimated'), kg, kg, (row, how, a, b) => {
        const light = most(row, Math.min(a, b), how);
        const heavy = most(row, Math.max(a, b), how);
        expect(light[0]!).toBeLessThanOrEqual(heavy[0]!);
        expect(light[1]!).toBeLessThanOrEqual(heavy[1]!);
      }),
      { numRuns: 3_000 },
    );
  });
  test('succinylcholine is a range for this weight, up to the adult maximum', () => {
    const range = (kg: number) => {
      const { fromMg, toMg } = shown(emergencyDose(EMERGENCY_DRUGS.succinylcholine, adult(kg), kit, at));
      return [fromMg, toMg];
    };
    expect([range(40), range(70), range(140)]).toEqual([
      [4, 20],
      [7, 35],
      [14, 50],
    ]);
  });
  test('these are adult doses: under 18 somebody is asked', () => {
    expect(emergencyDose(EMERGENCY_DRUGS.atropine, adult(60, { ageYears: 17 }), kit, at)).toMatchObject({
      kind: 'ask',
      because: 'under-18',
    });
    expect(emergencyDose(EMERGENCY_DRUGS.atropine, adult(60, { ageYears: 18 }), kit, at).kind).toBe('dose');
  });
  test.each([
    [0, 1, false],
    [2, 1, false],
    [2.5, 0.5, true],
  ])('with %d mg of atropine given, %d mg more', (givenMg, mg, limited) => {
    const dose = shown(emergencyDose(EMERGENCY_DRUGS.atropine, adult(60, { givenMg }), kit, at));
    expect(dose.toMg).toBe(mg);
    expect(dose.limitedBy.includes('total')).toBe(limited);
  });
  test('at the most of the whole event, and when nobody knows how much was given, somebody is asked', () => {
    const ask = (givenMg: number | null) => emergencyDose(EMERGENCY_DRUGS.atropine, adult(60, { givenMg }), kit, at);
    expect(ask(3)).toMatchObject({ kind: 'ask', because: 'total-reached' });
    expect(ask(null)).toMatchObject({ kind: 'ask', because: 'given-unknown' });
  });

  test('epinephrine for the muscle is never drawn from another strength', () => {
    const dilute = [item('epinephrine', 0.1, null, 'syringe')];
    const dose = shown(emergencyDose(EMERGENCY_DRUGS['epinephrine-anaphylaxis'], adult(70), dilute, at));
    expect(dose).toMatchObject({ kitNote: 'wrong-strength', amounts: [] });
  });
  test.each([
    ['naloxone-nasal', item('naloxone', 0.4, null, 'vial'), 'not-in-kit'],
    ['naloxone-nasal', item('naloxone', 40, null, 'spray'), 'wrong-strength'],
    ['naloxone-nasal', item('naloxone', null, 4, 'spray'), 'in-kit'],
    ['naloxone-iv', item('naloxone', null, 4, 'spray'), 'not-in-kit'],
    ['naloxone-iv', item('naloxone', 0.4, null, 'vial'), 'in-kit'],
    ['dextrose', item('dextrose', 500, null, 'syringe'), 'wrong-strength'],
    ['dextrose', item('dextrose', 100, null, 'bag'), 'in-kit'],
    ['clonidine', item('clonidine', 0.15, null, 'ampoule'), 'not-in-kit'],
    ['glucose-oral', item('glucose', 500, null, 'ampoule'), 'not-in-kit'],
    ['labetalol', item('labetalol', null, 100, 'tablet'), 'not-in-kit'],
    ['lorazepam-agitation', item('lorazepam', null, 1, 'tablet'), 'in-kit'],
    ['lorazepam-seizure', item('lorazepam', null, 1, 'tablet'), 'not-in-kit'],
  ] as const)('%s from %o: %s', (id, one, kitNote) => {
    const dose = shown(emergencyDose(EMERGENCY_DRUGS[id], adult(70), [one], at));
    expect([dose.kitNote, dose.amounts.length]).toEqual([kitNote, kitNote === 'in-kit' ? 1 : 0]);
  });
  test('every drug of a card can be given from what a kit usually holds', () => {
    const usual = KIT_DRUGS.map((one) => ({ ...one, expiry: '2027-01-31', count: 1 }));
    const notes = rows.map((row) => `${row.id} ${emergencyDose(row, adult(70), usual, at).kitNote}`);
    expect(notes).toEqual(rows.map(({ id }) => `${id} in-kit`));
  });
  test('two strengths in the kit are two lines, each with its own volume', () => {
    const two = [item('midazolam', 5, null, 'vial'), item('midazolam', 1, null, 'ampoule')];
    const dose = shown(emergencyDose(EMERGENCY_DRUGS['midazolam-seizure'], adult(70), two, at));
    expect(dose.amounts.map(({ item: one, toMl }) => [one.mgPerMl, toMl])).toEqual([
      [5, 2],
      [1, 10],
    ]);
  });
  test('a volume is rounded down, never up', () => {
    const odd = [item('midazolam', 3, null, 'vial')];
    const dose = shown(emergencyDose(EMERGENCY_DRUGS['midazolam-seizure'], adult(70), odd, at));
    expect(dose.amounts[0]!.toMl).toBe(3.33);
  });

  test('what the kit lacks or has expired is said, and no volume is shown for it', () => {
    expect(emergencyDose(EMERGENCY_DRUGS.atropine, adult(70), kit, at)).toMatchObject({
      kitNote: 'not-in-kit',
      amounts: [],
    });
    expect(emergencyDose(EMERGENCY_DRUGS.aspirin, adult(70), kit, at)).toMatchObject({
      kitNote: 'expired',
      amounts: [],
    });
    expect(emergencyDose(EMERGENCY_DRUGS.aspirin, adult(70), null, at)).toMatchObject({ kitNote: 'not-listed' });
  });

  test.each([
    [59, false, 2.5, []],
    [60, false, 1, []],
    [59, true, 1, []],
    [null, false, 1, ['age-unknown']],
    [59, null, 1, ['sedatives-unknown']],
  ] as const)('midazolam at age %s, sedative on board %s: at most %s mg', (ageYears, sedativeOnBoard, mg, assumed) => {
    const dose = shown(
      emergencyDose(EMERGENCY_DRUGS['midazolam-agitation-iv'], adult(null, { ageYears, sedativeOnBoard }), kit, at),
    );
    expect(dose.toMg).toBe(mg);
    expect(dose.assumed).toEqual(assumed);
    expect(dose).toMatchObject(mg === 1 ? { careful: true, totalMgMax: 2.5 } : { careful: false, totalMgMax: 5 });
  });
  test('midazolam again is the smaller dose, whoever it is, and half the total for the old or sedated', () => {
    const again = (givenMg: number, more: Partial<EmergencyPatient> = {}) =>
      emergencyDose(EMERGENCY_DRUGS['midazolam-agitation-iv'], adult(70, { givenMg, ...more }), kit, at);
    expect(again(2.5)).toMatchObject({ kind: 'dose', toMg: 1, totalMgMax: 5 });
    expect(again(2, { ageYears: 78 })).toMatchObject({ kind: 'dose', toMg: 0.5, totalMgMax: 2.5 });
    expect(again(3, { ageYears: 78, sedativeOnBoard: true })).toMatchObject({
      kind: 'ask',
      because: 'total-reached',
      totalMgMax: 2.5,
    });
  });

  /** The record's routes for the words of a card. */
  const ROUTES: Readonly<Record<string, readonly string[]>> = {
    IV: ['iv'],
    IM: ['im'],
    nasal: ['nasal'],
    'by mouth': ['po'],
    'by mouth or IV': ['po', 'iv'],
    'IV or ODT': ['iv', 'odt'],
  };
  /** Seizures have doses of their own (clinical-protocol i), above what e.5 lets a session give for agitation. */
  const shared = rows
    .filter(({ id }) => id !== 'midazolam-seizure' && id !== 'lorazepam-seizure')
    .flatMap((row) =>
      (ROUTES[row.route] ?? []).flatMap((route) => {
        const limit = rescueLimit(row.drug, route);
        return limit === undefined ? [] : [{ row, limit }];
      }),
    );
  test('a card never offers what the rule of giving refuses', () => {
    expect([...new Set(shared.map(({ limit }) => limit.medicine))].toSorted()).toEqual(
      [...new Set(RESCUE_LIMITS.map(({ medicine }) => medicine))]
        .filter((medicine) => medicine !== 'glycopyrrolate' && medicine !== 'paracetamol')
        .toSorted(),
    );
    for (const { row, limit } of shared) {
      expect(row.cautious === null).toBe(limit.careful === undefined);
      expect([row.totalMgMax, row.cautious?.toMg, row.cautious?.totalMgMax], row.id).toEqual([
        limit.totalMgMax,
        limit.careful?.doseMgMax,
        limit.careful?.totalMgMax,
      ]);
    }
    fc.assert(
      fc.property(
        fc.constantFrom(...shared),
        fc.constantFrom(null, 18, 59, 60, 78),
        fc.constantFrom(null, false, true),
        fc.double({ min: 0, max: 12, noNaN: true }),
        ({ row, limit }, ageYears, sedativeOnBoard, givenMg) => {
          const dose = emergencyDose(row, adult(70, { ageYears, sedativeOnBoard, givenMg }), kit, at);
          const careful = ageYears === null || ageYears >= 60 || sedativeOnBoard !== false;
          const held = (careful ? limit.careful : undefined) ?? limit;
          expect(dose.totalMgMax).toBeLessThanOrEqual(held.totalMgMax);
          if (dose.kind === 'ask') return;
          const again = givenMg > 0 ? limit.careful : undefined;
          expect(dose.toMg).toBeLessThanOrEqual((again ?? held).doseMgMax);
          expect(givenMg + dose.toMg).toBeLessThanOrEqual(held.totalMgMax + 1e-9);
        },
      ),
      { numRuns: 2_000 },
    );
  });
});

describe('the kit', () => {
  const wanted = rows.map(({ drug }) => drug);
  test('every drug of a card can be listed, and epinephrine in the strength that the muscle needs', () => {
    const offered = new Set(KIT_DRUGS.map(({ drug }) => drug));
    expect(wanted.filter((drug) => !offered.has(drug))).toEqual([]);
    for (const row of rows.filter(({ onlyFromMgPerMl }) => onlyFromMgPerMl !== null)) {
      expect(KIT_DRUGS.some(({ drug, mgPerMl }) => drug === row.drug && mgPerMl === row.onlyFromMgPerMl)).toBe(true);
    }
  });
  test('what it lacks is said: never listed, out of date, or none left', () => {
    const gap = (drug: string, note: string) => expect.objectContaining({ drug, note });
    const { atropine, aspirin, 'naloxone-iv': naloxone } = EMERGENCY_DRUGS;
    expect(kitLacks(null, [atropine], at.today)).toEqual({
      drugs: [gap('atropine', 'not-in-kit')],
      equipment: KIT_EQUIPMENT,
    });
    const items = [
      item('atropine', 0.1, null, 'syringe', '2026-11-22'),
      { ...item('aspirin', null, 81, 'tablet'), count: 0 },
      item('naloxone', 0.4, null, 'vial', '2026-11-23'),
    ];
    const lacks = kitLacks(
      { place: 'corridor', items, equipment: ['oxygen', 'aed'] },
      [atropine, aspirin, naloxone],
      at.today,
    );
    expect(lacks.drugs).toEqual([gap('atropine', 'expired'), gap('aspirin', 'not-in-kit')]);
    expect(lacks.equipment).not.toContain('oxygen');
    expect(lacks.equipment).toContain('suction');
  });
  test('a name alone is not what a card needs: its route, its strength and a dose that can be drawn are', () => {
    const lacks = (items: KitItem[], ...ids: (keyof typeof EMERGENCY_DRUGS)[]) =>
      kitLacks(
        { place: 'corridor', items, equipment: [] },
        ids.map((id) => EMERGENCY_DRUGS[id]),
        at.today,
      ).drugs;
    const spray = item('naloxone', null, 4, 'spray');
    const vial = item('naloxone', 0.4, null, 'vial');
    expect(lacks([vial], 'naloxone-iv', 'naloxone-nasal')).toEqual([
      { drug: 'naloxone', forms: ['spray'], onlyFromMgPerMl: null, note: 'not-in-kit' },
    ]);
    expect(lacks([spray, vial], 'naloxone-iv', 'naloxone-nasal')).toEqual([]);
    expect(lacks([item('epinephrine', 0.1, null, 'syringe')], 'epinephrine-arrest', 'epinephrine-anaphylaxis')).toEqual(
      [{ drug: 'epinephrine', forms: ['injected'], onlyFromMgPerMl: 1, note: 'wrong-strength' }],
    );
    expect(lacks([item('lorazepam', null, 1, 'tablet')], 'lorazepam-agitation', 'lorazepam-seizure')).toEqual([
      { drug: 'lorazepam', forms: ['injected'], onlyFromMgPerMl: null, note: 'not-in-kit' },
    ]);
    expect(lacks([item('clonidine', null, 1, 'tablet')], 'clonidine')).toMatchObject([{ note: 'wrong-strength' }]);
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
