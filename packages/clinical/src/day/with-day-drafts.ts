import { type EventDraft, recordDraft } from '../record/index.ts';
import { type DayState, dayFold } from './day.ts';
import type { DayContext } from './decide.ts';

/** The day as it stands after these events. */
export const withDayDrafts = (
  day: DayState,
  drafts: readonly EventDraft[],
  command: { readonly id: string },
  { now, actor }: Pick<DayContext, 'now' | 'actor'>,
): DayState =>
  drafts.reduce(
    (state, draft, index) =>
      dayFold.evolve(
        state,
        recordDraft(draft, {
          command: command.id,
          index,
          stream: day.stream,
          seq: state.seq + 1,
          position: 0,
          recordedAt: now,
          actor,
        }),
      ),
    day,
  );
