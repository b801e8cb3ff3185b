import { askIntake, helpOf, INTAKE_FORM, type Intake, type IntakeState } from '@keel/clinical/intake';
import type { IntakeAnswer } from '@keel/clinical/patient';
import type { Answers } from '@keel/clinical/scales';
import { type Instant, instant } from '@keel/clinical/units';
import type { MyFormsView } from '@keel/formats/api';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { keepSaid, keptSaid, meQuery, queryClient, type Said, sendOne, toSay, UnreachableError } from '../api/index.ts';
import { worryingAnswers } from '../so-far/index.ts';

/** What could not be sent yet is tried again after this long, and at once when the connection is back. */
const AGAIN_MS = 5_000;

/** As `answer-scale` takes it. */
export interface ScaleSaid {
  readonly instrument: string;
  readonly [part: string]: unknown;
}

export interface UsedIntake {
  readonly intake: Intake;
  readonly state: IntakeState;
  readonly answer: (question: string, answer: IntakeAnswer) => void;
  /** A rating scale, as the command says it: what was shown, in which language, and the answers. */
  readonly answerScale: (scale: ScaleSaid) => void;
  /** Answers that stand on this page and have not reached the clinic yet. */
  readonly waiting: number;
  /** Some were tried, and could not be sent. */
  readonly held: boolean;
  /** One of them can never be written down as it was said: the clinic does not have it. */
  readonly lost: boolean;
  /** Anything but a lost connection. */
  readonly error: unknown;
}

/**
 * The questions as they stand, with what was answered on this page a moment ago. An answer counts here at once and is sent by
 * itself; without a connection the questions go on by the same rules, what waits is said, and it is kept in the browser until the
 * clinic has written it down.
 *
 * @param onWorry Something that worries was said on an earlier page and has not reached the clinic: help comes first here as well.
 */
