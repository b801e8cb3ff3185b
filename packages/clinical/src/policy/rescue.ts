import type { SourceId } from '../sources/index.ts';

/** What may be given in a session for what goes wrong, to adults, only under an order (clinical-protocol e.5, i; all GK). */
export interface RescueLimit {
  readonly medicine: string;
  readonly route: string;
  readonly doseMgMin: number;
  readonly doseMgMax: number;
  /** Most in one session, mg: a hard limit. */
  readonly totalMgMax: number;
  readonly minIntervalMinutes: number;
  /**
   * From 60 years, frail, or with an opioid or another sedative on board: dose and half the total. The dose is also that of
   * everybody's second one (e.5: midazolam "repeat 1 mg").
   */
  readonly careful?: { readonly doseMgMin: number; readonly doseMgMax: number; readonly totalMgMax: number };
  readonly restart: 'rescue' | 'reversal' | 'none';
  readonly cautions: string;
  readonly sources: readonly SourceId[];
}

const row = (
  medicine: string,
  route: string,
  [doseMgMin, doseMgMax]: readonly [number, number],
  totalMgMax: number,
  minIntervalMinutes: number,
  restart: RescueLimit['restart'],
  cautions: string,
  ...sources: SourceId[]
): RescueLimit => ({
  medicine,
  route,
  doseMgMin,
  doseMgMax,
  totalMgMax,
  minIntervalMinutes,
  restart,
  cautions,
  sources: ['GK', ...sources],
});

export const RESCUE_LIMITS: readonly RescueLimit[] = [
  row('labetalol', 'iv', [10, 20], 300, 10, 'rescue', 'not with asthma, heart failure, heart rate < 60 or block'),
  row('hydralazine', 'iv', [5, 10], 20, 20, 'rescue', 'not in coronary disease or suspected dissection', 'GAC-HTN'),
  row('clonidine', 'po', [0.1, 0.2], 0.2, 60, 'rescue', 'slow, sedating'),
  row('ondansetron', 'iv', [4, 4], 8, 15, 'rescue', 'QT'),
  row('ondansetron', 'po', [4, 4], 8, 15, 'rescue', 'QT'),
  row('ondansetron', 'odt', [4, 4], 8, 15, 'rescue', 'QT'),
  {
    ...row('midazolam', 'iv', [1, 2.5], 5, 2, 'rescue', 'SpO2 on, someone at the bedside', 'JNJ-BZD', 'MDZ-DOSE'),
    careful: { doseMgMin: 0.5, doseMgMax: 1, totalMgMax: 2.5 },
  },
  {
    ...row(
      'midazolam',
      'im',
      [2.5, 5],
      5,
      15,
      'rescue',
      'SpO2 on, someone at the bedside',
      'JNJ-BZD',
      'MDZ-DOSE',
      'PD',
    ),
    careful: { doseMgMin: 1, doseMgMax: 2.5, totalMgMax: 2.5 },
  },
  // The reference names 0.5 to 1 mg and no second dose; half of it for the old and the sedated is ours, by its rule for midazolam.
  {
    ...row('lorazepam', 'po', [0.5, 1], 1, 30, 'rescue', 'SpO2 on', 'JNJ-BZD', 'PD'),
    careful: { doseMgMin: 0.5, doseMgMax: 0.5, totalMgMax: 0.5 },
  },
  {
    ...row('lorazepam', 'iv', [0.5, 1], 1, 10, 'rescue', 'SpO2 on', 'JNJ-BZD', 'PD'),
    careful: { doseMgMin: 0.5, doseMgMax: 0.5, totalMgMax: 0.5 },
  },
  row('glycopyrrolate', 'iv', [0.1, 0.2], 0.4, 5, 'rescue', 'tachycardia'),
  row('paracetamol', 'po', [650, 1_000], 1_000, 240, 'none', 'liver'),
  row('naloxone', 'iv', [0.04, 0.4], 10, 2, 'reversal', 'only if an opioid is involved'),
  row('naloxone', 'nasal', [4, 4], 12, 2, 'reversal', 'only if an opioid is involved'),
  row('flumazenil', 'iv', [0.2, 0.2], 1, 1, 'reversal', 'only if a benzodiazepine was given here', 'MDZ-DOSE'),
];

/** The smallest dose of a row, for whomever. */
export const leastRescueMg = ({ doseMgMin, careful }: RescueLimit): number =>
  Math.min(doseMgMin, careful?.doseMgMin ?? doseMgMin);

export const rescueLimit = (medicine: string, route: string): RescueLimit | undefined =>
  RESCUE_LIMITS.find((limit) => limit.medicine === medicine && limit.route === route);
