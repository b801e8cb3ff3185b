import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import {
  type DeviceMessage,
  DIALECT_NAMES,
  type Dialect,
  FRAME_BYTES_MAX,
  isDialect,
  isZone,
  piecesOf,
  type ReadOptions,
  readMessage,
  refusedMessage,
} from '@keel/formats/hl7v2';

const HELP = `keel readings FILE [--zone ZONE] [--dialect NAME]… [--lines]

Reads HL7 v2 messages of a bedside monitor, framed (MLLP) or not, one or many, and prints what would be filed, what would
be held back and why, which alarms they carry and what would be answered. FILE may be - for standard input.

  --zone ZONE      IANA zone of the device's clock, for times without an offset (default: UTC, and the reading says so)
  --dialect NAME   private codes adopted for the device: ${DIALECT_NAMES.join(', ')} (may be given several times)
  --lines          JSON Lines: each line a JSON string holding the messages, or {"hl7": …, "zone"?: …, "dialects"?: […]}`;

const FILE_BYTES_MAX = 256 * 1024 * 1024;

interface Settings {
  readonly zone: string | null;
  readonly dialects: readonly Dialect[];
}

/** Input that cannot be answered; the message names what to change. */
class InputRefused extends Error {}

/** `keel readings`: exit 0 answered, 2 when the input holds no message at all or an option cannot be used. */
export async function readingsCommand(args: readonly string[]): Promise<number> {
  try {
    const { values, positionals } = options(args);
    if (values.help) {
      console.log(HELP);
      return 0;
    }
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0) throw new InputRefused(`expected one FILE (or -)\n\n${HELP}`);
    const settings = settingsOf(values.zone, values.dialect ?? []);
    const bytes = await bytesOf(file);
    if (values.lines) printLines(bytes, settings);
    else console.log(JSON.stringify(answer(bytes, settings), null, 2));
    return 0;
  } catch (error) {
    if (!(error instanceof InputRefused)) throw error;
    console.error(`keel readings: ${error.message}`);
    return 2;
  }
}

function options(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        zone: { type: 'string' },
        dialect: { type: 'string', multiple: true },
        lines: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
  } catch (error) {
    throw new InputRefused(error instanceof Error ? error.message : String(error));
  }
}

function settingsOf(zone: unknown, dialects: unknown): Settings {
  if (zone !== undefined && (typeof zone !== 'string' || !isZone(zone)))
    throw new InputRefused(`zone: ${String(zone)} is not an IANA time zone, such as America/Denver`);
  if (!Array.isArray(dialects)) throw new InputRefused('dialects: expected a list of names');
  const adopted = dialects.map((name: unknown): Dialect => {
    if (typeof name === 'string' && isDialect(name)) return name;
    throw new InputRefused(`dialect: ${String(name)} is not known; there are ${DIALECT_NAMES.join(', ')}`);
  });
  return { zone: zone ?? null, dialects: adopted };
}

