import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readPatient } from '../patient/index.ts';
import { LIGHT_IV_GRID, type Policy, policyRows, type RowValue, withRow } from '../policy/index.ts';
import type { Context, Decision, Role } from '../record/index.ts';
import { addMinutes, DAY_MS, instant } from '../units/index.ts';
import {
  decideSession,
  dueItems,
  gate,
  gridOf,
  observation,
  type Replayed,
  readSession,
  replayScenario,
  type Scenario,
  type ScenarioStep,
  type SessionCommand,
} from './index.ts';
import { triggersIn } from './vitals.ts';

const scenario = (name: string): Scenario =>
  JSON.parse(readFileSync(join(import.meta.dirname, `../../../../scenarios/session/${name}.json`), 'utf8'));
const startsAt = instant(1_772_550_000_000);
const given = { startsAt, session: 's1', patient: 'p1', zone: 'UTC' };
const at = (minute: number) => addMinutes(startsAt, minute);
const infusion = scenario('iv-infusion');

function until(minute: number, more: readonly ScenarioStep[] = [], story = infusion): Replayed {
  const steps = story.steps.filter((step) => step.minute <= minute && step.refused === undefined);
  return replayScenario({ ...story, steps: [...steps, ...more] }, given);
}
/** The policy with one row changed, as a medical director changes it. */
const changed = (policy: Policy, id: string, value: RowValue): Policy =>
  withRow(policy, policyRows(policy).find((row) => row.id === id)!, value);

let serial = 0;
function decide(replayed: Replayed, kind: string, body: unknown, minute: number, role: Role = 'nurse'): Decision {
  serial += 1;
  const command = {
    id: `c-${serial}`,
    kind,
    stream: replayed.session.stream,
    seenSeq: replayed.session.seq,
    occurredAt: at(minute),
    body,
  } as unknown as SessionCommand;
  const id = role === 'prescriber' ? 'pavel' : 'nora';
  const context: Context = { now: at(minute), zone: 'UTC', actor: { kind: 'person', id, roles: [role] } };
  return decideSession(
    { session: replayed.session, patient: replayed.patient, policy: replayed.policy, staff: null },
    command,
    context,
  );
}
const refusedBy = (decision: Decision): string[] =>
  decision.kind === 'refused' ? [...new Set(decision.reasons.map(({ rule }) => rule))] : [];
function drafts(
  decision: Decision,
): readonly { kind: string; body: { policyVersion?: string; flags?: { rule: string }[] } }[] {
  if (decision.kind === 'refused') throw new Error(JSON.stringify(decision.reasons));
  return decision.streams.flatMap(({ events }) => events as never);
}
const flagsOf = (decision: Decision): string[] => (drafts(decision)[0]!.body.flags ?? []).map(({ rule }) => rule);

