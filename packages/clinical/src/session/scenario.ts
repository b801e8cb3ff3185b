import { PATIENT_COMMANDS, type PatientCommand } from '../patient/index.ts';
import type { Actor, Command, EventRef, Role } from '../record/index.ts';
import type { ScreeningCommand } from '../screening/index.ts';
import { addMinutes, type Instant } from '../units/index.ts';
import type { SessionCommand } from './commands.ts';

/**
 * A whole session as data (`scenarios/session/*.json`): commands with minutes from its start. The same files are read by
 * tests, demo clinic and simulator, and are always replayed through `decide`, never inserted as rows.
 *
 * In a body, `{"$minute": n}` is the instant n minutes from the start, `{"$ref": "label"}` the event of the step with
 * that label, `"$patient"` and `"$session"` the ids of the replay.
 */
export interface Scenario {
  readonly name: string;
  readonly title: string;
  /** Key of `STARTING_POLICIES`. */
  readonly policy: 'esketamine-only' | 'infusion' | 'mixed';
  readonly staff: Readonly<Record<string, readonly Role[]>>;
  readonly steps: readonly ScenarioStep[];
  /** What must hold at the end; read by the test. */
  readonly expect: ScenarioExpectation;
}

export interface ScenarioStep {
  readonly minute: number;
  readonly by: string;
  readonly kind: string;
  readonly body: unknown;
  readonly label?: string;
  /** Minutes after which it was keyed in, when somebody wrote it down later. */
  readonly enteredLater?: number;
  /** The rules of the refusal, sorted; absent: it must be accepted. */
  readonly refused?: readonly string[];
  /** The rules flagged in the event, sorted. */
  readonly flags?: readonly string[];
}

export interface ScenarioExpectation {
  readonly phase: string;
  readonly deliveredMg: number;
  readonly deliveredMgMax?: number;
  readonly pumpedMg?: number;
  readonly inLineMg?: number;
  readonly missedChecks: readonly number[];
  readonly lateChecks: readonly number[];
  readonly tasks: readonly string[];
}

/** One step ready to be decided. */
export interface ScenarioCommand {
  readonly step: ScenarioStep;
  readonly actor: Actor;
  /** When it is decided: its own time, or later when it was written down later. */
  readonly now: Instant;
  readonly command: SessionCommand | PatientCommand | ScreeningCommand;
}

/** A UUIDv7 whose time is the step's and whose rest follows from replay and place: the same replay has the same ids. */
export function scenarioId(at: Instant, replay: string, place: number): string {
  const time = at.toString(16).padStart(12, '0');
  // FNV-1a, 32 bit, twice: enough to keep replays apart, and no randomness in the centre.
  const mix = (text: string): string => {
    let hash = 0x811c9dc5;
    for (const letter of text) hash = Math.imul(hash ^ letter.codePointAt(0)!, 0x01000193) >>> 0;
    return hash.toString(16).padStart(8, '0');
  };
  const tail = mix(`${replay}/${place}`) + mix(`${place}/${replay}`);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${tail.slice(0, 3)}-8${tail.slice(3, 6)}-${tail.slice(6)}${(place % 256).toString(16).padStart(2, '0')}`;
}

const isPlaceholder = (value: object, key: string): boolean => key in value && Object.keys(value).length === 1;

function resolve(
  value: unknown,
  given: { startsAt: Instant; session: string; patient: string; labels: ReadonlyMap<string, EventRef> },
): unknown {
  if (value === '$patient') return given.patient;
  if (value === '$session') return given.session;
  if (Array.isArray(value)) return value.map((item) => resolve(item, given));
  if (typeof value !== 'object' || value === null) return value;
  if (isPlaceholder(value, '$minute')) return addMinutes(given.startsAt, (value as { $minute: number }).$minute);
  if (isPlaceholder(value, '$ref')) {
    const label = (value as { $ref: string }).$ref;
    const ref = given.labels.get(label);
    if (ref === undefined) throw new RangeError(`scenario: no step before this one has the label "${label}"`);
    return ref;
  }
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, resolve(item, given)]));
}

/**
 * The commands of a scenario for one replay. `seenSeq` is 0: whoever replays sets it to what he holds.
 *
 * Errors: RangeError for a label or a person that the file does not name: the file is ours.
 */
export function scenarioCommands(
  scenario: Scenario,
  given: { readonly startsAt: Instant; readonly session: string; readonly patient: string },
): readonly ScenarioCommand[] {
  const labels = new Map<string, EventRef>();
  return scenario.steps.map((step, place) => {
    const roles = scenario.staff[step.by];
    if (roles === undefined) throw new RangeError(`scenario: "${step.by}" is not in the staff list`);
    const occurredAt = addMinutes(given.startsAt, step.minute);
    const now = addMinutes(occurredAt, step.enteredLater ?? 0);
    const id = scenarioId(now, `${scenario.name}/${given.session}`, place);
    const body = resolve(step.body, { ...given, labels });
    if (step.label !== undefined) labels.set(step.label, { command: id, index: 0 });
    const ofPatient =
      step.kind === 'record-screening' ||
      ((PATIENT_COMMANDS as readonly string[]).includes(step.kind) && !/-entry$/.test(step.kind));
    const command: Command = {
      id,
      kind: step.kind,
      stream: ofPatient ? `patient/${given.patient}` : `session/${given.session}`,
      seenSeq: 0,
      occurredAt,
      body,
    };
    return {
      step,
      actor: { kind: step.by === 'clock' ? 'system' : 'person', id: step.by, roles },
      now,
      command: command as ScenarioCommand['command'],
    };
  });
}
