import { asSeen } from '../entries/index.ts';
import { draftReferrerLetter } from '../letters/index.ts';
import { draftMessage } from '../messages/index.ts';
import {
  type DecisionSigned,
  type DecisionTold,
  type Patient,
  type PatientState,
  readPatient,
  taskOf,
  tasksOfRefusal,
} from '../patient/index.ts';
import type { Policy } from '../policy/index.ts';
import {
  accepted,
  type Command,
  type Context,
  type Decision,
  type EventDraft,
  eventId,
  type Reason,
  refused,
} from '../record/index.ts';
import { assessRecord, riskTaskOf, screenedAs } from '../screening/index.ts';
import { standing } from '../session/index.ts';
import { DAY_MS, dayOfDate, type Instant, instant, localDateOf } from '../units/index.ts';
import { decisionReasons, referrerOf } from './decision-reasons.ts';

/** Said of the patient, by a prescriber who signs: treat, not now, or no. What it rests on is judged here, never typed. */
export type DecisionCommand = Command<
  'sign-decision',
  Pick<
    DecisionSigned,
    'decision' | 'route' | 'words' | 'overrides' | 'indication' | 'clearing' | 'telling' | 'waiting'
  > & {
    readonly printedName: string;
  }
>;
export const DECISION_COMMANDS = ['sign-decision'] as const satisfies readonly DecisionCommand['kind'][];

export interface DecisionDeciding {
  readonly patient: PatientState;
  readonly policy: Policy;
}

/** A task of a day is due at its noon in UTC, which is on that day everywhere we work. */
const noonOf = (date: string): Instant => instant((dayOfDate(date) + 0.5) * DAY_MS);

/**
 * A decision is an order: refused with every flag that stands and every thing it lacks; else recorded together with the
 * screening it rests on, in one act. What a deferred patient waits for becomes a task with an owner and a day, and the task of
 * an earlier decision is closed by this one. Acute suicidality that nobody has taken up yet becomes one as well.
 */
