import type { EntryAnswer, Me } from '@keel/formats/api';
import { useSyncExternalStore } from 'react';
import { api, ProblemError, serverClock } from '../api/index.ts';
import { author } from './author-store.ts';

export const useEntry = (): EntryAnswer | null => useSyncExternalStore(author.watch, () => author.entry);

export type Named = 'named' | 'self' | 'refused' | 'unreachable';

/** Asks the server whose badge or PIN this is. Who is logged in anyway needs no entry of his own. */
export async function nameAuthor(
  me: Me,
  shown: { readonly badge: string } | { readonly person: string; readonly pin: string },
): Promise<Named> {
  try {
    const entry = await api.post<EntryAnswer>('/entries', { ...shown, purpose: 'entry' });
    if (entry.person.id === me.person.id && me.lockedAt === null) {
      author.end();
      return 'self';
    }
    author.take(entry, serverClock.now());
    return 'named';
  } catch (error) {
    return error instanceof ProblemError ? 'refused' : 'unreachable';
  }
}
