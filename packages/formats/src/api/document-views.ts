import { ADVICE_LANGUAGES, REMS_FORM_VERSIONS } from '@keel/clinical/documents';
import { z } from 'zod';
import { Id, Position, Time } from './values.ts';

const Whose = z.object({ id: Id, name: z.string() });

export const DocumentField = z.object({
  id: z.string(),
  block: z.string(),
  label: z.string(),
  value: z.union([z.string(), z.number(), z.boolean()]).nullable(),
  unit: z.string().nullable(),
  required: z.boolean(),
  /** Entries of the session's or the person's record that the value was read from. */
  from: z.array(z.object({ command: z.string(), index: z.int() })),
  missing: z.string().nullable(),
});
export type DocumentField = z.infer<typeof DocumentField>;

export const RemsQuery = z.strictObject({ version: z.enum(REMS_FORM_VERSIONS).exactOptional() });

/** `GET /api/v1/rems-form/<session>`: the monitoring form as the record fills it. */
export const RemsFormView = z.object({
  position: Position,
  session: Id,
  patient: Whose,
  version: z.enum(REMS_FORM_VERSIONS),
  fields: z.array(DocumentField),
  filled: z.int(),
  required: z.int(),
  complete: z.boolean(),
  firstDoseAt: Time.nullable(),
  endedAt: Time.nullable(),
  dueAt: Time.nullable(),
  /** The task that asks for it; closed when it was sent. */
  task: z.object({ id: z.string(), state: z.enum(['open', 'closed']), evidence: z.string().nullable() }).nullable(),
});
export type RemsFormView = z.infer<typeof RemsFormView>;

/** `GET /api/v1/documents`: what is owed, to whom, by when. */
export const DocumentsView = z.object({
  position: Position,
  now: Time,
  rems: z.array(
    z.object({
      session: Id,
      patient: Whose,
      sessionAt: Time,
      dueAt: Time,
      filled: z.int(),
      required: z.int(),
      missing: z.array(z.string()),
      task: z.string().nullable(),
      sent: z.object({ at: Time.nullable(), evidence: z.string() }).nullable(),
    }),
  ),
  /** Letters that wait to be sent, or for an answer. */
  letters: z.array(
    z.object({
      letter: z.string(),
      patient: Whose,
      to: z.string(),
      status: z.enum(['draft', 'sent']),
      dueAt: Time,
    }),
  ),
  notes: z.array(
    z.object({
      session: Id,
      patient: Whose,
      endedAt: Time,
      phase: z.string(),
      signed: z.object({ at: Time, by: z.string(), sha256: z.string().nullable() }).nullable(),
      amendedAfterSignature: z.boolean(),
    }),
  ),
});
export type DocumentsView = z.infer<typeof DocumentsView>;

export const AdviceQuery = z.strictObject({ language: z.enum(ADVICE_LANGUAGES).exactOptional() });
