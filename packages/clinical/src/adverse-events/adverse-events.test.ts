import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findCode } from '../codes/index.ts';
import { instrumentById } from '../scales/index.ts';
import { sourceById } from '../sources/index.ts';
import { DAY_MS, type Instant, instant } from '../units/index.ts';
import { ADVERSE_EVENTS, adverseEvent, expectedWith, HARM_FACTS, SEDATION_BY_INSTRUMENT } from './events.ts';
import { GRADE_SOURCES, GRADED_EVENTS, GRADES, gradeBloodPressure, gradeHypoxaemia, gradeVomiting } from './grade.ts';
import { bladder, creep, type GivenDose, lifetimeDose, WATCH_EVIDENCE, WATCH_ITEMS, watch } from './long-term.ts';
import { tallyEvents } from './tally.ts';

const day = (n: number): Instant => instant(Math.round(n * DAY_MS));

describe('the list of events', () => {
  test('each has one key, and its codes are known ones', () => {
    expect(new Set(ADVERSE_EVENTS.map((row) => row.key)).size).toBe(ADVERSE_EVENTS.length);
    for (const { snomed, icd10 } of ADVERSE_EVENTS) {
      if (snomed !== null) expect(findCode('snomed-ct', snomed), snomed).not.toEqual([]);
      if (icd10 !== null) expect(findCode('icd-10-cm', icd10), icd10).not.toEqual([]);
    }
  });
  test('each expected frequency is a percentage with a source', () => {
    for (const { source, percent, withoutDrug } of ADVERSE_EVENTS.flatMap((row) => row.expected)) {
      expect(sourceById(source).what).not.toBe('');
      expect(percent).toBeGreaterThan(0);
      expect(percent).toBeLessThanOrEqual(100);
      if (withoutDrug !== null) expect(withoutDrug).toBeLessThanOrEqual(percent);
    }
    for (const fact of HARM_FACTS) expect(sourceById(fact.source).what).not.toBe('');
    for (const row of SEDATION_BY_INSTRUMENT) {
      expect(sourceById(row.source).what).not.toBe('');
      expect(row.low).toBeLessThanOrEqual(row.high);
    }
  });
  test.each([
    ['dissociation', 'esketamine-nasal', [41, 9]],
    ['dissociation', 'ketamine-iv', [35.6, null]],
    ['nausea', 'ketamine-iv', [13.3, null]],
    ['tachycardia', 'esketamine-nasal', [2, 0.5]],
    ['vertigo', 'ketamine-iv', undefined],
    ['nonsense', 'ketamine-iv', undefined],
  ] as const)('%s with %s', (key, product, expected) => {
    const [first] = expectedWith(key, product);
    expect(first && [first.percent, first.withoutDrug]).toEqual(expected);
  });
  test('an event that is not listed has no row', () => expect(adverseEvent('constructor')).toBeUndefined());

  const path = join(import.meta.dirname, '../../../../../shared/reference/clinical-protocol.md');
  const here = existsSync(path);
  if (!here) console.warn(`SKIPPED: adverse events are not compared with the reference: ${path} is not here`);
  test.runIf(here)('the frequencies of esketamine are those of h.1, every one', () => {
    const text = readFileSync(path, 'utf8');
    const table = text.slice(text.indexOf('### h.1'), text.indexOf('Others: hyperhidrosis'));
    const cells = [...table.matchAll(/\| ([a-zA-Z ]+?) \| ([\d.]+) \| ([\d.]+) (?=\|)/g)];
    const theirs = cells.map(([, , percent, without]) => `${Number(percent)}/${Number(without)}`);
    expect(theirs).toHaveLength(20);
    const ours = ADVERSE_EVENTS.flatMap((row) => row.expected)
      .filter((row) => row.product === 'esketamine-nasal')
      .map((row) => `${row.percent}/${row.withoutDrug}`);
    expect(ours.toSorted()).toEqual([...theirs, '4/2', '4/0', '3/1', '2/0.5'].toSorted());
  });
});

