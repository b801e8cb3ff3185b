import { createHash } from 'node:crypto';
import { adoptionFold, POLICY_STREAM, policyOfSession } from '@keel/clinical/adoption';
import type { MonitorAlarm } from '@keel/clinical/alarms';
import { autoChart } from '@keel/clinical/charting';
import { type DeviceState, isFromBefore } from '@keel/clinical/feed';
import { type PatientState, patientFold } from '@keel/clinical/patient';
import type { Policy } from '@keel/clinical/policy';
import { type Author, type Context, type StreamEvents, type StreamName, streamId } from '@keel/clinical/record';
import {
  decideSession,
  isOver,
  readSession,
  type SessionCommand,
  type SessionState,
  sessionFold,
} from '@keel/clinical/session';
import type { ClockStep, Instant } from '@keel/clinical/units';
import { sql } from 'kysely';
import { canonical, type OpenRecord, StaleStream, type StreamSince, sha256 } from '../record/index.ts';
import type { FoldCache } from '../views/index.ts';
import type { ReadingWindow } from './reading-window.ts';

/** The clinic's own clock, as it stands in the record. */
const CLOCK: Author = { kind: 'system', id: 'clock', right: 'command/tick-session system clinic' };

/** A device that is on a session, and when its name was last used from elsewhere. */
interface OnSession {
  readonly device: string;
  readonly sourceChangedAt: Instant | null;
  /** When it was put on. */
  readonly from: Instant | null;
}

/** Taken off this session because it named somebody else, and nobody has put it or another one on since. */
const isConflicting = (
  { retired, association, detached }: DeviceState,
  session: string,
  all: readonly { readonly state: DeviceState }[],
): boolean =>
  !retired &&
  association === null &&
  detached?.because === 'conflicting-patient' &&
  detached.sessionId === session &&
  !all.some(({ state }) => state.association?.sessionId === session && state.association.from > detached.at);

/** Said late, out of a buffer, and from before the monitor was put on this patient: somebody else's alarm. */
const isOfOneBefore = ({ saidAt, heardAt }: MonitorAlarm, from: Instant | null): boolean =>
  from !== null && isFromBefore(saidAt, { at: heardAt, putOnAt: from, clockAheadMs: 0 });

/** A session with everything its decision needs, and where each stream stood. */
interface Loaded {
  readonly seq: number;
  readonly state: SessionState;
  readonly patientSeq: number;
  readonly patient: PatientState | null;
  readonly policy: Policy;
}

export interface TickerOptions {
  readonly record: OpenRecord;
  readonly folds: FoldCache;
  readonly window: ReadingWindow;
  readonly now: () => Instant;
  readonly clinics: () => Promise<readonly { readonly id: string; readonly zone: string }[]>;
  readonly onProblem: (error: unknown) => void;
  /** A whole turn was made: every open session of every clinic was looked at, or said why it could not be. */
  readonly onTurn?: () => void;
  /** Whether this process is the one whose turn it is; absent: it is the only one. */
  readonly mine?: () => boolean;
  /** Where the clock was put ahead since this process began. */
  readonly clockSteps?: () => readonly ClockStep[];
  readonly everyMs?: number;
}

/** Sessions decided at once: below the connections of the pool, so that screens go on being answered. */
const SIDE_BY_SIDE = 6;

/** Does `work` for each, a few at once; one that takes long holds up itself and no more than its place. */
async function each<T>(items: readonly T[], atOnce: number, work: (item: T) => Promise<void>): Promise<void> {
  const queue = [...items];
  const hand = async (): Promise<void> => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, hand));
}

/**
 * A UUID of the eighth kind, made from what is decided and not from when it is tried: two processes that decide the same
 * have one effect.
 */
