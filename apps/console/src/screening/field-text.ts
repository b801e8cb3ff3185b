import type { FlagInput } from '@keel/clinical/screening';
import type { TFunction } from 'i18next';

/** Units are kept as UCUM writes them and read as people write them. */
const READ_AS: Readonly<Record<string, string>> = {
  'mm[Hg]': 'mmHg',
  '{score}': '',
  '{trials}': '',
  '{INR}': '',
  Cel: '°C',
  wk: '',
  h: 'h',
  'm[IU]/L': 'mIU/L',
  'mL/min/{1.73_m2}': 'mL/min/1.73 m²',
};
export const unitText = (unit: string | null): string => (unit === null ? '' : (READ_AS[unit] ?? unit));

/** A field of a screening request as people say it. */
export function fieldLabel(t: TFunction, field: string): string {
  const path = field.replace(/^patient\./, '').replace(/\[\d+\].*$/, '');
  return t(`screening.field.${path as 'pregnancy'}`, { defaultValue: field });
}

/** A value as people say it, with its unit. */
export function fieldValue(t: TFunction, input: Pick<FlagInput, 'value' | 'unit'>): string {
  const { value, unit } = input;
  if (typeof value === 'boolean') return t(value ? 'ask.a.yes' : 'ask.a.no');
  if (typeof value === 'string') return t(`screening.choice.${value as 'pregnant'}`, { defaultValue: value });
  return `${value} ${unitText(unit)}`.trim();
}
