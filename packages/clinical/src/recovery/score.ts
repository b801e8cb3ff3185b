export type Points = 0 | 1 | 2;

/** Items of the two recovery scores, 0-2 each (clinical-protocol f). */
export const RECOVERY_SCORES = {
  aldrete: {
    title: 'Modified Aldrete',
    items: ['activity', 'respiration', 'circulation', 'consciousness', 'saturation'],
    max: 10,
    sources: ['ALDRETE'],
  },
  padss: {
    title: 'Post-anaesthetic discharge score',
    items: ['vitals', 'activity', 'painAndNausea', 'bleeding', 'intakeAndOutput'],
    max: 10,
    sources: ['PADSS'],
  },
} as const;
export type RecoveryScore = keyof typeof RECOVERY_SCORES;

/** The sum, or null while an item is missing or cannot be. */
export function recoveryTotal(score: RecoveryScore, items: Readonly<Partial<Record<string, number>>>): number | null {
  let total = 0;
  for (const item of RECOVERY_SCORES[score].items) {
    const points = items[item];
    // An item that was not scored, or cannot be, is not a 2.
    if (points !== 0 && points !== 1 && points !== 2) return null;
    total += points;
  }
  return total;
}

/** Circulation item: pressure against its baseline. Source: ALDRETE. */
export function circulationPoints(systolicMmHg: number, baselineMmHg: number): Points {
  const percent = (Math.abs(systolicMmHg - baselineMmHg) / baselineMmHg) * 100;
  return percent <= 20 ? 2 : percent <= 50 ? 1 : 0;
}

/** Saturation item: above 92 % on room air 2; oxygen needed for above 90 % 1; below 90 % with oxygen 0. Source: ALDRETE. */
export function saturationPoints(spo2Percent: number, oxygenLPerMin: number | undefined): Points | null {
  if (oxygenLPerMin === undefined) return null;
  if (oxygenLPerMin === 0) return spo2Percent > 92 ? 2 : spo2Percent >= 90 ? 1 : 0;
  return spo2Percent >= 90 ? 1 : 0;
}
