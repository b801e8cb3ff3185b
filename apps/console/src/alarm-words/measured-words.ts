import type { AlarmMeasurement } from '@keel/clinical/alarms';
import type { TFunction } from 'i18next';

const NUMBER = String.raw`(\d+(?:\.\d+)?)`;
/** How HL7 writes a range (OBX-7), and the lower end alone as monitors write it besides. A number with a minus before it may be either. */
const RANGES: readonly (readonly [RegExp, 'from' | 'until' | 'both'])[] = [
  [new RegExp(`^${NUMBER}\\s*-\\s*${NUMBER}$`), 'both'],
  [new RegExp(`^(?:>=?\\s*)${NUMBER}$`), 'from'],
  [new RegExp(`^${NUMBER}\\s*-$`), 'from'],
  [new RegExp(`^(?:<=?\\s*)${NUMBER}$`), 'until'],
];

/** What a monitor measured as it alarmed, and the limits it holds, each as one phrase; null: it sent none. */
export function measuredWords(
  t: TFunction,
  { value, unit = '', limits }: AlarmMeasurement,
): { readonly value: string | null; readonly limits: string | null } {
  const known = RANGES.flatMap(([pattern, is]) => {
    const found = pattern.exec(limits?.trim() ?? '');
    const [, from = '', until = from] = found ?? [];
    return found === null ? [] : [{ is, from, until }];
  })[0];
  const range =
    limits === undefined
      ? null
      : known === undefined
        ? t('alarm.limits.asSent', { limits, unit })
        : t(`alarm.limits.${known.is}`, { ...known, unit });
  return {
    value: value === undefined ? null : unit === '' ? t('alarm.noUnit', { value }) : `${value}\u00a0${unit}`,
    limits: range?.trim() ?? null,
  };
}
