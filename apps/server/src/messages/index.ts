export { readMailbox } from './mailbox.ts';
export { type MessagesOptions, type OpenMessages, openMessages } from './open-messages.ts';
export { type Handed, type Outgoing, smtpWay, textWay, type Way } from './way.ts';
