import type { Instant } from './instant.ts';

/** The local date of an instant in an IANA zone, `yyyy-mm-dd`. @throws RangeError for a zone nobody knows. */
export function localDateOf(at: Instant, zone: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).formatToParts(at);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}`;
}
