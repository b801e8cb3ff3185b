import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Kept } from '../api/index.ts';
import { useSaid } from '../clinical-words/index.ts';
import { useFeedState } from '../live/index.ts';
import { useStepUp } from '../step-up/index.ts';
import { useOutbox, useOutboxState } from './OutboxProvider.tsx';
import { uuid7 } from './uuid7.ts';

/** Says something about the house (people, places, devices): decided by the server alone, its refusal in words. */
export function useClinicSay() {
  const { t } = useTranslation();
  const said = useSaid();
  const outbox = useOutbox();
  const { skewMs } = useFeedState();
  const confirm = useStepUp();
  const { waiting } = useOutboxState();
  const [trouble, setTrouble] = useState<string | null>(null);
  const offline = t('feed.offline');
  /** True when it is recorded. */
  const say = async (command: {
    readonly kind: string;
    readonly stream: string;
    readonly seenSeq: number;
    readonly body: Readonly<Record<string, unknown>>;
    /** Token of the colleague who confirmed it with his PIN on this tablet. */
    readonly second?: string;
    /** The body names what it makes: the very same words that still wait here are sent again, and not said a second time. */
    readonly once?: true;
  }): Promise<boolean> => {
    setTrouble(null);
    const { once, ...words } = command;
    const same = ({ command: one }: Kept): boolean =>
      one.kind === words.kind && one.stream === words.stream && JSON.stringify(one.body) === JSON.stringify(words.body);
    if (once === true && outbox.state.waiting.some(same)) {
      await outbox.flush();
      const waits = outbox.state.waiting.some(same);
      if (waits) setTrouble(offline);
      return !waits && !outbox.state.refused.some(({ kept }) => same(kept));
    }
    const send = () => {
      const now = Date.now() + skewMs;
      return outbox.say(
        {
          ...words,
          id: uuid7(now),
          stream: command.stream as `device/${string}`,
          occurredAt: new Date(now).toISOString(),
        },
        now,
      );
    };
    let outcome = await send();
    // Who this is, is asked again: then it is said once more.
    if (outcome.kind === 'refused' && outcome.problem.type.endsWith('/step-up-required')) {
      if (!(await confirm())) return false;
      outcome = await send();
    }
    if (outcome.kind === 'refused') {
      const { problem } = outcome;
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
  return { say, trouble: trouble === offline && waiting.length === 0 ? null : trouble };
}
