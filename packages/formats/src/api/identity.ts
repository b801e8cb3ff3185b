import { ROLES } from '@keel/clinical/record';
import { z } from 'zod';
import { Id, Time, Token } from './values.ts';

/**
 * How a login was made. `password`: one factor; `two-factor`: password and code; `passkey`: a passkey that checked its
 * owner. What asks for step-up takes the last two, except in the demo clinic, which has no second factors.
 */
export const STRENGTHS = ['password', 'two-factor', 'passkey'] as const;

/** `GET /api/v1/me`: who is this, looked up now. 401 `login-required` when nobody. */
export const Me = z.object({
  person: z.object({ id: Id, name: z.string() }),
  clinic: z.object({ id: Id, name: z.string(), zone: z.string(), demo: z.boolean() }),
  roles: z.array(z.enum(ROLES)),
  /** The enrolled tablet this browser is, if it is one. */
  tablet: z.object({ id: Id, name: z.string() }).nullable(),
  login: Id,
  authenticatedAt: Time,
  strength: z.enum(STRENGTHS),
  /** Until then nothing asks for step-up again. */
  steppedUpUntil: Time.nullable(),
  /** Locked: input is refused, the display goes on. */
  lockedAt: Time.nullable(),
  /** Without input for this long, the screen locks itself. */
  idleLockMs: z.int(),
  /** The login ends then, whatever happens. */
  endsAt: Time,
  /** `missing`: only the routes under /me answer until a second factor is added. */
  secondFactor: z.enum(['present', 'missing', 'not-asked']),
  pin: z.boolean(),
  badge: z.boolean(),
  totp: z.boolean(),
  passkeys: z.array(z.object({ id: Id, name: z.string(), addedAt: Time, usedAt: Time.nullable() })),
});
export type Me = z.infer<typeof Me>;

/** What a person logs in with: any case, kept lower. Not shown to anyone but him and owners. */
export const LoginName = z
  .string()
  .trim()
  .toLowerCase()
  .min(3, 'must have at least 3 characters')
  .max(100, 'must have at most 100 characters');
/** Long rather than odd: no rule about its characters, at least 10 of them (NIST 800-63B). */
export const NewPassword = z
  .string()
  .min(10, 'must have at least 10 characters')
  .max(256, 'must have at most 256 characters');
const Password = z.string().min(1).max(256);
export const Pin = z.string().regex(/^\d{4,8}$/, 'must be 4 to 8 digits');
/** What a badge reader types: its number, without the line end. */
export const Badge = z.string().trim().min(6, 'is shorter than a badge number').max(128);
export const TotpCode = z.string().regex(/^\d{6}$/, 'must be the 6 digits of the app');

/** WebAuthn options and responses, as @simplewebauthn/browser takes and gives them; the server's library checks them. */
const WebAuthnJson = z.record(z.string(), z.unknown());

/** `POST /api/v1/login`. Wrong name, wrong password and locked out are one answer: 401 `login-refused`. */
export const LoginRequest = z.strictObject({ name: LoginName, password: Password });
/**
 * `done`: the cookie is set. `second-factor`: send `attempt` (5 minutes) with a code to `/login/totp` or, after
 * `/login/passkey/options`, with the passkey's response to `/login/passkey`.
 */
export const LoginAnswer = z.discriminatedUnion('next', [
  z.object({ next: z.literal('done'), me: Me }),
  z.object({
    next: z.literal('second-factor'),
    attempt: Token,
    methods: z.array(z.enum(['totp', 'passkey'])),
  }),
]);
export type LoginAnswer = z.infer<typeof LoginAnswer>;

/** `POST /api/v1/login/totp` → LoginAnswer. A code works once. */
export const LoginTotpRequest = z.strictObject({ attempt: Token, code: TotpCode });
/** `POST /api/v1/login/passkey/options`: without `attempt` a passkey alone logs in (it asks for its owner). */
export const PasskeyOptionsRequest = z.strictObject({ attempt: Token.optional() });
export const PasskeyOptionsAnswer = z.object({ challenge: Token, options: WebAuthnJson });
/** `POST /api/v1/login/passkey` → LoginAnswer; `POST /api/v1/step-up/passkey` → Me. */
export const PasskeyRequest = z.strictObject({ challenge: Token, response: WebAuthnJson });

