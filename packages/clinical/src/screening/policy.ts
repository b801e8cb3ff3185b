import type { SourceId } from '../sources/index.ts';
import { type FlagVerdict, severity } from './flag.ts';
import { SETTING_ROWS, type SettingId } from './setting-rows.ts';

/** A threshold a clinic adopts. `loosest` is the hard limit: settings move towards `tightest` from it, never past it. */
export interface Setting {
  readonly id: string;
  readonly title: string;
  readonly unit: string;
  readonly value: number;
  readonly loosest: number;
  readonly tightest: number;
  readonly sources: readonly SourceId[];
  /** Where sources disagree: who says what. */
  readonly positions?: readonly string[];
}

/** What a clinic adopted, signed elsewhere. `raised` makes a rule stricter than its row; nothing makes one milder. */
export interface ScreeningPolicy {
  readonly version: string;
  readonly settings: Readonly<Record<SettingId, number>>;
  readonly raised: Readonly<Record<string, FlagVerdict>>;
}

export const STARTING_POLICY: ScreeningPolicy = {
  version: 'keel-start-1',
  settings: Object.fromEntries(SETTING_ROWS.map(({ id, value }) => [id, value])) as Record<SettingId, number>,
  raised: {},
};

export interface PolicyEdit {
  readonly version: string;
  readonly settings?: Readonly<Record<string, number>>;
  readonly raised?: Readonly<Record<string, FlagVerdict>>;
}

export type PolicyOutcome =
  | { readonly ok: true; readonly policy: ScreeningPolicy }
  | { readonly ok: false; readonly refused: readonly { readonly field: string; readonly because: string }[] };

/**
 * The policy after an edit, or every reason why not. Checked against the rows and not against the policy before it, so a sequence
 * of edits ends no looser than a single one could.
 */
export function editPolicy(policy: ScreeningPolicy, edit: PolicyEdit, rules: ReadonlySet<string>): PolicyOutcome {
  const refused: { field: string; because: string }[] = [];
  const settings: Record<string, number> = { ...policy.settings };
  for (const [id, value] of Object.entries(edit.settings ?? {})) {
    const row = SETTING_ROWS.find((candidate) => candidate.id === id);
    const field = `settings.${id}`;
    if (row === undefined) refused.push({ field, because: 'there is no such setting' });
    else if (
      !Number.isFinite(value) ||
      value < Math.min(row.loosest, row.tightest) ||
      value > Math.max(row.loosest, row.tightest)
    )
      refused.push({
        field,
        because: `must lie between ${row.tightest} and ${row.loosest} ${row.unit}; ${row.loosest} is the hard limit`,
      });
    else settings[id] = value;
  }
  if (
    settings['bp-high-systolic']! > settings['bp-severe-systolic']! ||
    settings['bp-high-diastolic']! > settings['bp-severe-diastolic']!
  )
    refused.push({ field: 'settings.bp-high-systolic', because: 'the hold line cannot lie above the severe line' });
  if (settings['spo2-defer']! > settings['spo2-caution']!)
    refused.push({ field: 'settings.spo2-defer', because: 'the hold line cannot lie above the caution line' });
  const raised: Record<string, FlagVerdict> = { ...policy.raised };
  for (const [rule, verdict] of Object.entries(edit.raised ?? {})) {
    if (!rules.has(rule)) refused.push({ field: `raised.${rule}`, because: 'there is no such rule' });
    else if (!['info', 'caution', 'defer', 'contraindicated'].includes(verdict))
      refused.push({ field: `raised.${rule}`, because: 'must be info, caution, defer or contraindicated' });
    else raised[rule] = verdict;
  }
  if (edit.version.trim() === '') refused.push({ field: 'version', because: 'a policy needs a version' });
  if (refused.length > 0) return { ok: false, refused };
  return { ok: true, policy: { version: edit.version, settings: settings as ScreeningPolicy['settings'], raised } };
}

/** The stricter of a rule's verdict and what the clinic raised that rule to. */
export function raisedVerdict(policy: ScreeningPolicy, rule: string, verdict: FlagVerdict): FlagVerdict {
  const floor = policy.raised[rule];
  return floor !== undefined && severity(floor) > severity(verdict) ? floor : verdict;
}
