import { INTEGRATION_STREAM } from '@keel/clinical/integration';
import type { RecordedEvent } from '@keel/clinical/record';
import { streamId, streamKind } from '@keel/clinical/record';
import { STAFF_STREAM } from '@keel/clinical/staff';
import type { Instant } from '@keel/clinical/units';
import { BEAT_MS, type ClockNow, RESUME_MAX, type StreamMessage, toTime, toWireEvent } from '@keel/formats/api';
import { actorOf, type Identity, judge, type OpenAccess, relationsTo } from '../access/index.ts';
import type { Listening, OpenRecord } from '../record/index.ts';
import { type Hearing, hearingOf, hears, type TopicHeld } from './hearing.ts';

type Message<Type extends StreamMessage['type']> = Extract<StreamMessage, { readonly type: Type }>;
export type ReadingSent = Message<'reading'>;
export type FeedNow = Message<'beat'>['feed'];

/** Which views an event changes, and which of their keys: from the view registry. */
export interface ChangingView {
  readonly name: string;
  readonly changedBy: (event: RecordedEvent) => readonly string[];
}

export interface HubOptions {
  readonly record: OpenRecord;
  readonly access: Pick<OpenAccess, 'lookAgain' | 'onEnded'>;
  readonly views: readonly ChangingView[];
  readonly now: () => Instant;
  /** How the clinic's device feed is, for the beat. */
  readonly feed: (clinic: string) => FeedNow;
  /** How the clock that raises alarms is, for the beat. */
  readonly clock: () => ClockNow;
  /** The latest of each device, for a screen that has just come. */
  readonly latest: (clinic: string) => readonly ReadingSent[];
  readonly beatMs?: number;
}

/** Where a client's bytes go: the raw response of one request. */
export interface Outlet {
  readonly write: (bytes: string) => boolean;
  /** Bytes that wait because the client does not read. */
  readonly waiting: () => number;
  readonly end: () => void;
  readonly destroy: () => void;
}

interface Subscriber {
  readonly identity: Identity;
  hearing: Hearing;
  readonly outlet: Outlet;
  lockedAt: Instant | null;
  blockedSince: Instant | null;
  over: boolean;
}

interface Room {
  readonly clinic: string;
  readonly subscribers: Set<Subscriber>;
  position: number;
  /** What has been announced and not read yet. */
  target: number;
  reading: Promise<void> | undefined;
}

/** A client that leaves this much unread, or reads nothing for this long, is dropped: it comes back with `after`. */
const WAITING_MAX = 1_000_000;
const BLOCKED_MS = 10_000;
const PAGE = 500;

const frame = (message: StreamMessage, id?: number): string =>
  `${id === undefined ? '' : `id: ${id}\n`}event: ${message.type}\ndata: ${JSON.stringify(message)}\n\n`;

/**
 * One per process. Hears of commits on one connection, reads on from where each clinic's screens are, and writes the
 * same bytes to all who asked for them. Never ahead of the record and never with a hole: what a notice announces is
 * read by position, so a missed notice costs a beat and nothing else.
 */
