import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Context, Role } from '../record/index.ts';
import { addMinutes, instant } from '../units/index.ts';
import {
  decideSession,
  doseTotals,
  dueItems,
  type Phase,
  type Replayed,
  readSession,
  recordDraft,
  releaseAssessment,
  replayScenario,
  type Scenario,
  type SessionCommand,
  type SessionState,
  sessionFold,
  whoNeedsMeNext,
} from './index.ts';

/**
 * The life of an infusion session, in random order and at random times, against a model that knows only which things were
 * said (safety section 3, item 1). The commands are those of the scenario file.
 */
const file = join(import.meta.dirname, '../../../../scenarios/session/iv-infusion.json');
const scenario = JSON.parse(readFileSync(file, 'utf8')) as Scenario;
const startsAt = instant(1_772_550_000_000);
const given = { startsAt, session: 's1', patient: 'p1', zone: 'America/New_York' };
const bodyOf = (kind: string) => scenario.steps.find((step) => step.kind === kind && step.refused === undefined)!.body;
const planned = replayScenario({ ...scenario, steps: scenario.steps.filter(({ minute }) => minute < -1_000) }, given);

const FACTS_OF_THE_GATE = [
  'answer-fasting',
  'check-consent',
  'review-medicines',
  'answer-substances',
  'answer-pregnancy',
  'ask-suicide-risk',
  'check-rescue',
  'take-screening',
  'arrange-escort',
] as const;

class Model {
  minute = -60;
  arrived = false;
  readonly said = new Set<string>();
  ordered = false;
  gate = false;
  identity = false;
  pump = false;
  vitalsAt = Number.NEGATIVE_INFINITY;
  infusion: 'none' | 'running' | 'paused' | 'stopped' = 'none';
  over: Phase | null = null;

  get complete(): boolean {
    return FACTS_OF_THE_GATE.every((kind) => this.said.has(kind)) && this.ordered && this.minute - this.vitalsAt <= 30;
  }
  get phase(): Phase {
    if (this.over !== null) return this.over;
    if (this.infusion === 'running' || this.infusion === 'paused') return 'dosing';
    if (this.infusion === 'stopped') return 'recovery';
    return this.gate ? 'ready' : this.arrived ? 'arrived' : 'planned';
  }
}

class Real {
  session: SessionState = planned.session;
  patient: Replayed['patient'] = planned.patient;
  #serial = 0;
  send(kind: string, body: unknown, minute: number, roles: readonly Role[]): boolean {
    this.#serial += 1;
    const now = addMinutes(startsAt, minute);
    const id = `c${String(this.#serial).padStart(4, '0')}`;
    const command = {
      id,
      kind,
      stream: this.session.stream,
      seenSeq: this.session.seq,
      occurredAt: now,
      body,
    } as unknown as SessionCommand;
    const context: Context = {
      now,
      zone: given.zone,
      actor: { kind: 'person', id: roles.includes('prescriber') ? 'pavel' : 'nora', roles },
    };
    const decision = decideSession(
      { session: this.session, patient: this.patient, policy: planned.policy, staff: null },
      command,
      context,
    );
    if (decision.kind === 'refused') {
      expect(decision.reasons.length).toBeGreaterThan(0);
      return false;
    }
    for (const { stream, events } of decision.streams) {
      events.forEach((draft, index) => {
        const ours = stream === this.session.stream;
        const own = ours ? this.session : this.patient;
        const event = recordDraft(draft, {
          command: id,
          index,
          stream,
          seq: own.seq + 1,
          position: 1,
          recordedAt: now,
          actor: context.actor,
        });
        if (ours) this.session = sessionFold.evolve(this.session, event);
        else this.patient = sessionFold.evolve(this.patient, event);
      });
    }
    return true;
  }
}

function agree(model: Model, real: Real): void {
  const session = readSession(real.session);
  const now = addMinutes(startsAt, model.minute);
  expect(session.phase).toBe(model.phase);
  const totals = doseTotals(session, now);
  expect(totals.deliveredMgMax).toBeLessThanOrEqual(35 * 1.05);
  expect(totals.deliveredMgMin).toBeGreaterThanOrEqual(0);
  expect(totals.deliveredMgMax + totals.inLineMg + totals.discardedMg).toBeCloseTo(totals.pumpedMg, 6);
  // Reading never throws, whatever was said in whatever order.
  for (const item of dueItems(session, planned.policy, now)) expect(Number.isFinite(item.at)).toBe(true);
  expect(whoNeedsMeNext([{ session, patient: null }], () => planned.policy, now)).toHaveLength(1);
  const release = releaseAssessment(session, planned.policy, now);
  if (release.ready && session.firstDoseAt !== null) expect(release.clock.kind).toBe('done');
  // The state is its events and nothing else.
  const again = real.session.events.reduce(sessionFold.evolve, sessionFold.initial(real.session.stream));
  expect(again).toEqual(real.session);
}

