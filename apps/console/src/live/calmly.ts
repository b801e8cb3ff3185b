/** A question that is not answered by then no longer holds up the next one. */
const PATIENCE_MS = 5_000;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Does what is asked at once, then at most every `againMs` and never twice side by side, by name; what is asked meanwhile is done
 * once more at the end. Views that change in bursts (all chairs charted in one second) would otherwise be asked faster than
 * they are answered, and each question would throw away the answer to the one before.
 */
export function calmly(againMs: number): (name: string, work: () => Promise<void>) => void {
  const busy = new Map<string, { again: (() => Promise<void>) | null }>();
  const start = (name: string, work: () => Promise<void>): void => {
    const here: { again: (() => Promise<void>) | null } = { again: null };
    busy.set(name, here);
    void Promise.allSettled([Promise.race([work(), pause(PATIENCE_MS)]), pause(againMs)]).then(() => {
      if (here.again === null) busy.delete(name);
      else start(name, here.again);
    });
  };
  return (name, work) => {
    const here = busy.get(name);
    if (here === undefined) start(name, work);
    else here.again = work;
  };
}
