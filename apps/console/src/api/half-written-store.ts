import type { HalfWrittenStore, HalfWrittenText } from '@keel/ui/half-written';
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';

interface Row {
  /** Who was writing: it is shown to nobody else. */
  readonly person: string;
  readonly about: string;
  readonly fields: Readonly<Record<string, HalfWrittenText>>;
  readonly at: number;
}

interface Schema extends DBSchema {
  texts: { key: [string, string]; value: Row };
}

/** What nobody came back to goes by itself, ms: it says something of a patient, and this may be anybody's tablet. */
const KEPT_MS = 7 * 86_400_000;

let database: Promise<IDBPDatabase<Schema>> | undefined;

/** A database of its own: a page of an older Keel in another tab can hold up no change of its shape. */
function open(): Promise<IDBPDatabase<Schema>> {
  database ??= (async () => {
    const db = await openDB<Schema>('keel-half-written', 1, {
      upgrade: (made) => void made.createObjectStore('texts', { keyPath: ['person', 'about'] }),
    });
    const stale = (await db.getAll('texts')).filter(({ at }) => Date.now() - at > KEPT_MS);
    await Promise.all(stale.map(({ person, about }) => db.delete('texts', [person, about])));
    return db;
  })();
  return database;
}

/** Writes and removals in the order they were asked for; one that fails holds up no other, and no typing. */
let last: Promise<unknown> = Promise.resolve();
const inTurn = (work: (db: IDBPDatabase<Schema>) => Promise<unknown>): Promise<unknown> => {
  last = last.then(async () => work(await open())).catch(() => undefined);
  return last;
};

/** What this person has typed on this device and not sent. */
export const halfWrittenOf = (person: string): HalfWrittenStore => ({
  read: async (about) => {
    await last;
    return (await (await open()).get('texts', [person, about]))?.fields ?? {};
  },
  keep: (about, fields) =>
    void inTurn((db) =>
      Object.keys(fields).length === 0
        ? db.delete('texts', [person, about])
        : db.put('texts', { person, about, fields, at: Date.now() }),
    ),
  drop: (about) => void inTurn((db) => db.delete('texts', [person, about])),
});

/** At sign-out: nothing of his stays in this browser. */
export async function forgetHalfWritten(person: string): Promise<void> {
  await inTurn(async (db) => {
    const keys = (await db.getAllKeys('texts')).filter(([writer]) => writer === person);
    await Promise.all(keys.map((key) => db.delete('texts', key)));
  });
}
