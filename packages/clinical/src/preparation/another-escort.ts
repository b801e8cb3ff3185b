import { isSameName, namedEscort } from '../escort/index.ts';
import { type Patient, taskOf } from '../patient/index.ts';
import type { Context, EventDraft } from '../record/index.ts';
import { allOf, latestOf, type Session, type SessionCommand } from '../session/index.ts';
import type { Instant } from '../units/index.ts';

/** Who is said to have come, or to go with the patient; undefined: nobody by name. */
function cameAs(command: SessionCommand): string | undefined {
  switch (command.kind) {
    case 'record-escort-arrival':
      return command.body.name;
    case 'release-patient':
    case 'record-left':
      return command.body.escortName;
    default:
      return undefined;
  }
}

/**
 * The task that somebody else has come than the patient named: whoever is at the chair asks the patient before they go together. Once
 * for a visit as long as it is open; where nobody was named there is nobody to differ from.
 */
export function anotherEscort(
  { session, patient }: { readonly session: Session; readonly patient: Patient },
  command: SessionCommand,
  context: Context,
): readonly EventDraft[] {
  const came = cameAs(command);
  const visit = patient.visits.find(({ body }) => body.session !== undefined && body.session === session.id)?.body;
  const named =
    latestOf(session, 'escort-arranged')?.body.name ??
    (visit === undefined ? undefined : namedEscort(patient, visit.visit)?.body.name);
  if (came === undefined || named === undefined || isSameName(named, came)) return [];
  // Whoever came under this name was asked about when he came.
  if (allOf(session, 'escort-arrived').some(({ body }) => isSameName(body.name, came))) return [];
  const about = { stream: session.stream, rule: `another-escort/${session.id}` };
  if (patient.tasks.some((task) => task.about?.rule === about.rule && task.state === 'open')) return [];
  const at = Math.min(command.occurredAt, context.now) as Instant;
  const body = taskOf('another-escort', `${command.id}/another-escort`, at, about);
  return [{ kind: 'task-opened', version: 1, occurredAt: at, zone: context.zone, body }];
}
