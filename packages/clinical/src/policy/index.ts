export { type PolicyDifference, policyDifferences, rowText, withRow } from './edit.ts';
export {
  ALWAYS_WANTED,
  ASKED_LESS_MINUTES_MAX,
  CHECK_ITEMS,
  type CheckItem,
  GRID_GAP_MINUTES_MAX,
  type Grid,
  LATE_GAP_MINUTES_MAX,
  LIGHT_IV_GRID,
  RUNNING_GAP_MINUTES_MAX,
} from './grid.ts';
export { type PolicyIssue, policyIssues } from './issues.ts';
export {
  ESCORTS_ALLOWED,
  type EscortKindAllowed,
  observationMinutes,
  type Policy,
  raisedVerdict,
} from './policy.ts';
export {
  LONG_INFUSION_MINUTES_MAX,
  OBSERVATION_FLOOR_MINUTES,
  OBSERVATION_FLOOR_SOURCES,
  REGIMENS,
  type Regimen,
  type ReleasePlan,
} from './regimen.ts';
export { REGIMEN_NAMES_ES, regimenName } from './regimen-names-es.ts';
export { leastRescueMg, RESCUE_LIMITS, type RescueLimit, rescueLimit } from './rescue.ts';
export { type PolicyRow, policyRows, type RowGroup, type RowValue } from './rows.ts';
export { type RuleReason, type RuleRow, ruleReason, VERDICTS, type Verdict } from './rule.ts';
export { type MaintenanceStep, type Series, type SeriesLimits, seriesLimits } from './series.ts';
export type { Basis, Mark, Setting } from './setting.ts';
export { SETTING_GROUPS, SETTING_IDS, SETTINGS, type SettingGroup, type SettingId, settingOf } from './settings.ts';
export {
  STANDING_ORDER_DAYS_MAX,
  type StandingOrderRow,
  standingOrdersInForce,
  standingOrderUntil,
} from './standing-order.ts';
export { STARTING_POLICIES } from './starting.ts';
