import { readMessage, shownUnit } from '@keel/formats/hl7v2';
import { expect, test } from 'vitest';
import { heldBackFromBefore } from './before-put-on.ts';

const OPTIONS = { zone: 'UTC', dialects: [], allRowsX: 'no-results', senderKnown: true } as const;
const sent = (code: string, value: string, unit: string) =>
  readMessage(
    Buffer.from(
      [
        'MSH|^~\\&|MON-1|BED|||20260105090000+0000||ORU^R01^ORU_R01|M1|P|2.6',
        'OBR|1|||182777000^monitoring of patient^SCT|||20260105090000+0000',
        `OBX|1|NM|${code}|1.6.1.1|${value}|${unit}|||||R`,
        '',
      ].join('\r'),
    ),
    OPTIONS,
  ).readings[0]!;

test.each([
  ['151708^MDC_AWAY_CO2_ET^MDC', '5.10', '265987^MDC_DIM_KILO_PASCAL^MDC', 38.3, '5.10 kPa'],
  ['150344^MDC_TEMP^MDC', '98.60', 'DEG F^^', 37, '98.60 °F'],
  ['151708^MDC_AWAY_CO2_ET^MDC', '38', 'mm[Hg]^mm[Hg]^UCUM', 38, '38 mmHg'],
])('%s of %s %s, filed as %d, is held back as it was sent: %s', (code, value, unit, filed, shown) => {
  const reading = sent(code, value, unit);
  expect(reading.value).toBe(filed);
  const held = heldBackFromBefore(reading);
  expect(`${held.value} ${shownUnit(held.unit)}`).toBe(shown);
});
