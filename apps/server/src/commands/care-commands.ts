import {
  type AdoptionCommand,
  adoptionFold,
  decideAdoption,
  POLICY_STREAM,
  policyAt,
  policyOfSession,
} from '@keel/clinical/adoption';
import { withOpenQuestion } from '@keel/clinical/consent';
import { COVER_STREAM, coverFold, watchAt } from '@keel/clinical/cover';
import { dayFold, dayHolding, ENDING_COMMANDS, followSession, withVisitBooked, withVisitOff } from '@keel/clinical/day';
import { type DecisionCommand, decideDecision, decideScreening, type ScreeningCommand } from '@keel/clinical/decision';
import {
  decidePatient,
  PATIENT_COMMANDS,
  type PatientCommand,
  type PatientCommandKind,
  type PatientState,
  patientFold,
  readPatient,
} from '@keel/clinical/patient';
import { PLACES_STREAM } from '@keel/clinical/places';
import { decidePlan, type PlanCommand } from '@keel/clinical/plan';
import type { Policy } from '@keel/clinical/policy';
import { followEscort } from '@keel/clinical/preparation';
import {
  type Command,
  type Context,
  type Decision,
  eventId,
  type Reason,
  refused,
  type StreamName,
  streamId,
} from '@keel/clinical/record';
import {
  CLAIM_COMMANDS,
  locationsOf,
  moveWithSession,
  putBack,
  type RegisterState,
  registerFold,
  registersMovedBy,
} from '@keel/clinical/register';
import type { Action } from '@keel/clinical/rights';
import {
  decideSession,
  endedUndosed,
  entryOf,
  FACT_COMMANDS,
  GIVE_COMMANDS,
  readSession,
  SESSION_COMMANDS,
  type SessionCommand,
  type SessionCommandKind,
  sessionFold,
  withDrafts,
} from '@keel/clinical/session';
import { STAFF_STREAM, type Staff, staffFold } from '@keel/clinical/staff';
import {
  AdoptPolicyBody,
  PATIENT_COMMAND_BODIES,
  RecordScreeningBody,
  SESSION_COMMAND_BODIES,
  SignDecisionBody,
  SignPlanBody,
} from '@keel/formats/api';
import type { z } from 'zod';
import { Problem } from '../problem/index.ts';
import { attachPhoto } from './brought-bytes.ts';
import { asksForChair, chairSharers, seatsFound } from './chair-sharers.ts';
import { daysOfSession } from './days-of-session.ts';
import { type CommandDefinition, define, type States } from './definition.ts';
import { attachNote } from './signed-note.ts';

const patientStream = (patient: string): StreamName => `patient/${patient}`;

/** A signature covers what was seen, and a whole set of limits replaces the one that was seen. */
const MUST_HAVE_SEEN: ReadonlySet<SessionCommandKind> = new Set(['sign-session', 'change-alarm-limits']);

export const NO_POLICY: Reason = {
  rule: 'policy-not-adopted',
  title: 'The clinic has adopted no policy yet',
  because: 'Nothing is planned or given by a protocol that nobody has signed for.',
  inputs: [],
  missing: ['clinic policy'],
  sources: ['design 6'],
  override: null,
};

/** A correction is read by the kind that it names, so that must be the kind of what it corrects. */
function sameKind(kind: string | undefined, named: string): void {
  if (kind === undefined || kind === named) return;
  throw new Problem('invalid-request', { issues: [{ path: ['body', 'kind'], message: `must be ${kind}` }] });
}

function decideOnSession(
  states: States,
  command: SessionCommand,
  context: Parameters<typeof decideSession>[2],
): Decision {
  const state = states.of(sessionFold, command.stream);
  const session = readSession(state);
  const patient = session.patient ?? (command.kind === 'plan-session' ? command.body.patient : null);
  const policy = policyOfSession(states.of(adoptionFold, POLICY_STREAM), session, context.now)?.policy;
  if (policy === undefined) return refused([NO_POLICY]);
  // A session of somebody who was never registered would be about nobody.
  if (patient !== null && states.seq(patientStream(patient)) === 0) throw new Problem('not-found');
  if (command.kind === 'correct-entry') {
    const entry = entryOf(session, command.body.entry);
    sameKind(entry?.kind, command.body.kind);
  }
  const person = patient === null ? null : states.of(patientFold, patientStream(patient));
  const decision = decideSession(
    {
      session: state,
      patient: person,
      policy,
      staff: staffNamedBy(states, command),
      seats: asksForChair(command.kind) ? seatsFound(states) : undefined,
    },
    command,
    context,
  );
  // A dose and the register it came from move in one transaction, or not at all.
  const registers = new Map(
    registerStreams(states, command).map((stream) => {
      if (states.seq(stream) === 0) throw new Problem('not-found');
      return [streamId(stream), states.of(registerFold, stream)] as const;
    }),
  );
  const moved =
    registers.size === 0 || !CLAIM_COMMANDS.has(command.kind)
      ? decision
      : moveWithSession(decision, { session: state, command, registers, context });
  const ended = afterEnding(states, command, moved, [...registers.values()], context);
  return person === null ? ended : followEscort(ended, { session: state, patient: person, policy }, command, context);
}

