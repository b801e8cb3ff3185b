import i18next from 'i18next';

/** Where the reader's own device is: for what belongs to no clinic's day. */
export const hereZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

const yearAt = (at: number, zone: string): string =>
  new Intl.DateTimeFormat('en', { timeZone: zone, year: 'numeric' }).format(at);
/** Of another year it is said: what was signed last March is not this year's. */
const yearOf = (at: number, zone: string): { readonly year?: 'numeric' } =>
  yearAt(at, zone) === yearAt(Date.now(), zone) ? {} : { year: 'numeric' };

/** A day as people say it, at the clinic's place. */
export const dayAt = (time: string, zone: string): string =>
  new Intl.DateTimeFormat(i18next.language, {
    timeZone: zone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...yearOf(Date.parse(time), zone),
  }).format(Date.parse(time));

/** A day with its year, at the clinic's place: of what may lie long back. */
export const longDayAt = (time: string, zone: string): string =>
  new Intl.DateTimeFormat(i18next.language, { timeZone: zone, day: 'numeric', month: 'long', year: 'numeric' }).format(
    Date.parse(time),
  );

/** A date of the calendar in words, with its year: it is the same day everywhere. */
export const dateOn = (date: string): string =>
  new Intl.DateTimeFormat(i18next.language, { timeZone: 'UTC', day: 'numeric', month: 'long', year: 'numeric' }).format(
    Date.parse(`${date}T12:00:00Z`),
  );

/** A day with its hour, at the clinic's place. */
export const dayAndHourAt = (time: string, zone: string): string =>
  new Intl.DateTimeFormat(i18next.language, {
    timeZone: zone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...yearOf(Date.parse(time), zone),
    hour: 'numeric',
    minute: '2-digit',
  }).format(Date.parse(time));

/** An hour of today, at the clinic's place. */
export const hourAt = (time: string, zone: string): string =>
  new Intl.DateTimeFormat(i18next.language, { timeZone: zone, hour: 'numeric', minute: '2-digit' }).format(
    Date.parse(time),
  );

/** A day where there is little room: under a picture. */
export const shortDayAt = (time: string, zone: string): string =>
  new Intl.DateTimeFormat(i18next.language, { timeZone: zone, day: 'numeric', month: 'short' }).format(
    Date.parse(time),
  );