export function openHub(options: HubOptions) {
  const { record, access, views, now } = options;
  const rooms = new Map<string, Room>();

  function send(subscriber: Subscriber, bytes: string): void {
    if (subscriber.over) return;
    const flowing = subscriber.outlet.write(bytes);
    subscriber.blockedSince = flowing ? null : (subscriber.blockedSince ?? now());
    if (subscriber.outlet.waiting() > WAITING_MAX) drop(subscriber);
  }

  function leave(subscriber: Subscriber): void {
    subscriber.over = true;
    const room = rooms.get(subscriber.identity.clinic.id);
    room?.subscribers.delete(subscriber);
    if (room?.subscribers.size === 0) rooms.delete(room.clinic);
  }

  function drop(subscriber: Subscriber): void {
    leave(subscriber);
    subscriber.outlet.destroy();
  }

  function revoke(subscriber: Subscriber, because: Message<'revoked'>['because']): void {
    send(subscriber, frame({ type: 'revoked', because }));
    leave(subscriber);
    subscriber.outlet.end();
  }

  /** Writes a run of events: each serialised once, and each change of a view told once. */
  function fanOut(to: Iterable<Subscriber>, events: readonly RecordedEvent[]): void {
    const last = events.at(-1);
    if (last === undefined) return;
    const sessionBytes = new Map<string, string>();
    const changed = new Map<string, Set<string>>();
    for (const event of events) {
      if (streamKind(event.stream) === 'session') {
        const id = streamId(event.stream);
        const bytes = frame({ type: 'event', event: toWireEvent(event) }, event.position);
        sessionBytes.set(id, (sessionBytes.get(id) ?? '') + bytes);
      }
      for (const { name, changedBy } of views) {
        for (const key of changedBy(event)) {
          const keys = changed.get(name) ?? new Set();
          changed.set(name, keys.add(key));
        }
      }
    }
    const changeBytes = new Map<string, string>();
    const bytesOfChange = (view: string, key: string): string => {
      const name = `${view} ${key}`;
      let bytes = changeBytes.get(name);
      if (bytes === undefined) {
        const message = { type: 'changed', view, key: key === '*' ? null : key, position: last.position } as const;
        bytes = frame(message, last.position);
        changeBytes.set(name, bytes);
      }
      return bytes;
    };
    for (const subscriber of to) {
      let bytes = '';
      for (const session of subscriber.hearing.sessions) bytes += sessionBytes.get(session) ?? '';
      for (const [view, wanted] of subscriber.hearing.views) {
        const keys = changed.get(view);
        if (keys === undefined) continue;
        if (keys.has('*')) bytes += bytesOfChange(view, '*');
        else for (const key of keys) if (wanted.has('*') || wanted.has(key)) bytes += bytesOfChange(view, key);
      }
      if (bytes !== '') send(subscriber, bytes);
    }
  }

  async function readOn(room: Room): Promise<void> {
    while (room.position < room.target && room.subscribers.size > 0) {
      const events = await record.after(room.clinic, room.position, PAGE);
      const last = events.at(-1);
      if (last === undefined) return;
      // Before it is told: what ends a right is heard by nobody who held by it.
      if (events.some(({ stream }) => stream === STAFF_STREAM || stream === INTEGRATION_STREAM))
        await checkRights(room);
      room.position = last.position;
      fanOut(room.subscribers, events);
    }
  }

  /** Starts reading unless it is under way already; a failure is tried again at the next notice or beat. */
  function announce(room: Room, position: number): void {
    room.target = Math.max(room.target, position);
    if (room.reading !== undefined) return;
    room.reading = readOn(room)
      .catch(() => undefined)
      .finally(() => {
        room.reading = undefined;
        if (room.target > room.position && room.subscribers.size > 0) setImmediate(() => announce(room, room.target));
      });
  }

  /**
   * A topic about one patient is held by what ties its reader to him: a referral, an opening in an emergency. When that
   * has ended, the topic ends and the stream goes on; the screen is told once that it has changed, asks, and is refused.
   */
  async function checkTies(room: Room, subscriber: Subscriber, identity: Identity): Promise<void> {
    const actor = actorOf(identity);
    const lost = new Set<TopicHeld>();
    for (const held of subscriber.hearing.topics) {
      const { action, patient } = held;
      // What every patient of the clinic allows needs no look at the record.
      if (patient === null || judge(actor, action, ['clinic']).verdict === 'allow') continue;
      const relations = await relationsTo(record, room.clinic, actor, patient, now());
      if (judge(actor, action, relations).verdict !== 'allow') lost.add(held);
    }
    if (lost.size === 0 || subscriber.over) return;
    subscriber.hearing = hearingOf(subscriber.hearing.topics.filter((held) => !lost.has(held)));
    for (const { topic } of lost) {
      const [kind, name = '', ...rest] = topic.split('/');
      const [view, key] = kind === 'session' ? ['session', name] : [name, rest.join('/')];
      send(subscriber, frame({ type: 'changed', view, key, position: room.position }));
    }
  }

  /** Looks again at everybody in the room: what has ended is told and closed, a lock is told and stays. */
  async function checkRights(room: Room): Promise<void> {
    const here = [...room.subscribers];
    const found = await access.lookAgain([...new Set(here.map(({ identity }) => identity.login))]);
    for (const subscriber of here) {
      if (subscriber.over) continue;
      const judged = found.get(subscriber.identity.login);
      if (judged === undefined || 'ended' in judged) {
        const because = judged === undefined ? 'login-ended' : judged.ended.because;
        revoke(subscriber, because as Message<'revoked'>['because']);
        continue;
      }
      const { identity } = judged;
      if (identity.roles.join() !== subscriber.identity.roles.join()) {
        const actor = actorOf(identity);
        const holds = subscriber.hearing.topics.every(
          ({ action }) =>
            judge(actor, action, ['clinic', 'own-patient', 'referred', 'emergency', 'self']).verdict === 'allow',
        );
        if (!holds) {
          revoke(subscriber, 'roles-changed');
          continue;
        }
      }
      await checkTies(room, subscriber, identity);
      if (identity.lockedAt !== subscriber.lockedAt) {
        const flipped = (identity.lockedAt === null) !== (subscriber.lockedAt === null);
        subscriber.lockedAt = identity.lockedAt;
        if (flipped) {
          send(subscriber, frame({ type: 'changed', view: 'me', key: identity.login, position: room.position }));
        }
      }
    }
  }

  const beatBytes = ({ clinic, position }: Room, time: string): string =>
    frame({ type: 'beat', now: time, position, feed: options.feed(clinic), clock: options.clock() });

  async function beat(): Promise<void> {
    const time = toTime(now());
    await Promise.all(
      [...rooms.values()].map(async (room) => {
        const bytes = beatBytes(room, time);
        for (const subscriber of room.subscribers) {
          const { blockedSince } = subscriber;
          if (blockedSince !== null && subscriber.outlet.waiting() === 0) subscriber.blockedSince = null;
          else if (blockedSince !== null && now() - blockedSince > BLOCKED_MS) drop(subscriber);
          else send(subscriber, bytes);
        }
        // A notice that was lost is made up for here; so is a right that ended in another process.
        await Promise.all([
          record.position(room.clinic).then((position) => announce(room, position)),
          checkRights(room),
        ]).catch(() => undefined);
      }),
    );
  }

  let beating = false;
  const timer = setInterval(() => {
    if (beating) return;
    beating = true;
    void beat().finally(() => {
      beating = false;
    });
  }, options.beatMs ?? BEAT_MS);

  const listening: Listening = record.listen({
    onEvents: ({ clinic, position }) => {
      const room = rooms.get(clinic);
      if (room !== undefined) announce(room, position);
    },
    onReady: () => {
      for (const room of rooms.values()) {
        record.position(room.clinic).then(
          (position) => announce(room, position),
          () => undefined,
        );
      }
    },
  });
  const stopHearing = access.onEnded((clinic) => {
    const room = rooms.get(clinic);
    if (room !== undefined) checkRights(room).catch(() => undefined);
  });

  return {
    /**
     * Joins a client whose topics have been judged. `after`: the last position it went through; undefined for one that
     * starts now. Answers how to leave.
     */
    async join(
      identity: Identity,
      topics: readonly TopicHeld[],
      after: number | undefined,
      outlet: Outlet,
    ): Promise<() => void> {
      const subscriber: Subscriber = {
        identity,
        hearing: hearingOf(topics),
        outlet,
        lockedAt: identity.lockedAt,
        blockedSince: null,
        over: false,
      };
      const clinic = identity.clinic.id;
      const head = await record.position(clinic);
      let position = after ?? head;
      if (position > head) {
        send(subscriber, frame({ type: 'reset', because: 'ahead-of-record', position: head }, head));
        position = head;
      } else if (head - position > RESUME_MAX) {
        send(subscriber, frame({ type: 'reset', because: 'too-far-behind', position: head }, head));
        position = head;
      }
      // Reads on until it stands where the room stands, and joins in that very moment.
      while (position < (rooms.get(clinic)?.position ?? head)) {
        const page = await record.after(clinic, position, PAGE);
        // Not beyond the room: what it has yet to write comes to everybody together.
        const goal = rooms.get(clinic)?.position ?? Number.POSITIVE_INFINITY;
        const events = page.filter((event) => event.position <= goal);
        const last = events.at(-1);
        if (last === undefined) break;
        position = last.position;
        fanOut([subscriber], events);
      }
      const room = rooms.get(clinic) ?? {
        clinic,
        subscribers: new Set<Subscriber>(),
        position,
        target: position,
        reading: undefined,
      };
      rooms.set(clinic, room);
      room.subscribers.add(subscriber);
      for (const message of options.latest(clinic)) {
        if (hears(subscriber.hearing, message)) send(subscriber, frame(message));
      }
      send(subscriber, beatBytes(room, toTime(now())));
      // What was committed between the last look and joining.
      record.position(clinic).then(
        (latest) => announce(room, latest),
        () => undefined,
      );
      return () => leave(subscriber);
    },

    /** A device spoke, and it is committed: one serialisation, the same bytes to every screen that shows it. */
    reading(clinic: string, message: ReadingSent): void {
      const room = rooms.get(clinic);
      if (room === undefined) return;
      let bytes: string | undefined;
      for (const subscriber of room.subscribers) {
        if (!hears(subscriber.hearing, message)) continue;
        bytes ??= frame(message);
        send(subscriber, bytes);
      }
    },

    /** How many streams a login has open. */
    openOf: (clinic: string, login: string): number =>
      [...(rooms.get(clinic)?.subscribers ?? [])].filter(({ identity }) => identity.login === login).length,

    /** Clients in all, for the memory figure and for tests. */
    size: (): number => [...rooms.values()].reduce((sum, { subscribers }) => sum + subscribers.size, 0),

    beat,

    async close(): Promise<void> {
      clearInterval(timer);
      stopHearing();
      for (const room of rooms.values()) for (const subscriber of [...room.subscribers]) drop(subscriber);
      await listening.stop();
    },
  };
}

export type Hub = ReturnType<typeof openHub>;
