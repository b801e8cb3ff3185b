import {
  CALL_EVENTS,
  CALLS_STREAM,
  type Call,
  type CallEnded,
  type CallFact,
  type CallTask,
  laterThanAllowed,
  missingSteps,
  readCalls,
  screenerOf,
  taskAtRisk,
  tasksAfter,
  tasksDuring,
  unanswered,
} from '../calls/index.ts';
import type { HumanContact } from '../distress/index.ts';
import {
  accepted,
  type Command,
  type Context,
  type Decision,
  type EventDraft,
  type EventRef,
  type Reason,
  type Role,
  reasonsFrom,
  refused,
} from '../record/index.ts';
import { closedWithContact, closersOf, isSuicideTask } from '../tasks/index.ts';
import type { Instant } from '../units/index.ts';
import type { ContactTried, TaskClosed, TaskOpened } from './events.ts';
import type { Patient, PatientEntry, PatientState } from './patient.ts';
import { readPatient } from './patient.ts';
import { scoreScale, tasksOfScore } from './score-scale.ts';
import { taskOf } from './task-of.ts';

/** A call that ended well answers the task it was made for; a line that broke answers nothing. */
export const REACHED_NOBODY: ReadonlySet<CallEnded['outcome']> = new Set([
  'line-lost',
  'no-answer',
  'left-message',
  'message-taken',
  'wrong-number',
]);

/** What of it is a try to reach whoever the call was made for. */
const TRIED: Readonly<Partial<Record<CallEnded['outcome'], ContactTried['result']>>> = {
  'no-answer': 'no-answer',
  'left-message': 'left-message',
  'wrong-number': 'wrong-number',
};

const isCallEntry = (entry: PatientEntry): entry is Extract<PatientEntry, { readonly kind: CallFact['kind'] }> =>
  (CALL_EVENTS as readonly string[]).includes(entry.kind);

/** What the entries of a stream say about calls. */
export const callFacts = (entries: readonly PatientEntry[]): readonly CallFact[] =>
  entries.filter(isCallEntry).map(({ kind, body, at, author }) => ({ kind, body, at, by: author.id }) as CallFact);

/** The call as it stands with what is said now. Null: nothing here opened it, or not yet. */
function callWith(patient: Patient, fact: CallFact): Call | null {
  const facts = [...callFacts(patient.entries), fact];
  return readCalls(facts).find(({ call }) => call === fact.body.call) ?? null;
}

const opened = (patient: Patient, tasks: readonly CallTask[], ref: EventRef, at: Instant): readonly TaskOpened[] =>
  tasks
    .filter(({ key }) => !patient.tasks.some(({ task }) => task === key))
    .map(({ key, kind, dueAt, owner }) => ({
      ...taskOf(kind, key, at, { stream: patient.stream, entry: ref }),
      dueAt,
      ...(owner === undefined ? {} : { owner }),
    }));

/**
 * What a call opens as soon as it is about suicide: whoever is on the line with the caller may be of the desk, and may never come to
 * end it. A call that answers an open task about suicide is stood for by that one.
 */
export function tasksOfCallTopic(patient: Patient, fact: CallFact, ref: EventRef): readonly TaskOpened[] {
  const call = callWith(patient, fact);
  if (call === null || call.ended !== null) return [];
  const owed = patient.tasks.find(({ task, state }) => task === call.opened.task && state === 'open');
  if (owed !== undefined && isSuicideTask(owed.kind)) return [];
  return opened(patient, taskAtRisk(call, fact.at), ref, fact.at);
}

/** What an answer opens while the caller is still on the line, and what that stands instead of. */
export function tasksOfCallAnswer(patient: Patient, fact: CallFact, ref: EventRef) {
  const call = callWith(patient, fact);
  const graver = call === null ? [] : opened(patient, tasksDuring(call, fact.at), ref, fact.at);
  const stood = graver.find(({ kind }) => isSuicideTask(kind));
  return {
    opened: graver,
    closed: call === null || stood === undefined ? [] : atRiskEnded(patient, call, stood.task),
  };
}

