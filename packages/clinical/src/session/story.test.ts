import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { entriesFold } from '../entries/index.ts';
import { readPatient } from '../patient/index.ts';
import { LIGHT_IV_GRID, type Policy, REGIMENS, STARTING_POLICIES } from '../policy/index.ts';
import type { Context, Decision, EventRef, RecordedEvent, Role } from '../record/index.ts';
import { addMinutes, instant } from '../units/index.ts';
import {
  allOf,
  decideSession,
  doseTotals,
  dueItems,
  gate,
  gridOf,
  likeNames,
  medicinesLeft,
  nextMoments,
  predictedFreeTime,
  type Replayed,
  readSession,
  recordDraft,
  releaseAssessment,
  replayScenario,
  type Scenario,
  type ScenarioStep,
  type SessionCommand,
  type SessionState,
  sessionFold,
  whoNeedsMeNext,
} from './index.ts';

const readScenario = (name: string): Scenario =>
  JSON.parse(readFileSync(join(import.meta.dirname, `../../../../scenarios/session/${name}.json`), 'utf8'));
const startsAt = instant(1_772_550_000_000);
const given = { startsAt, session: 's1', patient: 'p1', zone: 'America/New_York' };
const ivScenario = readScenario('iv-infusion');
const nasal = readScenario('nasal-esketamine');
const at = (minute: number) => addMinutes(startsAt, minute);

/** A scenario up to a minute, with steps changed or left out. */
function until(
  scenario: Scenario,
  minute: number,
  change: (step: ScenarioStep) => ScenarioStep | null = (step) => step,
): Replayed {
  const steps = scenario.steps
    .filter((step) => step.minute <= minute && step.refused === undefined)
    .map(change)
    .filter((step) => step !== null);
  return replayScenario({ ...scenario, steps }, given);
}
const without =
  (...kinds: string[]) =>
  (step: ScenarioStep) =>
    kinds.includes(step.kind) ? null : step;
const withBody = (kind: string, body: object) => (step: ScenarioStep) =>
  step.kind === kind ? { ...step, body: { ...(step.body as object), ...body } } : step;

let serial = 0;
function decide(
  replayed: Replayed,
  kind: string,
  body: unknown,
  minute: number,
  roles: readonly Role[] = ['nurse'],
  id = 'nora',
): { decision: Decision; command: SessionCommand; context: Context } {
  serial += 1;
  const command = {
    id: `c-${serial}`,
    kind,
    stream: replayed.session.stream,
    seenSeq: replayed.session.seq,
    occurredAt: at(minute),
    body,
  } as unknown as SessionCommand;
  const context: Context = { now: at(minute), zone: given.zone, actor: { kind: 'person', id, roles } };
  return {
    decision: decideSession(
      { session: replayed.session, patient: replayed.patient, policy: replayed.policy, staff: null },
      command,
      context,
    ),
    command,
    context,
  };
}
function rulesOf(decision: Decision): string[] {
  return decision.kind === 'refused' ? [...new Set(decision.reasons.map(({ rule }) => rule))].sort() : [];
}
function after(replayed: Replayed, kind: string, body: unknown, minute: number, roles?: readonly Role[]): Replayed {
  const { decision, command, context } = decide(replayed, kind, body, minute, roles);
  if (decision.kind === 'refused') throw new Error(decision.reasons.map(({ rule }) => rule).join(', '));
  let { session, patient } = replayed;
  let index = 0;
  for (const { stream, events } of decision.streams) {
    for (const draft of events) {
      const own = stream === session.stream ? session : patient;
      const event = recordDraft(draft, {
        command: command.id,
        index,
        stream,
        seq: own.seq + 1,
        position: serial * 10 + index,
        recordedAt: context.now,
        actor: context.actor,
      });
      index += 1;
      if (stream === session.stream) session = sessionFold.evolve(session, event);
      else patient = entriesFold.evolve(patient, event);
    }
  }
  return { ...replayed, session, patient };
}

// ---- the gate -----------------------------------------------------------------------------------------------------------

