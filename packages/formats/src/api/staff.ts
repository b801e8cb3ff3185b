import { ROLES } from '@keel/clinical/record';
import { z } from 'zod';
import { Id, Position, Time } from './values.ts';

const Name = z.string().trim().min(1, 'must not be empty').max(120);
const Roles = z
  .array(z.enum(ROLES))
  .min(1, 'must hold at least one role')
  .refine((roles) => new Set(roles).size === roles.length, 'must not name a role twice');
/** `<command>/<index>`. */
const EventId = z.string().regex(/^[0-9a-f-]{36}\/\d{1,3}$/, 'must be the id of an event');
const Because = z.string().trim().min(3, 'must say why').max(500);

/**
 * Commands on the stream `clinic/staff` (and `open-in-emergency` on `patient/<id>`). People and tablets are facts of
 * the clinic; their secrets are not, and never enter the record.
 */
export const STAFF_COMMANDS = {
  'add-person': z.strictObject({ person: Id, name: Name, roles: Roles }),
  'rename-person': z.strictObject({ person: Id, name: Name }),
  'set-roles': z.strictObject({ person: Id, roles: Roles, because: Because }),
  /** Ends every login, entry and open stream of the person within 5 s. */
  'end-person': z.strictObject({ person: Id, because: Because }),
  'readmit-person': z.strictObject({ person: Id, because: Because }),
  /** Ends the enrolment: the tablet is a stranger from then on, its open streams close within 5 s. */
  'end-tablet': z.strictObject({ tablet: Id, because: Because }),
  /** Break-glass: opens one chart to the author for `minutes`; owners and the patient's log are told. */
  'open-in-emergency': z.strictObject({ because: Because, minutes: z.int().min(5).max(240) }),
  'close-emergency-opening': z.strictObject({ opening: EventId }),
  /** An owner or auditor has looked at why; until then the opening stays on the Staff screen. Not one's own. */
  'review-emergency-opening': z.strictObject({ opening: EventId }),
} as const;
export type StaffCommandKind = keyof typeof STAFF_COMMANDS;

/** `GET /api/v1/staff` */
export const StaffView = z.object({
  position: Position,
  /** What the next command's `seenSeq` says it saw of `clinic/staff`. */
  seq: z.int(),
  people: z.array(
    z.object({
      id: Id,
      name: z.string(),
      roles: z.array(z.enum(ROLES)),
      /** `invited`: added, no login yet. */
      state: z.enum(['invited', 'active', 'ended']),
      since: Time,
      endedAt: Time.nullable(),
      /** Owners only; null for others. */
      login: z.string().nullable(),
      lastLoginAt: Time.nullable(),
      openLogins: z.int(),
      totp: z.boolean(),
      passkeys: z.int(),
      pin: z.boolean(),
      badge: z.boolean(),
      invitedUntil: Time.nullable(),
    }),
  ),
  /** Charts opened in an emergency: those of the last 30 days, and all that nobody reviewed yet. */
  openings: z.array(
    z.object({
      id: z.string(),
      person: Id,
      patient: Id,
      because: z.string(),
      from: Time,
      until: Time,
      closedAt: Time.nullable(),
      reviewedBy: Id.nullable(),
    }),
  ),
});
export type StaffView = z.infer<typeof StaffView>;

/** `POST /api/v1/staff/<person>/invitation` → the link, shown once; step-up. */
export const InvitationAnswer = z.object({ link: z.string(), until: Time });

/** `GET /api/v1/tablets` */
export const TabletsView = z.object({
  position: Position,
  seq: z.int(),
  tablets: z.array(
    z.object({
      id: Id,
      name: z.string(),
      state: z.enum(['enrolled', 'ended']),
      enrolledAt: Time,
      enrolledBy: z.string(),
      endedAt: Time.nullable(),
      seenAt: Time.nullable(),
    }),
  ),
});
export type TabletsView = z.infer<typeof TabletsView>;

/** `POST /api/v1/tablets/code` {name} → a short code to type on the tablet within 10 minutes; step-up. */
export const TabletCodeRequest = z.strictObject({ name: Name });
export const TabletCodeAnswer = z.object({ code: z.string(), until: Time });
/** `POST /api/v1/tablets` {code}, on the tablet, no login asked: this browser is that tablet from now on. */
export const TabletEnrolRequest = z.strictObject({ code: z.string().trim().toUpperCase().min(6).max(20) });
export const TabletEnrolled = z.object({ tablet: z.object({ id: Id, name: z.string() }) });

/** `GET /api/v1/logins` (all of the clinic, owners) and `?person=<own id>`; `POST /api/v1/logins/<id>/end` → 204. */
export const LoginsView = z.object({
  position: Position,
  logins: z.array(
    z.object({
      id: Id,
      person: Id,
      tablet: Id.nullable(),
      since: Time,
      seenAt: Time,
      lockedAt: Time.nullable(),
      current: z.boolean(),
    }),
  ),
});
export type LoginsView = z.infer<typeof LoginsView>;
