import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Answers, checkAnswers, spaceRange } from './answers.ts';
import type { Instrument } from './instrument.ts';
import { type FormOf, formIds, formOf, INSTRUMENTS, instrumentById } from './instruments.ts';
import { NO_CONTEXT, type Score, type ScoreContext, scoreAnswers, scoreOfTotal } from './score.ts';

const RUNS = process.env['KEEL_MEASURE'] ? 20_000 : Number(process.env['KEEL_RUNS'] ?? 300);

function form(id: string, name?: string): FormOf {
  const instrument = instrumentById(id);
  const of = instrument && formOf(instrument, name);
  if (of === undefined) throw new Error(`${id} ${name}`);
  return of;
}
const score = (id: string, answers: Answers, context: Partial<ScoreContext> = {}, name?: string): Score =>
  scoreAnswers(form(id, name), answers, { ...NO_CONTEXT, ...context });
const flagIds = (result: Score): readonly string[] => result.flags.map((flag) => flag.id);

/** `prefix.1` … all answered alike. */
const all = (prefix: string, count: number, value: number | null): Record<string, number | null> =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`${prefix}.${index + 1}`, value]));

/** Answers whose scored items add up to `points` above the lowest: filled item by item. */
function reaching(id: string, points: number): Answers {
  const { instrument } = form(id);
  const reversed = instrument.scoring.method === 'sum' ? (instrument.scoring.reverse ?? []) : [];
  let left = points;
  const answers: Record<string, number> = {};
  for (const item of instrument.items.filter((row) => row.scored)) {
    const [low, high] = spaceRange(item.answer);
    const more = Math.min(left, high - low);
    answers[item.linkId] = reversed.includes(item.linkId) ? high - more : low + more;
    left -= more;
  }
  if (left > 0) throw new Error(`${id} cannot reach ${points}`);
  return answers;
}

/** Every boundary of every scale: the last score of one band, the first of the next, and both ends. */
const BOUNDARIES: Readonly<Record<string, readonly (readonly [number, string])[]>> = {
  phq9: [
    [0, 'minimal'],
    [4, 'minimal'],
    [5, 'mild'],
    [9, 'mild'],
    [10, 'moderate'],
    [14, 'moderate'],
    [15, 'moderately-severe'],
    [19, 'moderately-severe'],
    [20, 'severe'],
    [27, 'severe'],
  ],
  phq2: [
    [0, 'negative'],
    [2, 'negative'],
    [3, 'positive'],
    [6, 'positive'],
  ],
  gad7: [
    [0, 'minimal'],
    [4, 'minimal'],
    [5, 'mild'],
    [9, 'mild'],
    [10, 'moderate'],
    [14, 'moderate'],
    [15, 'severe'],
    [21, 'severe'],
  ],
  pcl5: [
    [0, 'below-cut'],
    [30, 'below-cut'],
    [31, 'probable-ptsd'],
    [80, 'probable-ptsd'],
  ],
  madrs: [
    [0, 'none'],
    [6, 'none'],
    [7, 'mild'],
    [19, 'mild'],
    [20, 'moderate'],
    [34, 'moderate'],
    [35, 'severe'],
    [60, 'severe'],
  ],
  hamD17: [
    [0, 'none'],
    [7, 'none'],
    [8, 'mild'],
    [16, 'mild'],
    [17, 'moderate'],
    [23, 'moderate'],
    [24, 'severe'],
    [52, 'severe'],
  ],
  ymrs: [
    [0, 'below-cut'],
    [11, 'below-cut'],
    [12, 'hypomania-or-mania-likely'],
    [60, 'hypomania-or-mania-likely'],
  ],
  dast10: [
    [0, 'none'],
    [1, 'low'],
    [2, 'low'],
    [3, 'moderate'],
    [5, 'moderate'],
    [6, 'substantial'],
    [8, 'substantial'],
    [9, 'severe'],
    [10, 'severe'],
  ],
  painNrs: [
    [0, 'none'],
    [1, 'mild'],
    [3, 'mild'],
    [4, 'moderate'],
    [6, 'moderate'],
    [7, 'severe'],
    [10, 'severe'],
  ],
  moaas: [
    [0, 'unresponsive'],
    [1, 'unresponsive'],
    [2, 'deep'],
    [3, 'moderate'],
    [4, 'light'],
    [5, 'awake'],
  ],
  aldrete: [
    [0, 'not-ready'],
    [8, 'not-ready'],
    [9, 'ready'],
    [10, 'ready'],
  ],
  padss: [
    [0, 'not-ready'],
    [8, 'not-ready'],
    [9, 'ready'],
    [10, 'ready'],
  ],
  isi: [
    [0, 'none'],
    [7, 'none'],
    [8, 'subthreshold'],
    [14, 'subthreshold'],
    [15, 'moderate'],
    [21, 'moderate'],
    [22, 'severe'],
    [28, 'severe'],
  ],
  psqi: [
    [0, 'good'],
    [5, 'good'],
    [6, 'poor'],
    [21, 'poor'],
  ],
  icsi: [
    [0, 'below-cut'],
    [5, 'below-cut'],
    [6, 'symptomatic'],
    [20, 'symptomatic'],
  ],
  bpicSs: [
    [0, 'below-cut'],
    [18, 'below-cut'],
    [19, 'moderate-to-severe'],
    [38, 'moderate-to-severe'],
  ],
};

