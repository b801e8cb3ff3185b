import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PRICES as PUBLISHED } from '../comparison/index.ts';
import { readPatient } from '../patient/index.ts';
import { REGIMENS, STARTING_POLICIES } from '../policy/index.ts';
import { sourceById } from '../sources/index.ts';
import { DAY_MS, instant } from '../units/index.ts';
import {
  contextAt,
  depressed,
  feesAfter,
  feesCommand,
  NOW,
  PRICES,
  personAfter,
  pricedClinic,
  rulesOf,
  SCHEDULE,
  ZONE,
} from './costs.fixture.ts';
import {
  businessDaysAfter,
  businessDaysBetween,
  cents,
  codeOn,
  compareInsurers,
  courseCounts,
  DISPUTE,
  decideFees,
  ESTIMATE_CLOCK,
  estimateCourse,
  estimateDueBy,
  FEE_ITEMS,
  FEES_STREAM,
  feesFold,
  feesOn,
  INSURER_PATHS,
  infusionServices,
  insurerAsks,
  isBusinessDay,
  lessPercent,
  priceOn,
  readAccount,
  sumOf,
  times,
  usd,
} from './index.ts';

const none = feesFold.initial(FEES_STREAM);
const iv = STARTING_POLICIES.mixed.regimens['iv-depression']!;
const nasal = REGIMENS['esketamine-trd'];

describe('money', () => {
  test.each([-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 100_000_001])('%s is no amount', (value) => {
    expect(() => cents(value)).toThrow(RangeError);
  });
  test.each([
    [123_450, 'en', '$1,234.50'],
    [50_000, 'en', '$500'],
    [0, 'en', '$0'],
    [50_000, 'es', '$500'],
  ] as const)('%i cents in %s read %s', (value, language, text) => {
    expect(usd(value, language)).toBe(text);
  });
  test('a discount never makes an amount dearer, negative or broken', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000 }), fc.integer({ min: 0, max: 100 }), (amount, percent) => {
        const less = lessPercent(cents(amount), percent);
        expect(Number.isInteger(less)).toBe(true);
        expect(less).toBeGreaterThanOrEqual(0);
        expect(less).toBeLessThanOrEqual(amount);
      }),
    );
    expect(lessPercent(cents(999), 50)).toBe(499);
  });
  test('the sum of the parts is the total, whatever their order', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 1_000_000 }), { maxLength: 30 }), (parts) => {
        const all = parts.map(cents);
        expect(sumOf(all)).toBe(sumOf(all.toReversed()));
        expect(sumOf(all)).toBe(parts.reduce((sum, part) => sum + part, 0));
      }),
    );
    expect(times(cents(333), 3)).toBe(999);
  });
});

describe('what the clinic charges', () => {
  test('before anyone sets a price there is none, and none is assumed', () => {
    expect(feesOn(none, '2026-03-02')).toBeNull();
    expect(FEE_ITEMS.map(({ id }) => priceOn(none, id, '2026-03-02'))).toEqual(FEE_ITEMS.map(() => null));
    expect(priceOn(pricedClinic(), 'lorazepam', '2026-03-02')).toBeNull();
    expect(priceOn(pricedClinic(), 'ketamine-drug', '2026-03-02')).toBe(0);
  });
  test.each([
    [{ from: '2026-03-01' }, ['fees-backdated']],
    [{ from: '2027-03-04' }, ['fees-too-far-ahead']],
    [{ prices: { evaluation: 1.5, ecg: -1, massage: 1 } }, ['fee-item-unknown', 'fee-not-an-amount']],
    [{ slidingScale: [{ name: 'all', percent: 101 }] }, ['discount-out-of-range']],
    [{ codes: { 'mouth-session': '00000' } }, ['fee-code-unknown']],
    [{ paymentMonthsMax: 0, printedName: ' ' }, ['payment-months-out-of-range', 'signature-missing']],
  ] as const)('%j is refused with every reason', (change, rules) => {
    expect(rulesOf(decideFees(none, feesCommand('set-fees', { ...SCHEDULE, ...change }), contextAt()))).toEqual(rules);
  });
  test('a number with a wrong check digit is no provider number, and a tax number has nine digits', () => {
    const body = { legalName: 'Riverside', npi: '1234567890', tin: '1234', providers: [{ person: 'a', npi: '1' }] };
    expect(rulesOf(decideFees(none, feesCommand('set-billing-identity', body), contextAt()))).toEqual([
      'npi-check-digit',
      'tin-shape',
    ]);
  });
  test('what was given is charged by the prices of its day: a later price never reaches back', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 5 }), (gaps) => {
        let state = feesAfter(none, 'set-fees', SCHEDULE);
        let now = NOW;
        for (const [index, gap] of gaps.entries()) {
          now = instant(now + gap * DAY_MS);
          const today = new Date(now).toISOString().slice(0, 10);
          const yesterday = new Date(now - DAY_MS).toISOString().slice(0, 10);
          const before = priceOn(state, 'evaluation', yesterday);
          state = feesAfter(state, 'set-fees', { ...SCHEDULE, from: today, prices: { evaluation: index } }, now);
          expect(priceOn(state, 'evaluation', yesterday)).toBe(before);
          expect(priceOn(state, 'evaluation', today)).toBe(index);
        }
      }),
    );
  });
});

