import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Actor, Author, Command, Context, Fold, StreamName } from '@keel/clinical/record';
import type { Instant } from '@keel/clinical/units';
import {
  type CommandAnswer,
  type CommandsAnswer,
  fromWireCommand,
  type ProblemDocument,
  toTime,
  WireCommand,
} from '@keel/formats/api';
import {
  actorOf,
  type Caller,
  type Clinic,
  isSteppedUp,
  judge,
  type OpenAccess,
  relationsTo,
  tabletActor,
} from '../access/index.ts';
import { Problem, reasonsWire } from '../problem/index.ts';
import { canonical, type OpenRecord, ReusedCommand, StaleStream, sha256 } from '../record/index.ts';
import type { CommandDefinition, Registry, States } from './definition.ts';
import { foldOf } from './folds.ts';
import { issuesOf } from './issues.ts';
import { type StreamCache, streamCache } from './stream-cache.ts';

export interface DoorOptions {
  readonly record: OpenRecord;
  readonly access: OpenAccess;
  readonly registry: Registry;
  readonly now: () => Instant;
  /** Our own faults while answering one command of several: they are logged, and the others go on. */
  readonly onFault?: (fault: unknown, instance: string) => void;
}

/** What is stored as the answer of a command, under its id. */
type Stored =
  | {
      readonly answer: 'recorded';
      readonly streams: readonly { readonly stream: string; readonly seq: number }[];
      readonly recordedAt: string;
      readonly unconfirmed: boolean;
    }
  | { readonly answer: 'refused'; readonly problem: ProblemDocument };

/** Under contention each round decides on what is there now; after this many the clinic is told to slow down. */
const ROUNDS_MAX = 12;

interface Speaker {
  readonly clinic: Clinic;
  readonly actor: Actor;
  readonly steppedUp: boolean;
  /** His right ended after he said it: only facts are taken, and somebody must confirm them. */
  readonly unconfirmed: boolean;
}

