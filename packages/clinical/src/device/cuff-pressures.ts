/** One inflation of a cuff, mmHg; what the monitor did not send is absent. */
export interface CuffPressures {
  readonly systolic?: number;
  readonly diastolic?: number;
  readonly mean?: number;
}

export type CuffContradiction = 'systolic-not-above-diastolic' | 'mean-not-between';

/**
 * Why the numbers of one inflation cannot all be true, or null. Nobody can say which of them is the wrong one, so a
 * contradiction speaks against all of them.
 *
 * Units: mmHg. Source: safety 1.1 (device-feed defects); equal pressures count as a contradiction (PD).
 */
export function cuffContradiction({ systolic, diastolic, mean }: CuffPressures): CuffContradiction | null {
  if (systolic !== undefined && diastolic !== undefined && systolic <= diastolic) return 'systolic-not-above-diastolic';
  if (
    mean !== undefined &&
    ((systolic !== undefined && mean > systolic) || (diastolic !== undefined && mean < diastolic))
  )
    return 'mean-not-between';
  return null;
}