describe('the gate', () => {
  const asked = (
    scenario: Scenario,
    change?: (step: ScenarioStep) => ScenarioStep | null,
    policyChange: Partial<Policy> = {},
  ) => {
    const replayed = until(scenario, -11.5, change);
    return gate(
      readSession(replayed.session),
      readPatient(replayed.patient),
      { ...replayed.policy, ...policyChange },
      at(-11),
    );
  };
  const gateRules = (...args: Parameters<typeof asked>) =>
    asked(...args)
      .reasons.map(({ rule, verdict }) => `${rule} ${verdict}`)
      .sort();
  const nasalRules = (change?: (step: ScenarioStep) => ScenarioStep | null) => {
    const replayed = until(nasal, -7.5, change);
    return gate(readSession(replayed.session), readPatient(replayed.patient), replayed.policy, at(-7))
      .reasons.map(({ rule, verdict }) => `${rule} ${verdict}`)
      .sort();
  };
  const vitals = (change: object) => (step: ScenarioStep) =>
    step.kind === 'chart-observations'
      ? {
          ...step,
          body: {
            ...(step.body as object),
            observations: { ...(step.body as { observations: object }).observations, ...change },
          },
        }
      : step;
  const ago = (minutes: number) => ({ $minute: -11 - minutes });

  test('nothing stands against a complete one', () => {
    expect(gateRules(ivScenario)).toEqual([]);
    expect(asked(ivScenario).verdict).toBe('eligible');
    expect(nasalRules()).toEqual([]);
  });

  test.each([
    [[140, 90], []],
    [[141, 90], ['bp-elevated caution']],
    [[140, 91], ['bp-elevated caution']],
    [[159, 99], ['bp-elevated caution']],
    [[160, 80], ['bp-high defer']],
    [[120, 100], ['bp-high defer']],
    [[179, 109], ['bp-high defer']],
    [[180, 80], ['bp-severe defer']],
    [[120, 110], ['bp-severe defer']],
  ] as const)('pressure %o: %o', ([systolicMmHg, diastolicMmHg], expected) => {
    expect(gateRules(ivScenario, vitals({ systolicMmHg, diastolicMmHg }))).toEqual(expected);
  });
  test('symptoms with a raised pressure are an emergency; without one they are not this rule', () => {
    expect(gateRules(ivScenario, vitals({ systolicMmHg: 150, symptoms: ['chest-pain'] }))).toContain(
      'hypertensive-emergency-symptoms contraindicated',
    );
    expect(gateRules(ivScenario, vitals({ symptoms: ['chest-pain'] }))).toEqual([]);
  });
  test.each([
    [50, []],
    [49, ['hr-abnormal caution']],
    [100, []],
    [101, ['hr-abnormal caution']],
    [119, ['hr-abnormal caution']],
    [120, ['hr-abnormal defer']],
  ])('heart rate %i: %o', (heartRatePerMin, expected) => {
    expect(gateRules(ivScenario, vitals({ heartRatePerMin }))).toEqual(expected);
  });
  test.each([
    [95, []],
    [94, ['spo2-low caution']],
    [92, ['spo2-low caution']],
    [91, ['spo2-low defer']],
  ])('SpO2 %i: %o', (spo2Percent, expected) => {
    expect(gateRules(ivScenario, vitals({ spo2Percent }))).toEqual(expected);
  });
  test.each([
    ['check-consent', ['consent-missing defer']],
    ['arrange-escort', ['escort-missing defer']],
    ['answer-fasting', ['npo-missing defer']],
    ['review-medicines', ['medlist-stale defer']],
    ['answer-substances', ['alcohol-missing defer']],
    ['answer-pregnancy', ['pregnancy-test-missing defer']],
    ['check-rescue', ['rescue-not-ready defer', 'rescue-order-missing caution']],
    ['take-screening', ['screening-missing caution']],
    ['ask-suicide-risk', ['suicide-risk-missing caution']],
    ['chart-observations', ['bp-missing defer', 'vitals-missing defer']],
    ['write-order', ['order-missing defer']],
    ['list-allergies', ['allergies-missing defer']],
    ['register-patient', ['age-missing defer', 'patient-unknown defer']],
  ])('without %s: %o', (kind, expected) => {
    expect(gateRules(ivScenario, without(kind))).toEqual(expected);
  });
  test('what is missing is said all at once', () => {
    const rules = gateRules(ivScenario, without('check-consent', 'arrange-escort', 'answer-fasting', 'write-order'));
    expect(rules).toEqual([
      'consent-missing defer',
      'escort-missing defer',
      'npo-missing defer',
      'order-missing defer',
    ]);
  });
  test.each([
    ['answer-fasting', { lastSolidsAt: ago(239) }, ['npo-not-met defer']],
    ['answer-fasting', { lastSolidsAt: ago(240) }, []],
    ['answer-fasting', { lastClearFluidAt: ago(119) }, ['npo-not-met defer']],
    ['answer-fasting', { lastClearFluidAt: ago(120) }, []],
    ['answer-fasting', { lastSolidsAt: null, lastClearFluidAt: null }, []],
    ['answer-substances', { alcoholLastAt: ago(24 * 60 - 1) }, ['alcohol-today defer']],
    ['answer-substances', { alcoholLastAt: ago(24 * 60) }, []],
    ['answer-substances', { cannabisLastAt: ago(60) }, ['cannabis-today caution']],
    ['answer-substances', { intoxicated: true }, ['sud-active defer']],
    ['answer-pregnancy', { answer: 'pregnant' }, ['pregnancy contraindicated']],
    ['answer-pregnancy', { answer: 'test-positive' }, ['pregnancy contraindicated']],
    ['answer-pregnancy', { answer: 'possible-not-tested' }, ['pregnancy-test-missing defer']],
    ['answer-pregnancy', { answer: 'test-negative', testedAt: ago(31 * 24 * 60) }, []],
    [
      'answer-pregnancy',
      { answer: 'test-negative', testedAt: ago(31 * 24 * 60 + 1) },
      ['pregnancy-test-missing defer'],
    ],
    ['answer-since-last', { acuteIllness: true }, ['uri-acute defer']],
    ['answer-since-last', { nasalBlock: true }, []],
    ['answer-since-last', { bladder: 'new-symptoms' }, ['urologic-symptoms caution']],
    ['answer-since-last', { bladder: 'blood-or-pain' }, ['cystitis-active defer']],
    ['answer-since-last', { glp1Symptoms: true }, ['ddi-glp1 defer']],
    ['ask-suicide-risk', { result: 'plan-or-intent' }, ['suicidality-acute caution']],
    ['review-medicines', { lowersGlucose: true }, ['glucose-fasting defer']],
    ['review-medicines', { holdsNotKept: ['ddi-benzodiazepine'] }, ['hold-not-met caution']],
    ['arrange-escort', { escort: 'ride' }, ['escort-missing defer']],
    ['check-consent', { offLabelWording: false }, ['consent-missing defer']],
    ['check-consent', { expiresAt: ago(1) }, ['consent-missing defer']],
    ['check-rescue', { ready: false, missing: ['AED'] }, ['rescue-not-ready defer']],
    [
      'list-allergies',
      { answer: 'listed', allergies: [{ substance: 'Ketamine' }] },
      ['hypersensitivity contraindicated'],
    ],
    ['list-allergies', { answer: 'listed', allergies: [{ substance: 'penicillin' }] }, []],
    ['write-order', { given: 'spoken' }, ['order-not-read-back defer']],
  ])('%s %o: %o', (kind, body, expected) => {
    expect(gateRules(ivScenario, withBody(kind, body))).toEqual(expected);
  });
  test.each([
    ['answer-fasting', { lastSolidsAt: { $minute: -7 - 119 } }, ['npo-not-met defer']],
    ['answer-fasting', { lastSolidsAt: { $minute: -7 - 120 }, lastClearFluidAt: { $minute: -7 - 30 } }, []],
    ['answer-fasting', { lastClearFluidAt: { $minute: -7 - 29 } }, ['npo-not-met defer']],
    ['answer-since-last', { nasalBlock: true }, ['uri-acute defer']],
    ['answer-since-last', { acuteIllness: true }, []],
    ['check-rems', { patientEnrolled: false }, ['rems-not-enrolled defer']],
    ['check-rems', { siteCertified: false }, ['rems-not-enrolled defer']],
    ['record-prescriber-presence', { onSite: false }, ['prescriber-not-on-site defer']],
    ['check-consent', { offLabelWording: false }, []],
    ['arrange-escort', { escort: 'ride' }, []],
    ['plan-session', { firstTreatment: true }, []],
  ])('esketamine %s %o: %o', (kind, body, expected) => {
    expect(nasalRules(withBody(kind, body))).toEqual(expected);
  });
  test('a first session does not go home by ride, even where a later one may', () => {
    expect(
      nasalRules((step) =>
        withBody('arrange-escort', { escort: 'ride' })(withBody('plan-session', { firstTreatment: true })(step)),
      ),
    ).toEqual(['escort-missing defer']);
  });
  test.each([
    [69, ['glucose-fasting defer']],
    [70, ['glucose-fasting caution']],
    [99, ['glucose-fasting caution']],
    [100, []],
    [300, []],
    [301, ['glucose-fasting caution']],
  ])('glucose %i on insulin: %o', (glucoseMgDl, expected) => {
    let replayed = until(ivScenario, -11.5, withBody('review-medicines', { lowersGlucose: true }));
    replayed = after(replayed, 'record-glucose', { glucoseMgDl }, -11.2);
    const answer = gate(readSession(replayed.session), readPatient(replayed.patient), replayed.policy, at(-11));
    expect(answer.reasons.map(({ rule, verdict }) => `${rule} ${verdict}`)).toEqual(expected);
  });
  test('vital signs grow old: at 30 minutes they count, after it they do not', () => {
    const replayed = until(ivScenario, -11.5);
    const asked_ = (minute: number) =>
      gate(readSession(replayed.session), readPatient(replayed.patient), replayed.policy, at(minute)).reasons.map(
        ({ rule }) => rule,
      );
    expect(asked_(18)).toEqual([]);
    expect(asked_(18.1)).toEqual(['bp-missing', 'vitals-missing']);
  });
  test('a raised pressure is taken again five to ten minutes later', () => {
    const answer = asked(ivScenario, vitals({ systolicMmHg: 158, diastolicMmHg: 96 }));
    expect(answer.repeatBp).toEqual({ from: at(-7), until: at(-2) });
  });
  test('a clinic that defers a raised pressure is asked for a reason all the same', () => {
    const answer = asked(ivScenario, vitals({ systolicMmHg: 150 }), { raised: { 'bp-elevated': 'defer' } });
    expect(answer.reasons[0]).toMatchObject({
      rule: 'bp-elevated',
      verdict: 'defer',
      override: { roles: ['prescriber'] },
    });
  });
  test('leaving out any one fact never makes the answer milder', () => {
    const order = ['contraindicated', 'defer', 'caution', 'eligible', 'info'];
    const full = order.indexOf(asked(ivScenario, vitals({ systolicMmHg: 150 })).verdict);
    const kinds = [...new Set(ivScenario.steps.filter(({ minute }) => minute <= -11.5).map(({ kind }) => kind))];
    for (const kind of kinds) {
      const less = asked(ivScenario, (step) => (step.kind === kind ? null : vitals({ systolicMmHg: 150 })(step)));
      expect(order.indexOf(less.verdict), `without ${kind}`).toBeLessThanOrEqual(full);
    }
  });

  test('a nurse cannot override, a prescriber must say why, and a severe pressure nobody can', () => {
    const high = until(ivScenario, -11.5, vitals({ systolicMmHg: 150 }));
    const pass = (overrides: { rule: string; reason: string }[], roles: readonly Role[]) =>
      rulesOf(decide(high, 'pass-gate', { overrides }, -11, roles).decision);
    const said = [{ rule: 'bp-elevated', reason: 'always so, feels well' }];
    expect(pass([], ['prescriber'])).toEqual(['bp-elevated']);
    expect(pass(said, ['nurse'])).toEqual(['bp-elevated']);
    expect(pass([{ rule: 'bp-elevated', reason: '  ' }], ['prescriber'])).toEqual(['bp-elevated']);
    expect(pass(said, ['prescriber'])).toEqual([]);
    const severe = until(ivScenario, -11.5, vitals({ systolicMmHg: 185 }));
    expect(
      rulesOf(
        decide(severe, 'pass-gate', { overrides: [{ rule: 'bp-severe', reason: 'feels well' }] }, -11, ['prescriber'])
          .decision,
      ),
    ).toEqual(['bp-severe']);
  });
});

