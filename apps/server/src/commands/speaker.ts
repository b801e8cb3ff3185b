import type { Actor, Command } from '@keel/clinical/record';
import type { Instant } from '@keel/clinical/units';
import {
  actorOf,
  type Caller,
  type Clinic,
  isSteppedUp,
  judge,
  type OpenAccess,
  portalActor,
  tabletActor,
} from '../access/index.ts';
import { Problem } from '../problem/index.ts';
import type { CommandDefinition } from './definition.ts';

/** Who says a command, and what is known of his right to. */
export interface Speaker {
  readonly clinic: Clinic;
  readonly actor: Actor;
  readonly steppedUp: boolean;
  /** His right ended after he said it: only facts are taken, and somebody must confirm them. */
  readonly unconfirmed: boolean;
}

/** Who says this one: the person named by the entry, who is logged in, the tablet itself, or one who has left. @throws Problem when nobody does. */
export async function speakerOf(
  { access, now }: { readonly access: OpenAccess; readonly now: () => Instant },
  caller: Caller,
  definition: CommandDefinition,
  command: Command,
  entry: string | undefined,
): Promise<Speaker> {
  // The patients' side speaks for the one chart that its login is for, and never for the staff of the same browser.
  if (caller.portal !== undefined) {
    const { portal } = caller;
    if (portal === null) throw new Problem('login-required');
    return { clinic: portal.clinic, actor: portalActor(portal), steppedUp: false, unconfirmed: false };
  }
  const says = typeof definition.says === 'string' ? definition.says : definition.says(command.body);
  const { identity, tablet, ended } = caller;
  if (entry !== undefined) {
    const named = tablet === null ? undefined : await access.entryPerson(tablet, entry, 'entry', command.occurredAt);
    if (tablet === null || named === undefined) throw new Problem('entry-refused');
    const left = named.endedAt !== null;
    if (left && (says !== 'fact' || command.occurredAt > (named.endedAt ?? 0))) throw new Problem('entry-refused');
    return { clinic: tablet.clinic, actor: named.actor, steppedUp: false, unconfirmed: left };
  }
  if (identity !== null && identity.lockedAt === null) {
    if (identity.secondFactor === 'missing') throw new Problem('second-factor-missing');
    return {
      clinic: identity.clinic,
      actor: actorOf(identity),
      steppedUp: isSteppedUp(identity, now()),
      unconfirmed: false,
    };
  }
  // What happened before the right ended is still a fact, said on an enrolled tablet by whom the cookie names.
  if (
    ended !== null &&
    says === 'fact' &&
    tablet !== null &&
    tablet.clinic.id === ended.clinic.id &&
    command.occurredAt <= ended.at
  ) {
    return {
      clinic: ended.clinic,
      actor: { kind: 'person', id: ended.person, roles: ended.roles, tablet: tablet.id },
      steppedUp: false,
      unconfirmed: true,
    };
  }
  // Locked or nobody there: an enrolled tablet is its own author, for the emergency log.
  if (tablet !== null && judge(tabletActor(tablet), definition.action, ['clinic']).verdict === 'allow') {
    return { clinic: tablet.clinic, actor: tabletActor(tablet), steppedUp: false, unconfirmed: false };
  }
  throw new Problem(identity === null ? 'login-required' : 'input-locked');
}
