import type { SessionEntry } from '@keel/clinical/session';
import type { TFunction } from 'i18next';
import { expect, test } from 'vitest';
import { delivery } from '../words/en/delivery.ts';
import { order } from '../words/en/order.ts';
import { route } from '../words/en/route.ts';
import { entryWords } from './entry-words.ts';

const words: Record<string, Record<string, string>> = { delivery, order, route };
const t = ((key: string, values: Record<string, unknown> = {}) => {
  const [group = '', name = ''] = key.split('.');
  return (words[group]?.[name] ?? key).replaceAll(/\{\{(\w+)\}\}/g, (_, value) => String(values[value]));
}) as TFunction;
const read = (kind: string, body: object) =>
  entryWords({ kind, body } as unknown as SessionEntry, { nameOf: (id: string) => id } as never, t);

test.each([
  [{ kind: 'full' }, '27.5 mg, All of it'],
  [{ kind: 'declined' }, '27.5 mg, Declined'],
  [{ kind: 'partial', mg: 12 }, '27.5 mg, Part of it: 12 mg'],
  [{ kind: 'uncertain', mgMin: 15, mgMax: 20, because: 'seen' }, '27.5 mg, Not certain: 15–20 mg'],
])('a dose of which not all got in is read with what did: %o', (got, text) => {
  expect(read('injection-given', { mg: 27.5, delivery: got })).toBe(text);
});
test('so is a nasal device', () => {
  const device = { device: 2, mg: 28, watchedBy: 'nora', delivery: { kind: 'uncertain', mgMin: 10, mgMax: 28 } };
  expect(read('device-given', device)).toContain('28 mg, Not certain: 10–28 mg');
});
test('an order is read with what it orders', () => {
  const ordered = { form: 'mouth', route: 'oral-ketamine', amount: { per: 'dose', mg: 73 }, preparation: 'solution' };
  expect(read('order-written', { order: ordered })).toMatch(/^73 mg, .+, solution$/);
});