describe('a session is judged by the policy that was adopted, not by a constant', () => {
  /** Well, with a pulse and a saturation near the lines. */
  const ready = until(-11.5, [
    {
      minute: -11.5,
      by: 'nora',
      kind: 'chart-observations',
      body: {
        observations: { systolicMmHg: 124, diastolicMmHg: 78, heartRatePerMin: 95, spo2Percent: 96 },
        source: { from: 'person', how: 'manual-cuff' },
      },
    },
  ]);
  const gateRules = (policy: Policy) =>
    gate(readSession(ready.session), readPatient(ready.patient), policy, at(-11)).reasons.map(
      ({ rule, verdict }) => `${rule} ${verdict}`,
    );
  test.each([
    ['settings.bp-elevated-systolic', 120, 'bp-elevated caution'],
    ['settings.hr-caution-above', 90, 'hr-abnormal caution'],
    ['settings.spo2-caution-below', 97, 'spo2-low caution'],
    ['settings.ketamine-clear-fluid-minutes', 360, 'npo-not-met defer'],
    ['settings.weight-age-days', 1, 'dosing-weight-old defer'],
    ['settings.infusion-mg', 30, 'dose-above-ceiling contraindicated'],
  ] as const)('gate: %s at %s', (id, value, rule) => {
    expect(gateRules(ready.policy)).toEqual([]);
    expect(gateRules(changed(ready.policy, id, value))).toEqual([rule]);
  });

  test.each([
    ['caution', 'caution'],
    ['defer', 'defer'],
    ['contraindicated', 'contraindicated'],
  ] as const)('gate: a milder limb of a rule that the clinic raised to %s is raised as well', (floor, expected) => {
    const insulin = infusion.steps.map((step) =>
      step.kind === 'review-medicines' ? { ...step, body: { ...(step.body as object), lowersGlucose: true } } : step,
    );
    const measured = { minute: -11.5, by: 'nora', kind: 'record-glucose', body: { glucoseMgDl: 80 } };
    const replayed = until(-11.5, [measured], { ...infusion, steps: insulin });
    const policy = { ...replayed.policy, raised: { ...replayed.policy.raised, 'glucose-fasting': floor } };
    const found = gate(readSession(replayed.session), readPatient(replayed.patient), policy, at(-11)).reasons;
    expect(found.find(({ rule }) => rule === 'glucose-fasting')).toMatchObject({
      verdict: expected,
      override: expected === 'contraindicated' ? null : { roles: ['prescriber'] },
    });
  });
  test('gate: a rule that the clinic raised, and a standing order that has run out', () => {
    const high = until(-11.5, [
      {
        minute: -11.5,
        by: 'nora',
        kind: 'chart-observations',
        body: {
          observations: { systolicMmHg: 145, diastolicMmHg: 80 },
          source: { from: 'person', how: 'manual-cuff' },
        },
      },
    ]);
    const answer = (policy: Policy) =>
      gate(readSession(high.session), readPatient(high.patient), policy, at(-11)).reasons[0];
    expect(answer(high.policy)).toMatchObject({ rule: 'bp-elevated', verdict: 'caution' });
    const banned: Policy = { ...high.policy, raised: { 'bp-elevated': 'contraindicated' } };
    expect(answer(banned)).toMatchObject({ rule: 'bp-elevated', verdict: 'contraindicated', override: null });
    const dated = (days: number): Policy => ({ ...ready.policy, from: instant(at(-11) - days * DAY_MS) });
    expect(gateRules(dated(364))).toEqual([]);
    expect(gateRules(dated(366))).toEqual(['rescue-order-missing caution']);
  });

  test('grid: the checks that are due are those of the adopted regimen', () => {
    const running = until(5);
    const minutes = (policy: Policy) =>
      dueItems(readSession(running.session), policy, at(5)).flatMap(({ what, gridMinute }) =>
        what === 'check' && gridMinute !== null && gridMinute > 0 ? [gridMinute] : [],
      );
    const own = [-5, 0, 7, 14, 28, 42, 55, 60, 90, 110];
    const path = 'regimens.iv-depression.grid.fromFirstDose';
    expect(minutes(running.policy)).toContain(10);
    expect(minutes(changed(running.policy, path, own)).slice(0, 3)).toEqual([7, 14, 28]);
  });

  test('lighter grid: its minutes too, and none where the policy has none', () => {
    const plan = (policy: Policy) => {
      const steps = infusion.steps.map((step) =>
        step.kind === 'plan-session' ? { ...step, body: { ...(step.body as object), firstTreatment: false } } : step,
      );
      const replayed = replayScenario({ ...infusion, steps: steps.filter(({ minute }) => minute <= -11) }, given);
      const light = {
        ...replayed,
        session: {
          ...replayed.session,
          events: replayed.session.events.map((event) =>
            event.kind === 'session-planned' ? { ...event, body: { ...(event.body as object), grid: 'light' } } : event,
          ),
        },
      };
      return gridOf(readSession(light.session as never), policy)?.fromFirstDose;
    };
    const { policy } = until(-11);
    expect(plan(policy)).toEqual(LIGHT_IV_GRID.fromFirstDose);
    const own = [-5, 5, 15, 30, 45, 60, 75, 100];
    expect(plan(changed(policy, 'lightGrid.fromFirstDose', own))).toEqual(own);
    expect(plan({ ...policy, lightGrid: null })).toEqual(policy.regimens['iv-depression']!.grid.fromFirstDose);
  });

  test.each([
    [{ systolicMmHg: 150, diastolicMmHg: 80 }, 'settings.session-systolic-notify', 150, 'session-bp-high'],
    [{ systolicMmHg: 144, diastolicMmHg: 80 }, 'settings.session-systolic-rise', 20, 'session-bp-rise'],
    [{ systolicMmHg: 105, diastolicMmHg: 70 }, 'settings.session-systolic-low-notify', 110, 'session-bp-low'],
    [{ systolicMmHg: 110, diastolicMmHg: 70 }, 'settings.session-systolic-fall-percent', 10, 'session-bp-fall'],
    [{ heartRatePerMin: 95 }, 'settings.session-hr-notify-above', 90, 'session-hr'],
    [{ spo2Percent: 95 }, 'settings.session-spo2-notify-below', 96, 'session-spo2'],
    [{ respiratoryRatePerMin: 13 }, 'settings.session-rr-notify-below', 14, 'session-rr'],
  ] as const)('action thresholds: %o with %s at %s', (observations, id, value, rule) => {
    const running = until(5);
    const rules = (policy: Policy) =>
      triggersIn(readSession(running.session), observations, policy).map((found) => found.rule);
    expect(rules(running.policy)).toEqual([]);
    expect(rules(changed(running.policy, id, value))).toEqual([rule]);
  });
  test('action thresholds: sedation that is told is paused where the policy says so', () => {
    const running = until(5);
    const levels = (policy: Policy) =>
      triggersIn(readSession(running.session), { sedation: { scale: 'moaas-0-5', score: 4 } }, policy).map(
        ({ rule, level }) => `${rule} ${level}`,
      );
    expect(levels(running.policy)).toEqual(['session-sedation notify']);
    expect(levels(changed(running.policy, 'settings.session-moaas-pause', 4))[0]).toBe('session-sedation pause');
  });

  test('observation: as long as the adopted regimen asks', () => {
    const over = until(42);
    const asked = (policy: Policy) => observation(readSession(over.session), policy, at(50)).requiredMinutes;
    expect(asked(over.policy)).toBe(60);
    expect(asked(changed(over.policy, 'regimens.iv-depression.release.observationMinutes', 90))).toBe(90);
  });

  test('long infusions: fluid and nurse by the adopted minutes', () => {
    const pain = until(61, [], scenario('iv-pain-four-hours'));
    const due = (policy: Policy, what: string) =>
      dueItems(readSession(pain.session), policy, at(61)).find((item) => item.what === what)!.at;
    const path = 'regimens.iv-pain-4h.longInfusion';
    expect(
      due(pain.policy, 'offer-drink') - due(changed(pain.policy, `${path}.hydrationMinutes`, 30), 'offer-drink'),
    ).toBe(30 * 60_000);
    expect(
      due(pain.policy, 'change-nurse') - due(changed(pain.policy, `${path}.nurseChangeMinutes`, 120), 'change-nurse'),
    ).toBe(120 * 60_000);
  });

  test('each decision names the version that judged it', () => {
    const story = replayScenario(infusion, given);
    const versions = story.session.events
      .filter(({ kind }) => ['session-planned', 'order-written', 'gate-passed', 'patient-released'].includes(kind))
      .map(({ body }) => (body as unknown as { policyVersion: string }).policyVersion);
    expect(versions).toEqual(Array(4).fill(story.policy.version));
  });
});

