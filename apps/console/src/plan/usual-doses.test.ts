import type { DoseOrder } from '@keel/clinical/dosing';
import { REGIMENS, type Regimen } from '@keel/clinical/policy';
import { instant } from '@keel/clinical/units';
import { compareRegimens } from '@keel/pk';
import { expect, test } from 'vitest';
import { draftOf, orderOf } from '../order/index.ts';
import { asRegimen, plannedDoses, USUAL_DOSES } from './usual-doses.ts';

test.each(USUAL_DOSES.map((usual) => [usual.id, usual] as const))(
  '%s is of a regimen there is, by its route',
  (_id, usual) => {
    const regimen: Regimen | undefined = REGIMENS[usual.regimen as keyof typeof REGIMENS];
    expect(regimen?.route).toBe(usual.route);
  },
);

test('0.5 mg/kg over 40 min, the same into the muscle and 84 mg by the nose are drawn for one person, each with its band', () => {
  const wanted = USUAL_DOSES.filter(({ id }) => ['iv', 'im', 'nasal-84'].includes(id));
  const answer = compareRegimens({
    person: { weightKg: 70, covariates: { age: 40 } },
    regimens: wanted.map(({ id, dose, route, doses }) => asRegimen(id, dose, route, doses)),
    timesMin: Array.from({ length: 49 }, (_, index) => index * 5),
    n: 100,
    seed: 1,
    levelsNgPerMl: [100],
  });
  const peaks = answer.regimens.map((one) => (one.kind === 'curve' ? Math.round(one.peak?.ngPerMl ?? 0) : one.because));
  // The reference: 177 at the end of the infusion; population medians 147 and 101.
  expect(peaks[0]).toBe(177);
  expect(peaks[1]).toBeGreaterThan(135);
  expect(peaks[1]).toBeLessThan(160);
  expect(peaks[2]).toBeGreaterThan(95);
  expect(peaks[2]).toBeLessThan(107);
  for (const one of answer.regimens) expect(one.kind === 'curve' && one.band !== null).toBe(true);
});

const measured = { kg: 70, at: instant(1_772_550_000_000), heightCm: 170, sex: 'female' } as const;
const weight = { rule: 'actual', kg: 70, actualKg: 70, heightCm: 170, measuredAt: measured.at } as const;
test.each<[DoseOrder]>([
  [{ form: 'nasal-devices', route: 'intranasal-esketamine', devices: 3 }],
  [{ form: 'injection', route: 'im-ketamine', amount: { per: 'kg', mgPerKg: 0.5 }, weight, vialMgPerMl: 50 }],
  [
    {
      form: 'infusion',
      route: 'iv-ketamine',
      amount: { per: 'kg', mgPerKg: 0.5 },
      minutes: 40,
      weight,
      vialMgPerMl: 50,
      bagVolumeMl: 100,
      overfill: 'ignored',
      pump: 'bag',
      line: { primedWith: 'saline', volumeMl: 2, afterwards: 'flush' },
    },
  ],
  [{ form: 'mouth', route: 'oral-ketamine', amount: { per: 'dose', mg: 100 }, weight, preparation: 'solution' }],
])('a planned order becomes the same order for the same body, and another for another: %#', (order) => {
  expect(orderOf(order.route, draftOf(order), measured)).toEqual(order);
  const heavier = orderOf(order.route, draftOf(order), { ...measured, kg: 80 });
  if (heavier !== null && 'weight' in heavier) expect(heavier.weight?.kg).toBe(80);
  expect(plannedDoses(order)?.[0]?.tMin).toBe(0);
});
