import { addMs, type Instant, MINUTE_MS, SECOND_MS } from '@keel/clinical/units';
import { Problem } from '../problem/index.ts';
import { type AccessEntry, appendAccessIn } from '../record/index.ts';
import {
  type AccessDeps,
  inClinic,
  NOBODY,
  openChallenge,
  personEntry,
  type Queryable,
  readChallenge,
  type Site,
} from './deps.ts';
import { type Caller, type Identity, lifetimesOf, type Strength } from './identity.ts';
import { passkeyOptions, verifyPasskey } from './passkeys.ts';
import { newId, newToken, tokenHash } from './secrets.ts';
import { countTry, FIVE_TRIES, forgetTries } from './throttle.ts';
import { useTotp } from './totp.ts';

export type LoggedIn =
  | { readonly next: 'done'; readonly token: string }
  | { readonly next: 'second-factor'; readonly attempt: string; readonly methods: ('totp' | 'passkey')[] };

interface Found {
  clinic_id: string;
  person: string;
  password: string;
  totp: boolean;
  passkeys: number;
}

const PREVIOUS_TOKEN_MS = 10 * SECOND_MS;

/** Where a try under a name that nobody has is entered: every try costs the same writes. */
async function anyClinic(db: Queryable): Promise<string | undefined> {
  const { rows } = await db.query<{ id: string }>('select id from identity.clinic order by demo, created_at limit 1');
  return rows[0]?.id;
}

async function refuse(
  deps: AccessDeps,
  clinic: string | undefined,
  entry: Omit<AccessEntry, 'outcome'>,
  problem: 'login-refused' | 'code-refused' = 'login-refused',
): Promise<never> {
  if (clinic !== undefined) await deps.record.noteAccess(clinic, { ...entry, outcome: 'denied' });
  throw new Problem(problem);
}

/**
 * First factor. A wrong name, a wrong password, one who left and a locked name go the same way, write the same and take
 * the same time.
 *
 * @throws Problem 'login-refused'
 */
export async function logIn(
  deps: AccessDeps,
  asked: { readonly name: string; readonly password: string },
  caller: Caller,
): Promise<LoggedIn> {
  const now = deps.now();
  const key = deps.secrets.throttleKey('name', asked.name);
  const open = await countTry(deps.pool, key, FIVE_TRIES, now);
  const { rows } = await deps.pool.query<Found>({
    name: 'find-credential',
    text: `select s.clinic_id, s.person, s.password, s.totp_secret is not null as totp,
        (select count(*)::int from identity.passkey k where k.clinic_id = s.clinic_id and k.person = s.person) as passkeys
      from identity.credential s
      join identity.person p on p.clinic_id = s.clinic_id and p.person = s.person and p.ended_at is null
      join identity.clinic c on c.id = s.clinic_id
        and not (c.demo and exists (select from identity.clinic other where not other.demo))
      where s.login = $1`,
    values: [asked.name],
  });
  const [found] = rows;
  const right = await deps.secrets.checkPassword(found?.password, asked.password);
  const clinic = found?.clinic_id ?? (await anyClinic(deps.pool));
  if (found === undefined || !right || !open) {
    return refuse(deps, clinic, {
      actor: found === undefined ? NOBODY : { kind: 'person', id: found.person, roles: [] },
      action: 'identity/login',
      detail: { because: open ? 'login-refused' : 'locked-out' },
    });
  }
  await forgetTries(deps.pool, key);
  const methods: ('totp' | 'passkey')[] = [];
  if (found.passkeys > 0) methods.push('passkey');
  if (found.totp) methods.push('totp');
  if (methods.length > 0) {
    const { token } = await openChallenge(deps, 'attempt', {
      clinic: found.clinic_id,
      person: found.person,
      forMs: 5 * MINUTE_MS,
    });
    return { next: 'second-factor', attempt: token, methods };
  }
  return begin(deps, { clinic: found.clinic_id, person: found.person }, 'password', caller);
}

/**
 * Second factor by code. Each code works once; five wrong ones rest the person's codes for a quarter of an hour. Whoever holds an
 * attempt has said the password, and is told that it was the code.
 *
 * @throws Problem 'code-refused'; 'login-refused' where the attempt has ended or is none
 */
