import i18next from 'i18next';

/** A day as people say it, at the clinic's place. */
export const dayAt = (time: string, zone: string): string =>
  new Intl.DateTimeFormat(i18next.language, { timeZone: zone, weekday: 'long', day: 'numeric', month: 'long' }).format(
    Date.parse(time),
  );

/** A day with its hour, at the clinic's place. */
export const dayAndHourAt = (time: string, zone: string): string =>
  new Intl.DateTimeFormat(i18next.language, {
    timeZone: zone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: 'numeric',
    minute: '2-digit',
  }).format(Date.parse(time));
