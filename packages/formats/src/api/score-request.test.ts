import { INSTRUMENTS } from '@keel/clinical/scales';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerScoreRequest } from './score-request.ts';

const paths = (input: unknown): readonly string[] => {
  const result = answerScoreRequest(input);
  return result.ok ? [] : result.issues.map((issue) => issue.path);
};
const answer = (input: unknown): Record<string, unknown> => {
  const result = answerScoreRequest(input);
  if (!result.ok) throw new Error(result.issues.map((issue) => `${issue.path}: ${issue.message}`).join('; '));
  return { ...result.answer };
};
const PHQ9 = Object.fromEntries(Array.from({ length: 9 }, (_, index) => [`phq9.${index + 1}`, 2]));

describe('what is wrong is named', () => {
  test.each([
    ['not an object', [1], ['request']],
    ['nothing', null, ['request']],
    ['empty', {}, ['instrument', 'answers']],
    ['no instrument', { answers: {} }, ['instrument']],
    ['unknown instrument', { instrument: 'phq', answers: {} }, ['instrument']],
    ['an id of the wrong type', { instrument: 9, answers: {} }, ['instrument']],
    ['inherited names are no instruments', { instrument: 'toString', answers: {} }, ['instrument']],
    ['no answers', { instrument: 'phq9' }, ['answers']],
    ['answers as a list', { instrument: 'phq9', answers: [1, 2] }, ['answers']],
    ['answers null', { instrument: 'phq9', answers: null }, ['answers']],
    ['both kinds at once', { instrument: 'phq9', answers: {}, baseline: 1 }, ['answers']],
    ['unknown field', { instrument: 'phq9', answers: {}, date: '2026-01-01' }, ['date']],
    ['unknown patient field', { instrument: 'phq9', answers: {}, patient: { name: 'x' } }, ['patient.name']],
    ['sex of another kind', { instrument: 'auditC', answers: {}, patient: { sex: 'M' } }, ['patient.sex']],
    ['negative age', { instrument: 'phq9', answers: {}, patient: { ageYears: -1 } }, ['patient.ageYears']],
    ['unknown linkId', { instrument: 'phq9', answers: { 'phq9.11': 1 } }, ['answers.phq9.11']],
    ['out of range', { instrument: 'phq9', answers: { 'phq9.1': 4 } }, ['answers.phq9.1']],
    ['between two options', { instrument: 'phq9', answers: { 'phq9.1': 1.5 } }, ['answers.phq9.1']],
    ['text', { instrument: 'phq9', answers: { 'phq9.1': '1' } }, ['answers.phq9.1']],
    ['truth', { instrument: 'cssrsScreener', answers: { 'cssrs.1': true } }, ['answers.cssrs.1']],
    [
      'two at once',
      { instrument: 'phq9', answers: { 'phq9.1': 4, 'phq9.2': -1 } },
      ['answers.phq9.1', 'answers.phq9.2'],
    ],
    ['unknown form', { instrument: 'phq9', answers: {}, form: 'short' }, ['form']],
    ['unknown bands', { instrument: 'hamD17', answers: {}, settings: { bandSet: 'x' } }, ['settings.bandSet']],
    [
      'a cut nobody uses',
      { instrument: 'madrs', answers: {}, settings: { remissionCut: 20 } },
      ['settings.remissionCut'],
    ],
    [
      'a cut where there is none',
      { instrument: 'pcl5', answers: {}, settings: { remissionCut: 5 } },
      ['settings.remissionCut'],
    ],
    ['no follow-up', { instrument: 'phq9', baseline: 12 }, ['followUp']],
    ['no baseline', { instrument: 'phq9', followUp: 12 }, ['baseline']],
    ['a total out of range', { instrument: 'phq9', baseline: 28, followUp: -1 }, ['baseline', 'followUp']],
    ['a total as text', { instrument: 'phq9', baseline: '12', followUp: 5 }, ['baseline']],
    ['a total of what has none', { instrument: 'bpiSf', baseline: 5, followUp: 3 }, ['baseline', 'followUp']],
    ['answers inside a change', { instrument: 'phq9', baseline: { 'phq9.1': 9 }, followUp: 5 }, ['baseline.phq9.1']],
    [
      'and deeper',
      { instrument: 'phq9', baseline: { answers: { 'phq9.1': 9 } }, followUp: 5 },
      ['baseline.answers.phq9.1'],
    ],
    ['a total with company', { instrument: 'phq9', baseline: { total: 9, date: 1 }, followUp: 5 }, ['baseline.date']],
  ])('%s', (_, input, expected) => {
    expect(paths(input)).toEqual(expected);
  });

  test('a message says what would be right, and repeats no long text', () => {
    const result = answerScoreRequest({ instrument: 'phq9', answers: { 'phq9.1': 'x'.repeat(500) } });
    const message = result.ok ? '' : (result.issues[0]?.message ?? '');
    expect(message).toMatch(/one of 0, 1, 2, 3/);
    expect(message.length).toBeLessThan(120);
  });

  test('answers named like parts of every object are refused like any other', () => {
    const input = JSON.parse('{"instrument":"phq9","answers":{"__proto__":1,"constructor":1}}') as unknown;
    expect(paths(input)).toEqual(['answers.__proto__', 'answers.constructor']);
  });
});

