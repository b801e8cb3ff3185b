import type { Command } from '@keel/clinical/record';
import { z } from 'zod';
import { ProblemDocument } from './problem.ts';
import { CommandId, fromTime, Position, Stream, Time, Token, toTime } from './values.ts';

/** As many as a tablet sends in one go after it was offline. It sends the next hundred when these are answered. */
export const COMMANDS_MAX = 100;

/**
 * The envelope; the body is parsed by the schema of its kind, and its issues name `commands.<n>.body.<field>`.
 * `entry` names who made this entry on a shared tablet (badge or PIN, see `EntryAnswer`): he is the author, not who
 * is logged in. `second` is the same of the second person where one is asked for.
 */
export const WireCommand = z.strictObject({
  id: CommandId,
  kind: z.string().regex(/^[a-z][a-z0-9-]{1,63}$/, 'must be a command kind, such as record-vitals'),
  stream: Stream,
  seenSeq: z.int().min(0),
  occurredAt: Time,
  body: z.record(z.string(), z.unknown()),
  entry: Token.optional(),
  second: Token.optional(),
});
export type WireCommand = z.infer<typeof WireCommand>;

/**
 * `POST /api/v1/commands`: the one door for change, live and replayed alike. `by`: the person under whose login these were said,
 * where the sender knows; under anybody else's login they are answered 401 and none is taken.
 */
export const CommandsRequest = z.strictObject({
  commands: z.array(z.unknown()).min(1).max(COMMANDS_MAX),
  by: z.string().max(128).optional(),
});
export type CommandsRequest = { readonly commands: readonly WireCommand[]; readonly by?: string };

/**
 * One answer for each command, in their order.
 * `recorded`: it is on disk. `position` is the clinic's log after it, `streams` the streams it moved with their new
 * seq; `replayed` when the same id was answered before (nothing happened twice); `unconfirmed` when it was kept as a
 * fact by somebody whose right had ended, with a task.
 * `refused`: nothing of it was recorded; `problem` says why. 401, 429 and 503 are worth sending again, others are not.
 */
export const CommandAnswer = z.discriminatedUnion('answer', [
  z.object({
    id: z.string(),
    answer: z.literal('recorded'),
    position: Position,
    streams: z.array(z.object({ stream: z.string(), seq: z.int() })),
    recordedAt: Time,
    replayed: z.boolean(),
    unconfirmed: z.boolean(),
  }),
  z.object({ id: z.string(), answer: z.literal('refused'), problem: ProblemDocument }),
]);
export type CommandAnswer = z.infer<typeof CommandAnswer>;

/**
 * 200 with the answers, whatever each of them is. A request with a single command that is refused has the status of
 * its problem and is problem+json, with the same two members beside it: a client reads `answers` in both cases.
 */
export const CommandsAnswer = z.object({ answers: z.array(CommandAnswer), position: Position });
export type CommandsAnswer = z.infer<typeof CommandsAnswer>;

/** A command as it travels. The body goes as it is: its times may stay ms since epoch (`InstantIn`). */
export function toWireCommand(
  command: Command,
  by: { readonly entry?: string; readonly second?: string } = {},
): WireCommand {
  return {
    id: command.id,
    kind: command.kind,
    stream: command.stream,
    seenSeq: command.seenSeq,
    occurredAt: toTime(command.occurredAt),
    body: command.body as Record<string, unknown>,
    ...by,
  };
}

export function fromWireCommand(wire: WireCommand, body: unknown): Command {
  return {
    id: wire.id,
    kind: wire.kind,
    stream: wire.stream,
    seenSeq: wire.seenSeq,
    occurredAt: fromTime(wire.occurredAt),
    body,
  };
}
