import { MESSAGE_LANGUAGES } from '@keel/clinical/messages';
import { LINK_PURPOSE_IDS, type LinkPurposeId } from '@keel/clinical/rights';
import { z } from 'zod';
import { ReferBody, SignUpBody } from './sign-up-commands.ts';
import { CommandId, Id, LocalDate, Time, Token } from './values.ts';

/** What the patients' side sends with every request, so that a browser in which staff are logged in too is read aright. */
export const PORTAL_HEADER = 'keel-side';

/** `GET /api/v1/portal`: the clinics of this installation as anybody may see them. */
export const PortalInfo = z.object({
  demo: z.boolean(),
  clinics: z.array(
    z.object({
      clinic: Id,
      name: z.string(),
      zone: z.string(),
      /** The clinic's own date: whether somebody is of age is judged by it. */
      today: LocalDate,
      phone: z.string().nullable(),
      adultYears: z.int(),
    }),
  ),
});
export type PortalInfo = z.infer<typeof PortalInfo>;

/** `POST /api/v1/sign-up`. The id makes a second press of the button the same request. */
export const SignUpRequest = z.strictObject({
  id: CommandId,
  clinic: Id,
  request: SignUpBody.omit({ by: true }).extend({ by: z.enum(['self', 'guardian']) }),
});
/** `POST /api/v1/refer`. */
export const ReferRequest = z.strictObject({ id: CommandId, clinic: Id, request: ReferBody });
/** The same answer whether or not anybody was known. `minor`: what the person wrote says that he is not of age. */
export const Asked = z.object({ asked: z.literal(true), minor: z.boolean() });

/** `POST /api/v1/sign-in-link`: always the same answer. */
export const SignInLinkRequest = z.strictObject({
  contact: z.string().trim().min(3).max(200),
  language: z.enum(MESSAGE_LANGUAGES),
});
export const SignInLinkAnswer = z.object({ asked: z.literal(true) });

/** `POST /api/v1/open-link`. `keep`: this is my own device, do not ask again for a while. */
export const OpenLinkRequest = z.strictObject({
  secret: Token,
  birthDate: LocalDate.optional(),
  keep: z.boolean().default(false),
});
const Purpose = z.enum(LINK_PURPOSE_IDS as [LinkPurposeId, ...LinkPurposeId[]]);
export const OpenLinkAnswer = z.discriminatedUnion('next', [
  /** Nothing was used up: it asks for what is not in the message. */
  z.object({ next: z.literal('birth-date') }),
  z.object({ next: z.literal('opened'), purpose: Purpose, page: z.string() }),
]);
export type OpenLinkAnswer = z.infer<typeof OpenLinkAnswer>;

/** `GET /api/v1/portal/me`: whom the cookie of the patients' side names. */
export const PortalMe = z.object({
  kind: z.enum(['patient', 'escort', 'referrer']),
  /** Own id: what the streams of one's commands are made of. */
  about: Id,
  purpose: Purpose,
  /** How the clinic greets one; null for whoever came by a link that shows nothing of the chart. */
  name: z.string().nullable(),
  /** What the link is about, where one purpose has several. */
  subject: z.string().nullable(),
  clinic: z.object({ id: Id, name: z.string(), zone: z.string(), phone: z.string().nullable() }),
  until: Time,
  /** Its holder has said that this is his own device: only there is anything kept that opens without a connection. */
  ownDevice: z.boolean(),
  /** 256 bits, base64: seals what this person said in this browser until it has been sent. Null by a link for one purpose. */
  keptKey: z.string().nullable(),
});
export type PortalMe = z.infer<typeof PortalMe>;

/** `POST /api/v1/text-reply`, signed by the gateway: a text that came back. `id` is the gateway's own; twice the same is once. */
export const TextReply = z.strictObject({
  id: z.string().trim().min(1).max(120),
  from: z.string().trim().min(3).max(40),
  /** Read to its end however long it is: what is kept of it is cut, never what is looked at. */
  text: z.string(),
});
export type TextReply = z.infer<typeof TextReply>;
/** The same from the mailbox page of a demo. */
export const MailboxReply = TextReply;
/** What goes back to the number, once. */
export const TextReplyAnswer = z.object({ reply: z.string() });

/** `GET /api/v1/mailbox`: of the demo only, the messages that would have gone out, newest first. */
export const MailboxView = z.object({
  messages: z.array(
    z.object({
      id: z.string(),
      at: Time,
      channel: z.enum(['email', 'text']),
      to: z.string(),
      subject: z.string(),
      text: z.string(),
    }),
  ),
});
export type MailboxView = z.infer<typeof MailboxView>;