// ---- giving ----------------------------------------------------------------------------------------------------------------

describe('giving', () => {
  const order: EventRef = readSession(until(ivScenario, -1).session).order!.ref;
  const start = {
    as: 'order',
    overrides: [],
    infusion: '1',
    order,
    mlPerHour: 75,
    mgPerMl: 0.7,
    bagVolumeMl: 50,
    line: { primedWith: 'saline', volumeMl: 15 },
  };
  const ready = until(ivScenario, -1);
  const startRules = (change: object, replayed = ready) =>
    rulesOf(decide(replayed, 'start-infusion', { ...start, ...change }, 0).decision);

  test.each([
    [{}, []],
    [{ mlPerHour: 80 }, ['order-mismatch', 'pump-mismatch']],
    [{ mgPerMl: 0.75, bagVolumeMl: 46 }, ['order-mismatch', 'pump-mismatch']],
    [{ bagVolumeMl: 60 }, ['dose-above-order']],
    [{ order: null }, ['order-missing']],
    [{ order: { command: 'other', index: 0 } }, ['order-missing']],
  ])('a start with %o: %o', (change, expected) => {
    expect(startRules(change)).toEqual(expected);
  });
  test('within five percent of the ordered concentration it starts', () => {
    const near = until(ivScenario, -1, withBody('check-pump', { mgPerMl: 0.73 }));
    expect(
      startRules({ mgPerMl: 0.73, mlPerHour: 75, bagVolumeMl: 48, order: readSession(near.session).order!.ref }, near),
    ).toEqual([]);
  });
  test.each([
    [without('pass-gate'), ['gate-not-passed']],
    [without('confirm-identity'), ['identity-not-confirmed']],
    [withBody('confirm-identity', { identifiers: ['name', 'name'] }), ['identity-not-confirmed']],
    [withBody('confirm-identity', { allergiesSeen: false }), ['identity-not-confirmed']],
    [without('check-pump'), ['pump-not-checked']],
    [withBody('prepare-drug', { expiresAt: { $minute: -1 } }), ['drug-expired']],
  ])('an infusion is not started over a step left out or done wrong: %#: %o', (change, expected) => {
    const replayed = until(ivScenario, -1, change);
    expect(startRules({ order: readSession(replayed.session).order!.ref }, replayed)).toEqual(expected);
  });
  test('told as a fact it is recorded, flagged, and followed up', () => {
    const replayed = until(ivScenario, -1, without('check-pump', 'confirm-identity'));
    const { decision } = decide(
      replayed,
      'start-infusion',
      { ...start, as: 'fact', order: readSession(replayed.session).order!.ref },
      0,
    );
    expect(decision.kind).toBe('accepted');
    const events = decision.kind === 'accepted' ? decision.streams.flatMap(({ events: drafts }) => drafts) : [];
    expect(events.map(({ kind }) => kind)).toEqual(['infusion-started', 'task-opened', 'session-dosed']);
    expect((events[0]!.body as { flags: { rule: string }[] }).flags.map(({ rule }) => rule)).toEqual([
      'identity-not-confirmed',
      'pump-not-checked',
    ]);
  });
  test('no fact is ever refused for what it says', () => {
    const facts: [string, unknown][] = [
      ['stop-infusion', { infusion: 'nobody-knows', because: 'complete' }],
      ['change-infusion-rate', { infusion: '1', mlPerHour: 9_999, because: 'slip' }],
      [
        'give-device',
        { as: 'fact', overrides: [], order: null, device: 3, mg: 28, watchedBy: 'x', delivery: { kind: 'full' } },
      ],
      [
        'give-medicine',
        { as: 'fact', overrides: [], medicine: 'midazolam', route: 'iv', doseMg: 99, order: null, because: 'x' },
      ],
      [
        'chart-observations',
        { observations: { systolicMmHg: 400, diastolicMmHg: 399 }, source: { from: 'person', how: 'observed' } },
      ],
      [
        'record-left-before-release',
        { unmet: [], capacity: 'no', adviceGiven: false, called: [], driving: 'yes', lineOut: 'no' },
      ],
    ];
    for (const replayed of [
      until(ivScenario, -40_000),
      until(ivScenario, -1),
      until(ivScenario, 20),
      until(ivScenario, 150),
    ]) {
      for (const [kind, body] of facts) expect(decide(replayed, kind, body, 200).decision.kind, kind).toBe('accepted');
    }
  });
  test.each([
    [4.99, ['device-rest-short']],
    [5, []],
  ])('the second device after %d min: %o', (minute, expected) => {
    const first = until(nasal, 2);
    const body = {
      as: 'order',
      overrides: [],
      order: readSession(first.session).order!.ref,
      device: 2,
      mg: 28,
      watchedBy: 'nora',
      delivery: { kind: 'full' },
    };
    expect(rulesOf(decide(first, 'give-device', body, minute).decision)).toEqual(expected);
  });
  test('devices come in turn and not beyond the order', () => {
    const body = (device: number, replayed: Replayed) => ({
      as: 'order',
      overrides: [],
      order: readSession(replayed.session).order!.ref,
      device,
      mg: 28,
      watchedBy: 'nora',
      delivery: { kind: 'full' },
    });
    const one = until(nasal, 2);
    expect(rulesOf(decide(one, 'give-device', body(1, one), 6).decision)).toEqual(['device-out-of-turn']);
    const two = until(nasal, 5);
    expect(rulesOf(decide(two, 'give-device', body(3, two), 11).decision)).toEqual(['dose-above-order']);
  });
  test('a value that calls for a pause stands against the next device until a prescriber says otherwise', () => {
    let replayed = until(nasal, 2);
    replayed = after(
      replayed,
      'chart-observations',
      { observations: { systolicMmHg: 182, diastolicMmHg: 90 }, source: { from: 'person', how: 'manual-cuff' } },
      4,
    );
    const body = {
      as: 'order',
      overrides: [],
      order: readSession(replayed.session).order!.ref,
      device: 2,
      mg: 28,
      watchedBy: 'nora',
      delivery: { kind: 'full' },
    };
    expect(rulesOf(decide(replayed, 'give-device', body, 6).decision)).toEqual(['vitals-call-for-pause']);
    const over = { ...body, overrides: [{ rule: 'vitals-call-for-pause', reason: 'repeat by hand 160/88' }] };
    expect(rulesOf(decide(replayed, 'give-device', over, 6, ['prescriber']).decision)).toEqual([]);
  });

  test.each([
    [
      'a nurse writes it in the prescriber’s name',
      { given: 'written', orderedBy: 'pavel' },
      ['nurse'],
      ['order-not-prescribers'],
    ],
    [
      'a prescriber writes it in another’s name',
      { given: 'written', orderedBy: 'somebody' },
      ['prescriber'],
      ['order-not-prescribers'],
    ],
    [
      'spoken and not read back',
      { given: 'spoken', orderedBy: 'pavel', readBack: false },
      ['nurse'],
      ['order-not-read-back'],
    ],
  ] as const)('an order is refused when %s', (_, body, roles, expected) => {
    const order = {
      medicine: 'midazolam',
      route: 'iv',
      doseMg: 1,
      maxMg: 2,
      minIntervalMinutes: 2,
      reasonFor: 'x',
      ...body,
    };
    const { decision } = decide(until(ivScenario, 20), 'order-medicine', order, 21, roles);
    expect(rulesOf(decision)).toEqual(expected);
  });

  describe('rescue drugs', () => {
    const ordered = (body: object, change?: (step: ScenarioStep) => ScenarioStep | null) =>
      after(
        until(ivScenario, 20, change),
        'order-medicine',
        { reasonFor: 'x', given: 'written', orderedBy: 'nora', ...body },
        21,
        ['prescriber'],
      );
    const midazolam = { medicine: 'midazolam', route: 'iv', doseMg: 2.5, maxMg: 5, minIntervalMinutes: 2 };
    const give = (replayed: Replayed, doseMg: number, minute: number) =>
      rulesOf(
        decide(
          replayed,
          'give-medicine',
          {
            as: 'order',
            overrides: [],
            medicine: 'midazolam',
            route: 'iv',
            doseMg,
            order: medicinesLeft(readSession(replayed.session))[0]!.order,
            because: 'panic',
          },
          minute,
        ).decision,
      );
    const given_ = (replayed: Replayed, doseMg: number, minute: number) =>
      after(
        replayed,
        'give-medicine',
        {
          as: 'order',
          overrides: [],
          medicine: 'midazolam',
          route: 'iv',
          doseMg,
          order: medicinesLeft(readSession(replayed.session))[0]!.order,
          because: 'panic',
        },
        minute,
      );

    test('what is left is shown, and held', () => {
      let replayed = ordered(midazolam);
      expect(give(replayed, 2.6, 22)).toEqual(['rescue-above-limit', 'rescue-above-order']);
      replayed = given_(replayed, 2.5, 22);
      expect(medicinesLeft(readSession(replayed.session))[0]).toMatchObject({
        givenMg: 2.5,
        nextMg: 1,
        leftMg: 2.5,
        lastAt: at(22),
        nextAt: at(24),
      });
      expect(give(replayed, 1, 23)).toEqual(['rescue-too-soon']);
      replayed = given_(given_(replayed, 1, 24), 1, 26);
      expect(give(replayed, 1, 30)).toEqual(['rescue-above-limit', 'rescue-above-order']);
    });
    test.each([
      ['an opioid on board', withBody('review-medicines', { classes: { opioid: true, benzodiazepine: false } })],
      [
        'a z-drug on board',
        withBody('review-medicines', {
          classes: { opioid: false, benzodiazepine: false, 'non-benzodiazepine-hypnotic': true },
        }),
      ],
      ['medicines never asked', without('review-medicines', 'pass-gate', 'start-infusion')],
      ['60 years old', withBody('register-patient', { birthDate: '1960-01-01' })],
    ])('%s: half of it, and 1 mg at once', (_name, change) => {
      const replayed = ordered(midazolam, change);
      expect(give(replayed, 1, 22)).toEqual([]);
      expect(give(replayed, 1.5, 22)).toEqual(['rescue-above-limit']);
    });
    test('lorazepam given here just now: half of it, and 1 mg at once; its own first dose is no such company', () => {
      const lorazepam = {
        as: 'fact',
        overrides: [],
        medicine: 'lorazepam',
        route: 'iv',
        doseMg: 0.5,
        order: null,
        because: 'x',
      };
      const replayed = after(ordered(midazolam), 'give-medicine', lorazepam, 22);
      expect(give(replayed, 1, 23)).toEqual([]);
      expect(give(replayed, 1.5, 23)).toEqual(['rescue-above-limit']);
      // A second dose is 1 mg for everybody, as the card shows it.
      expect(give(given_(ordered(midazolam), 1, 22), 1, 25)).toEqual([]);
      expect(give(given_(ordered(midazolam), 1, 22), 2.5, 25)).toEqual(['rescue-above-limit']);
    });
    test.each([
      [{ ...midazolam, doseMg: 3 }, ['rescue-above-limit']],
      [{ ...midazolam, maxMg: 6 }, ['rescue-above-limit']],
      [{ ...midazolam, minIntervalMinutes: 1 }, ['rescue-too-soon']],
      [{ ...midazolam, route: 'po' }, ['rescue-above-limit']],
    ])('an order of %o is refused: %o', (body, expected) => {
      const { decision } = decide(
        until(ivScenario, 20),
        'order-medicine',
        { reasonFor: 'x', given: 'written', orderedBy: 'nora', ...body },
        21,
        ['prescriber'],
      );
      expect(rulesOf(decision)).toEqual(expected);
    });
    test.each([
      ['midazolam', 'iv', 60],
      ['naloxone', 'nasal', 120],
      ['flumazenil', 'iv', 120],
      ['other', 'iv', 60],
    ])('%s %s: observed for %i min from then', (medicine, route, minutes) => {
      const body = { as: 'fact', overrides: [], medicine, name: 'x', route, doseMg: 0.2, order: null, because: 'x' };
      const replayed = after(until(ivScenario, 100), 'give-medicine', body, 101);
      expect(releaseAssessment(readSession(replayed.session), replayed.policy, at(110)).clock).toMatchObject({
        startedAt: at(101),
        requiredMinutes: minutes,
        kind: 'running',
      });
    });
    test('paracetamol does not start it again', () => {
      const body = {
        as: 'fact',
        overrides: [],
        medicine: 'paracetamol',
        route: 'po',
        doseMg: 650,
        order: null,
        because: 'headache',
      };
      const replayed = after(until(ivScenario, 100), 'give-medicine', body, 101);
      expect(releaseAssessment(readSession(replayed.session), replayed.policy, at(110)).clock.because).toBe(
        'flush of the line',
      );
    });
  });
});

