import type { Condition, Patient, SessionClosed } from '@keel/clinical/patient';

/** The patient's own summary of the treatment, as a FHIR R4 Bundle: it can be read and checked without Keel. */
export interface PassportInput {
  readonly patient: Patient;
  /** Ids of signed sessions: what nobody has signed is not vouched for. */
  readonly signed: ReadonlySet<string>;
  readonly clinic: { readonly name: string; readonly phone: string | null; readonly npi: string | null };
  /** RFC 3339: when it was made. */
  readonly madeAt: string;
}

export type FhirResource = Readonly<Record<string, unknown>> & {
  readonly resourceType: string;
  readonly id: string;
};
export interface PassportBundle {
  readonly resourceType: 'Bundle';
  readonly type: 'collection';
  readonly timestamp: string;
  readonly entry: readonly { readonly fullUrl: string; readonly resource: FhirResource }[];
  /** Put on by whoever holds the clinic's key. */
  readonly signature?: {
    readonly type: readonly { readonly system: string; readonly code: string }[];
    readonly when: string;
    readonly who: { readonly reference: string };
    readonly targetFormat: 'application/fhir+json';
    readonly sigFormat: 'application/jose';
    readonly data: string;
  };
}

const LOINC = 'http://loinc.org';
const UCUM = 'http://unitsofmeasure.org';
const SNOMED = 'http://snomed.info/sct';
const RXNORM = 'http://www.nlm.nih.gov/research/umls/rxnorm';
const INSTRUMENT_CODES: Readonly<Record<string, { readonly code: string; readonly display: string }>> = {
  phq9: { code: '44261-6', display: 'PHQ-9 total score' },
  gad7: { code: '70274-6', display: 'GAD-7 total score' },
  pcl5: { code: '101698-9', display: 'PCL-5 total score' },
};
const ROUTES: Readonly<Record<string, { readonly code: string; readonly display: string }>> = {
  'iv-ketamine': { code: '47625008', display: 'Intravenous route' },
  'im-ketamine': { code: '78421000', display: 'Intramuscular route' },
  'sc-ketamine': { code: '34206005', display: 'Subcutaneous route' },
  'intranasal-esketamine': { code: '46713006', display: 'Nasal route' },
  'intranasal-ketamine': { code: '46713006', display: 'Nasal route' },
  'oral-ketamine': { code: '26643006', display: 'Oral route' },
  'sublingual-ketamine': { code: '37839007', display: 'Sublingual route' },
};
const DRUGS = {
  ketamine: { code: '6130', display: 'ketamine' },
  esketamine: { code: '2119365', display: 'esketamine' },
} as const;

const iso = (at: number): string => new Date(at).toISOString();
const urn = (id: string): string => `urn:keel:passport:${id}`;
/** An id as FHIR allows it: letters, digits, dots and dashes, at most 64. */
const idOf = (...parts: readonly string[]): string =>
  parts
    .join('-')
    .replace(/[^A-Za-z0-9.-]/g, '-')
    .slice(0, 64);

const conditionOf = (condition: Condition, index: number, subject: object): FhirResource => ({
  resourceType: 'Condition',
  id: idOf('condition', String(index + 1)),
  clinicalStatus: {
    coding: [
      {
        system: 'http://terminology.hl7.org/CodeSystem/condition-clinical',
        code: condition.status === 'active' ? 'active' : condition.status === 'remission' ? 'remission' : 'inactive',
      },
    ],
  },
  code: {
    ...(condition.code === undefined || condition.system === 'words'
      ? {}
      : {
          coding: [
            {
              system: condition.system === 'ICD-10-CM' ? 'http://hl7.org/fhir/sid/icd-10-cm' : SNOMED,
              code: condition.code,
            },
          ],
        }),
    text: condition.words,
  },
  subject,
});

function dosesOf(session: SessionClosed, subject: object, performer: object): readonly FhirResource[] {
  if (session.startedAt === null || session.route === null || session.deliveredMgMax === 0) return [];
  const drug = session.route === 'intranasal-esketamine' ? DRUGS.esketamine : DRUGS.ketamine;
  const route = ROUTES[session.route];
  const doubtful = session.deliveredMgMax !== session.deliveredMg;
  const given: FhirResource = {
    resourceType: 'MedicationAdministration',
    id: idOf('dose', session.session),
    status: 'completed',
    medicationCodeableConcept: { coding: [{ system: RXNORM, ...drug }], text: drug.display },
    subject,
    effectiveDateTime: iso(session.startedAt),
    performer: [{ actor: performer }],
    dosage: {
      ...(route === undefined ? {} : { route: { coding: [{ system: SNOMED, ...route }] } }),
      dose: { value: Number(session.deliveredMg.toFixed(3)), unit: 'mg', system: UCUM, code: 'mg' },
    },
    ...(doubtful
      ? {
          note: [{ text: `Between ${session.deliveredMg} and ${session.deliveredMgMax} mg: part of it is uncertain.` }],
        }
      : {}),
  };
  return session.peakBp === null
    ? [given]
    : [
        given,
        {
          resourceType: 'Observation',
          id: idOf('pressure', session.session),
          status: 'final',
          category: [
            {
              coding: [{ system: 'http://terminology.hl7.org/CodeSystem/observation-category', code: 'vital-signs' }],
            },
          ],
          code: { coding: [{ system: LOINC, code: '85354-9' }], text: 'Highest blood pressure of the session' },
          subject,
          effectiveDateTime: iso(session.startedAt),
          component: (
            [
              ['8480-6', session.peakBp.systolicMmHg],
              ['8462-4', session.peakBp.diastolicMmHg],
            ] as const
          ).map(([code, value]) => ({
            code: { coding: [{ system: LOINC, code }] },
            valueQuantity: { value, unit: 'mmHg', system: UCUM, code: 'mm[Hg]' },
          })),
        },
      ];
}

