import type { Action, Relation } from '@keel/clinical/rights';
import type { FastifyRequest } from 'fastify';
import {
  actorOf,
  type Caller,
  type Identity,
  isSteppedUp,
  judge,
  type PortalCaller,
  portalActor,
  tabletActor,
} from '../access/index.ts';
import { Problem } from '../problem/index.ts';
import type { OpenRecord } from '../record/index.ts';

/**
 * What each route says about itself. One without it is not built: nothing answers that is not in the rights table or
 * named here as open, and why.
 */
export type RouteRight =
  /** Judged before the handler runs, as standing in `relation` to what it is about. */
  | { readonly action: Action; readonly relation: 'self' | 'clinic' | 'none'; readonly whileLocked?: true }
  /** For whoever is known on the patients' side, about the one chart that his login is for. */
  | { readonly action: Action; readonly side: 'patients' }
  /** Judged inside, by what is asked: each command, view and topic has its own line in the table. */
  | { readonly judged: 'command' | 'view' | 'topic'; readonly action?: Action; readonly side?: 'patients' }
  /** Shows nothing of any clinic. */
  | { readonly open: string };

declare module 'fastify' {
  interface FastifyContextConfig {
    right?: RouteRight;
  }
  interface FastifyRequest {
    caller: Caller;
  }
}

/** The person who is logged in here. @throws Problem 'login-required' */
export function identityOf(request: FastifyRequest): Identity {
  const { identity } = request.caller;
  if (identity === null) throw new Problem('login-required');
  return identity;
}

/** Whoever is known on the patients' side here. @throws Problem 'login-required' */
export function portalOf(request: FastifyRequest): PortalCaller {
  const { portal } = request.caller;
  if (portal === undefined || portal === null) throw new Problem('login-required');
  return portal;
}

/** Only one's own credentials can be mended while the second factor that the clinic asks for is missing. */
const BEFORE_SECOND_FACTOR = new Set<Action>([
  'identity/me',
  'identity/logout',
  'identity/lock',
  'identity/unlock',
  'identity/step-up',
  'identity/credentials',
]);

/** Enforces a route's right. A denial is entered in the access log before it is answered. */
export async function enforce(
  request: FastifyRequest,
  right: RouteRight,
  deps: { readonly record: OpenRecord; readonly now: () => import('@keel/clinical/units').Instant },
): Promise<void> {
  const { identity, tablet, portal } = request.caller;
  if ('side' in right) {
    if (portal === undefined || portal === null) throw new Problem('login-required');
    if ('judged' in right) return;
    const actor = portalActor(portal);
    if (judge(actor, right.action, ['self']).verdict === 'allow') return;
    await deps.record.noteAccess(portal.clinic.id, {
      actor,
      action: right.action,
      outcome: 'denied',
      patient: portal.patient,
      detail: { because: 'not-with-your-role' },
    });
    throw new Problem('not-with-your-role');
  }
  // Nobody learns from an answer how a question must look before he has said who he is.
  const known =
    identity !== null ||
    ('judged' in right && right.judged === 'command' && (tablet !== null || (portal ?? null) !== null));
  if ('judged' in right && !known) {
    throw new Problem('login-required');
  }
  if (!('relation' in right)) return;
  if (right.relation === 'none') return;
  const actor = identity !== null ? actorOf(identity) : tablet !== null ? tabletActor(tablet) : null;
  const clinic = identity?.clinic.id ?? tablet?.clinic.id;
  if (actor === null || clinic === undefined) throw new Problem('login-required');
  const relation: Relation = identity === null ? 'clinic' : right.relation;
  const verdict = judge(actor, right.action, [relation]);
  const deny = async (key: 'login-required' | 'not-with-your-role' | 'step-up-required') => {
    await deps.record.noteAccess(clinic, {
      actor,
      action: right.action,
      outcome: 'denied',
      detail: { because: key },
    });
    throw new Problem(key);
  };
  if (verdict.verdict === 'deny') return deny(identity === null ? 'login-required' : 'not-with-your-role');
  if (identity === null) return;
  if (identity.secondFactor === 'missing' && !BEFORE_SECOND_FACTOR.has(right.action)) {
    throw new Problem('second-factor-missing');
  }
  if (identity.lockedAt !== null && request.method !== 'GET' && right.whileLocked !== true) {
    throw new Problem('input-locked');
  }
  if (verdict.verdict === 'step-up' && !isSteppedUp(identity, deps.now())) await deny('step-up-required');
}
