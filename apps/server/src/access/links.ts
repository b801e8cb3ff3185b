import { createHmac } from 'node:crypto';
import type { Actor } from '@keel/clinical/record';
import { LINK_PURPOSES, type LinkPurpose, type LinkPurposeId } from '@keel/clinical/rights';
import { addMs, DAY_MS, HOUR_MS, type Instant, MINUTE_MS } from '@keel/clinical/units';
import { Problem } from '../problem/index.ts';
import { appendAccessIn } from '../record/index.ts';
import { type AccessDeps, at, atOrNull, type Queryable } from './deps.ts';
import type { Clinic } from './identity.ts';
import { newId, newToken, tokenHash } from './secrets.ts';

/** Whoever is known on the patients' side of this browser: by a link, for one chart and one purpose. */
export interface PortalCaller {
  readonly kind: LinkPurpose['subject'];
  readonly patient: string;
  readonly purpose: LinkPurposeId;
  /** What the link is about, where one purpose has several; null where it has not. */
  readonly about: string | null;
  readonly clinic: Clinic;
  readonly login: string;
  readonly endsAt: Instant;
  /** On a device that its holder has called his own. */
  readonly kept: boolean;
}

export const portalActor = (caller: PortalCaller): Actor => ({
  kind: caller.kind,
  // A patient is himself; of an escort or a referrer nobody knows more than the link he came by.
  id: caller.kind === 'patient' ? caller.patient : caller.login,
  roles: [],
  about: caller.patient,
  purpose: caller.purpose,
  ...(caller.about === null ? {} : { subject: caller.about }),
});

export interface LinkAsked {
  readonly clinic: string;
  readonly patient: string;
  readonly purpose: LinkPurposeId;
  readonly about?: string;
  /** Asked for by the person, or by staff for them: those that came earlier open nothing any more. Else they stand beside it. */
  readonly endsEarlier?: boolean;
  /**
   * What the secret is made from, with the key of this installation: a message that is sent twice because nobody knows
   * whether it went out carries the same link, and the record never holds a secret.
   */
  readonly message: string;
}

/** Of all links of one person, purpose and subject that are open together. A link that guesses have used up is dead, and kills no later one. */
const PROOF_TRIES = 5;
/** So many of one person, purpose and subject open at a time; the oldest makes room. */
const LIVE_MAX = 5;
const LIVE = `clinic_id = $1 and patient = $2 and purpose = $3 and about = $4
  and used_at is null and voided_at is null and ends_at > $5`;
/** On one's own phone, when asked for. */
const KEPT_MS = 30 * DAY_MS;
/** Elsewhere a page that nobody looks at ends by itself. */
const IDLE_MS = HOUR_MS;
/** A request a minute is often enough to know that somebody is there. */
const SEEN_EVERY_MS = MINUTE_MS;

/** 256 bits, base64url, the same for the same message. */
export const linkSecret = (key: Buffer, asked: LinkAsked): string =>
  createHmac('sha256', key)
    .update(JSON.stringify([asked.clinic, asked.patient, asked.purpose, asked.about ?? '', asked.message]))
    .digest('base64url');

/**
 * Makes the link of a message, or finds the one it made before. Of several messages that wait for the morning each opens, so those of
 * the same person, purpose and subject stand beside each other, up to a handful, and share the guesses that were made; one that is
 * asked for voids them. Answers the secret, which is nowhere kept.
 */
export async function issueLink(deps: AccessDeps, asked: LinkAsked): Promise<string> {
  const row: LinkPurpose = LINK_PURPOSES[asked.purpose];
  const secret = linkSecret(deps.secrets.linkKey, asked);
  const now = deps.now();
  const about = asked.about ?? '';
  const endsAt = new Date(addMs(now, row.lastsMinutes * MINUTE_MS));
  const whose = [asked.clinic, asked.patient, asked.purpose, about, new Date(now)] as const;
  await deps.record.transaction(asked.clinic, async (_trx, client) => {
    const { rowCount } = await client.query(
      `insert into identity.link (clinic_id, patient, purpose, about, made_at, token, ends_at, tries)
       values ($1, $2, $3, $4, $5, $6, $7,
         case when $8 then 0 else coalesce((select max(tries) from identity.link where ${LIVE} and tries < $9), 0) end)
       on conflict (token) do nothing`,
      [...whose, tokenHash(secret), endsAt, asked.endsEarlier === true, PROOF_TRIES],
    );
    // The link that says stop stands in every message, old and new.
    if (rowCount === 0 || asked.purpose === 'stop') return;
    await client.query(
      `update identity.link set voided_at = $5 where token in (
         select token from identity.link where ${LIVE} and token <> $6 order by made_at desc, token offset $7)`,
      [...whose, tokenHash(secret), asked.endsEarlier === true ? 0 : LIVE_MAX - 1],
    );
  });
  return secret;
}

