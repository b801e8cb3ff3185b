import type { HalfWrittenStore } from '@keel/ui/half-written';
import { useRouter } from '@tanstack/react-router';
import { useMemo } from 'react';
import { halfWrittenOf, meQuery, queryClient } from '../api/index.ts';

/**
 * Half-written text of whoever makes the entries here. It goes when it is sent, and with its sheet while the screen stays: it was put
 * away. A login that ended has put nothing away, and neither has who went to another screen: those sheets are only gone.
 */
export function useHalfWrittenStore(person: string | undefined): HalfWrittenStore | null {
  const router = useRouter();
  return useMemo(() => {
    if (person === undefined) return null;
    const store = halfWrittenOf(person);
    /** The screen that stands: while another is on its way, the sheet of this one can still be sent. */
    const screen = (): string | undefined => router.state.matches.at(-1)?.pathname;
    const openedOn = new Map<string, string | undefined>();
    return {
      read: (about) => {
        openedOn.set(about, screen());
        return store.read(about);
      },
      keep: store.keep,
      drop: (about) => {
        const putAway = queryClient.getQueryData(meQuery.queryKey) && openedOn.get(about) === screen();
        if (putAway) store.drop(about);
        else store.leave(about);
      },
    };
  }, [person, router]);
}
