import type { Patient } from '../patient/index.ts';
import type { EventDraft } from '../record/index.ts';
import type { Instant } from '../units/index.ts';
import { channelFor } from './consent.ts';
import type { MessageLanguage, MessageQueued, Recipient } from './events.ts';
import { TEMPLATES, type TemplateId } from './templates.ts';

export interface MessageAsked {
  readonly template: TemplateId;
  /** What causes it: the id of the command, or rule and due time. With the template it names the message. */
  readonly cause: string;
  readonly occurredAt: Instant;
  readonly zone: string;
  /** Absent: the patient. Anybody else comes with an address of his own. */
  readonly to?: { readonly who: Exclude<Recipient, 'patient'>; readonly email?: string; readonly phone?: string };
  /** What the reader reads; absent: the patient's language. */
  readonly language?: MessageLanguage;
  /** What the link is about, where one purpose has several: a scale, a visit. */
  readonly about?: string;
  readonly notBefore?: Instant;
  readonly until?: Instant;
}

/** What of a patient a message needs: also of one who is only being signed up in this very decision. */
export type Addressee = Pick<Patient, 'details' | 'contactConsents'>;

export const languageOf = (details: Pick<NonNullable<Patient['details']>, 'language'> | null): MessageLanguage =>
  details?.language?.toLowerCase().startsWith('es') === true ? 'es' : 'en';

/** The event that queues a message, for the same decision as the fact that causes it. Never null: paper is the last way. */
export function draftMessage(patient: Addressee, asked: MessageAsked): EventDraft<'message-queued', MessageQueued> {
  const template = TEMPLATES[asked.template];
  const reach =
    asked.to === undefined
      ? { email: patient.details?.email, phone: patient.details?.phone, consents: patient.contactConsents }
      : { email: asked.to.email, phone: asked.to.phone, consents: { email: null, text: null, call: null } };
  // An escort, a guardian or a referrer gave his address for this: it is used for it, and for nothing else.
  const channel = channelFor(reach, asked.to === undefined ? template.because : 'asked');
  const address = asked.to === undefined ? undefined : channel === 'email' ? asked.to.email : asked.to.phone;
  return {
    kind: 'message-queued',
    version: 1,
    occurredAt: asked.occurredAt,
    zone: asked.zone,
    body: {
      message: `${asked.cause}/${asked.template}`,
      template: asked.template,
      to: asked.to?.who ?? 'patient',
      channel,
      ...(address === undefined ? {} : { address }),
      language: asked.language ?? languageOf(patient.details),
      ...(template.link === null
        ? {}
        : { link: { purpose: template.link, ...(asked.about === undefined ? {} : { about: asked.about }) } }),
      ...(asked.notBefore === undefined ? {} : { notBefore: asked.notBefore }),
      ...(asked.until === undefined ? {} : { until: asked.until }),
    },
  };
}

/** The address that holds when it goes out. */
export function addressOf(message: MessageQueued, patient: Addressee): string | undefined {
  if (message.to !== 'patient') return message.address;
  if (message.channel === 'email') return patient.details?.email;
  return message.channel === 'text' ? patient.details?.phone : undefined;
}
