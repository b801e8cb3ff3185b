import type { HalfWrittenStore, HalfWrittenText } from '@keel/ui/half-written';
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';

/** Words in one sheet that were not sent yet, by the labels of its fields. */
export interface Draft {
  /** Who was writing: it is shown to nobody else. */
  readonly person: string;
  readonly about: string;
  readonly fields: Readonly<Record<string, HalfWrittenText>>;
}

interface Row extends Draft {
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
  // A disk that was closed to us once is asked again.
  database.catch(() => (database = undefined));
  return database;
}

/** Writes and removals in the order they were asked for; one that fails holds up no other, and no typing. */
let last: Promise<unknown> = Promise.resolve();
const inTurn = (work: (db: IDBPDatabase<Schema>) => Promise<unknown>): Promise<unknown> => {
  last = last.then(async () => work(await open())).catch(() => undefined);
  return last;
};

const put = (db: IDBPDatabase<Schema>, draft: Draft): Promise<unknown> =>
  db.put('texts', { person: draft.person, about: draft.about, fields: draft.fields, at: Date.now() });
const remove = (db: IDBPDatabase<Schema>, { person, about }: Omit<Draft, 'fields'>): Promise<unknown> =>
  db.delete('texts', [person, about]);

/** What is being written in this page, the sheet that was opened last at the end. */
const beingWritten = new Map<string, Draft>();

/** What this person has typed on this device and not sent. `leave`: its sheet is gone with its screen, and was not put away. */
export const halfWrittenOf = (person: string): HalfWrittenStore & { readonly leave: (about: string) => void } => ({
  read: async (about) => {
    beingWritten.delete(about);
    beingWritten.set(about, { person, about, fields: {} });
    await last;
    const fields = (await (await open()).get('texts', [person, about]))?.fields ?? {};
    if (beingWritten.has(about)) beingWritten.set(about, { person, about, fields });
    return fields;
  },
  keep: (about, fields) => {
    const draft = { person, about, fields };
    beingWritten.set(about, draft);
    void inTurn((db) => (Object.keys(fields).length === 0 ? remove(db, draft) : put(db, draft)));
  },
  drop: (about) => {
    beingWritten.delete(about);
    void inTurn((db) => remove(db, { person, about }));
  },
  leave: (about) => void beingWritten.delete(about),
});

/** Every word and figure in what is said. */
function* said(body: unknown): Generator<string> {
  if (body !== null && typeof body === 'object') for (const value of Object.values(body)) yield* said(value);
  else yield String(body).trim();
}
/** As it was typed, with a decimal comma, or as the lines of a list. */
const readings = (text: string): readonly string[] => [text, text.replace(',', '.'), ...text.split(/[,;\n]/)];

/**
 * Words that were sent are half written no more, whether or not their screen waits for the answer: they end when what they became
 * is kept, and come back if that is refused.
 */
export const drafts = {
  /** The words in an open sheet that this was made of, if it was made of any. */
  behind: (body: unknown): Draft | undefined => {
    const found = new Set(said(body));
    return [...beingWritten.values()]
      .reverse()
      .find(({ fields }) =>
        Object.values(fields).some(({ text }) =>
          readings(text).some((reading) => reading.trim() !== '' && found.has(reading.trim())),
        ),
      );
  },
  end: (draft: Draft): void => void inTurn((db) => remove(db, draft)),
  /** What was written in their place since is newer, and stays. */
  back: (draft: Draft): void =>
    void inTurn(async (db) => {
      if ((await db.getKey('texts', [draft.person, draft.about])) === undefined) await put(db, draft);
    }),
};

/** At sign-out: nothing of his stays in this browser. @throws Error when its disk does not let go of it. */
export async function forgetHalfWritten(person: string): Promise<void> {
  await last;
  const db = await open();
  const keys = (await db.getAllKeys('texts')).filter(([writer]) => writer === person);
  await Promise.all(keys.map((key) => db.delete('texts', key)));
}
