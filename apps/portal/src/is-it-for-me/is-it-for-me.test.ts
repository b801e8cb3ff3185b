import { ROUTES, SCREENING_RULES, STARTING_POLICY, screen } from '@keel/clinical/screening';
import {
  type Answers,
  ageOf,
  isOpen,
  medicinesOf,
  NONE,
  QUESTION_WORDS,
  QUESTIONS,
  type Question,
  requestOfAnswers,
  UNSURE,
} from '@keel/clinical/self-check';
import { instant } from '@keel/clinical/units';
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { LANGUAGES } from '../guide/index.ts';
import { carriedAnswers, carryAnswers, forgetAnswers } from './carried-answers.ts';
import { PAGE_WORDS } from './page-words.ts';
import { talkAbout } from './talk-about.ts';
import { ANY_TOPIC, topicWords } from './topic-words.ts';

const NOW = instant(1_772_366_400_000);
const every = QUESTIONS.flatMap((question) =>
  question.kind === 'one' || question.kind === 'many' ? question.options.map((option) => ({ question, option })) : [],
);
const rulesOf = (answers: Answers) => talkAbout(answers, NOW).topics.map(({ rule, weight }) => `${rule} ${weight}`);

/** Any way of filling the form. */
const anyAnswers: fc.Arbitrary<Answers> = fc.record(
  Object.fromEntries(
    QUESTIONS.map((question: Question) => [
      question.id,
      question.kind === 'number'
        ? fc.constantFrom<string[]>([], ['12'], ['40'], ['70'], ['abc'], ['999'])
        : question.kind === 'lines'
          ? fc.array(fc.constantFrom('lorazepam', 'sertraline', 'foobarin', 'phenelzine', NONE, ''), { maxLength: 4 })
          : fc.subarray([...question.options.map(({ id }) => id), NONE, UNSURE], {
              maxLength: question.kind === 'one' ? 1 : question.options.length + 2,
            }),
    ]),
  ),
);

describe('what an answer says to the rules', () => {
  test.each([
    ['heart', 'vessel', 'aneurysm-avm say-first'],
    ['heart', 'attack-new', 'mi-recent say-first'],
    ['heart', 'attack-year', 'mi-recent closer-look'],
    ['heart', 'pressure-high', 'htn-uncontrolled settle-first'],
    ['brain', 'bleed', 'ich-history say-first'],
    ['brain', 'stroke-new', 'stroke-tia say-first'],
    ['brain', 'stroke-old', 'stroke-tia closer-look'],
    ['brain', 'fits', 'seizure-disorder settle-first'],
    ['brain', 'fits-treated', 'seizure-disorder closer-look'],
    ['mind', 'voices', 'psychosis-active say-first'],
    ['mind', 'voices-past', 'psychosis-history closer-look'],
    ['mind', 'bipolar', 'bipolar-disorder closer-look'],
    ['substances', 'use-now', 'sud-active settle-first'],
    ['substances', 'use-past', 'sud-remission closer-look'],
    ['substances', 'ketamine-now', 'sud-ketamine say-first'],
    ['body', 'bladder-ketamine', 'cystitis-active say-first'],
    ['body', 'urine', 'cystitis-active settle-first'],
    ['body', 'liver', 'hepatic-severe say-first'],
    ['body', 'allergy', 'hypersensitivity say-first'],
    ['body', 'breastfeeding', 'breastfeeding settle-first'],
    ['pregnant', 'pregnant', 'pregnancy say-first'],
    ['pregnant', 'maybe', 'pregnancy-test-missing settle-first'],
    ['escort', 'nobody', 'escort-missing settle-first'],
  ])('%s: %s is %s', (question, option, topic) => {
    expect(rulesOf({ [question]: [option] })).toContain(topic);
  });
  test.each([
    ['17', ['age-under-18 say-first']],
    ['18', []],
    ['64', []],
    ['65', ['age-65-plus closer-look']],
    ['0', []],
    ['abc', []],
    ['', []],
  ])('the age %s', (age, topics) => {
    expect(rulesOf({ age: [age] })).toEqual(topics);
  });
  test('every answer is heard: it raises a topic, is listed as good to mention, calls for help, or says that all is well', () => {
    const wellOrContext = [
      'safe',
      'depression',
      'ptsd',
      'anxiety',
      'pain',
      'other',
      'no-drug',
      'one-drug',
      'two-drugs',
      'cannot',
      'somebody',
    ];
    for (const { question, option } of every) {
      const told = talkAbout({ [question.id]: [option.id] }, NOW);
      if (wellOrContext.includes(option.id)) expect(told.topics, option.id).toEqual([]);
      else
        expect(
          told.topics.length + told.mentions.length + told.crisis.size,
          `${question.id} ${option.id}`,
        ).toBeGreaterThan(0);
    }
  });
  test('the same rules as the clinic: what is raised here is what screening raises on the same request', () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        const flags = screen(requestOfAnswers(answers), STARTING_POLICY, NOW).flags.filter(
          ({ inputs }) => inputs.length > 0,
        );
        expect(new Set(talkAbout(answers, NOW).topics.map(({ rule }) => rule))).toEqual(
          new Set(flags.map(({ rule }) => rule)),
        );
      }),
      { numRuns: 60 },
    );
  });
});

