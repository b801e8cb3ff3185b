import type { Patient } from '@keel/clinical/patient';
import { expect, test } from 'vitest';
import { lifetimeOf } from './lifetime-of.ts';

const closed = (session: string, route: string, mg: number, max = mg, mgPerKg: number | null = null) => ({
  at: 1_772_550_000_000,
  body: { session, startedAt: 1_772_550_000_000, route, deliveredMg: mg, deliveredMgMax: max, mgPerKg },
});
const person = (sessions: readonly unknown[]): Patient =>
  ({ sessions, weight: { kg: 70 }, details: { birthDate: '1980-01-01' } }) as unknown as Patient;

test('amounts are kept by molecule and route, never added across molecules, and nothing is left out in silence', () => {
  const { drugs, uncertainMg, otherMg } = lifetimeOf(
    person([
      closed('a', 'iv-ketamine', 35, 35, 0.5),
      closed('b', 'oral-ketamine', 100),
      closed('c', 'intranasal-esketamine', 70, 84),
      closed('d', 'sc-ketamine', 30),
      closed('e', 'iv-ketamine', 0),
    ]),
    '2026-03-02',
  );
  const [racemic, esketamine] = drugs;
  expect(racemic).toMatchObject({
    drug: 'racemic-ketamine',
    totalMg: 135,
    sessions: 2,
    mgByRoute: { iv: 35, po: 100 },
  });
  expect(esketamine).toMatchObject({ drug: 's-ketamine', totalMg: 70, sessions: 1, mgByRoute: { in: 70 } });
  expect(uncertainMg).toBe(14);
  expect(otherMg).toBe(30);
});

test('the area is that of the model: F times dose over clearance', () => {
  const [racemic] = lifetimeOf(person([closed('a', 'iv-ketamine', 35, 35, 0.5)]), '2026-03-02').drugs;
  // Composite at 70 kg: clearance 80.22 L/h.
  expect(racemic!.areaNgHPerMl).toBeCloseTo((35 * 1000) / 80.215716, 3);
});

test('84 mg by the nose is three devices, of which the later ones take less', () => {
  const area = (mg: number) =>
    lifetimeOf(person([closed('a', 'intranasal-esketamine', mg)]), '2026-03-02').drugs[0]!.areaNgHPerMl;
  // Bioavailability 0.622 of one device and 0.509 of three (reference 2.3).
  expect(area(84) / area(28)).toBeCloseTo((3 * 0.509) / 0.622, 2);
});
