import { formOf, INSTRUMENTS, instrumentById, renderForm } from '@keel/clinical/scales';
import { expect, test } from 'vitest';
import { askedNow } from './asked-now.ts';

const wish = { audience: 'staff', language: 'en', withhold: false, loaded: [] } as const;
const questionsOf = (id: string) => {
  const answer = renderForm(formOf(instrumentById(id)!)!, wish);
  return answer.available ? answer.form.questions : [];
};

test.each([
  [{}, ['cssrs.1', 'cssrs.2', 'cssrs.6']],
  [{ 'cssrs.2': 0 }, ['cssrs.1', 'cssrs.2', 'cssrs.6']],
  [{ 'cssrs.2': 1 }, ['cssrs.1', 'cssrs.2', 'cssrs.3', 'cssrs.4', 'cssrs.5', 'cssrs.6']],
  [{ 'cssrs.6': 1 }, ['cssrs.1', 'cssrs.2', 'cssrs.6', 'cssrs.6r']],
])('after %j the screener asks %j', (answers, asked) => {
  expect(askedNow(questionsOf('cssrsScreener'), answers).map(({ linkId }) => linkId)).toEqual(asked);
});

test('staff can enter every instrument that has items, with wording or without', () => {
  const without = INSTRUMENTS.filter(({ items }) => items.length > 0).filter(({ id }) => questionsOf(id).length === 0);
  expect(without.map(({ id }) => id)).toEqual([]);
});
