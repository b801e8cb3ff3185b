import type { Command } from '@keel/clinical/record';
import { fromWireCommand, WireCommand } from '@keel/formats/api';
import { Problem } from '../problem/index.ts';
import type { CommandDefinition, Registry } from './definition.ts';
import { issuesOf } from './issues.ts';

/** The envelope of one command of a request, and what it is. Its body is read once it is known who may say it. @throws Problem */
export function parse(
  registry: Registry,
  raw: unknown,
  index: number,
): { wire: WireCommand; definition: CommandDefinition; said: Command } {
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

/** The command with its body read by its own schema. @throws Problem that names each field. */
export function readBody(definition: CommandDefinition, said: Command): Command {
  const body = definition.body.safeParse(said.body);
  if (!body.success) throw new Problem('invalid-request', { issues: issuesOf(body.error, ['body']) });
  return { ...said, body: body.data };
}

/** The id as far as there is one, for the answer to something that cannot be read. */
export const commandId = (raw: unknown): string => {
  const id = (raw as { readonly id?: unknown } | null)?.id;
  return typeof id === 'string' ? id.slice(0, 64) : '';
};
