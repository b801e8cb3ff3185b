import { ACTOR_KINDS, type RecordedEvent, type StreamName } from '@keel/clinical/record';
import { z } from 'zod';
import { LOGIN_ENDS } from './problem.ts';
import { fromTime, Id, Position, Stream, Time, toTime } from './values.ts';

/** Every kind of value a device gives, as the command line says them. Units UCUM. */
export const READING_KINDS = [
  'HR',
  'SPO2',
  'PULSE',
  'RR',
  'NIBP_SYS',
  'NIBP_DIA',
  'NIBP_MEAN',
  'ETCO2',
  'TEMP',
] as const;
export type ReadingKind = (typeof READING_KINDS)[number];

/**
 * What may be subscribed to, `GET /api/v1/stream?topics=<topic>,<topic>&after=<position>`:
 * `session/<id>`: its events and the readings of the device in use there; `board`: `changed` for the board, and the
 * readings of every chair; `view/<name>` or `view/<name>/<key>`: `changed` when that view's answer changed.
 * `me` (own login: locked, unlocked, about to end) is always included. A topic one has no right to is refused by name.
 */
export const Topic = z
  .string()
  .regex(
    /^(?:board|session\/[a-z0-9][a-z0-9_-]{0,63}|view\/[a-z][a-z0-9-]{0,40}(?:\/[a-z0-9][a-z0-9_/-]{0,100})?)$/,
    'must be board, session/<id>, view/<name> or view/<name>/<key>',
  );
export const TOPICS_MAX = 20;

/** Older than this many events behind the head, a client is told `reset` instead of being sent everything. */
export const RESUME_MAX = 5_000;

/** A beat comes every 2 s. A screen says by its own timer that it is blind when none came for this long. */
export const BEAT_MS = 2_000;
export const SILENT_AFTER_MS = 6_000;

/** An event as recorded; its body is as stored, with times as ms since epoch. Id: `<command>/<index>`. */
export const WireEvent = z.object({
  command: z.string(),
  index: z.int(),
  stream: Stream,
  seq: z.int(),
  position: Position,
  kind: z.string(),
  version: z.int(),
  occurredAt: Time,
  zone: z.string(),
  recordedAt: Time,
  author: z.object({
    kind: z.enum(ACTOR_KINDS),
    id: z.string(),
    right: z.string(),
    tablet: z.string().optional(),
  }),
  body: z.unknown(),
  hash: z.string(),
});
export type WireEvent = z.infer<typeof WireEvent>;

/** SSE `event: event`, `id: <position>`. Only the session cockpit folds events in the browser. */
export const EventMessage = z.object({ type: z.literal('event'), event: WireEvent });

/** SSE `event: changed`, `id: <position>`. Ask that view again when it is on screen; `key` null: any of it. */
export const ChangedMessage = z.object({
  type: z.literal('changed'),
  view: z.string(),
  key: z.string().nullable(),
  position: Position,
});

/** Why a channel has no value just now, in the monitor's own words: keys of what it marked. */
export const NO_VALUE_REASONS = ['sentinel', 'status-no-result', 'status-withdrawn', 'marked-invalid'] as const;
export type NoValueReason = (typeof NO_VALUE_REASONS)[number];

/** The monitor says that it has no value of this kind: what it showed before is no longer so. */
export const NoValue = z.object({ kind: z.enum(READING_KINDS), because: z.enum(NO_VALUE_REASONS), at: Time });
export type NoValue = z.infer<typeof NoValue>;

/**
 * SSE `event: reading`, no id: the latest of each kind comes first after subscribing, then each as it arrives; none is
 * repeated after a gap (the record's charted vitals are events). `at` is the device's time, put right by what is known of
 * its clock and never after `receivedAt`, which is ours.
 */
export const ReadingMessage = z.object({
  type: z.literal('reading'),
  device: Id,
  session: Id.nullable(),
  chair: Id.nullable(),
  values: z.array(
    z.object({
      kind: z.enum(READING_KINDS),
      value: z.number(),
      unit: z.string(),
      at: Time,
      receivedAt: Time,
    }),
  ),
  none: z.array(NoValue),
});

/** How the clinic's clock is; `ageMs` since its last whole turn, null before the first. */
export const ClockNow = z.object({ state: z.enum(['up', 'stalled']), ageMs: z.int().nullable() });
export type ClockNow = z.infer<typeof ClockNow>;

/**
 * SSE `event: beat`. `feed.ageMs` is how long ago any device was last heard; null: none since start. `clock` is what
 * raises alarms and says what is due: when it stalls, no alarm of ours can be expected, and a screen says so.
 */
export const BeatMessage = z.object({
  type: z.literal('beat'),
  now: Time,
  position: Position,
  feed: z.object({ state: z.enum(['up', 'silent', 'down']), ageMs: z.int().nullable() }),
  clock: ClockNow,
});

/** SSE `event: reset`: what you hold may have holes. Ask every view again, then go on from `position`. */
export const ResetMessage = z.object({
  type: z.literal('reset'),
  because: z.enum(['too-far-behind', 'ahead-of-record', 'rebuilt']),
  position: Position,
});

/** SSE `event: revoked`, the last one: the connection closes. Reconnecting answers 401. */
export const RevokedMessage = z.object({
  type: z.literal('revoked'),
  because: z.enum(LOGIN_ENDS),
});

export const StreamMessage = z.discriminatedUnion('type', [
  EventMessage,
  ChangedMessage,
  ReadingMessage,
  BeatMessage,
  ResetMessage,
  RevokedMessage,
]);
export type StreamMessage = z.infer<typeof StreamMessage>;

export function toWireEvent(event: RecordedEvent): WireEvent {
  return {
    command: event.command,
    index: event.index,
    stream: event.stream,
    seq: event.seq,
    position: event.position,
    kind: event.kind,
    version: event.version,
    occurredAt: toTime(event.occurredAt),
    zone: event.zone,
    recordedAt: toTime(event.recordedAt),
    author: { ...event.author },
    body: event.body,
    hash: event.hash,
  };
}

export function fromWireEvent(wire: WireEvent): RecordedEvent {
  const { tablet, ...author } = wire.author;
  return {
    command: wire.command,
    index: wire.index,
    stream: wire.stream as StreamName,
    seq: wire.seq,
    position: wire.position,
    kind: wire.kind,
    version: wire.version,
    occurredAt: fromTime(wire.occurredAt),
    zone: wire.zone,
    recordedAt: fromTime(wire.recordedAt),
    author: tablet === undefined ? author : { ...author, tablet },
    body: wire.body,
    hash: wire.hash,
  };
}
