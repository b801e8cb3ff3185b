import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { predictedFreeTime, type Replayed, readSession, releaseAssessment, type Scenario } from './index.ts';
import { after, at, decide, rulesOf, until } from './told.fixture.ts';

const scenario = (name: string): Scenario =>
  JSON.parse(readFileSync(join(import.meta.dirname, `../../../../scenarios/session/${name}.json`), 'utf8'));
const ready = () => until(scenario('iv-infusion'), 113);
const assess = (replayed: Replayed, minute: number) =>
  releaseAssessment(readSession(replayed.session), replayed.policy, at(minute));

/** Looked at once more, with everything as it should be; the score is somebody's judgement and is not in it. */
const looked = (replayed: Replayed, minute: number): Replayed =>
  after(
    replayed,
    'chart-observations',
    {
      observations: {
        systolicMmHg: 124,
        diastolicMmHg: 78,
        heartRatePerMin: 72,
        spo2Percent: 98,
        sedation: { scale: 'moaas-0-5', score: 5 },
        oriented: true,
        gait: 'steady',
        dissociation: { state: 'none' },
        nausea: { state: 'none' },
      },
      source: { from: 'person', how: 'observed' },
    },
    minute,
  );

describe('an emergency and leaving', () => {
  const opened = () => after(ready(), 'open-emergency', { emergency: 'e1', card: 'seizure' }, 114);
  const closed = (minute: number) =>
    after(opened(), 'close-emergency', { emergency: 'e1', outcome: 'recovered', familyCalled: false }, minute);

  test('nobody is ready while one is going on, however good the numbers are', () => {
    const assessment = assess(opened(), 114);
    expect(assessment.unmet).toContain('observation');
    expect(assessment.ready).toBe(false);
    expect(assessment.criteria.find(({ criterion }) => criterion === 'observation')).toMatchObject({
      state: 'not-met',
      evidence: 'an emergency is going on',
    });
    const { decision } = decide(opened(), 'release-patient', { overrides: [], goesWith: 'adult' }, 114);
    expect(rulesOf(decision)).toContain('release-observation');
  });
  test('a step tapped without a card counts as one', () => {
    const tapped = after(ready(), 'take-emergency-step', { emergency: 'e1', card: 'seizure', step: 'time' }, 114);
    expect(assess(tapped, 114).unmet).toContain('observation');
  });
  test('also where nothing was given yet: whoever fell ill before the dose is not sent home over it', () => {
    const undosed = until(scenario('iv-infusion'), -9);
    expect(readSession(undosed.session).firstDoseAt).toBe(null);
    const ill = after(undosed, 'open-emergency', { emergency: 'e1', card: 'not-sure' }, -8);
    expect(assess(ill, -7).unmet).toContain('observation');
  });
  test('afterwards the clock begins again from its end, and what was scored before it says nothing', () => {
    const over = looked(closed(130), 191);
    expect(assess(over, 189).clock).toMatchObject({ kind: 'running', because: 'end of the emergency' });
    expect(assess(over, 191).unmet).toEqual(['score']);
    const scored = after(
      over,
      'score-aldrete',
      { activity: 2, respiration: 2, circulation: 2, consciousness: 2, saturation: 2 },
      191,
    );
    expect(assess(scored, 191).unmet).toEqual([]);
  });
});

describe('an emergency that was a false alarm', () => {
  const opened = () => after(ready(), 'open-emergency', { emergency: 'e1', card: 'seizure' }, 114);
  const falseAlarm = (replayed: Replayed, minute: number) =>
    after(replayed, 'close-emergency', { emergency: 'e1', outcome: 'false-alarm', familyCalled: false }, minute);

  test('nobody leaves while it goes on, and afterwards the clock has gone on as if it had not been', () => {
    const before = assess(ready(), 114);
    expect(assess(opened(), 114).unmet).toContain('observation');
    const over = falseAlarm(opened(), 116);
    expect(assess(over, 116).clock).toMatchObject({ kind: before.clock.kind, because: before.clock.because });
    expect(assess(over, 116).clock.until).toBe(before.clock.until);
    expect(assess(looked(over, 117), 117).unmet).toEqual([]);
  });
  test('a rescue drug given in it starts the clock again all the same', () => {
    const drugged = after(
      opened(),
      'give-medicine',
      { as: 'fact', overrides: [], medicine: 'midazolam', route: 'im', doseMg: 5, order: null, because: 'card' },
      115,
    );
    const over = looked(falseAlarm(drugged, 116), 117);
    expect(assess(over, 117).clock).toMatchObject({ kind: 'running', because: 'midazolam' });
    expect(assess(over, 117).unmet).toEqual(expect.arrayContaining(['observation', 'score']));
  });
  test('called one and corrected to a real one, it starts the clock again from its end', () => {
    const over = falseAlarm(opened(), 116);
    const close = readSession(over.session).entries.findLast(({ kind }) => kind === 'emergency-closed')!;
    const corrected = after(
      over,
      'correct-entry',
      {
        entry: close.ref,
        kind: 'emergency-closed',
        body: { emergency: 'e1', outcome: 'recovered', familyCalled: false },
        reason: 'she had jerked',
      },
      118,
    );
    expect(assess(corrected, 118).clock).toMatchObject({ kind: 'running', because: 'end of the emergency' });
  });
});

describe('when the chair is free', () => {
  test('nobody can say while an emergency goes on', () => {
    const ill = after(ready(), 'open-emergency', { emergency: 'e1', card: 'seizure' }, 114);
    expect(predictedFreeTime(readSession(ill.session), ill.policy, at(115))).toEqual({
      kind: 'unknown',
      because: 'an emergency is going on',
    });
  });
});

describe('a rescue drug and leaving', () => {
  const rescued = (medicine: string, route: string, minute: number) =>
    after(
      ready(),
      'give-medicine',
      { as: 'fact', overrides: [], medicine, route, doseMg: 1, order: null, because: 'test' },
      minute,
    );
  test('a score from before it is no evidence', () => {
    const late = looked(rescued('midazolam', 'iv', 114), 240);
    expect(assess(late, 240).unmet).toEqual(['score']);
  });
  test('paracetamol starts nothing again and asks for no new score', () => {
    const late = looked(rescued('paracetamol', 'po', 114), 130);
    expect(assess(late, 130).unmet).toEqual([]);
  });
});
