import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ackHeaderOf, ackModeOf, type DeviceMessage, parseHl7Time, piecesOf, readMessage } from './index.ts';

/** Messages from public sources lie beside the checkout, never in it. */
const folder = join(import.meta.dirname, '../../../../../shared/data/hl7v2');
const present = existsSync(join(folder, 'expected.json'));
if (!present)
  console.warn(`SKIPPED: recorded device messages are not at ../shared/data/hl7v2; only our own fixtures are read`);

interface Row {
  readonly kind?: string;
  readonly kindByRef?: string;
  readonly value: number | string;
  readonly unit: string;
  readonly time: string;
  readonly timeFrom: string;
  readonly obx: string | null;
}
interface Expected {
  readonly file: string;
  readonly controlId: string;
  readonly messages: number;
  readonly ackMode: 'original' | 'enhanced';
  readonly patientIds: readonly string[];
  readonly location?: string;
  readonly vitals?: readonly Row[];
  readonly quarantineOrFlag?: readonly Row[];
  readonly outcome: string;
}

/** The file tells sensors apart by kind; Keel does by method. Line pressures have no kind of ours and are not filed. */
const KINDS: Readonly<Record<string, string>> = {
  PR_NIBP: 'PULSE',
  PR_SPO2: 'PULSE',
  RR_PLETH: 'RR',
  RR_THORACIC: 'RR',
};
const UNITS: Readonly<Record<string, string>> = {
  MDC_DIM_MMHG: 'mm[Hg]',
  MDC_DIM_PERCENT: '%',
  MDC_DIM_DEGC: 'Cel',
  MDC_DIM_BEAT_PER_MIN: '/min',
  MDC_DIM_RESP_PER_MIN: '/min',
  '{beat}/min': '/min',
};

const expected: readonly Expected[] = present
  ? JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')).files
  : [];

function read(file: string, framed: boolean): DeviceMessage[] {
  const bytes = readFileSync(join(folder, file));
  const input = framed ? Buffer.concat([Buffer.of(0x0b), bytes, Buffer.of(0x1c, 0x0d)]) : bytes;
  return piecesOf(input, { frameBytesMax: 1_000_000 }).map((piece) => {
    if (piece.kind !== 'message') throw new Error(`${file}: ${piece.because}`);
    return readMessage(piece.bytes, { zone: 'UTC', dialects: [], allRowsX: 'habit-of-sender', senderKnown: false });
  });
}

/** A time as the file writes it, read in UTC where it has no offset: the zone the messages are read with here. */
function utc(text: string): number {
  const time = parseHl7Time(text);
  if (time === null) throw new Error(`not a time: ${text}`);
  return time.localMs - (time.offsetMin ?? 0) * 60_000;
}

describe.skipIf(!present).each(expected)('$file', (want) => {
  const messages = present ? read(want.file, false) : [];
  const [message] = messages as [DeviceMessage];

  test('is the number of messages it should be, framed or not', () => {
    expect(messages).toHaveLength(want.messages);
    expect(read(want.file, true)).toEqual(messages);
  });

  test('is answered in its own mode', () => {
    expect(message.controlId).toBe(want.controlId);
    expect(ackModeOf(ackHeaderOf(readFileSync(join(folder, want.file))))).toBe(want.ackMode);
    const outcomes = want.outcome.startsWith('accept') ? ['accept'] : ['error', 'reject'];
    expect(outcomes).toContain(message.outcome);
  });

  test('names patient and place as sent', () => {
    expect(message.patient.ids.map(({ id }) => id)).toEqual(want.patientIds);
    expect(message.location).toBe(want.location ?? null);
  });

  test('files exactly what can be relied on', () => {
    const rows = (want.vitals ?? []).filter(({ kind }) => !kind?.startsWith('ART_'));
    expect(
      message.readings.map(({ kind, value, unit, at, timeFrom, obx }) => ({ kind, value, unit, at, timeFrom, obx })),
    ).toEqual(
      rows.map(({ kind = '', value, unit, time, timeFrom, obx }) => ({
        kind: KINDS[kind] ?? kind,
        value,
        unit: UNITS[unit] ?? unit,
        at: utc(time),
        timeFrom,
        obx,
      })),
    );
  });

  test('holds back the rest with a reason', () => {
    const rows = (want.quarantineOrFlag ?? []).map(({ kind, kindByRef, value, time, timeFrom, obx }) => ({
      kind: KINDS[kind ?? kindByRef ?? ''] ?? kind ?? kindByRef,
      value,
      at: utc(time),
      timeFrom,
      obx,
    }));
    expect(
      message.quarantined.map(({ kind, value, at, timeFrom, obx }) => ({ kind, value, at, timeFrom, obx })),
    ).toEqual(rows);
    for (const { reasons } of message.quarantined) expect(reasons.length).toBeGreaterThan(0);
  });
});

test.runIf(present)('pressures of an arterial line are not taken for a cuff', () => {
  const [message] = read('47-ge-carescape-vitals.hl7', false) as [DeviceMessage];
  expect(message.readings.filter(({ kind }) => kind.startsWith('NIBP'))).toEqual([]);
  expect(message.others.filter(({ what }) => what === 'arterial line pressure')).toHaveLength(3);
});
