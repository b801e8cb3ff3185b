import type { Dose, Person } from '../engine/index.ts';
import { linearSummary } from '../engine/index.ts';
import { MODELS, type ModelRow } from '../models/index.ts';

/**
 * Something that must be read beside a curve. `caveat`: true of the model whoever it is for; `unknown`: an input is missing
 * and what was taken instead; `outside`: beyond what the model was made from; `shape`: a part of this curve is not to be trusted.
 */
export interface Warning {
  readonly id: string;
  readonly level: 'caveat' | 'unknown' | 'outside' | 'shape';
  readonly message: string;
}

/** A pause this long between doses begins another session, min. */
const SESSION_GAP_MIN = 240;
/** Adult clearance and volume beyond these are implausible beside an 18-study meta-analysis (Kamp 2020; gate set here). */
const PLAUSIBLE = { clearanceLPerH: [45, 130], volumeL: [120, 500] } as const;

export function warningsFor(row: ModelRow, person: Person, doses: readonly Dose[]): Warning[] {
  const warnings: Warning[] = [];
  const warn = (id: string, level: Warning['level'], message: string) => warnings.push({ id, level, message });
  for (const caveat of row.caveats) warn(caveat.id, 'caveat', caveat.text);

  const { range } = row;
  const covariates = person.covariates ?? {};
  if (range.weightKg !== undefined && !inside(person.weightKg, range.weightKg))
    warn(
      'weight-outside-range',
      'outside',
      `${person.weightKg} kg is outside the model's ${range.weightKg[0]} to ${range.weightKg[1]} kg (${range.text}).`,
    );
  if (range.people === 'children' && covariates.age === undefined && person.weightKg > 80)
    warn(
      'children-only',
      'outside',
      `The model is for children (${range.text}); ${person.weightKg} kg and no age were given.`,
    );
  if (covariates.age !== undefined) {
    const ages = range.ageYears ?? (range.people === 'adults' ? ([18, 120] as const) : ([0, 18] as const));
    if (!inside(covariates.age, ages))
      warn(
        'age-outside-range',
        'outside',
        `${covariates.age} years is outside the model's ${ages[0]} to ${ages[1]} years (${range.text}).`,
      );
  } else if (row.covariates.some(({ covariate }) => covariate === 'age')) {
    warn('age-unknown', 'unknown', 'Age was not given: computed as for 60 years or younger.');
  } else if (range.ageYears !== undefined) {
    warn(
      'age-unknown',
      'unknown',
      `Age was not given: whether it is within ${range.ageYears[0]} to ${range.ageYears[1]} years is unknown.`,
    );
  }
  for (const covariate of ['asian', 'japanese'] as const) {
    if (covariates[covariate] === undefined && row.covariates.some((effect) => effect.covariate === covariate))
      warn(
        `${covariate}-unknown`,
        'unknown',
        `Whether the person is ${covariate === 'asian' ? 'Asian' : 'Japanese'} was not given: computed as not.`,
      );
  }
  for (const covariate of ['asian', 'japanese'] as const) {
    if (covariates[covariate] === true && !row.covariates.some((effect) => effect.covariate === covariate))
      warn(
        'covariate-unused',
        'unknown',
        `This model has no effect of "${covariate}": the curve is the same without it.`,
      );
  }

  if (covariates.japanese === true && covariates.asian !== true && row.covariates.length > 0)
    warn(
      'japanese-without-asian',
      'unknown',
      'Japanese was given without Asian: the two effects are apart in this model, and the publication applied both to Japanese people.',
    );

  for (const session of sessionsOf(doses)) {
    const from = session[0]!.tMin;
    if (range.sessionMgPerKg !== undefined) {
      const mgPerKg = session.reduce((sum, { amountMg }) => sum + amountMg, 0) / person.weightKg;
      if (mgPerKg > 0 && !inside(mgPerKg, range.sessionMgPerKg))
        warn(
          'dose-outside-range',
          'outside',
          `${round(mgPerKg)} mg/kg in the session from minute ${round(from)} is outside the model's ${range.sessionMgPerKg[0]} to ${range.sessionMgPerKg[1]} mg/kg.`,
        );
    }
    if (range.sessionMg !== undefined) {
      const { route, mg } = range.sessionMg;
      const total = session.filter((dose) => dose.route === route).reduce((sum, { amountMg }) => sum + amountMg, 0);
      if (total > 0 && !inside(total, mg))
        warn(
          'dose-outside-range',
          'outside',
          `${round(total)} mg by route "${route}" in the session from minute ${round(from)} is outside the model's ${mg[0]} to ${mg[1]} mg.`,
        );
    }
  }
  const { devices } = row;
  if (devices !== undefined) {
    doses.forEach((dose, index) => {
      if (dose.route === devices.route && dose.amountMg > devices.deviceMg)
        warn(
          'more-than-one-device',
          'shape',
          `Dose ${index + 1} holds ${round(dose.amountMg)} mg: it was computed as one device. Enter each ${devices.deviceMg} mg device as its own dose, because later devices are taken up less.`,
        );
    });
  }
  if (row.blindAfterBolusMin !== undefined && doses.some(isBolus))
    warn(
      'early-bolus',
      'shape',
      `In the first ${row.blindAfterBolusMin} minutes after a fast bolus this model reads too low: no peak is taken from them. ket-domino-1984 follows early levels better.`,
    );
  // The catalogue's own rows carry their caveats; this gate is for a row somebody edited.
  if (range.people === 'adults' && !MODELS.includes(row)) {
    const { clearanceLPerH, volumeSteadyStateL } = linearSummary(row, { weightKg: 70 });
    if (!inside(clearanceLPerH, PLAUSIBLE.clearanceLPerH) || !inside(volumeSteadyStateL, PLAUSIBLE.volumeL))
      warn(
        'implausible-disposition',
        'outside',
        `At 70 kg this model has a clearance of ${round(clearanceLPerH)} L/h and a volume of ${round(volumeSteadyStateL)} L; adult studies give ${PLAUSIBLE.clearanceLPerH.join(' to ')} L/h and ${PLAUSIBLE.volumeL.join(' to ')} L.`,
      );
  }
  return warnings;
}

/** Doses by session: a new one begins after a pause of four hours. */
export function sessionsOf(doses: readonly Dose[]): Dose[][] {
  const sessions: Dose[][] = [];
  let endMin = Number.NEGATIVE_INFINITY;
  for (const dose of doses.toSorted((a, b) => a.tMin - b.tMin)) {
    const last = sessions.at(-1);
    if (last === undefined || dose.tMin - endMin >= SESSION_GAP_MIN) sessions.push([dose]);
    else last.push(dose);
    endMin = Math.max(endMin, dose.tMin + (dose.durationMin ?? 0));
  }
  return sessions;
}

/** An intravenous dose given faster than any model here was fitted to: within a minute. */
export const isBolus = (dose: Dose): boolean =>
  dose.route === 'iv' && dose.amountMg > 0 && (dose.durationMin ?? 0) <= 1;

/** Bounds are in; a value a hair beyond by rounding of a sum is still on the bound. */
const inside = (value: number, [low, high]: readonly [number, number]) =>
  value >= low * (1 - 1e-9) && value <= high * (1 + 1e-9);
const round = (value: number) => Number(value.toPrecision(4));
