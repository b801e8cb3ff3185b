import { ROLES } from '@keel/clinical/record';
import { z } from 'zod';

/**
 * Every failure a client can be shown, once. The key is a stable address (`/problems/<key>`); the words may change.
 * `fix` says what the reader can do about it, and is what the page at that address shows.
 */
export const PROBLEMS = {
  'invalid-request': {
    status: 400,
    title: 'The request does not match the contract',
    fix: 'Each entry of `issues` names a field and what it must be. Nothing was recorded; send it again mended.',
  },
  'login-required': {
    status: 401,
    title: 'Nobody is logged in here',
    fix: 'Log in. What was not sent stays on this device and can be sent after it.',
  },
  'login-refused': {
    status: 401,
    title: 'Name, password or code is not right, or there were too many tries',
    fix: 'Try again with care. After five wrong tries this name waits 15 minutes, whether it exists or not.',
  },
  'code-refused': {
    status: 401,
    title: 'The code is not right, was used already, or there were too many tries',
    fix: 'Wait for the next code of the authenticator app, and look at the clock of its device. After five wrong ones codes wait 15 minutes.',
  },
  'entry-refused': {
    status: 401,
    title: 'That PIN or badge is not known on this tablet, or there were too many tries',
    fix: 'Try again, or log in with your password. After five wrong tries a PIN rests until its owner logs in.',
  },
  'signature-refused': {
    status: 401,
    title: 'This is not signed as it must be',
    fix: 'The gateway signs each reply with the secret that Keel was started with, by a clock that is right.',
  },
  'link-refused': {
    status: 401,
    title: 'This link does not open anything any more',
    fix: 'It was used, has ended, or a newer one took its place. Ask for a new one on the sign-in page of the clinic.',
  },
  'errand-over': {
    status: 401,
    title: 'What this link asked for is over',
    fix: 'It was called off or moved, somebody else was named, or a newer message took its place. Ring the clinic.',
  },
  'proof-refused': {
    status: 401,
    title: 'That is not the date of birth this link asks for',
    fix: 'Try again with care. After five wrong tries the link no longer opens; a new one can be asked for.',
  },
  'not-with-your-role': {
    status: 403,
    title: 'Your role does not allow this',
    fix: 'Ask somebody whose role allows it; the rights table on the Staff screen names the roles.',
  },
  'step-up-required': {
    status: 403,
    title: 'This asks for your second factor again',
    fix: 'Confirm with your passkey, or your password and code; it holds for five minutes.',
  },
  'second-person-required': {
    status: 403,
    title: 'This asks for a second person',
    fix: 'Let a colleague whose role allows it confirm with PIN or badge.',
  },
  'second-factor-missing': {
    status: 403,
    title: 'This clinic asks for a second factor, and you have none yet',
    fix: 'Add a passkey or an authenticator app under your own name, then go on.',
  },
  'input-locked': {
    status: 403,
    title: 'The screen is locked for input',
    fix: 'Unlock it with your PIN, badge, passkey or password. What is shown stays current.',
  },
  'origin-refused': {
    status: 403,
    title: 'The request did not come from this address',
    fix: 'Open Keel at its own address. If that is where you are, PUBLIC_URL does not name it.',
  },
  'not-found': {
    status: 404,
    title: 'There is nothing here for you',
    fix: 'It does not exist, or belongs to another clinic or patient; the two are never told apart.',
  },
  'method-not-allowed': {
    status: 405,
    title: 'This address does not answer that method',
    fix: 'The contract at /api/v1/openapi.json names the methods.',
  },
  stale: {
    status: 409,
    title: 'Somebody recorded something that this must have seen',
    fix: 'Read what is new (`currentSeq` is the last event), look again and decide again.',
  },
  'id-reused': {
    status: 409,
    title: 'This id was used before for something else',
    fix: 'Give every new command an id of its own. The first use stands.',
  },
  'already-set-up': {
    status: 409,
    title: 'This clinic has its first owner already',
    fix: 'Log in, or ask an owner to invite you.',
  },
  'too-large': {
    status: 413,
    title: 'The request is larger than this address takes',
    fix: 'Send fewer commands at once (at most 100, together under 1 MB).',
  },
  'not-json': {
    status: 415,
    title: 'The request is not JSON',
    fix: 'Send application/json in UTF-8.',
  },
  'order-refused': {
    status: 422,
    title: 'The order is refused',
    fix: 'Each entry of `reasons` says what stands against it, what is missing, and who could override it.',
  },
  'too-many-requests': {
    status: 429,
    title: 'Too many requests from here',
    fix: 'Wait as long as Retry-After says. Facts that were not sent stay on this device.',
  },
  internal: {
    status: 500,
    title: 'Keel failed to answer',
    fix: 'The fault is ours and is in the log under `instance`. Nothing was recorded by this request.',
  },
  unavailable: {
    status: 503,
    title: 'The record cannot be reached',
    fix: 'Go on locally; what is recorded here is sent when it is back.',
  },
} as const satisfies Record<string, { status: number; title: string; fix: string }>;

export type ProblemKey = keyof typeof PROBLEMS;
export const PROBLEM_KEYS = Object.keys(PROBLEMS) as readonly ProblemKey[];

/** Which field, and what it must be. `path` as in the request: `['commands', 0, 'body', 'weightKg']`. */
export const Issue = z.object({
  path: z.array(z.union([z.string(), z.number()])),
  message: z.string(),
});
export type Issue = z.infer<typeof Issue>;

/** Why an order is refused: the clinical `Reason`, with its inputs' ages as the record holds them (ms since epoch). */
export const ReasonWire = z.object({
  rule: z.string(),
  title: z.string(),
  because: z.string(),
  inputs: z.array(
    z.object({
      name: z.string(),
      value: z.union([z.string(), z.number(), z.boolean()]),
      unit: z.string().optional(),
      at: z.int().optional(),
      source: z.string().optional(),
    }),
  ),
  missing: z.array(z.string()),
  sources: z.array(z.string()),
  override: z.object({ roles: z.array(z.enum(ROLES)) }).nullable(),
});

/** Why a login is over. `ended-by-clinic`: somebody else of the clinic ended it; `login-ended`: its own person did, elsewhere. */
export const LOGIN_ENDS = [
  'logged-out',
  'ended-by-clinic',
  'login-ended',
  'person-ended',
  'tablet-ended',
  'roles-changed',
  'expired',
] as const;
export type LoginEnd = (typeof LOGIN_ENDS)[number];

/** RFC 9457. `type` is `/problems/<key>`: switch on it (`problemKey`), never on the words. */
export const ProblemDocument = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string().optional(),
  /** Number of the request in the server's log; says nothing about anybody. */
  instance: z.string().optional(),
  issues: z.array(Issue).optional(),
  reasons: z.array(ReasonWire).optional(),
  currentSeq: z.int().optional(),
  /** Of `login-required`: why the login is over that this browser shows the token of. Nobody else is told that there was one. */
  ended: z.enum(LOGIN_ENDS).optional(),
});
export type ProblemDocument = z.infer<typeof ProblemDocument>;

/** The key of a problem this version knows; undefined for one from a newer server. */
export function problemKey(problem: { readonly type: string }): ProblemKey | undefined {
  const key = problem.type.slice(problem.type.lastIndexOf('/') + 1);
  return key in PROBLEMS ? (key as ProblemKey) : undefined;
}