/** Whom a link that says stop is about, and by which way he is written to; null: there is none, or it has ended. */
export async function stopOf(
  deps: AccessDeps,
  secret: string,
): Promise<{ readonly clinic: Clinic; readonly patient: string; readonly channel: string } | null> {
  const { rows } = await deps.pool.query<Pick<LinkRow, 'clinic_id' | 'patient' | 'about'>>(
    `select clinic_id, patient, about from identity.link
     where token = $1 and purpose = 'stop' and voided_at is null and ends_at > $2`,
    [tokenHash(secret), new Date(deps.now())],
  );
  const [row] = rows;
  const clinic = row === undefined ? undefined : await clinicById(deps.pool, row.clinic_id);
  return row === undefined || clinic === undefined ? null : { clinic, patient: row.patient, channel: row.about };
}

/** A link that went, or was about to go, where its person is no longer reached: it opens nothing from here on. */
export async function voidLink(deps: AccessDeps, asked: LinkAsked): Promise<void> {
  await deps.pool.query('update identity.link set voided_at = $2 where token = $1 and voided_at is null', [
    tokenHash(linkSecret(deps.secrets.linkKey, asked)),
    new Date(deps.now()),
  ]);
}

interface LinkRow {
  clinic_id: string;
  patient: string;
  purpose: string;
  about: string;
}

const isPurpose = (purpose: string): purpose is LinkPurposeId => Object.hasOwn(LINK_PURPOSES, purpose);

/** A clinic by its id, unless it is a demo that a real one has closed. */
export async function clinicById(db: Queryable, id: string): Promise<Clinic | undefined> {
  const { rows } = await db.query<Clinic>(
    `select id, name, zone, demo from identity.clinic c where id = $1
     and not (c.demo and exists (select from identity.clinic other where not other.demo))`,
    [id],
  );
  return rows[0];
}

/** Whether this was once the link of an escort, in whose hands it has ended: nothing is told of whose, or why. */
async function wasErrand(deps: AccessDeps, token: string): Promise<boolean> {
  const { rows } = await deps.pool.query<Pick<LinkRow, 'purpose'>>(
    'select purpose from identity.link where token = $1',
    [token],
  );
  const purpose = rows[0]?.purpose ?? '';
  return isPurpose(purpose) && LINK_PURPOSES[purpose].subject === 'escort';
}

export type LinkOpened =
  | { readonly next: 'birth-date' }
  | {
      readonly next: 'opened';
      readonly token: string;
      readonly kept: boolean;
      /** Where it leads. */
      readonly page: string;
      readonly caller: PortalCaller;
    };

/**
 * Opens a link: asks for the second proof where its purpose has one, uses it up where it opens once, and makes the short
 * login. What was never made, has ended, was used and was voided are refused alike, but for whoever helps a patient: he cannot ask
 * for another link, and is told that it is over.
 *
 * `birthDateOf` answers whose date has to be said; null refuses.
 *
 * @throws Problem 'link-refused', 'errand-over', 'proof-refused'
 */
export async function openLink(
  deps: AccessDeps,
  asked: { readonly secret: string; readonly birthDate?: string | undefined; readonly keep: boolean },
  birthDateOf: (clinic: string, patient: string) => Promise<string | null>,
): Promise<LinkOpened> {
  const token = tokenHash(asked.secret);
  const now = deps.now();
  const { rows } = await deps.pool.query<LinkRow>(
    `select clinic_id, patient, purpose, about from identity.link
     where token = $1 and used_at is null and voided_at is null and ends_at > $2 and tries < $3`,
    [token, new Date(now), PROOF_TRIES],
  );
  const [row] = rows;
  const clinic = row === undefined ? undefined : await clinicById(deps.pool, row.clinic_id);
  if (row === undefined || clinic === undefined || !isPurpose(row.purpose)) {
    throw new Problem((await wasErrand(deps, token)) ? 'errand-over' : 'link-refused');
  }
  const purpose: LinkPurpose = LINK_PURPOSES[row.purpose];
  const actor: Actor = { kind: purpose.subject, id: row.patient, roles: [], about: row.patient, purpose: row.purpose };
  const note = (outcome: 'allowed' | 'denied', because?: string) => ({
    actor,
    action: 'identity/open-link',
    outcome,
    subject: `link/${row.purpose}`,
    patient: row.patient,
    ...(because === undefined ? {} : { detail: { because } }),
  });
  const counted: string[] = [];
  if (purpose.proof === 'birth-date') {
    if (asked.birthDate === undefined) return { next: 'birth-date' };
    // Counted before it is judged, and against each link that this person could open: a hundred guesses at once, or spread over
    // several messages, are not a hundred free ones. Locked in one order, so that two at once wait for each other.
    const { rows: tried } = await deps.pool.query<{ token: string }>(
      `with live as (select token from identity.link where ${LIVE} order by token for update)
       update identity.link set tries = tries + 1 where token in (select token from live) and tries < $6 returning token`,
      [clinic.id, row.patient, row.purpose, row.about, new Date(now), PROOF_TRIES],
    );
    counted.push(...tried.map((one) => one.token));
    if (!counted.includes(token)) throw new Problem('link-refused');
    if ((await birthDateOf(clinic.id, row.patient)) !== asked.birthDate) {
      await deps.record.noteAccess(clinic.id, note('denied', 'proof-refused'));
      throw new Problem('proof-refused');
    }
  }
  const { purpose: id, about } = row;
  return deps.record.transaction(clinic.id, async (_trx, client) => {
    if (counted.length > 1)
      await client.query('select from identity.link where token = any ($1) order by token for update', [counted]);
    if (purpose.uses === 'once') {
      const { rowCount } = await client.query(
        'update identity.link set used_at = $2 where token = $1 and used_at is null and voided_at is null',
        [token, new Date(now)],
      );
      // Somebody was faster with the same link.
      if (rowCount === 0) throw new Problem('link-refused');
    }
    // It was no guess: the others are as they were.
    const others = counted.filter((one) => one !== token);
    if (others.length > 0)
      await client.query('update identity.link set tries = tries - 1 where token = any ($1)', [others]);
    const started = await startPortalLogin(
      client,
      { clinic, patient: row.patient, purpose: id, about, keep: asked.keep },
      now,
    );
    await appendAccessIn(client, clinic.id, [note('allowed')], now);
    return { next: 'opened', kept: started.kept, page: purpose.opens, token: started.token, caller: started.caller };
  });
}

