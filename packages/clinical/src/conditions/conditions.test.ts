import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ICD_10_CM, SNOMED_CT } from '../codes/index.ts';
import { CONDITION_WORDS_ES } from './condition-words-es.ts';
import {
  CONDITION_WORDS,
  type DiagnosisEntry,
  ICD10_FAMILIES,
  readWords,
  recogniseCondition,
  SNOMED_CONCEPTS,
} from './index.ts';

const found = (entry: DiagnosisEntry) =>
  recogniseCondition(entry).findings.map(({ condition, status }) =>
    status === 'active' ? condition : `${condition}/${status}`,
  );
const icd = (code: string, more: Partial<DiagnosisEntry> = {}) => found({ system: 'ICD-10-CM', code, ...more });
const words = (display: string, more: Partial<DiagnosisEntry> = {}) => found({ display, ...more });

describe('codes', () => {
  test('no code is in two families, no concept in two rows', () => {
    for (const families of [ICD10_FAMILIES, SNOMED_CONCEPTS]) {
      const codes = families.flatMap((family) => family.codes.split(' '));
      expect(codes.filter((code, n) => codes.indexOf(code) !== n)).toEqual([]);
    }
  });

  // T codes other than an attempt say that some substance did harm, not which: they stay questions on purpose.
  test('every ICD-10-CM code of the terminology is known here, by a rule or as read by none', () => {
    const unknown = ICD_10_CM.filter(({ code }) => !/^T(?!14)/.test(code))
      .filter(({ code }) => recogniseCondition({ system: 'ICD-10-CM', code }).unread !== null)
      .map(({ code, display }) => `${code} ${display}`);
    expect(unknown).toEqual([]);
  });

  test('every SNOMED concept of a condition in the terminology is known here', () => {
    const unknown = SNOMED_CT.filter(
      ({ group, display }) => group !== 'reaction' && group !== 'procedure' && !display.endsWith('(substance)'),
    )
      .filter(({ code }) => recogniseCondition({ system: 'SNOMED-CT', code }).unread !== null)
      .map(({ code, display }) => `${code} ${display}`);
    expect(unknown).toEqual([]);
  });

  test.each([
    ['F33.2', ['no-rule']],
    ['f332', ['no-rule']],
    [' F33.3 ', ['psychosis']],
    ['F31.2', ['mania', 'psychosis', 'bipolar']],
    ['F31.76', ['bipolar/remission']],
    ['I71.43', ['aneurysm-avm']],
    ['I50.9', ['heart-failure']],
    ['I50.23', ['heart-failure-decompensated']],
    ['I25.2', ['mi-old/history']],
    ['G40.909', ['epilepsy']],
    ['G40.919', ['epilepsy-uncontrolled', 'epilepsy']],
    ['F10.20', ['sud']],
    ['F10.21', ['sud/remission']],
    ['F10.230', ['sud-intoxication', 'sud']],
    ['F10.231', ['delirium', 'sud-intoxication', 'sud']],
    ['F15.259', ['psychosis', 'sud']],
    ['F17.210', ['no-rule']],
    ['J45.909', ['lung-disease']],
    ['J45.901', ['lung-exacerbation', 'lung-disease']],
    ['K70.30', ['cirrhosis']],
    ['K70.31', ['liver-decompensated', 'cirrhosis']],
    ['N30.00', ['uti']],
    ['N30.11', ['cystitis', 'haematuria']],
    ['Z86.73', ['stroke-tia-old/history']],
    ['H40.1131', ['glaucoma']],
  ])('%s is %j', (code, conditions) => expect(icd(code)).toEqual(conditions));

  test('the longest family wins, whatever is written behind the code', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(
          ...ICD10_FAMILIES.flatMap((family) => family.codes.split(' ').map((code) => [code, family] as const)),
        ),
        ([code, family]) => {
          expect(recogniseCondition({ system: 'ICD-10-CM', code }).findings.map(({ condition }) => condition)).toEqual([
            ...family.is,
          ]);
        },
      ),
    );
  });

  test('a code of an unknown family is said to be unknown; a code of another system is not read as ICD', () => {
    expect(recogniseCondition({ system: 'ICD-10-CM', code: 'Q99.9' })).toMatchObject({
      findings: [],
      unread: 'unknown-code',
    });
    expect(recogniseCondition({ system: 'ICPC-2', code: 'F20' })).toMatchObject({
      findings: [],
      unread: 'unknown-code',
    });
    expect(recogniseCondition({})).toMatchObject({ findings: [], unread: 'empty' });
  });

  test.each([
    ['COPD; frobnitz', ['lung-disease'], ['frobnitz']],
    ['frobnitz; COPD\nblurgh twice a day', ['lung-disease'], ['frobnitz', 'blurgh twice a day']],
    ['HTN; poorly controlled', ['hypertension', 'hypertension-uncontrolled'], []],
    ['UTI; resolved', ['uti'], []],
    ['no aneurysm; COPD', ['lung-disease'], []],
  ])('a statement beside one that was read is asked about: %s', (display, conditions, parts) => {
    const read = recogniseCondition({ display });
    expect(read.unread).toBeNull();
    expect(read.unreadParts).toEqual(parts);
    expect(read.findings.map(({ condition }) => condition).sort()).toEqual(conditions);
  });

  test('without a system the shape of the code decides', () => {
    expect(found({ code: 'F20.9' })).toEqual(['schizophrenia-spectrum']);
    expect(found({ code: '58214004' })).toEqual(['schizophrenia-spectrum']);
    expect(found({ system: 'http://snomed.info/sct', code: '58214004' })).toEqual(['schizophrenia-spectrum']);
  });

  test('status: the entry’s own outranks its words, what a code states of itself outranks both', () => {
    expect(icd('F29', { status: 'remission' })).toEqual(['psychosis/remission']);
    expect(icd('F10.21', { status: 'active' })).toEqual(['sud/remission']);
    expect(words('history of psychosis')).toEqual(['psychosis/history']);
    expect(words('history of psychosis', { status: 'active' })).toEqual(['psychosis']);
    expect(words('alcohol use disorder, in remission', { status: 'active' })).toEqual(['sud/remission']);
    expect(icd('F29', { display: 'Psychosis, in remission' })).toEqual(['psychosis/remission']);
    expect(icd('F29', { display: 'Unspecified psychosis' })).toEqual(['psychosis']);
    expect(icd('F20.9', { status: 'ruled-out' })).toEqual([]);
    expect(recogniseCondition({ code: 'F20.9', status: 'ruled-out' }).unread).toBeNull();
  });

  test('words beside a code add what they name', () => {
    expect(icd('I50.22', { display: 'Chronic heart failure, NYHA III' })).toContain('heart-failure-decompensated');
    expect(icd('F16.20', { display: 'LSD dependence' })).not.toContain('sud-hallucinogen');
  });
});