describe('a single form', () => {
  test('absent, null and left out are the same', () => {
    const { 'phq9.1': _, ...rest } = PHQ9;
    const absent = answer({ instrument: 'phq9', answers: rest });
    expect(absent).toMatchObject({ total: 18, prorated: true, complete: false });
    expect(answer({ instrument: 'phq9', answers: { ...rest, 'phq9.1': null }, patient: null, form: null })).toEqual(
      absent,
    );
  });
  test.each([
    ['male', 'negative'],
    ['female', 'positive'],
    ['other', 'positive'],
    ['unknown', 'positive'],
    [null, 'positive'],
  ])('auditC of 3 for %s is %s', (sex, band) => {
    const answers = { 'auditC.1': 1, 'auditC.2': 1, 'auditC.3': 1 };
    expect(answer({ instrument: 'auditC', answers, patient: { sex } })).toMatchObject({ total: 3, band });
  });
  test('what it answers is JSON through and through', () => {
    for (const { id } of INSTRUMENTS) {
      const result = answer({ instrument: id, answers: {} });
      expect(JSON.parse(JSON.stringify(result))).toEqual(result);
    }
  });
});

describe('a change', () => {
  test('by totals, by answers, or both', () => {
    const expected = { total: 5, change: -13, response: true, remission: false, mcid: true, band: 'mild' };
    expect(answer({ instrument: 'phq9', baseline: 18, followUp: 5 })).toMatchObject(expected);
    expect(answer({ instrument: 'phq9', baseline: PHQ9, followUp: { total: 5 } })).toMatchObject(expected);
    const judged = answer({ instrument: 'phq9', baseline: { answers: PHQ9 }, followUp: 5 });
    expect(judged).toMatchObject({ ...expected, baseline: { total: 18, complete: true } });
  });
  test('a rise is flagged against the previous score, and the baseline stands in for it', () => {
    const flags = (input: object) => (answer(input)['flags'] as { id: string }[]).map((flag) => flag.id);
    expect(flags({ instrument: 'phq9', baseline: 5, followUp: 10 })).toContain('phq9-worsening');
    expect(flags({ instrument: 'phq9', baseline: 5, followUp: 10, previous: 8 })).not.toContain('phq9-worsening');
    expect(flags({ instrument: 'phq9', baseline: 20, followUp: 10, previous: 5 })).toContain('phq9-worsening');
  });
  test('a baseline that is not there is missing, not zero', () => {
    const result = answer({ instrument: 'phq9', baseline: null, followUp: 10 });
    expect(result).toMatchObject({ change: null, response: null, deterioration: null });
  });
  test('dissociation that does not settle', () => {
    const request = { instrument: 'cadss', baseline: 2, followUp: 9, minutesSinceDose: 95 };
    expect(answer(request)).toMatchObject({
      flags: [{ id: 'cadss-unresolved' }],
      cutoffs: { 'present-trial-definition': true },
    });
  });
  test('remission by the cut the clinic chose', () => {
    const request = { instrument: 'madrs', baseline: 34, followUp: 12 };
    expect(answer(request)).toMatchObject({ remission: false, remissionCut: 10, remissionAlternative: true });
    expect(answer({ ...request, settings: { remissionCut: 12 } })).toMatchObject({ remission: true, remissionCut: 12 });
  });
});

test('whatever arrives is answered or refused by name, never thrown', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.jsonValue(),
        fc.record(
          {
            instrument: fc.oneof(fc.constantFrom(...INSTRUMENTS.map((row) => row.id)), fc.string()),
            answers: fc.oneof(
              fc.dictionary(fc.constantFrom('phq9.1', 'gad7.2', 'cssrs.6r', '__proto__', ''), fc.jsonValue()),
              fc.jsonValue(),
            ),
            baseline: fc.jsonValue(),
            followUp: fc.jsonValue(),
            form: fc.jsonValue(),
            patient: fc.jsonValue(),
            settings: fc.jsonValue(),
          },
          { requiredKeys: [] },
        ),
      ),
      (input) => {
        const result = answerScoreRequest(input);
        if (!result.ok) {
          expect(result.issues.length).toBeGreaterThan(0);
          for (const issue of result.issues) expect(issue.path).not.toBe('');
        }
      },
    ),
    { numRuns: process.env['KEEL_MEASURE'] ? 50_000 : 1_000 },
  );
});