describe('bands', () => {
  test.each(
    Object.entries(BOUNDARIES).flatMap(([id, rows]) => rows.map(([total, band]) => [id, total, band] as const)),
  )('%s at %d is %s', (id, total, band) => {
    const low = form(id).instrument.scoring.range?.[0] ?? 0;
    const result = score(id, reaching(id, total - low));
    expect(result).toMatchObject({ total, band, complete: true, prorated: false });
    expect(result.bandLabel).not.toBeNull();
    expect(scoreOfTotal(form(id), total, NO_CONTEXT).band).toBe(band);
  });

  test.each([
    [1, 'responder'],
    [2, 'responder'],
    [3, 'little-change'],
    [5, 'little-change'],
    [6, 'worse'],
    [7, 'worse'],
  ])('pgic at %d is %s', (value, band) => {
    expect(score('pgic', { 'pgic.1': value })).toMatchObject({ total: value, band });
  });

  test.each([
    [0, 0, 'likely-depression'],
    [7, 28, 'likely-depression'],
    [8, 32, 'poor'],
    [12, 48, 'poor'],
    [13, 52, 'adequate'],
    [25, 100, 'adequate'],
  ])('who5 with a raw sum of %d is %d, %s', (raw, total, band) => {
    expect(score('who5', reaching('who5', raw))).toMatchObject({ total, band, cutoffs: { poor: total <= 50 } });
  });

  test.each([
    [0, 0, 'mild'],
    [11, 3.7, 'mild'],
    [12, 4, 'moderate'],
    [20, 6.7, 'moderate'],
    [21, 7, 'severe'],
    [30, 10, 'severe'],
  ])('peg with a sum of %d is %d, %s', (sum, total, band) => {
    expect(score('peg', reaching('peg', sum))).toMatchObject({ total, band });
  });

  test.each([
    ['male', 3, 'negative'],
    ['male', 4, 'positive'],
    ['male', 12, 'positive'],
    ['female', 2, 'negative'],
    ['female', 3, 'positive'],
    ['other-or-unknown', 2, 'negative'],
    ['other-or-unknown', 3, 'positive'],
  ] as const)('auditC, %s, at %d is %s', (sex, total, band) => {
    const result = score('auditC', reaching('auditC', total), { sex });
    expect(result).toMatchObject({ total, band, cutoffs: { positive: band === 'positive' } });
    expect(flagIds(result).includes('auditC-positive')).toBe(band === 'positive');
    expect(result.reasons.some((reason) => reason.code === 'sex-unknown')).toBe(sex === 'other-or-unknown');
  });

  test.each([
    ['zimmerman-2013', 13, 'mild'],
    ['8-14-19-23', 13, 'mild'],
    ['8-14-19-23', 14, 'moderate'],
    ['8-14-19-23', 18, 'moderate'],
    ['8-14-19-23', 19, 'severe'],
    ['8-14-19-23', 22, 'severe'],
    ['8-14-19-23', 23, 'very-severe'],
    ['8-18-25', 17, 'mild'],
    ['8-18-25', 18, 'moderate'],
    ['8-18-25', 24, 'moderate'],
    ['8-18-25', 25, 'severe'],
  ])('hamD17 by the set %s at %d is %s, and the set is stored', (bandSet, total, band) => {
    expect(score('hamD17', reaching('hamD17', total), { bandSet })).toMatchObject({ band, bandSet });
  });

  test.each([
    [undefined, 31, true],
    ['pcl5-32', 31, false],
    ['pcl5-32', 32, true],
    ['pcl5-33', 32, false],
    ['pcl5-33', 33, true],
  ])('pcl5 by the set %s at %d: probable PTSD %s', (bandSet, total, positive) => {
    const result = score('pcl5', reaching('pcl5', total), { bandSet });
    expect(result.cutoffs).toEqual({ 'probable-ptsd': positive });
    expect(result.band).toBe(positive ? 'probable-ptsd' : 'below-cut');
  });

  test.each(['cadss', 'cadss6', 'bprsPositive', 'icpi', 'whodas12', 'meq30', 'edi'])(
    '%s has no bands, so it gets none',
    (id) => {
      const result = score(id, reaching(id, 3));
      expect(result.total).not.toBeNull();
      expect(result).toMatchObject({ band: null, bandLabel: null, bandSet: null });
    },
  );

  test('a total outside the range is our own bug', () => {
    expect(() => scoreOfTotal(form('phq9'), 28, NO_CONTEXT)).toThrow(RangeError);
    expect(() => scoreOfTotal(form('phq9'), Number.NaN, NO_CONTEXT)).toThrow(RangeError);
    expect(() => scoreOfTotal(form('bpiSf'), 3, NO_CONTEXT)).toThrow(RangeError);
  });
});

describe('a missing answer is not a zero', () => {
  test.each([
    ['one missing', 1, 14, 15, 15.8],
    ['two missing', 2, 14, 18, 18],
    ['rounded half up', 1, 4, 5, 4.5],
  ])('phq9, %s: sum × 9 ÷ answered', (_, missing, sum, total, unrounded) => {
    const answered = 9 - missing;
    let left = sum;
    const answers: Record<string, number | null> = {};
    // Item 9 is answered; the blanks are items 8 and 7.
    for (const n of [9, 1, 2, 3, 4, 5, 6, 7, 8].slice(0, answered)) {
      const value = n === 9 ? 0 : Math.min(3, left);
      left -= value;
      answers[`phq9.${n}`] = value;
    }
    const expected = Math.floor((sum * 9) / answered + 0.5);
    const result = score('phq9', answers);
    expect(result).toMatchObject({ total: expected, prorated: true, complete: false, answered });
    if (expected === total) expect(result.unrounded ?? result.total).toBe(unrounded);
  });

  test('phq9 with three missing has no total, no band, and says why', () => {
    const result = score('phq9', { ...all('phq9', 9, 3), 'phq9.1': null, 'phq9.2': null, 'phq9.3': null });
    expect(result).toMatchObject({ total: null, band: null, complete: false, prorated: false, answered: 6 });
    expect(result.possible).toEqual({ min: 18, max: 27 });
    expect(result.reasons).toMatchObject([{ code: 'too-many-missing', items: ['phq9.1', 'phq9.2', 'phq9.3'] }]);
    expect(result.unjudged).toContainEqual(
      expect.objectContaining({ id: 'phq9-severe', missing: ['total'], certain: false }),
    );
  });

  test('phq9 item 9 is never imputed: without it there is no total, and it is asked by voice', () => {
    const result = score('phq9', { ...all('phq9', 8, 3) });
    expect(result).toMatchObject({ total: null, askByVoice: ['phq9.9'], severity: 'attention' });
    expect(flagIds(result)).toEqual(['phq9-item9-missing']);
    expect(result.reasons.map((reason) => reason.code)).toEqual(['never-imputed']);
    expect(result.unjudged).toContainEqual(expect.objectContaining({ id: 'phq9-severe', certain: true }));
  });

  test('the difficulty item is neither summed nor needed', () => {
    const answers = { ...all('phq9', 9, 1), 'phq9.difficulty': 3 };
    expect(score('phq9', answers)).toMatchObject({ total: 9, answered: 9, complete: true });
    expect(score('gad7', { ...all('gad7', 7, 1), 'gad7.difficulty': null })).toMatchObject({
      total: 7,
      complete: true,
    });
  });

  test.each([
    [6, 3, 4, 3.5],
    [6, 5, 6, 5.8],
    [5, 3, 4, 4.2],
  ])('gad7 with %d answered, sum %d is %d', (given, sum, total, unrounded) => {
    const answers = Object.fromEntries(
      Array.from({ length: given }, (_, index) => [`gad7.${index + 1}`, Math.max(0, Math.min(3, sum - index * 3))]),
    );
    expect(score('gad7', answers)).toMatchObject({ total, unrounded, prorated: true, complete: false });
  });

  test('gad7 with three missing has no total', () => {
    expect(score('gad7', all('gad7', 4, 3))).toMatchObject({ total: null, band: null });
  });

  test('whodas12 allows one missing answer, not two', () => {
    expect(score('whodas12', all('whodas', 11, 2))).toMatchObject({ total: 24, prorated: true });
    expect(score('whodas12', { ...all('whodas', 11, 2), 'whodas.1': 3 })).toMatchObject({ total: 25, unrounded: 25.1 });
    expect(score('whodas12', all('whodas', 10, 2))).toMatchObject({ total: null });
  });

  test.each([
    'phq2',
    'madrs',
    'hamD17',
    'ymrs',
    'dast10',
    'painNrs',
    'peg',
    'moaas',
    'cadss',
    'cadss6',
    'bprsPositive',
    'aldrete',
    'padss',
    'isi',
    'psqi',
    'who5',
    'icsi',
    'icpi',
    'bpicSs',
    'pgic',
    'edi',
    'pcl5',
    'meq30',
  ])('%s gives no total when any answer is missing', (id) => {
    const { instrument } = form(id);
    const full = reaching(id, 0);
    for (const item of instrument.items) {
      const result = score(id, { ...full, [item.linkId]: null });
      expect(result.total).toBeNull();
      expect(result.band).toBeNull();
      expect(result.complete).toBe(false);
      expect(result.missing).toEqual([item.linkId]);
      expect(result.reasons.flatMap((reason) => reason.items)).toContain(item.linkId);
    }
  });

  test('edi and the single items have no rule for missing answers, and the reason says so', () => {
    for (const id of ['edi', 'moaas', 'pgic', 'painNrs']) {
      expect(score(id, {}).reasons.map((reason) => reason.code)).toEqual(['no-rule-for-missing']);
    }
  });

  test('pcl5 scores each cluster that is complete', () => {
    const result = score('pcl5', { ...all('pcl5', 20, 1), 'pcl5.6': null });
    expect(result.subscales).toEqual({ B: 5, C: null, D: 7, E: 6 });
    expect(result.total).toBeNull();
  });

  test('promis has no items to answer and no table to look up', () => {
    const result = score('promisGlobal10', {});
    expect(result).toMatchObject({ total: null, complete: false, possible: null });
    expect(result.reasons.map((reason) => reason.code)).toEqual(['needs-published-table']);
    expect(scoreOfTotal(form('promisGlobal10'), 42, NO_CONTEXT).total).toBe(42);
  });

  test('a total that was entered says nothing of the single answers', () => {
    const result = scoreOfTotal(form('phq9'), 12, NO_CONTEXT);
    expect(result).toMatchObject({ complete: null, answered: null, algorithms: {}, askByVoice: ['phq9.9'], flags: [] });
    expect(result.unjudged.map((row) => row.id)).toEqual([
      'phq9-item9-positive',
      'phq9-item9-high',
      'phq9-item9-missing',
      'phq9-worsening',
    ]);
  });
});

