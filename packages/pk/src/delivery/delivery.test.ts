import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { simulate } from '../engine/index.ts';
import { modelById } from '../models/index.ts';
import { randomStream } from '../population/index.ts';
import { deliverFromPump, drawnDoses, typicalDoses } from './index.ts';

const syringe = { fromMin: 0, toMin: 40, mlPerH: 52.5, mgPerMl: 1 };
const flush = { fromMin: 40, toMin: 60, mlPerH: 60, mgPerMl: 0 };

describe('from pump to vein', () => {
  test('without a line, what is pumped is given at once', () => {
    const { doses, pumpedMg, deliveredMg, inLineMg } = deliverFromPump([syringe], { volumeMl: 0, primedMgPerMl: 0 });
    expect(doses).toEqual([{ tMin: 0, route: 'iv', amountMg: 35, durationMin: 40 }]);
    expect([pumpedMg, deliveredMg, inLineMg]).toEqual([35, 35, 0]);
  });

  test('a saline-primed line of 20 mL keeps 20 mg back until it is flushed', () => {
    const line = { volumeMl: 20, primedMgPerMl: 0 };
    const before = deliverFromPump([syringe], line);
    expect(before.pumpedMg).toBeCloseTo(35, 12);
    expect(before.deliveredMg).toBeCloseTo(15, 12);
    expect(before.inLineMg).toBeCloseTo(20, 12);
    expect(before.doses[0]!.tMin).toBeCloseTo(20 / (52.5 / 60), 12);
    const after = deliverFromPump([syringe, flush], line);
    expect(after.deliveredMg).toBeCloseTo(35, 12);
    expect(after.inLineMg).toBeCloseTo(0, 12);
    expect(after.doses.at(-1)).toMatchObject({ tMin: 40, durationMin: 20 });
  });

  test('a drug-primed line gives from the first drop, and holds as much at the end', () => {
    const { deliveredMg, inLineMg, doses } = deliverFromPump([syringe], { volumeMl: 20, primedMgPerMl: 1 });
    expect(doses[0]!.tMin).toBe(0);
    expect(deliveredMg).toBeCloseTo(35, 12);
    expect(inLineMg).toBeCloseTo(20, 12);
  });

  test('stopped at 26 of 40 minutes with a primed line: 22.75 mg given', () => {
    const { deliveredMg } = deliverFromPump([{ ...syringe, toMin: 26 }], { volumeMl: 20, primedMgPerMl: 1 });
    expect(deliveredMg).toBeCloseTo(22.75, 12);
  });

  test('nothing is lost or made, whatever the stretches', () => {
    const stretch = fc.record({
      pause: fc.double({ min: 0, max: 30, noNaN: true }),
      minutes: fc.double({ min: 0, max: 60, noNaN: true }),
      mlPerH: fc.double({ min: 0, max: 300, noNaN: true }),
      mgPerMl: fc.constantFrom(0, 1, 2.5),
    });
    fc.assert(
      fc.property(
        fc.array(stretch, { maxLength: 8 }),
        fc.double({ min: 0, max: 30, noNaN: true }),
        fc.constantFrom(0, 1),
        (parts, volumeMl, primedMgPerMl) => {
          let at = 0;
          const stretches = parts.map(({ pause, minutes, mlPerH, mgPerMl }) => {
            const fromMin = at + pause;
            at = fromMin + minutes;
            return { fromMin, toMin: at, mlPerH, mgPerMl };
          });
          const { doses, pumpedMg, deliveredMg, inLineMg } = deliverFromPump(stretches, { volumeMl, primedMgPerMl });
          expect(deliveredMg + inLineMg).toBeCloseTo(pumpedMg + volumeMl * primedMgPerMl, 8);
          expect(doses.reduce((sum, { amountMg }) => sum + amountMg, 0)).toBeCloseTo(deliveredMg, 8);
          for (const [i, dose] of doses.entries())
            expect(dose.tMin).toBeGreaterThanOrEqual(i === 0 ? 0 : doses[i - 1]!.tMin);
        },
      ),
    );
  });

  test('the curve starts when the drug arrives, not when the pump does', () => {
    const model = modelById('ket-composite-default');
    const level = (primedMgPerMl: number) =>
      simulate({
        model,
        person: { weightKg: 70 },
        doses: deliverFromPump([syringe, flush], { volumeMl: 20, primedMgPerMl }).doses,
        timesMin: [20, 40, 60],
      }).ngPerMl.parent!;
    expect(level(0)[0]).toBe(0);
    expect(level(1)[0]!).toBeGreaterThan(50);
    expect(level(0)[2]!).toBeGreaterThan(level(0)[1]!);
  });

  test.each([
    [[{ ...syringe, toMin: -1 }], /before it starts/],
    [[syringe, { ...flush, fromMin: 30 }], /two pump stretches/],
    [[{ ...syringe, mlPerH: -1 }], /rate/],
  ])('case %# is refused', (stretches, message) =>
    expect(() => deliverFromPump(stretches, { volumeMl: 1, primedMgPerMl: 0 })).toThrow(message),
  );
});

describe('a spray of which nobody knows how much arrived', () => {
  const sneezed = { tMin: 0, route: 'in' as const, amountMg: 28, taken: { low: 0.5, high: 1, because: 'sneezed' } };

  test('is the middle in the typical curve and anything between in the band', () => {
    expect(typicalDoses([sneezed])[0]!.amountMg).toBe(21);
    const amounts = Array.from({ length: 500 }, (_, i) => drawnDoses([sneezed], randomStream(1, i))[0]!.amountMg);
    expect(Math.min(...amounts)).toBeGreaterThanOrEqual(14);
    expect(Math.max(...amounts)).toBeLessThanOrEqual(28);
    expect(Math.max(...amounts) - Math.min(...amounts)).toBeGreaterThan(13);
  });

  test('draws the same for the first dose when a second is added', () => {
    const [alone] = drawnDoses([sneezed], randomStream(1, 7));
    expect(drawnDoses([sneezed, sneezed], randomStream(1, 7))[0]).toEqual(alone);
  });

  test.each([
    [-0.1, 1],
    [0.9, 0.8],
    [0, 1.1],
  ])('%s to %s of a dose is refused', (low, high) =>
    expect(() => typicalDoses([{ ...sneezed, taken: { low, high, because: '' } }])).toThrow(RangeError),
  );
});
