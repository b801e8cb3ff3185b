import { type Dose, KE0_PER_MIN, type Person, simulate } from '../engine/index.ts';
import type { ModelRow } from '../models/index.ts';
import { checkRequest, type Refusal, type Warning, warningsFor } from '../warnings/index.ts';
import { CURVE_LABEL, type ModelCard, modelCard } from './model-card.ts';

/** Something measured or charted in a session: kind and unit are the caller's (blood pressure, SpO2, sedation, dissociation …). */
export interface Observation {
  readonly kind: string;
  readonly atMs: number;
  readonly value: number;
  readonly unit: string;
}

export interface OverlaySession {
  readonly id: string;
  /** Doses as delivered, mg of base; `atMs` is the start. */
  readonly doses: readonly (Omit<Dose, 'tMin'> & { readonly atMs: number })[];
  readonly observations: readonly Observation[];
}

export interface OverlayPoint extends Observation {
  /** From the first dose of its session; negative before it. */
  readonly sinceFirstDoseMin: number;
  /** Predicted for that very moment, ng/mL. */
  readonly plasmaNgPerMl: number;
  readonly effectSiteNgPerMl: number;
}

export interface Overlay {
  readonly label: typeof CURVE_LABEL;
  readonly notice: string;
  readonly model: ModelCard;
  readonly sessions: readonly ({ readonly id: string } & (
    | { readonly kind: 'points'; readonly points: readonly OverlayPoint[]; readonly warnings: readonly Warning[] }
    | { readonly kind: 'refused'; readonly because: readonly Refusal[] }
  ))[];
}

export const NOT_A_CAUSE =
  "One person's pattern is not a cause: these are this person's own measurements beside a population's predicted level. Levels, nerves, rest and time of day all move together in a session.";

/**
 * This person's measurements of this and earlier sessions, each with the level predicted for its moment: what the
 * overlay draws against time or against level. Nothing is fitted, averaged or predicted from it.
 */
export function overlaySessions({
  model,
  person,
  sessions,
}: {
  readonly model: ModelRow;
  readonly person: Person;
  readonly sessions: readonly OverlaySession[];
}): Overlay {
  return {
    label: CURVE_LABEL,
    notice: NOT_A_CAUSE,
    model: modelCard(model),
    sessions: sessions.map(({ id, doses, observations }) => {
      const firstMs = Math.min(...doses.map(({ atMs }) => atMs));
      if (doses.length === 0)
        return { id, kind: 'refused', because: [{ path: ['doses'], message: 'no dose is recorded for this session' }] };
      const onClock = doses.map(({ atMs, ...dose }): Dose => ({ ...dose, tMin: (atMs - firstMs) / 60_000 }));
      const because = checkRequest(model, person, onClock);
      if (because.length > 0) return { id, kind: 'refused', because };
      const sinceFirst = observations.map(({ atMs }) => (atMs - firstMs) / 60_000);
      const curve = simulate({ model, person, doses: onClock, timesMin: sinceFirst, ke0PerMin: KE0_PER_MIN });
      return {
        id,
        kind: 'points',
        points: observations.map((observation, i) => ({
          ...observation,
          sinceFirstDoseMin: sinceFirst[i]!,
          plasmaNgPerMl: curve.ngPerMl.parent![i]!,
          effectSiteNgPerMl: curve.effectSiteNgPerMl![i]!,
        })),
        warnings: warningsFor(model, person, onClock),
      };
    }),
  };
}