describe('standing orders', () => {
  const order = (change: object = {}) => ({
    medicine: 'ondansetron',
    route: 'odt',
    doseMg: 4,
    maxMg: 8,
    minIntervalMinutes: 30,
    reasonFor: 'nausea',
    given: 'standing',
    orderedBy: 'nora',
    standingOrder: 'so-ondansetron',
    ...change,
  });
  const running = until(5);
  test.each([
    [{}, []],
    [{ doseMg: 4.5 }, ['standing-order-exceeded', 'rescue-above-limit']],
    [{ maxMg: 9 }, ['standing-order-exceeded', 'rescue-above-limit']],
    [{ minIntervalMinutes: 20 }, ['standing-order-exceeded']],
    [{ route: 'iv' }, ['standing-order-exceeded']],
    [{ standingOrder: 'so-none' }, ['standing-order-not-in-force']],
    [{ standingOrder: undefined }, ['standing-order-not-in-force']],
  ])('taken with %o: %o', (change, expected) => {
    expect(refusedBy(decide(running, 'order-medicine', order(change), 6))).toEqual(expected);
  });
  test('one that has run out is not taken', () => {
    const old: Policy = { ...running.policy, from: instant(at(6) - 400 * DAY_MS) };
    expect(refusedBy(decide({ ...running, policy: old }, 'order-medicine', order(), 6))).toEqual([
      'standing-order-not-in-force',
    ]);
  });
});

