import { type Policy, SETTINGS, type SettingId, settingOf } from '../policy/index.ts';
import type { ReasonInput } from '../record/index.ts';
import type { Instant } from '../units/index.ts';
import { PLAUSIBLE } from './plausible.ts';
import type { Observations, VitalKind } from './vitals.ts';

/** What a value calls for, mildest first: tell someone, slow or pause, stop and treat (clinical-protocol e.3). */
export const LEVELS = ['quiet', 'notify', 'pause', 'stop'] as const;
export type Level = (typeof LEVELS)[number];
export const worse = (a: Level, b: Level): Level => (LEVELS.indexOf(a) >= LEVELS.indexOf(b) ? a : b);

type Field = 'systolicMmHg' | 'diastolicMmHg' | 'heartRatePerMin' | 'spo2Percent' | 'respiratoryRatePerMin' | 'moaas';
type Test = 'from' | 'above' | 'below' | 'to' | 'rise' | 'fall-percent';

/** One threshold: which value, how it is compared, which figure of the policy, what it calls for. */
export interface TriggerRow {
  readonly rule: string;
  readonly field: Field;
  readonly test: Test;
  readonly setting: SettingId;
  readonly level: Exclude<Level, 'quiet'>;
}

const row = (rule: string, field: Field, test: Test, setting: SettingId, level: TriggerRow['level']): TriggerRow => ({
  rule,
  field,
  test,
  setting,
  level,
});

export const TRIGGERS: readonly TriggerRow[] = [
  row('session-bp-high', 'systolicMmHg', 'from', 'session-systolic-notify', 'notify'),
  row('session-bp-high', 'diastolicMmHg', 'from', 'session-diastolic-notify', 'notify'),
  row('session-bp-rise', 'systolicMmHg', 'rise', 'session-systolic-rise', 'notify'),
  row('session-bp-rise', 'diastolicMmHg', 'rise', 'session-diastolic-rise', 'notify'),
  row('session-bp-high', 'systolicMmHg', 'from', 'session-systolic-pause', 'pause'),
  row('session-bp-high', 'diastolicMmHg', 'from', 'session-diastolic-pause', 'pause'),
  row('session-bp-high', 'systolicMmHg', 'from', 'session-systolic-stop', 'stop'),
  row('session-bp-high', 'diastolicMmHg', 'from', 'session-diastolic-stop', 'stop'),
  row('session-bp-low', 'systolicMmHg', 'below', 'session-systolic-low-notify', 'notify'),
  row('session-bp-fall', 'systolicMmHg', 'fall-percent', 'session-systolic-fall-percent', 'notify'),
  row('session-bp-low', 'systolicMmHg', 'below', 'session-systolic-low-pause', 'pause'),
  row('session-bp-low', 'systolicMmHg', 'below', 'session-systolic-low-stop', 'stop'),
  row('session-hr', 'heartRatePerMin', 'above', 'session-hr-notify-above', 'notify'),
  row('session-hr', 'heartRatePerMin', 'below', 'session-hr-notify-below', 'notify'),
  row('session-hr', 'heartRatePerMin', 'above', 'session-hr-pause-above', 'pause'),
  row('session-hr', 'heartRatePerMin', 'below', 'session-hr-pause-below', 'pause'),
  row('session-hr', 'heartRatePerMin', 'above', 'session-hr-stop-above', 'stop'),
  row('session-hr', 'heartRatePerMin', 'below', 'session-hr-stop-below', 'stop'),
  row('session-spo2', 'spo2Percent', 'below', 'session-spo2-notify-below', 'notify'),
  row('session-spo2', 'spo2Percent', 'below', 'session-spo2-pause-below', 'pause'),
  row('session-spo2', 'spo2Percent', 'below', 'session-spo2-stop-below', 'stop'),
  row('session-rr', 'respiratoryRatePerMin', 'below', 'session-rr-notify-below', 'notify'),
  row('session-rr', 'respiratoryRatePerMin', 'below', 'session-rr-pause-below', 'pause'),
  row('session-rr', 'respiratoryRatePerMin', 'below', 'session-rr-stop-below', 'stop'),
  row('session-sedation', 'moaas', 'to', 'session-moaas-notify', 'notify'),
  row('session-sedation', 'moaas', 'to', 'session-moaas-pause', 'pause'),
  row('session-sedation', 'moaas', 'to', 'session-moaas-stop', 'stop'),
];