describe('codes by day', () => {
  test.each([
    ['2025-12-31', 'S0013'],
    ['2026-01-01', 'J0013'],
  ])('esketamine given on %s is billed as %s', (day, code) => {
    expect(codeOn('esketamine-drug', day)).toMatchObject({ code });
  });
  test('a service without a code of its own takes the one that the clinic has stated, and only such a service', () => {
    expect(codeOn('mouth-session', '2026-03-02')).toMatchObject({ code: null });
    expect(codeOn('mouth-session', '2026-03-02', '99213')).toMatchObject({ code: '99213' });
    expect(codeOn('evaluation', '2026-03-02', '99213')).toMatchObject({ code: '90792' });
  });
  test('every service names codes that are valid today, or says that none is known', () => {
    for (const { id, codes } of FEE_ITEMS) {
      expect(codeOn(id, '2026-11-25').code === null, id).toBe(codes.length === 0);
    }
  });
  test.each([
    [10, { 'iv-push': 1 }],
    [15, { 'iv-push': 1 }],
    [16, { 'iv-session': 1 }],
    [40, { 'iv-session': 1 }],
    [90, { 'iv-session': 1 }],
    [91, { 'iv-session': 1, 'iv-further-hour': 1 }],
    [150, { 'iv-session': 1, 'iv-further-hour': 1 }],
    [151, { 'iv-session': 1, 'iv-further-hour': 2 }],
    [240, { 'iv-session': 1, 'iv-further-hour': 3 }],
  ])('an infusion of %i minutes is %j', (minutes, services) => {
    expect(Object.fromEntries(infusionServices(minutes).map(({ item, quantity }) => [item, quantity]))).toEqual(
      services,
    );
  });
});

describe('how many sessions a course comes to', () => {
  test('infusions are judged after the fourth, and of 100 people about half get there', () => {
    const counts = courseCounts(iv);
    expect(counts.toJudge).toBe(4);
    expect(counts.paths.map(({ id, sessions, odds }) => [id, sessions.low, sessions.high, odds])).toEqual([
      ['stopped', 4, 6, { ifFewRespond: 49, ifManyRespond: 45 }],
      ['series', 6, 6, { ifFewRespond: 31, ifManyRespond: 33 }],
      ['maintained', 12, 17, { ifFewRespond: 20, ifManyRespond: 22 }],
    ]);
  });
  test('a route that nobody has published odds for has none, and is not given those of another', () => {
    for (const regimen of [
      REGIMENS['im-depression'],
      REGIMENS['iv-ptsd'],
      REGIMENS['iv-pain-4h'],
      REGIMENS['esketamine-mdsi'],
    ]) {
      expect(
        courseCounts(regimen)
          .paths.map(({ odds }) => odds)
          .filter((odds) => odds !== null),
      ).toEqual([]);
    }
  });
  test('the odds of the three ways make 100 at both ends, and every figure has a source', () => {
    for (const regimen of Object.values(REGIMENS)) {
      const { paths, figures, sources } = courseCounts(regimen);
      for (const end of ['ifFewRespond', 'ifManyRespond'] as const) {
        const odds = paths.flatMap((path) => (path.odds === null ? [] : [path.odds[end]]));
        if (odds.length > 0) expect(odds.reduce((sum, one) => sum + one, 0)).toBe(100);
      }
      for (const { low, high } of paths.map(({ sessions }) => sessions)) expect(low).toBeLessThanOrEqual(high);
      expect(sources.length).toBeGreaterThan(0);
      for (const figure of figures) expect(figure.sources.length).toBeGreaterThan(0);
    }
  });
});

