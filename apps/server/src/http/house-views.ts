import type { ActorKind } from '@keel/clinical/record';
import { mayDo } from '@keel/clinical/rights';
import { STAFF_STREAM, staffFold } from '@keel/clinical/staff';
import { type Instant, instant } from '@keel/clinical/units';
import { AuditQuery, AuditView, Id, LoginsView, StaffView, TabletsView, toTime } from '@keel/formats/api';
import { sql } from 'kysely';
import { z } from 'zod';
import { type ViewDefinition, view } from './view.ts';

const time = (at: Instant | Date | null): string | null =>
  at === null ? null : toTime(at instanceof Date ? instant(at.getTime()) : at);
const when = (at: Instant | Date): string => time(at) ?? '';

const NoQuery = z.strictObject({});
const DAYS_SHOWN_MS = 30 * 86_400_000;
const isStaff = ({ stream }: { readonly stream: string }): readonly string[] => (stream === STAFF_STREAM ? ['*'] : []);

const staff = view({
  name: 'staff',
  action: 'view/staff',
  key: null,
  query: NoQuery,
  answer: StaffView,
  audit: 'opening',
  changedBy: isStaff,
  async read({ trx, at, clinic, now, identity, actor }): Promise<StaffView> {
    const events = await at.since(STAFF_STREAM, 0);
    const folded = events.reduce(staffFold.evolve, staffFold.initial(STAFF_STREAM));
    const owner = identity.roles.includes('owner');
    // Whose chart was opened, and why, is for who reviews it and for who opened it.
    const reviews = mayDo(actor, 'command/review-emergency-opening', 'clinic').verdict !== 'deny';
    const { rows } = await sql<{
      person: string;
      login: string;
      totp: boolean;
      pin: boolean;
      badge: boolean;
      passkeys: number;
      open: number;
      last: Date | null;
    }>`select s.person, s.login, s.totp_secret is not null as totp, s.pin is not null as pin,
        s.badge is not null as badge,
        (select count(*)::int from identity.passkey k
          where k.clinic_id = s.clinic_id and k.person = s.person) as passkeys,
        (select count(*)::int from identity.login l where l.clinic_id = s.clinic_id and l.person = s.person
          and l.ended_at is null and l.ends_at > ${new Date(now)}) as open,
        (select max(started_at) from identity.login l
          where l.clinic_id = s.clinic_id and l.person = s.person) as last
      from identity.credential s where s.clinic_id = ${clinic.id}`.execute(trx);
    const { rows: invited } = await sql<{ person: string; until: Date }>`select person, max(ends_at) as until
      from identity.challenge where clinic_id = ${clinic.id} and kind = 'invitation' and used_at is null
        and ends_at > ${new Date(now)} group by person`.execute(trx);
    const credentials = new Map(rows.map((row) => [row.person, row]));
    const invitations = new Map(invited.map((row) => [row.person, row.until]));
    return {
      position: at.position,
      seq: events.at(-1)?.seq ?? 0,
      people: Object.values(folded.people).map((person) => {
        const has = credentials.get(person.id);
        return {
          id: person.id,
          name: person.name,
          roles: [...person.roles],
          state: person.endedAt !== null ? 'ended' : has === undefined ? 'invited' : 'active',
          since: when(person.since),
          endedAt: time(person.endedAt),
          login: owner ? (has?.login ?? null) : null,
          lastLoginAt: time(has?.last ?? null),
          openLogins: has?.open ?? 0,
          totp: has?.totp ?? false,
          passkeys: has?.passkeys ?? 0,
          pin: has?.pin ?? false,
          badge: has?.badge ?? false,
          invitedUntil: time(invitations.get(person.id) ?? null),
        };
      }),
      openings: Object.values(folded.openings)
        .filter((opening) => reviews || opening.person === identity.person)
        .filter((opening) => opening.reviewedBy === null || now - opening.from < DAYS_SHOWN_MS)
        .map((opening) => ({
          ...opening,
          from: when(opening.from),
          until: when(opening.until),
          closedAt: time(opening.closedAt),
        })),
    };
  },
});

