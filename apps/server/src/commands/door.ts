import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Actor, Command, Context } from '@keel/clinical/record';
import type { ClockStep, Instant } from '@keel/clinical/units';
import { type CommandAnswer, type CommandsAnswer, toTime } from '@keel/formats/api';
import { type Caller, type Clinic, judge, type OpenAccess, tabletActor } from '../access/index.ts';
import { isForNow, Problem, reasonsWire } from '../problem/index.ts';
import { type OpenRecord, ReusedCommand, StaleStream } from '../record/index.ts';
import { answeredBefore, answerOf, authorOf, bodyHash, placed, problemOf, type Stored } from './answers.ts';
import { confirmTask } from './confirm-task.ts';
import type { CommandDefinition, Registry } from './definition.ts';
import { turnsByStream } from './in-turn.ts';
import { keepBlobs } from './keep-blobs.ts';
import { loadStates } from './load-states.ts';
import { deny, judgeFor, mayBegin, type RightsFrom } from './rights-of-command.ts';
import { commandId, parse, readBody } from './said.ts';
import { type Speaker, speakerOf } from './speaker.ts';
import { type StreamCache, streamCache } from './stream-cache.ts';

export interface DoorOptions {
  readonly record: OpenRecord;
  readonly access: OpenAccess;
  readonly registry: Registry;
  readonly now: () => Instant;
  /** Our own faults while answering one command of several: they are logged, and the others go on. */
  readonly onFault?: (fault: unknown, instance: string) => void;
  /** Where the clock was put ahead since this process began; absent: nowhere. */
  readonly clockSteps?: () => readonly ClockStep[];
}

/** Under contention each round decides on what is there now; after this many the clinic is told to slow down. */
const ROUNDS_MAX = 20;

/** The one door for change. */
export function openDoor({ record, access, registry, now, onFault, clockSteps = () => [] }: DoorOptions) {
  const cache: StreamCache = streamCache(record);
  const from: RightsFrom = { record, cache, now };
  const inTurn = turnsByStream();

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
      const { states, seqs } = await loadStates({ cache, record }, clinic.id, definition, command);
      if (!definition.begins && states.seq(command.stream) === 0) {
        return deny(from, speaker, definition, command, null, 'not-found');
      }
      const patient = definition.patient(command, states);
      const verdict = await judgeFor(from, speaker, definition, patient);
      if (verdict.verdict === 'deny') return deny(from, speaker, definition, command, patient, 'not-with-your-role');
      if (verdict.verdict === 'step-up' && !speaker.steppedUp) {
        return deny(from, speaker, definition, command, patient, 'step-up-required');
      }
      if (verdict.verdict === 'second-person' && !confirmed) {
        return deny(from, speaker, definition, command, patient, 'second-person-required');
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
        clockSteps: clockSteps(),
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

  /**
   * What it was answered before. A shared tablet asks again under whoever is there by then: somebody else, itself while its screen
   * is locked, or one who may say nothing any more. It is told what became of what was said on it.
   */
  async function answeredHere(
    { tablet }: Caller,
    speaker: Speaker | Problem,
    said: Command,
  ): Promise<CommandAnswer | undefined> {
    const asked = { record, now };
    if (tablet === null) return speaker instanceof Problem ? undefined : answeredBefore(asked, speaker, said);
    const itself = { clinic: tablet.clinic, actor: tabletActor(tablet) };
    try {
      return await answeredBefore(asked, speaker instanceof Problem ? itself : speaker, said, tablet.id);
    } catch (error) {
      if (error instanceof ReusedCommand && speaker instanceof Problem) return undefined;
      throw error;
    }
  }

  async function executeOne(
    caller: Caller,
    raw: unknown,
    index: number,
    brought: Buffer | null = null,
  ): Promise<CommandAnswer> {
    const id = commandId(raw);
    try {
      const { wire, definition, said } = parse(registry, raw, index);
      const speaker = await speakerOf({ access, now }, caller, definition, said, wire.entry).catch((error) =>
        error instanceof Problem ? error : Promise.reject(error),
      );
      const before = await answeredHere(caller, speaker, said);
      if (before !== undefined) return before;
      if (speaker instanceof Problem) throw speaker;
      await mayBegin(from, speaker, definition, said);
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
      const instance = randomUUID();
      // Whoever runs this must see also what cannot be taken just now, though whoever said it only waits.
      if (problem === undefined || isForNow(error)) onFault?.(error, instance);
      const document = problem?.document() ?? new Problem('internal').document(instance);
      return { id, answer: 'refused', problem: document };
    }
  }

  const notNow = (raw: unknown): CommandAnswer => ({
    id: commandId(raw),
    answer: 'refused',
    problem: new Problem('unavailable', { retryAfter: 1 }).document(),
  });

  return {
    registry,

    /**
     * One answer for each command, in their order; one that cannot be read stands in no other's way. Behind one that could
     * not be taken just now nothing is taken on its stream: it is sent again, and what was said after it would stand before it.
     */
    async execute(caller: Caller, commands: readonly unknown[]): Promise<CommandsAnswer> {
      const answers: CommandAnswer[] = [];
      const waiting = new Set<string>();
      for (const [index, raw] of commands.entries()) {
        const stream = String((raw as { readonly stream?: unknown } | null)?.stream);
        const answer = waiting.has(stream) ? notNow(raw) : await executeOne(caller, raw, index);
        if (answer.answer === 'refused' && answer.problem.status === 503) waiting.add(stream);
        answers.push(answer);
      }
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
      const before = await answeredBefore({ record, now }, speaker, command);
      if (before !== undefined) return before;
      const read = readBody(definition, command);
      return inTurn(clinic.id, command.stream, () => say(speaker, definition, command, read, async () => undefined));
    },

    cache,
  };
}

export type Door = ReturnType<typeof openDoor>;