describe('grades', () => {
  test('there are five, and events with their own measure are listed events', () => {
    expect(GRADES.map((row) => row.grade)).toEqual([1, 2, 3, 4, 5]);
    for (const key of Object.keys(GRADED_EVENTS)) expect(adverseEvent(key), key).toBeDefined();
    for (const id of GRADE_SOURCES) expect(sourceById(id).id).toBe(id);
  });
  test.each([
    [119, 79, false, 0],
    [120, 79, false, 1],
    [119, 80, false, 1],
    [139, 89, false, 1],
    [140, 89, false, 2],
    [139, 90, false, 2],
    [159, 99, false, 2],
    [160, 70, false, 3],
    [110, 100, false, 3],
    [110, 60, true, 4],
    [null, null, true, 4],
    [160, null, false, 3],
    [null, 100, false, 3],
    [130, 85, null, 1],
  ])('pressure %s/%s, crisis %s: grade %d', (systolicMmHg, diastolicMmHg, crisis, grade) => {
    expect(gradeBloodPressure({ systolicMmHg, diastolicMmHg, crisis })).toEqual({ known: true, grade });
  });
  test.each([
    [null, null, false, 0, ['systolicMmHg', 'diastolicMmHg']],
    [150, null, false, 2, ['diastolicMmHg']],
    [null, 85, false, 1, ['systolicMmHg']],
    [170, 90, null, 3, ['crisis']],
    [170, null, null, 3, ['crisis']],
  ])('pressure %s/%s, crisis %s: at least %d, open %j', (systolicMmHg, diastolicMmHg, crisis, atLeast, missing) => {
    expect(gradeBloodPressure({ systolicMmHg, diastolicMmHg, crisis })).toEqual({ known: false, atLeast, missing });
  });
  test('leaving out a limb never grades lower', () => {
    const mmHg = fc.integer({ min: 60, max: 260 });
    fc.assert(
      fc.property(mmHg, mmHg, (systolicMmHg, diastolicMmHg) => {
        const full = gradeBloodPressure({ systolicMmHg, diastolicMmHg, crisis: false });
        const half = gradeBloodPressure({ systolicMmHg, diastolicMmHg: null, crisis: false });
        if (full.known && half.known) expect(half.grade).toBe(full.grade);
      }),
    );
  });
  test.each([
    [0, 0],
    [1, 1],
    [2, 1],
    [3, 2],
    [5, 2],
    [6, 3],
    [20, 3],
  ])('vomiting %d times: grade %d', (times, grade) => {
    expect(gradeVomiting(times, false)).toEqual({ known: true, grade });
    expect(gradeVomiting(times, true)).toEqual({ known: true, grade: 4 });
  });
  test('vomiting that nobody counted is not none', () => {
    expect(gradeVomiting(null, null)).toEqual({ known: false, atLeast: 0, missing: ['timesIn24h'] });
    expect(() => gradeVomiting(1.5, false)).toThrow(RangeError);
    expect(() => gradeVomiting(-1, false)).toThrow(RangeError);
  });
  test.each([
    [88, 'rest', false, { known: true, grade: 0 }],
    [87.9, 'rest', false, { known: true, grade: 3 }],
    [87, 'exertion', false, { known: true, grade: 2 }],
    [87, null, false, { known: false, atLeast: 2, missing: ['at'] }],
    [null, 'rest', false, { known: false, atLeast: 0, missing: ['spo2Percent'] }],
    [99, 'rest', true, { known: true, grade: 4 }],
  ] as const)('SpO2 %s at %s, airway %s', (spo2Percent, at, airwayInDanger, expected) => {
    expect(gradeHypoxaemia({ spo2Percent, at, airwayInDanger })).toEqual(expected);
  });
});

describe('a clinic’s tally', () => {
  const patient = (events: readonly string[], followed = true) => ({
    product: 'ketamine-iv' as const,
    events,
    followed,
  });
  test('over those who were followed, with the published figure beside', () => {
    const many = [
      ...Array.from({ length: 30 }, () => patient(['dissociation', 'nausea'])),
      ...Array.from({ length: 10 }, () => patient([])),
      ...Array.from({ length: 10 }, () => patient([], false)),
      { product: 'esketamine-nasal' as const, events: ['nausea'], followed: true },
    ];
    const [first, second] = tallyEvents(many, 'ketamine-iv');
    expect([first?.key, second?.key]).toEqual(['dissociation', 'nausea']);
    expect(first?.observed).toMatchObject({ events: 30, of: 40, cohort: 50, missingShare: 0.2 });
    expect(first).toMatchObject({ differs: true, expected: [{ percent: 35.6 }] });
  });
  test('an event counts even where follow-up was patchy; silence there does not', () => {
    const [row] = tallyEvents([patient(['fall'], false), patient([], false), patient([])], 'ketamine-iv');
    expect(row?.observed).toMatchObject({ events: 1, of: 2, cohort: 3 });
    expect(row).toMatchObject({ differs: null, expected: [] });
  });
  test('an unlisted event is tallied under its key', () => {
    expect(tallyEvents([patient(['other'])], 'ketamine-iv')).toMatchObject([{ key: 'other', event: null }]);
    expect(tallyEvents([], 'ketamine-iv')).toEqual([]);
  });
  test('the published figure inside the interval is no difference', () => {
    const half = Array.from({ length: 20 }, (_, index) => patient(index < 7 ? ['dissociation'] : []));
    expect(tallyEvents(half, 'ketamine-iv')[0]?.differs).toBe(false);
  });
});

