import type { LinkPurposeId } from '../rights/index.ts';
import type { MessageLanguage } from './events.ts';

export interface Words {
  readonly subject: string;
  readonly text: string;
}

/**
 * One kind of message. Nobody reads from it who somebody is, that he is a patient, or of what: a message lies open on a
 * screen, in a shared mailbox, at the provider. `{{sender}}` is the short name of the site, `{{phone}}` its desk,
 * `{{link}}` and `{{stop}}` are addresses whose secret stands in the fragment; there is nothing else to fill in.
 */
export interface MessageTemplate {
  /** What its link opens; null: it has none. */
  readonly link: LinkPurposeId | null;
  /** Its link ends those of the same purpose that came earlier, as its words say. Absent: they stand beside it. */
  readonly endsEarlier?: true;
  /** `asked`: the reader asked for it this minute, so it goes at once, at any hour. `reminder`: quiet hours and STOP hold. */
  readonly because: 'asked' | 'reminder';
  /** Whether staff may send it by hand. */
  readonly byStaff: boolean;
  readonly words: Readonly<Record<MessageLanguage, Words>>;
}

const NO_REPLY_EN =
  'Nobody reads replies to this message. In an emergency call 911; for thoughts of suicide call or text 988.';
const NO_REPLY_ES =
  'Nadie lee las respuestas a este mensaje. En una emergencia llame al 911; si piensa en el suicidio, llame o escriba al 988.';
export const STOP_EN = 'To stop these messages: {{stop}}';
export const STOP_ES = 'Para dejar de recibir estos mensajes: {{stop}}';

export const en = (subject: string, ...lines: readonly string[]): Words => ({
  subject,
  text: [...lines, NO_REPLY_EN].join('\n\n'),
});
export const es = (subject: string, ...lines: readonly string[]): Words => ({
  subject,
  text: [...lines, NO_REPLY_ES].join('\n\n'),
});
