import { HOUR_MS, type Instant } from '../units/index.ts';
import { allPatientEntries, type Patient } from './patient.ts';

/** What was given to a person in one session, closed or not, or taken at home as one dose. */
export interface Treatment {
  /** Null: taken at home. */
  readonly session: string | null;
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

/** So long after the last dose of a treatment a second one is of the same day. PD: esketamine is labelled for separate days, no source doses twice on one. */
export const TREATED_TODAY = { hours: 16, source: 'PD' } as const;

/** Ms between a treatment and now: from its last dose, to its first where it is entered as later, none while it runs. */
export const apartMs = ({ firstAt, lastAt }: Treatment, now: Instant): number =>
  firstAt > now ? firstAt - now : lastAt === null ? 0 : Math.max(0, now - lastAt);

/** What this person was given or took within the hours of a day from now, the nearest first. */
export const treatmentsNear = (patient: Pick<Patient, 'sessions' | 'dosed' | 'entries'>, now: Instant) =>
  treatmentsOf(patient)
    .filter((one) => apartMs(one, now) < TREATED_TODAY.hours * HOUR_MS)
    .toSorted((a, b) => apartMs(a, now) - apartMs(b, now));

/** The doses that were told to be taken at home. How much one was is known only where the patient said that it was no more than ordered. */
function takenAtHome(patient: Pick<Patient, 'entries'>): readonly Treatment[] {
  const told = allPatientEntries(patient, 'home-dose-told');
  const firstOf = new Map(
    told
      .filter(({ body }) => body.step === 'taken')
      .map((one) => [one.body.dose, one] as const)
      .toReversed(),
  );
  const ordered = allPatientEntries(patient, 'home-ordered');
  return [...firstOf.values()].map(({ at, body: { dose }, author }): Treatment => {
    const mg = ordered.findLast((one) => one.at <= at)?.body.mg;
    const more = told.findLast(({ body }) => body.dose === dose && body.moreTaken !== undefined)?.body.moreTaken;
    const amountKnown = mg !== undefined && more === false;
    return { session: null, firstAt: at, lastAt: at, mg: mg ?? 0, mgMax: mg ?? 0, amountKnown, author };
  });
}

/** Every session in which a dose reached this person, or one is reaching them, and every dose at home. A dose that was struck counts in none. */
export function treatmentsOf(patient: Pick<Patient, 'sessions' | 'dosed' | 'entries'>): readonly Treatment[] {
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
  return [...closed, ...open, ...takenAtHome(patient)];
}