describe('what a course may cost', () => {
  test('a clinic that has stated no price gives no sum, names what is missing, and shows what others ask', () => {
    const estimate = estimateCourse(iv, null);
    expect(estimate).toMatchObject({ total: null, toJudge: null, perSession: null });
    expect(estimate.notStated).toEqual(['evaluation', 'iv-session', 'ketamine-drug']);
    expect(estimate.context.map(({ low, high }) => [low, high])).toContainEqual([400, 800]);
    expect(estimateCourse(nasal, null).context.map(({ low, high }) => [low, high])).toContainEqual([590, 900]);
  });
  test('infusions: evaluation and four sessions to know whether it helps; the range of the whole', () => {
    const estimate = estimateCourse(iv, SCHEDULE);
    expect(estimate.toJudge).toEqual({ low: 35_000 + 4 * 52_500, high: 35_000 + 4 * 52_500 });
    expect(estimate.total).toEqual({ low: 35_000 + 4 * 52_500, high: 35_000 + 17 * 52_500 });
  });
  test('esketamine as one price a visit: between the lower and the higher dose', () => {
    expect(estimateCourse(nasal, SCHEDULE).perSession).toEqual({ low: 95_000, high: 130_000 });
    expect(estimateCourse(nasal, { ...SCHEDULE, esketamine: null }).total).toBeNull();
    const split = estimateCourse(nasal, {
      ...SCHEDULE,
      esketamine: 'split',
      prices: { ...PRICES, 'esketamine-drug': 1_200, 'watching-hour': 9_000, 'watching-half-hour': 4_000 },
    });
    expect(split.perSession).toEqual({ low: 56 * 1_200 + 17_000, high: 84 * 1_200 + 17_000 });
  });
  const schedules = fc.record({
    evaluation: fc.integer({ min: 0, max: 200_000 }),
    'iv-session': fc.integer({ min: 0, max: 200_000 }),
    'iv-further-hour': fc.integer({ min: 0, max: 200_000 }),
    'ketamine-drug': fc.integer({ min: 0, max: 200_000 }),
    'injection-session': fc.integer({ min: 0, max: 200_000 }),
    'mouth-session': fc.integer({ min: 0, max: 200_000 }),
    'esketamine-56': fc.integer({ min: 0, max: 200_000 }),
    'esketamine-84': fc.integer({ min: 0, max: 200_000 }),
  });
  test('whatever the prices: every range runs upwards, nothing is negative, and a discount makes nothing dearer', () => {
    fc.assert(
      fc.property(
        schedules,
        fc.constantFrom(...Object.values(REGIMENS)),
        fc.integer({ min: 0, max: 100 }),
        (prices, regimen, percent) => {
          const full = estimateCourse(regimen, { ...SCHEDULE, prices });
          const less = estimateCourse(regimen, { ...SCHEDULE, prices }, percent);
          expect(full.notStated).toEqual([]);
          for (const range of [full.perSession, full.toJudge, full.total, ...full.paths.map(({ cents: sum }) => sum)]) {
            expect(range).not.toBeNull();
            expect(range!.low).toBeGreaterThanOrEqual(0);
            expect(range!.low).toBeLessThanOrEqual(range!.high);
          }
          expect(less.total!.high).toBeLessThanOrEqual(full.total!.high);
          expect(full.total!.low).toBeLessThanOrEqual(full.toJudge!.high);
        },
      ),
    );
  });
  test('every published price and every rule of the estimate names a source that exists', () => {
    const named = [
      ...PUBLISHED.flatMap(({ sources }) => sources),
      ...FEE_ITEMS.flatMap(({ sources }) => sources),
      ...INSURER_PATHS.flatMap(({ sources }) => sources),
      ...ESTIMATE_CLOCK.sources,
      ...DISPUTE.sources,
    ];
    for (const id of named) expect(sourceById(id), id).toBeDefined();
  });
});

