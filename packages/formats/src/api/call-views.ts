import { CALL_EVENTS, type CallFact } from '@keel/clinical/calls';
import { SIGN_UP_STATES } from '@keel/clinical/sign-up';
import { instant } from '@keel/clinical/units';
import { z } from 'zod';
import { Id, Position, Stream, Time } from './values.ts';
import { PatientBrief } from './views.ts';

const Fact = z.object({
  kind: z.enum(CALL_EVENTS),
  at: Time,
  by: z.string(),
  body: z.record(z.string(), z.unknown()),
});

/** Who is on the phone now, and who was in the last day. Screens fold the facts with what they hold unsent themselves. */
export const CallsView = z.object({
  position: Position,
  now: Time,
  calls: z.array(
    z.object({
      stream: Stream,
      /** Last event of that stream that was read: what a command on the call has seen. */
      seq: z.int(),
      call: Id,
      /** Null: nobody knows yet who called. */
      patient: PatientBrief.nullable(),
      /** Answers are held back from a reader who sees nothing clinical, unless the call is his own. */
      whole: z.boolean(),
      facts: z.array(Fact),
      people: z.record(z.string(), z.string()),
    }),
  ),
  /** Who can stand beside the one on the phone. */
  staff: z.array(z.object({ id: Id, name: z.string(), roles: z.array(z.string()) })),
});
export type CallsView = z.infer<typeof CallsView>;

/** Everybody who may call, with the numbers they call from. It is searched on the tablet: what is typed goes nowhere. */
export const CallersView = z.object({
  position: Position,
  people: z.array(
    z.object({
      brief: PatientBrief,
      phones: z.array(z.object({ number: z.string(), whose: z.string(), name: z.string().nullable() })),
      /** Who asked to be treated and is no patient yet: how that request stands. Null: a patient. */
      request: z.enum(SIGN_UP_STATES).nullable(),
      /** Patients who have the same name and birthday, address or number as a request that nobody has joined to one. */
      maySame: z.array(Id),
    }),
  ),
});
export type CallersView = z.infer<typeof CallersView>;

/** A fact as a fold needs it. The body was parsed by the schema of its command when it was said. */
export const callFactOf = (fact: z.infer<typeof Fact>): CallFact =>
  ({ ...fact, at: instant(Date.parse(fact.at)) }) as unknown as CallFact;
