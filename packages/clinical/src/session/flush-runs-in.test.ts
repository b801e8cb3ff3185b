import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readPatient } from '../patient/index.ts';
import { dueItems } from './due-items.ts';
import { allOf, deliveredUnder, doseTotals, readSession, releaseAssessment, type Scenario } from './index.ts';
import { after, at, until, withBody } from './told.fixture.ts';

const iv: Scenario = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../../scenarios/session/iv-infusion.json'), 'utf8'),
);

/** 15 mL of line, primed with saline, full of 0.7 mg/mL at the stop in minute 40; nothing flushed yet. */
const stopped = () =>
  until(iv, 40, (step) =>
    step.kind === 'flush-line'
      ? null
      : withBody('start-infusion', { line: { primedWith: 'saline', volumeMl: 15 } })(step),
  );
/** 20 mL at 24 mL/h, begun in minute 41: in after 50 minutes, in minute 91. */
const slow = { infusion: '1', volumeMl: 20, mlPerHour: 24 };
const flushed = (body: object = slow) => after(stopped(), 'flush-line', body, 41);
type Told = ReturnType<typeof flushed>;
const given = (told: Told, minute: number) => doseTotals(readSession(told.session), at(minute)).deliveredMg;
const release = (told: Told, minute: number) => releaseAssessment(readSession(told.session), told.policy, at(minute));
const criterion = (told: Told, minute: number) =>
  release(told, minute).criteria.find((row) => row.criterion === 'dose-ended');
const flags = (told: Told) => allOf(readSession(told.session), 'line-flushed')[0]!.body.flags.map(({ rule }) => rule);

describe('what a slow flush brings in is in the patient when it has run in', () => {
  test('the total grows with it', () => {
    const before = given(flushed(), 41);
    expect(given(flushed(), 46)).toBeCloseTo(before + 1.4, 6);
    expect(given(flushed(), 91)).toBeCloseTo(before + 10.5, 6);
  });

  test('the dose has ended when it is in, and the observation counts from there', () => {
    const told = flushed();
    expect(readSession(told.session).lastDoseEndedAt).toBe(at(91));
    expect(criterion(told, 60)).toMatchObject({ state: 'not-met', evidence: 'the flush is still running in' });
    expect(criterion(told, 91)).toMatchObject({ state: 'met' });
    const { clock } = release(told, 61);
    expect(clock).toMatchObject({ kind: 'running', startedAt: at(91), elapsedMinutes: 0 });
    expect(clock.remainingMs).toBe(clock.until! - at(61));
    expect(clock.until).toBe(at(91 + clock.requiredMinutes));
  });

  test('it is not asked for while it runs, and again when it was too little', () => {
    const asked = (told: Told, minute: number) =>
      dueItems(readSession(told.session), told.policy, at(minute)).some(({ what }) => what === 'flush-line');
    expect(asked(stopped(), 41)).toBe(true);
    expect(asked(flushed(), 60)).toBe(false);
    expect(asked(flushed(), 92)).toBe(false);
    const little = flushed({ ...slow, volumeMl: 10 });
    expect(asked(little, 60)).toBe(false);
    expect(asked(little, 67)).toBe(true);
  });

  test('what it brings is no longer left of the order', () => {
    const { order } = readSession(flushed().session);
    const left = (told: Told, minute: number) => 35 - deliveredUnder(readSession(told.session), at(minute), order!.ref);
    expect(left(stopped(), 41)).toBeCloseTo(10.5, 6);
    for (const minute of [41, 60, 92]) expect(left(flushed(), minute)).toBeCloseTo(0, 6);
    expect(left(after(flushed(), 'discard-line', { infusion: '1' }, 46), 60)).toBeCloseTo(9.1, 6);
  });

  test('an access that is out ends it with what was in by then, and the observation counts from that entry', () => {
    const out = after(flushed(), 'remove-access', { siteClean: true }, 46);
    expect(given(out, 120)).toBeCloseTo(given(flushed(), 46), 6);
    expect(readSession(out.session).lastDoseEndedAt).toBe(at(46));
    expect(release(out, 60).clock.startedAt).toBe(at(46));
  });

  test('what the person’s time line says was given follows it', () => {
    const mg = (told: Told) => readPatient(told.patient).dosed[0]!.body.deliveredMg;
    expect(mg(flushed())).toBeCloseTo(35, 6);
    expect(mg(after(flushed(), 'remove-access', { siteClean: true }, 46))).toBeCloseTo(35 - 9.1, 6);
  });

  test('an access that is said to be out long afterwards does not shorten the observation', () => {
    const late = after(flushed(), 'remove-access', { siteClean: true }, 86, { happenedAt: 46 });
    expect(release(late, 100).clock).toMatchObject({ startedAt: at(86), countedFromEntry: true });
  });

  test('an end that is corrected to an earlier time does not shorten it either', () => {
    const told = flushed();
    const entry = allOf(readSession(told.session), 'line-flushed')[0]!;
    const said = { entry: entry.ref, kind: 'line-flushed', body: slow, at: at(40), reason: 'earlier' };
    const corrected = after(told, 'correct-entry', said, 42);
    expect(release(corrected, 60).clock.startedAt).toBe(at(91));
  });
});

describe('a flush faster than the infusion', () => {
  test.each([
    ['by hand', { infusion: '1', volumeMl: 20 }, ['flush-faster-than-infusion']],
    ['at twice its rate', { ...slow, mlPerHour: 150 }, ['flush-faster-than-infusion']],
    ['as fast as it ran', { ...slow, mlPerHour: 75 }, []],
    ['slower', slow, []],
  ])('%s: %o is flagged %o', (_how, body, expected) => expect(flags(flushed(body))).toEqual(expected));

  test('of a line that holds no drug is none', () => {
    const again = after(flushed({ infusion: '1', volumeMl: 20 }), 'flush-line', { infusion: '1', volumeMl: 5 }, 42);
    expect(allOf(readSession(again.session), 'line-flushed')[1]!.body.flags).toEqual([]);
  });
});
