import type { ReadingKind } from '../monitoring/index.ts';
import { MINUTE_MS, SECOND_MS } from '../units/index.ts';
import type { AlarmLimits, AlarmSide, OwnConditionId, Priority } from './events.ts';

/** One thing that can be wrong: who is meant, how urgent, how long it must last. Delays are disclosed with each alarm (A6). */
export interface ConditionRow {
  readonly title: string;
  readonly side: AlarmSide;
  readonly priority: Priority;
  /** In this order; the first that has a current value is judged. Empty for what is judged otherwise. */
  readonly channels: readonly ReadingKind[];
  readonly limit: keyof AlarmLimits | null;
  readonly beyond: 'above' | 'below' | null;
  readonly unit: string | null;
  /** The condition must last so long before it is an alarm. Below 10 s in all (A6). */
  readonly delayMs: number;
  /** And must be gone so long before it is over. */
  readonly clearMs: number;
  readonly sources: readonly string[];
}

const limitRow = (
  title: string,
  priority: Priority,
  channels: readonly ReadingKind[],
  limit: keyof AlarmLimits,
  beyond: 'above' | 'below',
  unit: string,
  delayMs: number,
): ConditionRow => ({
  title,
  side: 'physiological',
  priority,
  channels,
  limit,
  beyond,
  unit,
  delayMs,
  clearMs: delayMs,
  sources: ['e.3', 'PD'],
});
const technical = (title: string, priority: Priority, delayMs: number, ...sources: string[]): ConditionRow => ({
  title,
  side: 'technical',
  priority,
  channels: [],
  limit: null,
  beyond: null,
  unit: null,
  delayMs,
  clearMs: 0,
  sources,
});

export const ALARM_CONDITIONS: Readonly<Record<OwnConditionId, ConditionRow>> = {
  'spo2-low': limitRow('SpO2 low', 'high', ['SPO2'], 'spo2LowPercent', 'below', '%', 5_000),
  'pulse-high': limitRow('Pulse high', 'medium', ['HR', 'PULSE'], 'pulseHighPerMin', 'above', '/min', 5_000),
  'pulse-low': limitRow('Pulse low', 'medium', ['HR', 'PULSE'], 'pulseLowPerMin', 'below', '/min', 5_000),
  'respiratory-rate-low': limitRow(
    'Breathing slow',
    'medium',
    ['RR'],
    'respiratoryRateLowPerMin',
    'below',
    '/min',
    5_000,
  ),
  'respiratory-rate-high': limitRow(
    'Breathing fast',
    'low',
    ['RR'],
    'respiratoryRateHighPerMin',
    'above',
    '/min',
    8_000,
  ),
  apnoea: {
    title: 'No breath',
    side: 'physiological',
    priority: 'high',
    channels: ['RR'],
    limit: 'apnoeaSeconds',
    beyond: null,
    unit: 's',
    delayMs: 0,
    clearMs: 0,
    sources: ['A5', 'e.3'],
  },
  'bp-high': limitRow(
    'Blood pressure high',
    'medium',
    ['NIBP_SYS', 'NIBP_DIA'],
    'systolicHighMmHg',
    'above',
    'mm[Hg]',
    0,
  ),
  'bp-low': limitRow('Blood pressure low', 'medium', ['NIBP_SYS'], 'systolicLowMmHg', 'below', 'mm[Hg]', 0),
  'etco2-low': limitRow('End-tidal CO2 low', 'low', ['ETCO2'], 'etco2LowMmHg', 'below', 'mm[Hg]', 8_000),
  'etco2-high': limitRow('End-tidal CO2 high', 'low', ['ETCO2'], 'etco2HighMmHg', 'above', 'mm[Hg]', 8_000),
  'channel-lost': technical('Signal lost', 'medium', 10 * SECOND_MS, 'A4'),
  'feed-late': technical('Monitor late', 'medium', 5 * SECOND_MS, 'A4'),
  'feed-lost': technical('Monitor silent', 'high', 15 * SECOND_MS, 'A4'),
  'device-changed': technical('Monitor names another patient', 'high', 0, 'A13'),
  'source-changed': technical('Monitor spoke from another address', 'medium', 0, 'A13', 'PD'),
  'clock-skew': technical("Monitor's clock is off", 'low', 0, 'A12'),
};

/** A continuous value is current for so long: older, nothing new is judged by it. */
export const CURRENT_MS = 5 * SECOND_MS;
/** A cuff's value keeps its own time. */
export const CUFF_CURRENT_MS = 10 * MINUTE_MS;
/** Values further apart than this are not one stretch: what lay between is not known. */
export const STRETCH_GAP_MS = 15 * SECOND_MS;
/** Dated further ahead than this, a value is not believed (A12). */
export const FUTURE_MS = 5 * SECOND_MS;
/** A source that changed is stated once a minute while it goes on; said for a little longer than that. PD. */
export const SOURCE_CHANGED_MS = 90 * SECOND_MS;
/** A device's clock further off than this is said (A12). */
export const SKEW_MS = 2 * SECOND_MS;

/**
 * No breath (A5). A monitor shows 0 breaths for two reasons: there was none for its own 30 s, or it has just begun to
 * count again. They are told apart by what came before. From breathing straight to 0, with CO2 gone too: at once. CO2 gone
 * but nothing known before: after the session's seconds. CO2 still there: after a minute without a counted breath.
 */
export const APNOEA = {
  /** End-tidal CO2 up to here is "gone". */
  etco2GoneMmHg: 8,
  /** "Straight" means within this. */
  straightMs: 5 * SECOND_MS,
  /** A channel that was lost within this is beginning again. */
  quietMs: 10 * SECOND_MS,
  withCo2Ms: 60 * SECOND_MS,
} as const;
