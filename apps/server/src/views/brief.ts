import { latestPatientEntry, type Patient } from '@keel/clinical/patient';
import type { EventClass } from '@keel/clinical/rights';
import type { PatientBrief } from '@keel/formats/api';

/** A brief without what depends on who else is here today. */
export type StoredBrief = Omit<PatientBrief, 'likeName'> & {
  /** Numbers that this person is known to call from. Absent in a row that was written before they were kept here. */
  readonly phones?: readonly CallerPhone[];
  /** When somebody was last on the phone about this person, ms since epoch. */
  readonly lastCallAt?: number;
};

export interface CallerPhone {
  readonly number: string;
  /** `patient`, or the kind of contact. */
  readonly whose: string;
  readonly name: string | null;
}

/** Who somebody is, without what only the index needs. */
export const briefOnly = ({ phones: _, lastCallAt: __, ...brief }: StoredBrief): Omit<PatientBrief, 'likeName'> =>
  brief;

export function phonesOf(patient: Patient): readonly CallerPhone[] {
  const own = patient.details?.phone;
  return [
    ...(own === undefined ? [] : [{ number: own, whose: 'patient', name: null }]),
    ...patient.contacts.flatMap(({ body }) =>
      body.phone === undefined ? [] : [{ number: body.phone, whose: body.contact, name: body.name }],
    ),
  ];
}

/** Allergies are clinical: a reader who may not see that class is told that they are held back, not that there are none. */
export const briefFor = <Brief extends Pick<PatientBrief, 'allergies'>>(
  classes: ReadonlySet<EventClass>,
  brief: Brief,
): Brief => (classes.has('clinical') ? brief : { ...brief, allergies: { answer: 'not-shown', substances: [] } });

/** Two identifiers, photo and allergies, from the person's own stream. */
export function storedBrief(patient: Patient): StoredBrief {
  const { details, allergies } = patient;
  const lastCall = latestPatientEntry(patient, 'call-opened');
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
    phones: phonesOf(patient),
    ...(lastCall === undefined ? {} : { lastCallAt: lastCall.at }),
  };
}
