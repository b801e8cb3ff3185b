import { lastRecorded } from '../entries/index.ts';
import { allPatientEntries, type Patient, type PatientEntryOf } from '../patient/index.ts';

/** Who takes the patient home from a visit, as named last; null: nobody is named. */
export const namedEscort = (
  patient: Pick<Patient, 'entries'>,
  visit: string,
): PatientEntryOf<'escort-named'> | null =>
  lastRecorded(allPatientEntries(patient, 'escort-named').filter(({ body }) => body.visit === visit)) ?? null;

/**
 * What the escort answered last who was named then; undefined: nothing. By the order of the record: a telephone whose clock is
 * behind would date a yes before the naming, or a naming before somebody else's yes.
 */
export const escortAnswer = (
  patient: Pick<Patient, 'entries'>,
  visit: string,
  named: PatientEntryOf<'escort-named'>,
): PatientEntryOf<'escort-answered'> | undefined =>
  lastRecorded(
    allPatientEntries(patient, 'escort-answered').filter(({ body, seq }) => body.visit === visit && seq > named.seq),
  );
