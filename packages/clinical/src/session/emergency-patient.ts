import type { EmergencyPatient, KnownWeight } from '../emergency/index.ts';
import type { Patient } from '../patient/index.ts';
import type { Instant } from '../units/index.ts';
import { ageYears } from './age.ts';
import { isPlausible } from './plausible.ts';
import { allOf, latestOf, type Session } from './session.ts';

/** The latest weight anyone took, in the session or at home; null where nobody did. */
function knownWeight(session: Session | null, patient: Patient | null): KnownWeight | null {
  const here = session === null ? undefined : allOf(session, 'weight-measured').at(-1);
  const before = patient?.weight ?? null;
  if (here !== undefined && (before === null || here.at >= before.at)) {
    return { kg: here.body.weightKg, measuredAt: here.at, how: 'measured' };
  }
  return before === null ? null : { kg: before.kg, measuredAt: before.at, how: 'measured' };
}

const SEDATIVES: ReadonlySet<string> = new Set(['midazolam', 'lorazepam']);

/**
 * Who an emergency dose is for, as the record knows them. A class of medicine that nobody asked about is not known, which
 * is not "no"; a sedative given here is on board. Without a session or a patient everything is unknown.
 */
export function emergencyPatient(
  session: Session | null,
  patient: Patient | null,
  drug: string,
  now: Instant,
): EmergencyPatient {
  const given = session === null ? [] : allOf(session, 'medicine-given').filter(({ at }) => at <= now);
  const classes = session === null ? undefined : latestOf(session, 'medicines-reviewed')?.body.classes;
  const asked = [classes?.opioid, classes?.benzodiazepine, classes?.['non-benzodiazepine-hypnotic']];
  const here = given.some(({ body }) => SEDATIVES.has(body.medicine));
  const ofDrug = given.filter(({ body }) => body.medicine === drug || body.name?.toLowerCase() === drug);
  return {
    weight: knownWeight(session, patient),
    ageYears: patient?.details == null ? null : (ageYears(patient.details.birthDate, now) ?? null),
    sedativeOnBoard: here || asked.includes(true) ? true : asked.every((one) => one === false) ? false : null,
    givenMg: ofDrug.every(isPlausible) ? ofDrug.reduce((sum, { body }) => sum + body.doseMg, 0) : null,
  };
}
