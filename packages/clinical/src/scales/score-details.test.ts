import { describe, expect, test } from 'vitest';
import { type Answers, checkAnswers } from './answers.ts';
import { judgeChange } from './change.ts';
import { type FormOf, formOf, INSTRUMENTS, instrumentById } from './instruments.ts';
import { roundHalfUp } from './round.ts';
import { NO_CONTEXT, type ScoreContext, scoreAnswers, scoreOfTotal } from './score.ts';

function form(id: string, name?: string): FormOf {
  const instrument = instrumentById(id);
  const of = instrument && formOf(instrument, name);
  if (of === undefined) throw new Error(id);
  return of;
}
const score = (id: string, answers: Answers, context: Partial<ScoreContext> = {}) =>
  scoreAnswers(form(id), answers, { ...NO_CONTEXT, ...context });
const all = (prefix: string, count: number, value: number): Record<string, number> =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`${prefix}.${index + 1}`, value]));
const flag = (result: ReturnType<typeof score>, id: string) => result.flags.find((row) => row.id === id);
const open = (result: ReturnType<typeof score>, id: string) => result.unjudged.find((row) => row.id === id);

describe('a flag carries what made it fire', () => {
  test('the item and its value', () => {
    expect(flag(score('phq9', { 'phq9.9': 2 }), 'phq9-item9-high')?.inputs).toEqual({ 'phq9.9': 2 });
    expect(flag(score('phq9', {}), 'phq9-item9-missing')?.inputs).toEqual({ 'phq9.9': 'unanswered' });
    expect(flag(score('who5', { 'who5.1': 1, 'who5.2': 3, 'who5.3': 0 }), 'who5-any-item-low')?.inputs).toEqual({
      'who5.1': 1,
      'who5.3': 0,
    });
  });
  test('the total, the band, the tier', () => {
    expect(flag(score('gad7', all('gad7', 7, 3)), 'gad7-severe')?.inputs).toEqual({ total: 21 });
    expect(flag(score('auditC', all('auditC', 3, 2)), 'auditC-positive')?.inputs).toEqual({ band: 'positive' });
    const frequent = score('auditC', { 'auditC.1': 4, 'auditC.2': 0, 'auditC.3': 0 });
    expect(flag(frequent, 'auditC-frequency-only')?.inputs).toEqual({ band: 'positive', 'auditC.2': 0, 'auditC.3': 0 });
    expect(flag(score('cssrsScreener', { 'cssrs.1': 1 }), 'cssrs-low')?.inputs).toEqual({ tier: 'low' });
    expect(flag(score('cssrsScreener', { 'cssrs.1': 1 }), 'cssrs-incomplete')?.inputs).toEqual({ incomplete: true });
  });
  test('what it was compared with', () => {
    const worse = score('phq9', all('phq9', 9, 1), { previous: 2 });
    expect(flag(worse, 'phq9-worsening')?.inputs).toEqual({ previous: 2, total: 9, change: 7 });
    const late = score('cadss', all('cadss', 23, 1), { baseline: 3, minutesSinceDose: 90 });
    expect(flag(late, 'cadss-unresolved')?.inputs).toEqual({ total: 23, baseline: 3 });
  });
});

