import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { EventRef } from '../record/index.ts';
import { allOf, medicinesLeft, type Replayed, readSession, type Scenario } from './index.ts';
import { after, decide, rulesOf, until, withBody, without } from './told.fixture.ts';

const readScenario = (name: string): Scenario =>
  JSON.parse(readFileSync(join(import.meta.dirname, `../../../../scenarios/session/${name}.json`), 'utf8'));
const iv = readScenario('iv-infusion');
const nasal = readScenario('nasal-esketamine');
const im = readScenario('im-toilet-and-nausea');
const oral = readScenario('oral-walk-out');
const prescriber = { roles: ['prescriber'], by: 'pavel' } as const;
const orderOf = (replayed: Replayed): EventRef => readSession(replayed.session).order!.ref;
const look = (replayed: Replayed, observations: object, minute: number) =>
  after(replayed, 'chart-observations', { observations, source: { from: 'person', how: 'manual-cuff' } }, minute);
const because = (...rules: string[]) => rules.map((rule) => ({ rule, reason: 'the prescriber weighed it' }));

/** Asks about one rule and has it answered. */
function asked(replayed: Replayed, rule: string | undefined, answer: object, minute: number): Replayed {
  const question = after(
    replayed,
    'ask-prescriber',
    {
      to: 'pavel',
      question: 'May it go ahead?',
      ...(rule === undefined ? {} : { about: { rule } }),
      answerBy: 1,
    },
    minute,
  );
  const ref = allOf(readSession(question.session), 'question-asked').at(-1)!.ref;
  return after(question, 'answer-question', { question: ref, ...answer }, minute + 0.1, prescriber);
}
const goAhead = { answer: 'go-ahead', words: 'stable at this level for years' };

