import type { DoseOrder } from '@keel/clinical/dosing';
import type { TFunction } from 'i18next';
import { expect, test } from 'vitest';
import { order as words } from '../words/en/order.ts';
import { orderText } from './order-text.ts';

/** The words of an order with what stands in their places; of everything else, its key. */
const t = ((key: string, values: Record<string, unknown> = {}) =>
  (words[key.replace('order.', '') as 'bolus'] ?? key).replaceAll(/\{\{(\w+)\}\}/g, (_, name) =>
    String(values[name]),
  )) as TFunction;
const of = { amount: { per: 'dose', mg: 27.5 }, vialMgPerMl: 50 } as const;

test.each([
  [{ form: 'injection', route: 'im-ketamine', ...of }, '27.5 mg, 0.55 mL (50 mg/mL), route.im-ketamine'],
  [
    { form: 'injection', route: 'im-ketamine', ...of, vialMgPerMl: 100 },
    '27.5 mg, 0.28 mL (100 mg/mL), route.im-ketamine',
  ],
  [{ form: 'bolus', route: 'iv-ketamine', overSeconds: 60, ...of }, '27.5 mg, 0.55 mL (50 mg/mL) over 60 s'],
] as const)('who draws it up reads the volume beside the dose: %o', (order, text) => {
  expect(orderText(order as unknown as DoseOrder, t)).toBe(text);
});
