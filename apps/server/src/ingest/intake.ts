import { randomUUID } from 'node:crypto';
import { isFromBefore } from '@keel/clinical/feed';
import type { Instant } from '@keel/clinical/units';
import {
  type AckCode,
  ackHeaderOf,
  acksDue,
  buildAck,
  type DeviceMessage,
  type FiledReading,
  isOneMessage,
  type MessageError,
  messagesIn,
  type Opened,
  type Outcome,
  openMessage,
  readMessage,
  refusedMessage,
  senderNames,
} from '@keel/formats/hl7v2';
import { heldBackFromBefore } from './before-put-on.ts';
import type { CommitQueue, Kept } from './commit-queue.ts';
import { clockAhead, type DeviceMemory, deviceMemories, factsOf, mayState, timeMarks } from './device-memory.ts';
import { type Match, matchPatient } from './match-patient.ts';
import {
  type DeviceDirectory,
  type DeviceFact,
  type FeedProblem,
  type KnownDevice,
  type MessageKey,
  type Peer,
  type PeerDevices,
  type StoredMessage,
  UNKNOWN_DEVICE,
} from './ports.ts';
import { contentDigest, messageNumber, type RepeatWindow } from './repeat-window.ts';

/** What an answered message was, for whoever counts. */
export type Received = { readonly acks: readonly Uint8Array[]; readonly outcome: Outcome | 'repeat' };

export interface IntakeOptions {
  readonly directory: DeviceDirectory;
  readonly queue: Pick<CommitQueue, 'add'>;
  readonly repeats: RepeatWindow;
  readonly onProblem: (problem: FeedProblem) => void;
}

/**
 * What happens to one frame: read, said to be whose, kept, answered. The answer is made only once the message is on
 * disk. A message of a kind we do not take, or that says nothing usable, is answered at once and kept nowhere: its
 * sender still has it.
 */
