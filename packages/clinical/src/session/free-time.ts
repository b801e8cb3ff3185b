import { DEVICE_MG, orderMg } from '../dosing/index.ts';
import { type Policy, settingOf } from '../policy/index.ts';
import { addMinutes, addMs, HOUR_MS, type Instant, MINUTE_MS } from '../units/index.ts';
import { doseTotals } from './dose-totals.ts';
import { openEmergency } from './emergency-log.ts';
import { EMERGENCY_GOES_ON, observation, requiredMinutes } from './observation.ts';
import { isOver, type Session } from './session.ts';

/** When the chair is free, as far as anyone can say. */
export type FreeTime =
  | { readonly kind: 'free'; readonly at: Instant }
  | { readonly kind: 'estimated'; readonly at: Instant; readonly because: string }
  | { readonly kind: 'unknown'; readonly because: string };

/** Time that cleaning up and saying goodbye usually takes. PD. */
const LEAVING_MINUTES = 10;
/** From the gate to the first dose, when neither has happened. PD. */
const BEFORE_DOSE_MINUTES = 20;
/** Longer than any course of infusions: a pump that would take this long is as good as standing. PD. */
const MONTH_HOURS = 720;

/** Predicted from what is ordered and running; a paused infusion has no end, and says so. */
export function predictedFreeTime(session: Session, policy: Policy, now: Instant): FreeTime {
  if (session.leftAt !== null) return { kind: 'free', at: session.leftAt };
  if (isOver(session.phase)) {
    return session.phase === 'released'
      ? { kind: 'estimated', at: now, because: 'released, not yet left' }
      : { kind: 'free', at: now };
  }
  const regimen = session.regimen === null ? undefined : policy.regimens[session.regimen];
  if (regimen === undefined) return { kind: 'unknown', because: 'no regimen of this policy is planned' };
  if (openEmergency(session) !== null) return { kind: 'unknown', because: EMERGENCY_GOES_ON };
  const watch = requiredMinutes(session, policy);
  const order = session.order?.order;
  const doseMinutes = order?.form === 'infusion' ? order.minutes : regimen.doseMinutes;
  const later = (a: Instant, b: Instant) => (a > b ? a : b);

  if (session.firstDoseAt === null) {
    if (session.startsAt === null) return { kind: 'unknown', because: 'no start is planned' };
    const start = later(session.startsAt, session.arrivedAt ?? now);
    const from = session.phase === 'ready' ? now : later(addMinutes(start, BEFORE_DOSE_MINUTES), now);
    return {
      kind: 'estimated',
      at: addMinutes(from, doseMinutes + watch + LEAVING_MINUTES),
      because: `${doseMinutes} min dose, ${watch} min observation`,
    };
  }
  if (session.phase === 'dosing') {
    if (session.infusions.some(({ state }) => state === 'paused')) {
      return { kind: 'unknown', because: 'the infusion is paused' };
    }
    const running = session.infusions.find(({ state }) => state === 'running');
    if (running !== undefined) {
      const totals = doseTotals(session, now);
      const part = totals.parts.find(({ entry }) => entry === running.started.id);
      const rate = part?.line?.mlPerHour ?? 0;
      const hours = Math.max(0, running.started.body.bagVolumeMl - (part?.line?.pumpedMl ?? 0)) / rate;
      if (rate <= 0 || hours > MONTH_HOURS) return { kind: 'unknown', because: 'the infusion has no rate' };
      const ends = addMs(now, Math.round(hours * HOUR_MS));
      return {
        kind: 'estimated',
        at: addMinutes(ends, watch + LEAVING_MINUTES),
        because: `${Math.ceil((ends - now) / MINUTE_MS)} min of infusion left, ${watch} min observation`,
      };
    }
    const mg = order === undefined ? null : orderMg(order);
    const owed = mg === null ? 1 : Math.max(0, Math.round(mg / DEVICE_MG) - session.devices.length);
    const last = session.devices.at(-1)?.at ?? now;
    const ends = later(addMinutes(last, owed * settingOf(policy, 'device-rest-minutes')), now);
    return {
      kind: 'estimated',
      at: addMinutes(ends, watch + LEAVING_MINUTES),
      because: `${owed} devices left, ${watch} min observation`,
    };
  }
  const clock = observation(session, policy, now);
  return {
    kind: 'estimated',
    at: addMinutes(later(clock.until ?? now, now), LEAVING_MINUTES),
    because: clock.kind === 'done' ? 'observation is over' : `observation since ${clock.because}`,
  };
}
