import type { Command, Fold, StreamName } from '@keel/clinical/record';
import type { OpenRecord } from '../record/index.ts';
import type { CommandDefinition, States } from './definition.ts';
import { foldOf } from './folds.ts';
import type { StreamCache } from './stream-cache.ts';

/** Every stream that the command reads, folded, and how far each had got. */
export async function loadStates(
  { cache, record }: { readonly cache: StreamCache; readonly record: OpenRecord },
  clinic: string,
  definition: CommandDefinition,
  command: Command,
): Promise<{ states: States; seqs: ReadonlyMap<StreamName, number> }> {
  const loaded = new Map<StreamName, { seq: number; state: unknown }>();
  let found: readonly StreamName[] = [];
  const states: States = {
    of<State>(_fold: Fold<State>, stream: StreamName): State {
      const entry = loaded.get(stream);
      if (entry === undefined) throw new Error(`${definition.kind} asks for a stream that it does not read`);
      return entry.state as State;
    },
    seq: (stream) => loaded.get(stream)?.seq ?? 0,
    get found() {
      return found;
    },
  };
  const load = async (wanted: readonly StreamName[]): Promise<void> => {
    for (const stream of wanted) {
      if (!loaded.has(stream)) loaded.set(stream, await cache.load(clinic, stream, foldOf(stream)));
    }
  };
  let wanted: readonly StreamName[] = [command.stream];
  while (wanted.length > 0) {
    await load(wanted);
    wanted = definition.reads(command, states).filter((stream) => !loaded.has(stream));
  }
  const { finds } = definition;
  if (finds !== undefined) {
    found = await record.transaction(clinic, (trx) => finds(command, states, trx, clinic));
    await load(found);
  }
  return { states, seqs: new Map([...loaded].map(([stream, { seq }]) => [stream, seq])) };
}