describe('the long watch', () => {
  const facts = (more: Partial<Parameters<typeof watch>[0]> = {}) => ({
    now: day(400),
    phase: 'maintenance' as const,
    bipolar: false,
    lastDone: {},
    session: null,
    prescription: null,
    ...more,
  });
  const state = (id: string, more: Partial<Parameters<typeof watch>[0]>) =>
    watch(facts(more)).find((row) => row.item.id === id)?.state;

  test('items have sources, instruments and evidence that exist', () => {
    expect(new Set(WATCH_ITEMS.map((row) => row.id)).size).toBe(WATCH_ITEMS.length);
    for (const item of WATCH_ITEMS) {
      for (const id of item.sources) expect(sourceById(id).id).toBe(id);
      if (item.instrument !== null) expect(instrumentById(item.instrument)).toBeDefined();
      expect(WATCH_EVIDENCE.some((row) => row.risk === item.risk)).toBe(true);
    }
    for (const id of WATCH_EVIDENCE.flatMap((row) => row.sources)) expect(sourceById(id).id).toBe(id);
  });
  const three = 3 * 30.4375;
  test.each([
    ['urinalysis', 400 - three + 1, 'not-yet'],
    ['urinalysis', 400 - three, 'due'],
    ['urinalysis', 400 - three - 1, 'overdue'],
    ['liver-tests', 400 - three + 1, 'not-yet'],
    ['liver-tests', 400 - three - 1, 'due'],
    ['liver-tests', 400 - 2 * three, 'due'],
    ['liver-tests', 400 - 2 * three - 1, 'overdue'],
    ['cognition', 400 - 365, 'not-yet'],
    ['cognition', 400 - 366, 'overdue'],
    ['urinalysis', null, 'never-done'],
  ])('%s last done on day %s: %s', (id, last, expected) => {
    expect(state(id, last === null ? {} : { lastDone: { [id]: day(last) } })).toBe(expected);
  });
  test('with each session, and with each prescription', () => {
    expect(state('craving', { session: day(400) })).toBe('due');
    expect(state('craving', { session: day(400), lastDone: { craving: day(399) } })).toBe('due');
    expect(state('craving', { session: day(400), lastDone: { craving: day(400) } })).toBe('not-yet');
    expect(state('craving', {})).toBe('not-yet');
    expect(state('pdmp', { prescription: day(400) })).toBe('due');
    expect(state('pdmp', { session: day(400) })).toBe('not-yet');
  });
  test('what does not apply is left out; what may apply is not', () => {
    expect(state('mania-rating', { session: day(400) })).toBeUndefined();
    expect(state('mania-rating', { session: day(400), bipolar: true })).toBe('due');
    expect(state('mania-rating', { session: day(400), bipolar: null })).toBe('unknown');
    expect(state('liver-tests', { phase: 'induction' })).toBeUndefined();
    expect(state('liver-tests', { phase: null })).toBe('unknown');
    expect(state('liver-tests', { phase: null, lastDone: { 'liver-tests': day(399) } })).toBe('not-yet');
  });

  test.each([
    [{ haematuria: true, painDays: 0, frequencyDays: 0 }, 'stop-and-refer'],
    [{ haematuria: true, painDays: null, frequencyDays: null }, 'stop-and-refer'],
    [{ haematuria: false, painDays: 14, frequencyDays: 0 }, 'look-closer'],
    [{ haematuria: false, painDays: 15, frequencyDays: 0 }, 'stop-and-refer'],
    [{ haematuria: false, painDays: 0, frequencyDays: 14 }, 'look-closer'],
    [{ haematuria: false, painDays: 0, frequencyDays: 15 }, 'stop-and-refer'],
    [{ haematuria: false, painDays: 0, frequencyDays: 0 }, 'clear'],
    [{ haematuria: null, painDays: 0, frequencyDays: 0 }, 'unknown'],
    [{ haematuria: false, painDays: null, frequencyDays: 0 }, 'unknown'],
    [{ haematuria: null, painDays: 3, frequencyDays: 0 }, 'look-closer'],
  ] as const)('bladder %j: %s', (signs, verdict) => {
    const answer = bladder(signs);
    expect(answer.verdict).toBe(verdict);
    expect(answer.missing).toEqual(Object.entries(signs).flatMap(([name, value]) => (value === null ? [name] : [])));
  });
  test('not asking about a sign never clears it', () => {
    const rank = ['clear', 'unknown', 'look-closer', 'stop-and-refer'];
    const days = fc.integer({ min: 0, max: 40 });
    fc.assert(
      fc.property(fc.boolean(), days, days, (haematuria, painDays, frequencyDays) => {
        const full = { haematuria, painDays, frequencyDays };
        for (const name of ['haematuria', 'painDays', 'frequencyDays'] as const) {
          const less = bladder({ ...full, [name]: null });
          if (bladder(full).verdict === 'clear') expect(less.verdict).toBe('unknown');
          expect(rank.indexOf(less.verdict)).toBeGreaterThanOrEqual(1);
          expect(less.missing).toContain(name);
        }
      }),
    );
  });

  const dose = (at: number, mgPerKg: number | null): GivenDose => ({ at: day(at), mg: 40, mgPerKg });
  test('all that was given', () => {
    expect(lifetimeDose([dose(1, 0.5), dose(4, 0.5)])).toEqual({ count: 2, mg: 80 });
    expect(lifetimeDose([])).toEqual({ count: 0, mg: 0 });
    expect(() => lifetimeDose([{ at: day(1), mg: -1, mgPerKg: null }])).toThrow(RangeError);
    expect(() => lifetimeDose([{ at: day(1), mg: Number.NaN, mgPerKg: null }])).toThrow(RangeError);
  });
  const policy = { doses: 2, doseRise: 0.2, intervalFall: 0.25 };
  test.each<[string, readonly GivenDose[], readonly string[]]>([
    ['steady', [dose(0, 0.5), dose(28, 0.5), dose(56, 0.5), dose(84, 0.5), dose(112, 0.5)], []],
    ['a dose 20 % higher', [dose(0, 0.5), dose(28, 0.5), dose(56, 0.5), dose(84, 0.6), dose(112, 0.6)], ['dose']],
    ['a dose 18 % higher', [dose(0, 0.5), dose(28, 0.5), dose(56, 0.5), dose(84, 0.59), dose(112, 0.59)], []],
    ['28 days, then 21', [dose(0, 0.5), dose(28, 0.5), dose(56, 0.5), dose(77, 0.5), dose(98, 0.5)], ['interval']],
    ['28 days, then 22', [dose(0, 0.5), dose(28, 0.5), dose(56, 0.5), dose(78, 0.5), dose(100, 0.5)], []],
    [
      'both, in any order given',
      [dose(98, 0.7), dose(0, 0.5), dose(77, 0.7), dose(28, 0.5), dose(56, 0.5)],
      ['dose', 'interval'],
    ],
  ])('creep: %s', (_, doses, alert) => {
    expect(creep(doses, policy)).toMatchObject({ known: true, alert });
  });
  test('creep without a policy, with too few doses, or without weights is said, not guessed', () => {
    expect(creep([dose(0, 1)], null)).toEqual({ known: false, because: 'no-policy' });
    expect(creep([dose(0, 1), dose(1, 1), dose(2, 1), dose(3, 1)], policy)).toEqual({
      known: false,
      because: 'too-few-doses',
    });
    const unweighed = [dose(0, 0.5), dose(28, 0.5), dose(56, null), dose(84, 0.9), dose(112, 0.9)];
    expect(creep(unweighed, policy)).toMatchObject({ known: true, doseRise: null, alert: [] });
  });
});