describe('a go-ahead lends the prescriber’s right at the gate', () => {
  const raised = (systolicMmHg: number, heartRatePerMin = 72) =>
    look(until(iv, -11.6), { systolicMmHg, diastolicMmHg: 80, heartRatePerMin, spo2Percent: 98 }, -11.5);
  const pass = (replayed: Replayed, ...rules: string[]) =>
    rulesOf(decide(replayed, 'pass-gate', { overrides: because(...rules) }, -11).decision);

  test('for the reason it was asked about', () => {
    const answered = asked(raised(150), 'bp-elevated', goAhead, -11.4);
    expect(pass(answered, 'bp-elevated')).toEqual([]);
    const entry = allOf(readSession(answered.session), 'question-answered')[0]!;
    expect(entry.body.overridden?.map(({ rule, because: seen }) => `${rule} ${seen}`)).toEqual([
      'bp-elevated 150/80 mmHg',
    ]);
  });
  test('and for no other reason, however the nurse words it', () => {
    const answered = asked(raised(150, 110), 'bp-elevated', goAhead, -11.4);
    expect(pass(answered, 'bp-elevated', 'hr-abnormal')).toEqual(['hr-abnormal']);
  });
  test('for what the prescriber names of what stands, and not for what did not stand when he looked', () => {
    const both = asked(
      raised(150, 110),
      'bp-elevated',
      { ...goAhead, overrides: because('bp-elevated', 'hr-abnormal', 'cannabis-today') },
      -11.4,
    );
    expect(pass(both, 'bp-elevated', 'hr-abnormal')).toEqual([]);
    const later = after(
      both,
      'answer-substances',
      { alcoholLastAt: null, cannabisLastAt: both.session.events.at(-1)!.occurredAt },
      -11.2,
    );
    expect(pass(later, 'bp-elevated', 'hr-abnormal', 'cannabis-today')).toEqual(['cannabis-today']);
  });
  test.each([
    [149, 80, []],
    [150, 80, []],
    [151, 80, ['bp-elevated']],
    [150, 81, ['bp-elevated']],
  ])('not when it has become worse than he saw: %i/%i after 150/80: %o', (systolicMmHg, diastolicMmHg, expected) => {
    const answered = asked(raised(150), 'bp-elevated', goAhead, -11.4);
    const then = look(answered, { systolicMmHg, diastolicMmHg, heartRatePerMin: 72, spo2Percent: 98 }, -11.2);
    expect(pass(then, 'bp-elevated')).toEqual(expected);
  });
  test('not when the reason has become a harder one', () => {
    const answered = asked(raised(72, 110), 'hr-abnormal', goAhead, -11.4);
    const then = look(answered, { heartRatePerMin: 121 }, -11.2);
    expect(pass(then, 'hr-abnormal')).toEqual(['hr-abnormal']);
  });
  test('time that passes makes a fast no worse', () => {
    const eaten = until(iv, -11.5, withBody('answer-fasting', { lastSolidsAt: { $minute: -130 } }));
    expect(pass(eaten, 'npo-not-met')).toEqual(['npo-not-met']);
    expect(pass(asked(eaten, 'npo-not-met', goAhead, -11.4), 'npo-not-met')).toEqual([]);
  });
  test('nothing is lent by a go-ahead to a question about nothing, nor by any other answer', () => {
    expect(pass(asked(raised(150), undefined, goAhead, -11.4), 'bp-elevated')).toEqual(['bp-elevated']);
    for (const answer of ['lower', 'other'])
      expect(pass(asked(raised(150), 'bp-elevated', { answer }, -11.4), 'bp-elevated')).toEqual(['bp-elevated']);
    expect(pass(asked(raised(150), 'bp-elevated', { answer: 'wait' }, -11.4), 'bp-elevated')).toEqual([
      'bp-elevated',
      'prescriber-said-no',
    ]);
  });
  test('what nobody can override is not lent either', () => {
    const severe = asked(raised(185), 'bp-severe', { ...goAhead, overrides: because('bp-severe') }, -11.4);
    expect(pass(severe, 'bp-severe')).toEqual(['bp-severe']);
  });
  test('a later no takes it back, and the nurse still says why herself', () => {
    const answered = asked(raised(150), 'bp-elevated', goAhead, -11.4);
    expect(pass(answered)).toEqual(['bp-elevated']);
    const lower = asked(answered, undefined, { answer: 'lower' }, -11.2);
    expect(pass(lower, 'bp-elevated')).toEqual(['bp-elevated']);
  });
  test('two go-aheads add up', () => {
    const one = asked(raised(150, 110), 'bp-elevated', goAhead, -11.4);
    expect(pass(asked(one, 'hr-abnormal', goAhead, -11.2), 'bp-elevated', 'hr-abnormal')).toEqual([]);
  });
  test('a nurse neither corrects nor strikes what the prescriber answered', () => {
    const answered = asked(raised(150), 'bp-elevated', { answer: 'wait' }, -11.4);
    const entry = allOf(readSession(answered.session), 'question-answered')[0]!;
    const correction = {
      entry: entry.ref,
      kind: 'question-answered',
      body: { ...entry.body, answer: 'go-ahead' },
      reason: 'he meant yes',
    };
    expect(rulesOf(decide(answered, 'correct-entry', correction, -11).decision)).toEqual(['entry-not-correctable']);
    const strike = { entry: entry.ref, reason: 'he meant yes' };
    expect(rulesOf(decide(answered, 'strike-entry', strike, -11).decision)).toEqual(['entry-of-prescriber']);
    expect(rulesOf(decide(answered, 'strike-entry', strike, -11, prescriber).decision)).toEqual([]);
  });
  test('what was overridden at the gate stands up again at the dose when it has become worse', () => {
    const passed = after(
      asked(raised(150), 'bp-elevated', goAhead, -11.4),
      'pass-gate',
      { overrides: because('bp-elevated') },
      -11,
    );
    const start = (replayed: Replayed) =>
      rulesOf(
        decide(
          replayed,
          'start-infusion',
          {
            as: 'order',
            overrides: [],
            infusion: '1',
            order: orderOf(replayed),
            mlPerHour: 75,
            mgPerMl: 0.7,
            bagVolumeMl: 50,
            line: { primedWith: 'saline', volumeMl: 15 },
          },
          0,
        ).decision,
      ).filter((rule) => rule === 'bp-elevated');
    expect(start(passed)).toEqual([]);
    expect(start(look(passed, { systolicMmHg: 149, diastolicMmHg: 80 }, -1))).toEqual([]);
    expect(start(look(passed, { systolicMmHg: 158, diastolicMmHg: 80 }, -1))).toEqual(['bp-elevated']);
  });
});

