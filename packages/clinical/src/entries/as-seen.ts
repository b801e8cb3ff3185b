import type { Context } from '../record/index.ts';
import type { EntriesState } from './entry.ts';

/**
 * A stream as whoever says a command had it before him: up to the last event that he had seen, and with what is his own, which his
 * tablet knew before the server did. Who weighs a reason weighs it as it stands there. The same object where nothing is unseen.
 */
export function asSeen<State extends EntriesState>(
  state: State,
  command: { readonly seenSeq: number },
  { actor }: Pick<Context, 'actor'>,
): State {
  const seen = state.events.filter(({ seq, author }) => seq <= command.seenSeq || author.id === actor.id);
  return seen.length === state.events.length ? state : { ...state, events: seen };
}
