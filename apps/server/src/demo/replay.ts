import { decidePatient, type PatientCommand, patientFold } from '@keel/clinical/patient';
import type { Policy } from '@keel/clinical/policy';
import type { Actor, Decision, Fold, StreamName } from '@keel/clinical/record';
import {
  decideSession,
  type Scenario,
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
  readonly adapt?: (kind: string, body: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>> | null;
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
  for (const { step, now, command } of scenarioCommands(scenario, into)) {
    if (now > into.until || step.refused !== undefined) continue;
    const body = (into.adapt ?? ((_, given) => given))(step.kind, command.body as Readonly<Record<string, unknown>>);
    if (body === null) continue;
    const actor = into.cast(step.by);
    const context = { now, zone: into.zone, actor };
    const adapted = { ...command, body };
    const decision: Decision = command.stream.startsWith('patient/')
      ? decidePatient({ patient: patient.state }, adapted as PatientCommand, context)
      : decideSession(
          { session: session.state, patient: patient.state, policy: into.policy },
          adapted as SessionCommand,
          context,
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
        expectedSeq: one.stream.startsWith('patient/') ? patient.seq : session.seq,
      })),
      answer: null,
    });
    for (const event of events) {
      if (event.stream.startsWith('patient/'))
        patient = { seq: event.seq, state: patientFold.evolve(patient.state, event) };
      else session = { seq: event.seq, state: sessionFold.evolve(session.state, event) };
    }
  }
}