export function useIntake(view: MyFormsView, onWorry: () => void): UsedIntake {
  const { i18n } = useTranslation();
  const [mine, setMine] = useState<IntakeState['answers']>({});
  const [scored, setScored] = useState<IntakeState['scales']>({});
  const [queue, setQueue] = useState<readonly Said[]>([]);
  const [error, setError] = useState<unknown>(null);
  const [tried, setTried] = useState(false);
  const [lost, setLost] = useState(false);
  /** On their way to the disk, before they are sent. */
  const [keeping, setKeeping] = useState(0);
  const sending = useRef(false);
  const worried = useRef(onWorry);
  worried.current = onWorry;
  /** Ids that a closed page would lose: the browser could not keep them. */
  const unkept = useRef(new Set<string>());
  const now = instant(Date.parse(view.now));

  const state = useMemo<IntakeState>(() => {
    const known = view.intake as unknown as IntakeState;
    const newer = Object.entries(mine).filter(([id, said]) => said.at >= (known.answers[id]?.at ?? 0));
    return {
      ...known,
      answers: { ...known.answers, ...Object.fromEntries(newer) },
      scales: { ...known.scales, ...scored },
      // A phone may have kept the page of an earlier version, which knew of none.
      told: known.told ?? {},
    };
  }, [view, mine, scored]);
  const intake = useMemo(() => askIntake(state, now), [state, now]);

  // What an earlier page could not send any more comes first, with the ids that it had.
  useEffect(() => {
    let here = true;
    void queryClient
      .ensureQueryData(meQuery)
      .then(keptSaid)
      .then((kept) => {
        if (!here || kept.length === 0) return;
        setQueue((before) => [...kept.filter(({ id }) => !before.some((one) => one.id === id)), ...before]);
        setMine((before) => ({ ...Object.fromEntries(kept.flatMap(answered)), ...before }));
        setScored((before) => ({ ...Object.fromEntries(kept.flatMap(scoredBy)), ...before }));
        if (kept.some(worries)) worried.current();
      })
      .catch(() => undefined);
    return () => {
      here = false;
    };
  }, []);

  const done = useCallback((id: string): void => {
    unkept.current.delete(id);
    setQueue((before) => before.filter((one) => one.id !== id));
  }, []);
  const send = useCallback(async (): Promise<void> => {
    if (queue.length === 0 || sending.current) return;
    sending.current = true;
    try {
      // What the clinic cannot write down now stands in no other answer's way, and is tried again.
      for (const one of queue) {
        const { how, failed } = await sendOne(one);
        if (failed !== null && !(failed instanceof UnreachableError)) setError(failed);
        setTried(how !== 'gone');
        if (how === 'stop') return;
        if (how === 'gone') {
          done(one.id);
          // It can never be written down so: the question stands open again.
          if (failed !== null) {
            setLost(true);
            setMine((before) => without(before, answered(one)));
            setScored((before) => without(before, scoredBy(one)));
          }
          return;
        }
      }
    } finally {
      sending.current = false;
    }
  }, [queue, done]);
  useEffect(() => {
    if (queue.length === 0) return;
    void send();
    const again = setInterval(() => void send(), AGAIN_MS);
    const online = (): void => void send();
    addEventListener('online', online);
    return () => {
      clearInterval(again);
      removeEventListener('online', online);
    };
  }, [queue, send]);
  // Where the browser keeps nothing, closing the page would lose what waits: it asks first.
  useEffect(() => {
    if (queue.length === 0) return;
    const ask = (event: BeforeUnloadEvent): void => {
      if (unkept.current.size > 0) event.preventDefault();
    };
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [queue.length]);

  const answer = (question: string, said: IntakeAnswer): void => {
    const language = i18n.language === 'es' ? 'es' : 'en';
    const command = toSay('answer-intake', { question, answer: said, form: INTAKE_FORM, language });
    const at: Instant = instant(Math.max(Date.parse(command.occurredAt), now));
    setMine((before) => ({ ...before, [question]: { answer: said, at } }));
    keep(command);
  };
  const answerScale = (scale: ScaleSaid): void => {
    const command = toSay('answer-scale', scale);
    setScored((before) => ({ ...before, [scale.instrument]: instant(Math.max(Date.parse(command.occurredAt), now)) }));
    keep(command);
  };
  const keep = (command: Said): void => {
    unkept.current.add(command.id);
    setKeeping((before) => before + 1);
    // On disk before it is sent: whatever happens to this page, it is there or at the clinic.
    void queryClient
      .ensureQueryData(meQuery)
      .then((me) => keepSaid(me, command))
      .catch(() => false)
      .then((kept) => {
        if (kept) unkept.current.delete(command.id);
        setQueue((before) => [...before, command]);
        setKeeping((before) => before - 1);
      });
  };
  return {
    intake,
    state,
    answer,
    answerScale,
    waiting: queue.length + keeping,
    held: tried && queue.length > 0,
    lost,
    error,
  };
}

/** A kept answer as it stands among the others; none where it is something else. */
function answered({ kind, occurredAt, body }: Said): [string, IntakeState['answers'][string]][] {
  if (kind !== 'answer-intake') return [];
  const { question, answer } = body as { question: string; answer: IntakeAnswer };
  return [[question, { answer, at: instant(Date.parse(occurredAt)) }]];
}

function scoredBy({ kind, occurredAt, body }: Said): [string, Instant][] {
  if (kind !== 'answer-scale') return [];
  return [[(body as ScaleSaid).instrument, instant(Date.parse(occurredAt))]];
}

/** Whether what was said asks for help before anything else. */
function worries({ kind, body }: Said): boolean {
  switch (kind) {
    case 'answer-intake': {
      const { question, answer } = body as { question: string; answer: IntakeAnswer };
      return helpOf({ question, answer }) !== null;
    }
    case 'answer-scale':
      return worryingAnswers((body as { answers: Answers }).answers);
    default:
      return kind === 'tell-answers-so-far' || kind === 'say-not-safe';
  }
}

const without = <Value>(all: Readonly<Record<string, Value>>, gone: readonly (readonly [string, unknown])[]) =>
  Object.fromEntries(Object.entries(all).filter(([key]) => !gone.some(([one]) => one === key)));
