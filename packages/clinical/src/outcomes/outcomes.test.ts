import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { REGIMENS } from '../policy/index.ts';
import { sourceById } from '../sources/index.ts';
import { DAY_MS, type Instant, instant } from '../units/index.ts';
import { BENCHMARKS, compareWith } from './benchmarks.ts';
import { clinicOutcome, followUpOf, type Induction, rateOf } from './cohort.ts';
import {
  COURSE_FACTS,
  EARLY_RULE,
  HEDIS_DRR,
  INDUCTION_WINDOW,
  RELAPSE_EVENTS,
  RELAPSE_RULES,
  STOP_RULE,
  stopRuleOf,
} from './rules.ts';
import {
  baselineOf,
  earlySign,
  hedisDepression,
  improvementShare,
  type Measurement,
  relapse,
  remissionAt,
  responseAt,
  type Series,
  scoreAfterInfusion,
  seriesOf,
  stopReview,
  sustained,
} from './series.ts';
import { wilson } from './statistics.ts';

const day = (n: number): Instant => instant(Math.round(n * DAY_MS));
/** A line of scores: `[day, total]`; the first marked as baseline. */
const line = (instrument: string, ...points: readonly (readonly [number, number | null])[]): Series => ({
  instrument,
  form: 'standard',
  points: points.map(([at, total], index) => ({
    at: day(at),
    instrument,
    form: 'standard',
    total,
    baseline: index === 0,
  })),
});
const known = (value: unknown) => ({ known: true, value });
const unknown = (because: string) => ({ known: false, because });

describe('a line of scores', () => {
  const point = (at: number, instrument: string, form: string): Measurement => ({
    at: day(at),
    instrument,
    form,
    total: 10,
    baseline: false,
  });
  test('one for each instrument and form, in order of time', () => {
    const rows = [
      point(3, 'madrs', 'standard'),
      point(1, 'madrs', '24-hour'),
      point(2, 'phq9', 'standard'),
      point(1, 'madrs', 'standard'),
    ];
    expect(
      seriesOf(rows).map((series) => [series.instrument, series.form, series.points.map((row) => row.at / DAY_MS)]),
    ).toEqual([
      ['madrs', '24-hour', [1]],
      ['madrs', 'standard', [1, 3]],
      ['phq9', 'standard', [2]],
    ]);
  });
  test('in whatever order they came', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([5, 1, 3, 2, 4], { minLength: 5 }), (days) => {
        expect(seriesOf(days.map((n) => point(n, 'phq9', 'standard')))).toEqual(
          seriesOf([1, 2, 3, 4, 5].map((n) => point(n, 'phq9', 'standard'))),
        );
      }),
    );
  });
  test('the baseline is the one that was marked, never the first', () => {
    const unmarked = line('phq9', [0, 20], [7, 5]);
    expect(baselineOf({ ...unmarked, points: unmarked.points.slice(1) })).toEqual(unknown('no-baseline-marked'));
    expect(baselineOf(line('phq9', [3, 18], [0, 24]))).toEqual(known({ at: day(3), total: 18 }));
    expect(baselineOf(line('phq9', [0, null]))).toEqual(unknown('baseline-without-total'));
    const twice = unmarked.points.map((row) => ({ ...row, baseline: true }));
    expect(baselineOf({ ...unmarked, points: twice })).toEqual(unknown('several-baselines'));
  });
});

describe('response and remission', () => {
  test.each([
    ['phq9', 20, 10, true],
    ['phq9', 20, 11, false],
    ['madrs', 35, 17, true],
    ['peg', 9, 6.3, true],
    ['peg', 9, 6.4, false],
  ])('%s from %d at %d: response %s', (instrument, from, at, response) => {
    expect(responseAt(line(instrument, [0, from]), at)).toEqual(known(response));
  });
  test.each([
    ['phq9', 9, 'baseline-too-low'],
    ['gad7', 0, 'baseline-zero'],
    ['pcl5', 40, 'no-rule'],
    ['nonsense', 40, 'unknown-instrument'],
  ])('%s from %d cannot say: %s', (instrument, from, because) => {
    expect(responseAt(line(instrument, [0, from]), 1)).toEqual(unknown(because));
  });
  test('remission by the cut in force', () => {
    const madrs = line('madrs', [0, 35]);
    expect([10, 11, 12, 13].map((total) => remissionAt(madrs, total))).toEqual([
      known(true),
      known(false),
      known(false),
      known(false),
    ]);
    expect([12, 13].map((total) => remissionAt(madrs, total, 12))).toEqual([known(true), known(false)]);
    expect(remissionAt(line('who5', [0, 20]), 80)).toEqual(unknown('no-rule'));
    expect(remissionAt(line('nonsense', [0, 20]), 80)).toEqual(unknown('unknown-instrument'));
  });
  test('improvement goes the instrument’s better way', () => {
    expect(improvementShare(line('phq9', [0, 20]), 15)).toEqual(known(0.25));
    expect(improvementShare(line('who5', [0, 40]), 50)).toEqual(known(0.25));
    expect(improvementShare(line('phq9', [0, 20]), 25)).toEqual(known(-0.25));
    expect(improvementShare(line('meq30', [0, 2]), 3)).toEqual(unknown('no-rule'));
    expect(improvementShare(line('nonsense', [0, 2]), 3)).toEqual(unknown('unknown-instrument'));
  });
});

