/** How a code was come by. `general-knowledge` is a memory, not a citation: it is checked before it is relied on. */
export type Mark = 'looked-up' | 'general-knowledge' | 'project-proposal';

/** Shorthands for tables. */
export const L = 'looked-up' satisfies Mark;
export const G = 'general-knowledge' satisfies Mark;

/** The code systems Keel speaks. */
export type SystemId =
  | 'loinc'
  | 'snomed-ct'
  | 'rxnorm'
  | 'icd-10-cm'
  | 'ucum'
  | 'mdc'
  | 'ndc'
  | 'cpt'
  | 'hcpcs'
  | 'atc'
  | 'unii'
  | 'npi'
  | 'local';

/** A code is nothing without its system: compare both, never the words. */
export interface CodeRow {
  readonly system: SystemId;
  readonly code: string;
  /** Our short name. It is for people: nothing matches on it. */
  readonly display: string;
  readonly mark: Mark;
  readonly note?: string;
}

/** A code system: its address in FHIR, and its name in HL7 v2 where one is used. */
export interface SystemRow {
  readonly id: SystemId;
  readonly uri: string;
  readonly v2: string | null;
  readonly mark: Mark;
}

export const SYSTEMS: readonly SystemRow[] = [
  { id: 'loinc', uri: 'http://loinc.org', v2: 'LN', mark: L },
  { id: 'snomed-ct', uri: 'http://snomed.info/sct', v2: 'SCT', mark: L },
  { id: 'rxnorm', uri: 'http://www.nlm.nih.gov/research/umls/rxnorm', v2: 'RXNORM', mark: L },
  { id: 'icd-10-cm', uri: 'http://hl7.org/fhir/sid/icd-10-cm', v2: 'I10C', mark: L },
  { id: 'ucum', uri: 'http://unitsofmeasure.org', v2: 'UCUM', mark: L },
  { id: 'mdc', uri: 'urn:iso:std:iso:11073:10101', v2: 'MDC', mark: L },
  { id: 'ndc', uri: 'http://hl7.org/fhir/sid/ndc', v2: 'NDC', mark: L },
  { id: 'cpt', uri: 'http://www.ama-assn.org/go/cpt', v2: 'C4', mark: L },
  { id: 'hcpcs', uri: 'https://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets', v2: 'HCPCS', mark: L },
  { id: 'atc', uri: 'http://www.whocc.no/atc', v2: null, mark: G },
  { id: 'unii', uri: 'http://fdasis.nlm.nih.gov', v2: null, mark: G },
  { id: 'npi', uri: 'http://hl7.org/fhir/sid/us-npi', v2: 'NPI', mark: G },
  // What no verified code exists for. A clinic that exports puts its own address in the place of this one.
  { id: 'local', uri: 'urn:keel:code', v2: null, mark: 'project-proposal' },
];

/** The system with this FHIR address or HL7 v2 name; nothing when it is not one of ours. */
export const systemOf = (uriOrV2: string): SystemRow | undefined =>
  SYSTEMS.find((row) => row.uri === uriOrV2 || row.v2 === uriOrV2);