export function intake({ directory, queue, repeats, onProblem }: IntakeOptions) {
  const memories = deviceMemories();
  let answers = 0;
  const answerPrefix = randomUUID().slice(0, 8);

  const answer = (
    message: DeviceMessage,
    codes: readonly AckCode[],
    errors: readonly MessageError[],
    at: Instant,
  ): Uint8Array[] =>
    codes.map((code) => {
      answers += 1;
      return buildAck({ header: message.header, code, errors, at, id: `K${answerPrefix}${answers.toString(36)}` });
    });

  const refuse = (message: DeviceMessage, peer: Peer, at: Instant): Received => {
    onProblem({
      problem: 'message-refused',
      address: peer.address,
      detail: message.errors.map(({ code }) => code).join(),
    });
    return { acks: answer(message, message.acks, message.errors, at), outcome: message.outcome };
  };

  async function receiveOne(
    bytes: Uint8Array,
    peer: Peer,
    at: Instant,
    opened: Opened = openMessage(bytes),
  ): Promise<Received> {
    const there = directory.from(peer);
    if (there === null) return stranger(bytes, peer, at);
    const { devices } = there;
    const [first] = devices;
    const device = devices.length === 1 && first.identity === '' ? first : deviceNamed(there, bytes, opened, at);
    const settings = device ?? first;
    const reading = {
      zone: settings.zone,
      dialects: settings.dialects,
      allRowsX: settings.allRowsX,
      processing: settings.processing,
      senderKnown: true,
      receivedAt: at,
    };
    const message = readMessage(bytes, reading, opened);
    if (message.outcome !== 'accept') return refuse(message, peer, at);
    if (device === null && new Set(devices.map(({ clinic }) => clinic)).size > 1) {
      const error: MessageError = {
        code: 103,
        place: { segment: 'MSH', sequence: 1, field: 3 },
        because: 'the sender is not registered here',
      };
      return refuse(
        { ...message, outcome: 'error', errors: [error], acks: acksDue(message.header, 'error') },
        peer,
        at,
      );
    }
    return keep(message, bytes, device, settings.clinic, at);
  }

  /** By the header as a rule; by the equipment that measured where a gateway speaks for several. */
  function deviceNamed(
    { devices, byIdentity }: PeerDevices,
    bytes: Uint8Array,
    opened: Opened,
    at: Instant,
  ): KnownDevice | null {
    const known = (names: readonly string[]): KnownDevice | undefined => {
      for (const name of names) {
        const device = byIdentity.get(name);
        if (device !== undefined) return device;
      }
      return undefined;
    };
    const byHeader = known(senderNames(ackHeaderOf(bytes, opened)));
    if (byHeader !== undefined) return byHeader;
    const [{ zone, dialects, allRowsX }] = devices;
    const reading = { zone, dialects, allRowsX, senderKnown: true, receivedAt: at };
    return known(namesIn(readMessage(bytes, reading, opened))) ?? null;
  }

  async function keep(
    message: DeviceMessage,
    raw: Uint8Array,
    device: KnownDevice | null,
    clinic: string,
    at: Instant,
  ): Promise<Received> {
    const deviceId = device?.device ?? UNKNOWN_DEVICE;
    const key: MessageKey = {
      device: deviceId,
      controlId: message.controlId ?? '',
      deviceTime: latestTime(message),
      digest: contentDigest(raw),
    };
    // Who is registered as nobody shares one memory with all like him: then who says it belongs to what is said.
    const said = device === null ? `${key.controlId} ${namesIn(message).join(' ')}` : key.controlId;
    const number = messageNumber({ ...key, controlId: said });
    if (repeats.has(clinic, deviceId, number))
      return { acks: answer(message, message.acks, [], at), outcome: 'repeat' };
    const memory = memories.of(clinic, deviceId);
    const underWay = memory.underWay.get(number);
    const kept = await (underWay ?? begin());
    if (kept === 'kept')
      return { acks: answer(message, message.acks, [], at), outcome: underWay === undefined ? 'accept' : 'repeat' };
    const error: MessageError = {
      code: 207,
      place: { segment: 'MSH', sequence: 1 },
      because: kept === 'refused' ? 'the message could not be kept' : 'nothing can be kept just now; send it again',
    };
    return { acks: answer(message, acksDue(message.header, 'error'), [error], at), outcome: 'error' };

    function begin(): Promise<Kept> {
      const { stored, facts } = prepared(message, raw, key, device, clinic, memory, at);
      const result = queue.add({ clinic, message: stored, facts }).then((kept) => {
        if (kept === 'kept') repeats.add(clinic, deviceId, number);
        memory.underWay.delete(number);
        return kept;
      });
      memory.underWay.set(number, result);
      return result;
    }
  }

  function prepared(
    message: DeviceMessage,
    raw: Uint8Array,
    key: MessageKey,
    device: KnownDevice | null,
    clinic: string,
    memory: DeviceMemory,
    at: Instant,
  ) {
    const match = matchOf(message, device, clinic);
    const clockAheadMs = clockAhead(message.madeAt, memory, at);
    const facts = device === null ? [] : factsOf(device, match, clockAheadMs, memory, at);
    const whose = match.matched ? match.association : null;
    // Where the message itself says whose it is, that counts, however long it waited.
    const putOnAt = whose === null || message.patient.ids.length > 0 ? null : whose.since;
    const isStrange = ({ at: measuredAt }: FiledReading): boolean =>
      putOnAt !== null && isFromBefore(measuredAt, { at, putOnAt, clockAheadMs });
    const strange = putOnAt === null ? [] : message.readings.filter(isStrange);
    const filed = strange.length === 0 ? message.readings : message.readings.filter((one) => !isStrange(one));
    const stored: StoredMessage = {
      clinic,
      device: key.device,
      controlId: key.controlId,
      deviceTime: key.deviceTime,
      arrivedAt: at,
      claimedPatient: message.patient.ids[0]?.id ?? null,
      claimedLocation: message.location,
      patient: whose?.patient ?? null,
      session: whose?.session ?? null,
      chair: whose?.chair ?? null,
      readings: filed.map((reading) => ({
        kind: reading.kind,
        value: reading.value,
        unit: reading.unit,
        at: reading.at,
        flags: flagsOf(reading, timeMarks(reading.kind, reading.at, memory, at)),
      })),
      quarantined:
        strange.length === 0 ? message.quarantined : [...message.quarantined, ...strange.map(heldBackFromBefore)],
      alarms: message.alarms.map((alarm) => ({ ...alarm, madeAt: message.madeAt })),
      unmatched: match.matched ? null : match.because,
      speaksAgainst: !match.matched && match.detach ? (device?.association?.session ?? null) : null,
      clockAheadMs,
      raw,
    };
    return { stored, facts };
  }

  function matchOf(message: DeviceMessage, device: KnownDevice | null, clinic: string): Match {
    if (device === null) return { matched: false, because: 'device-unknown', detach: false };
    const namedChair = message.location === null ? null : chairIn(message.location, clinic);
    return matchPatient({
      device,
      claim: message.patient,
      patient: device.association === null ? null : directory.patient(clinic, device.association.patient),
      namedChair,
      severalPatients: message.severalPatients,
    });
  }

  /** The bed, room or unit of a place, whichever a chair is named like. */
  function chairIn(location: string, clinic: string): string | null {
    const [unit, room, bed] = location.split('^');
    for (const part of [bed, room, unit]) {
      const chair = part ? directory.chairNamed(clinic, part.trim().toLowerCase()) : null;
      if (chair !== null) return chair;
    }
    return null;
  }

  /** A message from an address nobody registered. It is kept nowhere; a known name from there is a changed source. */
  async function stranger(bytes: Uint8Array, peer: Peer, at: Instant): Promise<Received> {
    const message = readMessage(bytes, {
      zone: 'UTC',
      dialects: [],
      allRowsX: 'no-results',
      senderKnown: true,
      receivedAt: at,
    });
    const named = directory.named(namesIn(message));
    onProblem({
      problem: named.length > 0 ? 'source-changed' : 'stranger',
      address: peer.address,
      detail: named.map(({ device }) => device).join(),
    });
    await Promise.all(
      named.map((device) => {
        const memory = memories.of(device.clinic, device.device);
        if (!mayState(memory, `source ${peer.address}`, at)) return undefined;
        const body = { address: peer.address, controlId: (message.controlId ?? '').slice(0, 64) };
        const fact: DeviceFact = {
          id: randomUUID(),
          device: device.device,
          at,
          zone: device.zone,
          kind: 'note-device-source',
          body,
        };
        return queue.add({ clinic: device.clinic, message: null, facts: [fact] });
      }),
    );
    const error: MessageError = {
      code: 103,
      place: { segment: 'MSH', sequence: 1, field: 3 },
      because: 'the sender is not registered here',
    };
    return { acks: answer(message, acksDue(message.header, 'reject'), [error], at), outcome: 'reject' };
  }

  return {
    /** Every message of a frame, in order. Never rejects: whatever happens is answered, or left to be sent again. */
    async receive(frame: Uint8Array, peer: Peer, at: Instant): Promise<readonly Received[]> {
      const opened = openMessage(frame);
      if (opened.ascii !== null && isOneMessage(opened.ascii)) return [await receiveOne(frame, peer, at, opened)];
      const [first, ...others] = messagesIn(frame);
      if (others.length === 0) return [await receiveOne(first ?? frame, peer, at)];
      return Promise.all([first ?? frame, ...others].map((bytes) => receiveOne(bytes, peer, at)));
    },

    /** A frame that was too large: refused by the header it began with. */
    refuseLarge(head: Uint8Array, limit: number, at: Instant): Received {
      const error: MessageError = {
        code: 207,
        place: { segment: 'MSH', sequence: 1 },
        because: `the message is larger than ${limit} bytes`,
      };
      const message = refusedMessage(head, error);
      return { acks: answer(message, message.acks, message.errors, at), outcome: 'reject' };
    },

    /** From the table at start: when each device was last heard. */
    heard(clinic: string, device: string, at: Instant): void {
      const memory = memories.of(clinic, device);
      if (memory.lastHeardAt === null || memory.lastHeardAt < at) memory.lastHeardAt = at;
    },
  };
}
export type Intake = ReturnType<typeof intake>;

