import type { Patient } from '@keel/clinical/patient';
import { localDateOf } from '@keel/clinical/units';

/** Days of a plan, from today on, that no visit is booked for yet. */
export function unbookedDates(
  patient: Pick<Patient, 'visits'>,
  dates: readonly string[],
  today: string,
  zone: string,
): readonly string[] {
  const booked = new Set(
    patient.visits.filter(({ body }) => body.kind === 'session').map(({ body }) => localDateOf(body.startsAt, zone)),
  );
  return dates.filter((date) => date >= today && !booked.has(date));
}