describe('auditC', () => {
  test('never drinking: the other two are not asked and count nothing', () => {
    const result = score('auditC', { 'auditC.1': 0 });
    expect(result).toMatchObject({ total: 0, band: 'negative', complete: true, answered: 1, missing: [] });
    expect(result.reasons.map((reason) => reason.code)).toContain('skipped-counts-zero');
  });
  test('answers left over on the skipped items are not counted, and said', () => {
    const result = score('auditC', { 'auditC.1': 0, 'auditC.2': 3, 'auditC.3': 0 });
    expect(result.total).toBe(0);
    expect(result.reasons).toContainEqual(
      expect.objectContaining({ code: 'answer-to-unasked-item', items: ['auditC.2'] }),
    );
  });
  test.each([
    [{ 'auditC.1': 1 }, ['auditC.2', 'auditC.3']],
    [{ 'auditC.2': 0, 'auditC.3': 0 }, ['auditC.1']],
    [{ 'auditC.1': null, 'auditC.2': 4, 'auditC.3': 4 }, ['auditC.1']],
  ])('%j has no total', (answers, missing) => {
    expect(score('auditC', answers)).toMatchObject({ total: null, complete: false, missing });
  });
  test('all points from item 1', () => {
    const female = score('auditC', { 'auditC.1': 3, 'auditC.2': 0, 'auditC.3': 0 }, { sex: 'female' });
    expect(flagIds(female)).toEqual(['auditC-positive', 'auditC-frequency-only']);
    expect(flagIds(score('auditC', { 'auditC.1': 3, 'auditC.2': 0, 'auditC.3': 0 }, { sex: 'male' }))).toEqual([]);
    expect(flagIds(score('auditC', { 'auditC.1': 3, 'auditC.2': 1, 'auditC.3': 0 }, { sex: 'male' }))).toEqual([
      'auditC-positive',
    ]);
  });
  test.each([
    [7, false],
    [8, true],
  ])('%d: likely dependence %s', (total, high) => {
    expect(flagIds(score('auditC', reaching('auditC', total))).includes('auditC-high')).toBe(high);
  });
  test('a positive result that is certain whatever item 1 is, is said to be so', () => {
    const open = score('auditC', { 'auditC.2': 4, 'auditC.3': 4 }).unjudged;
    expect(open.map(({ id, certain }) => [id, certain])).toEqual([
      ['auditC-positive', false],
      ['auditC-high', false],
    ]);
    const sure = score('auditC', { 'auditC.1': 4, 'auditC.2': 4 }).unjudged;
    expect(sure.find((row) => row.id === 'auditC-high')?.certain).toBe(true);
  });
});

test('dast10 item 3 is turned round: all no is 1, all yes is 9', () => {
  expect(score('dast10', all('dast10', 10, 0)).total).toBe(1);
  expect(score('dast10', all('dast10', 10, 1)).total).toBe(9);
  expect(score('dast10', { ...all('dast10', 10, 1), 'dast10.3': 0 }).total).toBe(10);
});

