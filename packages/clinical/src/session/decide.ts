import { asSeen } from '../entries/index.ts';
import { readPatient } from '../patient/index.ts';
import type { Context, Decision } from '../record/index.ts';
import type { Instant } from '../units/index.ts';
import { Answer, isFact } from './answer.ts';
import type { Asked, SessionDeciding } from './asked.ts';
import { withClosedAgain } from './closed-again.ts';
import { isFactCommand, type SessionCommand } from './commands.ts';
import { decideAmendment } from './decide-amendment.ts';
import { decideFact } from './decide-fact.ts';
import { decideGiving } from './decide-giving.ts';
import { decideOrder } from './decide-order.ts';
import { decideTick } from './decide-tick.ts';
import { withDosed } from './dosed.ts';
import { askSignature } from './emergency-signature.ts';
import { readSession } from './session.ts';

/**
 * Command to events, or a refusal with every reason at once. Facts are never refused for what they say: what breaks a
 * rule is flagged in the event and, where somebody must act, opens a task on the patient. Pure.
 */
export function decideSession(deciding: SessionDeciding, command: SessionCommand, context: Context): Decision {
  const session = readSession(deciding.session);
  const patient = deciding.patient === null ? null : readPatient(deciding.patient);
  const { policy, staff, seats } = deciding;
  // An order is judged at its own time, never in the future: a clock that runs ahead opens nothing.
  const at = Math.min(command.occurredAt, context.now) as Instant;
  const give = { session, patient, policy, at, told: isFact(command), seats };
  const seen = readSession(asSeen(deciding.session, command, context));
  const asked: Asked = { ...give, seen, staff, give, context, answer: new Answer(session, command, context) };

  askSignature(asked, command);
  /** What the session leaves on the person follows what is said of it now, also after its end. */
  const followed = (decision: Decision): Decision =>
    withDosed(withClosedAgain(decision, deciding, command, context), deciding, command, context);
  if (isFactCommand(command)) return followed(decideFact(asked, command));
  if (command.kind === 'tick-session') return decideTick(asked, command);
  const decision = decideGiving(asked, command) ?? decideOrder(asked, command) ?? decideAmendment(asked, command);
  if (decision === null) throw new Error(`nothing decides "${command.kind}"`);
  return followed(decision);
}