export async function logInByTotp(
  deps: AccessDeps,
  asked: { readonly attempt: string; readonly code: string },
  caller: Caller,
): Promise<LoggedIn> {
  const attempt = await readChallenge(deps, 'attempt', asked.attempt, 'try');
  if (attempt?.clinic == null || attempt.person === null) throw new Problem('login-refused');
  const person = { clinic: attempt.clinic, person: attempt.person };
  if (!(await useTotp(deps, person, asked.code))) {
    return refuse(
      deps,
      person.clinic,
      {
        actor: { kind: 'person', id: person.person, roles: [] },
        action: 'identity/login',
        detail: { because: 'code-refused' },
      },
      'code-refused',
    );
  }
  if ((await readChallenge(deps, 'attempt', asked.attempt, 'use')) === undefined) throw new Problem('login-refused');
  return begin(deps, person, 'two-factor', caller);
}

/** What the browser asks its passkeys with: those of one person after a password, or any that names its owner. */
export async function passkeyLoginOptions(
  deps: AccessDeps,
  attempt: string | undefined,
  site: Site,
): Promise<{ challenge: string; options: Record<string, unknown> }> {
  if (attempt === undefined) return passkeyOptions(deps, 'passkey-login', null, site);
  const waiting = await readChallenge(deps, 'attempt', attempt, 'look');
  if (waiting?.clinic == null || waiting.person === null) throw new Problem('login-refused');
  return passkeyOptions(deps, 'passkey-login', { clinic: waiting.clinic, person: waiting.person }, site);
}

export async function logInByPasskey(
  deps: AccessDeps,
  asked: { readonly challenge: string; readonly response: Readonly<Record<string, unknown>> },
  site: Site,
  caller: Caller,
): Promise<LoggedIn> {
  const person = await verifyPasskey(deps, 'passkey-login', asked, site);
  if (person === undefined) {
    return refuse(deps, await anyClinic(deps.pool), {
      actor: NOBODY,
      action: 'identity/login',
      detail: { because: 'passkey-refused' },
    });
  }
  const { rowCount } = await deps.pool.query(
    `select from identity.person p join identity.clinic c on c.id = p.clinic_id
     where p.clinic_id = $1 and p.person = $2 and p.ended_at is null
       and not (c.demo and exists (select from identity.clinic other where not other.demo))`,
    [person.clinic, person.person],
  );
  if (rowCount === 0) {
    return refuse(deps, person.clinic, {
      actor: { kind: 'person', id: person.person, roles: [] },
      action: 'identity/login',
      detail: { because: 'login-refused' },
    });
  }
  return begin(deps, person, 'passkey', caller);
}

/** A new login in this browser; one that was there before ends. */
export async function begin(
  deps: AccessDeps,
  who: { readonly clinic: string; readonly person: string },
  strength: Strength,
  caller: Caller,
): Promise<LoggedIn> {
  const now = deps.now();
  const token = newToken();
  const tablet = caller.tablet?.clinic.id === who.clinic ? caller.tablet : null;
  const id = newId('login', now);
  await inClinic(deps, who.clinic, [], async (client) => {
    const { rows } = await client.query<{ roles: string[] }>(
      'select roles from identity.person where clinic_id = $1 and person = $2',
      [who.clinic, who.person],
    );
    await client.query(
      `insert into identity.login (id, token, clinic_id, person, tablet, strength, started_at, authenticated_at,
         input_at, ends_at) values ($1, $2, $3, $4, $5, $6, $7, $7, $7, $8)`,
      [
        id,
        tokenHash(token),
        who.clinic,
        who.person,
        tablet?.id ?? null,
        strength,
        new Date(now),
        new Date(addMs(now, lifetimesOf(tablet !== null).absoluteMs)),
      ],
    );
    // A PIN that rests after wrong tries is good again: its owner is here.
    await client.query('delete from identity.throttle where key = $1', [
      deps.secrets.throttleKey('pin', who.clinic, who.person),
    ]);
    await appendAccessIn(
      client,
      who.clinic,
      [
        {
          actor: {
            kind: 'person',
            id: who.person,
            roles: rows[0]?.roles ?? [],
            ...(tablet === null ? {} : { tablet: tablet.id }),
          },
          action: 'identity/login',
          outcome: 'allowed',
          subject: id,
          detail: { strength },
        },
      ],
      now,
    );
  });
  if (caller.identity !== null) await endLogin(deps, caller.identity, caller.identity.login, 'logged-out');
  return { next: 'done', token };
}