/** Makes somebody known in one browser. Kept beyond its hours only where it opens the own page, and only when asked for. */
export async function startPortalLogin(
  client: Queryable,
  asked: {
    readonly clinic: Clinic;
    readonly patient: string;
    readonly purpose: LinkPurposeId;
    readonly about?: string;
    readonly keep: boolean;
  },
  now: Instant,
): Promise<{ readonly token: string; readonly kept: boolean; readonly caller: PortalCaller }> {
  const purpose: LinkPurpose = LINK_PURPOSES[asked.purpose];
  const login = newId('portal', now);
  const token = newToken();
  const kept = asked.keep && purpose.actions === 'own';
  const endsAt = addMs(now, kept ? KEPT_MS : purpose.loginMinutes * MINUTE_MS);
  const { clinic, patient, about = '' } = asked;
  await client.query(
    `insert into identity.portal_login
       (id, token, clinic_id, patient, purpose, about, kept, started_at, seen_at, ends_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $8, $9)`,
    [login, tokenHash(token), clinic.id, patient, asked.purpose, about, kept, new Date(now), new Date(endsAt)],
  );
  const caller: PortalCaller = {
    kind: purpose.subject,
    patient,
    purpose: asked.purpose,
    about: about === '' ? null : about,
    clinic,
    login,
    endsAt,
    kept,
  };
  return { token, kept, caller };
}

interface LoginRow {
  id: string;
  patient: string;
  purpose: string;
  about: string;
  kept: boolean;
  seen_at: Date;
  ends_at: Date;
  ended_at: Date | null;
  clinic: string;
  name: string;
  zone: string;
  demo: boolean;
  retired: boolean;
}

/** Who the cookie of the patients' side names, looked up on each request; null for nobody. */
export async function lookUpPortal(deps: AccessDeps, token: string | undefined): Promise<PortalCaller | null> {
  if (token === undefined) return null;
  const { rows } = await deps.pool.query<LoginRow>({
    name: 'portal-lookup',
    text: `select l.id, l.patient, l.purpose, l.about, l.kept, l.seen_at, l.ends_at, l.ended_at,
        c.id as clinic, c.name, c.zone, c.demo,
        (c.demo and exists (select from identity.clinic other where not other.demo)) as retired
      from identity.portal_login l join identity.clinic c on c.id = l.clinic_id where l.token = $1`,
    values: [tokenHash(token)],
  });
  const [row] = rows;
  const now = deps.now();
  if (row === undefined || atOrNull(row.ended_at) !== null || row.retired || !isPurpose(row.purpose)) return null;
  const endsAt = at(row.ends_at);
  const seenAt = at(row.seen_at);
  if (endsAt <= now || (!row.kept && addMs(seenAt, IDLE_MS) <= now)) return null;
  if (now - seenAt > SEEN_EVERY_MS) {
    await deps.pool.query('update identity.portal_login set seen_at = $2 where id = $1', [row.id, new Date(now)]);
  }
  return {
    kind: LINK_PURPOSES[row.purpose].subject,
    patient: row.patient,
    purpose: row.purpose,
    about: row.about === '' ? null : row.about,
    clinic: { id: row.clinic, name: row.name, zone: row.zone, demo: row.demo },
    login: row.id,
    endsAt,
    kept: row.kept,
  };
}

/** Ends one login of the patients' side: its holder says so. */
export async function endPortalLogin(
  deps: AccessDeps,
  login: { readonly clinic: string; readonly login: string },
): Promise<void> {
  await deps.pool.query(
    `update identity.portal_login set ended_at = $3, ended_because = 'logged-out'
     where clinic_id = $1 and id = $2 and ended_at is null`,
    [login.clinic, login.login, new Date(deps.now())],
  );
}