/** Each way of giving, at a moment when the last values call for a pause. */
const high = { systolicMmHg: 185, diastolicMmHg: 95 };
const WAYS: readonly [string, () => Replayed, (replayed: Replayed) => object, number][] = [
  [
    'start-infusion',
    () => after(until(iv, 20), 'stop-infusion', { infusion: '1', because: 'equipment' }, 21),
    (replayed) => ({
      infusion: '2',
      order: orderOf(replayed),
      mlPerHour: 75,
      mgPerMl: 0.7,
      bagVolumeMl: 10,
      line: { primedWith: 'saline', volumeMl: 15 },
    }),
    21,
  ],
  [
    'resume-infusion',
    () => after(until(iv, 20), 'pause-infusion', { infusion: '1', because: 'pressure' }, 21),
    () => ({ infusion: '1', mlPerHour: 75 }),
    21,
  ],
  [
    'give-device',
    () => until(nasal, 2),
    (replayed) => ({
      order: orderOf(replayed),
      device: 2,
      mg: 28,
      watchedBy: 'nora',
      delivery: { kind: 'full' },
    }),
    8,
  ],
  [
    'give-injection',
    () => until(im, 2),
    (replayed) => ({
      order: orderOf(replayed),
      route: 'im-ketamine',
      mg: 1,
      place: 'deltoid',
      delivery: { kind: 'full' },
    }),
    8,
  ],
  [
    'give-mouth-dose',
    () => until(oral, 2),
    (replayed) => ({
      order: orderOf(replayed),
      route: readSession(replayed.session).route,
      mg: 1,
      preparation: 'x',
      delivery: { kind: 'full' },
    }),
    8,
  ],
  [
    'give-bolus',
    () => until(iv, 20),
    (replayed) => ({ order: orderOf(replayed), mg: 1, overSeconds: 120, delivery: { kind: 'full' } }),
    21,
  ],
];

describe('a go-ahead and each way of giving', () => {
  test.each(WAYS)('%s: a go-ahead from the gate lends nothing to a dose', (kind, told, body, minute) => {
    const gate = asked(told(), undefined, goAhead, minute + 0.1);
    const before = asked(gate, 'bp-elevated', goAhead, minute + 0.4);
    const raised = look(before, high, minute + 1);
    const say = { as: 'order', overrides: because('vitals-call-for-pause'), ...body(raised) };
    expect(rulesOf(decide(raised, kind, say, minute + 2).decision)).toContain('vitals-call-for-pause');
  });
  test.each(WAYS)('%s: one about the value itself lends that value and no worse one', (kind, told, body, minute) => {
    const raised = look(told(), high, minute + 1);
    const answered = asked(raised, 'vitals-call-for-pause', goAhead, minute + 1.2);
    const say = { as: 'order', overrides: because('vitals-call-for-pause'), ...body(answered) };
    expect(rulesOf(decide(answered, kind, say, minute + 2).decision)).not.toContain('vitals-call-for-pause');
    const worse = look(answered, { systolicMmHg: 205, diastolicMmHg: 95 }, minute + 1.6);
    expect(rulesOf(decide(worse, kind, say, minute + 2).decision)).toContain('vitals-call-for-pause');
  });
  test('a rescue drug too soon is not lent by a go-ahead about something else', () => {
    const order = {
      medicine: 'labetalol',
      route: 'iv',
      doseMg: 10,
      maxMg: 40,
      minIntervalMinutes: 10,
      reasonFor: 'pressure',
      given: 'written',
      orderedBy: 'pavel',
    };
    const ordered = after(until(iv, 20), 'order-medicine', order, 21, prescriber);
    const give = (overrides: object[]) => ({
      as: 'order',
      overrides,
      medicine: 'labetalol',
      route: 'iv',
      doseMg: 10,
      order: medicinesLeft(readSession(ordered.session))[0]!.order,
      because: 'pressure',
    });
    const once = after(ordered, 'give-medicine', give([]), 22);
    const answered = asked(once, 'vitals-call-for-pause', goAhead, 23);
    expect(rulesOf(decide(answered, 'give-medicine', give(because('rescue-too-soon')), 24).decision)).toEqual([
      'rescue-too-soon',
    ]);
  });
  test('the words of an override stay in the event', () => {
    const raised = look(until(nasal, 2), high, 4);
    const say = {
      as: 'order',
      overrides: because('vitals-call-for-pause'),
      order: orderOf(raised),
      device: 2,
      mg: 28,
      watchedBy: 'nora',
      delivery: { kind: 'full' },
    };
    const done = after(raised, 'give-device', say, 8, prescriber);
    expect(allOf(readSession(done.session), 'device-given').at(-1)!.body).toMatchObject({
      overrides: because('vitals-call-for-pause'),
      flags: [{ rule: 'vitals-call-for-pause' }],
    });
  });
  test('without the gate passed a go-ahead opens nothing', () => {
    const never = asked(until(iv, -1, without('pass-gate')), 'gate-not-passed', goAhead, -0.8);
    const say = {
      as: 'order',
      overrides: because('gate-not-passed'),
      infusion: '1',
      order: orderOf(never),
      mlPerHour: 75,
      mgPerMl: 0.7,
      bagVolumeMl: 50,
      line: { primedWith: 'saline', volumeMl: 15 },
    };
    expect(rulesOf(decide(never, 'start-infusion', say, 0).decision)).toEqual(['gate-not-passed']);
  });
});