describe('qidsSr16', () => {
  test('nine domains are summed, not sixteen items', () => {
    const result = score('qidsSr16', all('qids', 16, 1));
    expect(result).toMatchObject({ total: 9, band: 'mild', complete: true });
    expect(result.subscales['sleep']).toBe(1);
  });
  test.each([
    [0, 'none'],
    [5, 'none'],
    [6, 'mild'],
    [10, 'mild'],
    [11, 'moderate'],
    [15, 'moderate'],
    [16, 'severe'],
    [20, 'severe'],
    [21, 'very-severe'],
    [27, 'very-severe'],
  ])('at %d it is %s', (total, band) => {
    const one = ['qids.1', 'qids.5', 'qids.6', 'qids.10', 'qids.11', 'qids.12', 'qids.13', 'qids.14', 'qids.15'];
    let left = total;
    const answers: Record<string, number | null> = all('qids', 16, 0);
    for (const linkId of one) {
      answers[linkId] = Math.min(3, left);
      left -= answers[linkId] ?? 0;
    }
    expect(score('qidsSr16', answers)).toMatchObject({ total, band });
  });
  const without = (...blank: readonly string[]) => ({
    ...all('qids', 16, 1),
    ...Object.fromEntries(blank.map((linkId) => [linkId, null])),
  });
  test('of each pair of alternatives one answer is enough', () => {
    expect(score('qidsSr16', without('qids.6', 'qids.9'))).toMatchObject({ total: 9, complete: true });
    expect(score('qidsSr16', without('qids.6', 'qids.7'))).toMatchObject({ total: null, complete: false });
    expect(score('qidsSr16', without('qids.6', 'qids.7')).missing).toEqual(['qids.6', 'qids.7']);
  });
  test('an answered 3 settles its domain', () => {
    expect(score('qidsSr16', { ...without('qids.2', 'qids.3', 'qids.4'), 'qids.1': 3 })).toMatchObject({
      total: 11,
      complete: false,
    });
    expect(score('qidsSr16', { ...without('qids.2'), 'qids.1': 2 })).toMatchObject({
      total: null,
      subscales: { sleep: null },
    });
  });
  test('the suicide item', () => {
    expect(flagIds(score('qidsSr16', { 'qids.12': 1 }))).toEqual(['qids-item12-positive']);
    expect(flagIds(score('qidsSr16', { 'qids.12': 2 }))).toEqual(['qids-item12-positive', 'qids-item12-high']);
    expect(score('qidsSr16', {}).askByVoice).toEqual(['qids.12']);
  });
});

describe('fiqr', () => {
  const fiqr = (f: number | null, o: number | null, s: number | null): Record<string, number | null> => ({
    ...Object.fromEntries(Array.from({ length: 9 }, (_, i) => [`fiqr.f${i + 1}`, f])),
    ...Object.fromEntries(Array.from({ length: 2 }, (_, i) => [`fiqr.o${i + 1}`, o])),
    ...Object.fromEntries(Array.from({ length: 10 }, (_, i) => [`fiqr.s${i + 1}`, s])),
  });
  test('function by 3, overall by 1, symptoms by 2', () => {
    expect(score('fiqr', fiqr(10, 10, 10))).toMatchObject({
      total: 100,
      subscales: { function: 30, overall: 20, symptoms: 50 },
    });
    expect(score('fiqr', { ...fiqr(1, 1, 1), 'fiqr.s1': 2 }).total).toBe(10.5);
  });
  test('a domain is scaled by the answers it has', () => {
    const result = score('fiqr', { ...fiqr(4, 5, 6), 'fiqr.f1': null, 'fiqr.s10': null });
    expect(result).toMatchObject({ total: 52, prorated: true, complete: false });
    expect(score('fiqr', { ...fiqr(0, 0, 0), 'fiqr.f1': null, 'fiqr.f2': 1 })).toMatchObject({
      total: 0.4,
      unrounded: 0.38,
    });
  });
  test.each([['f'], ['o'], ['s']])('no answer in %s leaves no total', (letter) => {
    const result = score('fiqr', fiqr(letter === 'f' ? null : 5, letter === 'o' ? null : 5, letter === 's' ? null : 5));
    expect(result).toMatchObject({ total: null, band: null });
    const name = { f: 'function', o: 'overall', s: 'symptoms' }[letter] ?? '';
    expect(result.subscales[name]).toBeNull();
    expect(Object.values(result.subscales).filter((value) => value !== null)).toHaveLength(2);
    expect(result.reasons.map((reason) => reason.code)).toEqual(['domain-unknown']);
  });
  test.each([
    // 38.9 cannot be reached with every answer there: 116/3 = 38.7 is the last below, scaled domains come closer.
    [{ ...fiqr(0, 10, 0), 'fiqr.s1': 10, 'fiqr.s2': 10, 'fiqr.s3': 10, 'fiqr.s4': 7 }, 38.5, 'mild'],
    [{ ...fiqr(0, 10, 0), 'fiqr.s1': 10, 'fiqr.s2': 10, 'fiqr.s3': 10, 'fiqr.s4': 8 }, 39, 'moderate'],
    [{ ...fiqr(5, 10, 4), 'fiqr.f1': 10, 'fiqr.s1': 8 }, 58.7, 'moderate'],
    [{ ...fiqr(5, 10, 4), 'fiqr.f1': 8, 'fiqr.s1': 10 }, 59, 'severe'],
  ])('band at the boundary %#', (answers, total, band) => {
    expect(score('fiqr', answers)).toMatchObject({ total, band });
  });
});

describe('bpiSf', () => {
  const bpi = (severity: readonly (number | null)[], interference: readonly (number | null)[]) => ({
    ...Object.fromEntries(severity.map((value, index) => [`bpi.s${index + 1}`, value])),
    ...Object.fromEntries(interference.map((value, index) => [`bpi.i${index + 1}`, value])),
  });
  test('two means, no grand total', () => {
    const result = score('bpiSf', bpi([7, 3, 5, 6], [1, 2, 3, 4, 5, 6, 7]));
    expect(result).toMatchObject({
      total: null,
      band: null,
      complete: true,
      subscales: { severity: 5.25, interference: 4 },
    });
    expect(result.reasons.map((reason) => reason.code)).toEqual(['no-total-by-design']);
  });
  test('severity needs all four, interference four of seven', () => {
    expect(score('bpiSf', bpi([7, 3, null, 6], [1, 2, 2, 5]))).toMatchObject({
      subscales: { severity: null, interference: 2.5 },
      prorated: true,
      complete: false,
    });
    expect(score('bpiSf', bpi([7, 3, 5, 6], [1, 2, 2])).subscales).toEqual({ severity: 5.25, interference: null });
    expect(score('bpiSf', bpi([1, 1, 1, 1], [1, 1, 1, 1, 2, 1, 1])).subscales['interference']).toBe(1.14);
  });
});

