import type { Actor, Role } from '@keel/clinical/record';
import { addMs, type Instant, MINUTE_MS } from '@keel/clinical/units';
import type { PortalCaller } from './links.ts';

export type Strength = 'password' | 'two-factor' | 'passkey';

/** The one answer to "who is this?", looked up on each request and never taken from the cookie itself. */
export interface Identity {
  readonly person: string;
  readonly name: string;
  readonly clinic: Clinic;
  readonly roles: readonly Role[];
  readonly login: string;
  /** The enrolled tablet it was made on. */
  readonly tablet: TabletHere | null;
  readonly strength: Strength;
  readonly startedAt: Instant;
  readonly authenticatedAt: Instant;
  /** When a person last did something there. */
  readonly inputAt: Instant;
  /** Locked by hand, or because nobody did anything for long. */
  readonly lockedAt: Instant | null;
  readonly endsAt: Instant;
  readonly secondFactor: 'present' | 'missing' | 'not-asked';
}

export interface Clinic {
  readonly id: string;
  readonly name: string;
  readonly zone: string;
  readonly demo: boolean;
}

export interface TabletHere {
  readonly id: string;
  readonly clinic: Clinic;
  readonly name: string;
}

/** Whoever sent this request: a person, a tablet nobody is logged in on, or a stranger. */
export interface Caller {
  readonly identity: Identity | null;
  readonly tablet: TabletHere | null;
  /** The cookie named a login that has ended: since when, and of whom. Facts made before that are still taken. */
  readonly ended: EndedLogin | null;
  /** Whoever is known on the patients' side; asked for only where that side asks. */
  readonly portal?: PortalCaller | null;
}

export interface EndedLogin {
  readonly person: string;
  /** As they are, or were when the person left. */
  readonly roles: readonly Role[];
  readonly clinic: Clinic;
  readonly at: Instant;
  readonly because: string;
}

/** How long an unused screen takes input, and how long a login lives. Shared tablets lock sooner and live a shift. */
export interface Lifetimes {
  readonly idleLockMs: number;
  /** Null: the display of a session room must not go dark, so only the absolute end counts. */
  readonly idleEndMs: number | null;
  readonly absoluteMs: number;
}

export function lifetimesOf(tablet: boolean): Lifetimes {
  return tablet
    ? { idleLockMs: 3 * MINUTE_MS, idleEndMs: null, absoluteMs: 14 * 60 * MINUTE_MS }
    : { idleLockMs: 10 * MINUTE_MS, idleEndMs: 60 * MINUTE_MS, absoluteMs: 12 * 60 * MINUTE_MS };
}

export const STEP_UP_MS = 5 * MINUTE_MS;

/** Authenticated within 5 minutes, by two factors wherever the person has them. */
export function steppedUpUntil(
  identity: Pick<Identity, 'authenticatedAt' | 'strength' | 'secondFactor'>,
): Instant | null {
  if (identity.strength === 'password' && identity.secondFactor === 'present') return null;
  return addMs(identity.authenticatedAt, STEP_UP_MS);
}

export function isSteppedUp(identity: Identity, now: Instant): boolean {
  const until = steppedUpUntil(identity);
  // Authenticated by a clock that was set back since: nobody is stepped up for longer than the five minutes.
  return until !== null && now < until && now > addMs(until, -2 * STEP_UP_MS);
}

export const actorOf = (identity: Identity): Actor => ({
  kind: 'person',
  id: identity.person,
  roles: identity.roles,
  ...(identity.tablet === null ? {} : { tablet: identity.tablet.id }),
});

/** An enrolled tablet as its own author: the emergency log. */
export const tabletActor = (tablet: TabletHere): Actor => ({
  kind: 'device',
  id: tablet.id,
  roles: [],
  tablet: tablet.id,
});