// ---- release ------------------------------------------------------------------------------------------------------------------

describe('release', () => {
  const whole = until(ivScenario, 113);
  const unmet = (change?: (step: ScenarioStep) => ScenarioStep | null, minute = 114) => {
    const replayed = until(ivScenario, 113, change);
    return releaseAssessment(readSession(replayed.session), replayed.policy, at(minute)).unmet;
  };
  const last = (change: object) => (step: ScenarioStep) =>
    step.kind === 'chart-observations' && step.minute > 100
      ? {
          ...step,
          body: {
            ...(step.body as object),
            observations: { ...(step.body as { observations: object }).observations, ...change },
          },
        }
      : step;

  test('everything met: ready, with evidence for each', () => {
    const assessment = releaseAssessment(readSession(whole.session), whole.policy, at(114));
    expect(assessment.ready).toBe(true);
    for (const { evidence } of assessment.criteria) expect(evidence).not.toBe('');
  });
  test.each([
    [last({ sedation: { scale: 'moaas-0-5', score: 4 } }), ['awake']],
    [last({ oriented: false }), ['awake']],
    [last({ gait: 'unsteady' }), ['gait']],
    [last({ gait: 'not-tried' }), ['gait']],
    [last({ spo2Percent: 93 }), []],
    [last({ spo2Percent: 92 }), ['saturation']],
    [last({ oxygenLPerMin: 2 }), ['saturation']],
    [last({ dissociation: { state: 'calm' } }), ['dissociation']],
    [last({ nausea: { state: 'mild' } }), []],
    [last({ nausea: { state: 'moderate' } }), ['nausea']],
    [last({ systolicMmHg: 144 }), []],
    [last({ systolicMmHg: 145 }), ['blood-pressure']],
    [last({ systolicMmHg: 103 }), ['blood-pressure']],
    [last({ diastolicMmHg: 93 }), []],
    [last({ diastolicMmHg: 94 }), ['blood-pressure']],
    [without('remove-access'), ['line-out']],
    [withBody('remove-access', { siteClean: false }), ['line-out']],
    [without('record-escort-arrival'), ['escort']],
    [withBody('give-advice', { to: 'patient' }), ['advice']],
    [without('give-advice'), ['advice']],
    [without('score-aldrete'), ['score']],
    [withBody('score-aldrete', { activity: 1 }), []],
    [withBody('score-aldrete', { activity: 1, consciousness: 1 }), ['score']],
    [without('stop-infusion', 'flush-line'), ['dose-ended', 'observation']],
  ])('%#: %o', (change, expected) => {
    expect(unmet(change)).toEqual(expected);
  });
  test('nobody is released, or called ready, sooner because the server’s clock was put ahead', () => {
    const decided = (kind: string, body: unknown, clockSteps: Context['clockSteps']) => {
      const { command, context } = decide(whole, kind, body, 114);
      return decideSession(
        { session: whole.session, patient: whole.patient, policy: whole.policy, staff: null },
        command,
        { ...context, ...(clockSteps === undefined ? {} : { clockSteps }) },
      );
    };
    const kinds = (decision: Decision) =>
      decision.kind === 'refused' ? [] : decision.streams.flatMap(({ events }) => events.map(({ kind }) => kind));
    const ahead = [{ at: at(90), ms: 30 * 60_000 }];
    const release = { overrides: [], goesWith: 'escort' };
    expect(rulesOf(decided('release-patient', release, undefined))).toEqual([]);
    expect(rulesOf(decided('release-patient', release, ahead))).toEqual(['release-observation']);
    const tick = { readings: [], devices: [] };
    expect(kinds(decided('tick-session', tick, undefined))).not.toContain('ready-lost');
    expect(kinds(decided('tick-session', tick, ahead))).toContain('ready-lost');
  });
  test('evidence grows old', () => {
    expect(unmet(undefined, 122)).toEqual([]);
    expect(unmet(undefined, 122.1)).toEqual([
      'awake',
      'blood-pressure',
      'saturation',
      'gait',
      'dissociation',
      'nausea',
    ]);
  });
  test('mood: a new plan is not overlooked, whatever was ticked before', () => {
    const asked = (step: ScenarioStep) =>
      step.kind === 'ask-suicide-risk' && step.minute > 0
        ? { ...step, body: { instrument: 'c-ssrs', result: 'passive', newSinceBaseline: true } }
        : step;
    expect(unmet(asked)).toEqual(['mood']);
  });
  test('a nurse is refused, a prescriber may with a reason, and nobody sends home somebody who is not awake', () => {
    const early = until(ivScenario, 113, without('record-escort-arrival'));
    const release = (overrides: object[], roles: readonly Role[], replayed = early) =>
      rulesOf(decide(replayed, 'release-patient', { overrides, goesWith: 'ride' }, 114, roles).decision);
    const said = [{ rule: 'release-escort', reason: 'neighbour waits outside, known to us' }];
    expect(release([], ['nurse'])).toEqual(['release-escort']);
    expect(release(said, ['nurse'])).toEqual(['release-escort']);
    expect(release(said, ['prescriber'])).toEqual([]);
    const drowsy = until(ivScenario, 113, last({ sedation: { scale: 'moaas-0-5', score: 4 } }));
    expect(release([{ rule: 'release-awake', reason: 'always so' }], ['prescriber'], drowsy)).toEqual([
      'release-awake',
    ]);
  });
  test('a line that is out with a site that is not clean is a prescriber’s to weigh, and one that is in is nobody’s', () => {
    const said = [{ rule: 'release-line-out', reason: 'bruise looked at, soft, dressed' }];
    const release = (change: (step: ScenarioStep) => ScenarioStep | null, roles: readonly Role[]) =>
      rulesOf(
        decide(until(ivScenario, 113, change), 'release-patient', { overrides: said, goesWith: 'adult' }, 114, roles)
          .decision,
      );
    const bruised = withBody('remove-access', { siteClean: false });
    expect(release(bruised, ['nurse'])).toEqual(['release-line-out']);
    expect(release(bruised, ['prescriber'])).toEqual([]);
    expect(release(without('remove-access'), ['prescriber'])).toEqual(['release-line-out']);
  });
  test.each([
    [[false, true], 'not-met', 'the second line says nothing of the first site'],
    [[true, false], 'not-met', 'nor the other way round'],
    [[true, true], 'met', 'both are clean'],
    [[false, true, true], 'met', 'the site was looked at again'],
    [[false, true, false, true], 'met', 'and again'],
    [[false, false, true], 'not-met', 'one of two was looked at again'],
  ])('of two lines each site counts: %o is %s, %s', (looks, state, _why) => {
    let told = until(ivScenario, 99, without('remove-access', 'place-access'));
    for (const place of ['left-arm', 'right-hand']) told = after(told, 'place-access', { place }, 99.1);
    looks.forEach((siteClean, n) => {
      told = after(told, 'remove-access', { siteClean }, 99.2 + n / 10);
    });
    const { criteria } = releaseAssessment(readSession(told.session), told.policy, at(100));
    expect(criteria.find(({ criterion }) => criterion === 'line-out')?.state).toBe(state);
  });
  test('it leaves a line on the person’s time line', () => {
    const replayed = replayScenario(ivScenario, given);
    expect(readPatient(replayed.patient).sessions[0]!.body).toMatchObject({
      outcome: 'released',
      peakBp: { systolicMmHg: 150, diastolicMmHg: 92 },
      baselineBp: { systolicMmHg: 124, diastolicMmHg: 78 },
      lowestSedation: 4,
      mgPerKg: expect.closeTo(0.5, 6),
    });
  });
});