/** The task for as long as the call lasts, ended by what stands in its place, whoever was on the line. */
const atRiskEnded = (
  patient: Patient,
  { call }: Pick<Call, 'call'>,
  evidence: string,
  contact?: HumanContact,
): readonly TaskClosed[] =>
  patient.tasks
    .filter(({ task, kind, state }) => kind === 'call-at-risk' && task.startsWith(`${call}/`) && state === 'open')
    .map(({ task }) => ({ task, evidence, ...(contact === undefined ? {} : { contact }) }));

/** What the end of a call says, opens, closes and flags, in one transaction with it. */
export function endingOfCall(
  patient: Patient,
  fact: Extract<CallFact, { readonly kind: 'call-ended' }>,
  ref: EventRef,
  roles: readonly Role[],
) {
  const { body, at } = fact;
  // Whoever picks up the phone closes by it what he could close by hand, and nothing else.
  const mayClose = ({ task }: TaskClosed): boolean => {
    const closers = closersOf(patient.tasks.find((one) => one.task === task)?.kind ?? '');
    return closers === null || closers.some((role) => roles.includes(role));
  };
  const call = callWith(patient, fact);
  if (call === null) return { also: [], opened: [], closed: [], flags: [] };
  const flags: Reason[] = [];
  const silent = body.outcome === 'wrong-number' || unanswered(call, body);
  const missing = call.topic === 'suicidal' && !silent ? missingSteps(call) : [];
  if (missing.length > 0) {
    flags.push({
      ...flag(
        'call-unfinished',
        'A suicidal call ended with questions unasked',
        missing.map(({ title }) => title).join('; '),
      ),
      missing: missing.map(({ id }) => id),
    });
  }
  if (laterThanAllowed(call, body, at)) {
    flags.push(flag('call-follow-up-late', 'The next call was put off longer than the clinic allows', body.call));
  }
  const owed = opened(patient, tasksAfter(call, body, at), ref, at);
  const heard = REACHED_NOBODY.has(body.outcome) ? undefined : contactOf(call, body, at);
  const over = atRiskEnded(patient, call, `call ${call.call}: ${body.outcome}`, heard);
  const screener = screenerOf(call);
  if (screener === null)
    return {
      also: silent ? triesOf(patient, call, body) : [],
      opened: owed,
      closed: [...answered(patient, call, body, at).filter(mayClose), ...over],
      flags,
    };
  const said = scoreScale(
    patient,
    {
      instrument: screener.instrument,
      version: screener.version,
      answers: screener.answers,
      total: null,
      answeredBy: 'asked',
      askedIn: 'call',
    },
    at,
  );
  const scored = tasksOfScore(patient, said, { command: ref.command, index: ref.index + 1 }, at);
  const known = new Set([
    ...owed.map(({ kind }) => kind),
    ...patient.tasks.flatMap((t) => (t.state === 'open' ? t.kind : [])),
  ]);
  // Who assesses need not be told to look later.
  if (known.has('suicide-assess-now')) known.add('suicide-assess-today');
  if (known.has('suicide-assess-today')) known.add('suicide-tell-clinician');
  return {
    also: [{ kind: 'scale-answered', body: said.flags.length === 0 ? said.body : { ...said.body, flags: said.flags } }],
    opened: [...owed, ...scored.opened.filter(({ kind }) => !known.has(kind))],
    closed: [...[...answered(patient, call, body, at), ...scored.closed].filter(mayClose), ...over],
    flags,
  };
}

/** Counted where the task is that it was made for, as a try that was entered there. */
function triesOf(patient: Patient, call: Call, ended: CallEnded) {
  const { task } = call.opened;
  const result = TRIED[ended.outcome];
  const stands = patient.tasks.some((one) => one.task === task && one.state === 'open');
  if (task === undefined || result === undefined || !stands) return [];
  return [{ kind: 'contact-tried', body: { task, how: 'phone', result } satisfies ContactTried }] as const;
}

