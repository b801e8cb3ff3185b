import type { Delivery } from '@keel/clinical/session';
import type { TFunction } from 'i18next';
import { expect, test } from 'vitest';
import { delivery as words } from '../words/en/delivery.ts';
import { deliveryDraft, deliveryOf, deliveryText, NO_DELIVERY, rangeIsTurned } from './delivery-draft.ts';

const t = ((key: string) => words[key.replace('delivery.', '') as 'full']) as TFunction;

test.each<[Delivery, string]>([
  [{ kind: 'full' }, 'All of it'],
  [{ kind: 'partial', mg: 14 }, 'Part of it: 14 mg'],
  [{ kind: 'uncertain', mgMin: 14, mgMax: 28, because: 'seen' }, 'Not certain: 14–28 mg'],
  [{ kind: 'declined' }, 'Declined'],
])('how much got in stands with its amount, and is entered again as it was: %o', (one, text) => {
  expect(deliveryText(one, t)).toBe(text);
  expect(deliveryOf(deliveryDraft(one))).toEqual(one);
});

test('how much got in is never assumed, and no range ends before it begins', () => {
  expect(deliveryOf(NO_DELIVERY)).toBeNull();
  expect(deliveryOf({ how: 'partial', mg: '', mgMin: '' })).toBeNull();
  const turned = { how: 'uncertain', mg: '14', mgMin: '28' } as const;
  expect(deliveryOf(turned)).toBeNull();
  expect(rangeIsTurned(turned)).toBe(true);
  expect(rangeIsTurned({ ...turned, mg: '' })).toBe(false);
});
