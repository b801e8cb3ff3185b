import type { ProblemDocument } from '@keel/formats/api';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Kept } from '../api/index.ts';
import { author } from '../author/index.ts';
import { useSaid } from '../clinical-words/index.ts';
import { useFeedState } from '../live/index.ts';
import { useStepUp } from '../step-up/index.ts';
import { InFlight } from './in-flight.ts';
import { useOutbox, useOutboxState } from './OutboxProvider.tsx';
import { uuid7 } from './uuid7.ts';

interface Saying {
  readonly kind: string;
  readonly stream: string;
  readonly seenSeq: number;
  readonly body: Readonly<Record<string, unknown>>;
  /** Token of the colleague who confirmed it with his PIN on this tablet. */
  readonly second?: string;
  /** Told once: the very same words that still wait here are sent again, and not said a second time. */
  readonly once?: true;
}

/** Says something about the house (people, places, devices): decided by the server alone, its refusal in words. */
export function useClinicSay() {
  const { t } = useTranslation();
  const said = useSaid();
  const outbox = useOutbox();
  const { skewMs } = useFeedState();
  const confirm = useStepUp();
  const { waiting } = useOutboxState();
  const [trouble, setTrouble] = useState<string | null>(null);
  const [refused, setRefused] = useState<ProblemDocument | null>(null);
  const offline = t('feed.offline');
  const [inFlight] = useState(() => new InFlight<boolean>());
  /** True when it is recorded. */
  const say = (command: Saying): Promise<boolean> =>
    inFlight.run(JSON.stringify([command.kind, command.stream, command.body]), () => tell(command));
  const tell = async (command: Saying): Promise<boolean> => {
    setTrouble(null);
    setRefused(null);
    const { once, ...words } = command;
    const same = ({ command: one }: Kept): boolean =>
      one.kind === words.kind && one.stream === words.stream && JSON.stringify(one.body) === JSON.stringify(words.body);
    if (once === true && outbox.state.waiting.some(same)) {
      await outbox.flush();
      const waits = outbox.state.waiting.some(same);
      if (waits) setTrouble(offline);
      return !waits && !outbox.state.refused.some(({ kept }) => same(kept));
    }
    const send = (entry: string | undefined) => {
      const now = Date.now() + skewMs;
      return outbox.say(
        {
          ...words,
          ...(entry === undefined ? {} : { entry }),
          id: uuid7(now),
          stream: command.stream as `device/${string}`,
          occurredAt: new Date(now).toISOString(),
        },
        now,
      );
    };
    // Whoever was named by PIN or badge says it, and not who happens to be logged in.
    let outcome = await send(author.entry?.entry);
    // Who this is, is asked again: then it is said once more, by the one whose password that was. A PIN signs nothing.
    if (outcome.kind === 'refused' && outcome.problem.type.endsWith('/step-up-required')) {
      if (!(await confirm())) return false;
      author.end();
      outcome = await send(undefined);
    }
    if (outcome.kind === 'refused') {
      const { problem } = outcome;
      setRefused(problem);
      setTrouble(
        [
          problem.title,
          ...(problem.reasons ?? []).map(({ title, because }) => `${said(title)}: ${said(because)}`),
          ...(problem.issues ?? []).map(({ message }) => message),
        ].join('. '),
      );
    } else if (outcome.kind === 'kept') setTrouble(offline);
    return outcome.kind === 'recorded';
  };
  // What was kept is written down by now: nothing is wrong any more.
  return { say, trouble: trouble === offline && waiting.length === 0 ? null : trouble, refused };
}