function answered(patient: Patient, call: Call, ended: CallEnded, at: Instant): readonly TaskClosed[] {
  const { task } = call.opened;
  if (task === undefined || REACHED_NOBODY.has(ended.outcome)) return [];
  const found = patient.tasks.find((one) => one.task === task && one.state === 'open');
  // A risk is answered by talking about it with the person themself: what was left unasked there opens its own task.
  const risk = found !== undefined && closedWithContact(found.kind);
  const asked = call.topic === 'suicidal' && call.opened.caller === 'patient';
  return found !== undefined && (!risk || asked)
    ? [{ task, evidence: `call ${call.call}: ${ended.outcome}`, contact: contactOf(call, ended, at) }]
    : [];
}

/** The human being who was reached, as what is closed by contact asks for it. */
function contactOf(call: Call, ended: CallEnded, at: Instant): HumanContact {
  const outcome = CONTACT_OF[ended.outcome] ?? 'other';
  const words = ended.words ?? (outcome === 'other' ? `call ${call.call}: ${ended.outcome}` : undefined);
  return {
    reached: call.opened.caller === 'patient' ? 'patient' : 'someone-with-them',
    how: 'phone',
    at,
    outcome,
    ...(words === undefined ? {} : { words }),
  };
}
const CONTACT_OF: Readonly<Partial<Record<CallEnded['outcome'], HumanContact['outcome']>>> = {
  'safe-for-now': 'safe-plan-looked-at',
  'comes-in': 'seen-the-same-day',
  'emergency-sent': 'emergency-care',
};

const flag = reasonsFrom('PD');

export type IdentifyCaller = Command<'identify-caller', { readonly call: string }>;

/**
 * It turned out who is on the phone. What was said is told again to that person's stream with the times it was said at,
 * what is owed moves with it, and the call of nobody is closed: both in one transaction.
 */
export function decideIdentify(
  deciding: { readonly patient: PatientState; readonly calls: PatientState },
  command: IdentifyCaller,
  context: Context,
): Decision {
  const calls = readPatient(deciding.calls);
  const patient = readPatient(deciding.patient);
  const { call } = command.body;
  const found = readCalls(callFacts(calls.entries)).find((one) => one.call === call);
  if (found === undefined) return refused([flag('call-unknown', 'There is no such call', call)]);
  if (found.identified !== null) {
    return refused([flag('call-identified', 'It was said already who this is', found.identified)]);
  }
  const draft = (kind: string, body: unknown, occurredAt = command.occurredAt): EventDraft => ({
    kind,
    version: 1,
    occurredAt,
    zone: context.zone,
    body,
  });
  const said = calls.entries.filter((entry) => isCallEntry(entry) && entry.body.call === call);
  const commands = new Set(said.map(({ ref }) => ref.command));
  const scales = calls.scales.filter(({ ref }) => commands.has(ref.command));
  const owed = calls.tasks.filter(
    ({ task, state, about }) =>
      state === 'open' &&
      (task.startsWith(`${call}/`) || (about?.entry !== undefined && commands.has(about.entry.command))),
  );
  return accepted(
    {
      stream: patient.stream,
      events: [
        ...[...said, ...scales].map(({ kind, body, at, ref }) => draft(kind, { ...body, from: ref }, at)),
        ...owed.map(({ openedAt, state: _, evidence: _e, closedAt: _c, closedBy: _b, ...task }) =>
          draft('task-opened', { ...task, about: { ...task.about, stream: patient.stream } }, openedAt),
        ),
      ],
    },
    {
      stream: CALLS_STREAM,
      events: [
        draft('call-identified', { call, patient: patient.id }),
        ...owed.map(({ task }) => draft('task-closed', { task, evidence: `moved to ${patient.stream}` })),
      ],
    },
  );
}
