import { type Message, type MessageFailure, type MessageSent, retryAt } from '../messages/index.ts';
import type { EventDraft } from '../record/index.ts';
import type { Instant } from '../units/index.ts';
import type { Patient } from './patient.ts';
import { taskOf } from './task-of.ts';

/** What came of one try. `again`: nobody answered, and it may be another time. */
export type SendOutcome =
  | { readonly sent: MessageSent['via'] }
  | { readonly failed: MessageFailure; readonly again: boolean };

/**
 * What is recorded of a try. What is given up becomes a task of the desk, once: nothing that was owed to a person ends in
 * silence. A message that is late by its own end, or that the patient has said stop to, is no task; an escort's stop is one.
 */
export function decideDelivery(
  patient: Pick<Patient, 'stream'>,
  message: Message,
  outcome: SendOutcome,
  at: { readonly now: Instant; readonly zone: string },
): readonly EventDraft[] {
  const draft = (kind: string, body: unknown): EventDraft => ({
    kind,
    version: 1,
    occurredAt: at.now,
    zone: at.zone,
    body,
  });
  const attempt = message.attempts + 1;
  if ('sent' in outcome) return [draft('message-sent', { message: message.message, attempt, via: outcome.sent })];
  const nextAt = outcome.again ? retryAt(attempt, at.now) : null;
  const failed = draft('message-failed', { message: message.message, attempt, because: outcome.failed, nextAt });
  const wished = outcome.failed === 'no-consent' && message.to === 'patient';
  if (nextAt !== null || outcome.failed === 'too-late' || wished) return [failed];
  const task = taskOf('message-not-delivered', `${message.message}/not-delivered`, at.now, { stream: patient.stream });
  return [failed, draft('task-opened', task)];
}
