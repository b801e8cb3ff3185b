import { createContext, type ReactNode, useContext, useEffect, useState, useSyncExternalStore } from 'react';
import { api, browserStore } from '../api/index.ts';
import { Outbox, type OutboxState } from './outbox.ts';
import { inTurn } from './turn.ts';

/** One outbox for the page; it outlives screens and logins. */
const outbox = new Outbox(browserStore, api.post, inTurn);
const OutboxContext = createContext(outbox);

export function OutboxProvider(props: { readonly person: string | undefined; readonly children: ReactNode }) {
  const [shared] = useState(outbox);
  const { person } = props;
  useEffect(() => {
    if (person !== undefined) void shared.start(person);
    const back = (): void => void shared.flush();
    window.addEventListener('online', back);
    // Another page of this browser may have sent, or been refused, what this one still shows.
    document.addEventListener('visibilitychange', back);
    return () => {
      window.removeEventListener('online', back);
      document.removeEventListener('visibilitychange', back);
    };
  }, [shared, person]);
  return <OutboxContext value={shared}>{props.children}</OutboxContext>;
}

export const useOutbox = (): Outbox => useContext(OutboxContext);

export function useOutboxState(): OutboxState {
  const shared = useOutbox();
  return useSyncExternalStore(shared.watch, () => shared.state);
}
