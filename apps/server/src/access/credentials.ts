import type { Me } from '@keel/formats/api';
import { toTime } from '@keel/formats/api';
import { Problem } from '../problem/index.ts';
import { type AccessDeps, at, atOrNull, inClinic, personEntry, type Site } from './deps.ts';
import { personByPinOrBadge } from './entries.ts';
import { type Identity, lifetimesOf, steppedUpUntil } from './identity.ts';
import { checkNewPasskey } from './passkeys.ts';
import { countTry, FIVE_TRIES, forgetTries } from './throttle.ts';
import { confirmTotp } from './totp.ts';

/** What a person may know about himself. */
export async function describeMe(deps: AccessDeps, identity: Identity): Promise<Me> {
  const who = [identity.clinic.id, identity.person];
  const { rows } = await deps.pool.query<{ pin: boolean; badge: boolean; totp: boolean }>(
    `select pin is not null as pin, badge is not null as badge, totp_secret is not null as totp
     from identity.credential where clinic_id = $1 and person = $2`,
    who,
  );
  const { rows: passkeys } = await deps.pool.query<{
    id: string;
    name: string;
    added_at: Date;
    used_at: Date | null;
  }>(
    'select id, name, added_at, used_at from identity.passkey where clinic_id = $1 and person = $2 order by added_at',
    who,
  );
  const [has] = rows;
  const until = steppedUpUntil(identity);
  return {
    person: { id: identity.person, name: identity.name },
    clinic: identity.clinic,
    roles: [...identity.roles],
    tablet: identity.tablet === null ? null : { id: identity.tablet.id, name: identity.tablet.name },
    login: identity.login,
    authenticatedAt: toTime(identity.authenticatedAt),
    strength: identity.strength,
    steppedUpUntil: until === null || until <= deps.now() ? null : toTime(until),
    lockedAt: identity.lockedAt === null ? null : toTime(identity.lockedAt),
    idleLockMs: lifetimesOf(identity.tablet !== null).idleLockMs,
    endsAt: toTime(identity.endsAt),
    secondFactor: identity.secondFactor,
    pin: has?.pin ?? false,
    badge: has?.badge ?? false,
    totp: has?.totp ?? false,
    passkeys: passkeys.map((passkey) => {
      const usedAt = atOrNull(passkey.used_at);
      return {
        id: passkey.id,
        name: passkey.name,
        addedAt: toTime(at(passkey.added_at)),
        usedAt: usedAt === null ? null : toTime(usedAt),
      };
    }),
  };
}

async function change(
  deps: AccessDeps,
  identity: Identity,
  what: string,
  sql: string,
  values: readonly unknown[],
): Promise<void> {
  await inClinic(
    deps,
    identity.clinic.id,
    [personEntry(identity, 'identity/credentials', { detail: { what } })],
    async (client) => {
      await client.query(sql, [identity.clinic.id, identity.person, ...values]);
    },
  );
}

/** A new password ends every other login of the person. @throws Problem 'login-refused' when the old one is not right. */
export async function setPassword(
  deps: AccessDeps,
  identity: Identity,
  asked: { readonly password: string; readonly next: string },
): Promise<void> {
  const key = deps.secrets.throttleKey('step-up', identity.clinic.id, identity.person);
  const open = await countTry(deps.pool, key, FIVE_TRIES, deps.now());
  const { rows } = await deps.pool.query<{ password: string }>(
    'select password from identity.credential where clinic_id = $1 and person = $2',
    [identity.clinic.id, identity.person],
  );
  if (!(await deps.secrets.checkPassword(rows[0]?.password, asked.password)) || !open) {
    await deps.record.noteAccess(
      identity.clinic.id,
      personEntry(identity, 'identity/credentials', { outcome: 'denied', detail: { what: 'password' } }),
    );
    throw new Problem('login-refused');
  }
  await forgetTries(deps.pool, key);
  await change(
    deps,
    identity,
    'password',
    `with other as (update identity.login set ended_at = $4, ended_because = 'login-ended'
       where clinic_id = $1 and person = $2 and id <> $5 and ended_at is null)
     update identity.credential set password = $3, password_set_at = $4 where clinic_id = $1 and person = $2`,
    [await deps.secrets.hashPassword(asked.next), new Date(deps.now()), identity.login],
  );
  deps.onEnded(identity.clinic.id);
}

export async function setPin(deps: AccessDeps, identity: Identity, pin: string): Promise<void> {
  await change(deps, identity, 'pin', 'update identity.credential set pin = $3 where clinic_id = $1 and person = $2', [
    await deps.secrets.hashPin(identity.clinic.id, identity.person, pin),
  ]);
}

