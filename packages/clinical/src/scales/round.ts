/**
 * Half up (3.5 → 4, 1.25 → 1.3 to one decimal), once, at the end. The hair's breadth added first absorbs binary
 * arithmetic (1.85 is held as 1.8499…) and is a thousand times smaller than any step between two possible scores.
 */
export function roundHalfUp(value: number, decimals: number): number {
  const factor = 10 ** decimals;
  return Math.floor(value * factor + 0.5 + 1e-7) / factor;
}
