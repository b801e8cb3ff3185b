import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SOURCE_ROWS } from '../sources/index.ts';
import { isSuicideTask, taskKind } from '../tasks/index.ts';
import { addMinutes, instant, minutesBetween } from '../units/index.ts';
import {
  CALL_ADVICE,
  CALL_NEEDS,
  CALL_OUTCOMES,
  CALL_RULES,
  CALL_STEPS,
  CALL_TOPICS,
  type Call,
  type CallFact,
  type CallOutcome,
  type CallTopic,
  gravest,
  judgeCall,
  missingSteps,
  RED_FLAGS,
  readCalls,
  stepsOf,
  tasksAfter,
  tasksDuring,
  unaskedFlags,
} from './index.ts';

const NOW = instant(1_772_550_000_000);
const SCREENER = ['cssrs.1', 'cssrs.2', 'cssrs.3', 'cssrs.4', 'cssrs.5', 'cssrs.6', 'cssrs.6r'];

function callOf(topic: CallTopic, answers: Readonly<Record<string, string | boolean>> = {}): Call {
  const facts: CallFact[] = [
    {
      kind: 'call-opened',
      at: NOW,
      by: 'n',
      body: { call: 'k', topic, direction: 'in', caller: 'patient' },
    },
    ...Object.entries(answers).map(
      ([step, value], index): CallFact => ({
        kind: 'call-answered',
        at: addMinutes(NOW, index + 1),
        by: 'n',
        body: { call: 'k', step, value },
      }),
    ),
  ];
  return readCalls(facts)[0]!;
}
const end = (outcome: CallOutcome, more: object = {}) => ({ call: 'k', outcome, advice: [], ...more });
const kinds = (tasks: readonly { kind: string }[]): string[] => tasks.map(({ kind }) => kind).toSorted();

/** A screener asked to its end; the rest of the path answered as mildly as it can be. */
const ASKED = {
  where: '12 Elm',
  'call-back': '303 555 0101',
  'with-whom': 'adult',
  means: 'none-near',
  'cssrs.1': false,
  'cssrs.2': false,
  'cssrs.6': false,
};

describe('what the answers of a suicidal call ask for', () => {
  test.each([
    [{ means: 'done' }, 'call-means-done', 'emergency'],
    [{ means: 'in-hand' }, 'call-means-in-hand', 'emergency'],
    [{ 'cssrs.4': true, 'with-whom': 'alone' }, 'call-intent-alone', 'emergency'],
    [{ 'cssrs.5': true, means: 'near' }, 'call-intent-alone', 'emergency'],
    [{ 'cssrs.4': true, 'with-whom': 'adult' }, 'call-cssrs-high', 'clinician-now'],
    [{ 'cssrs.6': true, 'cssrs.6r': true }, 'call-cssrs-high', 'clinician-now'],
    [{ 'cssrs.2': true, 'cssrs.3': true }, 'call-cssrs-moderate', 'today'],
    [{ 'cssrs.1': true }, 'call-cssrs-low', 'today'],
    [{ 'with-whom': 'alone', means: 'near' }, null, 'routine'],
  ] as const)('%o: %s, %s', (answers, rule, need) => {
    const findings = judgeCall(callOf('suicidal', answers));
    expect(gravest(findings)).toBe(need);
    expect(findings[0]?.rule ?? null).toBe(rule);
  });

  test('one more answer never makes it milder, whatever is left out or comes first', () => {
    const one = fc.constantFrom<readonly [string, string | boolean]>(
      ...SCREENER.map((step) => [step, true] as const),
      ['means', 'done'],
      ['means', 'in-hand'],
      ...RED_FLAGS.map(({ id }) => [id, true] as const),
    );
    fc.assert(
      fc.property(fc.uniqueArray(one, { selector: ([step]) => step, maxLength: 8 }), one, (before, more) => {
        fc.pre(!before.some(([step]) => step === more[0]));
        const rank = (answers: readonly (readonly [string, string | boolean])[]) =>
          CALL_NEEDS.indexOf(gravest(judgeCall(callOf('suicidal', Object.fromEntries(answers)))));
        expect(rank([...before, more])).toBeLessThanOrEqual(rank(before));
      }),
    );
  });

  test('where, a number, who is there, the means and the whole screener must be asked; blank is not "no"', () => {
    expect(missingSteps(callOf('suicidal')).map(({ id }) => id)).toEqual([
      'where',
      'call-back',
      'with-whom',
      'means',
      'cssrs',
    ]);
    expect(missingSteps(callOf('suicidal', ASKED))).toEqual([]);
    const { 'cssrs.6': _, ...unfinished } = ASKED;
    expect(missingSteps(callOf('suicidal', unfinished)).map(({ id }) => id)).toEqual(['cssrs']);
  });

  test('location and number come before everything else', () => {
    expect(
      stepsOf('suicidal')
        .slice(0, 2)
        .map(({ id }) => id),
    ).toEqual(['where', 'call-back']);
  });
});

