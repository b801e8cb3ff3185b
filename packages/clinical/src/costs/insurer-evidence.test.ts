import { describe, expect, test } from 'vitest';
import { type LocalDate, type PatientCommand, type PatientState, patientFold, readPatient } from '../patient/index.ts';
import { depressed, personAfter } from './costs.fixture.ts';
import { compareInsurers, insurerEvidence } from './index.ts';

const TODAY = '2026-06-01' as LocalDate;
type Said = readonly [PatientCommand['kind'] | 'intake-answered', object];
const trials = (...list: readonly object[]): Said => [
  'intake-answered',
  { question: 'trials', answer: { kind: 'trials', trials: list }, form: '1', language: 'en' },
];
/** What a patient answered, as it stands in the record. */
const answered = (state: PatientState, body: object): PatientState =>
  patientFold.evolve(state, {
    ...state.events.at(-1)!,
    kind: 'intake-answered',
    version: 1,
    command: `i${state.seq}`,
    seq: state.seq + 1,
    body,
  });
const result = (item: string, more: object): Said => ['record-result', { item, ...more }];
const after = (...said: readonly Said[]): PatientState =>
  said.reduce(
    (state, [kind, body]) => (kind === 'intake-answered' ? answered(state, body) : personAfter(state, kind, body)),
    depressed(),
  );
const found = (...said: readonly Said[]) => insurerEvidence(readPatient(after(...said)), TODAY);
const evidence = (...said: readonly Said[]) => found(...said).evidence;

const sertraline = { medicine: 'sertraline', mgPerDay: 100, weeks: 8, helped: 'no' };
const zoloft = { medicine: 'Zoloft 50 mg', weeks: 4 };
const venlafaxine = { medicine: 'venlafaxine' };
const unreadable = { medicine: 'the small white one' };

describe('two antidepressants', () => {
  test.each([
    ['two drugs, however long', [sertraline, venlafaxine], true],
    ['one drug under two names', [sertraline, zoloft], false],
    ['one, and a name nobody can read', [sertraline, unreadable], undefined],
    ['one, and a kind of drug', [sertraline, { medicine: 'SSRI' }], undefined],
    ['one, and what is no antidepressant', [sertraline, { medicine: 'ibuprofen' }], false],
    ['none', [], false],
  ])('%s: %#', (_name, list, expected) => {
    const answer = evidence(trials(...list));
    expect(answer.antidepressants).toBe(expected);
    expect(answer.trials).toBe(expected === false ? false : undefined);
  });
  test('are not answered by nobody', () => expect(evidence()).not.toHaveProperty('antidepressants'));
  test.each([
    [{ reads: 'normal', value: 2 }, true],
    [{ reads: 'normal', value: 1 }, undefined],
    [{ reads: 'unclear', value: 3 }, undefined],
  ])('found by a clinician as %o: %s', (more, expected) =>
    expect(evidence(result('antidepressant-trials', more)).antidepressants).toBe(expected),
  );
  test('answer the plans that count, and leave open those that ask for more', () => {
    const facts = { ageYears: 40, phq9: 20, madrs: null, diagnoses: ['F33.2'] };
    const standing = (id: string) =>
      compareInsurers({ ...facts, ...found(trials(sertraline, venlafaxine)) })
        .find(({ path }) => path.id === id)!
        .criteria.find(({ criterion }) => criterion.id === 'antidepressants' || criterion.id === 'trials')?.standing;
    expect(['bcbs-nd', 'qualchoice', 'cigna', 'carefirst', 'triple-s'].map(standing)).toEqual([
      'met',
      'met',
      'missing',
      'missing',
      'missing',
    ]);
  });
});

const conditions = (...list: readonly object[]): Said => ['list-conditions', { conditions: list }];
const F33 = { system: 'ICD-10-CM', code: 'F33.2', words: 'depression', status: 'active' };
const told = (question: string, answer: object): Said => [
  'intake-answered',
  { question, answer, form: '1', language: 'en' },
];
const never = { kind: 'one', value: 'never' };
const NEVER = [told('drug-problem', never), told('ketamine-misuse', never)];
describe('no use disorder that is not treated, where the patient says that there never was one', () => {
  test.each([
    ['none on the list', [F33], true],
    ['one that is active', [F33, { ...F33, code: 'F10.20' }], undefined],
    ['one in remission', [F33, { ...F33, code: 'F11.21', status: 'remission' }], undefined],
    ['tobacco', [F33, { ...F33, code: 'F17.210' }], true],
    ['one that was ruled out', [F33, { ...F33, code: 'F10.20', status: 'ruled-out' }], true],
    ['something in words', [F33, { system: 'words', words: 'drinks', status: 'active' }], undefined],
  ])('%s: %#', (_name, list, expected) => expect(evidence(conditions(...list), ...NEVER).substance).toBe(expected));
});

describe('a list without a use disorder, and the patient', () => {
  test.each([
    ['was not asked', [], undefined],
    ['was asked about ketamine alone', [told('ketamine-misuse', never)], undefined],
    ['has one now', [...NEVER, told('drug-problem', { kind: 'one', value: 'now' })], undefined],
    ['had one', [...NEVER, told('drug-problem', { kind: 'one', value: 'past' })], undefined],
    ['misuses ketamine', [...NEVER, told('ketamine-misuse', { kind: 'one', value: 'now' })], undefined],
    ['does not know', [...NEVER, told('drug-problem', { kind: 'unknown' })], undefined],
    [
      'has a drug screen that found something',
      [...NEVER, result('urine-drug-screen', { reads: 'abnormal', words: 'cocaine' })],
      undefined,
    ],
    ['has one that found nothing', [...NEVER, result('urine-drug-screen', { reads: 'normal' })], true],
    ['never had one', NEVER, true],
  ] as const)('%s: %#', (_who, said, expected) => expect(evidence(conditions(F33), ...said).substance).toBe(expected));
});

describe('together with an antidepressant by mouth', () => {
  const medicines = (...list: readonly object[]): Said => ['list-medicines', { medicines: list }];
  test.each([
    ['one is taken', [{ name: 'sertraline' }], true],
    ['one by a patch', [{ name: 'Emsam patch' }], false],
    ['it was stopped', [{ name: 'sertraline', stopped: '2026-05-01' }], false],
    ['none', [], false],
    ['another medicine', [{ name: 'ibuprofen' }], false],
    ['a name nobody can read', [{ name: 'the small white one' }], undefined],
  ])('%s: %#', (_name, list, expected) => expect(evidence(medicines(...list)).oral).toBe(expected));
});

test('that the monitoring programme was looked at', () => {
  expect(evidence().pdmp).toBeUndefined();
  expect(evidence(result('pdmp', { reads: 'normal' })).pdmp).toBe(true);
});

test('who prescribes, and what was added, is not on record: nobody is said to lack it', () => {
  const all = evidence(trials(sertraline, venlafaxine), conditions(F33), result('pdmp', { reads: 'normal' }));
  for (const key of ['prescriber', 'augmentation', 'trials']) expect(all).not.toHaveProperty(key);
});

test('every answer has the time at which the record was told it', () => {
  const { evidence: answers, at } = found(
    trials(sertraline),
    conditions(F33),
    ...NEVER,
    result('pdmp', { reads: 'normal' }),
  );
  expect(Object.keys(at).sort()).toEqual(Object.keys(answers).sort());
  for (const when of Object.values(at)) expect(when).toBeGreaterThan(0);
});
