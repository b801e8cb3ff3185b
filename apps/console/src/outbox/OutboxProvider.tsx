import { createContext, type ReactNode, useContext, useEffect, useState, useSyncExternalStore } from 'react';
import { api, browserStore, drafts } from '../api/index.ts';
import { Outbox, type OutboxState } from './outbox.ts';
import { inTurn } from './turn.ts';

/** One outbox for the page; it outlives screens and logins. */
const outbox = new Outbox(browserStore, api.post, inTurn, drafts);
const OutboxContext = createContext(outbox);

/** `locked`: the screen is; the server takes what is sent meanwhile for the tablet's own. */
export function OutboxProvider(props: {
  readonly person: string | undefined;
  readonly locked: boolean;
  readonly children: ReactNode;
}) {
  const [shared] = useState(outbox);
  const { person, locked } = props;
  useEffect(() => shared.lock(locked), [shared, locked]);
  useEffect(() => {
    if (person === undefined) return;
    void shared.start(person);
    const back = (): void => void shared.flush();
    window.addEventListener('online', back);
    // Another page of this browser may have sent, or been refused, what this one still shows; or be gone with what it had not sent.
    window.addEventListener('focus', back);
    document.addEventListener('visibilitychange', back);
    return () => {
      window.removeEventListener('online', back);
      window.removeEventListener('focus', back);
      document.removeEventListener('visibilitychange', back);
      shared.stop();
    };
  }, [shared, person]);
  return <OutboxContext value={shared}>{props.children}</OutboxContext>;
}

export const useOutbox = (): Outbox => useContext(OutboxContext);

export function useOutboxState(): OutboxState {
  const shared = useOutbox();
  return useSyncExternalStore(shared.watch, () => shared.state);
}
