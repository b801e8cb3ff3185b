import { type Policy, SETTINGS, type Setting, type SettingId } from '../policy/index.ts';
import { SCREENING_RULES } from './rules/index.ts';
import { SITE_RULES } from './site-gate.ts';

/** What of a clinic's policy screening reads: the adopted policy itself will do. */
export type ScreeningPolicy = Pick<Policy, 'version' | 'settings' | 'raised'>;

/** Keel's own rows, for `keel screen` and for comparison: no clinic has signed for them. */
export const STARTING_POLICY: ScreeningPolicy = { version: 'keel-start-1', settings: {}, raised: {} };

/** Every id that a policy may raise. */
export const RULE_IDS: ReadonlySet<string> = new Set([...SCREENING_RULES, ...SITE_RULES].map(({ id }) => id));

/** The figures that rules read, with their rows. */
export const SETTING_ROWS: readonly (Setting & { readonly id: SettingId })[] = [
  ...new Set([...SCREENING_RULES, ...SITE_RULES].flatMap(({ settings }) => settings)),
].map((id) => ({ id, ...(SETTINGS[id] as Setting) }));
