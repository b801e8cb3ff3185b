import { randomUUID } from 'node:crypto';
import { draftMessage } from '@keel/clinical/messages';
import { patientFold, readPatient } from '@keel/clinical/patient';
import type { Actor, StreamName } from '@keel/clinical/record';
import { DAY_MS, type Instant, MINUTE_MS } from '@keel/clinical/units';
import { generateAuthenticationOptions, generateRegistrationOptions } from '@simplewebauthn/server';
import { Problem } from '../problem/index.ts';
import { appendAccessIn, canonical, StaleStream, sha256 } from '../record/index.ts';
import { type AccessDeps, at, atOrNull, inClinic, openChallenge, readChallenge, type Site } from './deps.ts';
import { clinicById, type PortalCaller, portalActor, startPortalLogin } from './links.ts';
import { madeBy, signedBy } from './passkeys.ts';
import { newId } from './secrets.ts';

/** How often it is tried where somebody writes to the same chart in the same moment. */
const TRIES = 5;
const WAIT_MS = 5 * MINUTE_MS;
/** More than one person's telephones and computers; an end, so that nobody fills the table. */
const PASSKEYS_MAX = 10;
/** Whoever lets a phone stay known for so long without a link is asked for a link again to make it known anew. */
const FRESH_MS = DAY_MS;

export interface PatientPasskey {
  readonly id: string;
  readonly name: string;
  readonly addedAt: Instant;
  readonly usedAt: Instant | null;
}

interface Row {
  readonly id: string;
  readonly clinic_id: string;
  readonly patient: string;
  readonly credential: string;
  readonly public_key: Buffer;
  readonly counter: string | number;
  readonly transports: string[];
  readonly name: string;
  readonly added_at: Date;
  readonly used_at: Date | null;
}

async function inForce(deps: AccessDeps, who: { readonly clinic: string; readonly patient: string }): Promise<Row[]> {
  const { rows } = await deps.pool.query<Row>(
    `select * from identity.patient_passkey where clinic_id = $1 and patient = $2 and ended_at is null
     order by added_at`,
    [who.clinic, who.patient],
  );
  return rows;
}
const whose = (caller: PortalCaller) => ({ clinic: caller.clinic.id, patient: caller.patient });

/** By which devices somebody may come in without a link. */
export async function patientPasskeys(deps: AccessDeps, caller: PortalCaller): Promise<readonly PatientPasskey[]> {
  const rows = await inForce(deps, whose(caller));
  return rows.map(({ id, name, added_at, used_at }) => ({
    id,
    name,
    addedAt: at(added_at),
    usedAt: atOrNull(used_at),
  }));
}

/**
 * What the phone makes a passkey from. It is kept by the phone with nothing of the chart in it: a random handle, and no name.
 * Only a sign-in of the last day may make one: a page that was left open for weeks makes no new key.
 *
 * @throws Problem 'step-up-required' 'too-many-requests'
 */
export async function patientPasskeyAddOptions(
  deps: AccessDeps,
  caller: PortalCaller,
  site: Site,
): Promise<{ challenge: string; options: Record<string, unknown> }> {
  const { rows: logins } = await deps.pool.query<{ started_at: Date }>(
    'select started_at from identity.portal_login where clinic_id = $1 and id = $2',
    [caller.clinic.id, caller.login],
  );
  const [login] = logins;
  if (login === undefined || deps.now() - at(login.started_at) > FRESH_MS) throw new Problem('step-up-required');
  const rows = await inForce(deps, whose(caller));
  if (rows.length >= PASSKEYS_MAX) throw new Problem('too-many-requests', { retryAfter: 60 });
  const options = await generateRegistrationOptions({
    rpName: 'Keel',
    rpID: site.hostname,
    userName: site.hostname,
    userDisplayName: site.hostname,
    attestationType: 'none',
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    excludeCredentials: rows.map((row) => ({ id: row.credential, transports: row.transports })),
    timeout: WAIT_MS,
  });
  const { token } = await openChallenge(deps, 'patient-passkey-add', {
    clinic: caller.clinic.id,
    person: caller.patient,
    login: caller.login,
    content: { challenge: options.challenge },
    forMs: WAIT_MS,
  });
  return { challenge: token, options: { ...options } };
}

/**
 * Keeps what the phone made, and tells its owner: whoever did not make it himself hears of it.
 *
 * @throws Problem 'login-refused' when it does not check out, or the sign-in that asked for it has ended.
 */
