import type { Role } from '@keel/clinical/record';
import { rolesThatMay } from '@keel/clinical/rights';
import { ASKS, type AskKey } from './asks.ts';

/** Which sheet clears a reason: a refusal is a to-do list with a button for each. */
export const CLEARED_BY: Readonly<Record<string, AskKey>> = {
  'bp-missing': 'check',
  'bp-elevated': 'check',
  'bp-high': 'check',
  'bp-severe': 'check',
  'hr-abnormal': 'check',
  'spo2-low': 'check',
  'vitals-missing': 'check',
  'vitals-call-for-pause': 'check',
  'npo-missing': 'fasting',
  'npo-not-met': 'fasting',
  'escort-missing': 'escort',
  'consent-missing': 'consent',
  'rems-not-enrolled': 'rems',
  'medlist-stale': 'medicines',
  'hold-not-met': 'question',
  'glucose-fasting': 'glucose',
  'prescriber-not-on-site': 'prescriber',
  'rescue-not-ready': 'rescue',
  'rescue-order-missing': 'rescue',
  'alcohol-missing': 'substances',
  'alcohol-today': 'question',
  'treated-today': 'question',
  'cannabis-today': 'question',
  'pregnancy-test-missing': 'pregnancy',
  'suicide-risk-missing': 'suicide-risk',
  'uri-acute': 'question',
  'urologic-symptoms': 'question',
  'order-missing': 'order',
  'order-not-read-back': 'order',
  'weight-changed': 'order',
  'chair-taken': 'chair',
  'screening-missing': 'screening',
  'question-open': 'answer',
  'prescriber-said-no': 'question',
  'not-arrived': 'arrival',
  'identity-not-confirmed': 'identity',
  'identifiers-missing': 'identity',
  'pump-not-checked': 'pump',
  'pump-mismatch': 'pump',
  'drug-not-prepared': 'drug',
  'drug-expired': 'drug',
  'release-score': 'aldrete',
  'release-awake': 'gait',
  'release-blood-pressure': 'check',
  'release-saturation': 'check',
  'release-gait': 'gait',
  'release-dissociation': 'dissociation',
  'release-nausea': 'nausea',
  'release-mood': 'suicide-risk',
  'release-line-out': 'access-out',
  'release-escort': 'escort-here',
  'release-advice': 'advice',
};

/** What a sheet that is no plain question says. */
const SAYS: Readonly<Partial<Record<AskKey, string>>> = {
  check: 'chart-observations',
  order: 'write-order',
  drug: 'prepare-drug',
  pump: 'check-pump',
};

/** Who may do what clears this reason: read from the one table of rights. */
export function clearedByRoles(rule: string): readonly Role[] {
  const by = CLEARED_BY[rule];
  if (by === undefined) return [];
  const command = by in ASKS ? ASKS[by as keyof typeof ASKS].command : SAYS[by];
  return command === undefined ? [] : rolesThatMay(`command/${command}`, 'clinic');
}
