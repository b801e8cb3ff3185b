import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Context, EventRef, Role } from '../record/index.ts';
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
 * The life of a session by every route that is not an infusion, in random order and at random times, against a model that
 * knows only which things were said (safety section 3, item 1). The infusion has its own model in life.test.ts.
 */
const startsAt = instant(1_772_550_000_000);
const given = { startsAt, session: 's1', patient: 'p1', zone: 'America/New_York' };

interface Route {
  readonly name: string;
  readonly scenario: string;
  readonly give: 'give-injection' | 'give-mouth-dose' | 'give-device';
  /** Doses of the order, and mg of each. */
  readonly doses: number;
  readonly mg: number;
  /** Rest between two of them, min (a.2). */
  readonly rest: number;
  /** Shortest observation from the last dose, min (f). */
  readonly observed: number;
  readonly gate: readonly string[];
}
const ALWAYS = [
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
const ROUTES: readonly Route[] = [
  {
    name: 'into a muscle',
    scenario: 'im-toilet-and-nausea',
    give: 'give-injection',
    doses: 1,
    mg: 27.5,
    rest: 0,
    observed: 90,
    gate: ALWAYS,
  },
  {
    name: 'nasal devices',
    scenario: 'nasal-esketamine',
    give: 'give-device',
    doses: 2,
    mg: 28,
    rest: 5,
    observed: 120,
    gate: [...ALWAYS, 'check-rems', 'record-prescriber-presence'],
  },
  {
    name: 'under the tongue',
    scenario: 'sublingual-slips',
    give: 'give-mouth-dose',
    doses: 1,
    mg: 100,
    rest: 0,
    observed: 60,
    gate: ALWAYS,
  },
  {
    name: 'by mouth',
    scenario: 'oral-walk-out',
    give: 'give-mouth-dose',
    doses: 1,
    mg: 73,
    rest: 0,
    observed: 60,
    gate: ALWAYS,
  },
];

class Model {
  minute = -60;
  arrived = false;
  readonly said = new Set<string>();
  ordered = false;
  gate = false;
  identity = false;
  vitalsAt = Number.NEGATIVE_INFINITY;
  readonly given: { at: number; mg: number }[] = [];
  over: Phase | null = null;
  readonly route: Route;
  constructor(route: Route) {
    this.route = route;
  }
  get complete(): boolean {
    return this.route.gate.every((kind) => this.said.has(kind)) && this.ordered && this.minute - this.vitalsAt <= 30;
  }
  get phase(): Phase {
    if (this.over !== null) return this.over;
    if (this.given.length >= this.route.doses) return 'recovery';
    // A device is owed only where one is ordered.
    if (this.given.length > 0) return this.ordered ? 'dosing' : 'recovery';
    return this.gate ? 'ready' : this.arrived ? 'arrived' : 'planned';
  }
  /** May the next dose be given now, and fully? */
  get mayGive(): boolean {
    if (this.over !== null || !this.ordered || this.given.length >= this.route.doses) return false;
    const last = this.given.at(-1);
    if (last === undefined) return this.gate && this.complete && this.identity;
    return this.minute - last.at >= this.route.rest;
  }
}

function lifeOf(route: Route) {
  const file = join(import.meta.dirname, `../../../../scenarios/session/${route.scenario}.json`);
  const scenario = JSON.parse(readFileSync(file, 'utf8')) as Scenario;
  const steps = scenario.steps.filter(({ refused }) => refused === undefined);
  const minutes = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(minutes);
    if (typeof value !== 'object' || value === null) return value;
    const at = (value as { $minute?: number }).$minute;
    if (at !== undefined) return addMinutes(startsAt, at);
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, minutes(item)]));
  };
  const bodyOf = (kind: string) => minutes(steps.find((step) => step.kind === kind)!.body) as Record<string, unknown>;
  const planned = replayScenario({ ...scenario, steps: steps.filter(({ minute }) => minute < -1_000) }, given);
  const whole = (bodyOf('chart-observations') as { observations: object }).observations;

  class Real {
    session: SessionState = planned.session;
    patient: Replayed['patient'] = planned.patient;
    #serial = 0;
    send(kind: string, body: unknown, minute: number, roles: readonly Role[]): readonly string[] | null {
      this.#serial += 1;
      const now = addMinutes(startsAt, minute);
      const id = `c${String(this.#serial).padStart(4, '0')}`;
      const { stream, seq } = this.session;
      const command = { id, kind, stream, seenSeq: seq, occurredAt: now, body } as unknown as SessionCommand;
      const actor = { kind: 'person' as const, id: roles.includes('prescriber') ? 'pavel' : 'nora', roles };
      const context: Context = { now, zone: given.zone, actor };
      const decision = decideSession(
        { session: this.session, patient: this.patient, policy: planned.policy, staff: null },
        command,
        context,
      );
      if (decision.kind === 'refused') {
        expect(decision.reasons.length).toBeGreaterThan(0);
        return decision.reasons.map(({ rule }) => rule);
      }
      for (const one of decision.streams) {
        one.events.forEach((draft, index) => {
          const ours = one.stream === this.session.stream;
          const own = ours ? this.session : this.patient;
          const event = recordDraft(draft, {
            command: id,
            index,
            stream: one.stream,
            seq: own.seq + 1,
            position: 1,
            recordedAt: now,
            actor,
          });
          if (ours) this.session = sessionFold.evolve(this.session, event);
          else this.patient = sessionFold.evolve(this.patient, event);
        });
      }
      return null;
    }
  }

  function agree(model: Model, real: Real): void {
    const session = readSession(real.session);
    const now = addMinutes(startsAt, model.minute);
    expect(session.phase).toBe(model.phase);
    const totals = doseTotals(session, now);
    expect(totals.deliveredMg).toBeCloseTo(
      model.given.reduce((sum, { mg }) => sum + mg, 0),
      6,
    );
    expect(totals.deliveredMgMax).toBeLessThanOrEqual(route.doses * route.mg * 1.05);
    for (const item of dueItems(session, planned.policy, now)) expect(Number.isFinite(item.at)).toBe(true);
    expect(whoNeedsMeNext([{ session, patient: null }], () => planned.policy, now)).toHaveLength(1);
    // The observation is never over before its time from the last dose (f), whatever came meanwhile.
    const release = releaseAssessment(session, planned.policy, now);
    const last = model.given.filter(({ mg }) => mg > 0).at(-1);
    if (last !== undefined && model.minute - last.at < route.observed) expect(release.clock.kind).not.toBe('done');
    if (last !== undefined && model.minute - last.at < route.observed) expect(release.ready).toBe(false);
    expect(real.session.events.reduce(sessionFold.evolve, sessionFold.initial(real.session.stream))).toEqual(
      real.session,
    );
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
      expect(real.send(kind, body, model.minute, ['nurse']), `${kind} is a fact`).toBeNull();
      then(model);
    },
  });
  const order = (
    kind: string,
    body: (real: Real, model: Model) => unknown,
    may: (model: Model) => boolean,
    then: (model: Model) => void,
    check?: Step['check'],
    roles: readonly Role[] = ['nurse'],
  ): Step => ({
    name: kind,
    ...(check === undefined ? {} : { check }),
    run: (model, real) => {
      const allowed = may(model);
      const refused = real.send(kind, body(real, model), model.minute, roles);
      expect(refused === null, `${kind} at ${model.minute}: ${refused?.join() ?? 'accepted'}`).toBe(allowed);
      if (allowed) then(model);
    },
  });
  const refOf = (real: Real): EventRef | null => readSession(real.session).order?.ref ?? null;
  const dose = (real: Real, model: Model): Record<string, unknown> => ({
    ...bodyOf(route.give),
    order: refOf(real),
    ...(route.give === 'give-device' ? { device: model.given.length + 1 } : {}),
  });

  const life: Step[] = [
    fact('record-arrival', {}, (model) => {
      model.arrived = true;
    }),
    ...route.gate.map((kind) => fact(kind, bodyOf(kind), (model) => void model.said.add(kind))),
    fact('chart-observations', { observations: whole, source: { from: 'person', how: 'observed' } }, (model) => {
      model.vitalsAt = model.minute;
    }),
    fact('confirm-identity', bodyOf('confirm-identity'), (model) => {
      model.identity = true;
    }),
    fact('record-care', { care: 'eyes-on' }, () => {}),
    order(
      'write-order',
      () => bodyOf('write-order'),
      (model) => model.over === null && !model.ordered,
      (model) => {
        model.ordered = true;
      },
      // A second order replaces the first and asks for the gate anew; here one is enough.
      (model) => !model.ordered,
      ['prescriber'],
    ),
    order(
      'pass-gate',
      () => ({ overrides: [] }),
      (model) => model.over === null && model.arrived && model.complete && model.given.length === 0,
      (model) => {
        model.gate = true;
      },
    ),
    order(
      route.give,
      dose,
      (model) => model.mayGive,
      (model) => void model.given.push({ at: model.minute, mg: route.mg }),
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
  // Told later, or by a tablet that was offline, a dose is a fact: never refused, counted once, whatever stood against it.
  const told: Step = {
    name: `${route.give} as a fact`,
    check: (model) =>
      model.over === null &&
      model.given.length < route.doses &&
      // Given before any order, it counts against none: what may still be given then is another story.
      (model.ordered || route.give === 'give-device'),
    run: (model, real) => {
      const body = { ...dose(real, model), as: 'fact' };
      expect(real.send(route.give, body, model.minute, ['nurse']), 'a dose that was given').toBeNull();
      model.given.push({ at: model.minute, mg: route.mg });
    },
  };
  const byName = (name: string): Step => life.find((step) => step.name === name)!;
  return { Real, Does, life, told, byName };
}

describe.each(ROUTES)('$name', (route) => {
  test('a session lives as its model says, whatever comes in whatever order', { timeout: 3_600_000 }, () => {
    const { Real, Does, life, told, byName } = lifeOf(route);
    const wait = fc.integer({ min: 1, max: 12 }).map(
      (minutes) =>
        new Does({
          name: `wait ${minutes}`,
          run: (model) => {
            model.minute += minutes;
          },
        }),
    );
    const does = life.map((step) => fc.constant(new Does(step)));
    const before = life.filter(
      ({ name }) => ![route.give, 'pass-gate', 'release-patient', 'record-left-before-release'].includes(name),
    );
    // Most random courses never get past the gate, so half of them begin with what the gate wants, in any order.
    const prepared = fc.shuffledSubarray(before, { minLength: before.length });
    fc.assert(
      fc.property(
        fc.option(prepared),
        fc.commands([wait, wait, ...does, fc.constant(new Does(told))], { maxCommands: 40 }),
        (first, commands) => {
          const real = new Real();
          const model = new Model(route);
          for (const step of first ?? []) if (step.check?.(model) ?? true) new Does(step).run(model, real);
          if (first !== null) for (const name of ['pass-gate', route.give]) new Does(byName(name)).run(model, real);
          if (first !== null) expect(model.given).toHaveLength(1);
          fc.modelRun(() => ({ model, real }), commands);
        },
      ),
      { numRuns: process.env['KEEL_MEASURE'] ? 5_000 : 60 },
    );
  });
});
