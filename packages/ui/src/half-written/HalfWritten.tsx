import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from 'react';

/** What somebody has typed into one field, and what stood there before he began. */
export interface HalfWrittenText {
  readonly text: string;
  readonly over: string;
}

/** Where half-written text is kept, for one person on one device: `about` names the sheet, and of what it is. */
export interface HalfWrittenStore {
  /** By the labels of its fields; empty where nothing is kept. */
  readonly read: (about: string) => Promise<Readonly<Record<string, HalfWrittenText>>>;
  readonly keep: (about: string, fields: Readonly<Record<string, HalfWrittenText>>) => void;
  /** Its sheet is gone: because it was sent or put away, or because its screen was left; which, the store knows. */
  readonly drop: (about: string) => void;
}

/** Absent: nothing is kept, as in a page without a login. */
export const HalfWrittenContext = createContext<HalfWrittenStore | null>(null);

/** One sheet's fields, while it is open. */
class Pad {
  readonly #store: HalfWrittenStore;
  readonly #about: string;
  readonly #found: Promise<Readonly<Record<string, HalfWrittenText>>>;
  #fields: Readonly<Record<string, HalfWrittenText>> = {};
  #closed = false;

  constructor(store: HalfWrittenStore, about: string) {
    this.#store = store;
    this.#about = about;
    this.#found = store.read(about).catch(() => ({}));
    void this.#found.then((found) => {
      // What was typed before it was found is the newer.
      this.#fields = { ...found, ...this.#fields };
    });
  }

  /** Sent, put away or left: nothing is written behind it. */
  close(): void {
    this.#closed = true;
    this.#store.drop(this.#about);
  }

  async find(label: string): Promise<HalfWrittenText | undefined> {
    return (await this.#found)[label];
  }

  keep(label: string, text: HalfWrittenText): void {
    this.#fields = { ...this.#fields, [label]: text };
    this.#write();
  }

  forget(label: string): void {
    if (!(label in this.#fields)) return;
    const { [label]: _, ...others } = this.#fields;
    this.#fields = others;
    this.#write();
  }

  #write(): void {
    // Behind what is still being read: it must not be written over.
    void this.#found.then(() => {
      if (!this.#closed) this.#store.keep(this.#about, this.#fields);
    });
  }
}

const PadContext = createContext<Pad | null>(null);

/**
 * Text fields inside are kept on this device as they are typed, so that neither a page that is loaded again nor another
 * screen loses them. What was kept goes when this leaves a screen that stays: it was sent or put away. `about` must name
 * what is written, of whom and to which entry: under the same name the same text comes back.
 */
export function HalfWritten({ about, children }: { readonly about: string; readonly children: ReactNode }) {
  const store = useContext(HalfWrittenContext);
  // Whoever began to write: another name on a shared tablet takes nothing over.
  const [pad] = useState(() => (store === null ? null : new Pad(store, about)));
  useEffect(() => () => pad?.close(), [pad]);
  return <PadContext value={pad}>{children}</PadContext>;
}

/** Keeps what is typed into a field, and gives it back to `write` where the field still holds what it held then. */
export function useHalfWritten(label: string, value: string, write: ((text: string) => void) | null): void {
  const pad = useContext(write === null ? NOTHING : PadContext);
  const over = useRef(value);
  const now = useRef({ value, write });
  now.current = { value, write };
  const [sought, setSought] = useState(false);
  useEffect(() => {
    let gone = false;
    void pad?.find(label).then((found) => {
      if (gone) return;
      if (found?.over === over.current && now.current.value === over.current) now.current.write?.(found.text);
      setSought(true);
    });
    return () => {
      gone = true;
    };
  }, [pad, label]);
  useEffect(() => {
    if (value !== over.current) pad?.keep(label, { text: value, over: over.current });
    else if (sought) pad?.forget(label);
  }, [pad, label, value, sought]);
}

const NOTHING = createContext<Pad | null>(null);
