import type { Resource, SignedBundle } from './signed-bundle.ts';

interface Coded {
  readonly text?: string;
  readonly coding?: readonly { readonly code?: string; readonly display?: string }[];
}
interface Amount {
  readonly value?: number;
  readonly unit?: string;
}

const named = (value: unknown): string => {
  const { text, coding } = (value ?? {}) as Coded;
  return [text ?? coding?.[0]?.display, coding?.[0]?.code].filter(Boolean).join(' · ');
};
const day = (resource: Resource): string => String(resource['effectiveDateTime'] ?? '').slice(0, 10);
const amount = (value: unknown): string => {
  const { value: number, unit } = (value ?? {}) as Amount;
  return number === undefined ? '' : `${number} ${unit ?? ''}`.trim();
};

export interface Summary {
  readonly name: string;
  readonly birthDate: string;
  readonly conditions: readonly string[];
  readonly allergies: readonly string[];
  readonly doses: readonly string[];
  readonly pressures: readonly string[];
  readonly scores: readonly string[];
}

/** What is signed, in lines that can be held against a paper. */
export function summaryOf(bundle: SignedBundle): Summary {
  const all = (type: string): readonly Resource[] =>
    bundle.entry.map(({ resource }) => resource).filter(({ resourceType }) => resourceType === type);
  const [patient] = all('Patient');
  const name = (
    patient?.['name'] as { readonly family?: string; readonly given?: readonly string[] }[] | undefined
  )?.[0];
  const observations = all('Observation');
  return {
    name: [...(name?.given ?? []), name?.family].filter(Boolean).join(' '),
    birthDate: String(patient?.['birthDate'] ?? ''),
    conditions: all('Condition').map((one) => named(one['code'])),
    allergies: all('AllergyIntolerance').map((one) => named(one['code'])),
    doses: all('MedicationAdministration').map((one) => {
      const dosage = one['dosage'] as { readonly route?: unknown; readonly dose?: unknown } | undefined;
      return [day(one), named(one['medicationCodeableConcept']), amount(dosage?.dose), named(dosage?.route)].join(', ');
    }),
    pressures: observations
      .filter((one) => Array.isArray(one['component']))
      .map((one) => {
        const parts = one['component'] as readonly { readonly valueQuantity?: Amount }[];
        return `${day(one)}, ${parts.map(({ valueQuantity }) => valueQuantity?.value ?? '').join('/')} mmHg`;
      }),
    scores: observations
      .filter((one) => one['valueQuantity'] !== undefined)
      .map((one) => `${day(one)}, ${named(one['code'])}: ${(one['valueQuantity'] as Amount).value ?? ''}`),
  };
}
