import type { PatientClaim } from '@keel/formats/hl7v2';
import type { KnownAssociation, KnownDevice, KnownPatient, UnmatchedReason } from './ports.ts';

export type Match =
  | { readonly matched: true; readonly association: KnownAssociation }
  | { readonly matched: false; readonly because: UnmatchedReason; readonly detach: boolean };

/**
 * Whose message it is. A device measures the person somebody put it on, never the one it names by itself; what it names
 * can only speak against that. A message that names somebody else takes the device off: it may be on the wrong person.
 *
 * Identifiers first (PID-3); a birth date that differs blocks filing; without identifiers a place that is another chair
 * does. Source: safety A13, codes 6 (PID-3, PV1-3).
 */
export function matchPatient(input: {
  readonly device: KnownDevice;
  readonly claim: PatientClaim;
  readonly patient: KnownPatient | null;
  /** Chair that the message's place is the name of, when it is the name of one. */
  readonly namedChair: string | null;
  readonly severalPatients: boolean;
}): Match {
  const { device, claim, patient, namedChair, severalPatients } = input;
  const { association } = device;
  if (association === null) return { matched: false, because: 'device-on-nobody', detach: false };
  if (severalPatients) return { matched: false, because: 'several-patients', detach: true };
  if (claim.ids.length > 0) {
    const known = [association.patient, ...(patient?.identifiers ?? [])];
    if (!claim.ids.some(({ id }) => known.includes(id)))
      return { matched: false, because: 'other-patient', detach: true };
  } else if (namedChair !== null && namedChair !== association.chair)
    return { matched: false, because: 'other-chair', detach: false };
  const born = claim.birthDate;
  if (born !== null && patient?.birthDate != null && patient.birthDate.replaceAll('-', '') !== born)
    return { matched: false, because: 'birth-date-differs', detach: false };
  return { matched: true, association };
}