describe('qualifiers', () => {
  const uncontrolled = (display: string) => words(display).includes('hypertension-uncontrolled');

  test.each([
    ['before it', 'uncontrolled arterial hypertension', true],
    ['after a comma', 'hypertension, poorly controlled', true],
    ['in brackets', 'HTN (uncontrolled)', true],
    ['misspelt', 'hypertension poorly controled', true],
    ['of the one before an "and"', 'hypertension uncontrolled and diabetes', true],
    ['of the one after an "and"', 'diabetes and uncontrolled HTN and asthma', true],
    ['of another one after it', 'hypertension and uncontrolled diabetes', false],
    ['of another one before it', 'uncontrolled diabetes and hypertension', false],
    ['of another one in a list', 'hypertension, uncontrolled diabetes', false],
    ['of another one, joined by "or"', 'hypertension or uncontrolled diabetes', false],
    ['of another one, joined by "plus"', 'hypertension plus uncontrolled diabetes', false],
    ['of another one, in Spanish', 'hipertension y diabetes no controlada', false],
    ['that is denied', 'hypertension, never uncontrolled', false],
    ['that says the contrary', 'hypertension, well controlled', false],
  ])('%s: %s', (_where, display, expected) => expect(uncontrolled(display)).toBe(expected));

  test('a slip in a word of seven letters is read, in one of six it is not', () => {
    expect(words('siezure')).toContain('seizure');
    expect(words('bipoler')).toEqual(['bipolar']);
    expect(readWords('strike').unread).toBe(true);
  });

  test('two letters that nobody knows are unread, not nothing', () => {
    expect(readWords('QX')).toMatchObject({ mentions: [], unread: true });
    expect(readWords('no')).toMatchObject({ unread: false, nothing: true });
  });
});

