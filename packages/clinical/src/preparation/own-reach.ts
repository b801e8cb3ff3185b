import type { Patient } from '../patient/index.ts';
import { reachKey } from '../sign-up/index.ts';

/** By which of these the patient himself would be reached: then nobody would be asked but him. */
export function ownReach(
  patient: Pick<Patient, 'details'>,
  told: { readonly email?: string | undefined; readonly phone?: string | undefined },
): readonly ('email' | 'phone')[] {
  const same = (one: string | undefined, other: string | undefined): boolean =>
    one !== undefined && other !== undefined && reachKey(one) !== '' && reachKey(one) === reachKey(other);
  return (['email', 'phone'] as const).filter((way) => same(told[way], patient.details?.[way]));
}
