import type { DoseOrder } from '@keel/clinical/dosing';
import { instant } from '@keel/clinical/units';
import { expect, test } from 'vitest';
import { draftOf, orderOf } from './order-draft.ts';

const measured = { kg: 70, at: instant(1_772_550_000_000), heightCm: undefined, sex: undefined };
const weight = { rule: 'actual', kg: 70, actualKg: 70, measuredAt: measured.at } as const;
const bolus: DoseOrder = {
  form: 'bolus',
  route: 'iv-ketamine',
  amount: { per: 'kg', mgPerKg: 0.1 },
  overSeconds: 60,
  vialMgPerMl: 10,
  weight,
};
const infusion: DoseOrder = {
  form: 'infusion',
  route: 'iv-ketamine',
  amount: { per: 'kg-hour', mgPerKgPerHour: 0.35 },
  minutes: 240,
  vialMgPerMl: 50,
  weight,
  bagVolumeMl: 100,
  overfill: 'ignored',
  pump: 'bag',
  line: { primedWith: 'saline', volumeMl: 15, afterwards: 'flush' },
};

test.each([bolus, infusion])('an order is answered again as it was: %o', (order) => {
  expect(orderOf('iv-ketamine', draftOf(order), measured)).toEqual(order);
});

test('a bolus is no order until how long it is pushed is said, and never one by the hour', () => {
  const { seconds: _, ...unsaid } = draftOf(bolus);
  expect(orderOf('iv-ketamine', unsaid, measured)).toBeNull();
  const { perKg: __, ...other } = draftOf(bolus);
  expect(orderOf('iv-ketamine', { ...other, perKgHour: '0.35' }, measured)).toBeNull();
});
