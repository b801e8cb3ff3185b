import { instant } from '@keel/clinical/units';
import { expect, test } from 'vitest';
import { intake } from './intake.ts';
import type { DeviceDirectory, KnownDevice, Peer, StoredMessage } from './ports.ts';
import { repeatWindow } from './repeat-window.ts';

const gateway: Peer = { address: '10.0.0.9', certificate: null };
const device = (name: string): KnownDevice => ({
  clinic: 'a',
  device: name,
  identity: name,
  zone: 'UTC',
  dialects: [],
  allRowsX: 'no-results',
  processing: ['P'],
  association: null,
});
const [one, other] = [device('MON-1'), device('MON-2')];
const directory: DeviceDirectory = {
  from: () => ({ devices: [one, other], byIdentity: new Map([one, other].map((known) => [known.identity, known])) }),
  named: () => [],
  patient: () => null,
  chairNamed: () => null,
};
/** The same number, second and values, whoever sends it. */
const report = (sender: string): Buffer =>
  Buffer.from(
    [
      `MSH|^~\\&|${sender}|BED|||20260302120000+0000||ORU^R01^ORU_R01|1|P|2.6`,
      'PID|||p^^^KEEL^MR',
      'OBR|1|||182777000^monitoring of patient^SCT|||20260302120000+0000',
      'OBX|1|NM|147842^MDC_ECG_HEART_RATE^MDC|1.7.4.147842|72|264864^MDC_DIM_BEAT_PER_MIN^MDC|||||R|||20260302120000+0000',
      '',
    ].join('\r'),
  );

test('two monitors that nobody registered, behind one gateway, are two though they say the same; a repeat of either is one', async () => {
  const kept: StoredMessage[] = [];
  const feed = intake({
    directory,
    queue: {
      add: async ({ message }) => {
        if (message !== null) kept.push(message);
        return 'kept';
      },
    },
    repeats: repeatWindow(),
    onProblem: () => undefined,
  });
  const at = instant(Date.UTC(2026, 2, 2, 12, 0, 1));
  const outcomes: string[] = [];
  for (const sender of ['NEW-1', 'NEW-2', 'NEW-1', 'NEW-2', 'MON-1', 'MON-2', 'MON-1'])
    for (const { outcome } of await feed.receive(report(sender), gateway, at)) outcomes.push(`${sender} ${outcome}`);
  expect(outcomes).toEqual([
    'NEW-1 accept',
    'NEW-2 accept',
    'NEW-1 repeat',
    'NEW-2 repeat',
    'MON-1 accept',
    'MON-2 accept',
    'MON-1 repeat',
  ]);
  expect(kept.map(({ device: of }) => of)).toEqual(['unknown', 'unknown', 'MON-1', 'MON-2']);
});