describe('what a call leaves to do', () => {
  test('grave answers open their task while the caller is still on the line', () => {
    expect(kinds(tasksDuring(callOf('suicidal', { 'cssrs.4': true }), NOW))).toEqual(['suicide-assess-now']);
    expect(kinds(tasksDuring(callOf('after-visit', { 'flag-chest-pain': true }), NOW))).toEqual(['call-red-flag']);
    expect(kinds(tasksDuring(callOf('after-visit', { 'flag-suicide': true }), NOW))).toEqual(['suicide-assess-now']);
    expect(kinds(tasksDuring(callOf('cannot-come', { mood: 'thoughts' }), NOW))).toEqual(['suicide-assess-now']);
    expect(tasksDuring(callOf('suicidal', ASKED), NOW)).toEqual([]);
  });

  test.each([
    ['suicidal', ASKED, 'safe-for-now', ['call-follow-suicide', 'suicide-tell-clinician']],
    ['suicidal', { ...ASKED, 'cssrs.1': true }, 'safe-for-now', ['call-follow-suicide', 'suicide-assess-today']],
    ['suicidal', { ...ASKED, means: 'done' }, 'emergency-sent', ['call-follow-suicide', 'suicide-assess-now']],
    ['suicidal', {}, 'safe-for-now', ['call-follow-suicide', 'suicide-assess-now']],
    ['suicidal', ASKED, 'line-lost', ['call-line-lost', 'suicide-tell-clinician']],
    ['suicidal', {}, 'wrong-number', []],
    ['after-visit', { 'flag-vomiting': true }, 'advised', ['call-follow', 'call-look-today']],
    ['after-visit', { 'flag-chest-pain': true }, 'emergency-sent', ['call-follow', 'call-red-flag']],
    ['after-visit', {}, 'line-lost', ['call-broken-line', 'call-look-today']],
    [
      'after-visit',
      Object.fromEntries(RED_FLAGS.map(({ id }) => [id, false])),
      'advised',
      ['call-follow', 'call-look'],
    ],
    ['cannot-come', { mood: 'as-usual' }, 'message-taken', ['call-rebook']],
    ['cannot-come', { mood: 'worse' }, 'answered', ['suicide-tell-clinician']],
    ['escort', {}, 'message-taken', ['call-escort']],
    ['pharmacy', {}, 'message-taken', ['call-pharmacy']],
    ['question', {}, 'answered', []],
    ['question', {}, 'message-taken', ['call-question']],
  ] as const)('%s %o, %s', (topic, answers, outcome, wanted) => {
    expect(kinds(tasksAfter(callOf(topic, answers), end(outcome), NOW))).toEqual(wanted);
  });

  test('every guided call that reached somebody ends with somebody who looks, and a call that is owed', () => {
    const outcomes = CALL_OUTCOMES.filter((outcome) => outcome !== 'wrong-number');
    const steps = [...SCREENER, ...RED_FLAGS.map(({ id }) => id)];
    fc.assert(
      fc.property(
        fc.constantFrom<CallTopic>('suicidal', 'after-visit'),
        fc.constantFrom(...outcomes),
        fc.dictionary(fc.constantFrom(...steps), fc.boolean(), { maxKeys: 12 }),
        (topic, outcome, answers) => {
          const tasks = tasksAfter(callOf(topic, answers), end(outcome), NOW);
          expect(tasks.length).toBeGreaterThanOrEqual(2);
          for (const { kind, dueAt } of tasks) {
            expect(taskKind(kind), kind).toBeDefined();
            expect(dueAt).toBeGreaterThanOrEqual(NOW);
          }
          if (topic === 'suicidal') expect(tasks.every(({ kind }) => isSuicideTask(kind))).toBe(true);
          expect(tasks.some(({ dueAt }) => minutesBetween(NOW, dueAt) <= 24 * 60)).toBe(true);
        },
      ),
    );
  });

  test('the next call is when the clinician says, and never put off where the line broke', () => {
    const nextCallAt = addMinutes(NOW, 90);
    const due = (outcome: CallOutcome) =>
      tasksAfter(callOf('suicidal', ASKED), end(outcome, { nextCallAt }), NOW).at(-1)!.dueAt;
    expect(due('safe-for-now')).toBe(nextCallAt);
    expect(due('line-lost')).toBe(NOW);
  });

  test('who is named owns what follows', () => {
    const tasks = tasksAfter(callOf('suicidal', ASKED), end('safe-for-now', { owner: 'okafor' }), NOW);
    expect(tasks.map(({ owner }) => owner)).toEqual(['okafor', 'okafor']);
  });
});

