import type { StreamEvents } from './decision.ts';
import type { EventDraft } from './event.ts';

/** Events of one stream side by side: a stream stands once in a decision, and only where something is said of it. */
export function together(streams: readonly StreamEvents[]): readonly StreamEvents[] {
  const found = new Map<StreamEvents['stream'], EventDraft[]>();
  for (const { stream, events } of streams) found.set(stream, [...(found.get(stream) ?? []), ...events]);
  return [...found].flatMap(([stream, events]) => (events.length === 0 ? [] : [{ stream, events }]));
}
