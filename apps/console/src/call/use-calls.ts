import { type Call, type CallFact, readCalls } from '@keel/clinical/calls';
import type { StreamName } from '@keel/clinical/record';
import { instant } from '@keel/clinical/units';
import { type CallsView, callFactOf, type PatientBrief } from '@keel/formats/api';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Kept, meQuery, queryClient, viewQuery } from '../api/index.ts';
import { useEntry } from '../author/index.ts';
import { useFeedState, useTopics } from '../live/index.ts';
import { type RefusedEntry, useOutboxState, useSayHere, uuid7 } from '../outbox/index.ts';

/** A call as this tablet knows it: what the server told, and what is kept here and not sent yet. */
export interface CallHere {
  readonly call: Call;
  readonly stream: StreamName;
  readonly seq: number;
  readonly patient: PatientBrief | null;
  /** False: what was said is held back from this reader. */
  readonly whole: boolean;
  /** Entries that only this tablet has. */
  readonly unsent: number;
  readonly people: Readonly<Record<string, string>>;
}

const EVENT_OF: Readonly<Record<string, CallFact['kind']>> = {
  'open-call': 'call-opened',
  'answer-call': 'call-answered',
  'turn-call': 'call-turned',
  'end-call': 'call-ended',
};

const kept = ({ command, person }: Kept): { readonly stream: StreamName; readonly fact: CallFact } | null => {
  const kind = EVENT_OF[command.kind];
  if (kind === undefined) return null;
  const at = instant(Date.parse(command.occurredAt));
  return { stream: command.stream, fact: { kind, at, by: person, body: command.body } as unknown as CallFact };
};

/** One fact, wherever it was read: told by the server, kept in the browser, or said a moment ago. */
const keyOf = ({ kind, at, body }: CallFact): string => `${kind} ${at} ${body.call} ${'step' in body ? body.step : ''}`;

/** What was said on this tablet since the page was opened: shown until the server has told it back. */
const saidHere: { stream: StreamName; fact: CallFact; patient: PatientBrief | null }[] = [];
let saidUnder: string | undefined;

/** Whoever logs in next on this tablet sees nothing of it. */
function keepTo(person: string | undefined): void {
  if (saidUnder === person) return;
  saidHere.length = 0;
  saidUnder = person;
}

/** It was shown while it waited; the record does not have it. */
function forgetNotTaken(refused: readonly RefusedEntry[]): void {
  const gone = new Set(refused.flatMap((entry) => kept(entry.kept) ?? []).map(({ fact }) => keyOf(fact)));
  for (let index = saidHere.length - 1; index >= 0; index -= 1)
    if (gone.has(keyOf(saidHere[index]!.fact))) saidHere.splice(index, 1);
}

export function useCalls() {
  const view = useQuery(viewQuery<CallsView>('calls'));
  useTopics(['view/calls'], view.data?.position);
  const { waiting, refused } = useOutboxState();
  keepTo(useQuery(meQuery).data?.person.id);
  forgetNotTaken(refused);
  const unsent = waiting.flatMap((entry) => kept(entry) ?? []);
  const rows = view.data?.calls ?? [];
  const found: CallHere[] = [];
  const ids = new Set([
    ...rows.map(({ call }) => call),
    ...unsent.map(({ fact }) => fact.body.call),
    ...saidHere.map(({ fact }) => fact.body.call),
  ]);
  for (const id of ids) {
    const row = rows.find(({ call }) => call === id);
    const here = saidHere.filter(({ fact }) => fact.body.call === id);
    const waits = unsent.filter(({ fact }) => fact.body.call === id);
    const facts = new Map<string, CallFact>();
    for (const fact of [
      ...(row?.facts.map(callFactOf) ?? []),
      ...here.map(({ fact }) => fact),
      ...waits.map(({ fact }) => fact),
    ])
      facts.set(keyOf(fact), facts.get(keyOf(fact)) ?? fact);
    const [call] = readCalls([...facts.values()]);
    const stream = row?.stream ?? here.at(-1)?.stream ?? waits.at(-1)?.stream;
    if (call === undefined || stream === undefined) continue;
    found.push({
      call,
      stream,
      seq: row?.seq ?? 0,
      patient: row?.patient ?? here.at(-1)?.patient ?? null,
      whole: row?.whole ?? true,
      unsent: waits.length,
      people: row?.people ?? {},
    });
  }
  return {
    calls: found,
    staff: view.data?.staff ?? [],
    loading: view.isPending && found.length === 0,
    error: view.error,
  };
}

/** Says something about a call. It is on this tablet's disk before it is shown; whether it was sent yet changes nothing. */
export function useCallSay() {
  const { t } = useTranslation();
  const me = useQuery(meQuery).data;
  const entry = useEntry();
  const sayHere = useSayHere();
  const { skewMs } = useFeedState();
  const [trouble, setTrouble] = useState<string | null>(null);
  const [, redraw] = useState(0);
  const say = async (
    stream: StreamName,
    kind: 'open-call' | 'answer-call' | 'turn-call' | 'end-call' | 'identify-caller',
    body: Readonly<Record<string, unknown>>,
    about: { readonly seq: number; readonly patient: PatientBrief | null } = { seq: 0, patient: null },
  ): Promise<boolean> => {
    setTrouble(null);
    const now = Math.round(Date.now() + skewMs);
    const event = EVENT_OF[kind];
    const by = entry?.person.id ?? me?.person.id ?? '';
    const said =
      event === undefined
        ? undefined
        : { stream, patient: about.patient, fact: { kind: event, at: instant(now), by, body } as unknown as CallFact };
    if (said !== undefined) saidHere.push(said);
    const outcome = await sayHere(
      {
        id: uuid7(now),
        kind,
        stream,
        seenSeq: about.seq,
        occurredAt: new Date(now).toISOString(),
        body,
        ...(entry === null ? {} : { entry: entry.entry }),
      },
      now,
    );
    if (outcome.kind === 'refused') {
      if (said !== undefined) saidHere.splice(saidHere.indexOf(said), 1);
      setTrouble(outcome.problem.reasons?.[0]?.title ?? outcome.problem.title);
    } else if (kind === 'identify-caller' && outcome.kind === 'kept') setTrouble(t('feed.offline'));
    if (outcome.kind === 'recorded' && kind !== 'answer-call') {
      void queryClient.invalidateQueries({ queryKey: ['view', 'tasks'] });
      await queryClient.invalidateQueries({ queryKey: ['view', 'calls'] });
    }
    redraw((count) => count + 1);
    return outcome.kind !== 'refused' && !(kind === 'identify-caller' && outcome.kind === 'kept');
  };
  /** After a caller became known, what was said of nobody is shown under the person alone. */
  const moved = (call: string): void => {
    for (let index = saidHere.length - 1; index >= 0; index -= 1) {
      if (saidHere[index]!.fact.body.call === call) saidHere.splice(index, 1);
    }
  };
  return { say, moved, trouble };
}