/** @throws Problem 'invalid-request' when the badge is somebody else's. */
export async function setBadge(deps: AccessDeps, identity: Identity, badge: string | null): Promise<void> {
  const hash = badge === null ? null : deps.secrets.badgeHash(identity.clinic.id, badge);
  try {
    await change(
      deps,
      identity,
      badge === null ? 'badge-forgotten' : 'badge',
      'update identity.credential set badge = $3 where clinic_id = $1 and person = $2',
      [hash],
    );
  } catch (error) {
    if ((error as { code?: string }).code !== '23505') throw error;
    throw new Problem('invalid-request', {
      issues: [{ path: ['badge'], message: 'is in use; a badge belongs to one person' }],
    });
  }
}

/** @throws Problem 'login-refused' when the code is not one of the offered secret. */
export async function addTotp(deps: AccessDeps, identity: Identity, code: string): Promise<void> {
  const confirmed = await confirmTotp(deps, identity, code);
  if (confirmed === undefined) throw new Problem('login-refused');
  await change(
    deps,
    identity,
    'totp',
    'update identity.credential set totp_secret = $3, totp_step = $4 where clinic_id = $1 and person = $2',
    [confirmed.sealed, confirmed.step],
  );
}

export async function removeTotp(deps: AccessDeps, identity: Identity): Promise<void> {
  await change(
    deps,
    identity,
    'totp-removed',
    'update identity.credential set totp_secret = null, totp_step = null where clinic_id = $1 and person = $2',
    [],
  );
}

/** @throws Problem 'login-refused' when it does not check out. */
export async function addPasskey(
  deps: AccessDeps,
  identity: Identity,
  asked: { readonly challenge: string; readonly response: Readonly<Record<string, unknown>>; readonly name: string },
  site: Site,
): Promise<void> {
  const made = await checkNewPasskey(deps, identity, asked, site);
  if (made === undefined) throw new Problem('login-refused');
  await change(
    deps,
    identity,
    'passkey',
    `insert into identity.passkey (clinic_id, person, id, credential, public_key, counter, transports, name, added_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [made.id, made.credential, made.publicKey, made.counter, made.transports, asked.name, new Date(deps.now())],
  );
}

export async function removePasskey(deps: AccessDeps, identity: Identity, passkey: string): Promise<void> {
  await change(
    deps,
    identity,
    'passkey-removed',
    'delete from identity.passkey where clinic_id = $1 and person = $2 and id = $3',
    [passkey],
  );
}

/** Input is refused from now on; what is shown goes on being shown. */
export async function lock(deps: AccessDeps, identity: Identity): Promise<void> {
  await inClinic(deps, identity.clinic.id, [personEntry(identity, 'identity/lock')], async (client) => {
    await client.query('update identity.login set locked_at = $2 where id = $1 and locked_at is null', [
      identity.login,
      new Date(deps.now()),
    ]);
  });
  deps.onEnded(identity.clinic.id);
}

/** By what its own person knows or holds. @throws Problem 'login-refused' */
export async function unlock(
  deps: AccessDeps,
  identity: Identity,
  shown: { readonly pin: string } | { readonly badge: string } | { readonly password: string },
): Promise<void> {
  const right =
    'password' in shown
      ? await rightPassword(deps, identity, shown.password)
      : (
          await personByPinOrBadge(
            deps,
            identity.clinic,
            identity.login,
            'pin' in shown ? { person: identity.person, pin: shown.pin } : shown,
          )
        )?.person === identity.person;
  if (!right) {
    await deps.record.noteAccess(identity.clinic.id, personEntry(identity, 'identity/unlock', { outcome: 'denied' }));
    throw new Problem('login-refused');
  }
  await inClinic(deps, identity.clinic.id, [personEntry(identity, 'identity/unlock')], async (client) => {
    await client.query('update identity.login set locked_at = null, input_at = $2 where id = $1 and ended_at is null', [
      identity.login,
      new Date(deps.now()),
    ]);
  });
  deps.onEnded(identity.clinic.id);
}

async function rightPassword(deps: AccessDeps, identity: Identity, password: string): Promise<boolean> {
  const key = deps.secrets.throttleKey('step-up', identity.clinic.id, identity.person);
  const open = await countTry(deps.pool, key, FIVE_TRIES, deps.now());
  const { rows } = await deps.pool.query<{ password: string }>(
    'select password from identity.credential where clinic_id = $1 and person = $2',
    [identity.clinic.id, identity.person],
  );
  const right = (await deps.secrets.checkPassword(rows[0]?.password, password)) && open;
  if (right) await forgetTries(deps.pool, key);
  return right;
}

/** Somebody touched the screen. Written at most every 10 s, and never while it is locked. */
export async function noteInput(deps: AccessDeps, identity: Identity): Promise<void> {
  const now = deps.now();
  if (identity.lockedAt !== null || now - identity.inputAt < 10_000) return;
  await deps.pool.query('update identity.login set input_at = $2 where id = $1 and locked_at is null', [
    identity.login,
    new Date(now),
  ]);
}