/** A session that ends before a dose gives back its drug, its chair and its visit, in the same act. */
function afterEnding(
  states: States,
  command: SessionCommand,
  decision: Decision,
  registers: readonly RegisterState[],
  context: Context,
): Decision {
  const session = states.of(sessionFold, command.stream);
  const { patient } = readSession(session);
  if (!ENDING_COMMANDS.has(command.kind) || decision.kind === 'refused' || patient === null) return decision;
  const drafts = decision.streams.filter(({ stream }) => stream === command.stream).flatMap(({ events }) => events);
  const after = withDrafts(session, command, drafts, context);
  const person = states.of(patientFold, patientStream(patient));
  const given = endedUndosed(readSession(session), after)
    ? putBack(decision, {
        session: after,
        patient: readPatient(person),
        registers,
        told: command.kind === 'stop-session' && command.body.drug === 'put-back',
        context,
      })
    : decision;
  const days = daysOfSession(states, command.stream);
  if (days === null) return given;
  const [own, before] = days;
  const day = dayHolding([states.of(dayFold, own), states.of(dayFold, before)], streamId(command.stream));
  return followSession(given, { day, session, patient: person, command, context });
}

/** A spoken order is put in another person's name, and a question goes on to others: they are looked up among the clinic's people. */
const namesSomebody = (command: Command): boolean =>
  command.kind === 'ask-prescriber' || (command.body as { readonly given?: unknown }).given === 'spoken';
const staffNamedBy = (states: States, command: Command): Staff | null =>
  namesSomebody(command) ? states.of(staffFold, STAFF_STREAM) : null;

/** The registers that this command may move; most look at none. */
function registerStreams(states: States, command: Command): readonly StreamName[] {
  if (!CLAIM_COMMANDS.has(command.kind) && !ENDING_COMMANDS.has(command.kind)) return [];
  return registersMovedBy(command, locationsOf(readSession(states.of(sessionFold, command.stream))));
}

const session: readonly CommandDefinition[] = SESSION_COMMANDS.flatMap((kind) => {
  // The clock's own command is made here and never said from outside.
  if (kind === 'tick-session') return [];
  return define({
    kind,
    on: 'session',
    action: `command/${kind}` as Action,
    body: SESSION_COMMAND_BODIES[kind] as z.ZodType,
    says:
      kind === 'prepare-drug'
        ? (body) => ((body as { readonly as?: unknown }).as === 'order' ? 'order' : 'fact')
        : kind in FACT_COMMANDS
          ? 'fact'
          : kind in GIVE_COMMANDS
            ? (body) => ((body as { readonly as?: unknown }).as === 'fact' ? 'fact' : 'order')
            : 'order',
    begins: kind === 'plan-session',
    ...(MUST_HAVE_SEEN.has(kind) ? { mustHaveSeen: true } : {}),
    reads(command, states) {
      const { patient } = readSession(states.of(sessionFold, command.stream));
      const planned = kind === 'plan-session' ? (command.body as { readonly patient: string }).patient : null;
      const whose = patient ?? planned;
      const named = namesSomebody(command) ? [STAFF_STREAM] : [];
      const days = ENDING_COMMANDS.has(kind) ? daysOfSession(states, command.stream) : null;
      return [
        POLICY_STREAM,
        ...named,
        ...(whose === null ? [] : [patientStream(whose)]),
        ...registerStreams(states, command),
        // What is signed is drawn as it stands: the clinic's name and people stand on it.
        ...(kind === 'sign-session' ? [PLACES_STREAM, STAFF_STREAM] : []),
        ...(ENDING_COMMANDS.has(kind) ? [PLACES_STREAM] : []),
        ...(days ?? []),
      ];
    },
    ...(asksForChair(kind) ? { finds: chairSharers } : {}),
    patient(command, states) {
      const { patient } = readSession(states.of(sessionFold, command.stream));
      return patient ?? (kind === 'plan-session' ? (command.body as { readonly patient: string }).patient : null);
    },
    decide: (states, command, context) => decideOnSession(states, command as SessionCommand, context),
    ...(kind === 'sign-session' ? { attach: attachNote } : {}),
  });
});

/** These three are said of sessions and of people alike; the rights differ. */
const PATIENT_ACTIONS: Readonly<Partial<Record<PatientCommandKind, Action>>> = {
  'correct-entry': 'command/correct-patient-entry',
  'undo-entry': 'command/undo-patient-entry',
  'strike-entry': 'command/strike-patient-entry',
};

const AMENDMENTS: readonly PatientCommandKind[] = ['correct-entry', 'undo-entry', 'strike-entry'];
const REFUSABLE: readonly PatientCommandKind[] = [
  'correct-integration-note',
  ...AMENDMENTS,
  'register-patient',
  'take-photo',
  'open-task',
  'take-task',
  'close-task',
  'end-course',
  'cancel-visit',
  'set-goals',
  'draft-letter',
  'follow-letter',
  'try-contact',
  'decide-follow-up',
  'end-portal-logins',
];