// ---- the record: corrections, order of arrival ----------------------------------------------------------------------------------

describe('the record', () => {
  const events = (replayed: Replayed) =>
    replayed.answers.flatMap((answer) => answer.events).filter(({ stream }) => stream.startsWith('session/'));
  const fold = (list: readonly RecordedEvent[]): SessionState =>
    list.reduce(sessionFold.evolve, sessionFold.initial('session/s1'));

  test.each(['iv-infusion', 'iv-failed-line', 'sublingual-slips', 'im-toilet-and-nausea', 'iv-pain-four-hours'])(
    '%s: any order of arrival gives the same state, totals, checks and clocks',
    (name) => {
      const replayed = replayScenario(readScenario(name), given);
      const list = events(replayed);
      const expected = fold(list);
      const seen = (state: SessionState) => {
        const session = readSession(state);
        return {
          session,
          totals: doseTotals(session, replayed.endsAt),
          due: dueItems(session, replayed.policy, replayed.endsAt),
          release: releaseAssessment(session, replayed.policy, replayed.endsAt),
          free: predictedFreeTime(session, replayed.policy, replayed.endsAt),
        };
      };
      fc.assert(
        fc.property(
          fc.shuffledSubarray(list, { minLength: list.length }),
          fc.nat({ max: list.length - 1 }),
          (shuffled, twice) => {
            const state = fold([...shuffled, shuffled[twice]!]);
            expect(state).toEqual(expected);
            expect(seen(state)).toEqual(seen(expected));
          },
        ),
        { numRuns: 30 },
      );
    },
  );

  test('the original stays beside its correction, and what is struck or undone counts nowhere', () => {
    const session = readSession(replayScenario(readScenario('sublingual-slips'), given).session);
    const corrected = allOf(session, 'observations-charted').find(({ original }) => original !== undefined)!;
    expect(corrected.body.observations.systolicMmHg).toBe(140);
    expect((corrected.original!.body as { observations: object }).observations).toMatchObject({ systolicMmHg: 310 });
    expect(corrected.amendments[0]).toMatchObject({
      kind: 'entry-corrected',
      reason: '310 was a slip for 140',
      author: { id: 'nora' },
    });
    expect(session.withdrawn.map(({ kind, amendments }) => `${kind} ${amendments[0]!.kind}`)).toEqual([
      'care-given entry-undone',
      'care-given entry-struck',
    ]);
    expect(allOf(session, 'care-given')).toEqual([]);
    expect(session.amendedAfterSignature).toBe(true);
  });
  test('an erased body counts nowhere and breaks nothing', () => {
    const replayed = replayScenario(ivScenario, given);
    const list = events(replayed);
    for (const [index] of list.entries()) {
      const erased = list.map((event, at_) => (at_ === index ? { ...event, body: { erased: true } } : event));
      const session = readSession(fold(erased));
      expect(session.erased).toBe(1);
      expect(() => [
        doseTotals(session, replayed.endsAt),
        dueItems(session, replayed.policy, replayed.endsAt),
        releaseAssessment(session, replayed.policy, replayed.endsAt),
      ]).not.toThrow();
    }
  });
  test('an unknown kind from a newer version is kept and passed over', () => {
    const list = events(until(ivScenario, 20));
    const odd = { ...list[0]!, command: 'zz', kind: 'hologram-shown', body: { a: 1 } };
    expect(readSession(fold([...list, odd])).phase).toBe('dosing');
  });
  test('an end that is keyed in late starts the observation when it is keyed in', () => {
    const late = until(ivScenario, 113, (step) =>
      step.kind === 'stop-infusion' ? { ...step, enteredLater: 30 } : step.kind === 'flush-line' ? null : step,
    );
    expect(releaseAssessment(readSession(late.session), late.policy, at(101)).clock).toMatchObject({
      startedAt: at(70),
      countedFromEntry: true,
    });
  });
  test('correcting the end to an earlier time does not let anybody go sooner', () => {
    const stop = allOf(readSession(until(ivScenario, 113).session), 'infusion-stopped')[0]!;
    let replayed = until(ivScenario, 113, without('flush-line'));
    const before = releaseAssessment(readSession(replayed.session), replayed.policy, at(99)).clock.until!;
    replayed = after(
      replayed,
      'correct-entry',
      {
        entry: stop.ref,
        kind: 'infusion-stopped',
        body: { infusion: '1', because: 'complete', pumpedMl: 50 },
        at: at(10),
        reason: 'earlier',
      },
      98,
    );
    expect(
      releaseAssessment(readSession(replayed.session), replayed.policy, at(99)).clock.until!,
    ).toBeGreaterThanOrEqual(before);
  });
  test('what was decided cannot be corrected away', () => {
    const replayed = until(ivScenario, 20);
    const passed = allOf(readSession(replayed.session), 'gate-passed')[0]!;
    expect(
      rulesOf(
        decide(replayed, 'correct-entry', { entry: passed.ref, kind: 'gate-passed', body: {}, reason: 'x' }, 21)
          .decision,
      ),
    ).toEqual(['entry-not-correctable']);
  });
  test.each([
    ['nora', 0.9, []],
    ['nora', 1.1, ['undo-too-late']],
    ['sam', 0.5, ['undo-not-own']],
    ['sam', 2, ['undo-not-own', 'undo-too-late']],
  ] as const)('undo by %s after %d min: %o', (id, minutes, expected) => {
    const replayed = after(until(ivScenario, 20), 'record-care', { care: 'voided' }, 21);
    const entry = allOf(readSession(replayed.session), 'care-given')[0]!;
    expect(rulesOf(decide(replayed, 'undo-entry', { entry: entry.ref }, 21 + minutes, ['nurse'], id).decision)).toEqual(
      expected,
    );
  });
});

