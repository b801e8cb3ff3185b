import type { PatientEntry } from '../patient/index.ts';
import { phoneKey } from '../sign-up/index.ts';
import { addMinutes, type Instant } from '../units/index.ts';
import { type Addressee, addressOf } from './draft.ts';
import type { MessageFailure, MessageQueued, MessageSent } from './events.ts';
import { afterQuiet } from './quiet-hours.ts';
import { TEMPLATES } from './templates.ts';

/** Minutes to wait after each try that found nobody. After the last one a person of the clinic is told. PD. */
export const RETRY_MINUTES = [1, 5, 30, 120, 360] as const;

export interface Message extends MessageQueued {
  readonly queuedAt: Instant;
  readonly state: 'queued' | 'sent' | 'failed';
  /** Tries so far. */
  readonly attempts: number;
  readonly nextAt: Instant;
  readonly sentAt?: Instant;
  readonly via?: MessageSent['via'];
  readonly because?: MessageFailure;
}

/**
 * Every message of a person, oldest first, and how far each is. Tries are told apart by their number and not by their
 * hour: under a clock that was set back a message seems to have gone out before it was owed, and must not go out again.
 */
export function readMessages(entries: readonly PatientEntry[]): readonly Message[] {
  const messages = new Map<string, Message>();
  for (const { kind, body, at } of entries) {
    if (kind !== 'message-queued' || messages.has(body.message)) continue;
    messages.set(body.message, {
      ...body,
      queuedAt: at,
      state: 'queued',
      attempts: 0,
      nextAt: body.notBefore !== undefined && body.notBefore > at ? body.notBefore : at,
    });
  }
  const tries = entries.filter((entry) => entry.kind === 'message-sent' || entry.kind === 'message-failed');
  const inOrder = tries.toSorted((a, b) => a.body.attempt - b.body.attempt);
  for (const { kind, body, at } of inOrder) {
    const before = messages.get(body.message);
    if (before === undefined || before.state === 'sent') continue;
    messages.set(
      body.message,
      kind === 'message-sent'
        ? { ...before, state: 'sent', attempts: body.attempt, sentAt: at, via: body.via }
        : {
            ...before,
            state: body.nextAt === null ? 'failed' : 'queued',
            attempts: body.attempt,
            nextAt: body.nextAt ?? before.nextAt,
            because: body.because,
          },
    );
  }
  return [...messages.values()];
}

export type SendVerdict =
  | { readonly verdict: 'send'; readonly address: string }
  | { readonly verdict: 'wait'; readonly until: Instant }
  | { readonly verdict: 'drop'; readonly because: MessageFailure };

/**
 * What is to be done with a message now. Consent, address and hour are judged when it would go out, not when it was
 * queued: who said stop in between is not written to. `stopped`: numbers that said so, for whoever is no patient.
 */
export function judgeSending(
  message: Message,
  patient: Addressee,
  now: Instant,
  zone: string,
  stopped: ReadonlySet<string>,
): SendVerdict {
  if (message.until !== undefined && now >= message.until) return { verdict: 'drop', because: 'too-late' };
  if (now < message.nextAt) return { verdict: 'wait', until: message.nextAt };
  const address = addressOf(message, patient);
  if (address === undefined || address === '') return { verdict: 'drop', because: 'no-address' };
  const { because } = TEMPLATES[message.template];
  if (message.to === 'patient' && message.channel !== 'paper') {
    const said = patient.contactConsents[message.channel];
    // A link that somebody asks for at the door is his own act; every other message needs his yes.
    if (said === false ? message.template !== 'sign-in' : said === null && because !== 'asked') {
      return { verdict: 'drop', because: 'no-consent' };
    }
  }
  if (message.to !== 'patient' && message.channel === 'text' && stopped.has(phoneKey(address))) {
    return { verdict: 'drop', because: 'no-consent' };
  }
  if (because === 'reminder') {
    const morning = afterQuiet(now, zone);
    if (morning > now) return { verdict: 'wait', until: morning };
  }
  return { verdict: 'send', address };
}

/** When a try that reached nobody is made again; null: it is not. */
export function retryAt(attempt: number, now: Instant): Instant | null {
  const minutes = RETRY_MINUTES[attempt - 1];
  return minutes === undefined ? null : addMinutes(now, minutes);
}
