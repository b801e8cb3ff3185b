import { escortReplaced, namedEscort } from '../escort/index.ts';
import { draftMessage, dropMessages } from '../messages/index.ts';
import { allPatientEntries, type EscortNamed, type PatientState, readPatient } from '../patient/index.ts';
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
import type { Instant } from '../units/index.ts';
import { ownReach } from './own-reach.ts';
import { escortOf } from './preparation.ts';

/** Commands about a session after which another may take the patient home. */
export const ESCORT_COMMANDS: ReadonlySet<string> = new Set<SessionCommand['kind']>([
  'arrange-escort',
  'correct-entry',
  'undo-entry',
  'strike-entry',
]);

const sameText = (one: string | undefined, other: string | undefined): boolean =>
  one !== undefined && other !== undefined && one.trim().toLowerCase() === other.trim().toLowerCase();

const wordsOf = (name: string | undefined): readonly string[] =>
  (name ?? '')
    .toLowerCase()
    .split(/[\s,.]+/)
    .filter(Boolean);

/** "Robin" and "Robin Hale": nobody who is meant must read that he is not needed. */
function isName(one: string | undefined, other: string | undefined): boolean {
  const [fewer, more] = [wordsOf(one), wordsOf(other)].toSorted((a, b) => a.length - b.length);
  return fewer!.length > 0 && fewer!.every((word) => more!.includes(word));
}

/** The same way home, or the same person under a name that was put right or said more fully. */
const isSame = (named: EscortNamed, arranged: EscortArranged): boolean =>
  named.escort === arranged.escort &&
  (named.escort !== 'adult' || isName(named.name, arranged.name) || sameText(named.phone, arranged.phone));

/**
 * Who takes the patient home, entered in the session (Arrivals, the visit's own page), is named for the visit as well, as if the chart
 * had been told: whoever was named before hears that another does it now, the patient's page shows the one who comes, and the one who
 * comes is asked while the visit lies ahead. One that is taken back leaves the one before, who is asked again. Pure.
 */
export function followEscort(
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
  const was = latestOf(before, 'escort-arranged');
  const arranged = latestOf(after, 'escort-arranged');
  const changed = JSON.stringify(was?.body) !== JSON.stringify(arranged?.body);
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
  // Taken back with nobody before: whoever is entered next takes the place of who was named.
  if (arranged === undefined) return decision;
  if (named !== null && isSame(named.body, arranged.body)) return decision;
  const { escort, name, relation, phone } = arranged.body;
  // Somebody who was named before comes again by the ways that are known of him.
  const known = allPatientEntries(patient, 'escort-named').findLast(
    ({ body }) => body.escort === escort && sameText(body.name, name),
  )?.body;
  const own = ownReach(patient, { phone }).length > 0;
  const next: EscortNamed = {
    visit: visit.visit,
    escort,
    ...(name === undefined ? {} : { name }),
    ...(relation === undefined ? (known?.relation === undefined ? {} : { relation: known.relation }) : { relation }),
    ...(phone === undefined || own ? (known?.phone === undefined ? {} : { phone: known.phone }) : { phone }),
    ...(known?.email === undefined ? {} : { email: known.email }),
  };
  const way = {
    ...(next.email === undefined ? {} : { email: next.email }),
    ...(next.phone === undefined ? {} : { phone: next.phone }),
  };
  const asked =
    escort === 'adult' && Object.keys(way).length > 0 && now < visit.startsAt
      ? [
          draftMessage(patient, {
            template: 'escort-asked',
            cause: command.id,
            occurredAt: at,
            zone,
            to: { who: 'escort', ...way },
            about: visit.visit,
            until: visit.startsAt,
          }),
        ]
      : [];
  // A way home that answers to nobody is found with it; of a person the silence is somebody's until he has said yes.
  const found =
    escort !== 'adult' && escortOf(patient, visit.visit, after.route, deciding.policy).accepted.includes(escort);
  const closed = patient.tasks
    .filter(
      ({ kind, state, about }) =>
        found && kind === 'escort-silent' && state === 'open' && about?.rule === `escort/${visit.visit}`,
    )
    .map(({ task }) => draft('task-closed', { task, evidence: 'another way home is named' }));
  return also(
    draft('escort-named', next),
    ...ofVisit,
    ...escortReplaced(patient, visit, next, { cause: command.id, at, now, zone }),
    ...asked,
    ...closed,
  );
}
