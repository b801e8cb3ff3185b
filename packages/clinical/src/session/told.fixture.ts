import { entriesFold } from '../entries/index.ts';
import type { Context, Decision, Role } from '../record/index.ts';
import type { Staff } from '../staff/index.ts';
import { addMinutes, type Instant, instant } from '../units/index.ts';
import {
  decideSession,
  type Replayed,
  recordDraft,
  replayScenario,
  type Scenario,
  type ScenarioStep,
  type Seat,
  type SessionCommand,
} from './index.ts';

/** For tests: a scenario told up to a minute, and what is said after it. */
export const startsAt = instant(1_772_550_000_000);
export const given = { startsAt, session: 's1', patient: 'p1', zone: 'America/New_York' };
export const at = (minute: number): Instant => addMinutes(startsAt, minute);

type Change = (step: ScenarioStep) => ScenarioStep | null;

/** The accepted steps of a scenario up to a minute, changed or left out. */
export function until(scenario: Scenario, minute: number, change: Change = (step) => step): Replayed {
  const steps = scenario.steps
    .filter((step) => step.minute <= minute && step.refused === undefined)
    .map(change)
    .filter((step) => step !== null);
  return replayScenario({ ...scenario, steps }, given);
}
export const without =
  (...kinds: string[]): Change =>
  (step) =>
    kinds.includes(step.kind) ? null : step;
export const withBody =
  (kind: string, body: object): Change =>
  (step) =>
    step.kind === kind ? { ...step, body: { ...(step.body as object), ...body } } : step;

export interface Saying {
  readonly roles?: readonly Role[];
  readonly by?: string;
  /** When it is said to have happened, if not now. */
  readonly happenedAt?: number;
  readonly kind?: 'person' | 'device' | 'system';
  readonly staff?: Staff | null;
  readonly seats?: readonly Seat[] | undefined;
  /** The last event that whoever says it had seen; all, if not told. */
  readonly seenSeq?: number;
}

let serial = 0;
export function decide(replayed: Replayed, kind: string, body: unknown, minute: number, saying: Saying = {}) {
  serial += 1;
  const command = {
    id: `c-${String(serial).padStart(6, '0')}`,
    kind,
    stream: replayed.session.stream,
    seenSeq: saying.seenSeq ?? replayed.session.seq,
    occurredAt: at(saying.happenedAt ?? minute),
    body,
  } as unknown as SessionCommand;
  const context: Context = {
    now: at(minute),
    zone: given.zone,
    actor: { kind: saying.kind ?? 'person', id: saying.by ?? 'nora', roles: saying.roles ?? ['nurse'] },
  };
  const deciding = {
    session: replayed.session,
    patient: replayed.patient,
    policy: replayed.policy,
    staff: saying.staff ?? null,
    seats: saying.seats,
  };
  return { decision: decideSession(deciding, command, context), command, context };
}

export function rulesOf(decision: Decision): string[] {
  return decision.kind === 'refused' ? [...new Set(decision.reasons.map(({ rule }) => rule))].sort() : [];
}

/** What was decided, put into the streams. Throws with the rules when it was refused. */
export function after(replayed: Replayed, kind: string, body: unknown, minute: number, saying: Saying = {}): Replayed {
  const { decision, command, context } = decide(replayed, kind, body, minute, saying);
  if (decision.kind === 'refused') throw new Error(rulesOf(decision).join(', '));
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
      if (stream === session.stream) session = entriesFold.evolve(session, event);
      else patient = entriesFold.evolve(patient, event);
    }
  }
  return { ...replayed, session, patient };
}
