import type { TFunction } from 'i18next';

/** An alarm in one line: what it is, and of a monitor's own alarm what the monitor calls it (`said`; empty for ours). */
export function alarmWords(t: TFunction, condition: string, said: string): string {
  const what = t(`alarm.${condition}` as 'alarm.other', { defaultValue: t('alarm.other') });
  return said === '' ? what : `${what}: ${said}`;
}