describe('rules of giving that a story meets seldom', () => {
  const step = (minute: number, kind: string, body: unknown, by = 'nora') =>
    ({ minute, by, kind, body }) as ScenarioStep;
  const gateOf = (more: readonly ScenarioStep[]) => {
    const replayed = until(-11.5, more);
    return gate(readSession(replayed.session), readPatient(replayed.patient), replayed.policy, at(-11)).reasons.map(
      ({ rule }) => rule,
    );
  };
  test('weight-changed: beyond the adopted share', () => {
    expect(gateOf([step(-11.5, 'record-weight', { weightKg: 73.5 })])).toEqual([]);
    expect(gateOf([step(-11.5, 'record-weight', { weightKg: 73.6 })])).toEqual(['weight-changed']);
  });
  test('question-open: until it is answered', () => {
    const question = { to: 'pavel', question: 'Lower the dose?', answerBy: { $minute: 0 } };
    expect(gateOf([step(-11.5, 'ask-prescriber', question)])).toEqual(['question-open']);
  });
  test('order-dose-unknown: by weight, and no weight', () => {
    const { order } = infusion.steps.find(({ kind }) => kind === 'write-order')!.body as { order: { weight: unknown } };
    const { weight: _weight, ...bare } = order;
    const body = { order: bare, given: 'written', orderedBy: 'pavel', overrides: [] };
    expect(refusedBy(decide(until(-21), 'write-order', body, -20, 'prescriber'))).toContain('order-dose-unknown');
  });
  test('infusion-named-twice, infusion-unknown, infusion-not-running: told of what was given', () => {
    const start = infusion.steps.find(({ kind }) => kind === 'start-infusion')!.body as { order: unknown };
    const ref = readSession(until(5).session).order!.ref;
    const again = { ...start, order: ref, as: 'fact' };
    expect(flagsOf(decide(until(5), 'start-infusion', again, 6))).toContain('infusion-named-twice');
    expect(flagsOf(decide(until(5), 'change-infusion-rate', { infusion: '9', mlPerHour: 60 }, 6))).toContain(
      'infusion-unknown',
    );
    const stopped = until(41);
    expect(flagsOf(decide(stopped, 'pause-infusion', { infusion: '1', because: 'patient-asked' }, 42))).toContain(
      'infusion-not-running',
    );
  });
  test('session-over: nothing is ordered after it', () => {
    const over = replayScenario(infusion, given);
    expect(refusedBy(decide(over, 'pass-gate', { overrides: [] }, 200, 'prescriber'))).toContain('session-over');
  });
  test('off-monitor-too-long: longer than the adopted minutes', () => {
    const away = (limitMinutes: number) =>
      decide(until(5), 'start-off-monitor', { because: 'toilet', limitMinutes }, 6);
    expect(flagsOf(away(10))).toEqual([]);
    expect(flagsOf(away(11))).toEqual(['off-monitor-too-long']);
  });
  test('left-before-release: a fact with what was unmet', () => {
    const body = { unmet: [], capacity: 'yes', advice: 'refused', driving: 'no', called: [], carKeys: 'none' };
    expect(flagsOf(decide(until(50), 'record-left-before-release', body, 51))).toEqual(['left-before-release']);
  });
});
