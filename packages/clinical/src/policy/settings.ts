import { DAY_SETTINGS } from './day-settings.ts';
import { DOSING_SETTINGS } from './dosing-settings.ts';
import { HOME_SETTINGS } from './home-settings.ts';
import { RECOVERY_SETTINGS } from './recovery-settings.ts';
import { SCREENING_SETTINGS } from './screening-settings.ts';
import { SESSION_SETTINGS } from './session-settings.ts';
import type { Setting } from './setting.ts';

/** The figures of a policy by the part of the work they decide, in the order in which a medical director reads them. */
export const SETTING_GROUPS = {
  day: DAY_SETTINGS,
  dosing: DOSING_SETTINGS,
  session: SESSION_SETTINGS,
  recovery: RECOVERY_SETTINGS,
  screening: SCREENING_SETTINGS,
  home: HOME_SETTINGS,
} as const;
export type SettingGroup = keyof typeof SETTING_GROUPS;

/** Every figure that decides something before, in and after a session, once. */
export const SETTINGS = {
  ...DAY_SETTINGS,
  ...DOSING_SETTINGS,
  ...SESSION_SETTINGS,
  ...RECOVERY_SETTINGS,
  ...SCREENING_SETTINGS,
  ...HOME_SETTINGS,
} as const satisfies Readonly<Record<string, Setting>>;

export type SettingId = keyof typeof SETTINGS;
export const SETTING_IDS = Object.keys(SETTINGS) as readonly SettingId[];

/** A policy's figure, held at the hard limit whatever the policy says. */
export function settingOf(policy: { readonly settings: Readonly<Partial<Record<SettingId, number>>> }, id: SettingId) {
  const row: Setting = SETTINGS[id];
  const wanted = policy.settings[id];
  if (wanted === undefined || !Number.isFinite(wanted)) return row.value;
  return row.safer === 'lower' ? Math.min(wanted, row.loosest) : Math.max(wanted, row.loosest);
}