/** As the International Patient Summary says that somebody was asked and has none. */
const NO_KNOWN_ALLERGY = { system: SNOMED, code: '716186003', display: 'No known allergy' } as const;

export const saysNoKnownAllergy = (resource: FhirResource): boolean =>
  (resource['code'] as { readonly coding?: readonly { readonly code: string }[] } | undefined)?.coding?.some(
    ({ code }) => code === NO_KNOWN_ALLERGY.code,
  ) === true;

/** "None known" is an answer, and stands there as one; where nobody asked there is no resource. */
function allergiesOf({ allergies }: PassportInput['patient'], subject: object): FhirResource[] {
  if (allergies === null) return [];
  const { at, body } = allergies;
  const told = {
    clinicalStatus: {
      coding: [{ system: 'http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical', code: 'active' }],
    },
    patient: subject,
    recordedDate: iso(at),
  };
  if (body.answer === 'none-known') {
    return [
      { resourceType: 'AllergyIntolerance', id: 'no-known-allergy', ...told, code: { coding: [NO_KNOWN_ALLERGY] } },
    ];
  }
  return body.allergies.map(({ substance, reaction }, index) => ({
    resourceType: 'AllergyIntolerance',
    id: idOf('allergy', String(index + 1)),
    ...told,
    code: { text: substance },
    ...(reaction === undefined ? {} : { reaction: [{ manifestation: [{ text: reaction }] }] }),
  }));
}

/** Everything of the treatment that another clinician would ask, and nothing that is not his business: no notes, no journal. */
export function passportBundle({ patient, signed, clinic, madeAt }: PassportInput): PassportBundle {
  const { details } = patient;
  const subject = { reference: urn('patient') };
  const organization = { reference: urn('clinic') };
  const resources: readonly FhirResource[] = [
    {
      resourceType: 'Patient',
      id: 'patient',
      ...(details === null
        ? {}
        : {
            name: [{ family: details.familyName, given: [details.givenName] }],
            birthDate: details.birthDate,
            gender:
              details.sexAtBirth === 'female' || details.sexAtBirth === 'male'
                ? details.sexAtBirth
                : details.sexAtBirth === 'intersex'
                  ? 'other'
                  : 'unknown',
          }),
    },
    {
      resourceType: 'Organization',
      id: 'clinic',
      name: clinic.name,
      ...(clinic.npi === null ? {} : { identifier: [{ system: 'http://hl7.org/fhir/sid/us-npi', value: clinic.npi }] }),
      ...(clinic.phone === null ? {} : { telecom: [{ system: 'phone', value: clinic.phone }] }),
    },
    ...(patient.conditions?.body.conditions ?? [])
      .filter(({ status }) => status !== 'ruled-out')
      .map((condition, index) => conditionOf(condition, index, subject)),
    ...allergiesOf(patient, subject),
    ...patient.sessions
      .filter(({ body }) => signed.has(body.session))
      .flatMap(({ body }) => dosesOf(body, subject, organization)),
    ...patient.scales.flatMap(({ body, at, id }): FhirResource[] => {
      const code = INSTRUMENT_CODES[body.instrument];
      if (code === undefined || body.total === null) return [];
      return [
        {
          resourceType: 'Observation',
          id: idOf('score', id),
          status: 'final',
          category: [
            { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/observation-category', code: 'survey' }] },
          ],
          code: { coding: [{ system: LOINC, ...code }] },
          subject,
          effectiveDateTime: iso(at),
          valueQuantity: { value: body.total, unit: '{score}', system: UCUM, code: '{score}' },
        },
      ];
    }),
  ];
  return {
    resourceType: 'Bundle',
    type: 'collection',
    timestamp: madeAt,
    entry: resources.map((resource) => ({ fullUrl: urn(resource.id), resource })),
  };
}

/** JSON with sorted keys and no spaces (RFC 8785 for what a passport holds): the bytes that are signed. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
      .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`);
    return `{${members.join(',')}}`;
  }
  return JSON.stringify(value);
}

/** What a signature of a passport covers: all of it but the signature's own bytes. */
export function signedText(bundle: PassportBundle): string {
  const { signature, ...rest } = bundle;
  if (signature === undefined) return canonicalJson(rest);
  const { data: _data, ...about } = signature;
  return canonicalJson({ ...rest, signature: about });
}
