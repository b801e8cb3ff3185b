import type { Dose, Person } from '../engine/index.ts';
import type { Covariate, ModelRow } from '../models/index.ts';

/** A reason not to compute, with the field it belongs to: `['doses', 2, 'route']`. */
export interface Refusal {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** Beyond these nothing is computed: such a value is a slip of unit or key, not a person. */
const LIMITS = {
  weightKg: [1, 500],
  ageYears: [0, 120],
  amountMg: [0, 100_000],
  durationMin: [0, 60 * 24 * 366],
} as const;
const COVARIATES: readonly Covariate[] = ['age', 'asian', 'japanese'];

/** Everything that stands in the way of computing, at once. Empty: go on, and show what `warningsFor` says. */
export function checkRequest(row: ModelRow, person: Person, doses: readonly Dose[]): Refusal[] {
  const refusals: Refusal[] = [];
  const refuse = (path: Refusal['path'], message: string) => refusals.push({ path, message });
  const within = (path: Refusal['path'], value: unknown, [low, high]: readonly [number, number], unit: string) => {
    if (typeof value !== 'number' || !Number.isFinite(value)) refuse(path, `must be a number in ${unit}`);
    else if (value < low || value > high) refuse(path, `${value} ${unit} is outside ${low} to ${high} ${unit}`);
  };

  within(['person', 'weightKg'], person.weightKg, LIMITS.weightKg, 'kg');
  for (const [name, value] of Object.entries(person.covariates ?? {})) {
    const path = ['person', 'covariates', name];
    if (!(COVARIATES as readonly string[]).includes(name))
      refuse(path, `unknown covariate; known are ${COVARIATES.join(', ')}`);
    else if (value === undefined) continue;
    else if (name === 'age') {
      within(path, value, LIMITS.ageYears, 'years');
      if (row.range.people === 'adults' && typeof value === 'number' && value >= 0 && value < 18)
        refuse(path, `${value} years: model ${row.id} is for adults (${row.range.text})`);
    } else if (typeof value !== 'boolean') refuse(path, 'must be true or false');
  }

  const routes = Object.keys(row.system.inputs);
  doses.forEach((dose, index) => {
    const path = (field: string) => ['doses', index, field];
    if (!Number.isFinite(dose.tMin)) refuse(path('tMin'), 'must be a number of minutes');
    if (!routes.includes(dose.route)) {
      const lacking = row.unavailable?.[dose.route];
      refuse(
        path('route'),
        `model ${row.id} has no route "${dose.route}"; it has ${routes.join(', ')}${lacking === undefined ? '' : ` (${lacking})`}`,
      );
    }
    within(path('amountMg'), dose.amountMg, LIMITS.amountMg, 'mg');
    if (dose.durationMin !== undefined) {
      within(path('durationMin'), dose.durationMin, LIMITS.durationMin, 'min');
      if (dose.durationMin > 0 && dose.route !== 'iv')
        refuse(path('durationMin'), `only an iv dose runs over time; route "${dose.route}" takes its dose at once`);
    }
  });
  return refusals;
}
