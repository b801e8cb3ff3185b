import type { PortalMe } from '@keel/formats/api';
import { signingOut } from './sign-out.ts';

/** What was last open with a connection opens without one for so long, and never longer than the login lasts. PD. */
const OPENS_HOURS = 72;
const HOUR_MS = 3_600_000;
const STORE = 'forms';

/** Which page's view: the forms (as an earlier Keel called their row), or a dose at home. */
export type KeptViewId = 'last-opened' | 'home';
export const KEPT_VIEWS = ['last-opened', 'home'] as const satisfies readonly KeptViewId[];

/** A view as it was when it was last open with a connection, and whom this browser is known as. */
export interface KeptView<View> {
  readonly me: PortalMe;
  readonly view: View;
}

interface KeptRow {
  readonly id: KeptViewId;
  readonly about: string;
  /** Until then it may be opened. */
  readonly until: number;
  /** Made here, for this row alone, and cannot be read out of the browser. */
  readonly key: CryptoKey;
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly sealed: ArrayBuffer;
}

/**
 * Keeps a view so that its page opens without a connection: only on a device that its holder has called his own, sealed, for as long as the login
 * lasts and three days at most (decision 0144). Elsewhere nothing is kept.
 */
export async function keepView(id: KeptViewId, { me, view }: KeptView<object>): Promise<void> {
  if (!me.ownDevice || me.keptKey === null || globalThis.crypto.subtle === undefined) return;
  try {
    const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const text = new TextEncoder().encode(JSON.stringify({ me, view }));
    const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, text);
    const until = Math.min(Date.parse(me.until), Date.now() + OPENS_HOURS * HOUR_MS);
    const row: KeptRow = { id, about: me.about, until, key, iv, sealed };
    // Whoever has begun to sign out meanwhile leaves nothing: looked at in the transaction, which the clearing comes after.
    await within('readwrite', (store) => (signingOut() ? store.count() : store.put(row)));
  } catch {
    // Then it does not open without a connection.
  }
}

/** What was kept, or nothing: never kept, too old, or the login is over. What may not be opened any more is cleared away. */
export async function keptView<View extends { readonly now: string }>(id: KeptViewId): Promise<KeptView<View> | null> {
  try {
    const row = await within<KeptRow | undefined>('readonly', (store) => store.get(id));
    if (row === undefined) return null;
    if (Date.now() >= row.until) {
      await within('readwrite', (store) => store.delete(id));
      return null;
    }
    const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: row.iv }, row.key, row.sealed);
    const { me, view } = JSON.parse(new TextDecoder().decode(plain)) as KeptView<View>;
    // The hours that a question is asked by are the hours of now.
    return { me, view: { ...view, now: new Date(Math.max(Date.parse(view.now), Date.now())).toISOString() } };
  } catch {
    return null;
  }
}

/** Whom this browser was known as when a view of his was last kept; null: nothing is. */
export async function keptMe(): Promise<PortalMe | null> {
  for (const id of KEPT_VIEWS) {
    const kept = await keptView(id);
    if (kept !== null) return kept.me;
  }
  return null;
}

/** Somebody else is known here now, or somebody whose device this is not: what was kept for another is cleared away. */
export async function keepViewsOnlyOf(me: PortalMe): Promise<void> {
  try {
    const rows = await within<KeptRow[]>('readonly', (store) => store.getAll());
    if (rows.some((row) => row.about !== me.about || !me.ownDevice)) await forgetViews();
  } catch {
    // Where nothing can be read, nothing opens.
  }
}

/** Signed out, or nobody any more to the clinic. */
export const forgetViews = (): Promise<void> =>
  within<void>('readwrite', (store) => store.clear()).catch(() => undefined);

async function within<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest): Promise<T> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const asked = indexedDB.open('keel-forms', 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore(STORE, { keyPath: 'id' });
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
  try {
    return await new Promise<T>((resolve, reject) => {
      const transaction = database.transaction(STORE, mode);
      const asked = work(transaction.objectStore(STORE));
      transaction.oncomplete = () => resolve(asked.result as T);
      transaction.onabort = () => reject(transaction.error);
    });
  } finally {
    database.close();
  }
}