const doses = (count: number): readonly Instant[] => Array.from({ length: count }, (_, index) => day(1 + index * 3));

describe('early and stop rules', () => {
  /** A score after each infusion; `null` = none was taken. */
  const course = (...after: readonly (number | null)[]): Series =>
    line('madrs', [0, 40], ...after.map((total, index) => [2 + index * 3, total] as const));

  test('the last score after an infusion and before the next', () => {
    const series = line('madrs', [0, 40], [1, 39], [2, 38], [3, 37], [4, 36], [5, 35]);
    expect(scoreAfterInfusion(series, doses(2), 1)).toEqual(known(36));
    expect(scoreAfterInfusion(series, doses(2), 2)).toEqual(known(35));
    expect(scoreAfterInfusion(series, doses(2), 3)).toEqual(unknown('infusion-not-given'));
    expect(scoreAfterInfusion(line('madrs', [0, 40]), doses(1), 1)).toEqual(unknown('no-score-after-infusion'));
  });

  test.each([
    ['20 % after the first', [32], 1, 'improved'],
    ['just short of it', [33], 1, unknown('infusion-not-given')],
    ['after the second', [39, 32], 2, 'improved'],
    ['not yet', [39, 33], 2, 'not-yet'],
    ['first missing, second not', [null, 33], 2, unknown('no-score-after-infusion')],
    ['first missing, second improved', [null, 30], 2, 'improved'],
  ])('early: %s', (_, after, given, expected) => {
    expect(earlySign(course(...after), doses(given))).toEqual(
      typeof expected === 'string' ? known(expected) : expected,
    );
  });

  test.each([
    ['nothing given', [], 0, true, null],
    ['two without', [40, 40], 2, true, null],
    ['three without', [40, 40, 33], 3, false, 'three-in-a-row'],
    ['three, one with', [40, 32, 40], 3, true, null],
    ['fourth with', [40, 40, 40, 32], 4, true, null],
    ['fourth without, though the second was with', [40, 30, 40, 33], 4, false, 'fourth-infusion'],
    ['fourth without', [40, 40, 40, 40], 4, false, 'fourth-infusion'],
    ['three without, the fourth not scored', [40, 40, 40, null], 4, false, 'three-in-a-row'],
    ['six, judged by the fourth', [40, 40, 40, 20, 10, 10], 6, true, null],
  ] as const)('stop: %s', (_, after, given, warranted, by) => {
    expect(stopReview(course(...after), doses(given), STOP_RULE)).toEqual(known({ warranted, by }));
  });
  test.each([
    ['the third not scored', [40, 40, null], 3],
    ['the fourth not scored, the second with', [40, 20, 40, null], 4],
  ] as const)('stop: %s, so nobody knows', (_, after, given) => {
    expect(stopReview(course(...after), doses(given), STOP_RULE)).toEqual(unknown('no-score-after-infusion'));
  });
  test('leaving a score out never makes a review into "go on"', () => {
    const total = fc.integer({ min: 0, max: 60 });
    fc.assert(
      fc.property(fc.array(total, { minLength: 4, maxLength: 6 }), fc.nat(5), (after, blank) => {
        const full = stopReview(course(...after), doses(after.length), STOP_RULE);
        const less = stopReview(
          course(...after.map((value, index) => (index === blank ? null : value))),
          doses(after.length),
          STOP_RULE,
        );
        if (full.known && !full.value.warranted && less.known) expect(less.value.warranted).toBe(false);
      }),
      { numRuns: 500 },
    );
  });
  test('a clinic that looks earlier is told earlier', () => {
    const rule = stopRuleOf({ ...REGIMENS['iv-depression'].series, judgeAfter: 2, nonImprovementsInARow: 2 });
    expect(stopReview(course(40, 40), doses(2), rule)).toEqual(known({ warranted: false, by: 'fourth-infusion' }));
    expect(stopReview(course(40, 40), doses(2), stopRuleOf(REGIMENS['iv-depression'].series))).toEqual(
      known({ warranted: true, by: null }),
    );
    expect(stopRuleOf(REGIMENS['iv-depression'].series)).toMatchObject({
      improvementShare: 0.2,
      afterInfusion: 4,
      nonImprovementsInARow: 3,
    });
  });
  test('both rules ask for the same improvement, and name their source', () => {
    expect(EARLY_RULE.improvementShare).toBe(STOP_RULE.improvementShare);
    for (const rule of [EARLY_RULE, STOP_RULE, HEDIS_DRR, INDUCTION_WINDOW, ...RELAPSE_RULES, ...RELAPSE_EVENTS]) {
      for (const { source } of rule.sources) expect(sourceById(source).id).toBe(source);
    }
  });
});

