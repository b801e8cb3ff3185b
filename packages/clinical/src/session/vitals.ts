import {
  assessVital,
  type Level,
  type Look,
  type Observations,
  type Triggered,
  triggersOf,
  VITAL_FIELDS,
  type VitalAssessment,
  type VitalKind,
  type VitalSource,
} from '../monitoring/index.ts';
import { type Policy, settingOf } from '../policy/index.ts';
import { type Instant, MINUTE_MS } from '../units/index.ts';
import type { Baseline } from './events.ts';
import { allOf, type Session, type SessionEntryOf } from './session.ts';

/** Where a value comes from, in words for beside it. */
export function sourceText(source: VitalSource): string {
  return source.from === 'device' ? `device ${source.device}` : source.how;
}

/** Looks at the patient, oldest first, as the grid counts them. */
export function looks(session: Session): readonly Look[] {
  return session.entries.flatMap((entry): Look[] => {
    if (entry.kind === 'observations-charted') {
      const { observations, gridMinute } = entry.body;
      return [
        {
          id: entry.id,
          at: entry.at,
          enteredAt: entry.enteredAt,
          observations,
          ...(gridMinute === undefined ? {} : { gridMinute }),
        },
      ];
    }
    if (entry.kind === 'care-given' && entry.body.care === 'drank') {
      return [{ id: entry.id, at: entry.at, enteredAt: entry.enteredAt, observations: {}, hydrated: true }];
    }
    return [];
  });
}

/** The latest look that holds the whole of a vital sign. */
export function latestWith(
  session: Session,
  vital: VitalKind | 'sedation',
  notAfter?: Instant,
): SessionEntryOf<'observations-charted'> | undefined {
  const fields = VITAL_FIELDS[vital] as readonly (keyof Observations)[];
  return allOf(session, 'observations-charted').findLast(
    ({ body, at }) =>
      (notAfter === undefined || at <= notAfter) && fields.every((field) => body.observations[field] !== undefined),
  );
}

/** What recovery and triggers compare with: as fixed at the gate, else the last values before the first dose. */
export function baselineOf(session: Session): Baseline | null {
  if (session.baseline !== null) return session.baseline;
  const before = session.firstDoseAt ?? undefined;
  const bp = latestWith(session, 'bp', before);
  const hr = latestWith(session, 'heart-rate', before);
  const spo2 = latestWith(session, 'spo2', before);
  if (bp === undefined && hr === undefined && spo2 === undefined) return null;
  const latest = [bp, hr, spo2].reduce<Instant | undefined>(
    (at, entry) => (entry !== undefined && (at === undefined || entry.at > at) ? entry.at : at),
    undefined,
  );
  return {
    ...(bp === undefined
      ? {}
      : { systolicMmHg: bp.body.observations.systolicMmHg!, diastolicMmHg: bp.body.observations.diastolicMmHg! }),
    ...(hr === undefined ? {} : { heartRatePerMin: hr.body.observations.heartRatePerMin! }),
    ...(spo2 === undefined ? {} : { spo2Percent: spo2.body.observations.spo2Percent! }),
    ...(latest === undefined ? {} : { at: latest }),
  };
}

const triggerInput = (session: Session, policy: Policy) => {
  const own = session.order?.entry.body.spo2NotifyPercent;
  return { policy, baseline: baselineOf(session), ...(own === undefined ? {} : { spo2NotifyPercent: own }) };
};

/** One vital sign now: what it calls for, with age and source, or why nobody can say. */
export function vitalAssessment(session: Session, vital: VitalKind, policy: Policy, now: Instant): VitalAssessment {
  const entry = latestWith(session, vital);
  const fields = VITAL_FIELDS[vital] as readonly string[];
  const odd = allOf(session, 'observations-charted').findLast(
    ({ implausible }) => implausible !== undefined && fields.some((field) => field in implausible),
  );
  // The newest word on it cannot be: then nobody can say, and an older value does not stand in for it.
  if (odd !== undefined && (entry === undefined || odd.at > entry.at)) {
    return { kind: 'unknown', because: 'off-scale', lastAt: odd.at };
  }
  return assessVital(
    vital,
    entry === undefined
      ? undefined
      : { observations: entry.body.observations, at: entry.at, source: sourceText(entry.body.source) },
    { ...triggerInput(session, policy), now, maxAgeMs: settingOf(policy, 'vital-age-minutes') * MINUTE_MS },
  );
}

/** What one look calls for, judged in this session. */
export const triggersIn = (session: Session, observations: Observations, policy: Policy): readonly Triggered[] =>
  triggersOf(observations, triggerInput(session, policy));

/** The worst that the latest values call for. */
export function standingTriggers(session: Session, policy: Policy): { level: Level; triggers: readonly Triggered[] } {
  const merged: Record<string, unknown> = {};
  for (const { body } of allOf(session, 'observations-charted')) Object.assign(merged, body.observations);
  const triggers = triggersIn(session, merged as Observations, policy);
  return { level: triggers[0]?.level ?? 'quiet', triggers };
}
