import type { WireCommand } from '@keel/formats/api';
import { useCallback, useEffect, useRef } from 'react';
import { useOutbox } from './OutboxProvider.tsx';
import { NOBODY, type Outcome } from './outbox.ts';

/** Puts a command into the outbox. Resolves when the server has answered, or as soon as it is known that it does not now. */
export type SayHere = (command: WireCommand, now: number) => Promise<Outcome>;

/**
 * Says something from what is on the screen, which shows what came of it. Once that is gone it can show nothing: a command that
 * is still unanswered then is kept like any other, and a refusal of it is told wherever the user is.
 */
export function useSayHere(): SayHere {
  const outbox = useOutbox();
  const gone = useRef<AbortSignal>(NOBODY);
  useEffect(() => {
    const here = new AbortController();
    gone.current = here.signal;
    return () => here.abort();
  }, []);
  return useCallback((command, now) => outbox.say(command, now, gone.current), [outbox]);
}