describe('when an estimate is owed', () => {
  test.each([
    ['2026-07-03', false], // Saturday's Fourth is kept on the Friday
    ['2026-11-26', false], // Thanksgiving
    ['2026-11-27', true],
    ['2026-11-28', false],
    ['2027-12-31', false], // New Year's Day 2028 is a Saturday
    ['2026-01-19', false], // third Monday
    ['2026-05-25', false], // last Monday
    ['2026-12-25', false],
  ])('%s is a business day: %s', (date, is) => {
    expect(isBusinessDay(date)).toBe(is);
  });
  test.each([
    // booked, visit, asked → due
    ['2026-11-23', '2026-11-24', null, null],
    ['2026-11-23', '2026-11-30', null, '2026-11-24'],
    ['2026-11-20', '2026-12-07', null, '2026-11-25'],
    ['2026-11-25', '2026-12-14', null, '2026-12-01'],
    [null, null, '2026-11-25', '2026-12-01'],
    ['2026-11-20', '2026-12-07', '2026-11-18', '2026-11-23'],
    [null, null, null, null],
  ])('booked %s for %s, asked %s: by %s', (bookedOn, visitOn, askedOn, due) => {
    expect(estimateDueBy({ bookedOn, visitOn, askedOn })).toBe(due);
  });
  test('so many business days after is so many business days between', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3_000 }), fc.integer({ min: 1, max: 30 }), (start, count) => {
        const from = new Date(Date.UTC(2024, 0, 1) + start * DAY_MS).toISOString().slice(0, 10);
        const until = businessDaysAfter(from, count);
        expect(isBusinessDay(until)).toBe(true);
        expect(businessDaysBetween(from, until)).toBe(count);
      }),
    );
  });
});

describe('what insurers were seen to ask', () => {
  test('each condition, and each for going on, is also said in Spanish, with its figures', () => {
    const figures = (text: string) => text.match(/\d+/g) ?? [];
    const asked = INSURER_PATHS.flatMap(({ criteria, renewal }) => [
      ...criteria.map(({ what }) => what),
      ...(renewal === null ? [] : [renewal]),
    ]);
    for (const what of asked) {
      const { text, known } = insurerAsks(what, 'es');
      expect(known, what).toBe(true);
      expect(figures(text), what).toEqual(figures(what));
      expect(insurerAsks(what, 'en').text).toBe(what);
    }
    expect(insurerAsks('a new condition', 'es')).toEqual({ text: 'a new condition', known: false });
  });

  const unknown = { ageYears: null, phq9: null, madrs: null, diagnoses: [], evidence: {}, at: {} };
  test('a person of whom nothing is known meets nothing and fails nothing', () => {
    for (const { criteria } of compareInsurers(unknown)) {
      expect(criteria.every(({ standing }) => standing === 'missing')).toBe(true);
    }
  });
  test.each([
    [66, 16, 'not-met', 'met'],
    [65, 15, 'met', 'not-met'],
    [18, 16, 'met', 'met'],
    [17, 16, 'not-met', 'met'],
  ])('QualChoice at %i years and PHQ-9 %i: age %s, score %s', (ageYears, phq9, age, score) => {
    const path = compareInsurers({
      ...unknown,
      ageYears,
      phq9,
      diagnoses: ['F33.2'],
      evidence: { antidepressants: true },
    }).find((one) => one.path.id === 'qualchoice');
    expect(path?.criteria.map(({ standing }) => standing)).toEqual([age, score, 'met', 'met', 'missing']);
  });
});