const tablets = view({
  name: 'tablets',
  action: 'view/tablets',
  key: null,
  query: NoQuery,
  answer: TabletsView,
  audit: 'opening',
  changedBy: isStaff,
  async read({ trx, at, clinic }): Promise<TabletsView> {
    const events = await at.since(STAFF_STREAM, 0);
    const folded = events.reduce(staffFold.evolve, staffFold.initial(STAFF_STREAM));
    const { rows } = await sql<{ tablet: string; seen: Date | null }>`select tablet, max(input_at) as seen
      from identity.login where clinic_id = ${clinic.id} and tablet is not null group by tablet`.execute(trx);
    const seen = new Map(rows.map((row) => [row.tablet, row.seen]));
    return {
      position: at.position,
      seq: events.at(-1)?.seq ?? 0,
      tablets: Object.values(folded.tablets).map((tablet) => ({
        id: tablet.id,
        name: tablet.name,
        state: tablet.endedAt === null ? 'enrolled' : 'ended',
        enrolledAt: when(tablet.enrolledAt),
        enrolledBy: tablet.enrolledBy,
        endedAt: time(tablet.endedAt),
        seenAt: time(seen.get(tablet.id) ?? null),
      })),
    };
  },
});

const LoginsQuery = z.strictObject({ person: Id.optional() });

const logins = view({
  name: 'logins',
  action: 'view/logins',
  key: null,
  query: LoginsQuery,
  answer: LoginsView,
  audit: 'opening',
  isSelf: (identity, _key, query) => query.person === identity.person,
  changedBy: () => [],
  async read({ trx, at, clinic, now, identity, query }): Promise<LoginsView> {
    const { rows } = await sql<{
      id: string;
      person: string;
      tablet: string | null;
      started_at: Date;
      input_at: Date;
      locked_at: Date | null;
    }>`select id, person, tablet, started_at, input_at, locked_at from identity.login
      where clinic_id = ${clinic.id} and ended_at is null and ends_at > ${new Date(now)}
        and (${query.person ?? null}::text is null or person = ${query.person ?? null})
      order by input_at desc limit 500`.execute(trx);
    return {
      position: at.position,
      logins: rows.map((row) => ({
        id: row.id,
        person: row.person,
        tablet: row.tablet,
        since: when(row.started_at),
        seenAt: when(row.input_at),
        lockedAt: time(row.locked_at),
        current: row.id === identity.login,
      })),
    };
  },
});

interface AuditRow {
  readonly source: 'access' | 'change';
  readonly position: number;
  readonly at: Date;
  readonly what: string;
  readonly outcome: 'allowed' | 'denied';
  readonly actor_kind: ActorKind;
  readonly actor_id: string;
  readonly name: string | null;
  readonly tablet: string | null;
  readonly patient: string | null;
  readonly subject: string | null;
  readonly right: string | null;
  readonly because: string | null;
}

/**
 * Both logs in one line of time, newest first. A page begins below two positions, one in each log, so nothing that is
 * added meanwhile moves what is read.
 */
