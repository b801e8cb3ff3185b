import type { ProblemDocument } from '@keel/formats/api';
import { useState } from 'react';
import { author } from '../author/index.ts';
import { useFeedState } from '../live/index.ts';
import { type Outcome, useSayHere, uuid7 } from '../outbox/index.ts';

/** An id of ours for something that is made here: a booking, a session. */
export const freshId = (kind: string): string => `${kind}-${crypto.randomUUID().slice(0, 18)}`;

/** Says something about a day, and keeps the refusal whole: it is a list of what to clear. */
export function useBooking() {
  const sayHere = useSayHere();
  const { skewMs } = useFeedState();
  const [refusal, setRefusal] = useState<ProblemDocument | null>(null);
  const say = async (command: {
    readonly kind: string;
    readonly stream: string;
    readonly seenSeq: number;
    readonly body: Readonly<Record<string, unknown>>;
  }): Promise<Outcome['kind']> => {
    setRefusal(null);
    const now = Date.now() + skewMs;
    const outcome = await sayHere(
      {
        ...command,
        // Whoever was named by PIN or badge books, and not who happens to be logged in.
        ...(author.entry === null ? {} : { entry: author.entry.entry }),
        id: uuid7(now),
        stream: command.stream as `day/${string}`,
        occurredAt: new Date(now).toISOString(),
      },
      now,
    );
    if (outcome.kind === 'refused') setRefusal(outcome.problem);
    return outcome.kind;
  };
  return { say, refusal, forget: () => setRefusal(null) };
}