/** Ends a login of this clinic at once. True when it was open. */
export async function endLogin(
  deps: AccessDeps,
  by: Identity,
  login: string,
  because: 'logged-out' | 'login-ended' | 'ended-by-clinic',
): Promise<boolean> {
  const action = because === 'logged-out' ? 'identity/logout' : 'identity/end-login';
  const ended = await inClinic(deps, by.clinic.id, [personEntry(by, action, { subject: login })], async (client) => {
    const { rowCount } = await client.query(
      `update identity.login set ended_at = $3, ended_because = $4
       where clinic_id = $1 and id = $2 and ended_at is null`,
      [by.clinic.id, login, new Date(deps.now()), because],
    );
    return rowCount === 1;
  });
  deps.onEnded(by.clinic.id);
  return ended;
}

/** Authenticated just now, again: a new token, which requests on their way need not have yet. */
export async function stepUp(
  deps: AccessDeps,
  identity: Identity,
  asked: { readonly password: string; readonly code?: string | undefined },
): Promise<string> {
  const now = deps.now();
  const key = deps.secrets.throttleKey('step-up', identity.clinic.id, identity.person);
  const open = await countTry(deps.pool, key, FIVE_TRIES, now);
  const { rows } = await deps.pool.query<{ password: string; totp: boolean }>(
    `select password, totp_secret is not null as totp from identity.credential where clinic_id = $1 and person = $2`,
    [identity.clinic.id, identity.person],
  );
  const [stored] = rows;
  const right = await deps.secrets.checkPassword(stored?.password, asked.password);
  const coded =
    asked.code !== undefined &&
    right &&
    open &&
    (await useTotp(deps, { clinic: identity.clinic.id, person: identity.person }, asked.code));
  // With a second factor the password alone is not enough; without one it is all there is.
  if (!right || !open || (asked.code !== undefined || identity.secondFactor === 'present' ? !coded : false)) {
    await deps.record.noteAccess(identity.clinic.id, personEntry(identity, 'identity/step-up', { outcome: 'denied' }));
    throw new Problem('login-refused');
  }
  await forgetTries(deps.pool, key);
  return renew(deps, identity, coded ? 'two-factor' : identity.strength);
}

export async function stepUpByPasskey(
  deps: AccessDeps,
  identity: Identity,
  asked: { readonly challenge: string; readonly response: Readonly<Record<string, unknown>> },
  site: Site,
): Promise<string> {
  const person = await verifyPasskey(deps, 'passkey-step-up', asked, site);
  if (person?.person !== identity.person || person.clinic !== identity.clinic.id) {
    await deps.record.noteAccess(identity.clinic.id, personEntry(identity, 'identity/step-up', { outcome: 'denied' }));
    throw new Problem('login-refused');
  }
  return renew(deps, identity, 'passkey');
}

async function renew(deps: AccessDeps, identity: Identity, strength: Strength): Promise<string> {
  const now: Instant = deps.now();
  const token = newToken();
  await inClinic(
    deps,
    identity.clinic.id,
    [personEntry(identity, 'identity/step-up', { detail: { strength } })],
    async (client) => {
      await client.query(
        `update identity.login set previous_token = token, previous_until = $2, token = $3, authenticated_at = $4,
           input_at = $4, locked_at = null, strength = $5 where id = $1 and ended_at is null`,
        [identity.login, new Date(addMs(now, PREVIOUS_TOKEN_MS)), tokenHash(token), new Date(now), strength],
      );
    },
  );
  return token;
}

/** Whether a login is one of this person's own. */
export async function isLoginOf(deps: AccessDeps, login: string, identity: Identity): Promise<boolean> {
  const { rowCount } = await deps.pool.query(
    'select from identity.login where id = $1 and clinic_id = $2 and person = $3',
    [login, identity.clinic.id, identity.person],
  );
  return rowCount === 1;
}
