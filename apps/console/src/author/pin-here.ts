import { browserStore } from '../api/index.ts';

/**
 * What this browser keeps of a PIN, so that a locked screen opens while the server is away: a slow, salted hash, for the
 * login it was set under, until that login ends. It opens the screen and nothing else: what is entered is judged by the
 * server, which asks for the PIN again before it takes it.
 */
interface PinHere {
  readonly login: string;
  readonly salt: string;
  readonly hash: string;
  /** Wrong ones in a row; then only the server opens it. */
  readonly wrong: number;
}

const KEY = 'pin';
const WRONG_MAX = 5;
/** OWASP's count for PBKDF2 with SHA-256. */
const ROUNDS = 600_000;

const hex = (bytes: Uint8Array): string => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
const unhex = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(text.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));

async function hashOf(pin: string, salt: Uint8Array<ArrayBuffer>): Promise<string> {
  const key = await crypto.subtle.importKey('raw', new TextEncoder().encode(pin), 'PBKDF2', false, ['deriveBits']);
  const bits = await crypto.subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations: ROUNDS }, key, 256);
  return hex(new Uint8Array(bits));
}

/** The server has just taken this PIN for this login. */
export async function keepPin(login: string, pin: string): Promise<void> {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const body: PinHere = { login, salt: hex(salt), hash: await hashOf(pin, salt), wrong: 0 };
  await browserStore.putView({ key: KEY, body, at: Date.now() });
}

export async function knowsPin(login: string): Promise<boolean> {
  const found = (await browserStore.view(KEY))?.body as PinHere | undefined;
  return found?.login === login && found.wrong < WRONG_MAX;
}

/** Whether this is the PIN that was set for this login here. Each wrong one is counted, also over a reload. */
export async function isPinHere(login: string, pin: string): Promise<boolean> {
  const found = (await browserStore.view(KEY))?.body as PinHere | undefined;
  if (found === undefined || found.login !== login || found.wrong >= WRONG_MAX) return false;
  // Counted before it is looked at: closing the page in between wins nothing.
  await browserStore.putView({ key: KEY, body: { ...found, wrong: found.wrong + 1 }, at: Date.now() });
  if ((await hashOf(pin, unhex(found.salt))) !== found.hash) return false;
  await browserStore.putView({ key: KEY, body: { ...found, wrong: 0 }, at: Date.now() });
  return true;
}
