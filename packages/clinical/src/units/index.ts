export { dateOfDay, dayNumber, dayOfDate, weekdayOfDay } from './calendar.ts';
export {
  addMinutes,
  addMs,
  type ClockStep,
  DAY_MS,
  HOUR_MS,
  type Instant,
  instant,
  MINUTE_MS,
  minutesBetween,
  neverPassedMs,
  SECOND_MS,
  wentBack,
} from './instant.ts';
export {
  type In,
  type Kilograms,
  kilograms,
  type Milligrams,
  type MilligramsPerKilogram,
  type MilligramsPerMillilitre,
  type Millilitres,
  type MillilitresPerHour,
  type Minutes,
  milligrams,
  milligramsPerKilogram,
  milligramsPerMillilitre,
  millilitres,
  millilitresPerHour,
  minutes,
} from './quantity.ts';
export { instantsOfLocal, localDateOf, localMinutes } from './zoned.ts';