/** How a message names its device, most telling first: the equipment that measured, then the sender. */
function namesIn(message: DeviceMessage): string[] {
  const equipment = [...message.readings, ...message.quarantined, ...message.alarms].flatMap(({ device }) =>
    device === null ? [] : [device],
  );
  return [...new Set([...equipment, ...senderNames(message.header)])];
}

function latestTime(message: DeviceMessage): Instant | null {
  let latest: Instant | null = null;
  for (const rows of [message.readings, message.quarantined, message.alarms])
    for (const { at } of rows) if (at !== null && (latest === null || at > latest)) latest = at;
  return latest ?? message.madeAt;
}

/** How it was measured and timed, as one text for each pair of these. */
const MEASURED: Partial<Record<FiledReading['method'], Partial<Record<FiledReading['timeFrom'], string>>>> = {};

function measuredOf({ method, timeFrom }: FiledReading): string {
  MEASURED[method] ??= {};
  const ofMethod = MEASURED[method];
  ofMethod[timeFrom] ??= `${method} ${timeFrom}`;
  return ofMethod[timeFrom];
}

/** How it was measured and timed, then every mark, each after a blank. */
function flagsOf(reading: FiledReading, marks: string): string {
  let flags = `${measuredOf(reading)}${marks}`;
  for (const warning of reading.warnings) flags += ` ${warning}`;
  return flags;
}
