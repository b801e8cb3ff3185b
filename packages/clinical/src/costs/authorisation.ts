import { type Molecule, moleculeOf } from '../dosing/index.ts';
import {
  type AuthorisationRecorded,
  allPatientEntries,
  type LocalDate,
  latestPatientEntry,
  type Patient,
} from '../patient/index.ts';
import { type Policy, settingOf } from '../policy/index.ts';
import { dateOfDay, dayOfDate, localDateOf } from '../units/index.ts';

/** How long before its end, and from how few sessions left, an authorisation is asked for again: an answer takes weeks. */
export interface Renew {
  readonly days: number;
  readonly sessions: number;
}

/** As the adopted policy says; without one, as its rows do. */
export function renewOf(policy: Pick<Policy, 'settings'> | null | undefined): Renew {
  const judged = policy ?? { settings: {} };
  return {
    days: settingOf(judged, 'authorisation-renew-days'),
    sessions: settingOf(judged, 'authorisation-renew-sessions'),
  };
}

/** An authorisation as it stands: what was given of it, and what is left. */
export interface Authorisation extends AuthorisationRecorded {
  readonly used: number;
  /** Null: it names no number. */
  readonly left: number | null;
}

/**
 * What an insurer has granted for a drug on a day. `none`: insured, and nothing on record; `not-asked`: nobody needs one, as far as the
 * record says.
 */
export type AuthorisationStanding =
  | { readonly standing: 'not-asked' | 'none'; readonly grant: null }
  | { readonly standing: 'in-force' | 'runs-out' | 'not-yet' | 'ended' | 'used-up'; readonly grant: Authorisation };

/** Every authorisation, the newest word on each, in the order in which they begin. `zone`: where its days are counted. */
export function authorisationsOf(patient: Patient, zone: string): readonly Authorisation[] {
  const newest = new Map<string, AuthorisationRecorded>();
  for (const { body } of allPatientEntries(patient, 'authorisation-recorded')) newest.set(body.authorisation, body);
  const given = patient.sessions.flatMap(({ body }) =>
    body.startedAt === null || body.route === null || body.deliveredMg === 0
      ? []
      : [{ molecule: moleculeOf(body.route), on: localDateOf(body.startedAt, zone) }],
  );
  return [...newest.values()]
    .map((one) => {
      const used = given.filter(
        ({ molecule, on }) => molecule === one.molecule && one.from <= on && on <= one.until,
      ).length;
      return { ...one, used, left: one.sessions === null ? null : Math.max(0, one.sessions - used) };
    })
    .sort((a, b) => a.from.localeCompare(b.from));
}

/**
 * Whether a visit on this day is authorised. Only esketamine is asked about without a grant on record: insurers seldom pay for the other
 * (GK); where one was recorded it is held to.
 */
export function authorisationOn(
  patient: Patient,
  molecule: Molecule,
  day: LocalDate,
  zone: string,
  renew: Renew = renewOf(null),
): AuthorisationStanding {
  const mine = authorisationsOf(patient, zone).filter((one) => one.molecule === molecule);
  const holds = mine.find((one) => one.from <= day && day <= one.until && one.left !== 0);
  if (holds !== undefined) {
    const last =
      (holds.left !== null && holds.left <= renew.sessions) || holds.until < dateOfDay(dayOfDate(day) + renew.days);
    const followed = mine.some((one) => one !== holds && one.until > holds.until && one.left !== 0);
    return { standing: last && !followed ? 'runs-out' : 'in-force', grant: holds };
  }
  const used = mine.findLast((one) => one.from <= day && day <= one.until);
  if (used !== undefined) return { standing: 'used-up', grant: used };
  const ended = mine.findLast((one) => one.until < day);
  if (ended !== undefined) return { standing: 'ended', grant: ended };
  const coming = mine[0];
  if (coming !== undefined) return { standing: 'not-yet', grant: coming };
  const insured = latestPatientEntry(patient, 'cover-stated')?.body.cover === 'insured';
  return { standing: insured && molecule === 'esketamine' ? 'none' : 'not-asked', grant: null };
}
