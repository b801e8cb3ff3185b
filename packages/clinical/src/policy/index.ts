export {
  type EscortKindAllowed,
  observationMinutes,
  type Policy,
  type PolicyIssue,
  policyIssues,
  STARTING_POLICIES,
  type StandingOrderRow,
} from './policy.ts';
export {
  CHECK_ITEMS,
  type CheckItem,
  GRID_GAP_MINUTES_MAX,
  type Grid,
  LIGHT_IV_GRID,
  OBSERVATION_FLOOR_MINUTES,
  REGIMENS,
  type Regimen,
  type ReleasePlan,
} from './regimen.ts';
export { RESCUE_LIMITS, type RescueLimit, rescueLimit } from './rescue.ts';
export { type RuleReason, type RuleRow, ruleReason, VERDICTS, type Verdict } from './rule.ts';
export {
  type Basis,
  type Mark,
  SETTING_IDS,
  SETTINGS,
  type Setting,
  type SettingId,
  settingOf,
} from './settings.ts';
