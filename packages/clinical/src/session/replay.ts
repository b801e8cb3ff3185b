import { decidePatient, type PatientCommand, type PatientState, patientFold } from '../patient/index.ts';
import { type Policy, STARTING_POLICIES } from '../policy/index.ts';
import { type Context, type Decision, type RecordedEvent, recordDraft } from '../record/index.ts';
import { decideScreening, type ScreeningCommand } from '../screening/index.ts';
import type { Instant } from '../units/index.ts';
import type { SessionCommand } from './commands.ts';
import { decideSession } from './decide.ts';
import { type Scenario, type ScenarioCommand, type ScenarioStep, scenarioCommands } from './scenario.ts';
import { type SessionState, sessionFold } from './session.ts';

/** What replaying a scenario in memory gives: both streams, and the answer to each step. */
export interface Replayed {
  readonly session: SessionState;
  readonly patient: PatientState;
  readonly policy: Policy;
  readonly answers: readonly {
    readonly step: ScenarioStep;
    readonly decision: Decision;
    readonly events: readonly RecordedEvent[];
  }[];
  /** The last instant of the scenario. */
  readonly endsAt: Instant;
}

const isScreening = (command: ScenarioCommand['command']): command is ScreeningCommand =>
  command.kind === 'record-screening';

/** Replays a scenario through `decide`, with nothing but the domain. */
export function replayScenario(
  scenario: Scenario,
  given: { readonly startsAt: Instant; readonly session: string; readonly patient: string; readonly zone: string },
): Replayed {
  const policy: Policy = STARTING_POLICIES[scenario.policy];
  let session = sessionFold.initial(`session/${given.session}`);
  let patient = patientFold.initial(`patient/${given.patient}`);
  let position = 0;
  let endsAt = given.startsAt;
  const answers: Replayed['answers'][number][] = [];
  for (const { step, actor, now, command: told } of scenarioCommands(scenario, given)) {
    const command = { ...told, seenSeq: told.stream.startsWith('patient/') ? patient.seq : session.seq } as typeof told;
    const context: Context = { now, zone: given.zone, actor };
    const decision = isScreening(command)
      ? decideScreening({ patient, policy }, command, context)
      : command.stream.startsWith('patient/')
        ? decidePatient({ patient }, command as PatientCommand, context)
        : decideSession({ session, patient, policy, staff: null }, command as SessionCommand, context);
    const events: RecordedEvent[] = [];
    if (decision.kind === 'accepted') {
      let index = 0;
      for (const { stream, events: drafts } of decision.streams) {
        for (const draft of drafts) {
          position += 1;
          const own = stream.startsWith('patient/') ? patient : session;
          const event = recordDraft(draft, {
            command: command.id,
            index,
            stream,
            seq: own.seq + 1,
            position,
            recordedAt: now,
            actor,
          });
          index += 1;
          events.push(event);
          if (stream.startsWith('patient/')) patient = patientFold.evolve(patient, event);
          else session = sessionFold.evolve(session, event);
        }
      }
    }
    answers.push({ step, decision, events });
    if (now > endsAt) endsAt = now;
  }
  return { session, patient, policy, answers, endsAt };
}
