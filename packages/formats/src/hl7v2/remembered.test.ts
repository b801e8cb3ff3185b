import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { instant } from '@keel/clinical/units';
import { expect, test } from 'vitest';
import { buildAck, readMessage } from './index.ts';

setFlagsFromString('--expose-gc');
const gc = runInNewContext('gc') as () => void;
const heldMb = (): number => {
  gc();
  return process.memoryUsage().heapUsed / 2 ** 20;
};
const options = {
  zone: 'UTC',
  dialects: [],
  allRowsX: 'no-results',
  senderKnown: true,
  receivedAt: instant(Date.UTC(2026, 2, 2)),
} as const;

/** A message of 200 kB from a sender with a name of its own and a code and a unit that nobody knows. */
function large(n: number): Buffer {
  const name = `${n}`.padStart(40, 'x');
  const row = `OBX|1|NM|${name}^MADE_UP^MDC|1.1.1.1|72|${name}^MADE_UP_UNIT^MDC|||||R|||20260302120000+0000`;
  const note = `NTE|1||${'filler '.repeat(28_000)}`;
  return Buffer.from(
    `MSH|^~\\&|${name}|BED|||20260302120000+0000||ORU^R01^ORU_R01|${n}|P|2.6\rPID|||p^^^KEEL^MR\rOBR|1\r${row}\r${note}\r`,
  );
}

test('what is remembered of codes, units and senders holds on to no message', () => {
  const before = heldMb();
  for (let n = 0; n < 500; n += 1) {
    const message = readMessage(large(n), options);
    buildAck({ header: message.header, code: 'AA', errors: [], at: options.receivedAt, id: 'K1' });
  }
  // A hundred megabytes of text went through.
  expect(heldMb() - before).toBeLessThan(10);
});
