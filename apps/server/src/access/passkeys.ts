import { MINUTE_MS } from '@keel/clinical/units';
import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import { type AccessDeps, openChallenge, readChallenge, type Site } from './deps.ts';
import type { Identity } from './identity.ts';
import { newId } from './secrets.ts';

const WAIT_MS = 5 * MINUTE_MS;

interface PasskeyRow {
  id: string;
  clinic_id: string;
  person: string;
  credential: string;
  public_key: Buffer;
  counter: string | number;
  transports: string[];
}

/** What the browser signs with a passkey: those of one person, or whichever it holds for this address. */
export async function passkeyOptions(
  deps: AccessDeps,
  kind: 'passkey-login' | 'passkey-step-up',
  who: { readonly clinic: string; readonly person: string } | null,
  site: Site,
): Promise<{ challenge: string; options: Record<string, unknown> }> {
  const { rows } =
    who === null
      ? { rows: [] }
      : await deps.pool.query<Pick<PasskeyRow, 'credential' | 'transports'>>(
          'select credential, transports from identity.passkey where clinic_id = $1 and person = $2',
          [who.clinic, who.person],
        );
  const options = await generateAuthenticationOptions({
    rpID: site.hostname,
    userVerification: 'required',
    allowCredentials: rows.map((row) => ({ id: row.credential, transports: row.transports })),
    timeout: WAIT_MS,
  });
  const { token } = await openChallenge(deps, kind, {
    ...(who === null ? {} : { clinic: who.clinic, person: who.person }),
    content: { challenge: options.challenge },
    forMs: WAIT_MS,
  });
  return { challenge: token, options: { ...options } };
}

/** Whose passkey signed the challenge, or undefined. A challenge is taken by its first answer, right or wrong. */
export async function verifyPasskey(
  deps: AccessDeps,
  kind: 'passkey-login' | 'passkey-step-up',
  asked: { readonly challenge: string; readonly response: Readonly<Record<string, unknown>> },
  site: Site,
): Promise<{ clinic: string; person: string } | undefined> {
  const waiting = await readChallenge(deps, kind, asked.challenge, 'use');
  if (waiting === undefined) return undefined;
  const { rows } = await deps.pool.query<PasskeyRow>(
    'select id, clinic_id, person, credential, public_key, counter, transports from identity.passkey where credential = $1',
    [String(asked.response['id'])],
  );
  const [passkey] = rows;
  if (passkey === undefined) return undefined;
  // A challenge for one person is not answered by another's key.
  if (waiting.person !== null && (waiting.person !== passkey.person || waiting.clinic !== passkey.clinic_id)) {
    return undefined;
  }
  const counter = await signedBy(passkey, String(waiting.content['challenge']), asked.response, site);
  if (counter === undefined) return undefined;
  await deps.pool.query('update identity.passkey set counter = $2, used_at = $3 where id = $1', [
    passkey.id,
    counter,
    new Date(deps.now()),
  ]);
  return { clinic: passkey.clinic_id, person: passkey.person };
}

/** The counter that a passkey signed with, or undefined where its answer is not as it must be. */
export async function signedBy(
  passkey: Pick<PasskeyRow, 'credential' | 'public_key' | 'counter' | 'transports'>,
  challenge: string,
  response: Readonly<Record<string, unknown>>,
  site: Site,
): Promise<number | undefined> {
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: response as unknown as AuthenticationResponseJSON,
      expectedChallenge: challenge,
      expectedOrigin: site.origin,
      expectedRPID: site.hostname,
      requireUserVerification: true,
      credential: {
        id: passkey.credential,
        publicKey: new Uint8Array(passkey.public_key),
        counter: Number(passkey.counter),
        transports: passkey.transports,
      },
    });
    return verified ? authenticationInfo.newCounter : undefined;
  } catch {
    // The library throws on everything that is not as it must be; what exactly is nobody's business outside.
    return undefined;
  }
}

export async function passkeyAddOptions(
  deps: AccessDeps,
  identity: Identity,
  site: Site,
): Promise<{ challenge: string; options: Record<string, unknown> }> {
  const { rows } = await deps.pool.query<Pick<PasskeyRow, 'credential' | 'transports'>>(
    'select credential, transports from identity.passkey where clinic_id = $1 and person = $2',
    [identity.clinic.id, identity.person],
  );
  const options = await generateRegistrationOptions({
    rpName: 'Keel',
    rpID: site.hostname,
    userName: identity.name,
    userDisplayName: identity.name,
    userID: new TextEncoder().encode(`${identity.clinic.id}/${identity.person}`),
    attestationType: 'none',
    authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' },
    excludeCredentials: rows.map((row) => ({ id: row.credential, transports: row.transports })),
  });
  const { token } = await openChallenge(deps, 'passkey-add', {
    clinic: identity.clinic.id,
    person: identity.person,
    login: identity.login,
    content: { challenge: options.challenge },
    forMs: WAIT_MS,
  });
  return { challenge: token, options: { ...options } };
}

export interface NewPasskey {
  readonly id: string;
  readonly credential: string;
  readonly publicKey: Buffer;
  readonly counter: number;
  readonly transports: readonly string[];
}

/** The passkey that the browser made for this challenge, or undefined when it does not check out. */
export async function checkNewPasskey(
  deps: AccessDeps,
  identity: Identity,
  asked: { readonly challenge: string; readonly response: Readonly<Record<string, unknown>> },
  site: Site,
): Promise<NewPasskey | undefined> {
  const waiting = await readChallenge(deps, 'passkey-add', asked.challenge, 'use');
  if (waiting?.login !== identity.login) return undefined;
  const made = await madeBy(String(waiting.content['challenge']), asked.response, site);
  return made === undefined ? undefined : { id: newId('passkey', deps.now()), ...made };
}

/** The key that a device made for this challenge, or undefined where it does not check out. */
export async function madeBy(
  challenge: string,
  response: Readonly<Record<string, unknown>>,
  site: Site,
): Promise<Omit<NewPasskey, 'id'> | undefined> {
  try {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: response as unknown as RegistrationResponseJSON,
      expectedChallenge: challenge,
      expectedOrigin: site.origin,
      expectedRPID: site.hostname,
      requireUserVerification: true,
    });
    if (!verified) return undefined;
    const { credential } = registrationInfo;
    return {
      credential: credential.id,
      publicKey: Buffer.from(credential.publicKey),
      counter: credential.counter,
      transports: credential.transports ?? [],
    };
  } catch {
    return undefined;
  }
}
