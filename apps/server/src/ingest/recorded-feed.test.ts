import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import type { EventDraft } from '@keel/clinical/record';
import { instant } from '@keel/clinical/units';
import { DevicesView } from '@keel/formats/api';
import { frame } from '@keel/formats/hl7v2';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type OpenRecord, openRecord } from '../record/index.ts';
import { type TestDatabase, testDatabase } from '../testing/index.ts';
import { devicesView, liveReadings, READ_MODELS } from '../views/index.ts';
import { feedMessage, type OpenIngest, openIngest, type StoredMessage } from './index.ts';

/** Messages from public sources lie beside the checkout, never in it. */
const folder = join(import.meta.dirname, '../../../../../shared/data/hl7v2');
const present = existsSync(join(folder, 'expected.json'));
if (!present) console.warn('SKIPPED: recorded device messages are not at ../shared/data/hl7v2; none is sent');

interface Expected {
  readonly file: string;
  readonly controlId: string;
  readonly msh15_16: readonly [string, string];
  readonly outcome: string;
  readonly vitals?: readonly { readonly kind: string; readonly value: number | string }[];
  readonly quarantineOrFlag?: readonly { readonly kind?: string; readonly kindByRef?: string }[];
}
const expected: readonly Expected[] = present
  ? JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')).files
  : [];
const KINDS: Readonly<Record<string, string>> = {
  PR_NIBP: 'PULSE',
  PR_SPO2: 'PULSE',
  RR_PLETH: 'RR',
  RR_THORACIC: 'RR',
};

const CLINIC = 'demo';
let db: TestDatabase;
let record: OpenRecord;
let feed: OpenIngest;
const live = liveReadings();
const kept: StoredMessage[] = [];
const now = () => instant(Date.parse('2026-11-25T12:00:00Z'));
const addressOf = (n: number): string => `127.0.7.${n + 1}`;

beforeAll(async () => {
  if (!present) return;
  db = await testDatabase();
  record = openRecord({ connection: db.ingest, projections: READ_MODELS });
  const draft = (kind: string, body: unknown): EventDraft => ({
    kind,
    version: 1,
    occurredAt: now(),
    zone: 'UTC',
    body,
  });
  for (const [n, { outcome }] of expected.entries()) {
    // One says no name and comes from nowhere we know: then nobody knows who speaks.
    if (outcome.includes('sender unknown')) continue;
    await record.append(CLINIC, {
      command: { id: randomUUID(), bodyHash: 'x' },
      author: { kind: 'person', id: 'owner', right: 'test' },
      streams: [
        {
          stream: `device/m-${n}`,
          expectedSeq: 0,
          events: [
            draft('device-registered', {
              name: `M${n}`,
              maker: 'x',
              model: 'y',
              // Known by where it speaks from: some of these say no name at all.
              identity: '',
              addresses: [addressOf(n)],
              zone: 'UTC',
              siteId: 'main',
              marksEveryRow: true,
              training: true,
            }),
          ],
        },
      ],
      answer: null,
    });
  }
  feed = await openIngest({
    record,
    host: '127.0.0.1',
    port: 0,
    clinics: async () => [CLINIC],
    onCommitted: (_, messages) => {
      kept.push(...messages);
      for (const message of messages) live.take(feedMessage(message));
    },
    onProblem: () => undefined,
    now,
  });
});
afterAll(async () => {
  await feed?.close();
  await record?.close();
  await db?.drop();
});

/** Sent over a connection of its own, as it lies there; the answers until the feed ends it. */
const sent = (n: number, bytes: Uint8Array): Promise<string[]> =>
  new Promise((resolve, reject) => {
    const socket = connect({ port: feed.port!, host: '127.0.0.1', localAddress: addressOf(n), allowHalfOpen: true });
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

describe.skipIf(!present)('recorded messages over a real socket', () => {
  test.each(expected.map((want, n) => [want.file, n] as const))(
    '%s is answered in its mode and kept as it should be',
    async (file, n) => {
      const want = expected[n]!;
      const accepted = want.outcome.startsWith('accept');
      const answers = await sent(n, readFileSync(join(folder, file)));
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
      const message = kept.find(({ device, controlId }) => device === `m-${n}` && controlId === want.controlId);
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
    const view = DevicesView.parse(
      await record.transaction(CLINIC, (trx) =>
        devicesView(
          {
            trx,
            at: {
              position: 0,
              since: (stream, seq) => record.since(CLINIC, stream, seq),
              sinceEach: (asked) => record.sinceEach(CLINIC, asked),
            },
            clinic: CLINIC,
            now: now(),
            live,
          },
          { host: '127.0.0.1', port: feed.port, tlsPort: null },
        ),
      ),
    );
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
