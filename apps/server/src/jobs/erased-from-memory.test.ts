import { patientFold } from '@keel/clinical/patient';
import type { RecordedEvent } from '@keel/clinical/record';
import { instant } from '@keel/clinical/units';
import { describe, expect, test } from 'vitest';
import { streamCache } from '../commands/stream-cache.ts';
import { BODY_ERASED, type OpenRecord } from '../record/index.ts';
import { foldCache } from '../views/index.ts';
import { openPatientTicker } from './index.ts';

const STREAM = 'patient/p1';
const SECRET = 'nobody is to know this';

/** A record in memory: what is erased is emptied, and an event says so, as the owner's command does it. */
function recordOf() {
  let events: RecordedEvent[] = [];
  const add = (kind: string, body: unknown) => {
    const seq = events.length + 1;
    const at = instant(1_790_000_000_000 + seq);
    const where = {
      command: `c${seq}`,
      index: 0,
      stream: STREAM,
      seq,
      position: seq,
      recordedAt: at,
      hash: '',
    } as const;
    const author = { kind: 'person', id: 'nora', right: 'test' } as const;
    events.push({ kind, body, version: 1, occurredAt: at, zone: 'UTC', author, ...where });
  };
  add('patient-note-written', { words: SECRET, class: 'clinical' });
  add('patient-note-written', { words: 'may stay', class: 'clinical' });
  const record = {
    since: async (_clinic: string, _stream: string, after: number) => events.filter(({ seq }) => seq > after),
    after: async (_clinic: string, after: number) => events.filter(({ position }) => position > after),
  } as unknown as OpenRecord;
  const erase = () => {
    events = events.map((event) => (event.seq === 1 ? { ...event, body: { erased: true } } : event));
    add(BODY_ERASED, { stream: STREAM, seq: 1, why: 'a court', by: 'owner', right: 'an order', blobs: [] });
  };
  return { record, erase };
}

describe('what was erased by law is in no memory of a server that was running', () => {
  test('not in the folds of the views', async () => {
    const { record, erase } = recordOf();
    const folds = foldCache();
    const at = { position: 0, since: (stream: never, after: number) => record.since('a', stream, after) };
    const load = async () => JSON.stringify(await folds.load(at as never, 'a', STREAM, patientFold));
    expect(await load()).toContain(SECRET);
    erase();
    expect(await load()).not.toContain(SECRET);
    expect(await load()).toContain('may stay');
  });

  test('not in the folds of the door', async () => {
    const { record, erase } = recordOf();
    const cache = streamCache(record);
    const load = async () => JSON.stringify(await cache.load('a', STREAM, patientFold));
    expect(await load()).toContain(SECRET);
    erase();
    expect(await load()).not.toContain(SECRET);
  });

  test('not in what the clock knows of people', async () => {
    const { record, erase } = recordOf();
    const seen: string[] = [];
    const ticker = openPatientTicker({
      record,
      now: () => instant(1_790_000_100_000),
      clinics: async () => [{ id: 'a', zone: 'UTC' }],
      onProblem: (problem) => {
        throw problem;
      },
      rules: [
        {
          rule: 'look',
          due: (patient: unknown) => {
            seen.push(JSON.stringify(patient));
            return [];
          },
        } as never,
      ],
      everyMs: 3_600_000,
    });
    await ticker.tick();
    erase();
    await ticker.tick();
    await ticker.stop();
    expect(seen.map((patient) => patient.includes(SECRET))).toEqual([true, false]);
  });
});