describe('mdq', () => {
  const mdq = (yes: number, same: number | null, problem: number | null, no = 13 - yes) => ({
    ...Object.fromEntries(
      Array.from({ length: 13 }, (_, i) => [`mdq.${i + 1}`, i < yes ? 1 : i < yes + no ? 0 : null]),
    ),
    'mdq.same': same,
    'mdq.problem': problem,
  });
  test.each([
    ['seven, together, moderate', mdq(7, 1, 2), 'positive', 7],
    ['six', mdq(6, 1, 3), 'negative', 6],
    ['a high count alone', mdq(13, 0, 3), 'negative', 13],
    ['minor problem', mdq(13, 1, 1), 'negative', 13],
    ['count sure, problem open', mdq(7, 1, null), 'undetermined', 7],
    ['count open, could reach seven', mdq(6, 1, 2, 6), 'undetermined', null],
    ['count open, cannot reach seven', mdq(3, 1, 2, 7), 'negative', null],
    ['count open, already seven', mdq(7, 1, 2, 3), 'positive', null],
    ['open, but not at the same time', mdq(6, 0, null, 3), 'negative', null],
    ['blank', {}, 'undetermined', null],
  ])('%s', (_, answers, band, total) => {
    const result = score('mdq', answers);
    expect(result).toMatchObject({ band, total });
    expect(flagIds(result)).toEqual(band === 'positive' ? ['mdq-positive'] : []);
    expect(result.unjudged.map((row) => row.id)).toEqual(band === 'undetermined' ? ['mdq-positive'] : []);
  });
});

describe('cssrsScreener', () => {
  const NO = { 'cssrs.1': 0, 'cssrs.2': 0, 'cssrs.6': 0 };
  test.each([
    ['all no', NO, 'none', true, false, 0],
    ['wish to be dead', { ...NO, 'cssrs.1': 1 }, 'low', true, false, 1],
    ['thoughts', { ...NO, 'cssrs.2': 1, 'cssrs.3': 0, 'cssrs.4': 0, 'cssrs.5': 0 }, 'low', true, false, 2],
    ['method', { ...NO, 'cssrs.2': 1, 'cssrs.3': 1, 'cssrs.4': 0, 'cssrs.5': 0 }, 'moderate', true, false, 3],
    ['intent alone', { ...NO, 'cssrs.2': 1, 'cssrs.3': 0, 'cssrs.4': 1, 'cssrs.5': 0 }, 'high', true, false, 4],
    ['plan', { ...NO, 'cssrs.2': 1, 'cssrs.3': 0, 'cssrs.4': 0, 'cssrs.5': 1 }, 'high', true, false, 5],
    ['old behaviour', { ...NO, 'cssrs.6': 1, 'cssrs.6r': 0 }, 'moderate', true, false, 0],
    ['recent behaviour', { ...NO, 'cssrs.6': 1, 'cssrs.6r': 1 }, 'high', true, false, 0],
    ['behaviour, when unknown', { ...NO, 'cssrs.6': 1 }, 'moderate', false, true, 0],
    ['thoughts, rest blank', { ...NO, 'cssrs.2': 1 }, 'low', false, true, 2],
    ['nothing but item 2 no', { 'cssrs.2': 0 }, 'none', false, true, 0],
    ['high already, rest blank', { 'cssrs.4': 1 }, 'high', false, false, 4],
    ['item 1 blank, the rest no', { 'cssrs.2': 0, 'cssrs.6': 0 }, 'none', false, true, 0],
    ['item 1 blank, moderate, no way up', { 'cssrs.2': 0, 'cssrs.6': 1, 'cssrs.6r': 0 }, 'moderate', false, false, 0],
    ['a yes after a no counts', { ...NO, 'cssrs.4': 1 }, 'high', true, false, 4],
    ['blank', {}, null, false, true, null],
  ] as const)('%s', (_, answers, tier, complete, incomplete, ideationLevel) => {
    const result = score('cssrsScreener', answers);
    expect(result).toMatchObject({ tier, band: tier, complete, incomplete, ideationLevel, total: null });
    expect(flagIds(result)).toEqual([
      ...(tier === null || tier === 'none' ? [] : [`cssrs-${tier}`]),
      ...(incomplete ? ['cssrs-incomplete'] : []),
    ]);
  });

  test.each([
    ['behaviour since then', { ...NO, 'cssrs.6': 1 }, 'high'],
    ['method', { ...NO, 'cssrs.2': 1, 'cssrs.3': 1, 'cssrs.4': 0, 'cssrs.5': 0 }, 'moderate'],
    ['thoughts', { ...NO, 'cssrs.2': 1, 'cssrs.3': 0, 'cssrs.4': 0, 'cssrs.5': 0 }, 'low'],
    ['all no', NO, 'none'],
  ] as const)('since last contact: %s', (_, answers, tier) => {
    expect(score('cssrsScreener', answers, {}, 'since-last-contact')).toMatchObject({
      tier,
      complete: true,
      incomplete: false,
    });
  });

  test('since last contact does not ask 6r: unanswered it may be named, answered it is refused', () => {
    const of = form('cssrsScreener', 'since-last-contact');
    expect(checkAnswers(of, { 'cssrs.6r': null })).toEqual([]);
    expect(checkAnswers(of, { 'cssrs.6r': 1 })).toMatchObject([{ linkId: 'cssrs.6r' }]);
  });

  test('a yes on a question that should not have been asked is counted and named', () => {
    expect(score('cssrsScreener', { ...NO, 'cssrs.5': 1 }).reasons).toContainEqual(
      expect.objectContaining({ code: 'answer-to-unasked-item', items: ['cssrs.5'] }),
    );
  });

  const RANK = ['none', 'low', 'moderate', 'high'];
  const answer = fc.constantFrom(0, 1, null);
  test.each(['standard', 'since-last-contact'])(
    '%s: no way of filling the blanks gives less than the floor',
    (name) => {
      const of = form('cssrsScreener', name);
      const linkIds = of.asked.map((item) => item.linkId);
      fc.assert(
        fc.property(
          fc.tuple(...linkIds.map(() => answer)),
          fc.tuple(...linkIds.map(() => fc.constantFrom(0, 1))),
          (given, rest) => {
            const answers = Object.fromEntries(linkIds.map((linkId, index) => [linkId, given[index] ?? null]));
            const floor = scoreAnswers(of, answers, NO_CONTEXT);
            if (floor.tier === null) return;
            const full = Object.fromEntries(linkIds.map((linkId, index) => [linkId, given[index] ?? rest[index] ?? 0]));
            const end = scoreAnswers(of, full, NO_CONTEXT);
            expect(RANK.indexOf(end.tier ?? '')).toBeGreaterThanOrEqual(RANK.indexOf(floor.tier));
          },
        ),
        { numRuns: RUNS },
      );
    },
  );
});

