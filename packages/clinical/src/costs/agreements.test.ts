import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readPatient } from '../patient/index.ts';
import { addMs, DAY_MS } from '../units/index.ts';
import {
  agreed,
  agreementOf,
  depressed,
  NOW,
  personAfter,
  pricedClinic,
  rulesOf,
  STEP,
  ZONE,
} from './costs.fixture.ts';
import { cents, discountOn, instalmentsOf, monthsAfter, planStanding, readAccount } from './index.ts';

const DISCOUNT = { from: '2026-03-02', percent: 20, step: STEP };
const later = (days: number) => addMs(NOW, days * DAY_MS);

describe('a step of the sliding scale', () => {
  test('lowers the prices from its day on', () => {
    const read = readPatient(agreed(depressed(), 'agree-discount', { ...DISCOUNT, from: '2026-03-10' }));
    expect(['2026-03-09', '2026-03-10', '2027-01-01'].map((day) => discountOn(read, day))).toEqual([0, 20, 20]);
  });
  test.each([
    [{ percent: 25 }, ['discount-not-on-scale']],
    [{ step: 'a friend of the house' }, ['discount-not-on-scale']],
    [{ percent: 0, step: 'ended' }, []],
    // Cheaper in hindsight is a kindness; dearer is not.
    [{ from: '2026-02-01' }, []],
  ] as const)('%j: %j', (change, rules) => {
    expect(rulesOf(agreementOf(depressed(), 'agree-discount', { ...DISCOUNT, ...change }))).toEqual(rules);
  });
  test.each(['2026-03-02', '2026-02-20'])('ending it from %s, days ago, would make them dearer', (from) => {
    const poor = agreed(depressed(), 'agree-discount', DISCOUNT);
    const end = { from, percent: 0, step: 'ended' };
    expect(rulesOf(agreementOf(poor, 'agree-discount', end, later(10)))).toEqual(['discount-backdated']);
    expect(rulesOf(agreementOf(poor, 'agree-discount', { ...end, from: '2026-03-12' }, later(10)))).toEqual([]);
  });
});

describe('payments of a plan', () => {
  test.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2026-01-31', 2, '2026-03-31'],
    ['2026-11-30', 3, '2027-02-28'],
    ['2026-12-15', 1, '2027-01-15'],
    ['2026-03-02', 0, '2026-03-02'],
  ] as const)('%s and %i months: %s', (date, months, then) => expect(monthsAfter(date, months)).toBe(then));

  test('add up to the cent, differ by a cent at most, the dearer ones first, each later than the one before', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 60, max: 100_000_000 }),
        fc.integer({ min: 1, max: 60 }),
        fc.date({ min: new Date('2026-01-01'), max: new Date('2032-12-31'), noInvalidDate: true }),
        (total, months, day) => {
          const made = instalmentsOf({ total: cents(total), months, firstOn: day.toISOString().slice(0, 10) });
          const amounts = made.map((one) => one.cents);
          expect(made).toHaveLength(months);
          expect(amounts.reduce<number>((sum, one) => sum + one, 0)).toBe(total);
          expect((amounts[0] ?? 0) - (amounts.at(-1) ?? 0)).toBeLessThanOrEqual(1);
          expect(amounts).toEqual(amounts.toSorted((a, b) => b - a));
          const dates = made.map(({ on }) => on);
          expect(new Set(dates).size).toBe(months);
          expect(dates).toEqual(dates.toSorted());
        },
      ),
      { numRuns: 300 },
    );
  });
  test.each([0, 61, 1.5, -1])('%s payments of 60 cents are none', (months) =>
    expect(() => instalmentsOf({ total: cents(60), months, firstOn: '2026-01-01' })).toThrow(RangeError),
  );
});

const plan = (total: number, months: number, firstOn = '2026-03-15') => ({
  plan: 'plan-1',
  totalCents: total,
  payments: instalmentsOf({ total: cents(total), months, firstOn }),
});

