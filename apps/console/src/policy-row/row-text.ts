import { type PolicyRow, type RowValue, rowText } from '@keel/clinical/policy';
import type { TFunction } from 'i18next';

/** Units are kept as UCUM writes them and read as people write them; those that are words are said in their language. */
const READ_AS: Readonly<Record<string, string>> = { 'mm[Hg]': 'mmHg', '{score}': '', '1': '', points: '' };
const WORDS: Readonly<Record<string, 'days' | 'weeks' | 'years'>> = { d: 'days', wk: 'weeks', a: 'years' };
export function unitText(unit: string, t: TFunction): string {
  const word = WORDS[unit];
  return word === undefined ? (READ_AS[unit] ?? unit) : t(`policy.unit.${word}`);
}
/** What the domain says of a bound, with its units as people write them. */
export const readable = (text: string): string => text.replaceAll('mm[Hg]', 'mmHg').replaceAll(' {score}', '');

/** A value in words where it is a choice. */
export function valueText(value: RowValue, t: TFunction): string {
  if (value === null || (Array.isArray(value) && value.length === 0) || value === '') return t('policy.nothing');
  const said = (one: string): string =>
    /^[a-z][a-z0-9-]*$/.test(one) ? t(`policy.option.${one}` as 'policy.nothing', { defaultValue: one }) : one;
  if (typeof value === 'string') return said(value);
  return Array.isArray(value) ? value.map((one) => said(String(one))).join(', ') : rowText(value);
}

/** What may stand here, for a reader: the hard limit first. */
export function boundsText(row: PolicyRow, t: TFunction): string {
  const unit = unitText(row.unit, t);
  const parts: string[] = [];
  if (row.loosest !== null) {
    parts.push(
      t(row.safer === 'lower' ? 'policy.atMost' : 'policy.atLeast', { value: `${row.loosest} ${unit}`.trim() }),
    );
  }
  if (row.tightest !== null && row.loosest !== null)
    parts.push(t('policy.upTo', { value: `${row.tightest} ${unit}`.trim() }));
  if (row.limit !== null) parts.push(row.limit);
  return parts.join(' · ');
}

/** What was typed, read as this row's kind; NaN and unknown steps are left for the policy to refuse by name. */
export function readValue(row: PolicyRow, typed: string): RowValue {
  if (row.kind === 'number') return typed.trim() === '' ? Number.NaN : Number(typed.replace(',', '.'));
  if (row.kind === 'minutes') {
    return typed
      .split(/[\s,;]+/)
      .filter((part) => part !== '')
      .map((part) => Number(part.replace('−', '-')));
  }
  return typed;
}
