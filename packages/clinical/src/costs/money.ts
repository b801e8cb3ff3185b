import type { In } from '../units/index.ts';

/** US dollars in whole cents: money is never a fraction of a cent and never a float of dollars. */
export type Cents = In<'USD cents'>;

/** More than any course costs; a figure above it is a slip of the hand. */
export const CENTS_MAX = 100_000_000;

/** @throws RangeError when it is not a whole number of cents from 0 to a million dollars. */
export function cents(value: number): Cents {
  if (!Number.isSafeInteger(value) || value < 0 || value > CENTS_MAX) throw new RangeError(`not an amount: ${value}`);
  return value as Cents;
}

export const NOTHING = 0 as Cents;

/** The sum of its parts, to the cent. */
export const sumOf = (parts: readonly Cents[]): Cents => parts.reduce<number>((sum, part) => sum + part, 0) as Cents;

/** So many of one thing. @throws RangeError when the count is not whole or is negative. */
export function times(unit: Cents, count: number): Cents {
  if (!Number.isSafeInteger(count) || count < 0) throw new RangeError(`not a count: ${count}`);
  return (unit * count) as Cents;
}

/** An amount less a discount of whole percents; the half cent goes to the patient. @throws RangeError outside 0–100. */
export function lessPercent(amount: Cents, percent: number): Cents {
  if (!Number.isInteger(percent) || percent < 0 || percent > 100) throw new RangeError(`not a discount: ${percent}`);
  return Math.floor((amount * (100 - percent)) / 100) as Cents;
}

/** `$1,234.50`; whole dollars are written without cents. */
export function usd(amount: number, language: 'en' | 'es' = 'en'): string {
  const whole = amount % 100 === 0;
  return new Intl.NumberFormat(language === 'es' ? 'es-US' : 'en-US', {
    style: 'currency',
    currency: 'USD',
    minimumFractionDigits: whole ? 0 : 2,
    maximumFractionDigits: 2,
  }).format(amount / 100);
}
