import { type DeviceReading, isPlausible, READING_KINDS, type ReadingKind } from '@keel/clinical/device';
import { isOne, textAt } from './hl7-message.ts';
import { type Identified, inOwnUnit } from './identify.ts';
import type { ObxRow } from './obx-row.ts';

export type QuarantineReason =
  | 'code-missing'
  | 'code-disagrees'
  | 'code-not-a-number'
  | 'code-name-missing'
  | 'code-private'
  | 'pressure-site-unsaid'
  | 'sentinel'
  | 'status-no-result'
  | 'status-withdrawn'
  | 'marked-invalid'
  | 'value-type'
  | 'value-not-one-number'
  | 'unit-missing'
  | 'unit-unknown'
  | 'unit-disagrees'
  | 'unit-not-of-kind'
  | 'implausible'
  | 'cuff-contradiction'
  | 'time'
  | 'several-patients'
  /** Said by whoever knows since when the monitor is on the patient. */
  | 'before-put-on';

/** A row on its way to being filed or held back. */
export interface Candidate {
  readonly row: ObxRow;
  readonly kind: ReadingKind;
  readonly method: DeviceReading['method'];
  /** In the kind's own unit; null when there is no number to speak of. */
  readonly value: number | null;
  readonly warnings: string[];
  readonly reasons: { reason: QuarantineReason; because: string }[];
  readonly group: number;
}

/** OBX-11 values that say there is nothing to file, and those that take back what was sent. HL7 table 0085. */
const NO_RESULT = new Set(['X', 'N', 'I', 'O']);
const WITHDRAWN = new Set(['D', 'W']);

/** OBX-8 marks by which a monitor says that its own value is not to be relied on (IHE PCD-01). */
const INVALID_MARKS: Readonly<Record<string, string>> = {
  INV: 'invalid',
  QUES: 'questionable',
  NAV: 'not available',
  NI: 'no information',
  CAL: 'calibrating',
  CALIB: 'calibrating',
  TEST: 'test data',
  DEMO: 'demonstration data',
  BUSY: 'still measuring',
  EARLY: 'an early estimate',
};

const isInvalidMark = (flag: string): boolean => Object.hasOwn(INVALID_MARKS, flag);

/** Numbers that monitors send for "nothing", and words for the same. Source: codes 5. */
const SENTINELS = new Set([-1, -100, -999, -99.9, 8388607]);
const SENTINEL_TEXT = /^(?:"+|[-?*]+|N\/?A|NAN|NULL|INV(?:ALID)?)$/i;

const NUMBER = /^[+-]?(?:\d{1,12}(?:\.\d{0,12})?|\.\d{1,12})$/;

const isSentinel = ({ reason }: { readonly reason: QuarantineReason }): boolean => reason === 'sentinel';

/** The row holds no value that its sender stands by: none, a word or number for "nothing", or one that is marked or taken back. */
export const saysNothing = (row: ObxRow): boolean =>
  row.valueText === '' ||
  SENTINEL_TEXT.test(row.valueText) ||
  SENTINELS.has(Number(row.valueText)) ||
  NO_RESULT.has(row.status) ||
  WITHDRAWN.has(row.status) ||
  row.flags.some(isInvalidMark);

/** Finds every reason against a row that claims to be a vital sign; none means it can be filed. */
export function judgeRow(row: ObxRow, identified: Exclude<Identified, { as: 'other' }>, group: number): Candidate {
  const kind = identified.as === 'reading' ? identified.kind : identified.claims;
  const reasons: Candidate['reasons'] = [];
  const warnings: string[] = identified.as === 'reading' ? [...identified.warnings] : [];
  if (identified.as === 'trouble') reasons.push({ reason: identified.reason, because: identified.because });
  const number = numberIn(row, reasons, warnings);
  const { status } = row;
  if (WITHDRAWN.has(status))
    reasons.push({ reason: 'status-withdrawn', because: `the sender takes it back (OBX-11 ${status})` });
  else if (NO_RESULT.has(status))
    reasons.push({ reason: 'status-no-result', because: `the sender says there is no result (OBX-11 ${status})` });
  const mark = row.flags.find(isInvalidMark);
  if (mark !== undefined)
    reasons.push({
      reason: 'marked-invalid',
      because: `the monitor marks it as ${INVALID_MARKS[mark]} (OBX-8 ${mark})`,
    });
  const value = number === null ? null : ownUnit(row, kind, number, reasons, warnings);
  if (value !== null && !reasons.some(isSentinel) && !isPlausible(kind, value)) {
    const { from, to, unit } = READING_KINDS[kind];
    reasons.push({
      reason: 'implausible',
      because: `${kind} ${value} ${unit} is outside what a sensor measures (${from} to ${to})`,
    });
  }
  if (row.place.because !== null) reasons.push({ reason: 'time', because: row.place.because });
  return {
    row,
    kind,
    method: identified.as === 'reading' ? identified.method : 'unsaid',
    value,
    warnings,
    reasons,
    group,
  };
}

/** The one number of OBX-5, or null with the reason. */
function numberIn(row: ObxRow, reasons: Candidate['reasons'], warnings: string[]): number | null {
  const { separators, valueText: text } = row;
  if (SENTINEL_TEXT.test(text)) {
    reasons.push({ reason: 'sentinel', because: `${text} stands for "no value"` });
    return null;
  }
  let shown = text;
  let one = isOne(row.value, separators);
  switch (row.type) {
    case 'NM':
      break;
    case 'SN': {
      const part = (n: number): string => textAt(row.value, n, separators);
      shown = part(2);
      one = one && ['', '='].includes(part(1)) && part(3) === '' && part(4) === '';
      break;
    }
    case 'ST':
    case 'TX':
      warnings.push('value-as-text');
      break;
    case '':
      reasons.push({ reason: 'value-type', because: 'the type of the value (OBX-2) is missing' });
      break;
    default:
      reasons.push({ reason: 'value-type', because: `a value of type ${row.type} (OBX-2) is not one number` });
      return null;
  }
  if (!one || !NUMBER.test(shown)) {
    reasons.push({ reason: 'value-not-one-number', because: `${text.slice(0, 60)} is not one number` });
    return null;
  }
  const number = Number(shown);
  if (SENTINELS.has(number)) reasons.push({ reason: 'sentinel', because: `${shown} stands for "no value"` });
  return number;
}

function ownUnit(
  row: ObxRow,
  kind: ReadingKind,
  number: number,
  reasons: Candidate['reasons'],
  warnings: string[],
): number | null {
  const { unit } = row.unit;
  if (!unit.ok) {
    reasons.push({ reason: unit.reason, because: unit.because });
    return null;
  }
  warnings.push(...unit.warnings);
  const own = inOwnUnit(kind, number, unit.unit);
  if (own === null) {
    reasons.push({ reason: 'unit-not-of-kind', because: `the unit ${row.unitText} does not belong to ${kind}` });
    return null;
  }
  if (own.converted) warnings.push('unit-converted');
  return own.value;
}