async function bytesOf(file: string): Promise<Uint8Array> {
  if (file !== '-') {
    try {
      return await readFile(file);
    } catch (error) {
      throw new InputRefused(
        `FILE: cannot read ${file} (${(error as NodeJS.ErrnoException).code ?? 'unknown reason'})`,
      );
    }
  }
  const chunks: Buffer[] = [];
  let count = 0;
  for await (const chunk of process.stdin) {
    count += chunk.length;
    if (count > FILE_BYTES_MAX) throw new InputRefused(`FILE: more than ${FILE_BYTES_MAX} bytes on standard input`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function printLines(bytes: Uint8Array, settings: Settings): void {
  for (const line of new TextDecoder().decode(bytes).split('\n')) {
    if (line.trim() === '') continue;
    try {
      console.log(JSON.stringify(answerLine(line, settings)));
    } catch (error) {
      if (!(error instanceof InputRefused)) throw error;
      console.log(JSON.stringify({ error: error.message }));
    }
  }
}

function answerLine(line: string, settings: Settings) {
  let request: unknown;
  try {
    request = JSON.parse(line);
  } catch {
    throw new InputRefused('line: not JSON; expected a JSON string, or an object with "hl7"');
  }
  const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
  if (typeof request === 'string') return answer(encode(request), settings);
  if (typeof request !== 'object' || request === null || Array.isArray(request))
    throw new InputRefused('line: expected a JSON string, or an object with "hl7"');
  const { hl7, zone, dialects, ...unknown } = request as Record<string, unknown>;
  const [stranger] = Object.keys(unknown);
  if (stranger !== undefined) throw new InputRefused(`${stranger}: unknown field; expected hl7, zone, dialects`);
  if (typeof hl7 !== 'string') throw new InputRefused('hl7: expected the message as a string');
  return answer(encode(hl7), settingsOf(zone ?? settings.zone ?? undefined, dialects ?? settings.dialects));
}

function answer(bytes: Uint8Array, { zone, dialects }: Settings) {
  const reading: ReadOptions = { zone: zone ?? 'UTC', dialects, allRowsX: 'habit-of-sender', senderKnown: false };
  const pieces = piecesOf(bytes, { frameBytesMax: FRAME_BYTES_MAX });
  const noHeader = (message: DeviceMessage): boolean =>
    message.errors.some(({ place }) => place.segment === 'MSH' && place.field === undefined);
  const messages = pieces.map((piece) => {
    if (piece.kind === 'message') return readMessage(piece.bytes, reading);
    return refusedMessage(piece.head, { code: 100, place: { segment: 'MSH', sequence: 1 }, because: piece.because });
  });
  if (messages.length === 0 || (messages.length === 1 && messages.every(noHeader) && pieces[0]?.kind === 'message'))
    throw new InputRefused(
      `MSH: ${messages[0]?.errors[0]?.because ?? 'the input holds no message'}; expected HL7 v2 beginning with MSH`,
    );
  return {
    messages: messages.map((message, index) =>
      shown(message, { assumedZone: zone === null, broken: pieces[index]?.kind === 'broken' }),
    ),
  };
}

const iso = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());

/** One message as the contract shows it: names and units as published, times in UTC with milliseconds. */
function shown(message: DeviceMessage, { assumedZone, broken }: { assumedZone: boolean; broken: boolean }) {
  const zoneFrom = (from: 'message' | 'device') => (from === 'device' && assumedZone ? 'assumed-utc' : from);
  return {
    controlId: message.controlId,
    // A message that never arrived whole is not answered: its sender still owes the rest.
    ack: broken ? null : (message.acks[0] ?? null),
    acks: broken ? [] : message.acks,
    outcome: message.outcome,
    errors: message.errors.map(({ code, place, because }) => ({ code, ...place, because })),
    patient: message.patient.ids[0]?.id ?? null,
    patientIds: message.patient.ids.map(({ id }) => id),
    location: message.location,
    readings: message.readings.map((reading) => ({
      kind: reading.kind,
      value: reading.value,
      unit: reading.unit,
      time: iso(reading.at),
      timeFrom: reading.timeFrom,
      device: reading.device,
      obx: reading.obx,
      row: reading.row,
      path: reading.path,
      method: reading.method,
      zoneFrom: zoneFrom(reading.zoneFrom),
      status: reading.status,
      warnings: reading.warnings,
    })),
    quarantined: message.quarantined.map((row) => ({
      obx: row.obx,
      because: row.reasons.map(({ because }) => because).join('; '),
      reasons: row.reasons.map(({ reason }) => reason),
      row: row.row,
      kind: row.kind,
      code: row.code,
      value: row.value,
      unit: row.unit,
      time: iso(row.at),
      timeFrom: row.timeFrom,
      device: row.device,
    })),
    alarms: message.alarms.map(({ at, ...alarm }) => ({ ...alarm, time: iso(at) })),
    others: message.others,
    warnings: message.warnings,
  };
}
