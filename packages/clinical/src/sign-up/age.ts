import type { LocalDate } from '../patient/index.ts';
import { type Policy, SETTINGS, settingOf } from '../policy/index.ts';

/** Whole years at a date; both as `yyyy-mm-dd`. Born on 29 February, a year is full on 1 March. */
export function ageOn(birthDate: LocalDate, today: LocalDate): number {
  const years = Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return today.slice(5) < birthDate.slice(5) ? years - 1 : years;
}

/** From which age this clinic treats; the label's own where no policy says more. */
export const adultYears = (policy: Pick<Policy, 'settings'> | null): number =>
  policy === null ? SETTINGS['adult-years'].value : settingOf(policy, 'adult-years');
