import { type Answers, formOf, instrumentById, NO_CONTEXT, type Score, scoreAnswers } from '../scales/index.ts';
import type { Instant } from '../units/index.ts';
import type { CallAnswered, CallEnded, CallIdentified, CallOpened, CallTopic, CallTurned } from './events.ts';

interface Said {
  readonly at: Instant;
  /** Person or device that entered it. */
  readonly by: string;
}
/** An event of a call as a reader needs it: from a stream, or kept on a tablet and not sent yet. */
export type CallFact = Said &
  (
    | { readonly kind: 'call-opened'; readonly body: CallOpened }
    | { readonly kind: 'call-answered'; readonly body: CallAnswered }
    | { readonly kind: 'call-turned'; readonly body: CallTurned }
    | { readonly kind: 'call-ended'; readonly body: CallEnded }
    | { readonly kind: 'call-identified'; readonly body: CallIdentified }
  );

export interface CallAnswer extends Said {
  readonly step: string;
  readonly value: string | boolean;
}

/** One call, read from its facts. Times are those of the entries: how long somebody is on the line is never counted. */
export interface Call {
  readonly call: string;
  readonly opened: CallOpened;
  readonly openedAt: Instant;
  readonly openedBy: string;
  readonly topic: CallTopic;
  /** Everything that was answered, in order; a step that was answered again is there twice. */
  readonly said: readonly CallAnswer[];
  /** The last answer of each step. */
  readonly answers: ReadonlyMap<string, CallAnswer>;
  readonly ended: (CallEnded & Said) | null;
  /** The patient it turned out to be; null while it was not said, or where it was known from the start. */
  readonly identified: string | null;
}

/** Calls among these facts, oldest first. What belongs to no opened call is left out: its opening may yet arrive. */
export function readCalls(facts: readonly CallFact[]): readonly Call[] {
  const byCall = new Map<string, CallFact[]>();
  for (const fact of facts) byCall.set(fact.body.call, [...(byCall.get(fact.body.call) ?? []), fact]);
  return [...byCall.values()]
    .flatMap((list) => readCall(list.toSorted((a, b) => a.at - b.at)) ?? [])
    .toSorted((a, b) => a.openedAt - b.openedAt || (a.call < b.call ? -1 : 1));
}

function readCall(facts: readonly CallFact[]): Call | undefined {
  const opened = facts.find((fact) => fact.kind === 'call-opened');
  if (opened === undefined) return undefined;
  const said = facts.flatMap((fact) =>
    fact.kind === 'call-answered' ? [{ step: fact.body.step, value: fact.body.value, at: fact.at, by: fact.by }] : [],
  );
  const ended = facts.findLast((fact) => fact.kind === 'call-ended');
  return {
    call: opened.body.call,
    opened: opened.body,
    openedAt: opened.at,
    openedBy: opened.by,
    topic: facts.findLast((fact) => fact.kind === 'call-turned')?.body.topic ?? opened.body.topic,
    said,
    answers: new Map(said.map((answer) => [answer.step, answer])),
    ended: ended === undefined ? null : { ...ended.body, at: ended.at, by: ended.by },
    identified: facts.findLast((fact) => fact.kind === 'call-identified')?.body.patient ?? null,
  };
}

const SCREENER = instrumentById('cssrsScreener');
const FORM = SCREENER === undefined ? undefined : formOf(SCREENER, undefined);

/** The screener as it was answered on the phone, with blanks for what was not asked. Null: no question was answered. */
export function screenerOf(
  call: Pick<Call, 'answers'>,
): { readonly answers: Answers; readonly score: Score; readonly version: string; readonly instrument: string } | null {
  if (SCREENER === undefined || FORM === undefined) throw new Error('the screener is not among the instruments');
  const answers: Record<string, number | null> = {};
  let any = false;
  for (const { linkId } of FORM.asked) {
    const value = call.answers.get(linkId)?.value;
    answers[linkId] = typeof value === 'boolean' ? Number(value) : null;
    any ||= typeof value === 'boolean';
  }
  if (!any) return null;
  return {
    answers,
    score: scoreAnswers(FORM, answers, NO_CONTEXT),
    version: SCREENER.version,
    instrument: SCREENER.id,
  };
}
