import type { EventDraft } from '../record/index.ts';
import type { Instant } from '../units/index.ts';
import type { Message } from './delivery.ts';

/** Ends what waits to go out and is of no use any more, as its own end would: it becomes nobody's task. */
export const dropMessages = (
  messages: readonly Message[],
  useless: (message: Message) => boolean,
  { at, zone }: { readonly at: Instant; readonly zone: string },
): readonly EventDraft[] =>
  messages
    .filter((message) => message.state === 'queued' && useless(message))
    .map(({ message, attempts }) => ({
      kind: 'message-failed',
      version: 1,
      occurredAt: at,
      zone,
      body: { message, attempt: attempts, because: 'too-late', nextAt: null },
    }));
