import { moleculeOf } from '../dosing/index.ts';
import { TREATED_TODAY } from '../patient/index.ts';
import { type Policy, settingOf } from '../policy/index.ts';
import { addMinutes, addMs, HOUR_MS, type Instant } from '../units/index.ts';
import type { GateAnswer } from './gate.ts';
import { latestOf, type Session } from './session.ts';

/** Reasons that a second, rested pressure may clear. */
const BY_REPEATING: ReadonlySet<string> = new Set(['bp-elevated', 'bp-high', 'bp-severe']);

/** When time alone clears a reason of the gate, or when it may be tried again. Null: time does not clear it. */
export function clearsAt(session: Session, policy: Policy, answer: GateAnswer, rule: string): Instant | null {
  if (BY_REPEATING.has(rule)) return answer.repeatBp?.from ?? null;
  const substances = latestOf(session, 'substances-answered')?.body;
  const hoursAfter = (last: Instant | null | undefined, hours: number): Instant | null =>
    last == null ? null : addMs(last, hours * HOUR_MS);
  if (rule === 'alcohol-today') return hoursAfter(substances?.alcoholLastAt, settingOf(policy, 'alcohol-hours'));
  if (rule === 'cannabis-today') return hoursAfter(substances?.cannabisLastAt, settingOf(policy, 'cannabis-hours'));
  if (rule === 'treated-today') {
    const given = answer.reasons.find((one) => one.rule === rule)?.inputs[0]?.at;
    return hoursAfter(given, TREATED_TODAY.hours);
  }
  if (rule !== 'npo-not-met' || session.route === null) return null;
  const [food, fluid] =
    moleculeOf(session.route) === 'esketamine'
      ? (['esketamine-food-minutes', 'esketamine-fluid-minutes'] as const)
      : (['ketamine-solids-minutes', 'ketamine-clear-fluid-minutes'] as const);
  const fasting = latestOf(session, 'fasting-answered')?.body;
  const ends = [
    ...(fasting?.lastSolidsAt == null ? [] : [addMinutes(fasting.lastSolidsAt, settingOf(policy, food))]),
    ...(fasting?.lastClearFluidAt == null ? [] : [addMinutes(fasting.lastClearFluidAt, settingOf(policy, fluid))]),
  ];
  return ends.length === 0 ? null : (Math.max(...ends) as Instant);
}
