import type { Role } from '@keel/clinical/record';
import { DAY_MS, HOUR_MS, type Instant, MINUTE_MS } from '@keel/clinical/units';
import { Problem } from '../problem/index.ts';
import { appendAccessIn } from '../record/index.ts';
import {
  type AccessDeps,
  inClinic,
  openChallenge,
  personEntry,
  type Queryable,
  readChallenge,
  sayStaff,
  voidChallenges,
} from './deps.ts';
import type { Caller, Clinic, Identity } from './identity.ts';
import { begin, type LoggedIn } from './log-in.ts';
import { newCode, newId, newToken, tokenHash } from './secrets.ts';

const taken = (field: string) =>
  new Problem('invalid-request', { issues: [{ path: [field], message: 'is taken; choose another' }] });

/** Runs it, and says so in terms of the field when the login name is somebody's. */
async function namingTaken<T>(field: string, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const { code, constraint } = error as { code?: string; constraint?: string };
    if (code === '23505' && constraint === 'credential_login_key') throw taken(field);
    throw error;
  }
}

export async function setupState(deps: AccessDeps): Promise<{ needed: boolean; demo: boolean }> {
  const { rows } = await deps.pool.query<{ real: boolean; demo: boolean }>(
    `select exists (select from identity.clinic where not demo) as real,
       exists (select from identity.clinic where demo) as demo`,
  );
  const state = rows[0] ?? { real: false, demo: false };
  return { needed: !state.real, demo: state.demo && !state.real };
}

/**
 * The code that the terminal prints while there is no clinic yet: whoever can read the terminal may become its first
 * owner. Each start makes a new one and voids the old. Undefined once a clinic is set up.
 */
export async function newSetupCode(deps: AccessDeps): Promise<string | undefined> {
  if (!(await setupState(deps)).needed) return undefined;
  const code = newCode(3);
  await voidChallenges(deps.pool, 'setup', null, null);
  await openChallenge(deps, 'setup', { forMs: 7 * DAY_MS, token: setupToken(code) });
  return code;
}

const setupToken = (code: string): string => `setup ${code.toUpperCase().replaceAll(/[^A-Z0-9]/g, '')}`;

/** Makes the room for a clinic: needed before anything of it can be recorded. */
export async function createClinic(deps: AccessDeps, clinic: Clinic, db: Queryable = deps.pool): Promise<void> {
  await db.query(
    `insert into identity.clinic (id, name, zone, demo, created_at) values ($1, $2, $3, $4, $5)
     on conflict (id) do nothing`,
    [clinic.id, clinic.name, clinic.zone, clinic.demo, new Date(deps.now())],
  );
}

/** The clinics of this installation; a demo is left out once a real one is there. */
export async function listClinics(deps: AccessDeps): Promise<readonly Clinic[]> {
  const { rows } = await deps.pool.query<Clinic>(
    `select id, name, zone, demo from identity.clinic c
     where not (c.demo and exists (select from identity.clinic other where not other.demo)) order by created_at, id`,
  );
  return rows;
}

/**
 * Adds a person with a login in one go: the first owner, and the people of the demo. Everybody else is invited. `first` is
 * what has to stand before that, in the same transaction.
 */
export async function addPersonWithLogin(
  deps: AccessDeps,
  clinic: Clinic,
  person: {
    readonly id: string;
    readonly name: string;
    readonly roles: readonly Role[];
    readonly login: string;
    readonly password: string;
    readonly pin?: string;
    readonly badge?: string;
  },
  first: (client: Queryable) => Promise<void> = async () => {},
): Promise<void> {
  const password = await deps.secrets.hashPassword(person.password);
  const pin = person.pin === undefined ? null : await deps.secrets.hashPin(clinic.id, person.id, person.pin);
  const badge = person.badge === undefined ? null : deps.secrets.badgeHash(clinic.id, person.badge);
  await namingTaken(
    'login',
    sayStaff(
      deps,
      clinic,
      { kind: 'system', id: 'set-up', right: 'identity/setup anyone none' },
      { kind: 'add-person', body: { person: person.id, name: person.name, roles: person.roles } },
      async (client) => {
        await first(client);
        await client.query(
          `insert into identity.credential (clinic_id, person, login, password, password_set_at, pin, badge)
           values ($1, $2, $3, $4, $5, $6, $7)`,
          [clinic.id, person.id, person.login.toLowerCase(), password, new Date(deps.now()), pin, badge],
        );
      },
    ),
  );
}