describe('relapse', () => {
  test.each([
    ['holds', line('phq9', [0, 20], [14, 6], [28, 8], [42, 9]), { state: 'holding', since: day(14), lastAt: day(42) }],
    [
      'one reading: suspected',
      line('phq9', [0, 20], [14, 6], [28, 12]),
      { state: 'suspected', at: day(28), by: 'relapse-phq9' },
    ],
    [
      'two in a row',
      line('phq9', [0, 20], [14, 6], [28, 12], [42, 11]),
      { state: 'relapsed', at: day(28), by: 'relapse-phq9' },
    ],
    [
      'up, down, up',
      line('phq9', [0, 20], [14, 6], [28, 12], [42, 9], [56, 12]),
      { state: 'suspected', at: day(56), by: 'relapse-phq9' },
    ],
    [
      '10 but a rise of 4',
      line('phq9', [0, 20], [14, 6], [28, 10], [42, 10]),
      { state: 'holding', since: day(14), lastAt: day(42) },
    ],
    [
      'rise of 5 but only 9',
      line('phq9', [0, 20], [14, 4], [28, 9], [42, 9]),
      { state: 'holding', since: day(14), lastAt: day(42) },
    ],
    [
      'a rise from the best, not from the first response',
      line('phq9', [0, 20], [14, 8], [21, 5], [28, 10], [42, 10]),
      { state: 'relapsed', at: day(28), by: 'relapse-phq9' },
    ],
    [
      'madrs 22 twice',
      line('madrs', [0, 40], [14, 12], [28, 22], [42, 23]),
      { state: 'relapsed', at: day(28), by: 'relapse-madrs' },
    ],
    [
      'madrs 21',
      line('madrs', [0, 40], [14, 12], [28, 21], [42, 21]),
      { state: 'holding', since: day(14), lastAt: day(42) },
    ],
    [
      'a score without total is passed over',
      line('madrs', [0, 40], [14, 12], [28, 22], [35, null], [42, 22]),
      { state: 'relapsed', at: day(28), by: 'relapse-madrs' },
    ],
  ] as const)('%s', (_, series, expected) => {
    expect(relapse(series, [])).toEqual(known(expected));
  });
  test.each([
    ['never responded', line('phq9', [0, 20], [14, 15]), 'never-responded'],
    ['baseline too low for a response', line('phq9', [0, 9], [14, 1]), 'baseline-too-low'],
    ['no rule', line('gad7', [0, 20], [14, 1]), 'no-rule'],
    ['no baseline', line('phq9'), 'no-baseline-marked'],
  ])('not known: %s', (_, series, because) => {
    expect(relapse(series, [])).toEqual(unknown(because));
  });
  test.each(RELAPSE_EVENTS.map((row) => row.id))('%s counts whatever the score says, from its day', (kind) => {
    const series = line('phq9', [0, 20], [14, 4], [28, 4]);
    expect(relapse(series, [{ at: day(20), kind }])).toEqual(known({ state: 'relapsed', at: day(20), by: kind }));
    expect(relapse(series, [{ at: day(10), kind }])).toMatchObject({ value: { state: 'holding' } });
  });
  test('whichever came first', () => {
    const series = line('phq9', [0, 20], [14, 4], [28, 14], [42, 14]);
    const at = (n: number) => relapse(series, [{ at: day(n), kind: 'hospitalisation' }]);
    expect(at(20)).toMatchObject({ value: { by: 'hospitalisation' } });
    expect(at(35)).toMatchObject({ value: { by: 'relapse-phq9', at: day(28) } });
  });
  test('days of sustained response', () => {
    expect(sustained(line('phq9', [0, 20], [14, 4], [28, 14], [42, 14]), [])).toEqual(
      known({ days: 14, relapsed: true }),
    );
    expect(sustained(line('phq9', [0, 20], [14, 4], [44, 5]), [])).toEqual(known({ days: 30, relapsed: false }));
    expect(sustained(line('phq9', [0, 20], [14, 14]), [])).toEqual(unknown('never-responded'));
  });
  test('each rule has a source and an instrument that can respond', () => {
    for (const rule of RELAPSE_RULES) {
      expect(rule.sources.length).toBeGreaterThan(0);
      expect(responseAt(line(rule.instrument, [0, 27]), 1)).toEqual(known(true));
    }
  });
});

