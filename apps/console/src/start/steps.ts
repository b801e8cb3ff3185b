import type { DevicesView, PatientsView, PlacesView, PolicyView, RegisterView, StaffView } from '@keel/formats/api';

/** What a new clinic needs before its first patient, in the order in which each leans on the one before. */
export const STEPS = [
  'site',
  'chairs',
  'people',
  'policy',
  'drug',
  'device',
  'kit',
  'cover',
  'patient',
  'booked',
] as const;
export type Step = (typeof STEPS)[number];

export interface Found {
  readonly places: PlacesView | undefined;
  readonly staff: StaffView | undefined;
  readonly policy: PolicyView | undefined;
  readonly register: RegisterView | undefined;
  readonly devices: DevicesView | undefined;
  readonly patients: PatientsView | undefined;
  readonly covered: boolean;
}

/** Which steps the record shows as done. Nothing is ticked by hand; what cannot be read is not done. */
export function stepsDone({ places, staff, policy, register, devices, patients, covered }: Found): ReadonlySet<Step> {
  const people = (staff?.people ?? []).filter(({ state }) => state !== 'ended');
  const done: Readonly<Record<Step, boolean>> = {
    site: (places?.sites.length ?? 0) > 0,
    chairs: places?.sites.some(({ chairs }) => chairs.some(({ open }) => open)) ?? false,
    people:
      people.some(({ roles }) => roles.includes('prescriber')) && people.some(({ roles }) => roles.includes('nurse')),
    policy: policy?.versions.some(({ state }) => state === 'in-force') ?? false,
    drug: register?.places.some(({ lastCount }) => lastCount !== null) ?? false,
    device: devices?.devices.some(({ retired, lastMessageAt }) => !retired && lastMessageAt !== null) ?? false,
    kit: places?.sites.some(({ kit }) => kit !== null) ?? false,
    cover: covered,
    patient: (patients?.patients.length ?? 0) > 0,
    booked: patients?.patients.some(({ nextVisitAt }) => nextVisitAt !== null) ?? false,
  };
  return new Set(STEPS.filter((step) => done[step]));
}

/** The step to do next; undefined when everything is there. */
export const nextStep = (done: ReadonlySet<Step>): Step | undefined => STEPS.find((step) => !done.has(step));
