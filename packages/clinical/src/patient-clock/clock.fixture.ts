import { type PatientState, patientFold, readPatient } from '../patient/index.ts';
import type { Policy } from '../policy/index.ts';
import type { EventDraft } from '../record/index.ts';
import { recordDraft } from '../session/index.ts';
import type { Instant } from '../units/index.ts';
import type { ClockRule } from './clock.ts';

const ZONE = 'America/Denver';

/** For tests: one draft of the clock, recorded. */
export const put = (state: PatientState, now: Instant, command: string, draft: EventDraft): PatientState => {
  const seq = state.seq + 1;
  const where = { stream: state.stream, seq, position: seq, recordedAt: now, command, index: 0 };
  return patientFold.evolve(state, recordDraft(draft, { ...where, actor: { kind: 'system', id: 'clock', roles: [] } }));
};

/** For tests: the clock as the ticker runs it. What is due and was not done before is appended. */
export function tick(
  rules: readonly ClockRule[],
  state: PatientState,
  now: Instant,
  policy: Policy | null = null,
): PatientState {
  let next = state;
  for (const { rule, due } of rules)
    for (const one of due(
      readPatient(next),
      { now, zone: ZONE, policy, days: [], cover: null },
      ({ about }) => `${rule}/${about}`,
    )) {
      const command = `${rule}/${one.about}/${one.dueAt}`;
      if (next.events.some((event) => event.command === command)) continue;
      for (const draft of one.events) next = put(next, now, command, draft);
    }
  return next;
}
