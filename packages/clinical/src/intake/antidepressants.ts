import { recogniseMedicine } from '../medicines/index.ts';
import type { IntakeTrial } from '../patient/index.ts';
import type { SourceId } from '../sources/index.ts';

/**
 * The least daily dose, in mg, that usually counts as a fair trial of an antidepressant in an adult. Basis: general
 * knowledge (GK), to be confirmed by a clinician; a dose from the patient's memory is never more than a claim.
 */
export const FAIR_DOSE_MG: Readonly<Record<string, number>> = {
  amitriptyline: 150,
  bupropion: 150,
  citalopram: 20,
  clomipramine: 100,
  desipramine: 150,
  desvenlafaxine: 50,
  doxepin: 150,
  duloxetine: 60,
  escitalopram: 10,
  fluoxetine: 20,
  fluvoxamine: 100,
  imipramine: 150,
  levomilnacipran: 40,
  mirtazapine: 30,
  nortriptyline: 75,
  paroxetine: 20,
  phenelzine: 45,
  sertraline: 50,
  tranylcypromine: 30,
  trazodone: 300,
  venlafaxine: 150,
  vilazodone: 40,
  vortioxetine: 10,
};
export const FAIR_DOSE_SOURCES: readonly SourceId[] = ['GK'];

/** Payers ask for at least 6 to 8 weeks each (PAYERS); the shorter is used, and the longer is the insurer's matter. */
export const FAIR_WEEKS = { weeks: 6, sources: ['PAYERS'] as readonly SourceId[] } as const;

export type Adequacy = 'adequate' | 'too-short' | 'low-dose' | 'not-an-antidepressant' | 'unknown';

/** Whether one remembered trial counts. What the patient does not remember leaves it unknown, which is not "no". */
export function adequacyOf(trial: IntakeTrial): Adequacy {
  const { ingredients } = recogniseMedicine({ name: trial.medicine });
  const antidepressant = ingredients.find(
    ({ name, classes }) => name in FAIR_DOSE_MG || classes.some((one) => one === 'antidepressant' || one === 'maoi'),
  );
  if (antidepressant === undefined) return ingredients.length === 0 ? 'unknown' : 'not-an-antidepressant';
  const least = FAIR_DOSE_MG[antidepressant.name];
  if (trial.weeks !== undefined && trial.weeks < FAIR_WEEKS.weeks) return 'too-short';
  if (trial.mgPerDay !== undefined && least !== undefined && trial.mgPerDay < least) return 'low-dose';
  return trial.weeks === undefined || trial.mgPerDay === undefined || least === undefined ? 'unknown' : 'adequate';
}

/** Two are asked for (b.6 `indication-unsupported`; PAYERS). */
const TRIALS_ASKED = 2;

/**
 * How many adequate trials are known. Null while trials of unknown adequacy could still make up what is asked for: then
 * nobody can say that they are missing.
 */
export function adequateTrials(trials: readonly IntakeTrial[]): number | null {
  const judged = trials.map(adequacyOf);
  const adequate = judged.filter((one) => one === 'adequate').length;
  const open = judged.filter((one) => one === 'unknown').length;
  return adequate < TRIALS_ASKED && adequate + open >= TRIALS_ASKED ? null : adequate;
}
