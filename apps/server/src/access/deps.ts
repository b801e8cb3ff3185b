import { randomUUID } from 'node:crypto';
import type { Author, Context } from '@keel/clinical/record';
import {
  decideStaff,
  STAFF_STREAM,
  type StaffCommandBodies,
  type StaffCommandKind,
  staffFold,
} from '@keel/clinical/staff';
import { addMs, type Instant, instant } from '@keel/clinical/units';
import type pg from 'pg';
import { Problem, reasonsWire } from '../problem/index.ts';
import { type AccessEntry, appendAccessIn, canonical, type OpenRecord, sha256 } from '../record/index.ts';
import type { Identity } from './identity.ts';
import { newToken, type Secrets, tokenHash } from './secrets.ts';

/** A pool or one connection: what takes a query. */
export type Queryable = Pick<pg.Pool | pg.PoolClient, 'query'>;

/** Where Keel is reached, as the request that came in says it: what passkeys are bound to. */
export interface Site {
  /** `https://keel.example` */
  readonly origin: string;
  readonly hostname: string;
}

export interface AccessDeps {
  /** Lookups that come before any clinic is known. */
  readonly pool: pg.Pool;
  readonly record: OpenRecord;
  readonly secrets: Secrets;
  readonly now: () => Instant;
  /** Told when a login, a person or a tablet may have lost its right: open streams are looked at again. */
  readonly onEnded: (clinic: string) => void;
}

export const at = (date: Date): Instant => instant(date.getTime());
export const atOrNull = (date: Date | null): Instant | null => (date === null ? null : at(date));

/** Works inside one clinic, and enters into its access log what was done, in the same transaction. */
export function inClinic<T>(
  deps: AccessDeps,
  clinic: string,
  entries: readonly AccessEntry[],
  work: (client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  return deps.record.transaction(clinic, async (_trx, client) => {
    const result = await work(client);
    if (entries.length > 0) await appendAccessIn(client, clinic, entries, deps.now());
    return result;
  });
}

export const NOBODY: AccessEntry['actor'] = { kind: 'system', id: 'nobody', roles: [] };

export function personEntry(
  identity: Identity,
  action: string,
  more: Partial<Omit<AccessEntry, 'actor' | 'action'>> = {},
): AccessEntry {
  return {
    actor: {
      kind: 'person',
      id: identity.person,
      roles: identity.roles,
      ...(identity.tablet === null ? {} : { tablet: identity.tablet.id }),
    },
    action,
    outcome: 'allowed',
    ...more,
  };
}

// ---- what waits for its answer ---------------------------------------------------------------------------------

export interface Challenge {
  readonly token: string;
  readonly clinic: string | null;
  readonly person: string | null;
  readonly login: string | null;
  readonly content: Readonly<Record<string, unknown>>;
}

type ChallengeKind =
  | 'attempt'
  | 'passkey-login'
  | 'passkey-step-up'
  | 'passkey-add'
  | 'totp-add'
  | 'invitation'
  | 'tablet-code'
  | 'setup'
  | 'patient-passkey-add'
  | 'patient-passkey-login';

/** Keeps something until it is answered; answers the token, of which only the hash is kept. */
export async function openChallenge(
  deps: AccessDeps,
  kind: ChallengeKind,
  about: {
    readonly clinic?: string;
    readonly person?: string;
    readonly login?: string;
    readonly content?: Readonly<Record<string, unknown>>;
    readonly forMs: number;
    readonly token?: string;
  },
  db: Queryable = deps.pool,
): Promise<{ token: string; until: Instant }> {
  const token = about.token ?? newToken();
  const now = deps.now();
  const until = addMs(now, about.forMs);
  await db.query(
    `insert into identity.challenge (token, kind, clinic_id, person, login, content, made_at, ends_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      tokenHash(token),
      kind,
      about.clinic ?? null,
      about.person ?? null,
      about.login ?? null,
      JSON.stringify(about.content ?? {}),
      new Date(now),
      new Date(until),
    ],
  );
  return { token, until };
}

/**
 * Reads what waits under this token. `use` takes it: it is there once. Without it, each look counts, and after five the
 * challenge is dead.
 */
export async function readChallenge(
  deps: AccessDeps,
  kind: ChallengeKind,
  token: string,
  how: 'use' | 'try' | 'look',
  db: Queryable = deps.pool,
): Promise<Challenge | undefined> {
  const change = how === 'use' ? 'used_at = $3' : how === 'try' ? 'tries = tries + 1' : 'tries = tries';
  const { rows } = await db.query<{
    clinic_id: string | null;
    person: string | null;
    login: string | null;
    content: Readonly<Record<string, unknown>>;
  }>(
    `update identity.challenge set ${change}
     where token = $1 and kind = $2 and used_at is null and ends_at > $3 and tries < 5
     returning clinic_id, person, login, content`,
    [tokenHash(token), kind, new Date(deps.now())],
  );
  const [row] = rows;
  return row && { token, clinic: row.clinic_id, person: row.person, login: row.login, content: row.content };
}

export async function voidChallenges(
  db: Queryable,
  kind: ChallengeKind,
  clinic: string | null,
  person: string | null,
): Promise<void> {
  await db.query(
    `delete from identity.challenge where kind = $1 and clinic_id is not distinct from $2
     and person is not distinct from $3`,
    [kind, clinic, person],
  );
}

// ---- facts of the staff ------------------------------------------------------------------------------------------

/**
 * Decides and appends one command on the staff, with what must be true together with it, in one transaction.
 *
 * @throws Problem 'order-refused' with the reasons.
 */
export async function sayStaff<Kind extends StaffCommandKind, T>(
  deps: AccessDeps,
  clinic: { readonly id: string; readonly zone: string },
  author: Author,
  said: { readonly kind: Kind; readonly body: StaffCommandBodies[Kind] },
  also: (client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  const id = randomUUID();
  const now = deps.now();
  const events = await deps.record.load(clinic.id, STAFF_STREAM);
  const staff = events.reduce(staffFold.evolve, staffFold.initial(STAFF_STREAM));
  const context: Context = { now, zone: clinic.zone, actor: { kind: author.kind, id: author.id, roles: [] } };
  const seenSeq = events.at(-1)?.seq ?? 0;
  const command = { id, ...said, stream: STAFF_STREAM, seenSeq, occurredAt: now };
  const decision = decideStaff(staff, command as Parameters<typeof decideStaff>[1], context);
  if (decision.kind === 'refused') throw new Problem('order-refused', { reasons: reasonsWire(decision.reasons) });
  return deps.record.transaction(clinic.id, async (_trx, client) => {
    const result = await also(client);
    await deps.record.appendWith(client, clinic.id, [
      {
        command: { id, bodyHash: sha256(canonical(said)) },
        author,
        streams: decision.streams.map((moved) => ({ ...moved, expectedSeq: seenSeq })),
        answer: { answer: 'recorded' },
      },
    ]);
    return result;
  });
}