// ---- board --------------------------------------------------------------------------------------------------------------------------

describe('who needs me next', () => {
  const board = (list: readonly Replayed[], minute: number) =>
    whoNeedsMeNext(
      list.map(({ session, patient }) => ({ session: readSession(session), patient: readPatient(patient) })),
      () => list[0]!.policy,
      at(minute),
    );
  const named = (replayed: Replayed, name: string): Replayed => ({
    ...replayed,
    session: { ...replayed.session, stream: `session/${name}` },
  });
  const alarm = (replayed: Replayed, minute: number) =>
    after(
      replayed,
      'tick-session',
      {
        readings: [-9, -6, -3, 0].map((s) => ({
          kind: 'SPO2',
          value: 80,
          at: instant(at(minute) + s * 1_000),
          device: 'm',
        })),
        devices: [{ device: 'm', lastMessageAt: at(minute) }],
      },
      minute,
    );

  test('an alarm before a stop value, before an overdue check, before a value to tell, before the one who left', () => {
    const quiet = named(until(ivScenario, 20), 'quiet');
    const overdue = named(until(ivScenario, 15), 'overdue');
    const stop = named(
      after(
        until(ivScenario, 20),
        'chart-observations',
        { observations: { heartRatePerMin: 145 }, source: { from: 'person', how: 'observed' } },
        20.5,
      ),
      'stop',
    );
    const loud = named(alarm(until(ivScenario, 20), 20.5), 'loud');
    const gone = named(replayScenario(ivScenario, given), 'gone');
    const order = board([quiet, gone, overdue, stop, loud], 26);
    expect(order.map(({ session, need }) => `${session.id} ${need}`)).toEqual([
      'loud alarm-high',
      'stop values-call-for-stop',
      'overdue overdue',
      'quiet values-to-tell',
      'gone over',
    ]);
  });
  test('the order does not depend on the order they are given in', () => {
    const list = [5, 15, 25, 60, 95, 130].map((minute) => named(until(ivScenario, minute), `m${minute}`));
    const wanted = board(list, 66).map(({ session }) => session.id);
    fc.assert(
      fc.property(fc.shuffledSubarray(list, { minLength: list.length }), (shuffled) => {
        expect(board(shuffled, 66).map(({ session }) => session.id)).toEqual(wanted);
      }),
      { numRuns: 20 },
    );
  });
  test('two chairs that need the same hands in the same minutes are seen before it happens', () => {
    const list = [named(until(ivScenario, 20), 'a'), named(until(ivScenario, 20), 'b')].map(({ session, patient }) => ({
      session: readSession(session),
      patient: readPatient(patient),
    }));
    const moments = nextMoments(list, () => until(ivScenario, 20).policy, at(24), 10).filter(
      ({ item }) => item.what === 'check',
    );
    expect(moments.map(({ session, clashesWith }) => [session.id, clashesWith])).toEqual([
      ['a', ['session/b']],
      ['b', ['session/a']],
    ]);
  });
  test('the free time is said, and a pause says that nobody knows', () => {
    const running = until(ivScenario, 20);
    expect(predictedFreeTime(readSession(running.session), running.policy, at(20))).toMatchObject({
      kind: 'estimated',
      at: at(110),
    });
    const paused = after(running, 'pause-infusion', { infusion: '1', because: 'toilet' }, 21);
    expect(predictedFreeTime(readSession(paused.session), paused.policy, at(22))).toMatchObject({ kind: 'unknown' });
  });
});

