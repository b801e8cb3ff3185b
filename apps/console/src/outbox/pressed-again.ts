import type { WireCommand } from '@keel/formats/api';
import type { Kept } from '../api/index.ts';
import type { Outbox, Outcome } from './outbox.ts';
import type { SayHere } from './useSayHere.ts';

/** So long after it was kept the same words from an open form are the same press, although they went out meanwhile, ms. */
const PRESSED_AGAIN_MS = 600_000;

/**
 * Whether the words of a command that was kept at `keptAt` (Unix ms), pressed again at `now`, are that press, and not said a second
 * time. Once it went out and something else was said about the same (taken off, put on, taken off again) they are another one.
 */
export const isSamePress = (outbox: Outbox, command: WireCommand, keptAt: number, now: number): boolean =>
  outbox.became(command.id) === 'kept' || (outbox.isLastAbout(command) && now - keptAt < PRESSED_AGAIN_MS);

/**
 * The command among those that wait here (oldest first) which the same words, pressed again, are. `told`: it is told once, however much
 * else is said meanwhile (a dose, a payment). `stated`: it states how something is, and takes the place of what was stated before: once
 * another of its kind waits behind it, the same words are a new statement.
 */
export function waitingPress(
  waiting: readonly Pick<Kept, 'command'>[],
  said: Pick<WireCommand, 'kind' | 'stream' | 'body'>,
  once: 'told' | 'stated',
): WireCommand | undefined {
  const ofKind = waiting.filter(({ command }) => command.kind === said.kind && command.stream === said.stream);
  const looked = once === 'stated' ? ofKind.slice(-1) : ofKind;
  const words = JSON.stringify(said.body);
  return looked.find(({ command }) => JSON.stringify(command.body) === words)?.command;
}

/** What became of a command that was kept; where another page of this browser had the answer, the server is asked for it again. */
export async function outcomeOf(
  outbox: Outbox,
  sayHere: SayHere,
  command: WireCommand,
  now: number,
): Promise<Outcome['kind']> {
  await outbox.flush();
  const became = outbox.became(command.id);
  return became === 'unknown' ? (await sayHere(command, now)).kind : became;
}
