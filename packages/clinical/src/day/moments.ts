import type { Regimen } from '../policy/index.ts';
import { addMinutes, type Instant } from '../units/index.ts';

/** A stretch of time in which one nurse has both hands on one patient. */
export interface HandsMoment {
  readonly what: 'check-in' | 'devices' | 'line-and-start' | 'dose' | 'pressure-40' | 'end-of-dose' | 'release';
  readonly from: Instant;
  readonly until: Instant;
}

/** Minutes before the dose until the patient is called in; and what each moment takes. Clinic practice, PD. */
export const CHECK_IN_MINUTES = 15;
const LINE_MINUTES = 10;
const DOSE_MINUTES = 5;
const PRESSURE_MINUTES = 4;
const END_MINUTES = 5;
const RELEASE_MINUTES = 10;
const RELEASE_REGIMEN_MINUTE = 40;

type Span = { readonly from: Instant; readonly until: Instant };
export const overlap = (a: Span, b: Span): boolean => a.from < b.until && b.from < a.until;

/** How long a chair is held: from check-in to the end of release. */
export interface ChairTime {
  readonly from: Instant;
  readonly firstDoseAt: Instant;
  readonly doseEndsAt: Instant;
  readonly releaseAt: Instant;
  readonly until: Instant;
}

/** Chair and recovery of one planned session. `startsAt` is when the patient is taken back. Source: clinical-protocol f. */
export function chairTime(regimen: Regimen, startsAt: Instant): ChairTime {
  const firstDoseAt = addMinutes(startsAt, CHECK_IN_MINUTES);
  const doseEndsAt = addMinutes(firstDoseAt, regimen.doseMinutes);
  const releaseAt = addMinutes(doseEndsAt, regimen.release.observationMinutes);
  return { from: startsAt, firstDoseAt, doseEndsAt, releaseAt, until: addMinutes(releaseAt, RELEASE_MINUTES) };
}

/**
 * The moments of one session that need a nurse's hands. Where somebody must stay from first spray to last rest, the whole
 * dose is one moment; an infusion needs hands at its ends; the pressure at 40 minutes is one wherever the grid asks it.
 */
export function handsMoments(regimen: Regimen, startsAt: Instant): readonly HandsMoment[] {
  const { from, firstDoseAt, doseEndsAt, releaseAt, until } = chairTime(regimen, startsAt);
  const moments: HandsMoment[] = [{ what: 'check-in', from, until: firstDoseAt }];
  if (regimen.watchedThroughout) moments.push({ what: 'devices', from: firstDoseAt, until: doseEndsAt });
  else if (regimen.forms.includes('infusion')) {
    moments.push({
      what: 'line-and-start',
      from: addMinutes(firstDoseAt, -LINE_MINUTES),
      until: addMinutes(firstDoseAt, DOSE_MINUTES),
    });
    moments.push({ what: 'end-of-dose', from: addMinutes(doseEndsAt, -1), until: addMinutes(doseEndsAt, END_MINUTES) });
  } else moments.push({ what: 'dose', from: firstDoseAt, until: addMinutes(firstDoseAt, DOSE_MINUTES) });
  if (regimen.grid.fromFirstDose.includes(RELEASE_REGIMEN_MINUTE)) {
    const at = addMinutes(firstDoseAt, RELEASE_REGIMEN_MINUTE);
    moments.push({
      what: 'pressure-40',
      from: addMinutes(at, -PRESSURE_MINUTES / 2),
      until: addMinutes(at, PRESSURE_MINUTES / 2),
    });
  }
  moments.push({ what: 'release', from: releaseAt, until });
  return moments;
}
