import {
  type ClinicOutcome,
  clinicOutcome,
  INDUCTION_WINDOW,
  type Induction,
  type Measurement,
  seriesOf,
} from '../outcomes/index.ts';
import type { Patient } from '../patient/index.ts';
import { DAY_MS, type Instant } from '../units/index.ts';
import { programmeOf } from './course-of.ts';
import type { HomeItem } from './home-schedule.ts';
import { dosesOf } from './long-term.ts';

/** Scheduled against answered, over what can be answered no more. What is still open is neither. */
export interface Completeness {
  readonly scheduled: number;
  readonly answered: number;
  readonly open: number;
  /** Null where nothing was owed yet. */
  readonly share: number | null;
}

export function completeness(items: readonly HomeItem[], now: Instant): Completeness {
  const decided = items.filter(({ answeredAt, until }) => answeredAt !== null || until <= now);
  const answered = decided.filter(({ answeredAt }) => answeredAt !== null).length;
  return {
    scheduled: decided.length,
    answered,
    open: items.length - decided.length,
    share: decided.length === 0 ? null : answered / decided.length,
  };
}

/**
 * The line an induction is judged by: PHQ-9, or PEG in pain. The last score before the first dose is its baseline where none is marked.
 * `firstAt`: of a first dose that is planned, where none was given.
 */
export function inductionOf(patient: Patient, now: Instant, firstAt?: Instant): Induction | null {
  const instrument = programmeOf(patient) === 'pain' ? 'peg' : 'phq9';
  const all = dosesOf(patient)
    .map(({ at }) => at)
    .toSorted((a, b) => a - b);
  const first = all[0] ?? firstAt;
  if (first === undefined) return null;
  const planned = patient.courses[0]?.body.plannedSessions;
  const doses = planned === undefined ? all : all.slice(0, planned);
  const scored = patient.scales.filter(({ body }) => body.instrument === instrument && body.total !== null);
  const marked = scored.filter(({ body }) => body.baseline === true);
  const before = scored.findLast(({ at }) => at <= first);
  const baseline = marked.length > 0 ? marked.map(({ id }) => id) : before === undefined ? [] : [before.id];
  const measurements: readonly Measurement[] = scored.map(({ id, at, body }) => ({
    at,
    instrument,
    form: body.form ?? 'standard',
    total: body.total,
    baseline: baseline.includes(id),
  }));
  const series = seriesOf(measurements).find(({ form }) => form === 'standard');
  return { series: series ?? { instrument, form: 'standard', points: [] }, doses, now };
}

/**
 * Of those whose follow-up window is over, how many can be analysed. Inductions that are too short, too long or still running are not
 * counted against anybody: they are named apart by the outcome itself.
 */
export function clinicAnalysable(patients: readonly Patient[], now: Instant): ClinicOutcome {
  const [least, most] = INDUCTION_WINDOW.infusions;
  const [shortest, longest] = INDUCTION_WINDOW.overDays;
  const due = patients.flatMap((patient) => {
    const induction = inductionOf(patient, now);
    if (induction === null || induction.doses.length < least || induction.doses.length > most) return [];
    const last = induction.doses.at(-1)!;
    const days = (last - induction.doses[0]!) / DAY_MS;
    const over = now > last + INDUCTION_WINDOW.followUpDays[1] * DAY_MS;
    return over && days >= shortest && days <= longest ? [induction] : [];
  });
  return clinicOutcome(due);
}
