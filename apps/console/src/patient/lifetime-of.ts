import { DEVICE_MG, type Route } from '@keel/clinical/dosing';
import type { Patient } from '@keel/clinical/patient';
import { type DrugExposure, type LifetimeDose, lifetimeExposure } from '@keel/pk';
import { ageOn } from '@keel/ui/identity';
import { drugOf, pkRoute } from '../level/index.ts';

/** Minutes between nasal devices (label): how a session's total is laid out for the model, which takes them one by one. */
const REST_MINUTES = 5;

export interface Lifetime {
  readonly drugs: readonly DrugExposure[];
  /** mg that may have been given beyond what is counted, where a delivery was uncertain. */
  readonly uncertainMg: number;
  /** mg by routes for which there is no model; counted here so that nothing is left out in silence. */
  readonly otherMg: number;
}

/** What this person has had here in all, by molecule and route, with the predicted exposure. From the closed sessions. */
export function lifetimeOf(patient: Patient, today: string): Lifetime {
  let uncertainMg = 0;
  let otherMg = 0;
  const doses = patient.sessions.flatMap(({ at, body }): LifetimeDose[] => {
    if (body.route === null || body.deliveredMgMax <= 0) return [];
    uncertainMg += body.deliveredMgMax - body.deliveredMg;
    const route = pkRoute(body.route);
    if (route === null) {
      otherMg += body.deliveredMg;
      return [];
    }
    const start = body.startedAt ?? at;
    const weightKg =
      body.mgPerKg !== null && body.mgPerKg > 0 ? body.deliveredMgMax / body.mgPerKg : (patient.weight?.kg ?? null);
    return partsOf(body.route, body.deliveredMg).map((amountMg, index) => ({
      atMs: start + index * REST_MINUTES * 60_000,
      session: body.session,
      drug: drugOf(body.route!),
      route,
      amountMg,
      weightKg,
    }));
  });
  const birthDate = patient.details?.birthDate;
  const covariates = birthDate === undefined ? {} : { age: ageOn(birthDate, today) };
  return { drugs: lifetimeExposure(doses, covariates), uncertainMg, otherMg };
}

/** Devices of 28 mg and what is left of the last; everything else is one dose, since the area does not depend on the rate. */
function partsOf(route: Route, mg: number): readonly number[] {
  if (route !== 'intranasal-esketamine') return mg > 0 ? [mg] : [];
  const whole = Math.floor(mg / DEVICE_MG + 1e-9);
  const rest = mg - whole * DEVICE_MG;
  return [...Array.from({ length: whole }, () => DEVICE_MG), ...(rest > 1e-6 ? [rest] : [])];
}
