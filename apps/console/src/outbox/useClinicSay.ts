import type { ProblemDocument, WireCommand } from '@keel/formats/api';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { meQuery, queryClient } from '../api/index.ts';
import { author } from '../author/index.ts';
import { useSaid } from '../clinical-words/index.ts';
import { useFeedState } from '../live/index.ts';
import { sayOrSign, useStepUp } from '../step-up/index.ts';
import { InFlight } from './in-flight.ts';
import { useOutbox, useOutboxState } from './OutboxProvider.tsx';
import { isSamePress, outcomeOf, waitingPress } from './pressed-again.ts';
import { useSayHere } from './useSayHere.ts';
import { uuid7 } from './uuid7.ts';

interface Saying {
  readonly kind: string;
  readonly stream: string;
  readonly seenSeq: number;
  readonly body: Readonly<Record<string, unknown>>;
  /** Token of the colleague who confirmed it with his PIN on this tablet. */
  readonly second?: string;
  /** The very same words that still wait here are sent again, and not said a second time: see `waitingPress`. */
  readonly once?: 'told' | 'stated';
}

/** Says something about the house (people, places, devices): decided by the server alone, its refusal in words. */
export function useClinicSay() {
  const { t } = useTranslation();
  const said = useSaid();
  const outbox = useOutbox();
  const sayHere = useSayHere();
  const { skewMs } = useFeedState();
  const confirm = useStepUp();
  const { waiting } = useOutboxState();
  const [trouble, setTrouble] = useState<string | null>(null);
  const [refused, setRefused] = useState<ProblemDocument | null>(null);
  const offline = t('feed.offline');
  const [inFlight] = useState(() => new InFlight<boolean>());
  /** What was said here last and got no answer then. */
  const keptHere = useRef<{ readonly command: WireCommand; readonly spoken: string; readonly at: number } | null>(null);
  /** True when it is recorded. */
  const say = (command: Saying): Promise<boolean> =>
    inFlight.run(JSON.stringify([command.kind, command.stream, command.body]), () => tell(command));
  const tell = async (command: Saying): Promise<boolean> => {
    setTrouble(null);
    setRefused(null);
    const { once, ...words } = command;
    const spoken = JSON.stringify([words.kind, words.stream, words.body]);
    const before =
      once === undefined
        ? undefined
        : waitingPress(outbox.state.waiting, { ...words, stream: words.stream as WireCommand['stream'] }, once);
    // Pressed again in a form whose words were kept: they were said once, whether they still wait or went out meanwhile.
    const kept = keptHere.current;
    const pressed = kept?.spoken === spoken && isSamePress(outbox, kept.command, kept.at, Date.now());
    const again = before ?? (pressed ? kept.command : undefined);
    if (again !== undefined) {
      const became = await outcomeOf(outbox, sayHere, again, Date.now() + skewMs);
      if (became === 'kept') setTrouble(offline);
      else keptHere.current = null;
      if (became !== 'refused') return became === 'recorded';
    }
    const made = (body: WireCommand['body'], entry: string | undefined): WireCommand => {
      const now = Date.now() + skewMs;
      return {
        ...words,
        body,
        ...(entry === undefined ? {} : { entry }),
        id: uuid7(now),
        stream: command.stream as `device/${string}`,
        occurredAt: new Date(now).toISOString(),
      };
    };
    // Whoever was named by PIN or badge says it, and not who happens to be logged in.
    const named = author.entry?.entry;
    const { said: last, declined } = await sayOrSign({
      body: words.body,
      named: named !== undefined,
      say: async (body, as) => {
        const sent = made(body, as === 'as-named' ? named : undefined);
        return { sent, outcome: await sayHere(sent, Date.parse(sent.occurredAt)) };
      },
      asks: ({ outcome }) => outcome.kind === 'refused' && outcome.problem.type.endsWith('/step-up-required'),
      confirm,
      signedIn: () => queryClient.getQueryData(meQuery.queryKey)?.person.name ?? '',
      endNamed: () => author.end(),
    });
    if (declined) return false;
    const { sent, outcome } = last;
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
    } else if (outcome.kind === 'kept') {
      keptHere.current = { command: sent, spoken, at: Date.now() };
      setTrouble(offline);
    }
    return outcome.kind === 'recorded';
  };
  // What was kept is written down by now: nothing is wrong any more.
  return { say, trouble: trouble === offline && waiting.length === 0 ? null : trouble, refused };
}
