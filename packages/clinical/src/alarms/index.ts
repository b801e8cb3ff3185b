export {
  ALARM_CONDITIONS,
  APNOEA,
  type ConditionRow,
  CUFF_CURRENT_MS,
  CURRENT_MS,
  FUTURE_MS,
  SKEW_MS,
} from './conditions.ts';
export {
  type Alarm,
  type AlarmAcknowledged,
  type AlarmCleared,
  type AlarmEvent,
  type AlarmEventBodies,
  type AlarmLatched,
  type AlarmLimits,
  type AlarmLimitsChanged,
  type AlarmMeasurement,
  type AlarmPhase,
  type AlarmRaised,
  type AlarmSide,
  type AlarmState,
  type AlarmsPaused,
  type ConditionId,
  type OwnConditionId,
  PRIORITIES,
  type Priority,
} from './events.ts';
export {
  ALARM_LIMIT_ROWS,
  type AlarmLimitRow,
  alarmLimitReasons,
  heldLimits,
  STARTING_ALARM_LIMITS,
} from './limits.ts';
export { type AlarmDraft, type AlarmInput, decideAlarms, endAlarms, type FeedState } from './machine.ts';
export { MONITOR_ALARMS_MAX, type MonitorAlarm, NOT_REPEATED_MS, saidOf } from './monitor-alarms.ts';
export {
  byUrgency,
  PAUSE_SECONDS_MAX,
  pauseLeftMs,
  REMINDER_MS,
  readAlarms,
  type Sounding,
  sounding,
} from './state.ts';
