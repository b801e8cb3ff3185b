import { readPatient, type SessionDosed } from '../patient/index.ts';
import { accepted, type Context, type Decision, together } from '../record/index.ts';
import { addMs, DAY_MS, type Instant } from '../units/index.ts';
import type { SessionDeciding } from './asked.ts';
import type { SessionCommand } from './commands.ts';
import { doseTotals } from './dose-totals.ts';
import type { SessionEventKind } from './events.ts';
import type { Session } from './session.ts';
import { withDrafts } from './with-drafts.ts';

/** After these more may have been given, or less than was said. */
const MOVES: ReadonlySet<string> = new Set<SessionEventKind>([
  'infusion-started',
  'infusion-rate-changed',
  'infusion-paused',
  'infusion-resumed',
  'infusion-stopped',
  'pump-volume-read',
  'line-flushed',
  'line-discarded',
  'line-failed',
  'access-removed',
  'bolus-given',
  'injection-given',
  'mouth-dose-given',
  'device-given',
  'entry-corrected',
  'entry-undone',
  'entry-struck',
]);

/** What the session has given by now, mg. */
function dosedBy(session: Session, now: Instant): SessionDosed {
  // What a flush brings in arrives without another entry: once it has stopped, it is counted to its end.
  const totals = doseTotals(session, session.lastDoseEndedAt === null ? now : addMs(now, DAY_MS));
  return {
    session: session.id,
    firstDoseAt: session.firstDoseAt,
    lastDoseEndedAt: session.lastDoseEndedAt,
    deliveredMg: totals.deliveredMgMin,
    deliveredMgMax: totals.deliveredMgMax,
    mgPerKg: totals.mgPerKg,
    amountKnown: totals.unknown.length === 0,
  };
}

const same = (one: SessionDosed, other: SessionDosed): boolean =>
  one.firstDoseAt === other.firstDoseAt &&
  one.lastDoseEndedAt === other.lastDoseEndedAt &&
  one.deliveredMg === other.deliveredMg &&
  one.deliveredMgMax === other.deliveredMgMax &&
  one.mgPerKg === other.mgPerKg &&
  one.amountKnown === other.amountKnown;

/**
 * The decision, and with it the line on the person that says what the session has given, where that is another than the person's
 * time line has: whoever is asked for a dose elsewhere knows of it before this session is closed.
 */
export function withDosed(
  decision: Decision,
  { session, patient }: SessionDeciding,
  command: SessionCommand,
  context: Context,
): Decision {
  if (decision.kind === 'refused' || patient === null) return decision;
  const drafts = decision.streams.filter(({ stream }) => stream === session.stream).flatMap(({ events }) => events);
  if (!drafts.some(({ kind }) => MOVES.has(kind))) return decision;
  const after = withDrafts(session, command, drafts, context);
  if (after.patient === null || `patient/${after.patient}` !== patient.stream) return decision;
  const stands = dosedBy(after, context.now);
  const { dosed, sessions } = readPatient(patient);
  const known = dosed.find(({ body }) => body.session === after.id)?.body;
  const closed = sessions.some(({ body }) => body.session === after.id);
  // Of a session that an earlier Keel closed nothing is known but its line: what it has given is said with the first change.
  if (known === undefined ? stands.firstDoseAt === null && !closed : same(known, stands)) return decision;
  const occurredAt = Math.min(command.occurredAt, context.now) as Instant;
  const draft = { kind: 'session-dosed', version: 1, occurredAt, zone: context.zone, body: stands };
  return accepted(...together([...decision.streams, { stream: patient.stream, events: [draft] }]));
}