/** What somebody says of himself, or is heard to say, has an owner by the hours of cover; whoever takes it is looked up. */
const WATCHED: ReadonlySet<PatientCommandKind> = new Set([
  'answer-scale',
  'answer-check-in',
  'tell-answers-so-far',
  'say-not-safe',
  'report-distress',
  'write-journal',
  'answer-experience',
  'write-integration-note',
  'correct-integration-note',
  'correct-entry',
]);

const patient: readonly CommandDefinition[] = PATIENT_COMMANDS.map((kind) =>
  define({
    kind,
    on: 'patient',
    action: PATIENT_ACTIONS[kind] ?? (`command/${kind}` as Action),
    body: PATIENT_COMMAND_BODIES[kind] as z.ZodType,
    says: REFUSABLE.includes(kind) ? 'order' : 'fact',
    begins: kind === 'register-patient',
    ...(kind === 'take-photo' ? { attach: attachPhoto } : {}),
    reads: () => (WATCHED.has(kind) ? [COVER_STREAM, STAFF_STREAM] : kind === 'take-task' ? [STAFF_STREAM] : []),
    patient: (command) => command.stream.slice('patient/'.length),
    decide(states, command, context) {
      const state = states.of(patientFold, command.stream);
      const said = command as PatientCommand;
      if (said.kind === 'correct-entry') {
        const { entry: ref, kind: named } = said.body;
        sameKind(readPatient(state).entries.find(({ id }) => id === eventId(ref))?.kind, named);
      }
      const staff = WATCHED.has(kind) || kind === 'take-task' ? states.of(staffFold, STAFF_STREAM) : null;
      const watch = WATCHED.has(kind)
        ? watchAt(states.of(coverFold, COVER_STREAM).cover, staff, context.now, kind === 'report-distress')
        : null;
      const decision = decidePatient({ patient: state, watch, staff }, said, context);
      switch (said.kind) {
        case 'book-visit':
          return withVisitBooked(decision, readPatient(state), said, context);
        case 'cancel-visit':
          return withVisitOff(decision, readPatient(state), said, context);
        case 'sign-consent':
          return withOpenQuestion(decision, readPatient(state), said);
        default:
          return decision;
      }
    },
  }),
);

/** What is decided about a person by the clinic's rules: by which of them, has to be adopted first. */
const orderUnderPolicy = (
  order: Pick<CommandDefinition, 'kind' | 'action' | 'body' | 'mustHaveSeen'>,
  decideWith: (
    by: { readonly patient: PatientState; readonly policy: Policy },
    command: Command,
    context: Context,
  ) => Decision,
): CommandDefinition =>
  define({
    ...order,
    on: 'patient',
    says: 'order',
    begins: false,
    reads: () => [POLICY_STREAM],
    patient: (command) => streamId(command.stream),
    decide(states, command, context) {
      const adopted = policyAt(states.of(adoptionFold, POLICY_STREAM), context.now)?.policy;
      if (adopted === undefined) return refused([NO_POLICY]);
      return decideWith({ patient: states.of(patientFold, command.stream), policy: adopted }, command, context);
    },
  });

const underPolicy: readonly CommandDefinition[] = [
  // A signature covers what was seen: somebody may have ended the course, or measured another weight.
  orderUnderPolicy(
    { kind: 'sign-plan', action: 'command/sign-plan', body: SignPlanBody, mustHaveSeen: true },
    (by, command, context) => decidePlan(by, command as PlanCommand, context),
  ),
  orderUnderPolicy(
    { kind: 'record-screening', action: 'command/record-screening', body: RecordScreeningBody },
    (by, command, context) => decideScreening(by, command as ScreeningCommand, context),
  ),
  // An answer that came since may be the one that stops it.
  orderUnderPolicy(
    { kind: 'sign-decision', action: 'command/sign-decision', body: SignDecisionBody, mustHaveSeen: true },
    (by, command, context) => decideDecision(by, command as DecisionCommand, context),
  ),
];

const policy: readonly CommandDefinition[] = [
  define({
    kind: 'adopt-policy',
    on: POLICY_STREAM,
    action: 'command/adopt-policy',
    body: AdoptPolicyBody as z.ZodType,
    says: 'order',
    begins: true,
    // Two medical directors at once: the second one looks at what the first has adopted.
    mustHaveSeen: true,
    reads: () => [],
    patient: () => null,
    decide: (states, command, context) =>
      decideAdoption(states.of(adoptionFold, POLICY_STREAM), command as AdoptionCommand, context),
  }),
];

/** Sessions, people with decisions and plans about them, and the policy they are judged by. */
export const CARE_COMMANDS: readonly CommandDefinition[] = [...session, ...patient, ...underPolicy, ...policy];
