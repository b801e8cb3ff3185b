import { moleculeOf, type Route } from '../dosing/index.ts';
import { allPatientEntries, heardAt, type Patient, type PatientEntryOf, saysOf } from '../patient/index.ts';
import type { Instant } from '../units/index.ts';
import { consentById, consentOfRoute } from './document.ts';

/** How a consent stands for one route at one moment, and the signature that was looked at. */
export interface ConsentStanding {
  readonly state: 'in-force' | 'missing' | 'expired' | 'wording-changed' | 'withdrawn' | 'in-doubt' | 'not-off-label';
  readonly signed: PatientEntryOf<'consent-signed'> | null;
  /** From when; see `heardAt`. */
  readonly withdrawnAt: Instant | null;
}

/** Words that Keel wrote and has changed since. A clinic's own paper has a name that Keel does not know: it stands as it is. */
export function isOutdated(document: string, version: string): boolean {
  const known = consentById(document);
  return known !== undefined && known.version !== version;
}

/** One of Keel's own consents, and not that of this route. Of a clinic's own paper only who reads it can say. */
export function isForAnother(document: string, route: Route): boolean {
  const known = consentById(document);
  return known !== undefined && known.id !== consentOfRoute(route).id;
}

/**
 * Whether this person's consent to the molecule by this route holds: signed last in words that are still the words, not
 * withdrawn since, not expired, and for ketamine with the off-label wording. A paper of the clinic's own counts for its molecule;
 * one of Keel's counts for its own routes, in the clinic.
 */
export function consentStanding(patient: Pick<Patient, 'entries'>, route: Route, now: Instant): ConsentStanding {
  const molecule = moleculeOf(route);
  const withdrawals = allPatientEntries(patient, 'consent-withdrawn').filter(({ body }) => body.consent === molecule);
  // What stood before the person may have been for another route: the consent to the molecule is taken back.
  const all = allPatientEntries(patient, 'consent-signed').filter(({ body }) => body.consent === molecule);
  const signatures = all.filter(({ body }) => !isForAnother(body.document, route));
  const said = (one: PatientEntryOf<'consent-signed'>) => withdrawals.map((withdrawal) => saysOf(withdrawal, one, all));
  const signed = signatures.findLast((one) => said(one).every((word) => word === 'nothing'));
  if (signed === undefined) {
    if (withdrawals.length === 0) return { state: 'missing', signed: null, withdrawnAt: null };
    const withdrawnAt = Math.max(...withdrawals.map(heardAt)) as Instant;
    const doubted = signatures.findLast((one) => !said(one).includes('taken-back'));
    if (doubted !== undefined) return { state: 'in-doubt', signed: doubted, withdrawnAt };
    return { state: 'withdrawn', signed: signatures.at(-1) ?? null, withdrawnAt };
  }
  const { document, version, expiresAt, offLabelWording } = signed.body;
  if (expiresAt !== undefined && expiresAt <= now) return { state: 'expired', signed, withdrawnAt: null };
  if (isOutdated(document, version)) return { state: 'wording-changed', signed, withdrawnAt: null };
  if (molecule === 'ketamine' && !offLabelWording) return { state: 'not-off-label', signed, withdrawnAt: null };
  return { state: 'in-force', signed, withdrawnAt: null };
}