export function tickId(stream: StreamName, seq: number, what: string): string {
  const hex = createHash('sha256').update(`${stream}\n${seq}\n${what}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${((Number.parseInt(hex[16]!, 16) & 3) | 8).toString(16)}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/**
 * Time passing, once a second: alarms and readiness by the session's own decision, and the monitor's answer to the check
 * that is due. Timers are derived from stored times, so a tick that comes late decides what is true then.
 */
export function openTicker(options: TickerOptions) {
  const { record, folds, window, now } = options;

  async function tickSession(
    clinic: { id: string; zone: string },
    session: string,
    devices: readonly OnSession[],
    conflicting: readonly string[],
    read: Loaded | undefined,
  ): Promise<void> {
    const stream: StreamName = `session/${session}`;
    const at = now();
    if (read === undefined) return;
    const { seq, state, patientSeq, patient, policy } = read;
    const story = readSession(state);
    if (isOver(story.phase) || story.phase === 'planned') return;
    const heard = window.of(
      clinic.id,
      session,
      devices.map(({ device }) => device),
      at,
    );
    const { readings } = heard;
    const feeds = heard.devices
      .filter(({ device }) => !conflicting.includes(device))
      .map(({ alarms, ...feed }) => {
        const on = devices.find(({ device }) => device === feed.device);
        const sourceChangedAt = on?.sourceChangedAt ?? null;
        return {
          ...feed,
          ...(sourceChangedAt === null ? {} : { sourceChangedAt }),
          ...(alarms === undefined ? {} : { alarms: alarms.filter((one) => !isOfOneBefore(one, on?.from ?? null)) }),
        };
      });
    // By the record, not by what was heard last: a word of the right patient, or a restart, does not put it back on.
    feeds.push(...conflicting.map((device) => ({ device, lastMessageAt: at, otherPatient: true })));
    const context: Context = {
      now: at,
      zone: clinic.zone,
      actor: { kind: 'system', id: 'clock', roles: [] },
      clockSteps: options.clockSteps?.() ?? [],
    };
    const command = (kind: string, body: unknown): SessionCommand =>
      ({ id: tickId(stream, seq, kind), kind, stream, seenSeq: seq, occurredAt: at, body }) as SessionCommand;

    const commands = [command('tick-session', { readings, devices: feeds })];
    const chart = autoChart(story, policy, readings, at);
    if (chart !== null) {
      commands.push(
        command('chart-observations', {
          observations: chart.observations,
          source: chart.source,
          gridMinute: chart.gridMinute,
        }),
      );
    }
    const ends = new Map<StreamName, number>();
    const endOf = (name: StreamName): number => ends.get(name) ?? (name === stream ? seq : patientSeq);
    for (const one of commands) {
      const decision = decideSession({ session: state, patient, policy, staff: null }, one, context);
      if (decision.kind === 'refused') continue;
      const streams = decision.streams.filter(({ events }) => events.length > 0);
      if (streams.length === 0) continue;
      // Charting leans on no alarm, and goes on behind it: one that comes and goes at every tick would keep it waiting.
      if (!(await append(clinic.id, one, streams, endOf))) return;
      for (const { stream: name, events } of streams) ends.set(name, endOf(name) + events.length);
    }
  }

  /** What these sessions are decided on, by their ids; without those that no policy judges. */
  async function loaded(clinic: string, sessions: readonly string[]): Promise<ReadonlyMap<string, Loaded>> {
    const at = {
      since: (name: StreamName, after: number) => record.since(clinic, name, after),
      sinceEach: (asked: readonly StreamSince[]) => record.sinceEach(clinic, asked),
    };
    const { state: adoption } = await folds.load(at, clinic, POLICY_STREAM, adoptionFold);
    const streams = sessions.map((id): StreamName => `session/${id}`);
    const folded = await folds.loadEach(at, clinic, streams, sessionFold);
    const stories = [...folded].map(([stream, { seq, state }]) => ({ stream, seq, state, story: readSession(state) }));
    const patients = stories.flatMap(({ story }): StreamName[] =>
      story.patient === null ? [] : [`patient/${story.patient}`],
    );
    const people = await folds.loadEach(at, clinic, patients, patientFold);
    const found = new Map<string, Loaded>();
    for (const { stream, seq, state, story } of stories) {
      const policy = policyOfSession(adoption, story, now())?.policy;
      if (policy === undefined) continue;
      const person = people.get(`patient/${story.patient ?? ''}`);
      found.set(streamId(stream), {
        seq,
        state,
        patientSeq: person?.seq ?? 0,
        patient: person?.state ?? null,
        policy,
      });
    }
    return found;
  }

  /** All with three questions to the database; where one of them cannot be read, each for itself, so that it stops no other. */
  async function loadedTogether(clinic: string, sessions: readonly string[]) {
    const together = await loaded(clinic, sessions).catch(() => null);
    return async (session: string): Promise<Loaded | undefined> =>
      (together ?? (await loaded(clinic, [session]))).get(session);
  }

  /** False: somebody wrote in the same moment. */
  async function append(
    clinic: string,
    command: SessionCommand,
    streams: readonly StreamEvents[],
    seqOf: (name: StreamName) => number,
  ): Promise<boolean> {
    const what = streams.map(({ stream, events }) => [stream, ...events.map(({ kind, body }) => [kind, body])]);
    const id = tickId(command.stream, seqOf(command.stream), canonical(what));
    try {
      await record.append(clinic, {
        command: { id, bodyHash: sha256(canonical({ kind: command.kind, what })) },
        author: CLOCK,
        streams: streams.map((one) => ({ ...one, expectedSeq: seqOf(one.stream) })),
        answer: null,
      });
      return true;
    } catch (error) {
      // The next tick decides on what is true then.
      if (!(error instanceof StaleStream)) throw error;
      return false;
    }
  }

  async function tick(): Promise<void> {
    for (const clinic of await options.clinics()) {
      const rows = await record.transaction(clinic.id, async (trx) => ({
        sessions: await trx
          .selectFrom('session_index')
          .select('session')
          .where('clinic_id', '=', clinic.id)
          .where('over', '=', false)
          .where('phase', '!=', 'planned')
          .execute(),
        devices: await trx
          .selectFrom('device_index')
          .select(['device', 'session', 'state'])
          .where('clinic_id', '=', clinic.id)
          .where((row) =>
            row.or([
              row('session', 'is not', null),
              sql<boolean>`state->'detached'->>'because' = 'conflicting-patient'`,
            ]),
          )
          .execute(),
      }));
      const readOf = await loadedTogether(
        clinic.id,
        rows.sessions.map(({ session }) => session),
      );
      await each(rows.sessions, SIDE_BY_SIDE, async ({ session }) => {
        const on = rows.devices
          .filter((device) => device.session === session)
          .map(({ device, state }) => ({
            device,
            sourceChangedAt: state.sourceChange?.at ?? null,
            from: state.association?.from ?? null,
          }));
        const conflicting = rows.devices
          .filter(({ state }) => isConflicting(state, session, rows.devices))
          .map(({ device }) => device);
        await readOf(session)
          .then((read) => tickSession(clinic, session, on, conflicting, read))
          .catch(options.onProblem);
      });
    }
    options.onTurn?.();
  }

  let stopped = false;
  let running: Promise<void> | null = null;
  const timer = setInterval(() => {
    if (running !== null || stopped || options.mine?.() === false) return;
    running = tick()
      .catch(options.onProblem)
      .finally(() => {
        running = null;
      });
  }, options.everyMs ?? 1_000);
  return {
    tick,
    async stop(): Promise<void> {
      stopped = true;
      clearInterval(timer);
      await running;
    },
  };
}
export type Ticker = ReturnType<typeof openTicker>;
