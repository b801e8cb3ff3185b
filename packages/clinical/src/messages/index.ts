export { type ContactConsents, channelFor, contactConsents, type Reachable, stoppedNumbers } from './consent.ts';
export {
  judgeSending,
  type Message,
  RETRY_MINUTES,
  readMessages,
  retryAt,
  type SendVerdict,
} from './delivery.ts';
export { type Addressee, addressOf, draftMessage, languageOf, type MessageAsked } from './draft.ts';
export { dropMessages } from './dropped.ts';
export {
  CHANNELS,
  type Channel,
  type ContactConsentChanged,
  FAILURES,
  MESSAGE_LANGUAGES,
  type MessageFailed,
  type MessageFailure,
  type MessageLanguage,
  type MessageQueued,
  type MessageSent,
  type NumberConsentChanged,
  RECIPIENTS,
  type Recipient,
  type TextReceived,
} from './events.ts';
export { afterQuiet, isQuiet, QUIET_HOURS } from './quiet-hours.ts';
export {
  REPLY_ANSWERS,
  REPLY_WORDS,
  type ReplyAnswer,
  type ReplyMeaning,
  readReply,
  replyAnswer,
} from './reply.ts';
export type { MessageTemplate } from './template.ts';
export {
  asksEscort,
  endsEarlierLinks,
  fillIn,
  HOLES,
  type Holes,
  isTemplate,
  TEMPLATE_IDS,
  TEMPLATES,
  type TemplateId,
} from './templates.ts';
export { ASKING, askedLately, isPlainThanks, THANKS_PHRASES } from './thanks.ts';
