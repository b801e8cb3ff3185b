import type { PatientCommandBodies, PatientCommandKind } from '@keel/clinical/patient';
import type { Policy } from '@keel/clinical/policy';
import type { EventRef, Reason } from '@keel/clinical/record';
import type { SessionCommandBodies, SessionCommandKind, SessionEventKind } from '@keel/clinical/session';
import type { Instant } from '@keel/clinical/units';
import type { SessionView } from '@keel/formats/api';
import { createContext, useContext } from 'react';
import type { Seated } from '../seats/index.ts';
import type { AskKey } from './asks.ts';
import type { VisitState } from './model.ts';

/** What came of saying something. `kept`: on this tablet, to be sent when the server answers. */
export type Said =
  | { readonly kind: 'recorded' | 'kept'; readonly ref: EventRef }
  | {
      readonly kind: 'refused';
      readonly reasons: readonly Reason[];
      readonly title: string;
      /** Key of the problem table, when the server refused. */
      readonly key?: string;
    };

export interface Visit extends VisitState {
  readonly view: SessionView;
  /** Whether the last entry of one of these kinds is on this tablet only: the server has not answered for it. */
  readonly isUnsent: (...kinds: readonly SessionEventKind[]) => boolean;
  readonly policy: Policy;
  /** The server's time, to the second. */
  readonly now: Instant;
  readonly zone: string;
  /** Who makes the entries here: who is logged in, or who was named by PIN or badge. */
  readonly me: { readonly id: string; readonly name: string; readonly roles: readonly string[] };
  /** True: whoever is here may look and would be refused every entry, as under an opening in an emergency. */
  readonly reads: boolean;
  readonly nameOf: (person: string) => string;
  /** Chairs of this site that are in use. */
  readonly chairs: readonly { readonly id: string; readonly name: string }[];
  /** Who is in which chair of the clinic; undefined: not known here, and the server asks. */
  readonly seats: readonly Seated[] | undefined;
  /** Says something about this session. A refusal is shown as a list of what to do. */
  readonly say: <K extends SessionCommandKind>(
    kind: K,
    body: SessionCommandBodies[K],
    options?: { readonly at?: Instant; readonly undo?: string },
  ) => Promise<Said>;
  readonly sayOfPatient: <K extends PatientCommandKind>(kind: K, body: PatientCommandBodies[K]) => Promise<Said>;
  /** The next entry happened then; null: now. It goes back to now by itself after one entry. */
  readonly lateAt: Instant | null;
  readonly setLateAt: (at: Instant | null) => void;
  /** Opens the sheet that asks for one thing. */
  readonly ask: (what: AskKey, preset?: Readonly<Record<string, unknown>>) => void;
}

export const VisitContext = createContext<Visit | null>(null);

/** The other end of the strip of Emergency, where a part may say how it stands while its page is scrolled. */
export const StripContext = createContext<HTMLElement | null>(null);

export function useVisit(): Visit {
  const visit = useContext(VisitContext);
  if (visit === null) throw new Error('there is no session around this');
  return visit;
}
