import { lastRecorded } from '../entries/index.ts';
import { allPatientEntries, type Patient, type PatientEntryOf } from '../patient/index.ts';

/** Who takes the patient home from a visit, as named last; null: nobody is named. */
export const namedEscort = (patient: Pick<Patient, 'entries'>, visit: string): PatientEntryOf<'escort-named'> | null =>
  lastRecorded(allPatientEntries(patient, 'escort-named').filter(({ body }) => body.visit === visit)) ?? null;

/**
 * What the escort answered last who was named then; undefined: nothing. Whose answers count goes by the order of the record: a telephone
 * whose clock is behind would date a yes before the naming, or a naming before somebody else's yes. Of his own answers the one holds that
 * was said last: an earlier yes may arrive after a no. What he said of a visit that goes on under
 * another booking, at its hour, holds for that one.
 */
export function escortAnswer(
  patient: Pick<Patient, 'entries'>,
  visit: string,
  named: PatientEntryOf<'escort-named'>,
): PatientEntryOf<'escort-answered'> | undefined {
  const own = allPatientEntries(patient, 'escort-answered')
    .filter(({ body, seq }) => body.visit === visit && seq > named.seq)
    .toSorted((one, other) => one.at - other.at || one.seq - other.seq)
    .at(-1);
  const { again } = named.body;
  if (own !== undefined || again?.why !== 'same-hour') return own;
  const before = namedEscort(patient, again.visit);
  return before === null ? undefined : escortAnswer(patient, again.visit, before);
}

/** Whether one visit is the other, put back at its hour once or more often, with the escort who was named for that one. */
function isPutBack(patient: Pick<Patient, 'entries'>, visit: string, of: string): boolean {
  const again = namedEscort(patient, visit)?.body.again;
  return again?.why === 'same-hour' && (again.visit === of || isPutBack(patient, again.visit, of));
}

/** The visit that a link is for: its own, or the one under which that goes on at its hour. */
export const goesOnAs = (patient: Pick<Patient, 'entries' | 'visits'>, visit: string): string =>
  patient.visits.find(({ body }) => isPutBack(patient, body.visit, visit))?.body.visit ?? visit;
