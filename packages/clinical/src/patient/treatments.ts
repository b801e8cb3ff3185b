import type { Instant } from '../units/index.ts';
import type { Patient } from './patient.ts';

/** What was given to a person in one session, closed or not. */
export interface Treatment {
  readonly session: string;
  readonly firstAt: Instant;
  /** End of the last dose; null: one runs still. */
  readonly lastAt: Instant | null;
  /** Least and most that reached the patient, mg. */
  readonly mg: number;
  readonly mgMax: number;
  /** False: nobody knows how much it was. */
  readonly amountKnown: boolean;
  /** Who entered what is known of it. */
  readonly author: { readonly id: string };
}

/** Every session in which a dose reached this person, or one is reaching them. A dose that was struck counts in none. */
export function treatmentsOf(patient: Pick<Patient, 'sessions' | 'dosed'>): readonly Treatment[] {
  const closed = patient.sessions.flatMap(({ at, body, author }): Treatment[] => {
    const { session, startedAt, lastDoseEndedAt, deliveredMg: mg, deliveredMgMax: mgMax } = body;
    const amountKnown = patient.dosed.find((one) => one.body.session === session)?.body.amountKnown ?? true;
    if (startedAt === null || (mgMax <= 0 && amountKnown)) return [];
    // Nobody said that it stopped: it ran until the session was closed. Lines of before it was kept have the beginning alone.
    const lastAt = lastDoseEndedAt === undefined ? startedAt : (lastDoseEndedAt ?? at);
    return [{ session, firstAt: startedAt, lastAt, mg, mgMax, amountKnown, author }];
  });
  const over = new Set(patient.sessions.map(({ body }) => body.session));
  const open = patient.dosed.flatMap(({ body, author }): Treatment[] => {
    const { session, firstDoseAt, lastDoseEndedAt, deliveredMg: mg, deliveredMgMax: mgMax, amountKnown } = body;
    if (over.has(session) || firstDoseAt === null) return [];
    if (lastDoseEndedAt !== null && mgMax <= 0 && amountKnown) return [];
    return [{ session, firstAt: firstDoseAt, lastAt: lastDoseEndedAt, mg, mgMax, amountKnown, author }];
  });
  return [...closed, ...open];
}