const audit = view({
  name: 'audit',
  action: 'view/audit',
  key: null,
  query: AuditQuery,
  answer: AuditView,
  audit: 'each',
  changedBy: () => ['*'],
  async read({ trx, at, clinic, query }): Promise<AuditView> {
    const [accessBelow = '', changeBelow = ''] = (query.before ?? '').split('-');
    const below = (text: string) => (text === '' ? Number.MAX_SAFE_INTEGER : Number(text));
    const { limit } = query;
    const person = query.person ?? null;
    const patient = query.patient ?? null;
    const what = query.what ?? null;
    const from = query.from ?? null;
    const to = query.to ?? null;
    const outcome = query.outcome ?? null;
    const wanted = (source: 'access' | 'change') => query.source === undefined || query.source === source;
    const { rows: looked } = !wanted('access')
      ? { rows: [] }
      : await sql<AuditRow>`select 'access' as source, a.position, a.recorded_at as at, a.action as what, a.outcome,
          a.actor_kind, a.actor_id, p.name, a.envelope::json -> 'actor' ->> 'tablet' as tablet, a.patient, a.subject,
          a.envelope::json -> 'detail' ->> 'right' as right, a.envelope::json -> 'detail' ->> 'because' as because
        from access_log a
        left join identity.person p on p.clinic_id = a.clinic_id and p.person = a.actor_id
        where a.clinic_id = ${clinic.id} and a.position < ${below(accessBelow)}
          and (${person}::text is null or a.actor_id = ${person})
          and (${patient}::text is null or a.patient = ${patient})
          and (${what}::text is null or a.action = ${what})
          and (${outcome}::text is null or a.outcome = ${outcome})
          and (${from}::timestamptz is null or a.recorded_at >= ${from}::timestamptz)
          and (${to}::timestamptz is null or a.recorded_at < ${to}::timestamptz)
        order by a.position desc limit ${limit}`.execute(trx);
    const { rows: changed } =
      !wanted('change') || outcome === 'denied'
        ? { rows: [] }
        : await sql<AuditRow>`select 'change' as source, e.position, e.recorded_at as at, e.kind as what,
          'allowed' as outcome, e.author_kind as actor_kind, e.author_id as actor_id, p.name,
          e.author_tablet as tablet,
          case when e.stream like 'patient/%' then substr(e.stream, 9) else i.patient end as patient,
          e.stream as subject, e.author_right as right, null as because
        from event e
        left join identity.person p on p.clinic_id = e.clinic_id and p.person = e.author_id
        left join session_index i on i.clinic_id = e.clinic_id and e.stream = 'session/' || i.session
        where e.clinic_id = ${clinic.id} and e.position < ${below(changeBelow)}
          and (${person}::text is null or e.author_id = ${person})
          and (${patient}::text is null or e.stream = 'patient/' || ${patient} or i.patient = ${patient})
          and (${what}::text is null or e.kind = ${what})
          and (${from}::timestamptz is null or e.recorded_at >= ${from}::timestamptz)
          and (${to}::timestamptz is null or e.recorded_at < ${to}::timestamptz)
        order by e.position desc limit ${limit}`.execute(trx);
    const { rows: heads } = await sql<{ position: number }>`select position from log_head
      where clinic_id = ${clinic.id} and log = 'access'`.execute(trx);
    const page = [...looked, ...changed]
      .sort((a, b) => b.at.getTime() - a.at.getTime() || (a.source < b.source ? -1 : 1) || b.position - a.position)
      .slice(0, limit);
    const lowest = (source: AuditRow['source'], none: number) =>
      page.reduce((low, row) => (row.source === source && row.position < low ? row.position : low), none);
    const full = looked.length === limit || changed.length === limit || looked.length + changed.length > limit;
    return {
      position: at.position,
      accessPosition: heads[0]?.position ?? 0,
      entries: page.map((row) => ({
        source: row.source,
        position: row.position,
        at: when(row.at),
        what: row.what,
        outcome: row.outcome,
        actor:
          row.actor_id === 'nobody'
            ? { kind: 'nobody', id: null, name: null }
            : { kind: row.actor_kind, id: row.actor_id, name: row.name },
        right: row.right,
        tablet: row.tablet,
        patient: row.patient,
        subject: row.subject,
        because: row.because,
      })),
      next: full ? `${lowest('access', below(accessBelow))}-${lowest('change', below(changeBelow))}` : null,
    };
  },
});

/** What belongs to access itself. The clinic's own screens have their views beside what they show. */
export const HOUSE_VIEWS: readonly ViewDefinition[] = [staff, tablets, logins, audit];
