import { describe, expect, test } from 'vitest';
import { sourceById } from '../sources/index.ts';
import { DAY_MS, type Instant, instant } from '../units/index.ts';
import { NOT_REQUIRED, WORKUP, type WorkupFact, type WorkupMoment, workupDue } from './workup.ts';

const day = (n: number): Instant => instant(Math.round(n * DAY_MS));
const ALL = [...new Set(WORKUP.flatMap((row) => row.when))];
const every = (is: boolean) => Object.fromEntries(ALL.map((fact) => [fact, is])) as Record<WorkupFact, boolean>;
const done = Object.fromEntries(WORKUP.map((row) => [row.id, day(399)]));
const moment = (more: Partial<WorkupMoment> = {}): WorkupMoment => ({
  now: day(400),
  at: 'session',
  phase: 'maintenance',
  facts: every(false),
  lastDone: done,
  ...more,
});
const ids = (more: Partial<WorkupMoment>) =>
  workupDue(moment(more)).map(({ row, state }) => (state === 'due' ? row.id : `${row.id} ${state}`));

test('rows are named once and every source exists', () => {
  expect(new Set(WORKUP.map((row) => row.id)).size).toBe(WORKUP.length);
  for (const row of [...WORKUP, ...NOT_REQUIRED]) for (const id of row.sources) expect(sourceById(id).id).toBe(id);
  for (const row of WORKUP) {
    for (const ask of row.asks) for (const id of ask.sources) expect(row.sources).toContain(id);
    if (row.disputed) expect(row.asks.length).toBeGreaterThan(1);
  }
});

describe('what is due', () => {
  test('each session, when all else is fresh', () =>
    expect(ids({})).toEqual(['vitals-and-measures', 'history-and-consent']));
  test('with a prescription, and before a series', () => {
    expect(ids({ at: 'prescription' })).toEqual(['pdmp']);
    expect(ids({ at: 'series', facts: { ...every(false), 'can-be-pregnant': true } })).toEqual(['pregnancy-test']);
    expect(ids({ at: 'series' })).toEqual([]);
  });
  test('at intake everything that applies', () => {
    expect(ids({ at: 'intake', lastDone: {}, facts: every(true) })).toHaveLength(WORKUP.length - 1);
    expect(ids({ at: 'intake', lastDone: {} })).not.toContain('ecg');
    for (const fact of ['age-50-or-over', 'cardiac-history', 'qt-drugs', 'cardiovascular-risk', 'high-dose'] as const) {
      expect(ids({ at: 'intake', lastDone: {}, facts: { ...every(false), [fact]: true } })).toContain('ecg');
    }
  });
  test('what intake still owes is owed later too', () => {
    const { ecg: _, ...rest } = done;
    expect(ids({ lastDone: rest, facts: { ...every(false), 'qt-drugs': true } })).toContain('ecg');
  });
  const three = 3 * 30.4375;
  test.each([
    ['bladder-baseline', three - 1, undefined],
    ['bladder-baseline', three, 'bladder-baseline'],
    ['bladder-baseline', three + 1, 'bladder-baseline overdue'],
    ['liver-and-kidney', three + 1, 'liver-and-kidney'],
    ['liver-and-kidney', 2 * three, 'liver-and-kidney'],
    ['liver-and-kidney', 2 * three + 1, 'liver-and-kidney overdue'],
  ])('%s, %d days old', (id, age, expected) => {
    const found = ids({ lastDone: { ...done, [id]: day(400 - age) } }).find((entry) => entry.startsWith(id));
    expect(found).toBe(expected);
  });
  test('liver tests come round in maintenance, and where the phase is not known', () => {
    const old = { ...done, 'liver-and-kidney': day(200) };
    expect(ids({ phase: 'induction', lastDone: old })).not.toContain('liver-and-kidney overdue');
    expect(ids({ phase: null, lastDone: old })).toContain('liver-and-kidney overdue');
  });
  test('a fact that is not known excuses nothing, and is named', () => {
    const due = workupDue(moment({ at: 'intake', lastDone: {}, facts: { 'age-50-or-over': false } }));
    const ecg = due.find(({ row }) => row.id === 'ecg');
    expect(ecg).toMatchObject({
      state: 'unless',
      missing: ['cardiac-history', 'qt-drugs', 'cardiovascular-risk', 'high-dose'],
    });
    const known = workupDue(moment({ at: 'intake', lastDone: {} })).map(({ row }) => row.id);
    const open = workupDue(moment({ at: 'intake', lastDone: {}, facts: {} })).map(({ row }) => row.id);
    for (const id of known) expect(open).toContain(id);
  });
  test('imaging for aneurysms is never asked for', () => {
    expect(NOT_REQUIRED.map((row) => row.id)).toEqual(['aneurysm-imaging']);
    expect(WORKUP.some((row) => /aneurysm/.test(row.id))).toBe(false);
  });
});
