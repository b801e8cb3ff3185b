import { decidePatient, type PatientCommand, patientFold } from '@keel/clinical/patient';
import type { Policy } from '@keel/clinical/policy';
import type { Actor, Decision, Fold, StreamName } from '@keel/clinical/record';
import { moveWithSession, type RegisterState, registerFold, registerStream } from '@keel/clinical/register';
import { decideScreening, type ScreeningCommand } from '@keel/clinical/screening';
import {
  decideSession,
  readSession,
  type Scenario,
  type Session,
  type SessionCommand,
  scenarioCommands,
  sessionFold,
} from '@keel/clinical/session';
import type { Instant } from '@keel/clinical/units';
import { canonical, type OpenRecord, sha256 } from '../record/index.ts';

/** Where and for whom a scenario is replayed, and how far. */
export interface ReplayInto {
  readonly record: OpenRecord;
  readonly clinic: string;
  readonly zone: string;
  readonly policy: Policy;
  readonly session: string;
  readonly patient: string;
  readonly startsAt: Instant;
  /** Steps after this moment have not happened yet. */
  readonly until: Instant;
  /** Who in this clinic does what a person of the scenario does. */
  readonly cast: (person: string) => Actor;
  /** The step as it is here; null leaves it out. */
  readonly adapt?: (
    kind: string,
    body: Readonly<Record<string, unknown>>,
    by: string,
  ) => Readonly<Record<string, unknown>> | null;
  /** The register that doses are taken from, and which container a step reaches for. */
  readonly shelf?: {
    readonly location: string;
    readonly take: (
      register: RegisterState,
      session: Session,
      kind: string,
      body: Readonly<Record<string, unknown>>,
      at: Instant,
    ) => Readonly<Record<string, unknown>>;
  };
}

/**
 * Replays a scenario into a record, command by command through `decide`, each at its own time. Nothing is inserted that
 * was not decided; a step that the scenario expects to be refused leaves nothing.
 *
 * @throws Error when a step that should stand is refused: the scenario and the rules have parted.
 */
export async function replayInto(scenario: Scenario, into: ReplayInto): Promise<void> {
  const { record, clinic } = into;
  const load = async <State>(stream: StreamName, fold: Fold<State>) => {
    const events = await record.load(clinic, stream);
    return { seq: events.at(-1)?.seq ?? 0, state: events.reduce(fold.evolve, fold.initial(stream)) };
  };
  let patient = await load(`patient/${into.patient}`, patientFold);
  let session = await load(`session/${into.session}`, sessionFold);
  const { shelf } = into;
  let register = shelf === undefined ? null : await load(registerStream(shelf.location), registerFold);
  for (const { step, now, command } of scenarioCommands(scenario, into)) {
    if (now > into.until || step.refused !== undefined) continue;
    const said = (into.adapt ?? ((_, given) => given))(
      step.kind,
      command.body as Readonly<Record<string, unknown>>,
      step.by,
    );
    if (said === null) continue;
    const body =
      shelf === undefined || register === null
        ? said
        : shelf.take(register.state, readSession(session.state), step.kind, said, command.occurredAt);
    const actor = into.cast(step.by);
    const context = { now, zone: into.zone, actor };
    const seenSeq = command.stream.startsWith('patient/') ? patient.seq : session.seq;
    const adapted = { ...command, body, seenSeq };
    const decision: Decision =
      command.kind === 'record-screening'
        ? decideScreening({ patient: patient.state, policy: into.policy }, adapted as ScreeningCommand, context)
        : command.stream.startsWith('patient/')
          ? decidePatient({ patient: patient.state }, adapted as PatientCommand, context)
          : moveWithSession(
              decideSession(
                { session: session.state, patient: patient.state, policy: into.policy, staff: null },
                adapted as SessionCommand,
                context,
              ),
              {
                session: session.state,
                command: adapted as SessionCommand,
                registers:
                  shelf === undefined || register === null ? new Map() : new Map([[shelf.location, register.state]]),
                context,
              },
            );
    if (decision.kind === 'refused') {
      const why = decision.reasons.map(({ rule, because }) => `${rule} (${because})`).join(', ');
      throw new Error(`${scenario.name}: ${step.kind} at minute ${step.minute} was refused: ${why}`);
    }
    const streams = decision.streams.filter(({ events }) => events.length > 0);
    if (streams.length === 0) continue;
    const { events } = await record.append(clinic, {
      command: { id: command.id, bodyHash: sha256(canonical({ kind: command.kind, body })) },
      author: { kind: actor.kind, id: actor.id, right: `command/${command.kind} demo` },
      streams: streams.map((one) => ({
        ...one,
        expectedSeq: one.stream.startsWith('patient/')
          ? patient.seq
          : one.stream.startsWith('register/')
            ? (register?.seq ?? 0)
            : session.seq,
      })),
      answer: null,
    });
    for (const event of events) {
      if (event.stream.startsWith('patient/'))
        patient = { seq: event.seq, state: patientFold.evolve(patient.state, event) };
      else if (event.stream.startsWith('register/') && register !== null)
        register = { seq: event.seq, state: registerFold.evolve(register.state, event) };
      else session = { seq: event.seq, state: sessionFold.evolve(session.state, event) };
    }
  }
}
