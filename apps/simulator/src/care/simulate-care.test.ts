import { beforeAll, describe, expect, test } from 'vitest';
import { type CareResult, simulateCare } from './index.ts';

/** The clinic's own rules over weeks of simulated people: the same code, more of them under KEEL_MEASURE. */
const PATIENTS = process.env['KEEL_MEASURE'] ? 500 : 12;

describe('weeks of a clinic', () => {
  let weeks: CareResult;
  beforeAll(() => {
    weeks = simulateCare({ patients: PATIENTS, seed: 1, weeks: 12 });
    if (process.env['KEEL_MEASURE']) console.log(JSON.stringify(weeks, null, 1));
  }, 600_000);

  test('every need has an owner and is closed by a contact, none by the clock', () => {
    const { distress } = weeks;
    expect(distress.items).toBeGreaterThan(5);
    expect(distress.owned).toBe(distress.items);
    expect(distress.closed).toBe(distress.items);
    expect(distress.contacts).toBe(distress.items);
  });

  test('most of what is scheduled is answered, and more than four in five inductions can be analysed', () => {
    expect(weeks.share).toBeGreaterThan(0.6);
    expect(weeks.analysable.of).toBeGreaterThan(PATIENTS / 2);
    expect(weeks.analysable.share).toBeGreaterThan(0.8);
    // The evening and the morning after a treatment, and one more: a message that is not needed costs an answer elsewhere.
    expect(weeks.messagesPerPersonWeek).toBeLessThan(4.5);
  });

  test('the same seed gives the same weeks', () => {
    const few = { patients: 2, seed: 7, weeks: 4 };
    expect(simulateCare(few)).toEqual(simulateCare(few));
  });
});

test('where nobody of the clinic does anything, nothing is closed, and all of it stands late with an owner', () => {
  const { distress } = simulateCare({ patients: 8, seed: 3, weeks: 8, staff: 'never' });
  expect(distress.items).toBeGreaterThan(0);
  expect(distress.closed).toBe(0);
  expect(distress.owned).toBe(distress.items);
  expect(distress.late).toBe(distress.items);
});
