import { addMs, DAY_MS, HOUR_MS, type Instant, MINUTE_MS, SECOND_MS } from '../units/index.ts';

/** The local time of day in ms, and the local date, of an instant in an IANA zone. */
function localOf(at: Instant, zone: string): { readonly date: string; readonly ms: number } {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).formatToParts(at);
  const part = (type: string): string => parts.find((one) => one.type === type)?.value ?? '';
  return {
    date: `${part('year')}-${part('month')}-${part('day')}`,
    ms: Number(part('hour')) * HOUR_MS + Number(part('minute')) * MINUTE_MS + Number(part('second')) * SECOND_MS,
  };
}

/** Midnight that ends the local day of an instant: what is owed "the same day" is owed by then, also on 23 or 25 hour days. */
export function endOfDay(at: Instant, zone: string): Instant {
  const { date, ms } = localOf(at, zone);
  const whole = addMs(at, -(at % SECOND_MS));
  const guess = addMs(whole, DAY_MS - ms);
  // Clocks move by at most an hour, and the day that they move is an hour shorter or longer.
  for (const shift of [-HOUR_MS, 0, HOUR_MS]) {
    const end = addMs(guess, shift);
    if (localOf(addMs(end, -1), zone).date === date && localOf(end, zone).date !== date) return end;
  }
  return guess;
}
