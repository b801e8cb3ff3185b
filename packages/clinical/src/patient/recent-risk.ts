import { isSuicideTask } from '../tasks/index.ts';
import { DAY_MS, type Instant } from '../units/index.ts';
import type { Patient } from './patient.ts';

/** How long a sign of risk makes somebody's silence a matter of welfare. PD: a month, as long as a series rests on a score. */
const RECENT_MS = 30 * DAY_MS;
/** PHQ-9 item 9 from which the screening escalates (b.2 `suicidality-acute`: 2 or 3). */
const ITEM_9_MIN = 2;

/** Whether somebody was lately at high risk of suicide: then not coming is never only a missed visit. */
export function recentHighRisk(patient: Pick<Patient, 'tasks' | 'scales' | 'screening'>, at: Instant): boolean {
  const lately = (then: Instant): boolean => at - then <= RECENT_MS;
  const item9 = (answers: Readonly<Record<string, unknown>>): number => Number(answers['phq9.9'] ?? 0);
  return (
    patient.tasks.some(({ kind, state, openedAt }) => isSuicideTask(kind) && (state === 'open' || lately(openedAt))) ||
    patient.scales.some(
      ({ at: then, body }) =>
        lately(then) &&
        ((body.instrument === 'cssrsScreener' && (body.score?.tier === 'high' || body.score?.tier === 'moderate')) ||
          (body.instrument === 'phq9' && item9(body.answers) >= ITEM_9_MIN)),
    ) ||
    (patient.screening?.body.escalate === true && lately(patient.screening.at))
  );
}