describe('a payment plan', () => {
  test.each([
    ['as it is offered', {}, []],
    ['one month more than the clinic offers', plan(100_000, 7), ['plan-too-long']],
    ['a cent is lost', { totalCents: 100_001 }, ['plan-does-not-add-up']],
    ['it begins yesterday', plan(100_000, 3, '2026-03-01'), ['plan-backdated']],
    ['it is ended', { totalCents: 0, payments: [] }, []],
    ['a sum without payments', { payments: [] }, ['plan-does-not-add-up']],
    [
      'few payments over a long time, and out of order, and one of nothing',
      {
        totalCents: 100,
        payments: [
          { on: '2026-04-01', cents: 100 },
          { on: '2026-03-20', cents: 0 },
          { on: '2026-10-01', cents: 0 },
        ],
      },
      ['plan-empty-payment', 'plan-out-of-order', 'plan-too-long'],
    ],
  ] as const)('%s', (_what, change, rules) => {
    expect(rulesOf(agreementOf(depressed(), 'agree-payment-plan', { ...plan(100_000, 6), ...change }))).toEqual(rules);
  });

  const paying = (...amounts: readonly (readonly [number, 'patient' | 'insurer' | 'other'])[]) =>
    amounts.map(([amount, from]) => ({ body: { payment: 'p', on: '2026-03-15', cents: amount, from } }));
  test.each([
    ['nothing paid, before the first day', [], '2026-03-15', ['due', 'due', 'due'], 0],
    ['nothing paid, a day after', [], '2026-03-16', ['late', 'due', 'due'], 334],
    ['the first paid', [[334, 'patient']], '2026-04-01', ['paid', 'due', 'due'], 0],
    ['half of the second paid', [[500, 'patient']], '2026-04-16', ['paid', 'late', 'due'], 167],
    ['what the insurer pays is not the patient’s', [[1_000, 'insurer']], '2026-03-16', ['late', 'due', 'due'], 334],
    ['more than all', [[2_000, 'other']], '2027-01-01', ['paid', 'paid', 'paid'], 0],
  ] as const)('%s', (_what, payments, today, standing, late) => {
    const read = planStanding(plan(1_000, 3), paying(...payments), today);
    expect(read.payments.map((one) => one.standing)).toEqual(standing);
    expect(read.late).toBe(late);
    expect(read.total).toBe(1_000);
    expect(read.paid).toBeLessThanOrEqual(1_000);
  });
  test('what was paid before it, and is said again after it, is no payment of the plan', () => {
    const pay = { payment: 'p1', on: '2026-03-02', cents: 500, from: 'patient' };
    const planned = agreed(personAfter(depressed(), 'record-payment', pay), 'agree-payment-plan', plan(1_000, 2));
    const again = readPatient(personAfter(planned, 'record-payment', { ...pay, cents: 600 }));
    const read = readAccount({ patient: again, sessions: [], fees: pricedClinic(), zone: ZONE, today: '2026-03-02' });
    expect(read).toMatchObject({ paid: 600, plan: { standing: { paid: 0, next: { on: '2026-03-15' } } } });
  });
  test('only what is paid after it was agreed counts for it, and the newest plan holds', () => {
    const pay = { payment: 'p1', on: '2026-03-02', cents: 500, from: 'patient' };
    const before = agreed(personAfter(depressed(), 'record-payment', pay), 'agree-payment-plan', plan(1_000, 2));
    const read = (patient: ReturnType<typeof depressed>) =>
      readAccount({
        patient: readPatient(patient),
        sessions: [],
        fees: pricedClinic(),
        zone: ZONE,
        today: '2026-03-02',
      }).plan;
    expect(read(before)?.standing.paid).toBe(0);
    const paid = personAfter(before, 'record-payment', { ...pay, payment: 'p2' });
    expect(read(paid)?.standing).toMatchObject({ paid: 500, next: { on: '2026-04-15' } });
    expect(read(agreed(paid, 'agree-payment-plan', { plan: 'plan-2', totalCents: 0, payments: [] }))).toBeNull();
  });
});