describe('algorithms', () => {
  test.each([
    ['five with item 1', { 1: 2, 3: 2, 4: 2, 5: 2, 6: 2 }, true, false],
    ['five without 1 and 2', { 3: 2, 4: 2, 5: 2, 6: 2, 7: 2 }, false, false],
    ['four and item 9 at 1', { 2: 2, 4: 2, 5: 2, 6: 2, 9: 1 }, true, false],
    ['four', { 2: 3, 4: 3, 5: 3, 6: 3 }, false, true],
    ['two', { 1: 2, 3: 2 }, false, true],
    ['one', { 1: 3 }, false, false],
    ['ones count nothing', { 1: 1, 2: 1, 3: 1, 4: 1, 5: 1, 6: 1, 7: 1, 8: 1 }, false, false],
  ])('phq9: %s', (_, given, major, other) => {
    const answers = {
      ...all('phq9', 9, 0),
      ...Object.fromEntries(Object.entries(given).map(([n, value]) => [`phq9.${n}`, value])),
    };
    expect(score('phq9', answers).algorithms).toEqual({
      'major-depressive-syndrome': major,
      'other-depressive-syndrome': other,
    });
  });
  test('phq9: a missing answer that could decide leaves it open; one that could not does not', () => {
    const four = { ...all('phq9', 9, 0), 'phq9.1': 2, 'phq9.2': 2, 'phq9.3': 2, 'phq9.4': 2 };
    expect(score('phq9', { ...four, 'phq9.5': null }).algorithms).toEqual({
      'major-depressive-syndrome': null,
      'other-depressive-syndrome': null,
    });
    expect(score('phq9', { ...all('phq9', 9, 0), 'phq9.5': null }).algorithms['major-depressive-syndrome']).toBe(false);
    expect(score('phq9', { ...all('phq9', 9, 3), 'phq9.5': null }).algorithms['major-depressive-syndrome']).toBe(true);
  });

  const pcl = (given: Readonly<Record<number, number | null>>) => ({
    ...all('pcl5', 20, 0),
    ...Object.fromEntries(Object.entries(given).map(([n, value]) => [`pcl5.${n}`, value])),
  });
  test.each([
    ['1 + 1 + 2 + 2 at 2 points: 12 meets it', pcl({ 1: 2, 6: 2, 8: 2, 9: 2, 15: 2, 16: 2 }), 'met', 12],
    ['none in B', pcl({ 6: 2, 8: 2, 9: 2, 15: 2, 16: 2 }), 'not-met', 10],
    ['one in D', pcl({ 1: 2, 6: 2, 8: 2, 15: 2, 16: 2 }), 'not-met', 10],
    ['one in E', pcl({ 1: 2, 6: 2, 8: 2, 9: 2, 15: 2 }), 'not-met', 10],
    ['a 1 does not count', pcl({ 1: 1, 6: 2, 8: 2, 9: 2, 15: 2, 16: 2 }), 'not-met', 11],
    ['open', pcl({ 1: null, 6: 2, 8: 2, 9: 2, 15: 2, 16: 2 }), 'undetermined', null],
    ['open, but another cluster fails', pcl({ 1: null, 8: 2, 9: 2, 15: 2, 16: 2 }), 'not-met', null],
    ['blank in a cluster that has it anyway', pcl({ 1: 2, 2: null, 6: 2, 8: 2, 9: 2, 15: 2, 16: 2 }), 'met', null],
  ])('pcl5 provisional: %s', (_, answers, expected, total) => {
    expect(score('pcl5', answers)).toMatchObject({ total, algorithms: { 'provisional-ptsd': expected } });
  });
  test('pcl5: 74 points can fail the rule', () => {
    const answers = { ...all('pcl5', 20, 4), 'pcl5.6': 1, 'pcl5.7': 1 };
    expect(score('pcl5', answers)).toMatchObject({ total: 74, algorithms: { 'provisional-ptsd': 'not-met' } });
  });

  test('meq30: each of the four subscales at 60 %', () => {
    const at3 = all('meq30', 30, 3);
    expect(score('meq30', at3)).toMatchObject({
      total: 3,
      subscales: { mystical: 3, 'positive-mood': 3, transcendence: 3, ineffability: 3 },
      percent: { mystical: 60, 'positive-mood': 60, transcendence: 60, ineffability: 60 },
      algorithms: { 'complete-experience': true },
    });
    const less = score('meq30', { ...at3, 'meq30.29': 2 });
    expect(less.algorithms).toEqual({ 'complete-experience': false });
    expect(less).toMatchObject({ total: 2.97, unrounded: 2.967, percent: { ineffability: 53.3 } });
    expect(score('meq30', { ...at3, 'meq30.29': null })).toMatchObject({
      total: null,
      subscales: { ineffability: null, mystical: 3 },
      algorithms: { 'complete-experience': null },
    });
    expect(score('meq30', { ...at3, 'meq30.3': 0, 'meq30.10': 3, 'meq30.29': null }).algorithms).toEqual({
      'complete-experience': false,
    });
  });
});

