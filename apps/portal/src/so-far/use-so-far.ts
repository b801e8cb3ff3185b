import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { forgetSaid, howSent, isFinal, keepFirst, liesHere, type Said, say, toSay, untilSent } from '../api/index.ts';

/** A slip of the finger can be put right for so long before anybody is told. PD. */
const SLIP_MS = 5_000;

/** How it stands with what worries on a form that is not done, as the help beside it says it. */
export interface SoFar {
  /** Whether the clinic was told, or is being told: the help stays, whatever is answered then. */
  readonly telling: boolean;
  readonly help: {
    readonly sent: 'not-yet' | 'soon' | 'sending' | 'sent' | 'failed';
    readonly onAgain: () => void;
    readonly kept: boolean;
  };
  /** The form is sent now and says it itself. */
  readonly onDone: () => void;
}

/**
 * Tells the clinic of an answer about dying before the form is done: whoever closes the page then has told it. It goes out after the time for a slip,
 * or at once when the page is left; what was put right before that is not told.
 *
 * @param worry Body of `tell-answers-so-far`; null while nothing worries.
 */
export function useSoFar(worry: object | null): SoFar {
  const [said, setSaid] = useState<Said>();
  const tell = useMutation(untilSent);
  const { mutate } = tell;
  const waiting = useRef<Said | null>(null);
  const text = worry === null ? null : JSON.stringify(worry);
  // Before the other effect: when the page is left inside the portal, what waits is told and not taken back.
  useEffect(
    () => () => {
      const one = waiting.current;
      waiting.current = null;
      if (one !== null) mutate(one);
    },
    [mutate],
  );
  useEffect(() => {
    if (text === null) return;
    const one = toSay('tell-answers-so-far', JSON.parse(text) as object);
    waiting.current = one;
    // On disk at once, where this login keeps anything: a dead battery does not take it along.
    const onDisk = keepFirst(one).catch(() => undefined);
    const go = (): void => {
      if (waiting.current !== one) return;
      waiting.current = null;
      setSaid(one);
      mutate(one);
    };
    const leave = (): void => {
      if (waiting.current !== one) return;
      // A page that is closed waits for no disk: the request leaves now. The same words under the same id have their effect once.
      void say(one).catch(() => undefined);
      go();
    };
    const hide = (): void => {
      if (document.visibilityState === 'hidden') leave();
    };
    const timer = setTimeout(go, SLIP_MS);
    document.addEventListener('visibilitychange', hide);
    addEventListener('pagehide', leave);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', hide);
      removeEventListener('pagehide', leave);
      if (waiting.current !== one) return;
      waiting.current = null;
      void onDisk.then(() => forgetSaid(one.id));
    };
  }, [text, mutate]);
  return {
    telling: said !== undefined,
    help: {
      sent: said === undefined ? (text === null ? 'not-yet' : 'soon') : howSent(tell),
      onAgain: () => said && mutate(said),
      kept: liesHere(said?.id) && !isFinal(tell.failureReason),
    },
    onDone: () => {
      const one = waiting.current;
      waiting.current = null;
      if (one !== null)
        void keepFirst(one)
          .catch(() => undefined)
          .then(() => forgetSaid(one.id));
    },
  };
}
