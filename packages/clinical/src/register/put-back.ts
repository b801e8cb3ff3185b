import { type Patient, taskOf } from '../patient/index.ts';
import { accepted, type Context, type Decision, type EventDraft, together } from '../record/index.ts';
import type { Session } from '../session/index.ts';
import { returnable } from './decide.ts';
import { openMg, type RegisterState, registerStream, SAME_MG } from './register.ts';

/** A session that ended before a dose, and the registers that it took from. */
export interface PuttingBack {
  readonly session: Session;
  readonly patient: Pick<Patient, 'tasks'>;
  readonly registers: readonly RegisterState[];
  /** Somebody says that what was taken out lies on the shelf again. */
  readonly told: boolean;
  readonly context: Context;
}

/**
 * Nothing was given, so what was taken out goes back: a device or syringe, untouched, once it is told to lie there again.
 * What cannot go back, or nobody speaks of, is a nurse's task, for a dose that was not given must still add up. Pure.
 */
export function putBack(decision: Decision, { session, patient, registers, told, context }: PuttingBack): Decision {
  if (decision.kind === 'refused') return decision;
  const draft = (kind: string, body: unknown): EventDraft => ({
    kind,
    version: 1,
    occurredAt: context.now,
    zone: context.zone,
    body,
  });
  const streams = [...decision.streams];
  let stillOut = false;
  for (const register of registers) {
    const out = [...register.draws.values()].filter((draw) => draw.sessionId === session.id && openMg(draw) > SAME_MG);
    const back = told ? out.filter(({ drawId }) => returnable(register, drawId)) : [];
    stillOut ||= back.length < out.length;
    const because = 'the session ended before a dose';
    const events = back.map(({ drawId }) => draft('draw-returned', { drawId, because }));
    streams.push({ stream: registerStream(register.location), events });
  }
  const task = `${session.id}/drug-still-out`;
  if (stillOut && session.patient !== null && !patient.tasks.some((one) => one.task === task)) {
    const about = { stream: session.stream, rule: 'drug-still-out' };
    const body = taskOf('drug-still-out', task, context.now, about);
    streams.push({ stream: `patient/${session.patient}`, events: [draft('task-opened', body)] });
  }
  return accepted(...together(streams));
}
