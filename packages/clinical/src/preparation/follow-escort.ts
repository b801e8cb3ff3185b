import { type EntryUndone, isAmendment, lastRecorded } from '../entries/index.ts';
import { escortAnswer, escortAsked, escortReplaced, isSameName, namedEscort, sameText } from '../escort/index.ts';
import { dropMessages } from '../messages/index.ts';
import {
  allPatientEntries,
  type EscortNamed,
  type Patient,
  type PatientEntryOf,
  type PatientState,
  readPatient,
} from '../patient/index.ts';
import type { Policy } from '../policy/index.ts';
import { accepted, type Context, type Decision, type EventDraft, together } from '../record/index.ts';
import {
  type EscortArranged,
  isOver,
  latestOf,
  readSession,
  type SessionCommand,
  type SessionState,
  withDrafts,
} from '../session/index.ts';
import { reachKey } from '../sign-up/index.ts';
import type { Instant } from '../units/index.ts';
import { withAnotherEscort } from './another-escort.ts';
import { ownReach } from './own-reach.ts';
import { escortOf } from './preparation.ts';

/** Commands about a session after which another may take the patient home. */
const ESCORT_COMMANDS: ReadonlySet<string> = new Set<SessionCommand['kind']>([
  'arrange-escort',
  'correct-entry',
  'undo-entry',
  'strike-entry',
]);

/** Which naming on the chart is one that this session has made, by an entry of its own or by what put that right or took it back. */
function madeHere({ events }: SessionState): (naming: PatientEntryOf<'escort-named'>) => boolean {
  const arranging = new Set(events.filter(({ kind }) => kind === 'escort-arranged').map(({ command }) => command));
  const amending = events
    .filter(({ kind, body }) => isAmendment(kind) && arranging.has((body as EntryUndone).entry.command))
    .map(({ command }) => command);
  const made = new Set([...arranging, ...amending]);
  return ({ ref }) => made.has(ref.command);
}

/** Of the same way home, what was put right: nothing is, where less is said than the chart knows. */
type Meant = 'another' | 'same' | 'put-right';
function meantBy(named: EscortNamed, { escort, name, phone }: EscortArranged, patient: Patient): Meant {
  if (named.escort !== escort) return 'another';
  // An adult of whom nothing else is said is the one who is named.
  if (escort !== 'adult' || (name === undefined && phone === undefined)) return 'same';
  const samePhone = phone !== undefined && named.phone !== undefined && reachKey(phone) === reachKey(named.phone);
  const sameName = isSameName(named.name, name);
  if (!sameName && !samePhone) return 'another';
  const newPhone = phone !== undefined && !samePhone && ownReach(patient, { phone }).length === 0;
  return newPhone || (name !== undefined && !sameName) ? 'put-right' : 'same';
}

/** Who is named by an entry of the session, with what the chart knows of him: somebody who was named before comes by those ways again. */
function namingOf(
  patient: Patient,
  visit: string,
  named: EscortNamed | undefined,
  { escort, name, relation, phone }: EscortArranged,
): EscortNamed {
  const isHe = (body: EscortNamed): boolean => body.escort === escort && sameText(body.name, name);
  const known =
    named?.escort === escort && isSameName(named.name, name)
      ? named
      : allPatientEntries(patient, 'escort-named').findLast(({ body }) => isHe(body))?.body;
  const told = phone !== undefined && ownReach(patient, { phone }).length === 0 ? phone : undefined;
  return Object.assign(
    { visit, escort },
    name === undefined ? {} : { name },
    optional('relation', relation ?? known?.relation),
    optional('phone', told ?? known?.phone),
    optional('email', known?.email),
  );
}

const optional = <Key extends string>(key: Key, value: string | undefined): Partial<Record<Key, string>> =>
  value === undefined ? {} : ({ [key]: value } as Record<Key, string>);

