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

/** Of what may be given in a session (clinical-protocol e.5), what sedates. */
const SEDATIVES: ReadonlySet<string> = new Set(['midazolam', 'lorazepam', 'clonidine']);

/**
 * Who an emergency dose is for, as the record knows them. A class of medicine that nobody asked about is not known, which
 * is not "no", nor is it known of one given here by name alone; another sedative than this drug given here is on board. Without a session or a patient everything is unknown.
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
  const isDrug = ({ body }: (typeof given)[number]) => body.medicine === drug || body.name?.toLowerCase() === drug;
  const ofDrug = given.filter(isDrug);
  const others = given.filter((entry) => !isDrug(entry));
  const here = others.some(({ body }) => SEDATIVES.has(body.name?.toLowerCase() ?? body.medicine));
  const known = asked.every((one) => one === false) && others.every(({ body }) => body.medicine !== 'other');
  return {
    weight: knownWeight(session, patient),
    ageYears: patient?.details == null ? null : (ageYears(patient.details.birthDate, now) ?? null),
    sedativeOnBoard: here || asked.includes(true) ? true : known ? false : null,
    givenMg: ofDrug.every(isPlausible) ? ofDrug.reduce((sum, { body }) => sum + body.doseMg, 0) : null,
  };
}
