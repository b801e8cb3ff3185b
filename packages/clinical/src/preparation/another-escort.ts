import { isSameName, namedEscort } from '../escort/index.ts';
import { type EscortNamed, type PatientState, readPatient, taskOf } from '../patient/index.ts';
import { accepted, type Context, type Decision, type EventDraft, together } from '../record/index.ts';
import {
  allOf,
  latestOf,
  readSession,
  type Session,
  type SessionCommand,
  type SessionState,
  withDrafts,
} from '../session/index.ts';
import { reachKey } from '../sign-up/index.ts';
import type { Instant } from '../units/index.ts';

type Named = Pick<EscortNamed, 'escort' | 'name' | 'phone'>;

/** The names by which the adult who is to take the patient home may come; none where nobody is named by a name. */
function namesMeant(session: Session, named: Named | undefined): readonly string[] {
  const arranged = latestOf(session, 'escort-arranged')?.body;
  // A name that is put right in the session after he has answered stays there alone: by his number it is he.
  const isHe =
    named === undefined ||
    (named.phone !== undefined && arranged?.phone !== undefined && reachKey(named.phone) === reachKey(arranged.phone));
  return [named, isHe ? arranged : undefined].flatMap((one) =>
    one?.escort === 'adult' && one.name !== undefined ? [one.name] : [],
  );
}

/** Under which names somebody is said to have gone with the patient. */
function goneAs(session: Session): readonly string[] {
  const released = latestOf(session, 'patient-released')?.body;
  const left = latestOf(session, 'patient-left')?.body;
  return [
    released?.goesWith === 'adult' ? released.escortName : undefined,
    left?.with === 'adult' ? left.escortName : undefined,
  ].filter((name) => name !== undefined);
}
const cameAs = (session: Session): readonly string[] => allOf(session, 'escort-arrived').map(({ body }) => body.name);

const others = (said: readonly string[], meant: readonly string[]): readonly string[] =>
  meant.length === 0 ? [] : said.filter((name) => !meant.some((one) => isSameName(one, name)));

/**
 * Somebody comes for the patient, or goes with them, under another name than the escort who is named: it is recorded as it was, and a
 * nurse asks the patient before they go together. Once for the same name; an entry that is put right or taken back ends it, and naming
 * whoever stands there does not: it is the patient who says so. Pure.
 */
export function withAnotherEscort(
  decision: Decision,
  deciding: { readonly session: SessionState; readonly patient: PatientState },
  command: SessionCommand,
  context: Context,
): Decision {
  if (decision.kind === 'refused') return decision;
  const patient = readPatient(deciding.patient);
  const of = (stream: string): readonly EventDraft[] =>
    decision.streams.filter((one) => one.stream === stream).flatMap(({ events }) => events);
  const before = readSession(deciding.session);
  const after = withDrafts(deciding.session, command, of(deciding.session.stream), context);
  const visit = patient.visits.find(({ body }) => body.session !== undefined && body.session === after.id)?.body.visit;
  const named = visit === undefined ? undefined : namedEscort(patient, visit)?.body;
  const naming = of(patient.stream).findLast(({ kind }) => kind === 'escort-named')?.body as EscortNamed | undefined;
  const meant = namesMeant(before, named);
  const known = others([...cameAs(before), ...goneAs(before)], meant);
  // Who counts is whoever came last; whoever was once another has been asked after.
  const now = others(
    [...cameAs(after).slice(-1), ...goneAs(after)],
    namesMeant(after, naming?.visit === visit ? (naming ?? named) : named),
  );

  const about = { stream: after.stream, rule: `another-escort/${after.id}` };
  const at = Math.min(command.occurredAt, context.now) as Instant;
  const draft = (kind: string, body: object): EventDraft => ({
    kind,
    version: 1,
    occurredAt: at,
    zone: context.zone,
    body,
  });
  const asked = patient.tasks.filter(({ state, about: rests }) => state === 'open' && rests?.rule === about.rule);
  const isNew = now.some((name) => !known.some((one) => isSameName(one, name)));
  const isMended = known.length > 0 && others([...cameAs(after), ...goneAs(after)], meant).length === 0;
  const events =
    isNew && asked.length === 0
      ? [draft('task-opened', taskOf('another-escort', `${command.id}/another-escort`, at, about))]
      : isMended && !isNew
        ? asked.map(({ task }) => draft('task-closed', { task, evidence: 'the name was put right or taken back' }))
        : [];
  if (events.length === 0) return decision;
  return accepted(...together([...decision.streams, { stream: patient.stream, events }]));
}
