import { createRequire } from 'node:module';
import { loadavg } from 'node:os';
import { instant } from '@keel/clinical/units';
import { acksDue, buildAck, parseHl7, readMessage } from '@keel/formats/hl7v2';

/**
 * Reading device messages: ours from bytes to checked readings and the answer, simple-hl7 from text to its tree of
 * fields, on the same message, turn by turn. Prints medians and the ratio of one run.
 */
const { Parser } = createRequire(import.meta.url)('simple-hl7') as {
  Parser: new () => { parse(text: string): unknown };
};

const rows = [
  ['147842^MDC_ECG_HEART_RATE^MDC', '1.7.4.147842', '72', '264864^MDC_DIM_BEAT_PER_MIN^MDC'],
  ['151562^MDC_RESP_RATE^MDC', '1.1.4.151562', '14', '264928^MDC_DIM_RESP_PER_MIN^MDC'],
  ['150456^MDC_PULS_OXIM_SAT_O2^MDC', '1.3.1.150456', '97', '262688^MDC_DIM_PERCENT^MDC'],
  ['149530^MDC_PULS_OXIM_PULS_RATE^MDC', '1.3.1.149530', '71', '264864^MDC_DIM_BEAT_PER_MIN^MDC'],
];
const message = (id: number): string =>
  [
    `MSH|^~\\&|MON-1^0011223344556677^EUI-64|BED|||20300115101502+0000||ORU^R01^ORU_R01|B${id}|P|2.6|||AL|NE||UNICODE UTF-8`,
    'PID|||P-1^^^KEEL^MR||Ode^Ana^^^^^L||19850304|F',
    'PV1||O|ROOM2^^CHAIR1',
    'OBR|1|||182777000^monitoring of patient^SCT|||20300115101500+0000',
    ...rows.map(
      ([code, path, value, unit], n) => `OBX|${n + 1}|NM|${code}|${path}|${value}|${unit}|||||R|||20300115101459+0000`,
    ),
    '',
  ].join('\r');

const COUNT = 20_000;
const ROUNDS = 9;
const inputs = Array.from({ length: 200 }, (_, id) => Buffer.from(message(id)));
const at = instant(Date.UTC(2030, 0, 15, 10, 15, 3));

function ours(): number {
  let found = 0;
  for (let n = 0; n < COUNT; n += 1) {
    const read = readMessage(inputs[n % inputs.length]!, {
      zone: 'UTC',
      dialects: [],
      allRowsX: 'no-results',
      senderKnown: true,
      receivedAt: at,
    });
    for (const code of acksDue(read.header, read.outcome))
      found += buildAck({ header: read.header, code, errors: [], at, id: 'A1' }).length > 0 ? read.readings.length : 0;
  }
  return found;
}
function fields(): number {
  let found = 0;
  for (let n = 0; n < COUNT; n += 1) found += parseHl7(inputs[n % inputs.length]!).ok ? 1 : 0;
  return found;
}
function theirs(): number {
  const parser = new Parser();
  let found = 0;
  for (let n = 0; n < COUNT; n += 1)
    found += parser.parse(inputs[n % inputs.length]!.toString('utf8')) === null ? 0 : 1;
  return found;
}

const timed = (work: () => number): number => {
  const from = performance.now();
  work();
  return (COUNT / (performance.now() - from)) * 1_000;
};
const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
if (ours() !== COUNT * rows.length) throw new Error('ours did not find every value');
theirs();
fields();
const rates: Record<'ours' | 'fields' | 'theirs', number[]> = { ours: [], fields: [], theirs: [] };
for (let round = 0; round < ROUNDS; round += 1) {
  rates.ours.push(timed(ours));
  rates.fields.push(timed(fields));
  rates.theirs.push(timed(theirs));
}
const shown = (values: readonly number[]): string =>
  `${Math.round(median(values))}/s (${Math.round(Math.min(...values))} to ${Math.round(Math.max(...values))})`;
console.log(
  `one message of ${inputs[0]!.length} bytes, ${rows.length} values; ${ROUNDS} rounds of ${COUNT}; load ${loadavg()[0]!.toFixed(1)}`,
);
console.log(`simple-hl7, text to fields:                     ${shown(rates.theirs)}`);
console.log(`ours, bytes to fields:                          ${shown(rates.fields)}`);
console.log(`ours, bytes to checked readings and the answer: ${shown(rates.ours)}`);
console.log(`ratio of medians, fields: ${(median(rates.fields) / median(rates.theirs)).toFixed(2)}`);
console.log(`ratio of medians, everything: ${(median(rates.ours) / median(rates.theirs)).toFixed(2)}`);
