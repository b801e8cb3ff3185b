import type { Role } from '@keel/clinical/record';
import { addMs, type Instant } from '@keel/clinical/units';
import { type AccessDeps, at, atOrNull } from './deps.ts';
import { type Caller, type Clinic, type EndedLogin, type Identity, lifetimesOf, type Strength } from './identity.ts';
import { tokenHash } from './secrets.ts';

interface Row {
  login: string | null;
  clinic: string;
  clinic_name: string;
  zone: string;
  demo: boolean;
  person: string;
  name: string;
  roles: Role[];
  person_ended: Date | null;
  login_tablet: string | null;
  strength: Strength;
  started_at: Date;
  authenticated_at: Date;
  input_at: Date;
  locked_at: Date | null;
  ends_at: Date;
  ended_at: Date | null;
  ended_because: string | null;
  two_factors: boolean;
  retired: boolean;
  tablet: string | null;
  tablet_name: string;
  tablet_clinic: string;
  tablet_clinic_name: string;
  tablet_zone: string;
  tablet_demo: boolean;
}

/** A real clinic on this installation closes the demo's door. */
const RETIRED = `(c.demo and exists (select from identity.clinic other where not other.demo))`;

const LOGIN_COLUMNS = `l.id as login, l.clinic_id as clinic, c.name as clinic_name, c.zone, c.demo, l.person, p.name,
  p.roles, p.ended_at as person_ended, l.tablet as login_tablet, l.strength, l.started_at, l.authenticated_at,
  l.input_at, l.locked_at, l.ends_at, l.ended_at, l.ended_because,
  (exists (select from identity.passkey k where k.clinic_id = l.clinic_id and k.person = l.person)
    or exists (select from identity.credential s
      where s.clinic_id = l.clinic_id and s.person = l.person and s.totp_secret is not null)) as two_factors,
  ${RETIRED} as retired`;

const LOGIN_JOINS = `from identity.login l
  join identity.clinic c on c.id = l.clinic_id
  join identity.person p on p.clinic_id = l.clinic_id and p.person = l.person`;

const LOOKUP = `select here.*, seat.* from (select) as one
  left join (select ${LOGIN_COLUMNS} ${LOGIN_JOINS}
    where l.token = $1 or (l.previous_token = $1 and l.previous_until > $3)) as here on true
  left join (select b.tablet, b.name as tablet_name, b.clinic_id as tablet_clinic, c.name as tablet_clinic_name,
      c.zone as tablet_zone, c.demo as tablet_demo
    from identity.tablet_token k
    join identity.tablet b on b.clinic_id = k.clinic_id and b.tablet = k.tablet and b.ended_at is null
    join identity.clinic c on c.id = k.clinic_id
    where k.token = $2) as seat on true`;

type Judged = { readonly identity: Identity } | { readonly ended: EndedLogin };

/** Whether a login still stands, by everything that could have ended it. `tablet` is the one this request came from. */
function judge(row: Row, tablet: Caller['tablet'], now: Instant): Judged {
  const clinic: Clinic = { id: row.clinic, name: row.clinic_name, zone: row.zone, demo: row.demo };
  const ended = (when: Instant, because: string): Judged => ({
    ended: { person: row.person, roles: row.roles, clinic, at: when, because },
  });
  if (row.ended_at !== null) return ended(at(row.ended_at), row.ended_because ?? 'login-ended');
  if (row.person_ended !== null) return ended(at(row.person_ended), 'person-ended');
  if (row.retired) return ended(now, 'login-ended');
  if (at(row.ends_at) <= now) return ended(at(row.ends_at), 'expired');
  // A login made on a tablet is good on that tablet alone, for as long as it is enrolled.
  if (row.login_tablet !== null && row.login_tablet !== tablet?.id) return ended(now, 'tablet-ended');
  const inputAt = at(row.input_at);
  const { idleLockMs, idleEndMs } = lifetimesOf(row.login_tablet !== null);
  if (idleEndMs !== null && now >= addMs(inputAt, idleEndMs)) return ended(addMs(inputAt, idleEndMs), 'expired');
  const idleFrom = addMs(inputAt, idleLockMs);
  return {
    identity: {
      person: row.person,
      name: row.name,
      clinic,
      roles: row.roles,
      login: row.login ?? '',
      tablet: row.login_tablet === null ? null : tablet,
      strength: row.strength,
      startedAt: at(row.started_at),
      authenticatedAt: at(row.authenticated_at),
      inputAt,
      lockedAt: atOrNull(row.locked_at) ?? (now >= idleFrom ? idleFrom : null),
      endsAt: at(row.ends_at),
      secondFactor: row.two_factors ? 'present' : clinic.demo ? 'not-asked' : 'missing',
    },
  };
}

/** Who sent this, by the two cookies a browser may hold. One round trip, on every request, nothing remembered. */
export async function lookUp(
  deps: AccessDeps,
  tokens: { readonly login: string | undefined; readonly tablet: string | undefined },
): Promise<Caller> {
  if (tokens.login === undefined && tokens.tablet === undefined) return { identity: null, tablet: null, ended: null };
  const now = deps.now();
  const { rows } = await deps.pool.query<Row>({
    name: 'identity-lookup',
    text: LOOKUP,
    values: [tokenHash(tokens.login ?? ''), tokenHash(tokens.tablet ?? ''), new Date(now)],
  });
  const [row] = rows;
  if (row === undefined) return { identity: null, tablet: null, ended: null };
  const tablet =
    row.tablet === null
      ? null
      : {
          id: row.tablet,
          name: row.tablet_name,
          clinic: {
            id: row.tablet_clinic,
            name: row.tablet_clinic_name,
            zone: row.tablet_zone,
            demo: row.tablet_demo,
          },
        };
  if (row.login === null) return { identity: null, tablet, ended: null };
  const judged = judge(row, tablet, now);
  return 'identity' in judged
    ? { identity: judged.identity, tablet, ended: null }
    : { identity: null, tablet, ended: judged.ended };
}

/**
 * Looks again at the logins that have streams open. Answers those that stand; what is missing has ended.
 * A stream was opened from its tablet, so only the tablet's own end counts here.
 */
export async function lookAgain(deps: AccessDeps, logins: readonly string[]): Promise<ReadonlyMap<string, Judged>> {
  if (logins.length === 0) return new Map();
  const { rows } = await deps.pool.query<Row>({
    name: 'identity-look-again',
    text: `select ${LOGIN_COLUMNS}, b.tablet, b.name as tablet_name ${LOGIN_JOINS}
      left join identity.tablet b on b.clinic_id = l.clinic_id and b.tablet = l.tablet and b.ended_at is null
      where l.id = any ($1)`,
    values: [[...logins]],
  });
  const now = deps.now();
  return new Map(
    rows.map((row) => {
      const clinic = { id: row.clinic, name: row.clinic_name, zone: row.zone, demo: row.demo };
      const tablet = row.tablet === null ? null : { id: row.tablet, name: row.tablet_name, clinic };
      return [row.login ?? '', judge(row, tablet, now)];
    }),
  );
}
