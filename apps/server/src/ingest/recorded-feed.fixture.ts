import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { EventDraft } from '@keel/clinical/record';
import { instant } from '@keel/clinical/units';
import { DevicesView } from '@keel/formats/api';
import { type OpenRecord, openRecord } from '../record/index.ts';
import { testDatabase } from '../testing/index.ts';
import { devicesView, liveReadings, READ_MODELS } from '../views/index.ts';
import { feedMessage, type OpenIngest, openIngest, type StoredMessage } from './index.ts';

/** Messages from public sources lie beside the checkout, never in it. */
export const RECORDED = join(import.meta.dirname, '../../../../../shared/data/hl7v2');
export const recordedPresent = existsSync(join(RECORDED, 'expected.json'));
export const CLINIC = 'demo';
export const now = () => instant(Date.parse('2026-11-25T12:00:00Z'));

export interface RecordedFeed {
  readonly record: OpenRecord;
  readonly feed: OpenIngest;
  /** What was committed, in that order. */
  readonly kept: readonly StoredMessage[];
  /** What staff see of it on Devices. */
  readonly devices: () => Promise<DevicesView>;
  readonly close: () => Promise<void>;
}

/** A feed on a database of its own with a monitor at each of these addresses: known by where it speaks from, and on nobody. */
export async function openRecordedFeed(monitors: Readonly<Record<string, string>>): Promise<RecordedFeed> {
  const db = await testDatabase();
  const record = openRecord({ connection: db.ingest, projections: READ_MODELS });
  const live = liveReadings();
  const kept: StoredMessage[] = [];
  for (const [name, address] of Object.entries(monitors)) {
    const registered: EventDraft = {
      kind: 'device-registered',
      version: 1,
      occurredAt: now(),
      zone: 'UTC',
      body: {
        name,
        maker: 'x',
        model: 'y',
        identity: '',
        addresses: [address],
        zone: 'UTC',
        siteId: 'main',
        marksEveryRow: true,
        training: true,
      },
    };
    await record.append(CLINIC, {
      command: { id: randomUUID(), bodyHash: 'x' },
      author: { kind: 'person', id: 'owner', right: 'test' },
      streams: [{ stream: `device/${name}`, expectedSeq: 0, events: [registered] }],
      answer: null,
    });
  }
  const feed = await openIngest({
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
  return {
    record,
    feed,
    kept,
    devices: async () =>
      DevicesView.parse(
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
      ),
    async close() {
      await feed.close();
      await record.close();
      await db.drop();
    },
  };
}