/** @throws Problem 'already-set-up', 'login-refused' for a wrong code, 'invalid-request' for a zone nobody knows. */
export async function setUp(
  deps: AccessDeps,
  asked: {
    readonly code: string;
    readonly clinic: { readonly name: string; readonly zone: string };
    readonly owner: { readonly name: string; readonly login: string; readonly password: string };
  },
  caller: Caller,
): Promise<LoggedIn> {
  if (!(await setupState(deps)).needed) throw new Problem('already-set-up');
  if (!Intl.supportedValuesOf('timeZone').includes(asked.clinic.zone) && asked.clinic.zone !== 'UTC') {
    throw new Problem('invalid-request', {
      issues: [{ path: ['clinic', 'zone'], message: 'must be an IANA zone such as America/Denver' }],
    });
  }
  const { rows } = await deps.pool.query<{ open: boolean }>(
    'select exists (select from identity.credential where login = $1) as open',
    [asked.owner.login],
  );
  if (rows[0]?.open) throw taken('login');
  const code = setupToken(asked.code);
  if ((await readChallenge(deps, 'setup', code, 'look')) === undefined) throw new Problem('login-refused');
  const now = deps.now();
  const clinic: Clinic = { id: newId('clinic', now), ...asked.clinic, demo: false };
  const person = newId('person', now);
  // All of it or nothing: a clinic without an owner, or a code that is gone, would leave everybody outside. The code is
  // taken by its first use: two who read the same terminal do not both become the first owner.
  await addPersonWithLogin(deps, clinic, { id: person, roles: ['owner'], ...asked.owner }, async (client) => {
    if ((await readChallenge(deps, 'setup', code, 'use', client)) === undefined) throw new Problem('login-refused');
    await createClinic(deps, clinic, client);
  });
  return begin(deps, { clinic: clinic.id, person }, 'password', caller);
}

// ---- invitations -------------------------------------------------------------------------------------------------

const INVITATION_MS = 72 * HOUR_MS;

/** A link for one person, with its secret in the fragment, which no server log and no mail scanner sees used. */
export async function invite(
  deps: AccessDeps,
  by: Identity,
  person: string,
): Promise<{ readonly token: string; readonly until: Instant }> {
  return inClinic(deps, by.clinic.id, [personEntry(by, 'identity/invite', { subject: person })], async (client) => {
    const { rowCount } = await client.query(
      'select from identity.person where clinic_id = $1 and person = $2 and ended_at is null',
      [by.clinic.id, person],
    );
    if (rowCount === 0) throw new Problem('not-found');
    await voidChallenges(client, 'invitation', by.clinic.id, person);
    return openChallenge(deps, 'invitation', { clinic: by.clinic.id, person, forMs: INVITATION_MS }, client);
  });
}

export async function openInvitation(
  deps: AccessDeps,
  token: string,
): Promise<{ person: string; clinic: string; until: Instant }> {
  const { rows } = await deps.pool.query<{ person: string; clinic: string; ends_at: Date }>(
    `select p.name as person, c.name as clinic, i.ends_at from identity.challenge i
     join identity.person p on p.clinic_id = i.clinic_id and p.person = i.person and p.ended_at is null
     join identity.clinic c on c.id = i.clinic_id
     where i.token = $1 and i.kind = 'invitation' and i.used_at is null and i.ends_at > $2`,
    [tokenHash(token), new Date(deps.now())],
  );
  const [row] = rows;
  if (row === undefined) throw new Problem('not-found');
  return { person: row.person, clinic: row.clinic, until: row.ends_at.getTime() as Instant };
}

/**
 * Sets login and password, and forgets whatever second factors, PIN, badge and logins were there: an invitation to
 * somebody who has a login is how a lost one is replaced, and the owner who sent it answers for that.
 *
 * @throws Problem 'not-found', 'invalid-request' for a login that is taken.
 */
