import type { Actor } from '../record/index.ts';
import type { Asked } from './asked.ts';
import type { SessionCommand } from './commands.ts';
import { emergencyAt } from './emergency-log.ts';
import { allOf, type Session } from './session.ts';

const CAUSE = 'sign-emergency';
const TITLE = 'Sign for what was logged in the emergency';
const DUE_MINUTES = 120;

/** Nobody who nurses or prescribes says it: a tablet, or the desk in its own name, which may log what it sees. */
const standsForNothing = ({ kind, roles }: Actor): boolean =>
  kind === 'device' || (kind === 'person' && !roles.includes('nurse') && !roles.includes('prescriber'));

/** What an entry of the log carries beside what was said. */
export const signatureOwed = (actor: Actor): { readonly signatureOwed?: true } =>
  standsForNothing(actor) ? { signatureOwed: true } : {};

/** A task is opened once by its name: what comes in after a signature asks for the next one. */
function signatureTask(session: Session, emergency: string): string {
  const signatures = allOf({ entries: [...session.entries, ...session.withdrawn] }, 'emergency-signed');
  const before = signatures.filter(({ body }) => body.emergency === emergency).length;
  return before === 0 ? emergency : `${emergency}/${before + 1}`;
}

/** The emergency that this entry leaves something to sign for in; null where it leaves nothing. */
function owedIn({ session, at, context }: Asked, command: SessionCommand): string | null {
  if (command.kind === 'open-emergency') {
    // A tablet charts before whoever opens it has a connection: what it said of this time waits here already.
    const charted = session.entries.some((entry) => entry.author.kind === 'device' && entry.at >= at);
    return charted || standsForNothing(context.actor) ? command.body.emergency : null;
  }
  if (!standsForNothing(context.actor)) return null;
  if (command.kind === 'take-emergency-step') return command.body.emergency;
  return context.actor.kind === 'device' ? (emergencyAt(session, at)?.emergency ?? null) : null;
}

/** Opens the task of a nurse to sign for what this entry leaves without a name that can stand for it, where none is open. */
export function askSignature(asked: Asked, command: SessionCommand): void {
  const emergency = owedIn(asked, command);
  if (emergency === null) return;
  const which = signatureTask(asked.session, emergency);
  if (asked.patient?.tasks.some(({ task }) => task === `${asked.session.id}/${CAUSE}/${which}`) === true) return;
  asked.answer.task(CAUSE, TITLE, 'nurse', DUE_MINUTES, true, which);
}

/** Closes what was open until this signature. */
export function closeSignature({ session, patient, answer }: Asked, emergency: string): void {
  answer.closeTask(patient, CAUSE, 'signed', signatureTask(session, emergency));
}