type Step = { name: string; check?: (model: Readonly<Model>) => boolean; run: (model: Model, real: Real) => void };
class Does implements fc.Command<Model, Real> {
  readonly step: Step;
  constructor(step: Step) {
    this.step = step;
  }
  check = (model: Readonly<Model>) => this.step.check?.(model) ?? true;
  run(model: Model, real: Real): void {
    this.step.run(model, real);
    agree(model, real);
  }
  toString = () => this.step.name;
}
const fact = (kind: string, body: unknown, then: (model: Model) => void, check?: Step['check']): Step => ({
  name: kind,
  ...(check === undefined ? {} : { check }),
  run: (model, real) => {
    expect(real.send(kind, body, model.minute, ['nurse']), `${kind} is a fact`).toBe(true);
    then(model);
  },
});
const order = (
  kind: string,
  body: (real: Real) => unknown,
  may: (model: Model) => boolean,
  then: (model: Model) => void,
  roles: readonly Role[] = ['nurse'],
): Step => ({
  name: kind,
  run: (model, real) => {
    const allowed = may(model);
    expect(real.send(kind, body(real), model.minute, roles), `${kind} at ${model.minute}`).toBe(allowed);
    if (allowed) then(model);
  },
});
const refOf = (real: Real) => readSession(real.session).order?.ref ?? null;
const whole = (bodyOf('chart-observations') as { observations: object }).observations;

const steps: Step[] = [
  fact('record-arrival', {}, (model) => {
    model.arrived = true;
  }),
  ...FACTS_OF_THE_GATE.map((kind) => fact(kind, bodyOf(kind), (model) => void model.said.add(kind))),
  fact('chart-observations', { observations: whole, source: { from: 'person', how: 'observed' } }, (model) => {
    model.vitalsAt = model.minute;
  }),
  fact('check-pump', bodyOf('check-pump'), (model) => {
    model.pump = true;
  }),
  fact('confirm-identity', bodyOf('confirm-identity'), (model) => {
    model.identity = true;
  }),
  fact(
    'pause-infusion',
    { infusion: '1', because: 'toilet' },
    (model) => {
      model.infusion = 'paused';
    },
    (model) => model.infusion === 'running',
  ),
  fact(
    'stop-infusion',
    { infusion: '1', because: 'complete' },
    (model) => {
      model.infusion = 'stopped';
    },
    (model) => model.infusion === 'running' || model.infusion === 'paused',
  ),
  fact(
    'flush-line',
    { infusion: '1', volumeMl: 20 },
    () => {},
    (model) => model.infusion === 'stopped',
  ),
  fact('record-care', { care: 'eyes-on' }, () => {}),
  order(
    'write-order',
    () => ({ ...(bodyOf('write-order') as object) }),
    (model) => model.over === null && !model.ordered,
    (model) => {
      model.ordered = true;
    },
    ['prescriber'],
  ),
  order(
    'pass-gate',
    () => ({ overrides: [] }),
    (model) => model.over === null && model.arrived && model.complete && model.infusion === 'none',
    (model) => {
      model.gate = true;
    },
  ),
  order(
    'start-infusion',
    (real) => ({ ...(bodyOf('start-infusion') as object), order: refOf(real) }),
    (model) =>
      model.over === null && model.gate && model.complete && model.identity && model.pump && model.infusion === 'none',
    (model) => {
      model.infusion = 'running';
    },
  ),
  order(
    'resume-infusion',
    () => ({ as: 'order', overrides: [], infusion: '1', mlPerHour: 75 }),
    (model) => model.over === null && model.infusion !== 'none',
    (model) => {
      model.infusion = 'running';
    },
  ),
  order(
    'release-patient',
    () => ({ overrides: [], goesWith: 'adult' }),
    () => false,
    () => {},
  ),
  fact(
    'record-left-before-release',
    { unmet: [], capacity: 'yes', adviceGiven: true, called: [], driving: 'no', lineOut: 'yes' },
    (model) => {
      model.over = 'left';
    },
    (model) => model.minute > 30 && model.over === null,
  ),
];
// A second order replaces the first and asks for the gate anew; here one is enough.
const write = steps.find(({ name }) => name === 'write-order')!;
write.check = (model) => !model.ordered;

test('a session lives as its model says, whatever comes in whatever order', { timeout: 3_600_000 }, () => {
  const wait = fc.integer({ min: 1, max: 12 }).map(
    (minutes) =>
      new Does({
        name: `wait ${minutes}`,
        run: (model) => {
          model.minute += minutes;
        },
      }),
  );
  const does = steps.map((step) => fc.constant(new Does(step)));
  // Most random courses never get past the gate, so half of them begin with what the gate wants, in any order.
  const prepared = fc.shuffledSubarray(
    steps.filter(
      ({ name }) =>
        name !== 'release-patient' && name !== 'record-left-before-release' && !/infusion|flush|pass-gate/.test(name),
    ),
    { minLength: 14 },
  );
  fc.assert(
    fc.property(fc.option(prepared), fc.commands([wait, wait, ...does], { maxCommands: 40 }), (first, commands) => {
      const real = new Real();
      const model = new Model();
      for (const step of first ?? []) if (step.check?.(model) ?? true) new Does(step).run(model, real);
      const gate = steps.find(({ name }) => name === 'pass-gate')!;
      if (first !== null) new Does(gate).run(model, real);
      if (first !== null) new Does(steps.find(({ name }) => name === 'start-infusion')!).run(model, real);
      fc.modelRun(() => ({ model, real }), commands);
    }),
    { numRuns: process.env['KEEL_MEASURE'] ? 5_000 : 150 },
  );
});
