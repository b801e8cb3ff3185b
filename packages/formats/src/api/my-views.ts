import { STEP_STATES } from '@keel/clinical/path';
import { REFERRAL_PARTS } from '@keel/clinical/sign-up';
import { z } from 'zod';
import { Position, Time } from './values.ts';

export const MyPathStep = z.object({
  step: z.string(),
  state: z.enum(STEP_STATES),
  at: Time.nullable(),
  page: z.string().nullable(),
  parts: z.object({ done: z.int(), of: z.int() }).optional(),
});
export type MyPathStep = z.infer<typeof MyPathStep>;

/** `GET /api/v1/my-path`: what is done, what is next. */
export const MyPathView = z.object({
  position: Position,
  seq: z.int(),
  now: Time,
  name: z.string().nullable(),
  clinic: z.object({ name: z.string(), zone: z.string(), phone: z.string().nullable() }),
  signUp: z.enum(['asked', 'accepted', 'closed', 'merged']).nullable(),
  steps: z.array(MyPathStep),
});
export type MyPathView = z.infer<typeof MyPathView>;

/** `GET /api/v1/my-contact`: how the clinic may reach one, and what it has sent. */
export const MyContactView = z.object({
  position: Position,
  seq: z.int(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  language: z.enum(['en', 'es']),
  consents: z.object({ email: z.boolean().nullable(), text: z.boolean().nullable(), call: z.boolean().nullable() }),
  messages: z.array(
    z.object({
      template: z.string(),
      channel: z.enum(['email', 'text', 'paper']),
      at: Time,
      state: z.enum(['queued', 'sent', 'failed']),
    }),
  ),
});
export type MyContactView = z.infer<typeof MyContactView>;

/** `GET /api/v1/my-referral`: how far a referrer's request is. Nothing of the chart, nothing of the person but initials. */
export const MyReferralView = z.object({
  position: Position,
  initials: z.string(),
  sentAt: Time,
  state: z.enum(['received', 'taken-up', 'closed']),
  since: Time.nullable(),
  /** What a clinic looks for in a referral and is not in this one: nothing of what is in it. */
  missing: z.array(z.enum([...REFERRAL_PARTS, 'contact'])),
  clinic: z.object({ name: z.string(), phone: z.string().nullable() }),
});
export type MyReferralView = z.infer<typeof MyReferralView>;
