import { areaForEver, follow, type Person } from '../engine/index.ts';
import { type Drug, type Route, recommendedModel } from '../models/index.ts';
import { checkRequest } from '../warnings/index.ts';

/** One dose of a life, as far as it is known. `amountMg` null: something was given, nobody knows how much. */
export interface LifetimeDose {
  readonly atMs: number;
  readonly session: string;
  readonly drug: Drug;
  readonly route: Route;
  readonly amountMg: number | null;
  readonly durationMin?: number;
  /** At the time, kg; null when it was not recorded. */
  readonly weightKg: number | null;
}

export interface DrugExposure {
  readonly drug: Drug;
  readonly sessions: number;
  readonly firstMs: number;
  readonly lastMs: number;
  /** mg of base whose amount is known. */
  readonly totalMg: number;
  readonly mgByRoute: { readonly [route in Route]?: number };
  /** Doses of unknown amount: the totals are then at least this much. */
  readonly unknownAmounts: number;
  /** Predicted area under the plasma level of all doses that could be computed, ng·h/mL. */
  readonly areaNgHPerMl: number;
  /** Doses without an area, by reason. */
  readonly withoutArea: readonly { readonly because: string; readonly doses: number }[];
  readonly models: readonly string[];
}

/**
 * What a person has had in all, by molecule: amounts, sessions, and the predicted exposure that makes routes comparable.
 * Racemic and S-ketamine are never added together. No dose is dropped in silence.
 */
export function lifetimeExposure(
  doses: readonly LifetimeDose[],
  covariates: NonNullable<Person['covariates']> = {},
): DrugExposure[] {
  const drugs = [...new Set(doses.map(({ drug }) => drug))].sort();
  return drugs.map((drug) => {
    const own = doses.filter((dose) => dose.drug === drug);
    const mgByRoute: { [route in Route]?: number } = {};
    const without = new Map<string, number>();
    const models = new Set<string>();
    let totalMg = 0;
    let areaNgHPerMl = 0;
    const skip = (because: string) => without.set(because, (without.get(because) ?? 0) + 1);
    for (const { route, amountMg } of own) {
      if (amountMg === null) continue;
      totalMg += amountMg;
      mgByRoute[route] = (mgByRoute[route] ?? 0) + amountMg;
    }
    // Session by session, since devices of one session share the nose.
    const sessions = grouped(own, ({ session }) => session);
    for (const session of sessions.values()) {
      for (const [route, group] of grouped(session, (dose) => dose.route)) {
        const model = recommendedModel(drug, route);
        const known = group.filter(({ amountMg, weightKg }) => {
          if (model === undefined) skip(`no model for route ${route}`);
          else if (amountMg === null) skip('amount not known');
          else if (weightKg === null) skip('weight not recorded');
          else return true;
          return false;
        });
        const first = known[0];
        if (model === undefined || first === undefined) continue;
        const person = { weightKg: first.weightKg!, covariates };
        const onClock = known.map(({ atMs, amountMg, durationMin }) => ({
          tMin: (atMs - first.atMs) / 60_000,
          route,
          amountMg: amountMg!,
          ...(durationMin === undefined ? {} : { durationMin }),
        }));
        const refusals = checkRequest(model, person, onClock);
        if (refusals.length > 0) {
          for (const _ of known) skip(refusals[0]!.message);
          continue;
        }
        models.add(model.id);
        areaNgHPerMl += areaForEver(follow({ model, person, doses: onClock, auc: ['parent'] }));
      }
    }
    return {
      drug,
      sessions: sessions.size,
      firstMs: Math.min(...own.map(({ atMs }) => atMs)),
      lastMs: Math.max(...own.map(({ atMs }) => atMs)),
      totalMg,
      mgByRoute,
      unknownAmounts: own.filter(({ amountMg }) => amountMg === null).length,
      areaNgHPerMl,
      withoutArea: [...without].map(([because, count]) => ({ because, doses: count })),
      models: [...models],
    };
  });
}

function grouped<T, K>(values: readonly T[], keyOf: (value: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const value of values) {
    const group = groups.get(keyOf(value));
    if (group === undefined) groups.set(keyOf(value), [value]);
    else group.push(value);
  }
  return groups;
}
