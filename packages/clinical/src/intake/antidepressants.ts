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

/** One remembered trial with how it is judged. */
export interface JudgedTrial extends IntakeTrial {
  readonly adequacy: Adequacy;
  /** What a fair trial of this drug asks for; `mgPerDay` null: not in the table, or no antidepressant. */
  readonly least: { readonly mgPerDay: number | null; readonly weeks: number };
}

/** The antidepressant in a medicine by its name or brand; null: there is none, undefined: nobody knows what it is. */
export function antidepressantIn(medicine: string): string | null | undefined {
  const { ingredients } = recogniseMedicine({ name: medicine });
  const found = ingredients.find(
    ({ name, classes }) => name in FAIR_DOSE_MG || classes.some((one) => one === 'antidepressant' || one === 'maoi'),
  );
  return found?.name ?? (ingredients.length === 0 ? undefined : null);
}

/** Judges one remembered trial. What the patient does not remember leaves it unknown, which is not "no". */
export function judgeTrial(trial: IntakeTrial): JudgedTrial {
  const drug = antidepressantIn(trial.medicine);
  const mgPerDay = typeof drug === 'string' ? (FAIR_DOSE_MG[drug] ?? null) : null;
  const judged = (adequacy: Adequacy): JudgedTrial => ({
    ...trial,
    adequacy,
    least: { mgPerDay, weeks: FAIR_WEEKS.weeks },
  });
  if (drug === null) return judged('not-an-antidepressant');
  if (drug === undefined) return judged('unknown');
  if (trial.weeks !== undefined && trial.weeks < FAIR_WEEKS.weeks) return judged('too-short');
  if (trial.mgPerDay !== undefined && mgPerDay !== null && trial.mgPerDay < mgPerDay) return judged('low-dose');
  return judged(
    trial.weeks === undefined || trial.mgPerDay === undefined || mgPerDay === null ? 'unknown' : 'adequate',
  );
}
export const adequacyOf = (trial: IntakeTrial): Adequacy => judgeTrial(trial).adequacy;

/** Names of the table that are a kind of drug: two of one kind may be two drugs. */
const KINDS: ReadonlySet<string> = new Set(['antidepressant', 'ssri', 'snri', 'tricyclic', 'maoi']);

/** Two are asked for (b.6 `indication-unsupported`; PAYERS). */
const TRIALS_ASKED = 2;

/**
 * Which antidepressants were tried, adequately or not, each once. `open`: more may be meant, by a name that nobody can read or that
 * is a kind of drug.
 */
export function antidepressantsTried(trials: readonly IntakeTrial[]): {
  readonly drugs: readonly string[];
  readonly open: boolean;
} {
  const named = trials.map(({ medicine }) => antidepressantIn(medicine));
  const drugs = named.filter((drug) => typeof drug === 'string' && !KINDS.has(drug)) as string[];
  return { drugs: [...new Set(drugs)], open: named.some((drug) => drug === undefined || KINDS.has(drug ?? '')) };
}

/**
 * How many drugs had an adequate trial, as far as that is known: the same drug twice, or under its brand, is one; two names that
 * nobody can read may be two drugs, even where they are written alike. Null while trials of unknown adequacy could still make up
 * what is asked for: then nobody can say that they are missing.
 */
export function adequateTrials(trials: readonly IntakeTrial[]): number | null {
  const drugs = new Map<unknown, Set<Adequacy>>();
  for (const trial of trials) {
    const named = antidepressantIn(trial.medicine);
    const drug = named === undefined || named === null || KINDS.has(named) ? trial : named;
    drugs.set(drug, (drugs.get(drug) ?? new Set()).add(adequacyOf(trial)));
  }
  const judged = [...drugs.values()];
  const adequate = judged.filter((one) => one.has('adequate')).length;
  const open = judged.filter((one) => one.has('unknown') && !one.has('adequate')).length;
  return adequate < TRIALS_ASKED && adequate + open >= TRIALS_ASKED ? null : adequate;
}