describe('escalations', () => {
  test.each([
    ['phq9', { 'phq9.9': 0 }, []],
    ['phq9', { 'phq9.9': 1 }, ['phq9-item9-positive']],
    ['phq9', { 'phq9.9': 2 }, ['phq9-item9-positive', 'phq9-item9-high']],
    ['pcl5', { 'pcl5.16': 2 }, []],
    ['pcl5', { 'pcl5.16': 3 }, ['pcl5-item16']],
    ['madrs', { 'madrs.10': 1 }, []],
    ['madrs', { 'madrs.10': 2 }, ['madrs-item10']],
    ['madrs', { 'madrs.10': 3 }, ['madrs-item10']],
    ['madrs', { 'madrs.10': 4 }, ['madrs-item10', 'madrs-item10-high']],
    ['hamD17', { 'hamd.3': 0 }, []],
    ['hamD17', { 'hamd.3': 1 }, ['hamd-item3']],
    ['who5', { 'who5.1': 2 }, []],
    ['who5', { 'who5.1': 1 }, ['who5-any-item-low']],
    ['bprsPositive', { 'bprs.2': 4 }, []],
    ['bprsPositive', { 'bprs.2': 5 }, ['bprs-item-severe']],
  ])('%s with only %j fires %j, without any total', (id, answers, flags) => {
    const result = score(id, answers);
    expect(result.total).toBeNull();
    expect(flagIds(result)).toEqual(flags);
  });

  test.each([
    ['phq9', 19, 20, 'phq9-severe'],
    ['gad7', 14, 15, 'gad7-severe'],
    ['ymrs', 11, 12, 'ymrs-high'],
    ['dast10', 2, 3, 'dast10-positive'],
    ['icsi', 5, 6, 'bladder-symptomatic'],
    ['bpicSs', 18, 19, 'bpic-high'],
  ])('%s at %d is quiet, at %d fires %s', (id, below, at, flag) => {
    expect(flagIds(score(id, reaching(id, below)))).not.toContain(flag);
    expect(flagIds(score(id, reaching(id, at)))).toContain(flag);
  });

  test.each([
    [5, []],
    [4, ['moaas-notify']],
    [3, ['moaas-slow']],
    [2, ['moaas-stop']],
    [1, ['moaas-stop', 'moaas-emergency']],
    [0, ['moaas-stop', 'moaas-emergency']],
  ])('moaas at %d fires %j', (value, flags) => {
    expect(flagIds(score('moaas', { 'moaas.1': value }))).toEqual(flags);
  });

  test('who5 and pgic at their cuts', () => {
    expect(flagIds(score('who5', reaching('who5', 7)))).toContain('who5-low');
    expect(flagIds(score('who5', reaching('who5', 8)))).not.toContain('who5-low');
    expect(flagIds(score('pgic', { 'pgic.1': 5 }))).toEqual([]);
    expect(flagIds(score('pgic', { 'pgic.1': 6 }))).toEqual(['pgic-worse']);
  });

  test('the highest severity stands on the result', () => {
    expect(score('phq9', { 'phq9.9': 2 }).severity).toBe('immediate');
    expect(score('moaas', { 'moaas.1': 0 }).severity).toBe('emergency');
    expect(score('moaas', { 'moaas.1': 5 }).severity).toBeNull();
  });

  test.each([
    [4, 5, 'phq9-worsening', 'phq9', 9],
    [9, 10, 'pcl5-worsening', 'pcl5', 20],
  ])('a rise of %d is quiet, of %d fires %s', (below, at, flag, id, previous) => {
    expect(flagIds(score(id, reaching(id, previous + below), { previous }))).not.toContain(flag);
    expect(flagIds(score(id, reaching(id, previous + at), { previous }))).toContain(flag);
    expect(score(id, reaching(id, previous + at)).unjudged.map((row) => row.id)).toContain(flag);
  });

  test('bladder-rise counts from the baseline', () => {
    expect(flagIds(score('icsi', reaching('icsi', 4), { baseline: 0 }))).toContain('bladder-rise');
    expect(flagIds(score('icsi', reaching('icsi', 3), { baseline: 0 }))).not.toContain('bladder-rise');
    expect(score('icsi', reaching('icsi', 4), { previous: 0 }).unjudged.map((row) => row.id)).toEqual(['bladder-rise']);
  });

  test.each([
    [5, 4, 90, ['cadss-unresolved'], []],
    [5, 4, 89, [], []],
    [4, 4, 90, [], []],
    [5, 4, null, [], ['minutesSinceDose']],
    [5, null, 90, [], ['baseline']],
    [4, 4, null, [], undefined],
    [5, null, 10, [], undefined],
  ])('cadss %d, before the dose %s, after %s min', (total, baseline, minutesSinceDose, flags, missing) => {
    const result = score('cadss', reaching('cadss', total), { baseline, minutesSinceDose });
    expect(flagIds(result)).toEqual(flags);
    expect(result.unjudged.find((row) => row.id === 'cadss-unresolved')?.missing).toEqual(
      missing?.length === 0 ? undefined : missing,
    );
  });

  test.each([
    [4, 0, false],
    [5, 4, true],
    [5, 5, false],
    [5, null, null],
    [4, null, false],
  ])('cadss %d with %s before the dose: dissociation present %s', (total, baseline, present) => {
    expect(score('cadss', reaching('cadss', total), { baseline }).cutoffs).toEqual({
      'present-trial-definition': present,
    });
  });

  test('bprs holds the discharge while above the value before the dose', () => {
    const up = reaching('bprsPositive', 1);
    expect(flagIds(score('bprsPositive', up, { baseline: 4, atDischarge: true }))).toEqual(['bprs-not-baseline']);
    expect(flagIds(score('bprsPositive', up, { baseline: 5, atDischarge: true }))).toEqual([]);
    expect(flagIds(score('bprsPositive', up, { baseline: 4, atDischarge: false }))).toEqual([]);
    expect(score('bprsPositive', up, { baseline: 4 }).unjudged).toContainEqual(
      expect.objectContaining({ id: 'bprs-not-baseline', missing: ['atDischarge'] }),
    );
  });
});

describe('forms', () => {
  test('hamD17 with agitation to 2 spans 0–50 and refuses a 3', () => {
    const of = form('hamD17', 'agitation-0-2');
    expect(of.instrument.scoring.range).toEqual([0, 50]);
    expect(checkAnswers(of, { 'hamd.9': 3 })).toMatchObject([{ linkId: 'hamd.9' }]);
    expect(checkAnswers(form('hamD17'), { 'hamd.9': 3 })).toEqual([]);
  });
  test('bprs rated 0–6 and whodas counted 1–5 are converted to the standard scale, and say so', () => {
    const bprs = score('bprsPositive', all('bprs', 4, 0), {}, '0-6');
    expect(bprs).toMatchObject({ total: 4, form: '0-6' });
    expect(bprs.reasons.map((reason) => reason.code)).toEqual(['converted-form']);
    expect(flagIds(score('bprsPositive', { 'bprs.1': 4 }, {}, '0-6'))).toEqual(['bprs-item-severe']);
    expect(score('whodas12', all('whodas', 12, 1), {}, '1-5').total).toBe(0);
    expect(score('whodas12', all('whodas', 12, 5), {}, '1-5').total).toBe(48);
    expect(checkAnswers(form('whodas12', '1-5'), { 'whodas.1': 0 })).toHaveLength(1);
  });
  test('recall follows the form', () => {
    expect(form('madrs', '24-hour').instrument.recallDays).toBe(1);
    expect(form('pcl5', 'past-week').instrument.recallDays).toBe(7);
  });
  test('an adult form for somebody under 18 is scored and marked', () => {
    const codes = (ageYears: number) => score('phq9', all('phq9', 9, 1), { ageYears }).reasons.map((row) => row.code);
    expect(codes(17.9)).toContain('adult-form');
    expect(codes(18)).not.toContain('adult-form');
  });
});

