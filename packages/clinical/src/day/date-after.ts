import type { Patient } from '../patient/index.ts';
import type { EventDraft } from '../record/index.ts';
import type { Instant } from '../units/index.ts';
import { insteadAnswered } from './given-up.ts';
import { askedAgain, mayBeMovedTo, movedTo, type NamedVisit, nextDateWanted } from './next-date.ts';

interface DateAfter {
  /** The visit that stands for the one that is taken off; null: none does yet. */
  readonly to: Patient['visits'][number] | null;
  /** What the desk is asked for with it, or has answered by it. */
  readonly events: readonly EventDraft[];
}

/**
 * What becomes of the date of a treatment that is taken off, whether it holds a chair or not: moved, it is that which was booked
 * for it just now, or an earlier place that was taken in its place; else the desk is asked for one. What the desk has said of it goes
 * before all of that.
 */
export function dateAfter(
  patient: Patient,
  gone: NamedVisit & { readonly startsAt: Instant },
  because: string,
  said: { readonly at: Instant; readonly now: Instant; readonly zone: string },
  /** The visit that the desk has named; null: it says that none is booked yet. Absent: it has not said. */
  named?: string | null,
): DateAfter {
  if (because === 'moved' && named !== undefined) {
    const to = mayBeMovedTo(patient, gone, said.now).find(({ body }) => body.visit === named) ?? null;
    // An earlier place that it names: which visit that one replaces is said with it.
    const { events } = to === null ? { events: [] } : insteadAnswered(patient, gone, said.at, said.zone, to.body.visit);
    return { to, events: [...events, ...nextDateWanted(patient, gone, because, said, to)] };
  }
  if (because !== 'moved') return { to: null, events: nextDateWanted(patient, gone, because, said) };
  // Whoever took an earlier place has the next date: a later visit is the one that it stands for.
  const { place, events } = insteadAnswered(patient, gone, said.at, said.zone);
  if (place !== null) return { to: place, events: [...events, ...askedAgain(patient, gone, place, said)] };
  const to = movedTo(patient, gone, said.now);
  return { to, events: nextDateWanted(patient, gone, because, said, to) };
}
