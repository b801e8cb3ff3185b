import { createInstance } from 'i18next';
import { expect, test } from 'vitest';
import { en } from '../words/en.ts';
import { es } from '../words/es.ts';
import { alarmWords } from './alarm-words.ts';
import { measuredWords } from './measured-words.ts';

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

const LOWER = ['lower limit 92 %', 'límite inferior 92 %'];
test.each([
  [{ value: '84', unit: '%', limits: '90-100' }, '84\u00a0%', ['limits 90 to 100 %', 'límites de 90 a 100 %']],
  [{ value: '84', unit: '%', limits: '>92' }, '84\u00a0%', LOWER],
  [{ value: '84', unit: '%', limits: '92-' }, '84\u00a0%', LOWER],
  [{ limits: '>= 92', unit: '%' }, null, LOWER],
  [
    { value: '141', unit: '/min', limits: '<130' },
    '141\u00a0/min',
    ['upper limit 130 /min', 'límite superior 130 /min'],
  ],
  [
    { value: '3', unit: 'mmHg', limits: '-5' },
    '3\u00a0mmHg',
    ['limits as the monitor sent them: -5 mmHg', 'límites como los envió el monitor: -5 mmHg'],
  ],
  [{ value: '98.60', unit: '°F' }, '98.60\u00a0°F', [null, null]],
  [{}, null, [null, null]],
])('a monitor that sent %o is shown with %s and %o', async (measured, value, limits) => {
  for (const [index, lng] of ['en', 'es'].entries()) {
    const i18n = createInstance();
    await i18n.init({
      lng,
      interpolation: { escapeValue: false },
      resources: { en: { translation: en }, es: { translation: es } },
    });
    expect(measuredWords(i18n.t, measured)).toEqual({ value, limits: limits[index] });
    expect(measuredWords(i18n.t, { value: '84' }).value).toBe(['84 (no unit sent)', '84 (sin unidad enviada)'][index]);
  }
});
