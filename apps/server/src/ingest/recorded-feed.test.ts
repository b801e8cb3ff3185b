import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { frame } from '@keel/formats/hl7v2';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openRecordedFeed, RECORDED, type RecordedFeed, recordedPresent } from './recorded-feed.fixture.ts';

if (!recordedPresent) console.warn('SKIPPED: recorded device messages are not at ../shared/data/hl7v2; none is sent');

interface Expected {
  readonly file: string;
  readonly controlId: string;
  readonly msh15_16: readonly [string, string];
  readonly outcome: string;
  readonly vitals?: readonly { readonly kind: string; readonly value: number | string }[];
  readonly quarantineOrFlag?: readonly { readonly kind?: string; readonly kindByRef?: string }[];
}
const expected: readonly Expected[] = recordedPresent
  ? JSON.parse(readFileSync(join(RECORDED, 'expected.json'), 'utf8')).files
  : [];
const KINDS: Readonly<Record<string, string>> = {
  PR_NIBP: 'PULSE',
  PR_SPO2: 'PULSE',
  RR_PLETH: 'RR',
  RR_THORACIC: 'RR',
};

let here: RecordedFeed;
const addressOf = (n: number): string => `127.0.7.${n + 1}`;

beforeAll(async () => {
  if (!recordedPresent) return;
  // One says no name and comes from nowhere we know: then nobody knows who speaks.
  const known = expected.flatMap(({ outcome }, n) =>
    outcome.includes('sender unknown') ? [] : [[`m-${n}`, addressOf(n)] as const],
  );
  here = await openRecordedFeed(Object.fromEntries(known));
});
afterAll(() => here?.close());

/** Sent over a connection of its own, as it lies there; the answers until the feed ends it. */
const sent = (n: number, bytes: Uint8Array): Promise<string[]> =>
  new Promise((resolve, reject) => {
    const socket = connect({
      port: here.feed.port!,
      host: '127.0.0.1',
      localAddress: addressOf(n),
      allowHalfOpen: true,
    });
    let text = '';
    socket.on('error', reject);
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1');
    });
    socket.on('end', () => {
      socket.destroy();
      resolve([...text.matchAll(/MSA\|([A-Z]{2})\|([^\r|]*)/g)].map(([, code, id]) => `${code} ${id}`));
    });
    socket.end(frame(bytes));
  });

describe.skipIf(!recordedPresent)('recorded messages over a real socket', () => {
  test.each(expected.map((want, n) => [want.file, n] as const))(
    '%s is answered in its mode and kept as it should be',
    async (file, n) => {
      const want = expected[n]!;
      const accepted = want.outcome.startsWith('accept');
      const answers = await sent(n, readFileSync(join(RECORDED, file)));
      // MSH-15 or MSH-16 asks for the enhanced mode; what neither asks for is not sent.
      const enhanced = want.msh15_16.some((condition) => condition !== '');
      const asks = (condition: string): boolean => condition === 'AL' || condition === (accepted ? 'SU' : 'ER');
      const codes = enhanced
        ? [asks(want.msh15_16[0]) ? 'C' : '', asks(want.msh15_16[1]) ? 'A' : ''].filter(Boolean)
        : ['A'];
      expect(answers.map((answer) => answer[0])).toEqual(codes);
      for (const answer of answers) {
        expect(answer.slice(3)).toBe(want.controlId);
        expect(answer[1] === 'A').toBe(accepted);
      }
      const message = here.kept.find(({ device, controlId }) => device === `m-${n}` && controlId === want.controlId);
      expect(message !== undefined).toBe(accepted);
      if (message === undefined) return;
      const rows = (want.vitals ?? []).filter(({ kind }) => !kind.startsWith('ART_'));
      expect(message.readings.map(({ kind, value }) => [kind, value])).toEqual(
        rows.map(({ kind, value }) => [KINDS[kind] ?? kind, Number(value)]),
      );
      expect(message.quarantined.map(({ kind }) => kind)).toEqual(
        (want.quarantineOrFlag ?? []).map(({ kind, kindByRef }) => KINDS[kind ?? kindByRef ?? ''] ?? kind ?? kindByRef),
      );
    },
  );

  test('staff see on Devices what was for nobody and what was held back, with the reasons', async () => {
    const view = await here.devices();
    const accepted = expected.flatMap(({ outcome }, n) => (outcome.startsWith('accept') ? [`m-${n}`] : []));
    expect(view.unmatched.map(({ device }) => device).sort()).toEqual(accepted.sort());
    expect(new Set(view.unmatched.map(({ because }) => because))).toEqual(new Set(['device-on-nobody']));
    expect(view.unmatched.find(({ claimedPatient }) => claimedPatient === 'HO2009001')).toMatchObject({
      claimedPlace: expect.stringContaining('HO Surgery'),
      count: 1,
    });
    const comen = expected.findIndex(({ file }) => file.startsWith('42-'));
    expect(
      view.quarantined.filter(({ device }) => device === `m-${comen}`).map(({ reasons }) => reasons.join()),
    ).toEqual(expect.arrayContaining(['code-disagrees', 'sentinel,status-no-result']));
  });
});