export async function addPatientPasskey(
  deps: AccessDeps,
  caller: PortalCaller,
  asked: { readonly challenge: string; readonly response: Readonly<Record<string, unknown>>; readonly name: string },
  site: Site,
): Promise<void> {
  const waiting = await readChallenge(deps, 'patient-passkey-add', asked.challenge, 'use');
  const made =
    waiting === undefined || waiting.login !== caller.login
      ? undefined
      : await madeBy(String(waiting.content['challenge']), asked.response, site);
  if (made === undefined) throw new Problem('login-refused');
  const { clinic, patient } = whose(caller);
  const entry = {
    actor: portalActor(caller),
    action: 'identity/portal-passkeys' as const,
    outcome: 'allowed' as const,
    patient,
    detail: { what: 'added' },
  };
  const added = deps.now();
  const id = newId('passkey', added);
  const keep = () =>
    inClinic(deps, clinic, [entry], async (client) => {
      // Locked until this is done: a sign-in that is being ended makes no key that outlives it.
      const { rowCount } = await client.query(
        `select from identity.portal_login
         where clinic_id = $1 and id = $2 and ended_at is null and ends_at > $3 for update`,
        [clinic, caller.login, new Date(added)],
      );
      if (rowCount === 0) throw new Problem('login-refused');
      await client.query(
        `insert into identity.patient_passkey
           (id, clinic_id, patient, credential, public_key, counter, transports, name, added_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
        [
          id,
          clinic,
          patient,
          made.credential,
          made.publicKey,
          made.counter,
          made.transports,
          asked.name,
          new Date(added),
        ],
      );
      await tellOfDevice(deps, caller, client, id);
    });
  for (let left = TRIES; ; left -= 1) {
    try {
      return await keep();
    } catch (error) {
      if (!(error instanceof StaleStream) || left <= 1) throw error;
    }
  }
}

/** Queues the message in the transaction of the key: neither is there without the other. */
async function tellOfDevice(
  deps: AccessDeps,
  caller: PortalCaller,
  client: Parameters<AccessDeps['record']['appendWith']>[0],
  device: string,
): Promise<void> {
  const { clinic, patient } = caller;
  const stream: StreamName = `patient/${patient}`;
  const events = await deps.record.load(clinic.id, stream);
  const person = readPatient(events.reduce(patientFold.evolve, patientFold.initial(stream)));
  const message = { template: 'device-added', cause: device, occurredAt: deps.now(), zone: clinic.zone } as const;
  await deps.record.appendWith(client, clinic.id, [
    {
      command: { id: randomUUID(), bodyHash: sha256(canonical({ kind: 'device-added', device })) },
      author: { kind: 'patient', id: patient, right: 'identity/portal-passkeys patient self' },
      streams: [{ stream, expectedSeq: person.seq, events: [draftMessage(person, message)] }],
      answer: null,
    },
  ]);
}

/** Takes one device out. Nothing happens where it is not there, or is another person's. */
export async function removePatientPasskey(deps: AccessDeps, caller: PortalCaller, passkey: string): Promise<void> {
  const { clinic, patient } = whose(caller);
  const entry = {
    actor: portalActor(caller),
    action: 'identity/portal-passkeys' as const,
    outcome: 'allowed' as const,
    patient,
    detail: { what: 'removed' },
  };
  await inClinic(deps, clinic, [entry], async (client) => {
    await client.query(
      `update identity.patient_passkey set ended_at = $4, ended_because = 'removed'
       where clinic_id = $1 and patient = $2 and id = $3 and ended_at is null`,
      [clinic, patient, passkey, new Date(deps.now())],
    );
  });
}

/** Whoever holds a passkey for this address is asked; nobody is named, and nobody learns who is a patient. */
export async function patientPasskeyLoginOptions(
  deps: AccessDeps,
  site: Site,
): Promise<{ challenge: string; options: Record<string, unknown> }> {
  const options = await generateAuthenticationOptions({
    rpID: site.hostname,
    userVerification: 'required',
    timeout: WAIT_MS,
  });
  const { token } = await openChallenge(deps, 'patient-passkey-login', {
    content: { challenge: options.challenge },
    forMs: WAIT_MS,
  });
  return { challenge: token, options: { ...options } };
}

/**
 * Signs in whose passkey signed. What does not check out, was taken out, or is of somebody who has no page any more is refused alike.
 *
 * @throws Problem 'login-refused'
 */
export async function logInByPatientPasskey(
  deps: AccessDeps,
  asked: {
    readonly challenge: string;
    readonly response: Readonly<Record<string, unknown>>;
    /** Only the owner of a device can say that it is his own. */
    readonly keep: boolean;
  },
  site: Site,
  hasPage: (clinic: string, patient: string) => Promise<boolean>,
): Promise<{ readonly token: string; readonly kept: boolean; readonly caller: PortalCaller }> {
  const waiting = await readChallenge(deps, 'patient-passkey-login', asked.challenge, 'use');
  const { rows } = await deps.pool.query<Row>(
    'select * from identity.patient_passkey where credential = $1 and ended_at is null',
    [String(asked.response['id'])],
  );
  const [row] = rows;
  const clinic = row === undefined ? undefined : await clinicById(deps.pool, row.clinic_id);
  if (waiting === undefined || row === undefined || clinic === undefined) throw new Problem('login-refused');
  const actor: Actor = { kind: 'patient', id: row.patient, roles: [], about: row.patient, purpose: 'sign-in' };
  const note = (outcome: 'allowed' | 'denied') => ({
    actor,
    action: 'identity/portal-passkey-login' as const,
    outcome,
    patient: row.patient,
  });
  const counter = await signedBy(row, String(waiting.content['challenge']), asked.response, site);
  if (counter === undefined || !(await hasPage(row.clinic_id, row.patient))) {
    await deps.record.noteAccess(clinic.id, note('denied'));
    throw new Problem('login-refused');
  }
  return deps.record.transaction(clinic.id, async (_trx, client) => {
    const now = deps.now();
    // Ended in this very moment: then it opens nothing.
    const { rowCount } = await client.query(
      'update identity.patient_passkey set counter = $2, used_at = $3 where id = $1 and ended_at is null',
      [row.id, counter, new Date(now)],
    );
    if (rowCount === 0) throw new Problem('login-refused');
    const started = await startPortalLogin(
      client,
      { clinic, patient: row.patient, purpose: 'sign-in', keep: asked.keep },
      now,
    );
    await appendAccessIn(client, clinic.id, [note('allowed')], now);
    return started;
  });
}