/** The one door for change. */
export function openDoor({ record, access, registry, now, onFault }: DoorOptions) {
  const cache: StreamCache = streamCache(record);

  async function loadStates(
    clinic: string,
    definition: CommandDefinition,
    command: Command,
  ): Promise<{ states: States; seqs: ReadonlyMap<StreamName, number> }> {
    const loaded = new Map<StreamName, { seq: number; state: unknown }>();
    const states: States = {
      of<State>(_fold: Fold<State>, stream: StreamName): State {
        const entry = loaded.get(stream);
        if (entry === undefined) throw new Error(`${definition.kind} asks for a stream that it does not read`);
        return entry.state as State;
      },
      seq: (stream) => loaded.get(stream)?.seq ?? 0,
    };
    let wanted: readonly StreamName[] = [command.stream];
    while (wanted.length > 0) {
      for (const stream of wanted) loaded.set(stream, await cache.load(clinic, stream, foldOf(stream)));
      wanted = definition.reads(command, states).filter((stream) => !loaded.has(stream));
    }
    return { states, seqs: new Map([...loaded].map(([stream, { seq }]) => [stream, seq])) };
  }

  const bodyHash = (command: Command): string =>
    sha256(
      canonical({ kind: command.kind, stream: command.stream, occurredAt: command.occurredAt, body: command.body }),
    );

  function answerOf(id: string, stored: Stored, position: number, replayed: boolean): CommandAnswer {
    return stored.answer === 'refused'
      ? { id, answer: 'refused', problem: stored.problem }
      : {
          id,
          answer: 'recorded',
          position,
          streams: stored.streams.map((moved) => ({ ...moved })),
          recordedAt: stored.recordedAt,
          replayed,
          unconfirmed: stored.unconfirmed,
        };
  }

  /** Decides and appends for a speaker who is known. What he may is asked here, of the one table. */
  async function say(
    speaker: Speaker,
    definition: CommandDefinition,
    command: Command,
    second: () => Promise<Actor | undefined>,
  ): Promise<CommandAnswer> {
    const { clinic, actor } = speaker;
    const author: Author = {
      kind: actor.kind,
      id: actor.id,
      right: '',
      ...(actor.tablet === undefined ? {} : { tablet: actor.tablet }),
    };
    const request = { command: { id: command.id, bodyHash: bodyHash(command) }, author };
    const before = await record.answered(clinic.id, request);
    if (before !== undefined) {
      // Null: the answer repeated a body that was erased by law. It was recorded, and that is all there is to say.
      const stored = (before.answer ?? {
        answer: 'recorded',
        streams: [],
        recordedAt: toTime(now()),
        unconfirmed: false,
      }) as Stored;
      return answerOf(command.id, stored, before.position, true);
    }

    // A role that could never do it learns nothing about what exists.
    const broad = judge(actor, definition.action, ['clinic', 'own-patient', 'emergency']);
    if (broad.verdict === 'deny') return deny(speaker, definition, command, null, 'not-with-your-role');

    for (let round = 0; round < ROUNDS_MAX; round += 1) {
      const { states, seqs } = await loadStates(clinic.id, definition, command);
      if (!definition.begins && states.seq(command.stream) === 0) {
        return deny(speaker, definition, command, null, 'not-found');
      }
      const patient = definition.patient(command, states);
      const verdict = await judgeFor(speaker, definition, patient);
      if (verdict.verdict === 'deny') return deny(speaker, definition, command, patient, 'not-with-your-role');
      if (verdict.verdict === 'step-up' && !speaker.steppedUp) {
        return deny(speaker, definition, command, patient, 'step-up-required');
      }
      if (verdict.verdict === 'second-person') {
        const other = await second();
        if (other === undefined || other.id === actor.id) {
          return deny(speaker, definition, command, patient, 'second-person-required');
        }
        if (judge(other, definition.action, ['clinic', 'own-patient', 'emergency']).verdict === 'deny') {
          return deny(speaker, definition, command, patient, 'second-person-required');
        }
      }
      const seq = states.seq(command.stream);
      if (definition.mustHaveSeen === true && command.seenSeq < seq) {
        throw new Problem('stale', { currentSeq: seq });
      }
      const context: Context = { now: now(), zone: clinic.zone, actor };
      const decision = definition.decide(states, command, context);
      const right = speaker.unconfirmed ? `unconfirmed ${verdict.right}` : verdict.right;
      const answer: Stored =
        decision.kind === 'refused'
          ? {
              answer: 'refused',
              problem: new Problem('order-refused', { reasons: reasonsWire(decision.reasons) }).document(),
            }
          : {
              answer: 'recorded',
              streams: decision.streams.map(({ stream, events }) => ({
                stream,
                seq: (seqs.get(stream) ?? 0) + events.length,
              })),
              recordedAt: toTime(context.now),
              unconfirmed: speaker.unconfirmed,
            };
      const moved = decision.kind === 'refused' ? [] : decision.streams;
      for (const { stream } of moved) {
        if (!seqs.has(stream)) throw new Error(`${definition.kind} moves a stream that it does not read`);
      }
      // What was only read must not have moved either: the decision leaned on it.
      const streams = [...seqs].map(([stream, expectedSeq]) => ({
        stream,
        expectedSeq,
        events: moved.find((entry) => entry.stream === stream)?.events ?? [],
      }));
      try {
        const appended = await record.append(clinic.id, {
          ...request,
          author: { ...author, right },
          streams: decision.kind === 'refused' ? [] : streams,
          answer,
        });
        return answerOf(command.id, appended.answer as Stored, appended.position, appended.repeated);
      } catch (error) {
        if (!(error instanceof StaleStream)) throw error;
        // Somebody was faster: decide again on what is there now, a little later each time.
        await sleep(Math.floor(Math.random() * 4 * round));
      }
    }
    throw new Problem('unavailable', { retryAfter: 1 });
  }

  async function judgeFor(speaker: Speaker, definition: CommandDefinition, patient: string | null) {
    const { actor, clinic } = speaker;
    const plain = judge(actor, definition.action, ['clinic']);
    // Most is given to everybody of the clinic who has the role: then nothing more is asked.
    if (patient === null || plain.verdict === 'allow') return plain;
    return judge(actor, definition.action, await relationsTo(record, clinic.id, actor, patient, now()));
  }

  async function deny(
    speaker: Speaker,
    definition: CommandDefinition,
    command: Command,
    patient: string | null,
    key: 'not-with-your-role' | 'not-found' | 'step-up-required' | 'second-person-required',
  ): Promise<never> {
    await record.noteAccess(speaker.clinic.id, {
      actor: speaker.actor,
      action: definition.action,
      outcome: 'denied',
      subject: command.stream,
      ...(patient === null ? {} : { patient }),
      detail: { because: key },
    });
    throw new Problem(key);
  }

  /** Who says this one: the person named by the entry, who is logged in, the tablet itself, or one who has left. */
  async function speakerOf(
    caller: Caller,
    definition: CommandDefinition,
    command: Command,
    entry: string | undefined,
  ): Promise<Speaker> {
    const says = typeof definition.says === 'string' ? definition.says : definition.says(command.body);
    const { identity, tablet, ended } = caller;
    if (entry !== undefined) {
      const named = tablet === null ? undefined : await access.entryPerson(tablet, entry, 'entry', command.occurredAt);
      if (tablet === null || named === undefined) throw new Problem('entry-refused');
      const left = named.endedAt !== null;
      if (left && (says !== 'fact' || command.occurredAt > (named.endedAt ?? 0))) throw new Problem('entry-refused');
      return { clinic: tablet.clinic, actor: named.actor, steppedUp: false, unconfirmed: left };
    }
    if (identity !== null && identity.lockedAt === null) {
      if (identity.secondFactor === 'missing') throw new Problem('second-factor-missing');
      return {
        clinic: identity.clinic,
        actor: actorOf(identity),
        steppedUp: isSteppedUp(identity, now()),
        unconfirmed: false,
      };
    }
    // What happened before the right ended is still a fact, said on an enrolled tablet by whom the cookie names.
    if (
      ended !== null &&
      says === 'fact' &&
      tablet !== null &&
      tablet.clinic.id === ended.clinic.id &&
      command.occurredAt <= ended.at
    ) {
      return {
        clinic: ended.clinic,
        actor: { kind: 'person', id: ended.person, roles: ended.roles, tablet: tablet.id },
        steppedUp: false,
        unconfirmed: true,
      };
    }
    // Locked or nobody there: an enrolled tablet is its own author, for the emergency log.
    if (tablet !== null && judge(tabletActor(tablet), definition.action, ['clinic']).verdict === 'allow') {
      return { clinic: tablet.clinic, actor: tabletActor(tablet), steppedUp: false, unconfirmed: false };
    }
    throw new Problem(identity === null ? 'login-required' : 'input-locked');
  }

  /** Parses one command of a request. @throws Problem 'invalid-request' whose paths name the command by its place. */
  function parse(raw: unknown, index: number): { wire: WireCommand; definition: CommandDefinition; command: Command } {
    const at = ['commands', index];
    const envelope = WireCommand.safeParse(raw);
    if (!envelope.success) throw new Problem('invalid-request', { issues: issuesOf(envelope.error, at) });
    const wire = envelope.data;
    const definition = registry.find(wire.kind, wire.stream);
    if (definition === undefined) {
      throw new Problem('invalid-request', {
        issues: [{ path: [...at, 'kind'], message: 'is no command of this stream' }],
      });
    }
    const body = definition.body.safeParse(wire.body);
    if (!body.success) throw new Problem('invalid-request', { issues: issuesOf(body.error, [...at, 'body']) });
    return { wire, definition, command: fromWireCommand(wire, body.data) };
  }

  async function executeOne(caller: Caller, raw: unknown, index: number): Promise<CommandAnswer> {
    const id = commandId(raw);
    try {
      const { wire, definition, command } = parse(raw, index);
      const speaker = await speakerOf(caller, definition, command, wire.entry);
      const second = async () =>
        wire.second === undefined || caller.tablet === null
          ? undefined
          : (await access.entryPerson(caller.tablet, wire.second, 'second', command.occurredAt))?.actor;
      return await say(speaker, definition, command, second);
    } catch (error) {
      const problem = placed(problemOf(error), index);
      if (problem !== undefined) return { id, answer: 'refused', problem: problem.document() };
      const instance = randomUUID();
      onFault?.(error, instance);
      return { id, answer: 'refused', problem: new Problem('internal').document(instance) };
    }
  }

  return {
    registry,

    /** One answer for each command, in their order; one that cannot be read stands in no other's way. */
    async execute(caller: Caller, commands: readonly unknown[]): Promise<CommandsAnswer> {
      const answers: CommandAnswer[] = [];
      for (const [index, raw] of commands.entries()) answers.push(await executeOne(caller, raw, index));
      if (caller.identity !== null && answers.some(({ answer }) => answer === 'recorded')) {
        await access.noteInput(caller.identity);
      }
      const positions = answers.flatMap((answer) => (answer.answer === 'recorded' ? [answer.position] : []));
      return { answers, position: Math.max(0, ...positions) };
    },

    /**
     * The same for parts of Keel itself: the clock, the feed, the demo. The rights table is asked as of anybody.
     *
     * @throws Problem
     */
    say(clinic: Clinic, actor: Actor, command: Command): Promise<CommandAnswer> {
      const definition = registry.find(command.kind, command.stream);
      if (definition === undefined) throw new Error(`no command ${command.kind} on ${command.stream}`);
      const body = definition.body.safeParse(command.body);
      if (!body.success) throw new Problem('invalid-request', { issues: issuesOf(body.error, ['body']) });
      return say(
        { clinic, actor, steppedUp: true, unconfirmed: false },
        definition,
        { ...command, body: body.data },
        async () => undefined,
      );
    },

    cache,
  };
}

export type Door = ReturnType<typeof openDoor>;

const commandId = (raw: unknown): string => {
  const id = (raw as { readonly id?: unknown } | null)?.id;
  return typeof id === 'string' ? id.slice(0, 64) : '';
};

/** What a client may be told; undefined for our own faults. */
function problemOf(error: unknown): Problem | undefined {
  if (error instanceof Problem) return error;
  if (error instanceof ReusedCommand) return new Problem('id-reused');
  return undefined;
}

/** Issues found while deciding name the field; which command of the request it was is known here. */
function placed(problem: Problem | undefined, index: number): Problem | undefined {
  const { issues } = problem?.extras ?? {};
  if (problem === undefined || issues === undefined || issues[0]?.path[0] === 'commands') return problem;
  return new Problem(problem.key, {
    ...problem.extras,
    issues: issues.map((issue) => ({ ...issue, path: ['commands', index, ...issue.path] })),
  });
}
