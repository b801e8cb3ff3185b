import type { Patient } from '@keel/clinical/patient';
import { deliveredStretches, type Session } from '@keel/clinical/session';
import type { Instant } from '@keel/clinical/units';
import {
  createSessionForecaster,
  type ForecastRefused,
  type Route,
  recommendedModel,
  type SessionDose,
  type SessionForecast,
} from '@keel/pk';
import { ageOn } from '@keel/ui/identity';
import { dayIn } from '../time/index.ts';

const MINUTE = 60_000;
const ROUTE: Readonly<Record<string, Route>> = {
  'iv-ketamine': 'iv',
  'im-ketamine': 'im',
  // Under the skin has no model of its own: none is drawn rather than another route's.
  'intranasal-esketamine': 'in',
  'intranasal-ketamine': 'in',
  'oral-ketamine': 'po',
  'sublingual-ketamine': 'sl',
};

export type LevelAnswer =
  | SessionForecast
  | ForecastRefused
  | { readonly kind: 'none'; readonly because: 'no-dose' | 'no-weight' | 'no-age' | 'no-model' };

/** The doses that reached the patient, as the model takes them: stretches by the clock, not by the pump. */
export function sessionDoses(session: Session, now: Instant, plannedEnd: number | null): SessionDose[] {
  return deliveredStretches(session, now).flatMap((stretch): SessionDose[] => {
    const route = ROUTE[stretch.route];
    if (route === undefined || stretch.mg <= 0) return [];
    const minutes = (stretch.until - stretch.from) / MINUTE;
    if (minutes <= 0 || route !== 'iv') return [{ kind: 'at-once', atMs: stretch.from, route, amountMg: stretch.mg }];
    const running = stretch.until >= now - 1_000 && session.infusions.some(({ state }) => state === 'running');
    return [
      {
        kind: 'infusion',
        fromMs: stretch.from,
        toMs: running ? null : stretch.until,
        plannedEndMs: running ? plannedEnd : null,
        mgPerMin: stretch.mg / minutes,
      },
    ];
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
  const route = session.route === null ? undefined : ROUTE[session.route];
  const drug = session.route === 'intranasal-esketamine' ? 's-ketamine' : 'racemic-ketamine';
  const model = route === undefined ? undefined : recommendedModel(drug, route);
  if (route === undefined || model === undefined) return { kind: 'none', because: 'no-model' };
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
    others: [],
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
