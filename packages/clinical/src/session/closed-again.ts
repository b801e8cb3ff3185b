import { readPatient, type SessionClosed } from '../patient/index.ts';
import { accepted, type Context, type Decision, type EventDraft, together } from '../record/index.ts';
import type { SessionDeciding } from './asked.ts';
import { sessionClosed } from './closed.ts';
import type { SessionCommand } from './commands.ts';
import type { SessionEventKind } from './events.ts';
import { isOver } from './session.ts';
import { withDrafts } from './with-drafts.ts';

/** After these the line of a closed session may say what was never so, or lack what was. */
const TOUCHES: ReadonlySet<string> = new Set<SessionEventKind>([
  'observations-charted',
  'care-given',
  'medicine-given',
  'adverse-event-recorded',
  'entry-corrected',
  'entry-undone',
  'entry-struck',
]);

/** What the line says of how it went; what was given follows by a line of its own. */
const SAID = [
  'baselineBp',
  'peakBp',
  'lowestSedation',
  'worstNausea',
  'worstDissociation',
  'comfort',
  'rescueMedicines',
  'adverseEvents',
] as const satisfies readonly (keyof SessionClosed)[];

/** Alike, whatever the order in which the parts of a pressure are written. */
function same(one: SessionClosed[(typeof SAID)[number]], other: SessionClosed[(typeof SAID)[number]]): boolean {
  const told = (value: typeof one): string =>
    value !== null && typeof value === 'object' && 'systolicMmHg' in value
      ? `${value.systolicMmHg}/${value.diastolicMmHg}`
      : JSON.stringify(value);
  return told(one) === told(other);
}

/**
 * The decision, and with it the line of a closed session anew where what was put right or entered late says otherwise: the patient's own
 * page, the passport and the next plan read it, and it cannot be put right itself. It keeps the time at which the session ended.
 */
export function withClosedAgain(
  decision: Decision,
  { session, patient }: SessionDeciding,
  command: SessionCommand,
  context: Context,
): Decision {
  if (decision.kind === 'refused' || patient === null) return decision;
  const drafts = decision.streams.filter(({ stream }) => stream === session.stream).flatMap(({ events }) => events);
  if (!drafts.some(({ kind }) => TOUCHES.has(kind))) return decision;
  const after = withDrafts(session, command, drafts, context);
  if (!isOver(after.phase) || `patient/${after.patient}` !== patient.stream) return decision;
  const line = readPatient(patient).sessions.find(({ body }) => body.session === after.id);
  if (line === undefined) return decision;
  const now = sessionClosed(after, line.body.outcome, line.at);
  // What a line of before it was kept does not say is not said for it.
  const changed = SAID.filter((key) => line.body[key] !== undefined && !same(line.body[key], now[key]));
  if (changed.length === 0) return decision;
  const body = { ...line.body, ...Object.fromEntries(changed.map((key) => [key, now[key]])) };
  const draft: EventDraft = { kind: 'session-closed', version: 1, occurredAt: line.at, zone: context.zone, body };
  return accepted(...together([...decision.streams, { stream: patient.stream, events: [draft] }]));
}