/** What the session is told of who takes the patient home is said on the chart, and whoever is another than was named is asked after. */
export const followEscort = (
  decision: Decision,
  deciding: { readonly session: SessionState; readonly patient: PatientState; readonly policy: Policy },
  command: SessionCommand,
  context: Context,
): Decision => withAnotherEscort(withNaming(decision, deciding, command, context), deciding, command, context);

/**
 * Who takes the patient home, entered in the session (Arrivals, the visit's own page), is named for the visit as well, as if the chart
 * had been told: whoever was named before hears that another does it now, the patient's page shows the one who comes, and the one who
 * comes is asked while the visit lies ahead. One that is taken back leaves the one before, who is asked again. A name or a number that
 * is put right before there is an answer is asked anew; an answer stands. Pure.
 */
function withNaming(
  decision: Decision,
  deciding: { readonly session: SessionState; readonly patient: PatientState; readonly policy: Policy },
  command: SessionCommand,
  context: Context,
): Decision {
  if (decision.kind === 'refused' || !ESCORT_COMMANDS.has(command.kind)) return decision;
  const drafts = decision.streams
    .filter(({ stream }) => stream === deciding.session.stream)
    .flatMap(({ events }) => events);
  const before = readSession(deciding.session);
  const after = withDrafts(deciding.session, command, drafts, context);
  const patient = readPatient(deciding.patient);
  const visit = patient.visits.find(({ body }) => body.session !== undefined && body.session === after.id)?.body;
  const arranged = latestOf(after, 'escort-arranged')?.body;
  const changed = JSON.stringify(latestOf(before, 'escort-arranged')?.body) !== JSON.stringify(arranged);
  if (visit === undefined || !changed || isOver(after.phase)) return decision;
  const at = Math.min(command.occurredAt, context.now) as Instant;
  const { zone, now } = context;
  const named = namedEscort(patient, visit.visit);
  const draft = (kind: string, body: unknown): EventDraft => ({ kind, version: 1, occurredAt: at, zone, body });
  const also = (...events: readonly EventDraft[]): Decision =>
    accepted(...together([...decision.streams, { stream: patient.stream, events }]));
  const ofVisit = dropMessages(patient.messages, ({ to, link }) => to === 'escort' && link?.about === visit.visit, {
    at,
    zone,
  });
  let next: EscortNamed;
  if (arranged === undefined) {
    // Taken back with nobody before in the session: the chart goes back to whoever it named of its own.
    const isHere = madeHere(deciding.session);
    if (named === null || !isHere(named)) return decision;
    const own = allPatientEntries(patient, 'escort-named').filter(({ body }) => body.visit === visit.visit);
    const stood = lastRecorded(own.filter((one) => !isHere(one)));
    // With nobody there either, whoever is entered next takes the place of who was named; he is asked nothing.
    if (stood === undefined) return also(...ofVisit);
    next = stood.body;
  } else {
    const meant = named === null ? 'another' : meantBy(named.body, arranged, patient);
    if (meant === 'same') return decision;
    if (meant === 'put-right' && escortAnswer(patient, visit.visit, named!) !== undefined) return decision;
    next = namingOf(patient, visit.visit, named?.body, arranged);
  }
  const said = { cause: command.id, at, now, zone };
  // A way home that answers to nobody is found with it; of a person the silence is somebody's until he has said yes.
  const found =
    next.escort !== 'adult' &&
    escortOf(patient, visit.visit, after.route, deciding.policy).accepted.includes(next.escort);
  const closed = patient.tasks
    .filter(
      ({ kind, state, about }) =>
        found && kind === 'escort-silent' && state === 'open' && about?.rule === `escort/${visit.visit}`,
    )
    .map(({ task }) => draft('task-closed', { task, evidence: 'another way home is named' }));
  return also(
    draft('escort-named', next),
    ...ofVisit,
    ...escortReplaced(patient, visit, next, said),
    ...(now < visit.startsAt ? escortAsked(patient, visit, next, said) : []),
    ...closed,
  );
}
