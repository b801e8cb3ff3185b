import { type CodeRow, G, L, type Mark } from './code-row.ts';

/** A day as the calendar writes it: `2026-01-01`. Days compare as text. */
export type IsoDay = string;

/** A procedure or supply code, in our own words: the CPT descriptors belong to the AMA. */
export interface BillingRow extends CodeRow {
  readonly system: 'cpt' | 'hcpcs';
  /** First day it may be billed; `null` = before anything Keel bills. */
  readonly from: IsoDay | null;
  /** Last day it may be billed; `null` = still valid. */
  readonly to: IsoDay | null;
  /** The code that takes its place after `to`. */
  readonly replacedBy?: string;
}

const rows = (
  system: 'cpt' | 'hcpcs',
  cells: readonly (readonly [code: string, display: string, mark: Mark, note?: string])[],
): readonly BillingRow[] =>
  cells.map(([code, display, mark, note]) => ({
    system,
    code,
    display,
    mark,
    from: null,
    to: null,
    ...(note === undefined ? {} : { note }),
  }));

export const BILLING: readonly BillingRow[] = [
  ...rows('hcpcs', [
    ['G2082', 'esketamine visit up to 56 mg: drug, supervision, 2 h observation', L, 'no separate visit that day'],
    ['G2083', 'esketamine visit above 56 mg: drug, supervision, 2 h observation', L, 'no separate visit that day'],
    ['J3490', 'drug without a code of its own', L, 'ketamine from a vial'],
    ['J2250', 'midazolam injection, 1 mg', G],
    ['J2060', 'lorazepam injection, 2 mg', G],
    ['J2405', 'ondansetron injection, 1 mg', G],
    ['G2212', 'clinician time beyond the longest visit', G, 'the payer decides between this and 99417'],
  ]),
  {
    system: 'hcpcs',
    code: 'S0013',
    display: 'esketamine nasal, 1 mg',
    mark: L,
    from: null,
    to: '2025-12-31',
    replacedBy: 'J0013',
  },
  {
    system: 'hcpcs',
    code: 'J0013',
    display: 'esketamine nasal, 1 mg',
    mark: L,
    from: '2026-01-01',
    to: null,
    note: 'for payers who buy the drug apart from the visit',
  },
  ...rows('cpt', [
    [
      '96365',
      'drug infusion, first hour',
      L,
      '16 to 90 minutes is one first hour (general knowledge); start and stop times needed',
    ],
    ['96366', 'drug infusion, each further hour', L],
    ['96374', 'intravenous push, first', G],
    ['96375', 'intravenous push, each further', G],
    ['96372', 'injection into muscle or under the skin', G, 'ketamine into the muscle'],
    ['96127', 'scored brief behavioural form, each', L, 'PHQ-9, GAD-7 …; payers limit the count'],
    ['99202', 'office visit, new patient, level 2', G],
    ['99203', 'office visit, new patient, level 3', G],
    ['99204', 'office visit, new patient, level 4', G],
    ['99205', 'office visit, new patient, level 5', G],
    ['99211', 'office visit, established patient, level 1', G],
    ['99212', 'office visit, established patient, level 2', G],
    ['99213', 'office visit, established patient, level 3', G],
    ['99214', 'office visit, established patient, level 4', G],
    ['99215', 'office visit, established patient, level 5', G],
    ['99415', 'staff time beyond the visit, first hour', G, 'observation when the drug is billed apart'],
    ['99416', 'staff time beyond the visit, each further 30 minutes', G],
    ['99417', 'clinician time beyond the longest visit', G, 'the payer decides between this and G2212'],
    ['90791', 'psychiatric evaluation', G],
    ['90792', 'psychiatric evaluation with medical services', G],
    ['90832', 'psychotherapy, about 30 minutes', G],
    ['90833', 'psychotherapy with a visit, about 30 minutes', G],
    ['90834', 'psychotherapy, about 45 minutes', G],
    ['90836', 'psychotherapy with a visit, about 45 minutes', G],
    ['90837', 'psychotherapy, about 60 minutes', G],
    ['90838', 'psychotherapy with a visit, about 60 minutes', G],
    ['93000', 'ECG with reading', G],
    ['81025', 'urine pregnancy test', G],
    ['80305', 'drug screen read by eye', G],
    ['81002', 'urine dipstick', G],
    ['93784', 'blood pressure over 24 hours', G],
  ]),
];

/** What may stand behind a code on a claim. */
export const MODIFIERS: readonly { readonly code: string; readonly display: string; readonly mark: Mark }[] = [
  { code: '25', display: 'a visit of its own on the same day', mark: G },
  { code: 'KX', display: 'requirements met (one Medicare contractor asks it for the REMS)', mark: L },
  { code: 'GA', display: 'coverage notice on file', mark: G },
  { code: 'GY', display: 'not covered by law', mark: G },
  { code: 'GZ', display: 'expected to be denied, no notice', mark: G },
  { code: 'JW', display: 'drug discarded from a single-dose vial', mark: G },
  { code: 'JZ', display: 'none discarded from a single-dose vial', mark: G },
];

/** Where the service was given. */
export const PLACES_OF_SERVICE: readonly { readonly code: string; readonly display: string; readonly mark: Mark }[] = [
  { code: '11', display: 'office', mark: G },
  { code: '22', display: 'hospital outpatient', mark: G },
];

const DAY = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

/** What a billing code is worth on a day. */
export type BillingAnswer =
  | { readonly valid: true; readonly row: BillingRow }
  | { readonly valid: false; readonly because: 'unknown-code' | 'not-yet' | 'no-longer'; readonly use: string | null };

/**
 * May this code be billed for a service on this day? When not, `use` names the code that is valid then, where one is
 * known. @throws RangeError when the day is not one.
 */
export function billableOn(code: string, day: IsoDay): BillingAnswer {
  if (!DAY.test(day)) throw new RangeError(`not a day: ${day}`);
  const row = BILLING.find((other) => other.code === code.trim().toUpperCase());
  if (row === undefined) return { valid: false, because: 'unknown-code', use: null };
  if (row.from !== null && day < row.from) {
    const before = BILLING.find((other) => other.replacedBy === row.code);
    return { valid: false, because: 'not-yet', use: before?.code ?? null };
  }
  if (row.to !== null && day > row.to) return { valid: false, because: 'no-longer', use: row.replacedBy ?? null };
  return { valid: true, row };
}
