import type { Policy, PolicyRow } from '@keel/clinical/policy';

/** A part of the policy that is read at once: a group of figures, or one regimen. */
export interface Section {
  readonly key: string;
  readonly group: PolicyRow['group'] | 'offered';
  /** The regimen's key, where it is one. */
  readonly of: string | null;
}

const FIGURES = ['day', 'dosing', 'session', 'recovery', 'screening'] as const;

export const sectionsOf = (policy: Policy): readonly Section[] => [
  ...FIGURES.map((group) => ({ key: group, group, of: null })),
  { key: 'offered', group: 'offered', of: null },
  ...Object.keys(policy.regimens).map((of) => ({ key: `regimens.${of}`, group: 'regimens' as const, of })),
  { key: 'light-grid', group: 'light-grid', of: null },
  { key: 'escorts', group: 'escorts', of: null },
  { key: 'standing-orders', group: 'standing-orders', of: null },
  { key: 'rules', group: 'rules', of: null },
];

export const sectionOf = (row: PolicyRow): string => (row.group === 'regimens' ? `regimens.${row.of}` : row.group);