describe('what cannot be judged names everything that is missing', () => {
  test('two things at once', () => {
    expect(open(score('phq9', {}), 'phq9-worsening')?.missing).toEqual(['total', 'previous']);
    expect(open(score('phq9', all('phq9', 9, 1)), 'phq9-worsening')?.missing).toEqual(['previous']);
    expect(open(score('phq9', {}, { previous: 3 }), 'phq9-worsening')?.missing).toEqual(['total']);
    expect(open(score('cadss', {}), 'cadss-unresolved')?.missing).toEqual(['total', 'baseline', 'minutesSinceDose']);
    expect(open(score('bprsPositive', {}), 'bprs-not-baseline')?.missing).toEqual(['total', 'baseline', 'atDischarge']);
  });
  test('what is compared with the value before the dose is open while either is missing, high or low', () => {
    const at = { minutesSinceDose: 90 };
    expect(open(score('cadss', {}, { baseline: 3, ...at }), 'cadss-unresolved')?.missing).toEqual(['total']);
    expect(open(score('cadss', all('cadss', 23, 1), at), 'cadss-unresolved')?.missing).toEqual(['baseline']);
    expect(open(score('cadss', all('cadss', 23, 0), at), 'cadss-unresolved')?.missing).toEqual(['baseline']);
  });
  test('a missing item, once', () => {
    expect(open(score('auditC', {}), 'auditC-frequency-only')?.missing).toEqual(['total', 'auditC.2', 'auditC.3']);
    expect(open(score('who5', { 'who5.1': 3 }), 'who5-any-item-low')?.missing).toEqual([
      'who5.2',
      'who5.3',
      'who5.4',
      'who5.5',
    ]);
    expect(open(score('cssrsScreener', {}), 'cssrs-high')?.missing).toEqual(['tier']);
  });
  /** YMRS with item 1 blank: 0 to 4 points are open. */
  const ymrs = (sum: number) => {
    const answers: Record<string, number | null> = { ...all('ymrs', 11, 0), 'ymrs.1': null };
    answers['ymrs.5'] = Math.min(8, sum);
    answers['ymrs.6'] = Math.min(8, Math.max(0, sum - 8));
    return score('ymrs', answers);
  };
  test.each([
    [7, undefined],
    [8, false],
    [11, false],
    [12, true],
    [16, true],
  ])('with %d points and up to 4 more, mania at 12: certain %s', (sum, certain) => {
    const result = ymrs(sum);
    expect(result.possible).toEqual({ min: sum, max: sum + 4 });
    expect(open(result, 'ymrs-high')?.certain).toBe(certain);
  });
  test('a band that is open, settled, or out of reach', () => {
    const female = (answers: Answers) => open(score('auditC', answers, { sex: 'female' }), 'auditC-positive');
    expect(female({ 'auditC.1': 4, 'auditC.2': 0 })).toMatchObject({ certain: true });
    expect(female({ 'auditC.1': 2, 'auditC.2': 0 })).toMatchObject({ certain: false });
    expect(open(score('auditC', { 'auditC.1': 2, 'auditC.2': 0 }), 'auditC-high')).toBeUndefined();
  });
  test('a single value that is blank: every step of the ladder is open, both ends included', () => {
    const steps = score('moaas', {}).unjudged;
    expect(steps.map(({ id, certain }) => [id, certain])).toEqual([
      ['moaas-notify', false],
      ['moaas-slow', false],
      ['moaas-stop', false],
      ['moaas-emergency', false],
    ]);
    // WHO-5 with four answers of 0: the total is 0 to 20, so at most 28 whatever the fifth is.
    const low = score('who5', { 'who5.1': 0, 'who5.2': 0, 'who5.3': 0, 'who5.4': 0 });
    expect(open(low, 'who5-low')?.certain).toBe(true);
    const edge = score('who5', { 'who5.1': 2, 'who5.2': 0, 'who5.3': 0, 'who5.4': 0 });
    expect([edge.possible?.max, open(edge, 'who5-low')?.certain]).toEqual([28, true]);
    const over = score('who5', { 'who5.1': 3, 'who5.2': 0, 'who5.3': 0, 'who5.4': 0 });
    expect([over.possible?.max, open(over, 'who5-low')?.certain]).toEqual([32, false]);
    const reach = score('who5', { 'who5.1': 5, 'who5.2': 2, 'who5.3': 0, 'who5.4': 0 });
    expect([reach.possible?.min, open(reach, 'who5-low')?.certain]).toEqual([28, false]);
    const past = score('who5', { 'who5.1': 5, 'who5.2': 3, 'who5.3': 0, 'who5.4': 0 });
    expect([past.possible?.min, open(past, 'who5-low')]).toEqual([32, undefined]);
  });
  test('a tier that only a higher one could replace', () => {
    const result = score('cssrsScreener', { 'cssrs.1': 0, 'cssrs.2': 0, 'cssrs.6': 1 });
    expect(result.unjudged.map((row) => row.id)).toEqual(['cssrs-high']);
    expect(result.reasons).toMatchObject([
      { code: 'floor-only', because: expect.stringContaining('at least moderate'), items: ['cssrs.6r'] },
    ]);
  });
});

describe('a whole form has nothing to explain', () => {
  test.each(
    INSTRUMENTS.filter((row) => row.items.length > 0 && row.id !== 'auditC' && row.id !== 'bpiSf').map(
      (row) => [row.id, row] as const,
    ),
  )('%s', (id, row) => {
    const lowest = Object.fromEntries(
      row.items.map((item) => [
        item.linkId,
        'options' in item.answer ? Math.min(...item.answer.options.map((o) => o.value)) : item.answer.min,
      ]),
    );
    const result = score(id, lowest);
    expect(result.reasons).toEqual([]);
    expect(result).toMatchObject({
      complete: true,
      missing: [],
      unrounded: null,
      prorated: false,
      possible: null,
      askByVoice: [],
    });
    expect(result.answered).toBe(row.items.filter((item) => item.scored).length);
    expect(result.attribution).toBe(row.licence.attribution);
  });
  test('a total counted elsewhere is not prorated and lies nowhere but where it is', () => {
    expect(scoreOfTotal(form('phq9'), 12, NO_CONTEXT)).toMatchObject({
      prorated: false,
      possible: null,
      unrounded: null,
      missing: [],
    });
    expect(scoreOfTotal(form('gad7'), 12.4, NO_CONTEXT)).toMatchObject({
      total: 12.4,
      band: 'moderate',
      unrounded: null,
    });
    expect(scoreOfTotal(form('mdq'), 9, NO_CONTEXT)).toMatchObject({ total: 9, band: null });
  });
});

test('two symptoms that count without a core item that is answered leave the syndrome open', () => {
  const five: Record<string, number> = {
    ...all('phq9', 9, 0),
    'phq9.3': 2,
    'phq9.4': 2,
    'phq9.5': 2,
    'phq9.6': 2,
    'phq9.7': 2,
  };
  const { 'phq9.1': _, ...without1 } = five;
  expect(score('phq9', five).algorithms['major-depressive-syndrome']).toBe(false);
  expect(score('phq9', without1).algorithms['major-depressive-syndrome']).toBeNull();
});