describe('reading calls', () => {
  test('in whatever order the facts arrive', () => {
    const facts: CallFact[] = [
      {
        kind: 'call-opened',
        at: NOW,
        by: 'n',
        body: { call: 'k', topic: 'question', direction: 'in', caller: 'patient' },
      },
      { kind: 'call-answered', at: addMinutes(NOW, 1), by: 'n', body: { call: 'k', step: 'said', value: 'first' } },
      { kind: 'call-turned', at: addMinutes(NOW, 2), by: 'n', body: { call: 'k', topic: 'suicidal' } },
      { kind: 'call-answered', at: addMinutes(NOW, 3), by: 'n', body: { call: 'k', step: 'said', value: 'second' } },
      { kind: 'call-ended', at: addMinutes(NOW, 4), by: 'm', body: { call: 'k', outcome: 'comes-in', advice: [] } },
    ];
    fc.assert(
      fc.property(fc.shuffledSubarray(facts, { minLength: facts.length }), (shuffled) => {
        const [call] = readCalls(shuffled);
        expect(call!.topic).toBe('suicidal');
        expect(call!.answers.get('said')?.value).toBe('second');
        expect(call!.said).toHaveLength(2);
        expect(call!.ended).toMatchObject({ outcome: 'comes-in', by: 'm' });
      }),
    );
  });

  test('an answer whose opening has not arrived belongs to no call yet', () => {
    expect(
      readCalls([{ kind: 'call-answered', at: NOW, by: 'n', body: { call: 'k', step: 'said', value: 'x' } }]),
    ).toEqual([]);
  });

  test('a red flag that nobody asked about is not a "no"', () => {
    expect(unaskedFlags(callOf('after-visit', { 'flag-chest-pain': false }))).toHaveLength(RED_FLAGS.length - 1);
  });
});

test('every row has a source that is known, an id of its own, and every topic its steps', () => {
  const known = new Set<string>(SOURCE_ROWS.map(({ id }) => id));
  const rows = [...CALL_STEPS, ...RED_FLAGS, ...CALL_ADVICE, ...CALL_RULES.map((row) => ({ ...row, id: row.rule }))];
  for (const { id, sources } of rows) {
    expect(sources.length, id).toBeGreaterThan(0);
    for (const source of sources) expect(known.has(source), `${id} ${source}`).toBe(true);
  }
  expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
  for (const topic of CALL_TOPICS) expect(stepsOf(topic).length).toBeGreaterThan(0);
});
