import type { Command, StreamName } from '@keel/clinical/record';
import { GIVE_COMMANDS, readSession, type SessionCommandKind, seatsOf, sessionFold } from '@keel/clinical/session';
import type { Trx } from '../record/index.ts';
import type { States } from './definition.ts';

/** Who is in which chair is asked by the gate, by what is answered to it and given before it is passed over, and by whoever gives out a chair. */
const ASK: ReadonlySet<SessionCommandKind> = new Set<SessionCommandKind>([
  'assign-chair',
  'pass-gate',
  'answer-question',
  ...(Object.keys(GIVE_COMMANDS) as SessionCommandKind[]),
]);
export const asksForChair = (kind: SessionCommandKind): boolean => ASK.has(kind);

/** Sessions that go on in the chair that this command is about, beside its own. */
export async function chairSharers(
  command: Command,
  states: States,
  trx: Trx,
  clinic: string,
): Promise<readonly StreamName[]> {
  const session = readSession(states.of(sessionFold, command.stream));
  const chair = command.kind === 'assign-chair' ? (command.body as { readonly chair: string }).chair : session.chair;
  if (chair === null) return [];
  const rows = await trx
    .selectFrom('session_index')
    .select('session')
    .where('clinic_id', '=', clinic)
    .where('over', '=', false)
    .where('chair', '=', chair)
    .where('session', '!=', session.id)
    .where('phase', 'not in', ['planned', 'arrived'])
    .execute();
  return rows.map(({ session: other }): StreamName => `session/${other}`);
}

/** Who is in that chair, as those sessions stand. */
export const seatsFound = (states: States) =>
  seatsOf(states.found.map((stream) => readSession(states.of(sessionFold, stream))));
