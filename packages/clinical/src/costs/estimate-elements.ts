import { isNpi } from '../codes/index.ts';
import type { EstimatedLine, PatientDetails } from '../patient/index.ts';
import type { Site } from '../places/index.ts';
import type { BillingIdentity } from './fees.ts';

/** Everything that a Good Faith Estimate is made from. */
export interface EstimateInput {
  readonly patient: PatientDetails | null;
  readonly regimenTitle: string;
  readonly from: string;
  readonly until: string;
  readonly primaryOn: string | null;
  readonly sessions: number;
  readonly maintenance: number;
  /** How often: sessions a week in the series, and days between those that keep it up. */
  readonly often: { readonly perWeek: number; readonly everyDays: readonly [number, number] | null } | null;
  readonly lines: readonly EstimatedLine[];
  readonly totalCents: number;
  readonly discountPercent: number;
  readonly diagnoses: readonly string[];
  readonly identity: BillingIdentity | null;
  /** Who signed the plan; null: nothing is planned yet. Without a number the paper says that it is missing. */
  readonly clinician: { readonly name: string; readonly npi: string | null } | null;
  readonly clinic: string;
  readonly site: Site | null;
  /** Local date on which it was made. */
  readonly madeOn: string;
  readonly asOf: string;
}

/**
 * What the law asks of a Good Faith Estimate, element by element: 45 CFR 149.610(c)(1), and (b)(1) for a series that comes
 * back. `missing` names what is not there; null means that it is. Source: GFE.
 */
export interface EstimateElement {
  readonly id: string;
  readonly what: string;
  readonly missing: (input: EstimateInput) => string | null;
}

const said = (value: unknown, what: string): string | null =>
  value === null || value === undefined || value === '' ? what : null;
const always = (): null => null;
/** A series that comes back may be estimated in one paper for at most so long (149.610(b)(1)). */
export const RECURRING_MONTHS_MAX = 12;

/** `2027-03-31` a year after `2026-03-31`: the last day that an estimate from that day may speak of. */
export const latestUntil = (from: string): string => `${Number(from.slice(0, 4)) + 1}${from.slice(4)}`;

export const ESTIMATE_ELEMENTS: readonly EstimateElement[] = [
  {
    id: 'patient-name',
    what: 'name of the patient',
    missing: ({ patient }) => said(patient?.familyName, 'the patient’s name'),
  },
  {
    id: 'patient-birth-date',
    what: 'date of birth',
    missing: ({ patient }) => said(patient?.birthDate, 'the patient’s date of birth'),
  },
  {
    id: 'primary-service',
    what: 'the main service in plain words, and its date where it is booked',
    missing: ({ regimenTitle }) => said(regimenTitle, 'the treatment that is planned'),
  },
  {
    id: 'itemised-list',
    what: 'every service that is expected, by who gives it',
    missing: ({ lines }) => (lines.length === 0 ? 'the services' : null),
  },
  {
    id: 'diagnosis-codes',
    what: 'diagnosis codes',
    missing: ({ diagnoses }) => (diagnoses.length === 0 ? 'a diagnosis with its ICD-10-CM code' : null),
  },
  {
    id: 'service-codes',
    what: 'expected service codes',
    missing({ lines }) {
      const without = lines.filter(({ code }) => code === null).map(({ item }) => item);
      return without.length === 0 ? null : `a service code for: ${without.join(', ')}`;
    },
  },
  {
    id: 'expected-charges',
    what: 'the expected charge of each service, discounts taken off',
    missing: ({ lines, totalCents }) =>
      totalCents === lines.reduce((sum, { cents }) => sum + cents, 0) ? null : 'charges that add up',
  },
  {
    id: 'provider-name',
    what: 'name of each provider or facility',
    missing: ({ identity }) => said(identity?.legalName, 'the clinic’s legal name'),
  },
  {
    id: 'provider-npi',
    what: 'national provider identifier',
    missing: ({ identity }) =>
      identity?.npi !== null && identity?.npi !== undefined && isNpi(identity.npi) ? null : 'the clinic’s NPI',
  },
  {
    id: 'provider-tin',
    what: 'tax identification number',
    missing: ({ identity }) => said(identity?.tin, 'the clinic’s tax number'),
  },
  {
    id: 'location',
    what: 'state and place where it is given',
    missing: ({ site }) => (site === null ? 'the site with its address' : said(site.address.state, 'the state')),
  },
  {
    id: 'recurring-scope',
    what: 'for a series: days, how often and how many, within twelve months',
    missing: ({ from, until, sessions, often }) =>
      sessions < 1
        ? 'how many sessions'
        : often === null
          ? 'how often'
          : until < from || until > latestUntil(from)
            ? 'an end within twelve months'
            : null,
  },
  // Fixed words of the paper: they cannot be missing, and the paper's test looks each of them up.
  { id: 'separate-list', what: 'what is scheduled apart from it', missing: always },
  {
    id: 'separate-notice',
    what: 'directly above that list: separate estimates are given on scheduling or on request, their details stand there, and how to ask',
    missing: always,
  },
  { id: 'more-services', what: 'more services may be recommended that are not in it', missing: always },
  { id: 'only-an-estimate', what: 'it is only an estimate: the bill may differ', missing: always },
  {
    id: 'dispute-right',
    what: 'the right to dispute a bill that is 400 USD or more above it',
    missing: always,
  },
  { id: 'dispute-how', what: 'where to learn how to dispute', missing: always },
  { id: 'dispute-quality', what: 'a dispute does not change the quality of care', missing: always },
  { id: 'not-a-contract', what: 'it is no contract and binds the patient to nobody', missing: always },
];

/** What still stands between this estimate and the law, element by element. */
export const estimateGaps = (input: EstimateInput): readonly { readonly id: string; readonly missing: string }[] =>
  ESTIMATE_ELEMENTS.flatMap(({ id, missing }) => {
    const gap = missing(input);
    return gap === null ? [] : [{ id, missing: gap }];
  });
