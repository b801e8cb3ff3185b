import type { ReadingKind } from '../monitoring/index.ts';
import type { EventDraft } from '../record/index.ts';
import type { Instant } from '../units/index.ts';

/** Keel's alarms are secondary: the bedside monitor is the primary alarm, and the screen says so. */
export const PRIORITIES = ['high', 'medium', 'low'] as const;
export type Priority = (typeof PRIORITIES)[number];

/** Physiological: the patient. Technical: equipment or data. Never mixed. */
export type AlarmSide = 'physiological' | 'technical';

/** What Keel looks for itself; each is a row of `ALARM_CONDITIONS`. */
export type OwnConditionId =
  | 'spo2-low'
  | 'pulse-high'
  | 'pulse-low'
  | 'respiratory-rate-low'
  | 'respiratory-rate-high'
  | 'apnoea'
  | 'bp-high'
  | 'bp-low'
  | 'etco2-low'
  | 'etco2-high'
  | 'channel-lost'
  | 'feed-late'
  | 'feed-lost'
  | 'device-changed'
  | 'source-changed'
  | 'clock-skew';
/** Or what the bedside monitor says of itself: its alarm, in its words. */
export type ConditionId = OwnConditionId | 'monitor-alarm';

/** What a monitor sent of the measurement that its alarm is about, in its own figures; absent: it sent none. */
export interface AlarmMeasurement {
  readonly value?: string;
  readonly unit?: string;
  /** As it writes them, such as `90-100` or `>92`. */
  readonly limits?: string;
}

/** The alarm's life: `alarm` is the same in all its events, made of condition, channel or device, and when it was raised. */
export interface AlarmRaised {
  readonly alarm: string;
  readonly condition: ConditionId;
  readonly side: AlarmSide;
  readonly priority: Priority;
  readonly channel: ReadingKind | null;
  /** The reading that met the condition; null where the alarm is that there is none. */
  readonly value: number | null;
  readonly limit: number | null;
  readonly unit: string | null;
  /** When the condition began; the event itself is `delay` later. */
  readonly since: Instant;
  readonly device: string | null;
  /** Of a monitor's own alarm: which of its alarms, its words for it (may be empty), and what it measured when it was raised. */
  readonly monitor?: { readonly key: string; readonly text: string; readonly measured?: AlarmMeasurement };
}

export interface AlarmAcknowledged {
  readonly alarm: string;
}

/** Silence, not off: at most 120 s, the message stays, a higher priority breaks through. */
export interface AlarmsPaused {
  readonly until: Instant;
}

/** The condition is over, the alarm stays until somebody has seen it: only high priority latches. */
export interface AlarmLatched {
  readonly alarm: string;
}

export interface AlarmCleared {
  readonly alarm: string;
  /** `signal-lost`: nobody can say whether it goes on; the technical alarm of that channel has taken its place. */
  readonly because:
    | 'recovered'
    | 'acknowledged-after-recovery'
    | 'session-ended'
    | 'off-monitor'
    | 'superseded'
    /** A monitor's own: somebody had seen it, and the monitor did not say it again. */
    | 'not-repeated'
    | 'signal-lost';
}

/** Limits of this session. Each change is a new whole set: nothing leaks from the patient before. */
export interface AlarmLimitsChanged {
  readonly limits: AlarmLimits;
  readonly before: AlarmLimits;
  readonly reason: string;
}

/** Limits and delays; null in a limit is "off", which needs a right. */
export interface AlarmLimits {
  readonly spo2LowPercent: number | null;
  readonly pulseHighPerMin: number | null;
  readonly pulseLowPerMin: number | null;
  readonly respiratoryRateLowPerMin: number | null;
  readonly respiratoryRateHighPerMin: number | null;
  readonly apnoeaSeconds: number | null;
  readonly systolicHighMmHg: number | null;
  readonly systolicLowMmHg: number | null;
  readonly diastolicHighMmHg: number | null;
  readonly etco2HighMmHg: number | null;
  readonly etco2LowMmHg: number | null;
}

export interface AlarmEventBodies {
  'alarm-raised': AlarmRaised;
  'alarm-acknowledged': AlarmAcknowledged;
  'alarms-paused': AlarmsPaused;
  'alarm-latched': AlarmLatched;
  'alarm-cleared': AlarmCleared;
  'alarm-limits-changed': AlarmLimitsChanged;
}
export type AlarmEvent = { [K in keyof AlarmEventBodies]: EventDraft<K, AlarmEventBodies[K]> }[keyof AlarmEventBodies];

export type AlarmPhase = 'active' | 'acknowledged' | 'latched';

/** One alarm in its life, as screens draw it. */
export interface Alarm {
  readonly id: string;
  readonly condition: ConditionId;
  readonly side: AlarmSide;
  readonly priority: Priority;
  readonly channel: ReadingKind | null;
  readonly value: number | null;
  readonly limit: number | null;
  readonly unit: string | null;
  readonly since: Instant;
  readonly device: string | null;
  readonly monitor?: AlarmRaised['monitor'];
  readonly raisedAt: Instant;
  readonly phase: AlarmPhase;
  readonly acknowledgedAt?: Instant;
  readonly acknowledgedBy?: string;
}

/** What is wrong now and what has been. */
export interface AlarmState {
  /** Not yet cleared, most urgent first; of equal priority the newest first. */
  readonly active: readonly Alarm[];
  readonly past: readonly (Alarm & { readonly clearedAt: Instant; readonly because: AlarmCleared['because'] })[];
  /** Sound is paused until then; past or absent means sounding. */
  readonly pausedUntil?: Instant;
  /** As changed in this session; null while the policy's stand. */
  readonly limits: AlarmLimits | null;
}
