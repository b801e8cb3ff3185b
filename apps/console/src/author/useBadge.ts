import { useEffect, useRef } from 'react';
import { type Burst, hearKey, NO_BURST } from './badge-burst.ts';

/** Calls with the number of a badge held to the reader, wherever the focus is, except in a field for text. */
export function useBadge(on: boolean, take: (badge: string) => void): void {
  const latest = useRef(take);
  latest.current = take;
  useEffect(() => {
    if (!on) return;
    let burst: Burst = NO_BURST;
    const press = (event: KeyboardEvent): void => {
      if (!event.isTrusted) return;
      if (event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement) return;
      const answer = hearKey(burst, event.key, event.timeStamp);
      if (answer.kind === 'key') {
        burst = answer.burst;
        return;
      }
      event.preventDefault();
      event.stopImmediatePropagation();
      if (answer.kind === 'badge') {
        burst = NO_BURST;
        latest.current(answer.number);
        return;
      }
      burst = answer.burst;
      // The first key went through before anyone could know: it is taken back.
      if (answer.first) window.dispatchEvent(new KeyboardEvent('keydown', { key: 'Backspace' }));
    };
    window.addEventListener('keydown', press, { capture: true });
    return () => window.removeEventListener('keydown', press, { capture: true });
  }, [on]);
}
