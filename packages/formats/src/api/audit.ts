import { ACTOR_KINDS } from '@keel/clinical/record';
import { z } from 'zod';
import { Id, Position, Time } from './values.ts';

/**
 * `GET /api/v1/audit?person=&patient=&source=&what=&outcome=&from=&to=&before=&limit=`, newest first; all filters are
 * optional. The access log (logins, denials, charts opened, disclosures) and the changes, which their own events audit,
 * in one line of time.
 */
export const AuditQuery = z.strictObject({
  person: Id.optional(),
  patient: Id.optional(),
  source: z.enum(['access', 'change']).optional(),
  what: z.string().max(64).optional(),
  outcome: z.enum(['allowed', 'denied']).optional(),
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
  /** An action of the rights table (`view/patient`, `identity/login`, …), or the event's kind. */
  what: z.string(),
  /** A change that was recorded was allowed. */
  outcome: z.enum(['allowed', 'denied']),
  actor: z.object({
    kind: z.enum([...ACTOR_KINDS, 'nobody']),
    id: z.string().nullable(),
    name: z.string().nullable(),
  }),
  /** The entry of the rights table that allowed it. */
  right: z.string().nullable(),
  tablet: Id.nullable(),
  patient: Id.nullable(),
  /** The stream, view or topic that was looked at or changed. */
  subject: z.string().nullable(),
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
