import type { PortalMe } from '@keel/formats/api';
import type { Said } from './say.ts';

/** What was tried after so long and could not be written down is asked again instead. PD. */
const KEPT_DAYS = 7;
/** What cannot be tried, since its owner never came back to this browser. PD. */
const ABANDONED_DAYS = 30;
const DAY_MS = 86_400_000;
const STORE = 'said';

/** As it lies in the browser: whose it is, when it was said, and nothing that can be read without the clinic's key. */
interface KeptRow {
  readonly id: string;
  readonly about: string;
  readonly at: number;
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly sealed: ArrayBuffer;
  /** It was sent when it was old already, and the clinic could not write it down. */
  readonly tried?: true;
  /** The clinic does not have it and will not get it by itself: it waits for its writer to read that. */
  readonly refused?: RefusedBecause;
}

/** Why the clinic does not have it: it refused it for good, could not write it down for a week, or the words cannot be opened any more. */
export type RefusedBecause = 'refused' | 'too-old' | 'unreadable';

/** What was said here and was not taken. `said` null: its words cannot be opened any more. */
export interface RefusedSaid {
  readonly id: string;
  /** Milliseconds since 1970, when it was said. */
  readonly at: number;
  readonly because: RefusedBecause;
  readonly said: Said | null;
}

/**
 * What was said without a connection, kept in the browser until the clinic has written it down: a dead battery loses nothing. It is
 * sealed with a key that the clinic gives to whoever is signed in and that is never kept here (decision 0133), so a lent or lost
 * device shows nothing. Where a browser cannot (no `crypto.subtle` without TLS, no storage), nothing is kept: it answers false.
 */
export async function keepSaid(me: PortalMe, said: Said): Promise<boolean> {
  try {
    const key = await keyOf(me);
    if (key === null) return false;
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const text = new TextEncoder().encode(JSON.stringify(said));
    const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: named(me, said.id) }, key, text);
    const row: KeptRow = { id: said.id, about: me.about, at: Date.now(), iv, sealed };
    await within('readwrite', (store) => store.put(row));
    return true;
  } catch {
    return false;
  }
}

/**
 * What this person said here and the clinic has not acknowledged, oldest first; each names whose it is. What is too old, or cannot be read, is sent
 * no more and stands among what was not taken (`refusedSaid`).
 */
export async function keptSaid(me: PortalMe): Promise<readonly Said[]> {
  try {
    const key = await keyOf(me);
    if (key === null) return [];
    const rows = await within<KeptRow[]>('readonly', (store) => store.getAll());
    const said: Said[] = [];
    for (const row of rows.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
      if (row.about !== me.about) {
        if (ageOf(row) > ABANDONED_DAYS * DAY_MS) await forgetSaid(row.id);
        continue;
      }
      if (row.refused !== undefined) continue;
      const opened = await unsealed(me, key, row);
      if (opened === null) await refuseSaid(row.id, 'unreadable');
      else if (isOld(row) && row.tried === true) await refuseSaid(row.id, 'too-old');
      else said.push({ ...opened, about: row.about });
    }
    return said;
  } catch {
    return [];
  }
}

const ageOf = (row: KeptRow): number => Date.now() - row.at;
const isOld = (row: KeptRow): boolean => ageOf(row) > KEPT_DAYS * DAY_MS;

/** How much of this person waits here. */
export async function countKept(me: PortalMe): Promise<number> {
  return within<KeptRow[]>('readonly', (store) => store.getAll()).then(
    (rows) => rows.filter((row) => row.about === me.about).length,
    () => 0,
  );
}

/** The clinic answered and has not written it down: what is too old is cleared away after that, and never before. */
export async function noteTried(id: string): Promise<void> {
  try {
    const row = await within<KeptRow | undefined>('readonly', (store) => store.get(id));
    if (row !== undefined && isOld(row)) await within('readwrite', (store) => store.put({ ...row, tried: true }));
  } catch {
    // Then it is tried once more.
  }
}

/** It is sent no more, and stays here with its words until its writer has read that the clinic does not have it. */
export async function refuseSaid(id: string, because: RefusedBecause): Promise<void> {
  try {
    const row = await within<KeptRow | undefined>('readonly', (store) => store.get(id));
    if (row !== undefined) await within('readwrite', (store) => store.put({ ...row, refused: because }));
  } catch {
    // Then it stays among what waits.
  }
}

/** What of this person's was not taken, oldest first: it is shown until he puts it away (`forgetSaid`) or sends it once more. */
export async function refusedSaid(me: PortalMe): Promise<readonly RefusedSaid[]> {
  try {
    const key = await keyOf(me);
    if (key === null) return [];
    const rows = await within<KeptRow[]>('readonly', (store) => store.getAll());
    const found: RefusedSaid[] = [];
    for (const row of rows.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
      if (row.about !== me.about || row.refused === undefined) continue;
      found.push({ id: row.id, at: row.at, because: row.refused, said: await unsealed(me, key, row) });
    }
    return found;
  } catch {
    return [];
  }
}

/** Sent once more, by its writer's wish: a clinic that was mended since may take it. */
export async function sendAgain(id: string): Promise<void> {
  try {
    const row = await within<KeptRow | undefined>('readonly', (store) => store.get(id));
    if (row === undefined) return;
    const { refused: _refused, tried: _tried, ...rest } = row;
    await within('readwrite', (store) => store.put(rest));
  } catch {
    // Then it stays where it is.
  }
}

/** Only after the clinic has committed it, or its writer has put away what was refused. */
export async function forgetSaid(id: string): Promise<void> {
  await within('readwrite', (store) => store.delete(id)).catch(() => undefined);
}

/** Whoever signs out leaves nothing behind; what somebody else of the house has not sent yet stays, sealed. */
export async function forgetAllSaid(me: PortalMe): Promise<void> {
  const rows = await within<KeptRow[]>('readonly', (store) => store.getAll()).catch(() => []);
  for (const row of rows) if (row.about === me.about) await forgetSaid(row.id);
}

const named = (me: PortalMe, id: string): Uint8Array<ArrayBuffer> =>
  new TextEncoder().encode(`${me.clinic.id} ${me.about} ${id}`);

async function keyOf(me: PortalMe): Promise<CryptoKey | null> {
  if (me.keptKey === null || globalThis.crypto.subtle === undefined || globalThis.indexedDB === undefined) return null;
  const bytes = Uint8Array.from(atob(me.keptKey), (letter) => letter.charCodeAt(0));
  return crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt']);
}

async function unsealed(me: PortalMe, key: CryptoKey, row: KeptRow): Promise<Said | null> {
  try {
    const plain = await crypto.subtle.decrypt(
      { name: 'AES-GCM', iv: row.iv, additionalData: named(me, row.id) },
      key,
      row.sealed,
    );
    return JSON.parse(new TextDecoder().decode(plain)) as Said;
  } catch {
    return null;
  }
}

/** One transaction; answers when it is on disk, not when it was asked for. */
async function within<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest): Promise<T> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const asked = indexedDB.open('keel-kept', 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore(STORE, { keyPath: 'id' });
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
  try {
    return await new Promise<T>((resolve, reject) => {
      const transaction = database.transaction(STORE, mode, { durability: 'strict' });
      const asked = work(transaction.objectStore(STORE));
      transaction.oncomplete = () => resolve(asked.result as T);
      transaction.onabort = () => reject(transaction.error);
    });
  } finally {
    database.close();
  }
}