test('a refusal says what was sent, shortly', () => {
  const message = (value: unknown) => checkAnswers(form('peg'), { 'peg.1': value })[0]?.message;
  expect(message('x')).toBe('must be a whole number from 0 to 10, or null when unanswered; got text ("x")');
  expect(message([1])).toMatch(/got a list$/);
  expect(message({})).toMatch(/got an object$/);
  expect(message(true)).toMatch(/got true$/);
  expect(message(Number.NaN)).toMatch(/got NaN$/);
  expect(message(11)).toBe('must be a whole number from 0 to 10; got 11');
  expect(checkAnswers(form('edi'), { 'edi.1': 101 })[0]?.message).toBe('must be a number from 0 to 100; got 101');
  expect(checkAnswers(form('who5'), { 'who5.1': 6 })[0]?.message).toBe('must be one of 0, 1, 2, 3, 4, 5; got 6');
  expect(checkAnswers(form('promisGlobal10'), { x: 1 })[0]?.message).toMatch(/its items are none$/);
  expect(checkAnswers(form('cssrsScreener', 'since-last-contact'), { 'cssrs.6r': 0 })[0]?.message).toMatch(
    /not asked in the form "since-last-contact"/,
  );
});

test.each([
  [3.5, 0, 4],
  [3.49, 0, 3],
  [1.25, 1, 1.3],
  [1.85, 1, 1.9],
  [1.005, 2, 1.01],
  [2.4999, 0, 2],
  [0, 1, 0],
])('%d to %d decimals is %d', (value, decimals, rounded) => expect(roundHalfUp(value, decimals)).toBe(rounded));

describe('change', () => {
  const change = (id: string, before: number, after: number) =>
    judgeChange(form(id), scoreOfTotal(form(id), before, NO_CONTEXT), scoreOfTotal(form(id), after, NO_CONTEXT));
  test('is given to two decimals, shares to four', () => {
    expect(change('fiqr', 50, 43.1)).toMatchObject({ change: -6.9, improvement: 6.9, relativeChange: -0.138 });
    expect(change('phq9', 15, 10)).toMatchObject({ change: -5, relativeChange: -0.3333 });
  });
  test('is silent where the instrument has no rule', () => {
    expect(change('phq9', 20, 9)).toMatchObject({
      sedation: null,
      worsening: null,
      reliableChange: null,
      remissionAlternative: null,
    });
    expect(change('moaas', 5, 3)).toMatchObject({
      response: null,
      remission: null,
      remissionCut: null,
      mcid: null,
      mcidRelative: null,
      deterioration: null,
    });
    expect(change('painNrs', 0, 3).reasons.map((row) => row.code)).toEqual(['baseline-zero']);
    expect(change('who5', 0, 40).reasons).toEqual([]);
  });
});

describe('what is prorated, and what is not', () => {
  const bpi = Object.fromEntries(
    ['s1', 's2', 's3', 's4', 'i1', 'i2', 'i3', 'i4', 'i5', 'i6', 'i7'].map((n) => [`bpi.${n}`, 4]),
  );
  test('a whole form is not; one missing answer makes it so', () => {
    expect(score('bpiSf', bpi).prorated).toBe(false);
    expect(score('bpiSf', { ...bpi, 'bpi.i7': null }).prorated).toBe(true);
    expect(score('bpiSf', { ...bpi, 'bpi.s1': null }).prorated).toBe(false);
    const fiqr = Object.fromEntries(form('fiqr').asked.map((item) => [item.linkId, 3]));
    expect(score('fiqr', fiqr).prorated).toBe(false);
    expect(score('fiqr', { ...fiqr, 'fiqr.f1': null }).prorated).toBe(true);
  });
  test('never drinking explains the skipped questions and nothing else', () => {
    const skipped = score('auditC', { 'auditC.1': 0, 'auditC.2': 0 }, { sex: 'female' });
    expect(skipped.reasons.map((reason) => reason.code)).toEqual(['skipped-counts-zero']);
  });
  test('a blank that could just reach 60 % leaves the experience open', () => {
    const answers = { ...all('meq30', 30, 5), 'meq30.3': 5, 'meq30.10': 3 };
    const { 'meq30.29': _, ...blank } = answers as Record<string, number>;
    expect(score('meq30', blank).algorithms).toEqual({ 'complete-experience': null });
    expect(score('meq30', { ...blank, 'meq30.10': 4 }).algorithms).toEqual({ 'complete-experience': true });
  });
  test('subscales of a scale with a total carry no response of their own', () => {
    const before = scoreAnswers(form('pcl5'), all('pcl5', 20, 4), NO_CONTEXT);
    const after = scoreAnswers(form('pcl5'), all('pcl5', 20, 1), NO_CONTEXT);
    expect(judgeChange(form('pcl5'), before, after).subscaleChanges['B']).toEqual({
      change: -15,
      relativeChange: -0.75,
      response: null,
      mcid: null,
    });
  });
});
