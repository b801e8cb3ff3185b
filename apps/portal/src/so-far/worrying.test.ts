import { formOf, INSTRUMENTS, NO_CONTEXT, scoreAnswers, spaceRange, suicideResponse } from '@keel/clinical/scales';
import { describe, expect, test } from 'vitest';
import { dyingSoFar, worryingAnswers, worryingCheckIn } from './worrying.ts';

/** What the clinic does about one answer on an item about dying, by the record's own rows. */
const asksForAPerson = (of: NonNullable<ReturnType<typeof formOf>>, item: string, value: number): boolean => {
  const score = scoreAnswers(of, { [item]: value }, NO_CONTEXT);
  const flags = suicideResponse(score, { place: 'home', watchedAroundTheClock: false })?.flags ?? [];
  return flags.some((flag) => !/missing|incomplete/.test(flag));
};

const ITEMS = INSTRUMENTS.filter(({ rater }) => rater !== 'clinician').flatMap((instrument) =>
  instrument.safetyItems.flatMap((item) => {
    const [least, most] = spaceRange(instrument.items.find(({ linkId }) => linkId === item)!.answer);
    const values = Array.from({ length: most - least + 1 }, (_, step) => least + step);
    return values.map((value) => [item, value, formOf(instrument)!] as const);
  }),
);
describe('the portal worries where the record does', () => {
  test('every form with an item about dying that a patient answers is among them', () => {
    expect(new Set(ITEMS.map(([item]) => item.split('.')[0]))).toEqual(new Set(['phq9', 'qids', 'cssrs']));
  });
  test.each(ITEMS)('%s answered %i', (item, value, of) => {
    expect(dyingSoFar({ [item]: value }) !== null).toBe(asksForAPerson(of, item, value));
    expect(worryingAnswers({ [item]: value })).toBe(asksForAPerson(of, item, value));
  });
});

test('only what is about dying is told early, as it stands', () => {
  expect(dyingSoFar({ 'phq9.1': 3, 'phq9.9': 1 })).toEqual({ 'phq9.9': 1 });
  expect(dyingSoFar({ 'cssrs.1': 1, 'cssrs.2': 0, 'cssrs.6': null })).toEqual({
    'cssrs.1': 1,
    'cssrs.2': 0,
    'cssrs.6': null,
  });
  expect(dyingSoFar({ 'phq9.1': 3, 'phq9.9': 0 })).toBeNull();
  expect(dyingSoFar({ 'pcl5.16': 4 })).toBeNull();
});
test.each([
  [{}, false],
  [{ safe: 'yes' }, false],
  [{ safe: 'not-sure' }, true],
  [{ safe: 'no' }, true],
] as const)('a check-in that says %o', (answers, worries) => {
  expect(worryingCheckIn(answers)).toBe(worries);
});
