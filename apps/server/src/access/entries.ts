import type { Actor, Role } from '@keel/clinical/record';
import { addMs, type Instant, MINUTE_MS } from '@keel/clinical/units';
import { Problem } from '../problem/index.ts';
import { type AccessDeps, at, inClinic } from './deps.ts';
import type { Caller, Clinic } from './identity.ts';
import { newToken, tokenHash } from './secrets.ts';
import { countTry, FIVE_TRIES, forgetTries, type TryLimit } from './throttle.ts';

/** Long enough to chart what was just done, short enough that the tablet does not speak for who walked away. */
const ENTRY_MS = 3 * MINUTE_MS;
/** Tablets' clocks differ from ours; a command made within this of the entry counts as within it. */
const CLOCK_SLACK_MS = 2 * MINUTE_MS;
const BADGE_TRIES: TryLimit = { tries: 20, windowMs: 10 * MINUTE_MS, lockMs: 10 * MINUTE_MS };

export interface EntryMade {
  readonly token: string;
  readonly person: { readonly id: string; readonly name: string; readonly roles: readonly Role[] };
  readonly from: Instant;
  readonly until: Instant;
}

interface Found {
  person: string;
  name: string;
  roles: Role[];
  pin: string | null;
}

const FIND = `select s.person, p.name, p.roles, s.pin from identity.credential s
  join identity.person p on p.clinic_id = s.clinic_id and p.person = s.person and p.ended_at is null
  where s.clinic_id = $1`;

/** The person whose badge or PIN this is, on a tablet of the clinic; counts tries and never says which part was wrong. */
export async function personByPinOrBadge(
  deps: AccessDeps,
  clinic: Clinic,
  place: string,
  shown: { readonly badge: string } | { readonly person: string; readonly pin: string },
): Promise<Found | undefined> {
  if ('badge' in shown) {
    const key = deps.secrets.throttleKey('badge', clinic.id, place);
    if (!(await countTry(deps.pool, key, BADGE_TRIES, deps.now()))) return undefined;
    const { rows } = await deps.pool.query<Found>(`${FIND} and s.badge = $2`, [
      clinic.id,
      deps.secrets.badgeHash(clinic.id, shown.badge),
    ]);
    if (rows[0] !== undefined) await forgetTries(deps.pool, key);
    return rows[0];
  }
  const key = deps.secrets.throttleKey('pin', clinic.id, shown.person);
  const open = await countTry(deps.pool, key, FIVE_TRIES, deps.now());
  const { rows } = await deps.pool.query<Found>(`${FIND} and s.person = $2`, [clinic.id, shown.person]);
  const [found] = rows;
  const right = await deps.secrets.checkPin(found?.pin ?? undefined, clinic.id, shown.person, shown.pin);
  if (!right || !open || found === undefined) return undefined;
  await forgetTries(deps.pool, key);
  return found;
}

/**
 * Names who makes the next entries on this tablet. It opens nothing: no chart, nothing that asks for step-up.
 *
 * @throws Problem 'entry-refused'; 'not-found' on a browser that is no enrolled tablet.
 */
export async function makeEntry(
  deps: AccessDeps,
  caller: Caller,
  asked: { readonly purpose: 'entry' | 'second' } & (
    | { readonly badge: string }
    | { readonly person: string; readonly pin: string }
  ),
): Promise<EntryMade> {
  const { tablet } = caller;
  if (tablet === null) throw new Problem('not-found');
  const now = deps.now();
  const found = await personByPinOrBadge(deps, tablet.clinic, tablet.id, asked);
  if (found === undefined) {
    await deps.record.noteAccess(tablet.clinic.id, {
      actor: { kind: 'device', id: tablet.id, roles: [], tablet: tablet.id },
      action: 'identity/entry',
      outcome: 'denied',
      detail: { purpose: asked.purpose, by: 'badge' in asked ? 'badge' : 'pin' },
    });
    throw new Problem('entry-refused');
  }
  const token = newToken();
  const until = addMs(now, ENTRY_MS);
  await inClinic(
    deps,
    tablet.clinic.id,
    [
      {
        actor: { kind: 'person', id: found.person, roles: found.roles, tablet: tablet.id },
        action: 'identity/entry',
        outcome: 'allowed',
        subject: tablet.id,
        detail: { purpose: asked.purpose, by: 'badge' in asked ? 'badge' : 'pin' },
      },
    ],
    async (client) => {
      await client.query(
        `insert into identity.entry (token, clinic_id, person, tablet, purpose, starts_at, ends_at)
         values ($1, $2, $3, $4, $5, $6, $7)`,
        [tokenHash(token), tablet.clinic.id, found.person, tablet.id, asked.purpose, new Date(now), new Date(until)],
      );
    },
  );
  return { token, person: { id: found.person, name: found.name, roles: found.roles }, from: now, until };
}

/**
 * Whom an entry token names, for a command that happened at `occurredAt`, on the tablet it was made on. Undefined when
 * it names nobody for that moment. Somebody who has left since is still named: the caller decides what that is worth.
 */
export async function entryPerson(
  deps: AccessDeps,
  tablet: { readonly id: string; readonly clinic: Clinic },
  token: string,
  purpose: 'entry' | 'second',
  occurredAt: Instant,
): Promise<{ readonly actor: Actor; readonly endedAt: Instant | null } | undefined> {
  const { rows } = await deps.pool.query<{
    person: string;
    roles: Role[];
    ended_at: Date | null;
    starts_at: Date;
    ends_at: Date;
  }>({
    name: 'entry-person',
    text: `select e.person, p.roles, p.ended_at, e.starts_at, e.ends_at from identity.entry e
      join identity.person p on p.clinic_id = e.clinic_id and p.person = e.person
      where e.token = $1 and e.clinic_id = $2 and e.tablet = $3 and e.purpose = $4`,
    values: [tokenHash(token), tablet.clinic.id, tablet.id, purpose],
  });
  const [row] = rows;
  if (row === undefined) return undefined;
  if (occurredAt < addMs(at(row.starts_at), -CLOCK_SLACK_MS)) return undefined;
  if (occurredAt > addMs(at(row.ends_at), CLOCK_SLACK_MS)) return undefined;
  return {
    actor: { kind: 'person', id: row.person, roles: row.roles, tablet: tablet.id },
    endedAt: row.ended_at === null ? null : at(row.ended_at),
  };
}

/** Whose PIN can be tapped here: staff who set one. */
export async function entryPeople(
  deps: AccessDeps,
  clinic: Clinic,
): Promise<readonly { id: string; name: string; roles: Role[] }[]> {
  const { rows } = await deps.pool.query<{ id: string; name: string; roles: Role[] }>(
    `select p.person as id, p.name, p.roles from identity.person p
     join identity.credential s on s.clinic_id = p.clinic_id and s.person = p.person and s.pin is not null
     where p.clinic_id = $1 and p.ended_at is null order by p.name, p.person`,
    [clinic.id],
  );
  return rows;
}
