import { type Drug, follow, type Route, read, recommendedModel, type Trajectory } from '@keel/pk';
import type { BodyDose } from './control.ts';

/**
 * Plasma concentration in a simulated body, ng/mL, at a moment on the wall clock. Doses by different routes are summed,
 * each by the model recommended for its route; the engine is linear, so a sum is exact.
 */
export function levelOf(drug: Drug, weightKg: number, doses: readonly BodyDose[]): (atMs: number) => number {
  const first = Math.min(...doses.map(({ atMs }) => atMs));
  if (!Number.isFinite(first)) return () => 0;
  const trajectories: Trajectory[] = [];
  for (const route of new Set(doses.map((dose) => dose.route))) {
    const model = recommendedModel(drug, route);
    if (model === undefined) continue;
    trajectories.push(
      follow({
        model,
        person: { weightKg },
        doses: doses
          .filter((dose) => dose.route === route && dose.amountMg > 0)
          .map((dose) => engineDose(dose, route, first)),
      }),
    );
  }
  return (atMs) => {
    const minute = (atMs - first) / 60_000;
    if (minute < 0) return 0;
    return trajectories.reduce((sum, trajectory) => sum + (read(trajectory, [minute]).ngPerMl.parent?.[0] ?? 0), 0);
  };
}

const engineDose = (dose: BodyDose, route: Route, first: number) => ({
  tMin: (dose.atMs - first) / 60_000,
  route,
  amountMg: dose.amountMg,
  ...(dose.durationMin === undefined ? {} : { durationMin: dose.durationMin }),
});