export async function acceptInvitation(
  deps: AccessDeps,
  asked: {
    readonly token: string;
    readonly login: string;
    readonly password: string;
    readonly pin?: string | undefined;
  },
  caller: Caller,
): Promise<LoggedIn> {
  const waiting = await readChallenge(deps, 'invitation', asked.token, 'look');
  if (waiting?.clinic == null || waiting.person === null) throw new Problem('not-found');
  const { clinic, person } = waiting;
  const password = await deps.secrets.hashPassword(asked.password);
  const pin = asked.pin === undefined ? null : await deps.secrets.hashPin(clinic, person, asked.pin);
  const now = new Date(deps.now());
  await namingTaken(
    'login',
    deps.record.transaction(clinic, async (_trx, client) => {
      if ((await readChallenge(deps, 'invitation', asked.token, 'use', client)) === undefined) {
        throw new Problem('not-found');
      }
      const { rowCount } = await client.query(
        'select from identity.person where clinic_id = $1 and person = $2 and ended_at is null',
        [clinic, person],
      );
      if (rowCount === 0) throw new Problem('not-found');
      await client.query(
        `insert into identity.credential (clinic_id, person, login, password, password_set_at, pin)
         values ($1, $2, $3, $4, $5, $6)
         on conflict (clinic_id, person) do update set login = excluded.login, password = excluded.password,
           password_set_at = excluded.password_set_at, pin = excluded.pin, badge = null, totp_secret = null,
           totp_step = null`,
        [clinic, person, asked.login, password, now, pin],
      );
      await client.query('delete from identity.passkey where clinic_id = $1 and person = $2', [clinic, person]);
      await client.query(
        `update identity.login set ended_at = $3, ended_because = 'login-ended'
         where clinic_id = $1 and person = $2 and ended_at is null`,
        [clinic, person, now],
      );
      await appendAccessIn(
        client,
        clinic,
        [
          {
            actor: { kind: 'person', id: person, roles: [] },
            action: 'identity/invitation',
            outcome: 'allowed',
            detail: { what: 'accepted' },
          },
        ],
        deps.now(),
      );
    }),
  );
  deps.onEnded(clinic);
  return begin(deps, { clinic, person }, 'password', caller);
}

// ---- tablets -----------------------------------------------------------------------------------------------------

const TABLET_CODE_MS = 10 * MINUTE_MS;
const tabletToken = (code: string): string => `tablet ${code.toUpperCase().replaceAll(/[^A-Z0-9]/g, '')}`;

/** A short code that is typed on the tablet to be enrolled, within ten minutes. */
export async function newTabletCode(
  deps: AccessDeps,
  by: Identity,
  name: string,
): Promise<{ readonly code: string; readonly until: Instant }> {
  const code = newCode(2);
  return inClinic(
    deps,
    by.clinic.id,
    [personEntry(by, 'identity/tablet-code', { detail: { what: 'code-made' } })],
    async (client) => {
      const { until } = await openChallenge(
        deps,
        'tablet-code',
        { clinic: by.clinic.id, person: by.person, content: { name }, forMs: TABLET_CODE_MS, token: tabletToken(code) },
        client,
      );
      return { code, until };
    },
  );
}

/** This browser becomes that tablet: answers the secret it keeps in a cookie. @throws Problem 'login-refused' */
export async function enrolTablet(
  deps: AccessDeps,
  code: string,
): Promise<{ readonly token: string; readonly tablet: { readonly id: string; readonly name: string } }> {
  const waiting = await readChallenge(deps, 'tablet-code', tabletToken(code), 'use');
  if (waiting?.clinic == null || waiting.person === null) throw new Problem('login-refused');
  const { rows } = await deps.pool.query<Clinic & { roles: Role[] }>(
    `select c.id, c.name, c.zone, c.demo, p.roles from identity.clinic c
     join identity.person p on p.clinic_id = c.id and p.person = $2 and p.ended_at is null where c.id = $1`,
    [waiting.clinic, waiting.person],
  );
  const [clinic] = rows;
  if (clinic === undefined) throw new Problem('login-refused');
  return addTablet(deps, clinic, {
    id: newId('tablet', deps.now()),
    name: String(waiting.content['name']),
    by: waiting.person,
  });
}

/** Enrols a tablet in the name of `by`. */
export async function addTablet(
  deps: AccessDeps,
  clinic: Clinic,
  tablet: { readonly id: string; readonly name: string; readonly by: string },
): Promise<{ readonly token: string; readonly tablet: { readonly id: string; readonly name: string } }> {
  const token = newToken();
  await sayStaff(
    deps,
    clinic,
    { kind: 'person', id: tablet.by, right: 'identity/tablet-code owner clinic' },
    { kind: 'enrol-tablet', body: { tablet: tablet.id, name: tablet.name, by: tablet.by } },
    async (client) => {
      await client.query('insert into identity.tablet_token (token, clinic_id, tablet) values ($1, $2, $3)', [
        tokenHash(token),
        clinic.id,
        tablet.id,
      ]);
    },
  );
  return { token, tablet: { id: tablet.id, name: tablet.name } };
}
