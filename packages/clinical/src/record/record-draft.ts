import type { Instant } from '../units/index.ts';
import type { Actor } from './decision.ts';
import type { EventDraft, RecordedEvent, StreamName } from './event.ts';

/** A record in memory: gives drafts their place, as the server's would. Hashes are empty. */
export function recordDraft(
  draft: EventDraft,
  given: {
    readonly command: string;
    readonly index: number;
    readonly stream: StreamName;
    readonly seq: number;
    readonly position: number;
    readonly recordedAt: Instant;
    readonly actor: Actor;
  },
): RecordedEvent {
  return {
    ...draft,
    command: given.command,
    index: given.index,
    stream: given.stream,
    seq: given.seq,
    position: given.position,
    recordedAt: given.recordedAt,
    author: { kind: given.actor.kind, id: given.actor.id, right: given.actor.roles[0] ?? given.actor.kind },
    hash: '',
  };
}
