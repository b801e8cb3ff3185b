/**
 * A number as it is read aloud: at most `decimals`, no trailing zeros, never an exponent. A small amount is not rounded
 * to nothing: below the last decimal it says so.
 */
export function figure(value: number, decimals = 1): string {
  if (!Number.isFinite(value)) return '?';
  const least = 10 ** -decimals;
  if (value > 0 && value < least / 2) return `<${least}`;
  return String(Number(value.toFixed(decimals)));
}
