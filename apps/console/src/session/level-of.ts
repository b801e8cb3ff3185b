import type { Patient } from '@keel/clinical/patient';
import { type Session, totalsWhenFlushed } from '@keel/clinical/session';
import type { Instant } from '@keel/clinical/units';
import {
  createSessionForecaster,
  type ForecastRefused,
  recommendedModel,
  type SessionDose,
  type SessionForecast,
} from '@keel/pk';
import { ageOn } from '@keel/ui/identity';
import { drugOf, pkRoute } from '../level/index.ts';
import { dayIn } from '../time/index.ts';

const MINUTE = 60_000;
export type LevelAnswer =
  | SessionForecast
  | ForecastRefused
  | { readonly kind: 'none'; readonly because: 'no-dose' | 'no-weight' | 'no-age' | 'no-model' };

/**
 * The doses that reached the patient, as the model takes them: what left the line, not what was pumped. Of a spray or a
 * push that may not all have gone in, the band covers all that is possible.
 */
export function sessionDoses(session: Session, now: Instant, plannedEnd: number | null): SessionDose[] {
  // A flush that has begun is in the forecast to its end, as a running infusion is.
  const { parts } = totalsWhenFlushed(session, now);
  return parts.flatMap((part): SessionDose[] => {
    const route = pkRoute(part.route);
    if (route === null || part.mgMax <= 0) return [];
    const { stretches } = part;
    if (stretches === undefined) {
      const taken =
        part.mgMin < part.mgMax ? { taken: { low: part.mgMin / part.mgMax, high: 1, because: part.delivery } } : {};
      return [{ kind: 'at-once', atMs: part.at, route, amountMg: part.mgMax, ...taken }];
    }
    const last = stretches.at(-1);
    const pushed = stretches.reduce((sum, { mg }) => sum + mg, 0);
    // What a failed line lost was the latest that came through it: taken off from the end, as a range.
    let lost = { least: Math.max(0, pushed - part.mgMax), most: Math.max(0, pushed - part.mgMin) };
    return stretches.toReversed().flatMap((stretch): SessionDose[] => {
      const minutes = (stretch.until - stretch.from) / MINUTE;
      if (stretch.mg <= 0) return [];
      const gone = { least: Math.min(stretch.mg, lost.least), most: Math.min(stretch.mg, lost.most) };
      lost = { least: lost.least - gone.least, most: lost.most - gone.most };
      const taken =
        gone.most > 1e-9
          ? {
              taken: { low: 1 - gone.most / stretch.mg, high: 1 - gone.least / stretch.mg, because: 'line failed' },
            }
          : {};
      if (minutes <= 0) return [{ kind: 'at-once', atMs: stretch.from, route, amountMg: stretch.mg, ...taken }];
      const running = stretch === last && part.state === 'running' && stretch.until >= now - 1_000;
      return [
        {
          kind: 'infusion',
          fromMs: stretch.from,
          toMs: running ? null : stretch.until,
          plannedEndMs: running ? plannedEnd : null,
          mgPerMin: stretch.mg / minutes,
          ...taken,
        },
      ];
    });
  });
}

/** The typical level of people of this weight and age, with the band they spread over. Never a measurement, never advice. */
export function levelOf(input: {
  readonly session: Session;
  readonly patient: Patient;
  readonly now: Instant;
  readonly zone: string;
  readonly from: number;
  readonly until: number;
  readonly plannedEnd: number | null;
}): LevelAnswer {
  const { session, patient, now } = input;
  const route = session.route === null ? null : pkRoute(session.route);
  if (session.route === null || route === null) return { kind: 'none', because: 'no-model' };
  const drug = drugOf(session.route);
  const model = recommendedModel(drug, route);
  if (model === undefined) return { kind: 'none', because: 'no-model' };
  const order = session.order?.order;
  const weightKg = (order && 'weight' in order ? order.weight?.actualKg : undefined) ?? patient.weight?.kg;
  if (weightKg === undefined) return { kind: 'none', because: 'no-weight' };
  const birthDate = patient.details?.birthDate;
  if (birthDate === undefined) return { kind: 'none', because: 'no-age' };
  const doses = sessionDoses(session, now, input.plannedEnd);
  if (doses.length === 0) return { kind: 'none', because: 'no-dose' };
  const forecaster = createSessionForecaster({
    model,
    drug,
    person: { weightKg, covariates: { age: ageOn(birthDate, dayIn(now, input.zone)) } },
    outsideRange: 'refuse',
    seed: 1,
  });
  return forecaster.forecast({
    doses,
    nowMs: now,
    fromMs: input.from,
    untilMs: input.until,
    stepMs: MINUTE,
    bandPeople: 100,
  });
}