describe('what was not answered', () => {
  test('is absent from the request and stands on the list as open', () => {
    expect(requestOfAnswers({})).toEqual({ patient: { context: {} } });
    expect(talkAbout({}, NOW).open).toEqual(QUESTIONS.map(({ id }) => id));
    expect(talkAbout({}, NOW).topics).toEqual([]);
  });
  test('"not sure" leaves a question open beside what was ticked', () => {
    const heart = QUESTIONS.find(({ id }) => id === 'heart')!;
    expect(isOpen(heart, { heart: ['rhythm', UNSURE] })).toBe(true);
    expect(rulesOf({ heart: ['rhythm', UNSURE] })).toContain('arrhythmia closer-look');
    expect(isOpen(heart, { heart: [NONE] })).toBe(false);
  });
  test('a history is "nothing" only when every part of it was answered', () => {
    const all = Object.fromEntries(['heart', 'brain', 'mind', 'substances', 'body'].map((id) => [id, [NONE]]));
    expect(requestOfAnswers(all).patient?.diagnoses).toEqual([]);
    expect(requestOfAnswers({ ...all, mind: [] }).patient?.diagnoses).toBeUndefined();
    expect(requestOfAnswers({ ...all, mind: [UNSURE] }).patient?.diagnoses).toBeUndefined();
  });
  test('no medicine is an answer, silence is none', () => {
    expect(medicinesOf({ medicines: [NONE] })).toEqual([]);
    expect(medicinesOf({ medicines: ['  '] })).toBeUndefined();
    expect(medicinesOf({ medicines: ['Zoloft, lorazepam\n aspirin '] })).toEqual(['Zoloft', 'lorazepam', 'aspirin']);
    expect(ageOf({ age: ['121'] })).toBeUndefined();
  });
  test('answering more never takes a crisis away', () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        for (const unsafe of ['thoughts', 'not-safe'])
          expect(talkAbout({ ...answers, safe: [unsafe] }, NOW).crisis.has('safety')).toBe(true);
        expect(talkAbout({ ...answers, now: ['chest'] }, NOW).crisis.has('emergency')).toBe(true);
      }),
      { numRuns: 30 },
    );
  });
});