describe('words', () => {
  test('each phrase of each row is read as that row', () => {
    for (const { is, words: phrases } of [...CONDITION_WORDS, ...CONDITION_WORDS_ES])
      for (const phrase of phrases.split('|')) {
        const { mentions } = readWords(phrase);
        expect(
          mentions.flatMap((mention) => mention.is),
          phrase,
        ).toEqual(expect.arrayContaining([...is]));
        expect(
          mentions.every(({ denied }) => !denied),
          phrase,
        ).toBe(true);
      }
  });

  test('no phrase stands in two rows', () => {
    const phrases = [...CONDITION_WORDS, ...CONDITION_WORDS_ES].flatMap(({ words: list }) => list.split('|'));
    expect(phrases.filter((phrase, n) => phrases.indexOf(phrase) !== n)).toEqual([]);
  });

  test.each([
    'no history of aneurysm',
    'denies psychosis',
    'without psychotic features',
    'Major depressive disorder without psychotic features, no mania',
    'negative for psychosis',
    'never had a seizure',
    'No aneurysm, AVM, or stroke',
    'denies chest pain, dyspnea or syncope',
    'aneurysm: none',
    'aneurysm ruled out',
    'aneurysm was excluded',
    'stroke - denied',
    'no known glaucoma',
    'does not have epilepsy',
    'family history of bipolar disorder',
    'mother had schizophrenia',
    'FH: aneurysm',
    'screening for abdominal aortic aneurysm',
    'no evidence of cirrhosis',
    'psychosis not present',
  ])('"%s" names nothing that is present', (text) => {
    const present = recogniseCondition({ display: text }).findings.filter(({ condition }) => condition !== 'no-rule');
    expect(present).toEqual([]);
    expect(recogniseCondition({ display: text }).unread === 'negated' || text.startsWith('Major')).toBe(true);
  });

  test.each([
    ['no psychosis, current mania', ['mania', 'bipolar']],
    ['denies chest pain but has shortness of breath', ['dyspnoea']],
    ['no stroke; aortic aneurysm', ['aneurysm-avm']],
    ['not only depression: schizophrenia', null],
    ['possible aortic aneurysm', ['aneurysm-avm']],
    ['schizophrena', ['schizophrenia-spectrum']],
    ['cerebral anuerysm', ['aneurysm-avm']],
    ['hypotension', ['no-rule']],
    ['ocular hypertension', ['glaucoma']],
    ['hypothyroidism', ['no-rule']],
    ['opioid use disorder, severe, in sustained remission', ['sud/remission']],
    ['aortic aneurysm s/p repair', ['aneurysm-avm']],
    ['childhood asthma', ['lung-disease/history']],
    ['CROHN’S DISEASE', ['no-rule']],
  ] as const)('"%s" is %j', (text, conditions) => {
    if (conditions === null) expect(words(text).length).toBeLessThan(3);
    else expect(words(text)).toEqual([...conditions]);
  });

  test('what no row knows is unread, not absent', () => {
    expect(recogniseCondition({ display: 'Brugmansia wheal' })).toMatchObject({
      findings: [],
      unread: 'unknown-words',
    });
    expect(readWords('none').nothing).toBe(true);
    expect(readWords('strange humming').unread).toBe(true);
  });

  test('no text makes it throw', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 120 }), (text) => {
        readWords(text);
        recogniseCondition({ display: text, code: text });
      }),
      { numRuns: process.env['KEEL_MEASURE'] ? 50_000 : 1_000 },
    );
  });
});
