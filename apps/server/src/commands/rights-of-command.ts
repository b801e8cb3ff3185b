import type { Command } from '@keel/clinical/record';
import type { Instant } from '@keel/clinical/units';
import { judge, relationsTo } from '../access/index.ts';
import { Problem } from '../problem/index.ts';
import type { OpenRecord } from '../record/index.ts';
import type { CommandDefinition } from './definition.ts';
import { foldOf } from './folds.ts';
import type { Speaker } from './speaker.ts';
import type { StreamCache } from './stream-cache.ts';

/** What the table of rights is asked of: the record, its folded streams, and the time. */
export interface RightsFrom {
  readonly record: OpenRecord;
  readonly cache: StreamCache;
  readonly now: () => Instant;
}

/** What this speaker may do of this to that patient, by whatever ties them. */
export async function judgeFor(
  { record, now }: RightsFrom,
  speaker: Speaker,
  definition: CommandDefinition,
  patient: string | null,
) {
  const { actor, clinic } = speaker;
  if (actor.about !== undefined) {
    const relations = patient === null ? [] : await relationsTo(record, clinic.id, actor, patient, now());
    return judge(actor, definition.action, relations);
  }
  const plain = judge(actor, definition.action, ['clinic']);
  // Most is given to everybody of the clinic who has the role: then nothing more is asked.
  if (patient === null || plain.verdict === 'allow') return plain;
  return judge(actor, definition.action, await relationsTo(record, clinic.id, actor, patient, now()));
}

/** Refused for want of a right: noted with whose chart it was, then said. @throws Problem always. */
export async function deny(
  { record }: RightsFrom,
  speaker: Speaker,
  definition: CommandDefinition,
  command: Command,
  patient: string | null,
  key: 'not-with-your-role' | 'not-found' | 'step-up-required' | 'second-person-required',
): Promise<never> {
  await record.noteAccess(speaker.clinic.id, {
    actor: speaker.actor,
    action: definition.action,
    outcome: 'denied',
    subject: command.stream,
    ...(patient === null ? {} : { patient }),
    detail: { because: key },
  });
  throw new Problem(key);
}

/**
 * What can be answered before the body is read: a role that could never do it learns nothing about what exists or how
 * it is said, and what is not there, or is another clinic's, is not there.
 */
export async function mayBegin(
  from: RightsFrom,
  speaker: Speaker,
  definition: CommandDefinition,
  command: Command,
): Promise<void> {
  const { actor } = speaker;
  const broad = judge(
    actor,
    definition.action,
    actor.about === undefined ? ['clinic', 'own-patient', 'referred', 'emergency'] : ['self'],
  );
  if (broad.verdict === 'deny') await deny(from, speaker, definition, command, null, 'not-with-your-role');
  if (broad.verdict === 'step-up' && !speaker.steppedUp) {
    await deny(from, speaker, definition, command, null, 'step-up-required');
  }
  // Somebody else's chart and one that is not there are never told apart.
  if (actor.about !== undefined && command.stream !== `patient/${actor.about}`) {
    await deny(from, speaker, definition, command, null, 'not-found');
  }
  if (definition.begins) return;
  const { seq } = await from.cache.load(speaker.clinic.id, command.stream, foldOf(command.stream));
  if (seq === 0) await deny(from, speaker, definition, command, null, 'not-found');
}