describe.each(LANGUAGES)('words (%s)', (language) => {
  test('every question and every answer has them', () => {
    for (const question of QUESTIONS) {
      const words = QUESTION_WORDS[language][question.id];
      expect(words?.ask, question.id).toBeTruthy();
      if (question.kind === 'one' || question.kind === 'many')
        expect(Object.keys(words!.options).sort(), question.id).toEqual(question.options.map(({ id }) => id).sort());
    }
  });
  test('every rule that these answers can raise has them', () => {
    const medicines = [
      'lorazepam',
      'zolpidem',
      'oxycodone',
      'gabapentin',
      'alcohol',
      'Adderall',
      'phenelzine',
      'lamotrigine',
      'lithium',
      'quetiapine',
      'valproate',
      'sertraline',
      'clarithromycin',
      'ticlopidine',
      'carbamazepine',
      'naltrexone',
      'theophylline',
      'levothyroxine',
      'lisinopril',
      'memantine',
      'pseudoephedrine',
      'semaglutide',
      'insulin',
      'fluticasone',
      'phenobarbital',
      'foobarin',
    ];
    const raised = new Set(
      [
        ...every.flatMap(({ question, option }) => talkAbout({ [question.id]: [option.id] }, NOW).topics),
        ...talkAbout({ age: ['70'], medicines }, NOW).topics,
        ...talkAbout({ age: ['17'] }, NOW).topics,
      ].map(({ rule }) => rule),
    );
    expect(raised.size).toBeGreaterThan(60);
    for (const rule of raised) expect(topicWords(rule, language), rule).not.toBe(ANY_TOPIC[language]);
  });
  test('no line speaks a verdict on a person or tells anybody to stop a medicine', () => {
    const lines = [
      ...SCREENING_RULES.flatMap(({ id }) => topicWords(id, language)),
      JSON.stringify(PAGE_WORDS[language]),
      JSON.stringify(QUESTION_WORDS[language]),
    ];
    for (const line of lines) {
      expect(line).not.toMatch(
        /eligible|contraindicat|candidate|you (can|may) not have|no es apt|no apto|excluid|rechaz/i,
      );
      for (const sentence of line.split(/(?<=[.!?])\s/))
        if (/\b(stop|deje)\b/i.test(sentence)) expect(sentence).toMatch(/never|do not|nunca|\bno\b/i);
    }
  });
});

test('routes differ, the list does not depend on naming one', () => {
  expect(ROUTES.length).toBeGreaterThan(1);
  expect(requestOfAnswers({ heart: ['vessel'] }).routeConsidered).toBeUndefined();
});

describe('what is carried to sign-up', () => {
  const kept = new Map<string, string>();
  beforeEach(() => {
    kept.clear();
    (globalThis as unknown as { sessionStorage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> }).sessionStorage =
      {
        getItem: (key) => kept.get(key) ?? null,
        setItem: (key, value) => void kept.set(key, value),
        removeItem: (key) => void kept.delete(key),
      };
  });
  test('comes back as it was, with the clinic’s request, and is gone when forgotten', () => {
    expect(carriedAnswers()).toBeNull();
    expect(carryAnswers({ age: ['44'], heart: ['vessel'] }, 'es')).toBe(true);
    expect(carriedAnswers()).toEqual({
      answers: { age: ['44'], heart: ['vessel'] },
      request: requestOfAnswers({ age: ['44'], heart: ['vessel'] }),
      language: 'es',
    });
    forgetAnswers();
    expect(carriedAnswers()).toBeNull();
  });
  test.each([
    ['not JSON', '{'],
    ['another version', '{"version":9,"answers":{}}'],
    ['no answers', '{"version":1}'],
    ['nothing', 'null'],
    ['far too much', `{"version":1,"answers":{"age":["${'1'.repeat(30_000)}"]}}`],
  ])('%s is nothing', (_what, text) => {
    kept.set('keel-carried-answers', text);
    expect(carriedAnswers()).toBeNull();
  });
  test('what is no question is dropped, what is no text too', () => {
    kept.set(
      'keel-carried-answers',
      '{"version":1,"answers":{"age":[7,"44"],"evil":["x"],"heart":"vessel","__proto__":["x"]}}',
    );
    expect(carriedAnswers()?.answers).toEqual({ age: ['44'] });
  });
  test('a browser that keeps nothing says so', () => {
    (globalThis as unknown as { sessionStorage: unknown }).sessionStorage = {
      setItem: () => {
        throw new Error('full');
      },
    };
    expect(carryAnswers({}, 'en')).toBe(false);
  });
});
