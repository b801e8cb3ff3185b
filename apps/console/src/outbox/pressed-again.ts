import type { WireCommand } from '@keel/formats/api';
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