/** A trigger that applied, with the figures it compared. */
export interface Triggered {
  readonly rule: string;
  readonly level: Exclude<Level, 'quiet'>;
  readonly value: number;
  readonly limit: number;
  readonly unit: string;
  readonly because: string;
}

export interface TriggerInput {
  readonly policy: Pick<Policy, 'settings'>;
  readonly baseline: { readonly systolicMmHg?: number; readonly diastolicMmHg?: number } | null;
  /** Own limit of a patient whose resting SpO2 is 92-94 %, from the order; never below what a policy may say. */
  readonly spo2NotifyPercent?: number;
}

const meets = (test: Test, value: number, limit: number, baseline: number | undefined): boolean => {
  switch (test) {
    case 'from':
      return value >= limit;
    case 'above':
      return value > limit;
    case 'below':
      return value < limit;
    case 'to':
      return value <= limit;
    case 'rise':
      return baseline !== undefined && value - baseline >= limit;
    case 'fall-percent':
      return baseline !== undefined && baseline > 0 && ((baseline - value) / baseline) * 100 > limit;
  }
};

const WORDS: Record<Test, (value: number, limit: number, baseline: number) => string> = {
  from: (value, limit) => `${value} is at or above ${limit}`,
  above: (value, limit) => `${value} is above ${limit}`,
  below: (value, limit) => `${value} is below ${limit}`,
  to: (value, limit) => `${value} is at or below ${limit}`,
  rise: (value, limit, baseline) =>
    `${value} is ${value - baseline} above the baseline of ${baseline} (limit ${limit})`,
  'fall-percent': (value, limit, baseline) => `${value} is more than ${limit} % below the baseline of ${baseline}`,
};

const UNITS: Record<Field, string> = {
  systolicMmHg: 'mm[Hg]',
  diastolicMmHg: 'mm[Hg]',
  heartRatePerMin: '/min',
  spo2Percent: '%',
  respiratoryRatePerMin: '/min',
  moaas: '{score}',
};

/** An order's own limit moves these two rows, and neither further than any policy could. */
function limitOf(setting: SettingId, { policy, spo2NotifyPercent }: TriggerInput): number {
  const limit = settingOf(policy, setting);
  if (spo2NotifyPercent === undefined) return limit;
  const own = Math.max(spo2NotifyPercent, SETTINGS[setting].loosest);
  if (setting === 'session-spo2-notify-below') return own;
  return setting === 'session-spo2-pause-below' ? Math.min(limit, own) : limit;
}

