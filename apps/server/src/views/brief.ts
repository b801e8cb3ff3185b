import type { Patient } from '@keel/clinical/patient';
import type { EventClass } from '@keel/clinical/rights';
import type { PatientBrief } from '@keel/formats/api';

/** A brief without what depends on who else is here today. */
export type StoredBrief = Omit<PatientBrief, 'likeName'>;

/** Allergies are clinical: a reader who may not see that class is told that they are held back, not that there are none. */
export const briefFor = <Brief extends Pick<PatientBrief, 'allergies'>>(
  classes: ReadonlySet<EventClass>,
  brief: Brief,
): Brief => (classes.has('clinical') ? brief : { ...brief, allergies: { answer: 'not-shown', substances: [] } });

/** Two identifiers, photo and allergies, from the person's own stream. */
export function storedBrief(patient: Patient): StoredBrief {
  const { details, allergies } = patient;
  return {
    id: patient.id,
    calledName: details?.calledName ?? null,
    givenName: details?.givenName ?? null,
    familyName: details?.familyName ?? null,
    birthDate: details?.birthDate ?? null,
    recordNumber: details?.recordNumber ?? null,
    photo: patient.photo,
    allergies: {
      answer: allergies === null ? 'not-asked' : allergies.body.answer,
      substances: allergies === null ? [] : allergies.body.allergies.map(({ substance }) => substance),
    },
  };
}