test.each([
  ['in the window', line('phq9', [0, 20], [150, 4]), known({ response: true, remission: true })],
  ['response only', line('phq9', [0, 20], [150, 10]), known({ response: true, remission: false })],
  ['neither', line('phq9', [0, 20], [150, 11]), known({ response: false, remission: false })],
  [
    'the last in the window counts',
    line('phq9', [0, 20], [150, 4], [200, 12]),
    known({ response: false, remission: false }),
  ],
  ['too early', line('phq9', [0, 20], [120, 4]), unknown('no-score-in-window')],
  ['too late', line('phq9', [0, 20], [245, 4]), unknown('no-score-in-window')],
  ['baseline 9', line('phq9', [0, 9], [150, 4]), unknown('baseline-too-low')],
  ['another instrument', line('gad7', [0, 20], [150, 4]), unknown('no-rule')],
])('the US depression measure: %s', (_, series, expected) => {
  expect(hedisDepression(series)).toEqual(expected);
});

describe('a clinic', () => {
  const induction = (series: Series, count = 6, now = day(400)): Induction => ({ series, doses: doses(count), now });
  // Six infusions: days 1, 4, … 16.
  test.each([
    [6, line('phq9', [0, 20], [30, 8]), 8],
    [6, line('phq9', [0, 20], [30, 8], [47, 7]), 7],
    [6, line('phq9', [0, 20], [29.9, 8]), 'no-score-in-window'],
    [6, line('phq9', [0, 20], [47.1, 8]), 'no-score-in-window'],
    [3, line('phq9', [0, 20], [30, 8]), 'too-few-infusions'],
    [9, line('phq9', [0, 20], [45, 8]), 'too-many-infusions'],
    [4, line('phq9', [0, 20], [30, 8]), 8],
  ])('%d infusions and %o: judged by %s', (count, series, expected) => {
    expect(followUpOf(induction(series, count))).toEqual(
      typeof expected === 'number' ? known(expected) : unknown(expected),
    );
  });
  test('a window that is still open is not yet missing', () => {
    const series = line('phq9', [0, 20]);
    expect(followUpOf(induction(series, 6, day(47)))).toEqual(unknown('not-due-yet'));
    expect(followUpOf(induction(series, 6, day(47.1)))).toEqual(unknown('no-score-in-window'));
  });
  test.each([
    [[0, 1, 2, 3], 'too-short'],
    [[0, 10, 20, 29], 'too-long'],
  ])('doses on days %j: %s', (days, because) => {
    expect(followUpOf({ series: line('phq9', [0, 20], [40, 3]), doses: days.map(day), now: day(400) })).toEqual(
      unknown(because),
    );
  });

  test('every started induction is somewhere: counted, or missing for a reason', () => {
    const outcome = clinicOutcome([
      induction(line('phq9', [0, 20], [35, 4])),
      induction(line('phq9', [0, 20], [35, 10])),
      induction(line('phq9', [0, 20], [35, 15])),
      induction(line('phq9', [0, 8], [35, 2])),
      induction(line('phq9', [0, 20])),
      induction(line('phq9', [0, 20], [35, 1]), 2),
      induction({ ...line('phq9', [0, 20], [35, 1]), points: line('phq9', [0, 20], [35, 1]).points.slice(1) }),
    ]);
    expect(outcome).toMatchObject({ started: 7, withBaseline: 6, analysable: 4, analysableShare: 4 / 7 });
    expect(outcome.missing).toEqual({ 'no-baseline-marked': 1, 'no-score-in-window': 1, 'too-few-infusions': 1 });
    // The baseline of 8 is below where response is defined: out of that rate, in the other.
    expect(outcome.response).toMatchObject({ events: 2, of: 3, cohort: 7, missingShare: 4 / 7 });
    expect(outcome.remission).toMatchObject({ events: 2, of: 4, cohort: 7, interval: wilson(2, 4) });
    const missing = Object.values(outcome.missing).reduce((sum, count) => sum + count, 0);
    expect(outcome.analysable + missing).toBe(outcome.started);
  });
  test('an empty clinic has no rate, not a rate of zero', () => {
    expect(clinicOutcome([])).toMatchObject({
      started: 0,
      analysableShare: null,
      response: { share: null, interval: null },
    });
  });
  test('a rate that does not nest is our own bug', () => {
    expect(() => rateOf(3, 2, 5)).toThrow(RangeError);
    expect(() => rateOf(1, 6, 5)).toThrow(RangeError);
  });
});

