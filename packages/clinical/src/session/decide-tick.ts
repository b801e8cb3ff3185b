import { decideAlarms, endAlarms, readAlarms } from '../alarms/index.ts';
import { isDatedAhead } from '../entries/index.ts';
import type { Decision } from '../record/index.ts';
import { addMinutes } from '../units/index.ts';
import type { Asked } from './asked.ts';
import type { SessionCommand } from './commands.ts';
import { offMonitorMinutes } from './due-items.ts';
import { releaseAssessment } from './release.ts';
import { isOver } from './session.ts';

/** Time passing: alarms, and whether the patient became ready, or is so no longer. */
export function decideTick(asked: Asked, command: Extract<SessionCommand, { kind: 'tick-session' }>): Decision {
  const { session, policy, at, answer } = asked;
  const state = readAlarms(session.entries);
  // Alarms begin with the patient and end with the session.
  if (isOver(session.phase)) return answer.alarms(endAlarms(state)).done();
  if (session.arrivedAt !== null) {
    const off = session.offMonitor;
    // One that has not begun yet was told before the clock was set back: it silences nothing until then.
    const offMonitorUntil =
      off === null || isDatedAhead(off.at, at) ? null : addMinutes(off.at, offMonitorMinutes(policy, off));
    answer.alarms(decideAlarms({ ...command.body, state, now: at, offMonitorUntil }));
  }
  if (session.phase === 'recovery') {
    const assessment = releaseAssessment(session, policy, at, asked.context.clockSteps);
    if (assessment.ready && session.readySince === null) answer.event('ready-reached', { since: at });
    const lost = assessment.criteria.filter(({ state }) => state === 'not-met').map(({ criterion }) => criterion);
    if (lost.length > 0 && session.readySince !== null) answer.event('ready-lost', { criteria: lost });
  }
  return answer.done();
}
