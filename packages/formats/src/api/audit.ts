import { z } from 'zod';
import { Id, Position, Time } from './values.ts';

/** What the access log holds. Changes are audited by their own events; `GET /api/v1/audit` shows both in one line. */
export const ACCESS_KINDS = [
  'login',
  'login-refused',
  'logout',
  'lock',
  'unlock',
  'step-up',
  'entry',
  'denied',
  'read',
  'subscribed',
  'disclosed',
  'credential-changed',
  'tablet-enrolled',
  'login-ended',
] as const;
export type AccessKind = (typeof ACCESS_KINDS)[number];

/** `GET /api/v1/audit?person=&patient=&kind=&from=&to=&before=&limit=` newest first; all filters optional. */
export const AuditQuery = z.strictObject({
  person: Id.optional(),
  patient: Id.optional(),
  source: z.enum(['access', 'change']).optional(),
  kind: z.string().max(64).optional(),
  from: Time.optional(),
  to: Time.optional(),
  /** `next` of the page before. */
  before: z
    .string()
    .regex(/^\d{1,16}(?:-\d{1,16})?$/, 'must be `next` of the page before')
    .optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

export const AuditEntry = z.object({
  /** `access`: the access log, by its own position; `change`: an event of the record, by its position. */
  source: z.enum(['access', 'change']),
  position: Position,
  at: Time,
  /** An access kind, or the event's kind. */
  kind: z.string(),
  actor: z.object({
    kind: z.enum(['person', 'device', 'system', 'nobody']),
    id: z.string().nullable(),
    name: z.string().nullable(),
  }),
  /** The entry of the rights table under which it was allowed or denied. */
  action: z.string().nullable(),
  relation: z.string().nullable(),
  tablet: Id.nullable(),
  patient: Id.nullable(),
  stream: z.string().nullable(),
  /** For denials: the problem's key. */
  because: z.string().nullable(),
});
export type AuditEntry = z.infer<typeof AuditEntry>;

export const AuditView = z.object({
  position: Position,
  accessPosition: Position,
  entries: z.array(AuditEntry),
  next: z.string().nullable(),
});
export type AuditView = z.infer<typeof AuditView>;
