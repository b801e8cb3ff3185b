import type { Observations } from '@keel/clinical/monitoring';

/** The numbers of a full check, in the order of a hand: cuff, finger, patient. */
export const CHECK_FIELDS = ['systolic', 'diastolic', 'spo2', 'hr', 'rr', 'sedation'] as const;
export type CheckField = (typeof CHECK_FIELDS)[number];
/** A full check where the monitor sends the breaths. */
export const FULL_CHECK: readonly CheckField[] = ['systolic', 'diastolic', 'spo2', 'hr', 'sedation'];
/** Without a monitor that counts them, the grid of every route asks for the breaths as well. */
export const FULL_CHECK_BY_HAND: readonly CheckField[] = CHECK_FIELDS;

export interface CheckEntry {
  readonly digits: Readonly<Partial<Record<CheckField, string>>>;
  readonly at: CheckField;
  readonly fields: readonly CheckField[];
}

/** What can be typed at all. Odd is kept and flagged by the record; impossible is a slip of the thumb. */
export const TYPEABLE: Readonly<Record<CheckField, { readonly min: number; readonly max: number }>> = {
  systolic: { min: 40, max: 299 },
  diastolic: { min: 20, max: 199 },
  spo2: { min: 20, max: 100 },
  hr: { min: 20, max: 299 },
  rr: { min: 0, max: 99 },
  sedation: { min: 0, max: 5 },
};

/** Saturations that have a key of their own: one tap instead of two or three. */
export const SPO2_KEYS = [100, 99, 98, 97, 96, 95, 94, 93, 92, 91] as const;

/** Breaths as they come of counting for half a minute, or for fifteen seconds. */
export const RR_KEYS = [8, 10, 12, 14, 16, 18, 20, 22, 24, 28] as const;

export const startCheck = (fields: readonly CheckField[] = FULL_CHECK): CheckEntry => ({
  digits: {},
  at: fields[0]!,
  fields,
});

/** A number is whole when no further digit could follow: the field after it opens by itself. */
function isWhole(field: CheckField, digits: string): boolean {
  const { max } = TYPEABLE[field];
  return digits.length > 0 && (digits.length >= String(max).length || Number(digits) * 10 > max);
}

const after = (entry: CheckEntry, field: CheckField): CheckField =>
  entry.fields[entry.fields.indexOf(field) + 1] ?? field;

export function typeDigit(entry: CheckEntry, digit: string): CheckEntry {
  const before = entry.digits[entry.at] ?? '';
  // A whole number that is typed over begins anew.
  const digits = isWhole(entry.at, before) ? digit : `${before}${digit}`.replace(/^0+(?=\d)/, '');
  if (Number(digits) > TYPEABLE[entry.at].max) return entry;
  return {
    ...entry,
    digits: { ...entry.digits, [entry.at]: digits },
    at: isWhole(entry.at, digits) ? after(entry, entry.at) : entry.at,
  };
}

/** A key that stands for a whole value. */
export function setValue(entry: CheckEntry, field: CheckField, value: number): CheckEntry {
  return { ...entry, digits: { ...entry.digits, [field]: String(value) }, at: after(entry, field) };
}

export function deleteDigit(entry: CheckEntry): CheckEntry {
  const here = entry.digits[entry.at] ?? '';
  if (here !== '') return { ...entry, digits: { ...entry.digits, [entry.at]: here.slice(0, -1) } };
  const before = entry.fields[entry.fields.indexOf(entry.at) - 1];
  if (before === undefined) return entry;
  return { ...entry, at: before, digits: { ...entry.digits, [before]: (entry.digits[before] ?? '').slice(0, -1) } };
}

export type CheckProblem = 'out-of-range' | 'upside-down' | 'half-a-pressure';

/** What stands against saving it, by field. An empty field is not a problem: not measured is an answer. */
export function checkProblems(entry: CheckEntry): Readonly<Partial<Record<CheckField, CheckProblem>>> {
  const value = (field: CheckField): number | undefined => {
    const digits = entry.digits[field];
    return digits === undefined || digits === '' ? undefined : Number(digits);
  };
  const problems: Partial<Record<CheckField, CheckProblem>> = {};
  for (const field of entry.fields) {
    const number = value(field);
    if (number !== undefined && (number < TYPEABLE[field].min || number > TYPEABLE[field].max)) {
      problems[field] = 'out-of-range';
    }
  }
  const [systolic, diastolic] = [value('systolic'), value('diastolic')];
  if ((systolic === undefined) !== (diastolic === undefined)) {
    problems[systolic === undefined ? 'systolic' : 'diastolic'] = 'half-a-pressure';
  }
  if (systolic !== undefined && diastolic !== undefined && diastolic >= systolic) problems.diastolic = 'upside-down';
  return problems;
}

/** Every field has a whole number and nothing is wrong: it is saved without a further tap, and can be undone. */
export function isFull(entry: CheckEntry): boolean {
  return (
    entry.fields.every((field) => isWhole(field, entry.digits[field] ?? '') || field === 'rr') &&
    Object.keys(checkProblems(entry)).length === 0
  );
}

/** As it is charted; null while there is nothing, or something is wrong. */
export function observations(entry: CheckEntry): Observations | null {
  if (Object.keys(checkProblems(entry)).length > 0) return null;
  const value = (field: CheckField): number | undefined => {
    const digits = entry.digits[field];
    return digits === undefined || digits === '' ? undefined : Number(digits);
  };
  const [systolic, diastolic, spo2, hr, rr, sedation] = CHECK_FIELDS.map(value);
  const found: Observations = {
    ...(systolic === undefined ? {} : { systolicMmHg: systolic }),
    ...(diastolic === undefined ? {} : { diastolicMmHg: diastolic }),
    ...(spo2 === undefined ? {} : { spo2Percent: spo2 }),
    ...(hr === undefined ? {} : { heartRatePerMin: hr }),
    ...(rr === undefined ? {} : { respiratoryRatePerMin: rr }),
    ...(sedation === undefined
      ? {}
      : { sedation: { scale: 'moaas-0-5' as const, score: sedation as 0 | 1 | 2 | 3 | 4 | 5 } }),
  };
  return Object.keys(found).length === 0 ? null : found;
}
