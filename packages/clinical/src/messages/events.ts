import type { LinkPurposeId } from '../rights/index.ts';
import type { Instant } from '../units/index.ts';
import type { TemplateId } from './templates.ts';

/** How a message travels. `paper`: somebody of the clinic prints it and gives, posts or faxes it. */
export const CHANNELS = ['email', 'text', 'paper'] as const;
export type Channel = (typeof CHANNELS)[number];

export const MESSAGE_LANGUAGES = ['en', 'es'] as const;
export type MessageLanguage = (typeof MESSAGE_LANGUAGES)[number];

/** Who it is for. Only a patient's own address is looked up when it is sent; the others' stand in the event. */
export const RECIPIENTS = ['patient', 'guardian', 'escort', 'referrer'] as const;
export type Recipient = (typeof RECIPIENTS)[number];

/**
 * A message that is owed. It holds no secret: the link is made when it is sent, from the id of the message, so a second
 * try carries the same one.
 */
export interface MessageQueued {
  /** Cause and template: the same cause queues it once. */
  readonly message: string;
  readonly template: TemplateId;
  readonly to: Recipient;
  readonly channel: Channel;
  /** E-mail address or number; absent where it is the patient's own, which may change until it goes out. */
  readonly address?: string;
  readonly language: MessageLanguage;
  readonly link?: { readonly purpose: LinkPurposeId; readonly about?: string };
  /** Not before. Absent: at once. */
  readonly notBefore?: Instant;
  /** Of no use afterwards: it is not sent then, and that is recorded. */
  readonly until?: Instant;
}

export interface MessageSent {
  readonly message: string;
  /** 1 for the first try. */
  readonly attempt: number;
  readonly via: 'smtp' | 'text-gateway' | 'mailbox' | 'paper';
}

export const FAILURES = ['no-address', 'no-consent', 'too-late', 'no-way', 'refused', 'unreachable'] as const;
export type MessageFailure = (typeof FAILURES)[number];

export interface MessageFailed {
  readonly message: string;
  readonly attempt: number;
  readonly because: MessageFailure;
  /** Null: not tried again; somebody of the clinic is told. */
  readonly nextAt: Instant | null;
}

/**
 * STOP or START from a number that is no patient's, or that is also somebody else's: an escort, a referrer, nobody known. It
 * holds for the number, whoever is named there later. Kept beside the calls of strangers.
 */
export interface NumberConsentChanged {
  /** Digits, as `phoneKey` compares them. */
  readonly number: string;
  readonly allowed: boolean;
}

/** A text that waits for nobody: thanks, and not one word more. */
export interface TextReceived {
  readonly number: string;
  /** Who has the number, where it is somebody near the patient. */
  readonly name?: string;
  readonly words: string;
}

/** Yes or no to one way of being reached, whenever it is said. The newest one of a channel holds. */
export interface ContactConsentChanged {
  readonly channel: 'email' | 'text' | 'call';
  readonly allowed: boolean;
  readonly how: 'form' | 'link' | 'reply' | 'told' | 'portal';
}
