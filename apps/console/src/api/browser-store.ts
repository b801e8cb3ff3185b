import type { ProblemDocument, WireCommand } from '@keel/formats/api';
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { Draft } from './half-written-store.ts';

/** A command that this tablet made and that is not known to be on the server's disk. */
export interface Kept {
  readonly id: string;
  readonly command: WireCommand;
  /** Whose login it was made under: it is never sent under another. */
  readonly person: string;
  readonly keptAt: number;
  /** The server refused it for good, and nobody has read that yet: it is sent no more, and stands here until it is put away. */
  readonly refused?: ProblemDocument;
  /** The words in a sheet that it was made of: they stand there again when it is refused. */
  readonly draft?: Draft;
}

/** The last answer of a view, for when the server does not answer. */
export interface KeptView {
  readonly key: string;
  readonly body: unknown;
  readonly at: number;
}

interface Schema extends DBSchema {
  commands: { key: string; value: Kept };
  views: { key: string; value: KeptView };
}

export interface OutboxStore {
  all(): Promise<Kept[]>;
  put(kept: Kept): Promise<void>;
  /**
   * Marks a command as refused where it still stands, in one step with the looking: false where it does not, because another
   * page of this browser has had its answer and has let go of it.
   */
  refuse(kept: Kept): Promise<boolean>;
  remove(id: string): Promise<void>;
  view(key: string): Promise<KeptView | undefined>;
  putView(view: KeptView): Promise<void>;
  /** What was read of any person does not stay in this browser. What somebody has not sent yet does. */
  clearViews(): Promise<void>;
}

/** What an emergency needs before anybody logs in: address, kit and chairs of the house, and nothing of a person. */
export const CHAIRS = '/emergency-chairs';
const OF_THE_HOUSE: readonly string[] = ['/places', CHAIRS];

let database: Promise<IDBPDatabase<Schema>> | undefined;

function open(): Promise<IDBPDatabase<Schema>> {
  database ??= openDB<Schema>('keel', 1, {
    upgrade(db) {
      db.createObjectStore('commands', { keyPath: 'id' });
      db.createObjectStore('views', { keyPath: 'key' });
    },
  });
  // A disk that was closed to us once is asked again.
  database.catch(() => (database = undefined));
  return database;
}

/** The browser's own database. Ids are UUIDv7, so its key order is the order in which things were said. */
export const browserStore: OutboxStore = {
  all: async () => (await open()).getAll('commands'),
  put: async (kept) => {
    // `strict`: on the disk before it is called kept.
    const tx = (await open()).transaction('commands', 'readwrite', { durability: 'strict' });
    await Promise.all([tx.store.put(kept), tx.done]);
  },
  refuse: async (kept) => {
    const tx = (await open()).transaction('commands', 'readwrite', { durability: 'strict' });
    const stands = (await tx.store.getKey(kept.id)) !== undefined;
    if (stands) await tx.store.put(kept);
    await tx.done;
    return stands;
  },
  remove: async (id) => (await open()).delete('commands', id),
  view: async (key) => (await open()).get('views', key),
  putView: async (view) => {
    await (await open()).put('views', view);
  },
  clearViews: async () => {
    const db = await open();
    const views = (await db.getAllKeys('views')).filter((key) => !OF_THE_HOUSE.includes(key));
    await Promise.all(views.map((key) => db.delete('views', key)));
  },
};

/** Sessions that were kept for when the server does not answer: not those that a right which has ended has shown. */
export async function forgetSessions(): Promise<void> {
  const db = await open();
  const keys = (await db.getAllKeys('views')).filter((key) => key.startsWith('/session/'));
  await Promise.all(keys.map((key) => db.delete('views', key)));
}
