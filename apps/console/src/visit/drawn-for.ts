import { latestOf, type Session, type SessionEntryOf } from '@keel/clinical/session';

/**
 * What was drawn up for the order in force. What was drawn for the dose before it is not what is in this syringe: its
 * strength would make another dose of the same volume.
 */
export function drawnFor(session: Session): SessionEntryOf<'drug-prepared'> | undefined {
  const drawn = latestOf(session, 'drug-prepared');
  const { order, firstDoseAt } = session;
  return firstDoseAt !== null && order !== null && drawn !== undefined && drawn.at < order.entry.at ? undefined : drawn;
}