describe('the lighter grid (e.1)', () => {
  const closed = (change: object = {}) => ({
    session: 'old',
    startedAt: null,
    outcome: 'released',
    route: 'iv-ketamine',
    deliveredMg: 35,
    deliveredMgMax: 35,
    mgPerKg: 0.5,
    baselineBp: null,
    peakBp: { systolicMmHg: 150, diastolicMmHg: 92 },
    lowestSedation: 4,
    worstNausea: null,
    rescueMedicines: [],
    adverseEvents: [],
    ...change,
  });
  const before = (
    sessions: readonly object[],
    conditions: readonly object[] | null,
    birthDate = '1988-04-12',
  ): Replayed => {
    let replayed = until(ivScenario, -8 * 24 * 60, withBody('register-patient', { birthDate }));
    const say = (kind: string, body: unknown) => {
      serial += 1;
      const draft = { kind, version: 1, occurredAt: at(-9_000), zone: given.zone, body };
      const event = recordDraft(draft, {
        command: `p-${serial}`,
        index: 0,
        stream: replayed.patient.stream,
        seq: replayed.patient.seq + 1,
        position: serial,
        recordedAt: at(-9_000),
        actor: { kind: 'system', id: 'x', roles: [] },
      });
      replayed = { ...replayed, patient: entriesFold.evolve(replayed.patient, event) };
    };
    for (const [nth, body] of sessions.entries()) say('session-closed', { ...body, session: `before-${nth}` });
    if (conditions !== null) say('conditions-listed', { conditions });
    return replayed;
  };
  const plan = {
    ...(ivScenario.steps.find(({ kind }) => kind === 'plan-session')!.body as object),
    patient: 'p1',
    startsAt,
    firstTreatment: false,
    grid: 'light',
  };
  const planRules = (replayed: Replayed, change: object = {}) =>
    rulesOf(decide(replayed, 'plan-session', { ...plan, ...change }, -8_000).decision);
  const calm = [closed(), closed()];

  test('after two uneventful sessions it may be planned', () => expect(planRules(before(calm, []))).toEqual([]));
  test.each([
    ['one session', before([closed()], []), {}],
    ['a pressure of 165', before([closed(), closed({ peakBp: { systolicMmHg: 165, diastolicMmHg: 80 } })], []), {}],
    ['a rescue drug', before([closed(), closed({ rescueMedicines: ['midazolam'] })], []), {}],
    ['no pressure taken', before([closed(), closed({ peakBp: null })], []), {}],
    ['a walk-out', before([closed(), closed({ outcome: 'left' })], []), {}],
    ['conditions not gone through', before(calm, null), {}],
    [
      'treated hypertension',
      before(calm, [{ system: 'ICD-10-CM', code: 'I10', words: 'Hypertension', status: 'active' }]),
      {},
    ],
    ['65 years', before(calm, [], '1960-01-01'), {}],
    ['a first session', before(calm, []), { firstTreatment: true }],
  ])('not with %s', (_name, replayed, change) => {
    expect(planRules(replayed, change)).toEqual(['light-grid-not-allowed']);
  });

  const light = (minute: number, change: (step: ScenarioStep) => ScenarioStep | null = (step) => step) =>
    readSession(
      until(
        {
          ...ivScenario,
          steps: ivScenario.steps.map((step) =>
            step.kind === 'chart-observations' && step.minute >= 0
              ? {
                  ...step,
                  minute: step.minute,
                  body: {
                    observations: { systolicMmHg: 130, diastolicMmHg: 80, heartRatePerMin: 75 },
                    source: { from: 'person', how: 'observed' },
                  },
                }
              : step,
          ),
        },
        minute,
        change,
      ).session,
    );
  const asLight = (session: ReturnType<typeof light>) => ({
    ...session,
    firstTreatment: false,
    entries: session.entries.map((entry) =>
      entry.kind === 'session-planned' ? { ...entry, body: { ...entry.body, grid: 'light' as const } } : entry,
    ),
  });
  const minutesOf = (session: ReturnType<typeof light>) => gridOf(session, STARTING_POLICIES.infusion)!.fromFirstDose;
  test('while nothing happens it is the lighter one; one trigger brings the dense one back', () => {
    expect(minutesOf(asLight(light(20)))).toEqual(LIGHT_IV_GRID.fromFirstDose);
    const high = light(20, (step) =>
      step.kind === 'chart-observations' && step.minute === 15
        ? withBody('chart-observations', { observations: { systolicMmHg: 166, diastolicMmHg: 80 } })(step)
        : step,
    );
    expect(minutesOf(asLight(high))).toEqual(REGIMENS['iv-depression'].grid.fromFirstDose);
    expect(minutesOf(light(20))).toEqual(REGIMENS['iv-depression'].grid.fromFirstDose);
  });
  test.each([{ psychostimulant: true, maoi: false }, { psychostimulant: false, maoi: true }, {}])(
    'with %o on board it is the dense one',
    (classes) => {
      expect(minutesOf(asLight(light(20, withBody('review-medicines', { classes }))))).toEqual(
        REGIMENS['iv-depression'].grid.fromFirstDose,
      );
    },
  );
});

