import type { Actor, RecordedEvent } from '@keel/clinical/record';
import type { Action, EventClass } from '@keel/clinical/rights';
import type { Instant } from '@keel/clinical/units';
import type { z } from 'zod';
import type { Clinic, Identity, PortalCaller } from '../access/index.ts';
import type { ReadAt, Trx } from '../record/index.ts';

/** What a view is made from: one transaction, one clinic, one moment, one reader. */
export interface ViewAsked<Query> {
  readonly trx: Trx;
  readonly at: ReadAt;
  readonly clinic: Clinic;
  readonly now: Instant;
  readonly identity: Identity;
  readonly actor: Actor;
  /** Classes of a patient's events that this reader may see: the answer holds no other. */
  readonly classes: ReadonlySet<EventClass>;
  /** The part of the address after the view's name; empty where it has none. */
  readonly key: string;
  readonly query: Query;
}

/** `GET /api/v1/<name>` or `/api/v1/<name>/<key>`. */
export interface ViewDefinition<Query = unknown, Answer = unknown> {
  readonly name: string;
  /** Its line in the rights table. */
  readonly action: Action;
  /** Schema of the key, where it has one. */
  readonly key: z.ZodType<string> | null;
  /** Query parameters: ids, times, filters. What is typed about people never stands in an address. */
  readonly query: z.ZodType<Query>;
  /** Where the question is too large for an address: a body of this shape, by POST. Its key is null. */
  readonly asks?: z.ZodType<Query>;
  readonly answer: z.ZodType<Answer>;
  /**
   * `each`: every answer is entered in the access log. `opening`: a list that refreshes itself is entered when it is
   * opened, and again every ten minutes while it stays open.
   */
  readonly audit: 'each' | 'opening';
  /** Whose chart the key opens. Null where there is none of that key: 404. Absent: the view is about no one patient. */
  readonly patient?: (trx: Trx, clinic: string, key: string) => Promise<string | null>;
  /** Whether the key is the reader himself: the relation `self` holds. */
  readonly isSelf?: (identity: Identity, key: string, query: Query) => boolean;
  /** Which keys this event changes the answer of: their screens ask again. `*`: all of them. */
  readonly changedBy: (event: RecordedEvent) => readonly string[];
  /**
   * Where the answer is a file (a PDF, a CSV): how it is drawn. Everything else is as for any view: judged, read and
   * entered in one transaction.
   */
  readonly draw?: (answer: Answer, asked: ViewAsked<Query>) => Promise<DrawnFile>;
  /** Made for whoever is known on the patients' side, and for nobody of the staff: declared by `myView`. */
  readonly side?: 'patients';
  /** Null: there is nothing under that key, 404. */
  readonly read: (asked: ViewAsked<Query>) => Promise<Answer | null>;
}

export interface DrawnFile {
  readonly name: string;
  readonly type:
    | 'application/pdf'
    | 'application/json'
    | 'text/csv; charset=utf-8'
    | 'image/jpeg'
    | 'image/png'
    | 'image/webp';
  readonly bytes: Buffer;
}

/** Keeps the types of query and answer through the registry's own `unknown`. */
export const view = <Query, Answer>(definition: ViewDefinition<Query, Answer>): ViewDefinition =>
  definition as unknown as ViewDefinition;

/** What a view of the patients' side is made from. The chart is the one that the login is for: no key ever names it. */
export type MyAsked<Query> = Omit<ViewAsked<Query>, 'identity' | 'classes' | 'key'> & {
  readonly me: PortalCaller;
  /** Own id: `patient/<patient>` is the stream. */
  readonly patient: string;
};

/** `GET /api/v1/my-<thing>`: a fold made for the patient (or escort, or referrer), never a view of the staff filtered. */
export interface MyViewDefinition<Query, Answer>
  extends Pick<ViewDefinition<Query, Answer>, 'action' | 'query' | 'answer'> {
  readonly name: `my-${string}`;
  readonly draw?: (answer: Answer, asked: MyAsked<Query>) => Promise<DrawnFile>;
  readonly read: (asked: MyAsked<Query>) => Promise<Answer | null>;
}

/** The same registry as every view, another reader. Its screens ask again after each thing that is said on them. */
export const myView = <Query, Answer>(definition: MyViewDefinition<Query, Answer>): ViewDefinition =>
  ({
    ...definition,
    key: null,
    audit: 'opening',
    side: 'patients',
    changedBy: () => [],
  }) as unknown as ViewDefinition;