describe('benchmarks', () => {
  const figures = BENCHMARKS.flatMap((row) => row.figures.map((figure) => [row.id, figure] as const));
  test.each(figures.filter(([, figure]) => figure.events !== null))(
    '%s: the counts give the printed percentage',
    (_, figure) => {
      expect(((figure.events ?? 0) / (figure.of ?? 1)) * 100).toBeCloseTo(figure.percent, figure.percent < 1 ? 2 : 0.9);
    },
  );
  test('rows are named once and say where they were read', () => {
    expect(new Set(BENCHMARKS.map((row) => row.id)).size).toBe(BENCHMARKS.length);
    for (const row of BENCHMARKS) {
      expect(row.sources.length).toBeGreaterThan(0);
      expect(new Set(row.figures.map((figure) => figure.id)).size).toBe(row.figures.length);
    }
  });
  test('only 6 % of the community cohort could be analysed', () => {
    const row = BENCHMARKS.find((other) => other.id === 'osmind-mcinnes-2022');
    expect(rateOf(288, row?.analysed ?? 0, row?.cohort ?? 0).missingShare).toBeCloseTo(0.94, 2);
  });
  const clinic = { events: 30, of: 60, instrument: 'phq9', definition: 'fall of at least 50 %' };
  test('a clinic beside a study: the difference with its interval', () => {
    const result = compareWith('osmind-mcinnes-2022', 'response', clinic);
    expect(result).toMatchObject({ comparable: true });
    if (!result.comparable) return;
    expect(result.difference).toBeCloseTo(0.5 - 288 / 537, 10);
    expect(result.interval?.lower).toBeLessThan(result.difference);
    expect(result.interval?.upper).toBeGreaterThan(result.difference);
  });
  test('without counts there is a difference and no interval', () => {
    const result = compareWith('hull-2022-athome', 'gad7-response', { ...clinic, instrument: 'gad7' });
    expect(result).toMatchObject({ comparable: true, interval: null });
    if (result.comparable) expect(result.difference).toBeCloseTo(0.5 - 0.629, 10);
  });
  test.each([
    ['nope', 'response', clinic, 'unknown-benchmark'],
    ['osmind-mcinnes-2022', 'nope', clinic, 'unknown-benchmark'],
    ['osmind-mcinnes-2022', 'response', { ...clinic, events: 0, of: 0 }, 'nobody-counted'],
    ['osmind-mcinnes-2022', 'response', { ...clinic, instrument: 'madrs' }, 'other-instrument'],
    ['osmind-mcinnes-2022', 'remission', clinic, 'other-definition'],
  ])('%s %s: %o is refused as %s', (id, figure, own, because) => {
    expect(compareWith(id, figure, own)).toEqual({ comparable: false, because });
  });
  test('what published courses looked like is there with its source', () => {
    expect(COURSE_FACTS.find((row) => row.id === 'relapse-after-series')).toMatchObject({ value: 18, unit: 'd' });
    for (const row of COURSE_FACTS) expect(sourceById(row.source).id).toBe(row.source);
  });
});