export function decideDecision(deciding: DecisionDeciding, command: DecisionCommand, context: Context): Decision {
  const patient = readPatient(deciding.patient);
  const { policy } = deciding;
  const { decision, route, overrides, clearing, telling, waiting, indication } = command.body;
  // Signed where the server is, and judged by its clock: what has expired is not fresh again by an earlier time.
  const at = context.now;
  const assessed = (of: Patient) =>
    assessRecord(of, {
      route,
      policy,
      now: at,
      on: localDateOf(at, context.zone),
      ...(indication === undefined ? {} : { indication }),
    }).answer;
  const against = (of: Patient, assessment: ReturnType<typeof assessed>) =>
    decisionReasons({
      patient: of,
      answer: assessment,
      decision,
      clearing,
      telling,
      waiting,
      second: context.second,
      today: localDateOf(at, context.zone),
      now: at,
    });
  const answer = assessed(patient);
  const found = against(patient, answer);
  const seen = readPatient(asSeen(deciding.patient, command, context));
  const { open, overridden } = standing(found, overrides, {
    roles: context.actor.roles,
    seen: seen === patient ? found : against(seen, assessed(seen)),
  });
  if (open.length > 0) return refused(open);

  const draft = (kind: string, body: unknown): EventDraft => ({
    kind,
    version: 1,
    occurredAt: at,
    zone: context.zone,
    body,
  });
  const screened = screenedAs(answer, { route, policy, at });
  const usedSecond = context.second !== undefined && overridden.some(({ verdict }) => verdict === 'contraindicated');
  const signed: DecisionSigned = {
    ...command.body,
    overrides: overrides.filter(({ rule }) => overridden.some((reason) => reason.rule === rule)),
    overridden: overridden.map(asReason),
    basis: {
      verdict: answer.verdict,
      escalate: answer.escalate,
      policyVersion: policy.version,
      flags: answer.flags.map(({ rule, verdict, basis }) => ({ rule, verdict, basis })),
    },
    ...(usedSecond ? { second: context.second?.id ?? '' } : {}),
  };
  // The screening comes first, so that the decision can be seen to rest on it.
  const ref = { command: command.id, index: 1 };
  const about = { stream: patient.stream, entry: ref };
  // What waited for this decision, and the word to whoever referred of a treatment that is not decided any more.
  const ended = patient.tasks.filter(
    ({ kind, state }) =>
      state === 'open' && (kind === 'decision-clearing' || (kind === 'tell-referrer-decided' && decision !== 'treat')),
  );
  return accepted({
    stream: deciding.patient.stream,
    events: [
      draft('patient-screened', screened),
      draft('decision-signed', signed),
      ...ended.map(({ task }) => draft('task-closed', { task, evidence: `decided again: ${command.body.words}` })),
      // Whoever referred waits for the decision too; the patient says whether he is told, once and not at each signature.
      ...(decision === 'treat' && referrerOf(patient) !== null && patient.decision?.body.decision !== 'treat'
        ? [draft('task-opened', taskOf('tell-referrer-decided', `decision/${eventId(ref)}/referrer`, at, about))]
        : []),
      // Whoever asked by the page waits for this: what is to do next stands there now.
      ...(decision === 'treat' && patient.signUp?.state === 'accepted'
        ? [draftMessage(patient, { template: 'something-new', cause: command.id, occurredAt: at, zone: context.zone })]
        : []),
      ...(decision === 'not-now' && clearing !== undefined
        ? [
            draft('task-opened', {
              ...taskOf('decision-clearing', `decision/${eventId(ref)}`, noonOf(clearing.by), about, clearing.what),
              ownerRole: clearing.who,
              dueAt: noonOf(clearing.by),
            }),
            draftMessage(patient, { template: 'something-new', cause: command.id, occurredAt: at, zone: context.zone }),
          ]
        : []),
      ...(decision === 'decline' && telling !== undefined
        ? afterRefusal(patient, telling, command, at, draft, context)
        : []),
      ...riskTaskOf(patient, answer, command.id, { at, entry: ref }).map((task) => draft('task-opened', task)),
    ],
  });
}

/** What follows a "not eligible": who tells, who asks later and by when, the letter where it was agreed to, and a word that the page has changed. */
function afterRefusal(
  patient: Patient,
  telling: DecisionTold,
  command: DecisionCommand,
  at: Instant,
  draft: (kind: string, body: unknown) => EventDraft,
  context: Context,
): readonly EventDraft[] {
  const ref = { command: command.id, index: 1 };
  const contact = { dueAt: noonOf(telling.contact.by), ownerRole: telling.contact.who };
  const referrer = referrerOf(patient);
  const letter =
    telling.referrer !== 'agreed' || referrer === null || patient.details === null
      ? null
      : draftReferrerLetter({
          letter: `referrer-${command.id}`,
          to: [referrer.name, referrer.practice].filter((part) => part !== null).join(', '),
          patient: {
            name: `${patient.details.givenName} ${patient.details.familyName}`,
            birthDate: patient.details.birthDate,
          },
          decidedOn: localDateOf(at, context.zone),
          words: telling.words,
          alternatives: telling.alternatives,
          contactBy: telling.contact.by,
          signedBy: command.body.printedName,
          language: telling.letterLanguage ?? 'en',
        });
  return [
    ...tasksOfRefusal(patient, ref, at, contact).map((task) => draft('task-opened', task)),
    ...(letter === null
      ? []
      : [
          draft('letter-drafted', letter),
          draft(
            'task-opened',
            taskOf('send-referrer-letter', `letter/${letter.letter}`, at, {
              stream: patient.stream,
              entry: ref,
              rule: letter.rule,
            }),
          ),
        ]),
    draftMessage(patient, { template: 'something-new', cause: command.id, occurredAt: at, zone: context.zone }),
  ];
}

const asReason = ({ rule, title, because, inputs, missing, sources, override }: Reason): Reason => ({
  rule,
  title,
  because,
  inputs,
  missing,
  sources,
  override,
});