/** `POST /api/v1/logout` → 204. The cookie is void on the server, and the browser forgets it. */

/** `POST /api/v1/lock` → Me. `POST /api/v1/unlock` → Me: the PIN, badge or password of the person logged in. */
export const UnlockRequest = z.union(
  [z.strictObject({ pin: Pin }), z.strictObject({ badge: Badge }), z.strictObject({ password: Password })],
  'must hold one of pin, badge or password',
);

/** `POST /api/v1/step-up` → Me. `code` when the person has an authenticator; or use `/step-up/passkey(/options)`. */
export const StepUpRequest = z.strictObject({ password: Password, code: TotpCode.optional() });

/**
 * `POST /api/v1/entries`: who makes this entry, on an enrolled tablet where somebody may be logged in as another.
 * `purpose: 'second'` is the confirming second person. The token goes into `entry` or `second` of commands.
 */
export const EntryRequest = z.union(
  [
    z.strictObject({ badge: Badge, purpose: z.enum(['entry', 'second']) }),
    z.strictObject({ person: Id, pin: Pin, purpose: z.enum(['entry', 'second']) }),
  ],
  'must hold badge, or person and pin; and purpose: entry or second',
);
/** Holds for commands that happened between `from` and `until`, also when they are sent later. */
export const EntryAnswer = z.object({
  entry: Token,
  person: z.object({ id: Id, name: z.string(), roles: z.array(z.enum(ROLES)) }),
  from: Time,
  until: Time,
});
export type EntryAnswer = z.infer<typeof EntryAnswer>;

/** `GET /api/v1/entries/people`: whose PIN may be tapped on this tablet (staff who set one), for the picker. */
export const EntryPeople = z.object({
  people: z.array(z.object({ id: Id, name: z.string(), roles: z.array(z.enum(ROLES)) })),
});

/**
 * One's own credentials, all `POST`, all → Me, all asking step-up except the first ones of a new login:
 * `/me/password` {password, next}, `/me/pin` {pin}, `/me/badge` {badge or null to forget it},
 * `/me/totp` → TotpOffer then `/me/totp/confirm` {code}, `/me/totp/remove`,
 * `/me/passkeys/options` → PasskeyOptionsAnswer then `/me/passkeys` {challenge, response, name},
 * `/me/passkeys/<id>/remove`.
 */
export const OwnPasswordRequest = z.strictObject({ password: Password, next: NewPassword });
export const OwnPinRequest = z.strictObject({ pin: Pin });
export const OwnBadgeRequest = z.strictObject({ badge: Badge.nullable() });
export const TotpOffer = z.object({ secret: z.string(), uri: z.string() });
export const TotpConfirmRequest = z.strictObject({ code: TotpCode });
export const PasskeyAddRequest = z.strictObject({
  challenge: Token,
  response: WebAuthnJson,
  name: z.string().trim().min(1).max(60),
});

/** `GET /api/v1/setup`, no login: whether this clinic still waits for its first owner. */
export const SetupState = z.object({ needed: z.boolean(), demo: z.boolean() });
/** `POST /api/v1/setup` → LoginAnswer. `code` is printed in the terminal that runs the server; it works once. */
export const SetupRequest = z.strictObject({
  code: z.string().trim().toLowerCase().min(1).max(40),
  clinic: z.strictObject({
    name: z.string().trim().min(1).max(120),
    /** IANA zone of the first site, such as America/Denver. */
    zone: z.string().min(1).max(60),
  }),
  owner: z.strictObject({
    name: z.string().trim().min(1).max(120),
    login: LoginName,
    password: NewPassword,
  }),
});

/**
 * An invitation is a link with its token in the fragment (`/console/#welcome=<token>`), for one person, voided by the
 * next. `POST /api/v1/invitations/open` {token} shows for whom it is; `/invitations/accept` → LoginAnswer.
 */
export const InvitationOpenRequest = z.strictObject({ token: Token });
export const InvitationOpened = z.object({ person: z.string(), clinic: z.string(), until: Time });
export const InvitationAcceptRequest = z.strictObject({
  token: Token,
  login: LoginName,
  password: NewPassword,
  pin: Pin.optional(),
});
