import { type Policy, SETTINGS, settingOf } from '../policy/index.ts';
import type { Reason } from '../record/index.ts';
import { reason } from './asked.ts';
import type { Session } from './session.ts';
import { baselineOf } from './vitals.ts';

/** The resting SpO2 that needs limits of its own, %. Source: clinical-protocol e.3, PD. */
export const RESTING_SPO2_WITH_OWN_LIMIT = { min: 92, max: 94, unit: '%', sources: ['e.3', 'PD'] } as const;

/** An order may always tighten. It loosens only for who rests at 92-94 %, and never below where any policy pauses. */
export function ownSpo2Reasons(session: Session, policy: Policy, own: number | undefined): Reason[] {
  if (own === undefined || own >= settingOf(policy, 'session-spo2-notify-below')) return [];
  const say = (because: string, missing: readonly string[] = []): Reason => ({
    ...reason('spo2-limit-unfounded', 'Looser than this patient’s SpO2 allows', because),
    missing,
    sources: ['e.3', 'PD'],
  });
  const least = SETTINGS['session-spo2-pause-below'].loosest;
  if (own < least) return [say(`${own} % is below ${least} %, the least that any limit may be`)];
  const resting = baselineOf(session)?.spo2Percent;
  const { min, max } = RESTING_SPO2_WITH_OWN_LIMIT;
  if (resting === undefined) return [say('no resting SpO2 is charted', ['resting SpO2'])];
  return resting >= min && resting <= max
    ? []
    : [say(`the resting SpO2 is ${resting} %; own limits are for ${min} to ${max} %`)];
}
