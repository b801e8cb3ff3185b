import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { decidePatient, patientFold } from '@keel/clinical/patient';
import type { Actor, Author, Command, Context, Fold, StreamEvents, StreamName } from '@keel/clinical/record';
import { addMs, HOUR_MS, type Instant } from '@keel/clinical/units';
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
  portalActor,
  relationsTo,
  tabletActor,
} from '../access/index.ts';
import { Problem, reasonsWire } from '../problem/index.ts';
import { canonical, type OpenRecord, ReusedCommand, StaleStream, sha256, type Trx } from '../record/index.ts';
import type { Attached, CommandDefinition, Registry, States } from './definition.ts';
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
const ROUNDS_MAX = 20;

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

  const authorOf = (actor: Actor, right: string): Author => ({
    kind: actor.kind,
    id: actor.id,
    right,
    ...(actor.tablet === undefined ? {} : { tablet: actor.tablet }),
  });

  /**
   * What this command was answered before, if it was: asked before anything else, so that a lost answer can be had again
   * when the right, or the state, has changed since. `said` is the command as it came.
   */
  async function answeredBefore(speaker: Speaker, said: Command): Promise<CommandAnswer | undefined> {
    const request = { command: { id: said.id, bodyHash: bodyHash(said) }, author: authorOf(speaker.actor, '') };
    const before = await record.answered(speaker.clinic.id, request);
    if (before === undefined) return undefined;
    // Null: the answer repeated a body that was erased by law. It was recorded, and that is all there is to say.
    const stored = (before.answer ?? {
      answer: 'recorded',
      streams: [],
      recordedAt: toTime(now()),
      unconfirmed: false,
    }) as Stored;
    return answerOf(said.id, stored, before.position, true);
  }

  /**
   * One after the other on a stream, as far as this process is concerned: two who chart the same patient do not make each
   * other decide twice. What another process appends in between is met by deciding again.
   */
  const turns = new Map<string, Promise<unknown>>();
  async function inTurn<T>(clinic: string, stream: StreamName, work: () => Promise<T>): Promise<T> {
    const key = `${clinic} ${stream}`;
    const before = turns.get(key) ?? Promise.resolve();
    const mine = before.then(work, work);
    const done = mine.catch(() => undefined);
    turns.set(key, done);
    try {
      return await mine;
    } finally {
      if (turns.get(key) === done) turns.delete(key);
    }
  }

  /** Decides and appends for a speaker who is known. What he may is asked here, of the one table. */
  async function say(
    speaker: Speaker,
    definition: CommandDefinition,
    said: Command,
    command: Command,
    second: () => Promise<Actor | undefined>,
    brought: Buffer | null = null,
  ): Promise<CommandAnswer> {
    const { clinic, actor } = speaker;
    const other = await second();
    // Who confirms must be one who could have done it himself, and somebody else.
    const confirmed =
      other !== undefined &&
      other.id !== actor.id &&
      judge(other, definition.action, ['clinic', 'own-patient', 'referred', 'emergency']).verdict !== 'deny';
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
      if (verdict.verdict === 'second-person' && !confirmed) {
        return deny(speaker, definition, command, patient, 'second-person-required');
      }
      const seq = states.seq(command.stream);
      if (definition.mustHaveSeen === true && command.seenSeq < seq) {
        throw new Problem('stale', { currentSeq: seq });
      }
      const context: Context = {
        now: now(),
        zone: clinic.zone,
        actor,
        ...(confirmed && other !== undefined ? { second: other } : {}),
      };
      const { command: whole, blobs } =
        definition.attach === undefined
          ? { command, blobs: [] }
          : await definition.attach(states, command, context, brought, clinic.id);
      const decision = definition.decide(states, whole, context);
      const right = speaker.unconfirmed ? `unconfirmed ${verdict.right}` : verdict.right;
      const moved = decision.kind === 'refused' ? [] : [...decision.streams];
      if (speaker.unconfirmed && patient !== null && moved.length > 0) {
        moved.push(...confirmTask(states, patient, command, context));
      }
      for (const { stream } of moved) {
        if (!seqs.has(stream)) throw new Error(`${definition.kind} moves a stream that it does not read`);
      }
      // What was only read must not have moved either: the decision leaned on it.
      const streams = [...seqs].map(([stream, expectedSeq]) => ({
        stream,
        expectedSeq,
        events: moved.filter((entry) => entry.stream === stream).flatMap(({ events }) => events),
      }));
      const answer: Stored =
        decision.kind === 'refused'
          ? {
              answer: 'refused',
              problem: new Problem('order-refused', { reasons: reasonsWire(decision.reasons) }).document(),
            }
          : {
              answer: 'recorded',
              streams: streams
                .filter(({ events }) => events.length > 0)
                .map(({ stream, expectedSeq, events }) => ({ stream, seq: expectedSeq + events.length })),
              recordedAt: toTime(context.now),
              unconfirmed: speaker.unconfirmed,
            };
      try {
        const appended = await record.append(
          clinic.id,
          {
            command: { id: said.id, bodyHash: bodyHash(said) },
            author: authorOf(actor, right),
            streams: decision.kind === 'refused' ? [] : streams,
            answer,
          },
          blobs.length === 0 ? undefined : (trx) => keepBlobs(trx, clinic.id, blobs, context.now),
        );
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
    if (actor.about !== undefined) {
      const relations = patient === null ? [] : await relationsTo(record, clinic.id, actor, patient, now());
      return judge(actor, definition.action, relations);
    }
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
    // The patients' side speaks for the one chart that its login is for, and never for the staff of the same browser.
    if (caller.portal !== undefined) {
      const { portal } = caller;
      if (portal === null) throw new Problem('login-required');
      return { clinic: portal.clinic, actor: portalActor(portal), steppedUp: false, unconfirmed: false };
    }
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

  /** The envelope of one command of a request, and what it is. Its body is read once it is known who may say it. */
  function parse(raw: unknown, index: number): { wire: WireCommand; definition: CommandDefinition; said: Command } {
    const envelope = WireCommand.safeParse(raw);
    if (!envelope.success)
      throw new Problem('invalid-request', { issues: issuesOf(envelope.error, ['commands', index]) });
    const wire = envelope.data;
    const definition = registry.find(wire.kind, wire.stream);
    if (definition === undefined) {
      throw new Problem('invalid-request', { issues: [{ path: ['kind'], message: 'is no command of this stream' }] });
    }
    return { wire, definition, said: fromWireCommand(wire, wire.body) };
  }

  /**
   * What can be answered before the body is read: a role that could never do it learns nothing about what exists or how
   * it is said, and what is not there, or is another clinic's, is not there.
   */
  async function mayBegin(speaker: Speaker, definition: CommandDefinition, command: Command): Promise<void> {
    const { actor } = speaker;
    const broad = judge(
      actor,
      definition.action,
      actor.about === undefined ? ['clinic', 'own-patient', 'referred', 'emergency'] : ['self'],
    );
    if (broad.verdict === 'deny') await deny(speaker, definition, command, null, 'not-with-your-role');
    if (broad.verdict === 'step-up' && !speaker.steppedUp) {
      await deny(speaker, definition, command, null, 'step-up-required');
    }
    // Somebody else's chart and one that is not there are never told apart.
    if (actor.about !== undefined && command.stream !== `patient/${actor.about}`) {
      await deny(speaker, definition, command, null, 'not-found');
    }
    if (definition.begins) return;
    const { seq } = await cache.load(speaker.clinic.id, command.stream, foldOf(command.stream));
    if (seq === 0) await deny(speaker, definition, command, null, 'not-found');
  }

  function readBody(definition: CommandDefinition, said: Command): Command {
    const body = definition.body.safeParse(said.body);
    if (!body.success) throw new Problem('invalid-request', { issues: issuesOf(body.error, ['body']) });
    return { ...said, body: body.data };
  }

  async function executeOne(
    caller: Caller,
    raw: unknown,
    index: number,
    brought: Buffer | null = null,
  ): Promise<CommandAnswer> {
    const id = commandId(raw);
    try {
      const { wire, definition, said } = parse(raw, index);
      const speaker = await speakerOf(caller, definition, said, wire.entry);
      const before = await answeredBefore(speaker, said);
      if (before !== undefined) return before;
      await mayBegin(speaker, definition, said);
      const command = readBody(definition, said);
      const second = async () =>
        wire.second === undefined || caller.tablet === null
          ? undefined
          : (await access.entryPerson(caller.tablet, wire.second, 'second', command.occurredAt))?.actor;
      return await inTurn(speaker.clinic.id, command.stream, () =>
        say(speaker, definition, said, command, second, brought),
      );
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

    /** One command with the bytes that it is about: both are kept, or neither. */
    async upload(caller: Caller, command: unknown, bytes: Buffer): Promise<CommandAnswer> {
      return executeOne(caller, command, 0, bytes);
    },

    /**
     * The same for parts of Keel itself: the clock, the feed, the demo. The rights table is asked as of anybody.
     *
     * @throws Problem
     */
    async say(clinic: Clinic, actor: Actor, command: Command): Promise<CommandAnswer> {
      const definition = registry.find(command.kind, command.stream);
      if (definition === undefined) throw new Error(`no command ${command.kind} on ${command.stream}`);
      const speaker: Speaker = { clinic, actor, steppedUp: true, unconfirmed: false };
      const before = await answeredBefore(speaker, command);
      if (before !== undefined) return before;
      const read = readBody(definition, command);
      return inTurn(clinic.id, command.stream, () => say(speaker, definition, command, read, async () => undefined));
    },

    cache,
  };
}

export type Door = ReturnType<typeof openDoor>;

/** The same bytes are kept once, whoever needs them. */
async function keepBlobs(trx: Trx, clinic: string, blobs: Attached['blobs'], at: Instant): Promise<void> {
  for (const { sha256: hash, mediaType, bytes } of blobs) {
    await trx
      .insertInto('blob')
      .values({
        clinic_id: clinic,
        sha256: hash,
        media_type: mediaType,
        size: bytes.length,
        bytes,
        stored_at: new Date(at),
      })
      .onConflict((conflict) => conflict.columns(['clinic_id', 'sha256']).doNothing())
      .execute();
  }
}

const CONFIRM_HOURS = 24;

/** Somebody who may still sign looks at what was recorded by one who may no longer. */
function confirmTask(states: States, patient: string, command: Command, context: Context): readonly StreamEvents[] {
  const stream: StreamName = `patient/${patient}`;
  const decision = decidePatient(
    { patient: states.of(patientFold, stream) },
    {
      id: command.id,
      kind: 'open-task',
      stream,
      seenSeq: states.seq(stream),
      occurredAt: context.now,
      body: {
        task: `confirm-entry/${command.id}`,
        kind: 'confirm-entry',
        title: 'Confirm an entry by somebody whose right had ended',
        ownerRole: 'prescriber',
        dueAt: addMs(context.now, CONFIRM_HOURS * HOUR_MS),
        urgent: false,
        about: { stream: command.stream, entry: { command: command.id, index: 0 } },
      },
    },
    context,
  );
  return decision.kind === 'accepted' ? decision.streams : [];
}

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
