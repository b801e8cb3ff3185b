import type { ClockStep, Instant } from '../units/index.ts';
import type { ActorKind, EventDraft, RecordedEvent, StreamName } from './event.ts';

export const ROLES = ['owner', 'prescriber', 'nurse', 'front-desk', 'biller', 'auditor', 'therapist'] as const;
export type Role = (typeof ROLES)[number];

/**
 * Who asks, with the rights he has at this moment. A patient, and an escort or referrer who came by a link, stands in a
 * relation to one chart only: `about`. `purpose` is what the link was for; absent, he may what his kind may.
 */
export interface Actor {
  readonly kind: ActorKind;
  readonly id: string;
  readonly roles: readonly Role[];
  readonly tablet?: string;
  readonly about?: string;
  readonly purpose?: string;
  /** What the link was about, where one purpose has several: the visit of an escort. */
  readonly subject?: string;
}

/** What a decision may lean on besides the state: never read from the surroundings. */
export interface Context {
  readonly now: Instant;
  readonly zone: string;
  readonly actor: Actor;
  /** The colleague who confirmed it with his own PIN or badge on the same tablet, where one did. */
  readonly second?: Actor;
  /** Where the clock behind `now` was put ahead; absent: nowhere that is known. */
  readonly clockSteps?: readonly ClockStep[];
}

/**
 * What somebody wants recorded or done. `id` is a UUIDv7 made where it was said; the same id has its effect once.
 * `seenSeq` is the last event of `stream` that the author had seen.
 */
export interface Command<Kind extends string = string, Body = unknown> {
  readonly id: string;
  readonly kind: Kind;
  readonly stream: StreamName;
  readonly seenSeq: number;
  readonly occurredAt: Instant;
  readonly body: Body;
}

/** A value a rule looked at: nothing is shown without its age and origin. */
export interface ReasonInput {
  readonly name: string;
  readonly value: string | number | boolean;
  readonly unit?: string;
  readonly at?: Instant;
  readonly source?: string;
}

/** Why an order is refused, or a fact is flagged. Never prose alone: `rule` is the key for tests, screens and translations. */
export interface Reason {
  readonly rule: string;
  readonly title: string;
  readonly because: string;
  readonly inputs: readonly ReasonInput[];
  readonly missing: readonly string[];
  readonly sources: readonly string[];
  /** Who could override it with a signed reason; null where nobody can. */
  readonly override: { readonly roles: readonly Role[] } | null;
}

/** Makes reasons that nobody can override and that rest on no value but what is missing, all from the same sources. */
export const reasonsFrom =
  (...sources: readonly string[]) =>
  (rule: string, title: string, because: string, missing: readonly string[] = []): Reason => ({
    rule,
    title,
    because,
    inputs: [],
    missing,
    sources,
    override: null,
  });

/** A signed override of one reason of a refusal. */
export interface Override {
  readonly rule: string;
  readonly reason: string;
}

export interface StreamEvents {
  readonly stream: StreamName;
  readonly events: readonly EventDraft[];
}

export type Decision =
  | { readonly kind: 'accepted'; readonly streams: readonly StreamEvents[] }
  | { readonly kind: 'refused'; readonly reasons: readonly Reason[] };

export const accepted = (...streams: readonly StreamEvents[]): Decision => ({ kind: 'accepted', streams });
export const refused = (reasons: readonly Reason[]): Decision => ({ kind: 'refused', reasons });

/** How the state of one kind of stream follows from its events. Pure, total over erased bodies and unknown kinds. */
export interface Fold<State> {
  readonly initial: (stream: StreamName) => State;
  readonly evolve: (state: State, event: RecordedEvent) => State;
}