describe('a value outside its item is refused by name, never clamped', () => {
  test.each(
    INSTRUMENTS.flatMap((instrument) =>
      instrument.items.slice(-2).flatMap((item) => {
        const [low, high] = spaceRange(item.answer);
        const bad: unknown[] = [low - 1, high + 1, '1', true, {}, [], Number.NaN, Number.POSITIVE_INFINITY];
        if (instrument.id !== 'edi') bad.push(low + 0.5);
        return bad.map((value) => [item.linkId, value, instrument] as const);
      }),
    ),
  )('%s = %o', (linkId, value, instrument) => {
    const of = formOf(instrument);
    const issues = of ? checkAnswers(of, { [linkId]: value }) : [];
    expect(issues.map((issue) => issue.linkId)).toEqual([linkId]);
  });
  test('a linkId the instrument does not have', () => {
    for (const linkId of ['phq9.10', 'PHQ9.1', '1', '', '__proto__', 'gad7.1']) {
      const answers = JSON.parse(`{${JSON.stringify(linkId)}: 1}`) as Record<string, unknown>;
      expect(checkAnswers(form('phq9'), answers).map((issue) => issue.linkId)).toEqual([linkId]);
    }
  });
  test('a place on a line may be any number', () => {
    expect(checkAnswers(form('edi'), { 'edi.1': 12.5 })).toEqual([]);
    expect(score('edi', all('edi', 8, 12.25)).total).toBe(12.3);
  });
});

describe('properties over every instrument and form', () => {
  const forms = INSTRUMENTS.flatMap((instrument: Instrument) =>
    formIds(instrument).map((name) => [instrument.id, name] as const),
  );
  const answersOf = (of: FormOf, blanks: boolean): fc.Arbitrary<Answers> =>
    fc.record(
      Object.fromEntries(
        of.asked.map((item) => {
          const [low, high] = spaceRange(item.answer);
          const value = fc.integer({ min: low, max: high });
          return [item.linkId, blanks ? fc.option(value, { freq: 6 }) : value];
        }),
      ),
    );

  test.each(forms)(
    '%s %s: a total is inside the range, has a band where bands exist, and no blank goes unnamed',
    (id, name) => {
      const of = form(id, name);
      fc.assert(
        fc.property(answersOf(of, true), (answers) => {
          expect(checkAnswers(of, answers)).toEqual([]);
          const result = scoreAnswers(of, answers, NO_CONTEXT);
          const range = of.instrument.scoring.range;
          if (result.total !== null && range !== null) {
            expect(result.total).toBeGreaterThanOrEqual(range[0]);
            expect(result.total).toBeLessThanOrEqual(range[1]);
            if (of.instrument.bandSets.length > 0) expect(result.band).not.toBeNull();
          }
          if (result.total === null && range !== null) expect(result.reasons.length).toBeGreaterThan(0);
          if (result.complete === false)
            expect(result.missing.length + Number(of.asked.length === 0)).toBeGreaterThan(0);
          for (const linkId of result.missing) expect(answers[linkId]).toBeNull();
        }),
        { numRuns: RUNS },
      );
    },
  );

  test.each(forms)('%s %s: whatever the blanks turn out to be, the total lies where it was said to lie', (id, name) => {
    const of = form(id, name);
    fc.assert(
      fc.property(answersOf(of, true), answersOf(of, false), (given, rest) => {
        const open = scoreAnswers(of, given, NO_CONTEXT);
        const full: Record<string, number> = {};
        for (const { linkId, enableWhen } of of.asked) {
          // A blank that would not be asked stays a no: nobody answers a question that was not put.
          const unasked = enableWhen !== undefined && full[enableWhen.item] === 0;
          full[linkId] = given[linkId] ?? (unasked ? 0 : (rest[linkId] ?? 0));
        }
        const end = scoreAnswers(of, full, NO_CONTEXT);
        if (open.possible !== null && end.total !== null) {
          expect(end.total).toBeGreaterThanOrEqual(open.possible.min);
          expect(end.total).toBeLessThanOrEqual(open.possible.max);
        }
        // What was said to fire for certain fires; what was neither fired nor listed as open does not.
        const fired = flagIds(end);
        for (const row of open.unjudged) if (row.certain) expect(fired).toContain(row.id);
        const byItem = flagIds(open).filter((flag) => !/missing|incomplete/.test(flag));
        const spoken = new Set([...byItem, ...open.unjudged.map((row) => row.id)]);
        if (open.total === null) for (const flag of fired) expect(spoken).toContain(flag);
      }),
      { numRuns: RUNS },
    );
  });

  test.each(forms)('%s %s: a higher answer never lowers the total (a reversed one never raises it)', (id, name) => {
    const of = form(id, name);
    const { scoring } = of.instrument;
    if (of.asked.length === 0) return;
    const reversed = 'reverse' in scoring ? (scoring.reverse ?? []) : [];
    const skip = 'skip' in scoring ? scoring.skip : undefined;
    fc.assert(
      fc.property(answersOf(of, false), fc.nat(), (answers, pick) => {
        const item = of.asked[pick % of.asked.length];
        if (item === undefined) return;
        const [, high] = spaceRange(item.answer);
        const value = answers[item.linkId] ?? 0;
        if (value >= high) return;
        const before = scoreAnswers(of, answers, NO_CONTEXT).total;
        const after = scoreAnswers(of, { ...answers, [item.linkId]: value + 1 }, NO_CONTEXT).total;
        if (before === null || after === null) return;
        if (reversed.includes(item.linkId)) expect(after).toBeLessThanOrEqual(before);
        else expect(after).toBeGreaterThanOrEqual(before);
        if (item.scored && scoring.method === 'sum' && skip === undefined) expect(Math.abs(after - before)).toBe(1);
      }),
      { numRuns: RUNS },
    );
  });

  test.each(forms)(
    '%s %s: leaving an answer out never gives a total where the full form gives none, and never a silent one',
    (id, name) => {
      const of = form(id, name);
      if (of.asked.length === 0) return;
      fc.assert(
        fc.property(answersOf(of, false), fc.nat(), (answers, pick) => {
          const item = of.asked[pick % of.asked.length];
          if (item === undefined || !item.scored) return;
          const result = scoreAnswers(of, { ...answers, [item.linkId]: null }, NO_CONTEXT);
          const excused = result.reasons.some(
            (reason) => reason.code === 'skipped-counts-zero' && reason.items.includes(item.linkId),
          );
          const alternative =
            'alternatives' in of.instrument.scoring && of.instrument.scoring.alternatives.flat().includes(item.linkId);
          const unasked = item.enableWhen !== undefined && answers[item.enableWhen.item] !== 1;
          if (excused || alternative || unasked) return;
          expect(result.complete).toBe(false);
          expect(result.missing).toContain(item.linkId);
        }),
        { numRuns: RUNS },
      );
    },
  );
});