describe('plan and emergency', () => {
  test('a plan is put right until the patient is here', () => {
    const planned = until(ivScenario, -8_000);
    const entry = allOf(readSession(planned.session), 'session-planned')[0]!;
    const body = {
      entry: entry.ref,
      kind: 'session-planned',
      body: { ...entry.body, chair: 'chair-9' },
      reason: 'moved',
    };
    const moved = after(planned, 'correct-entry', body, -7_000);
    expect(readSession(moved.session)).toMatchObject({ chair: 'chair-9', phase: 'planned' });
    expect(allOf(readSession(moved.session), 'session-planned')[0]!.body.policyVersion).toBe(planned.policy.version);
    expect(rulesOf(decide(until(ivScenario, -29), 'correct-entry', body, -28).decision)).toEqual([
      'entry-not-correctable',
    ]);
  });
  test('an emergency is logged by tap, starts the observation again, and opens an incident', () => {
    let replayed = after(until(ivScenario, 100), 'open-emergency', { emergency: 'e1', card: 'fall' }, 101);
    replayed = after(replayed, 'take-emergency-step', { emergency: 'e1', card: 'fall', step: 'neuro-checks' }, 102);
    replayed = after(replayed, 'close-emergency', { emergency: 'e1', outcome: 'recovered', familyCalled: true }, 110);
    expect(releaseAssessment(readSession(replayed.session), replayed.policy, at(120)).clock).toMatchObject({
      because: 'end of the emergency',
      startedAt: at(110),
    });
    expect(readPatient(replayed.patient).tasks.map(({ kind }) => kind)).toContain('incident');
  });
});

describe('like names', () => {
  const person = (id: string, givenName: string, familyName: string, birthDate?: string) => ({
    id,
    givenName,
    familyName,
    ...(birthDate === undefined ? {} : { birthDate }),
  });
  test.each([
    [['Anna', 'Meyer'], ['Anna', 'Meyer'], 'same-name'],
    [['Ana', 'Núñez'], ['ANA', 'Nunez'], 'same-name'],
    [['James', 'Thomas'], ['Thomas', 'James'], 'swapped-name'],
    [['Jon', 'Smith'], ['John', 'Smyth'], 'sounds-alike'],
    [['Maria', 'Gonzalez'], ['Mario', 'Gonzales'], 'sounds-alike'],
    [['Ella', 'Hansen'], ['Ellen', 'Hansen'], 'looks-alike'],
    [['Karl', 'Weber'], ['Karl', 'Weder'], 'looks-alike'],
    [['Olga', 'Ivanova'], ['Peter', 'Ivanova'], null],
    [['Anna', 'Meyer'], ['Anna', 'Fischer'], null],
    [['Li', 'Wu'], ['Jo', 'Ng'], null],
  ] as const)('%o and %o: %s', (a, b, because) => {
    const found = likeNames([person('a', a[0], a[1]), person('b', b[0], b[1])]);
    expect(found[0]?.because ?? null).toBe(because);
    expect(likeNames([person('b', b[0], b[1]), person('a', a[0], a[1])])[0]?.because ?? null).toBe(because);
  });
  test('same birth date and initials', () => {
    expect(
      likeNames([person('a', 'Rosa', 'Klein', '1980-01-01'), person('b', 'Rita', 'Kohl', '1980-01-01')])[0]?.because,
    ).toBe('same-birth-date-and-initials');
  });
  test('nobody is like themselves, and pairs are told once', () => {
    const name = fc.string({ maxLength: 8 });
    fc.assert(
      fc.property(
        fc.array(fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd'), givenName: name, familyName: name }), {
          maxLength: 6,
        }),
        (people) => {
          for (const { a, b } of likeNames(people)) expect(a).not.toBe(b);
        },
      ),
    );
  });
});
