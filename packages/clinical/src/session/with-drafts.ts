import { type Context, type EventDraft, recordDraft } from '../record/index.ts';
import { isOver, readSession, type Session, type SessionState, sessionFold } from './session.ts';

/** The session with these drafts on it, as the record will place them. */
export const withDrafts = (
  session: SessionState,
  command: { readonly id: string },
  drafts: readonly EventDraft[],
  context: Context,
): Session =>
  readSession(
    drafts.reduce(
      (state, draft, index) =>
        sessionFold.evolve(
          state,
          recordDraft(draft, {
            command: command.id,
            index,
            stream: session.stream,
            seq: state.seq + 1,
            position: 0,
            recordedAt: context.now,
            actor: context.actor,
          }),
        ),
      session,
    ),
  );

/** Nothing was given, and with this nothing will be: put off, cancelled, gone or taken elsewhere. */
export const endedUndosed = (before: Session, after: Session): boolean =>
  !isOver(before.phase) && isOver(after.phase) && after.phase !== 'released' && after.firstDoseAt === null;