/** Every trigger that the values of one look meet, worst first; values that were not taken trigger nothing here. */
export function triggersOf(observations: Observations, given: TriggerInput): readonly Triggered[] {
  const found: Triggered[] = [];
  for (const { rule, field, test, setting, level } of TRIGGERS) {
    const value = field === 'moaas' ? observations.sedation?.score : observations[field];
    if (value === undefined) continue;
    const limit = limitOf(setting, given);
    const baseline = field === 'systolicMmHg' || field === 'diastolicMmHg' ? given.baseline?.[field] : undefined;
    if (meets(test, value, limit, baseline)) {
      found.push({ rule, level, value, limit, unit: UNITS[field], because: WORDS[test](value, limit, baseline ?? 0) });
    }
  }
  const symptoms = observations.symptoms ?? [];
  const hasBp = observations.systolicMmHg !== undefined;
  if (symptoms.length > 0 && hasBp) {
    // Any level with symptoms is an emergency (PI-US-2019).
    found.push({
      rule: 'hypertensive-emergency-symptoms',
      level: 'stop',
      value: observations.systolicMmHg!,
      limit: 0,
      unit: 'mm[Hg]',
      because: symptoms.join(', '),
    });
  }
  const state = observations.dissociation?.state;
  if (state === 'frightened' || state === 'agitated') {
    found.push({
      rule: 'session-dissociation',
      level: state === 'agitated' ? 'stop' : 'pause',
      value: observations.dissociation?.cadss6 ?? 0,
      limit: 0,
      unit: '{score}',
      because: state,
    });
  }
  const nausea = observations.nausea;
  if (nausea !== undefined && nausea.state !== 'none') {
    const vomited = nausea.vomited ?? 0;
    found.push({
      rule: 'session-nausea',
      level: vomited > 1 ? 'stop' : vomited === 1 ? 'pause' : 'notify',
      value: vomited,
      limit: 0,
      unit: '{count}',
      because: vomited > 0 ? `vomited ${vomited} times` : nausea.state,
    });
  }
  return found.sort((a, b) => LEVELS.indexOf(b.level) - LEVELS.indexOf(a.level));
}

/** One vital sign at a moment: what it calls for, or why nobody can say. Missing is an answer, never "quiet". */
export type VitalAssessment =
  | { readonly kind: 'unknown'; readonly because: 'missing' | 'not-current' | 'off-scale'; readonly lastAt?: Instant }
  | {
      readonly kind: 'assessed';
      readonly level: Level;
      readonly values: readonly ReasonInput[];
      readonly at: Instant;
      readonly ageMs: number;
      readonly triggers: readonly Triggered[];
    };

export const VITAL_FIELDS: Readonly<Record<VitalKind | 'sedation', readonly string[]>> = {
  bp: ['systolicMmHg', 'diastolicMmHg'],
  'heart-rate': ['heartRatePerMin'],
  spo2: ['spo2Percent'],
  'respiratory-rate': ['respiratoryRatePerMin'],
  etco2: ['etco2MmHg'],
  temperature: ['temperatureC'],
  sedation: ['sedation'],
};

const VITAL_UNITS: Readonly<Record<string, string>> = { ...UNITS, etco2MmHg: 'mm[Hg]', temperatureC: 'Cel' };

/** @param latest the last look that held this vital sign, with its source in words. */
export function assessVital(
  vital: VitalKind,
  latest: { readonly observations: Observations; readonly at: Instant; readonly source: string } | undefined,
  given: TriggerInput & { readonly now: Instant; readonly maxAgeMs: number },
): VitalAssessment {
  if (latest === undefined) return { kind: 'unknown', because: 'missing' };
  const fields = VITAL_FIELDS[vital] as readonly (keyof typeof PLAUSIBLE)[];
  const values: ReasonInput[] = [];
  const only: Record<string, number> = {};
  for (const field of fields) {
    const value = latest.observations[field];
    if (value === undefined) return { kind: 'unknown', because: 'missing' };
    const [low, high] = PLAUSIBLE[field];
    if (!(value >= low && value <= high)) return { kind: 'unknown', because: 'off-scale', lastAt: latest.at };
    only[field] = value;
    values.push({ name: field, value, unit: VITAL_UNITS[field]!, at: latest.at, source: latest.source });
  }
  if (vital === 'bp' && only['systolicMmHg']! <= only['diastolicMmHg']!) {
    return { kind: 'unknown', because: 'off-scale', lastAt: latest.at };
  }
  const ageMs = given.now - latest.at;
  if (Math.abs(ageMs) > given.maxAgeMs) return { kind: 'unknown', because: 'not-current', lastAt: latest.at };
  const symptoms = vital === 'bp' ? latest.observations.symptoms : undefined;
  const triggers = triggersOf(symptoms === undefined ? only : { ...only, symptoms }, given);
  return { kind: 'assessed', level: triggers[0]?.level ?? 'quiet', values, at: latest.at, ageMs, triggers };
}
