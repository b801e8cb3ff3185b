import { createInstance } from 'i18next';
import { expect, test } from 'vitest';
import { en } from '../words/en.ts';
import { es } from '../words/es.ts';
import { alarmWords } from './alarm-words.ts';

test.each([
  ['en', 'Monitor’s alarm: APNEA', 'Oxygen saturation low', 'Alarm'],
  ['es', 'Alarma del monitor: APNEA', 'Saturación baja', 'Alarma'],
])(
  "in %s a monitor's alarm is said in the monitor's words, ours in ours, one nobody knows as an alarm",
  async (lng, monitor, own, any) => {
    const i18n = createInstance();
    await i18n.init({ lng, resources: { en: { translation: en }, es: { translation: es } } });
    expect(alarmWords(i18n.t, 'monitor-alarm', 'APNEA')).toBe(monitor);
    expect(alarmWords(i18n.t, 'spo2-low', '')).toBe(own);
    expect(alarmWords(i18n.t, 'of-a-newer-server', '')).toBe(any);
  },
);
