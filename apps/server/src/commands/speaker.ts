import type { Actor, Command } from '@keel/clinical/record';
import type { Relation } from '@keel/clinical/rights';
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

/** Whatever could tie somebody of the staff to a patient of his clinic. */
const EVERY_TIE: readonly Relation[] = ['clinic', 'own-patient', 'referred', 'emergency'];

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
  /** An enrolled tablet is its own author, for the emergency log. */
  const itself = (): Speaker | null =>
    tablet !== null && judge(tabletActor(tablet), definition.action, ['clinic']).verdict === 'allow'
      ? { clinic: tablet.clinic, actor: tabletActor(tablet), steppedUp: false, unconfirmed: false }
      : null;
  if (identity !== null && identity.lockedAt === null) {
    // In an emergency anybody's tap is a fact: a login that may not say it takes nothing from the tablet it was made on.
    const may =
      identity.secondFactor !== 'missing' && judge(actorOf(identity), definition.action, EVERY_TIE).verdict !== 'deny';
    const tablets = may ? null : itself();
    if (tablets !== null) return tablets;
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
  // Locked or nobody there.
  const tablets = itself();
  if (tablets !== null) return tablets;
  throw new Problem(identity === null ? 'login-required' : 'input-locked');
}
