import { generateSecret, generateURI, verify } from 'otplib';
import { type AccessDeps, openChallenge, readChallenge, voidChallenges } from './deps.ts';
import type { Identity } from './identity.ts';
import { countTry, FIVE_TRIES, forgetTries } from './throttle.ts';

const PERIOD_S = 30;

/**
 * One step of drift to either side. `after` is the step of the last code that was used: it and older ones are refused,
 * so a code that somebody watched is worth nothing. Answers the step of a good code.
 */
async function stepOf(secret: string, code: string, nowMs: number, after: number | null): Promise<number | undefined> {
  const result = await verify({
    secret,
    token: code,
    epoch: Math.floor(nowMs / 1_000),
    epochTolerance: PERIOD_S,
    ...(after === null ? {} : { afterTimeStep: after }),
  });
  return result.valid && 'timeStep' in result ? result.timeStep : undefined;
}

/** Judges a code and takes it, so that it works once: also when it comes twice at the same moment. */
export async function useTotp(
  deps: AccessDeps,
  who: { readonly clinic: string; readonly person: string },
  code: string,
): Promise<boolean> {
  const key = deps.secrets.throttleKey('totp', who.clinic, who.person);
  if (!(await countTry(deps.pool, key, FIVE_TRIES, deps.now()))) return false;
  const { rows } = await deps.pool.query<{ totp_secret: Buffer | null; totp_step: string | number | null }>(
    'select totp_secret, totp_step from identity.credential where clinic_id = $1 and person = $2',
    [who.clinic, who.person],
  );
  const [stored] = rows;
  if (stored?.totp_secret == null) return false;
  const last = stored.totp_step === null ? null : Number(stored.totp_step);
  const step = await stepOf(deps.secrets.unseal(stored.totp_secret), code, deps.now(), last);
  if (step === undefined) return false;
  const { rowCount } = await deps.pool.query(
    `update identity.credential set totp_step = $3
     where clinic_id = $1 and person = $2 and (totp_step is null or totp_step < $3)`,
    [who.clinic, who.person, step],
  );
  if (rowCount !== 1) return false;
  await forgetTries(deps.pool, key);
  return true;
}

const OFFER_MS = 10 * 60_000;

/** A secret for an authenticator app. It counts from the first code that is entered. */
export async function offerTotp(deps: AccessDeps, identity: Identity): Promise<{ secret: string; uri: string }> {
  const secret = generateSecret();
  await voidChallenges(deps.pool, 'totp-add', identity.clinic.id, identity.person);
  await openChallenge(deps, 'totp-add', {
    clinic: identity.clinic.id,
    person: identity.person,
    content: { sealed: deps.secrets.seal(secret).toString('base64') },
    forMs: OFFER_MS,
    token: `totp ${identity.login}`,
  });
  // The label stands in the app, on a phone: the clinic's name and no patient's; the person knows his own.
  return { secret, uri: generateURI({ issuer: `Keel ${identity.clinic.name}`, label: identity.name, secret }) };
}

/** The secret that was offered to this login, once a code of it proves that the app has it; undefined otherwise. */
export async function confirmTotp(
  deps: AccessDeps,
  identity: Identity,
  code: string,
): Promise<{ sealed: Buffer; step: number } | undefined> {
  const offered = await readChallenge(deps, 'totp-add', `totp ${identity.login}`, 'try');
  if (offered === undefined) return undefined;
  const sealed = Buffer.from(String(offered.content['sealed']), 'base64');
  const step = await stepOf(deps.secrets.unseal(sealed), code, deps.now(), null);
  if (step === undefined) return undefined;
  await readChallenge(deps, 'totp-add', offered.token, 'use');
  return { sealed, step };
}
