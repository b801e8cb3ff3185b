import type { Actor, Author, Command } from '@keel/clinical/record';
import type { Instant } from '@keel/clinical/units';
import { type CommandAnswer, type ProblemDocument, toTime } from '@keel/formats/api';
import { isForNow, Problem } from '../problem/index.ts';
import { canonical, type OpenRecord, ReusedCommand, sha256 } from '../record/index.ts';
import type { Speaker } from './speaker.ts';

/** What is stored as the answer of a command, under its id. */
export type Stored =
  | {
      readonly answer: 'recorded';
      readonly streams: readonly { readonly stream: string; readonly seq: number }[];
      readonly recordedAt: string;
      readonly unconfirmed: boolean;
    }
  | { readonly answer: 'refused'; readonly problem: ProblemDocument };

/** Tells whether the same id came with the same words. */
export const bodyHash = (command: Command): string =>
  sha256(canonical({ kind: command.kind, stream: command.stream, occurredAt: command.occurredAt, body: command.body }));

/** As a client reads it; `replayed` when it was given before. */
export function answerOf(id: string, stored: Stored, position: number, replayed: boolean): CommandAnswer {
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

/** Who stands in the record as the author, and by which right. */
export const authorOf = (actor: Actor, right: string): Author => ({
  kind: actor.kind,
  id: actor.id,
  right,
  ...(actor.tablet === undefined ? {} : { tablet: actor.tablet }),
});

/**
 * What this command was answered before, if it was: asked before anything else, so that a lost answer can be had again
 * when the right, or the state, has changed since. `said` is the command as it came, `tablet` the enrolled one it came from.
 */
export async function answeredBefore(
  { record, now }: { readonly record: OpenRecord; readonly now: () => Instant },
  speaker: Pick<Speaker, 'clinic' | 'actor'>,
  said: Command,
  tablet?: string,
): Promise<CommandAnswer | undefined> {
  const request = { command: { id: said.id, bodyHash: bodyHash(said) }, author: authorOf(speaker.actor, '') };
  const before = await record.answered(speaker.clinic.id, request, tablet);
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

/** What a client may be told; undefined for our own faults. */
export function problemOf(error: unknown): Problem | undefined {
  if (error instanceof Problem) return error;
  if (error instanceof ReusedCommand) return new Problem('id-reused');
  if (isForNow(error)) return new Problem('unavailable', { retryAfter: 2 });
  return undefined;
}

/** Issues found while deciding name the field; which command of the request it was is known here. */
export function placed(problem: Problem | undefined, index: number): Problem | undefined {
  const { issues } = problem?.extras ?? {};
  if (problem === undefined || issues === undefined || issues[0]?.path[0] === 'commands') return problem;
  return new Problem(problem.key, {
    ...problem.extras,
    issues: issues.map((issue) => ({ ...issue, path: ['commands', index, ...issue.path] })),
  });
}