describe('the account', () => {
  type Said = readonly [Parameters<typeof personAfter>[1], unknown];
  const person = (...said: readonly Said[]) =>
    readPatient(said.reduce((state, [kind, body]) => personAfter(state, kind, body), depressed()));
  const account = (...said: readonly Said[]) =>
    readAccount({ patient: person(...said), sessions: [], fees: pricedClinic(), zone: ZONE, today: '2026-03-02' });
  const add = (amount: number, direction: 'add' | 'take-off' = 'add', adjustment = `a${amount}`) =>
    ['adjust-charge', { adjustment, on: '2026-03-03', direction, cents: amount, words: 'x' }] as const;
  const pay = (amount: number, payment = `p${amount}`) =>
    ['record-payment', { payment, on: '2026-03-03', cents: amount, from: 'patient' }] as const;

  test('a correction adds: what was charged stays on the account beside what was taken off', () => {
    const read = account(add(50_000), add(10_000, 'take-off'), pay(15_000));
    expect(read.charges).toHaveLength(2);
    expect(read).toMatchObject({ billed: 40_000, paid: 15_000, owed: 25_000, credit: 0, estimate: null });
  });
  test('what one form says twice, after an answer that never came, is charged and paid once; put right, it is the last', () => {
    const [paid, charged] = [pay(15_000), add(50_000)];
    expect(account(charged, charged, paid, paid)).toMatchObject({ billed: 50_000, paid: 15_000 });
    const right = ['record-payment', { ...paid[1], cents: 16_000 }] as const;
    const read = account(charged, paid, right);
    expect(read).toMatchObject({ paid: 16_000, owed: 34_000 });
    expect(read.payments).toHaveLength(1);
  });
  test('what one form said is gone when its last word is struck: no earlier word of it stands up again', () => {
    const [paid, charged] = [pay(15_000), add(50_000)];
    const twice = person(charged, charged, paid, ['record-payment', { ...paid[1], cents: 16_000 }]);
    const read = (patient: ReturnType<typeof person>) =>
      readAccount({ patient, sessions: [], fees: pricedClinic(), zone: ZONE, today: '2026-03-02' });
    const strike = (patient: ReturnType<typeof person>, kind: string, which: 0 | -1): ReturnType<typeof person> => {
      const entry = patient.entries.filter((one) => one.kind === kind).at(which)!;
      return {
        ...patient,
        entries: patient.entries.filter((one) => one !== entry),
        withdrawn: [...patient.withdrawn, entry],
      };
    };
    expect(read(strike(twice, 'charge-adjusted', -1))).toMatchObject({ billed: 0, paid: 16_000 });
    expect(read(strike(twice, 'payment-recorded', -1))).toMatchObject({ billed: 50_000, paid: 0, payments: [] });
    // A word that no longer held takes nothing with it.
    expect(read(strike(twice, 'charge-adjusted', 0))).toMatchObject({ billed: 50_000 });
    expect(read(strike(twice, 'payment-recorded', 0))).toMatchObject({ paid: 16_000 });
  });
  test('owed and credit never stand together, none is negative, and they close with what was billed and paid', () => {
    const amount = fc.integer({ min: 0, max: 500_000 });
    fc.assert(
      fc.property(
        fc.array(amount, { maxLength: 6 }),
        fc.array(amount, { maxLength: 6 }),
        fc.array(amount, { maxLength: 6 }),
        (adds, offs, pays) => {
          const read = account(
            // Each by a form of its own, also where the amounts are the same.
            ...adds.map((one, nth) => add(one, 'add', `add${nth}`)),
            ...offs.map((one, nth) => add(one, 'take-off', `off${nth}`)),
            ...pays.map((one, nth) => pay(one, `p${nth}`)),
          );
          expect(Math.min(read.billed, read.paid, read.owed, read.credit)).toBeGreaterThanOrEqual(0);
          expect(Math.min(read.owed, read.credit)).toBe(0);
          expect(read.billed + read.credit).toBe(read.paid + read.owed);
        },
      ),
      { numRuns: 40 },
    );
  });
});
