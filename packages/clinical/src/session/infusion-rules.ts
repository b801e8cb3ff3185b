import { type InfusionOrder, pumpSetting, weighCounters } from '../dosing/index.ts';
import { type RuleReason, settingOf } from '../policy/index.ts';
import { eventId } from '../record/index.ts';
import { againstMore } from './against-more.ts';
import type { BodyOf } from './commands.ts';
import { deliveredUnder, doseTotals } from './dose-totals.ts';
import { doseReasons, type GiveContext, offMonitorReasons, round, say } from './give-rules.ts';
import { lineSetup, lineSteps } from './line-steps.ts';
import { isPlausible } from './plausible.ts';
import { allOf, type Infusion, latestOf, rateSet } from './session.ts';

/** More than `percent` apart, relative to what was ordered. */
const differs = (given: number, ordered: number, percent: number): boolean =>
  Math.abs(given - ordered) > (ordered * percent) / 100 + 1e-9;

const infusionOf = ({ session }: GiveContext, { infusion }: { readonly infusion: string }): Infusion | undefined =>
  session.infusions.find(({ name }) => name === infusion);

export function startInfusionReasons(context: GiveContext, body: BodyOf<'infusion-started'>): RuleReason[] {
  const { session, policy } = context;
  const reasons = doseReasons(context, body.order);
  const tolerance = settingOf(policy, 'bag-error-percent');
  if (session.infusions.some(({ name }) => name === body.infusion)) {
    reasons.push(say('infusion-named-twice', body.infusion));
  }
  const order = session.order?.order;
  if (order !== undefined && order.form !== 'infusion') {
    reasons.push(say('order-mismatch', `an infusion against an order for ${order.form}`));
  }
  if (order?.form === 'infusion') {
    const setting = pumpSetting(order);
    if (setting !== null) {
      // A bag hung in the middle of an order runs at the ordered rate; slower is a nurse's to choose, faster is not.
      if (body.mlPerHour * body.mgPerMl > setting.mgPerHour * (1 + tolerance / 100)) {
        reasons.push(
          say(
            'order-mismatch',
            `${round(body.mlPerHour * body.mgPerMl)} mg/h against ${round(setting.mgPerHour)} mg/h`,
          ),
        );
      }
      if (differs(body.mgPerMl, setting.mgPerMl, tolerance)) {
        reasons.push(say('order-mismatch', `${round(body.mgPerMl)} mg/mL against ${round(setting.mgPerMl)} mg/mL`));
      }
      const held = deliveredUnder(session, context.at, session.order!.ref);
      if (held + body.bagVolumeMl * body.mgPerMl > setting.doseMg * (1 + tolerance / 100) + 1e-9) {
        reasons.push(
          say(
            'dose-above-order',
            `the bag holds ${round(body.bagVolumeMl * body.mgPerMl)} mg, ${round(setting.doseMg - held)} mg are left of the order`,
          ),
        );
      }
    }
    reasons.push(...rateReasons(context, body.mlPerHour * body.mgPerMl));
    const check = latestOf(session, 'pump-checked');
    if (check === undefined || check.at > context.at)
      reasons.push(say('pump-not-checked', 'no check is recorded', { missing: ['pump check'] }));
    else if (differs(check.body.mlPerHour, body.mlPerHour, 1) || differs(check.body.mgPerMl, body.mgPerMl, 1)) {
      reasons.push(say('pump-mismatch', `checked at ${check.body.mlPerHour} mL/h, started at ${body.mlPerHour} mL/h`));
    }
  }
  return reasons;
}

/** Any rate against the ceilings that no order can pass. */
export function rateReasons({ session, policy }: GiveContext, mgPerHour: number): RuleReason[] {
  const order = session.order?.order;
  const kg = order !== undefined && 'weight' in order ? order.weight?.kg : undefined;
  const reasons: RuleReason[] = [];
  const limit = settingOf(policy, 'iv-mg-per-kg-per-min');
  if (kg !== undefined && mgPerHour / kg / 60 > limit * (1 + 1e-9)) {
    reasons.push(say('rate-above-ceiling', `${round(mgPerHour / kg / 60)} mg/kg/min is above ${limit}`));
  }
  const regimen = session.regimen === null ? undefined : policy.regimens[session.regimen];
  const pain = settingOf(policy, 'pain-mg-per-hour');
  if (regimen?.indication === 'chronic-pain' && mgPerHour > pain * (1 + 1e-9)) {
    reasons.push(say('rate-above-ceiling', `${round(mgPerHour)} mg/h is above ${pain} mg/h`));
  }
  return reasons;
}

/** What an infusion is held to: the order in force, or its own where that one is for something else, as a bolus is. */
function orderOf({ session }: GiveContext, infusion: Infusion): InfusionOrder | null {
  const { order } = infusion.started.body;
  const own = order === null ? undefined : allOf(session, 'order-written').find(({ id }) => id === eventId(order));
  const held = [session.order?.order, own?.body.order].find((one) => one?.form === 'infusion');
  return held?.form === 'infusion' ? held : null;
}

/** A change of a running infusion: above the order is said, and above a ceiling too. */
export function changeRateReasons(context: GiveContext, body: { infusion: string; mlPerHour: number }): RuleReason[] {
  const infusion = infusionOf(context, body);
  if (infusion === undefined) return [say('infusion-unknown', body.infusion)];
  const reasons: RuleReason[] = [];
  const mgPerHour = body.mlPerHour * infusion.started.body.mgPerMl;
  reasons.push(...rateReasons(context, mgPerHour));
  const order = orderOf(context, infusion);
  const setting = order === null ? null : pumpSetting(order);
  const tolerance = settingOf(context.policy, 'bag-error-percent');
  if (setting !== null && mgPerHour > setting.mgPerHour * (1 + tolerance / 100)) {
    reasons.push(say('order-mismatch', `${round(mgPerHour)} mg/h against ${round(setting.mgPerHour)} mg/h`));
  }
  return reasons;
}

/** More of a drug whose consent was taken back or is asked about. Slower, paused and stopped are always allowed. */
export function fasterReasons(context: GiveContext, body: { infusion: string; mlPerHour: number }): RuleReason[] {
  const infusion = infusionOf(context, body);
  if (infusion === undefined) return [];
  return body.mlPerHour > rateSet(infusion, context.at) ? [...againstMore(context), ...offMonitorReasons(context)] : [];
}

export function resumeReasons(context: GiveContext, body: BodyOf<'infusion-resumed'>): RuleReason[] {
  const infusion = infusionOf(context, body);
  if (infusion === undefined) return [say('infusion-unknown', body.infusion)];
  return [...doseReasons(context, context.session.order?.ref ?? null), ...changeRateReasons(context, body)];
}

/** Pause, stop, flush and the like: facts about an infusion that must exist. */
export function infusionReasons(context: GiveContext, body: { infusion: string }, running: boolean): RuleReason[] {
  const infusion = infusionOf(context, body);
  if (infusion === undefined) return [say('infusion-unknown', body.infusion)];
  return running && infusion.state === 'stopped' ? [say('infusion-not-running', body.infusion)] : [];
}

/** The pump's counter, at a stop or read: far from rate times time it leaves open how much was given. */
export function counterReasons(
  context: GiveContext,
  body: { readonly infusion: string; readonly pumpedMl?: number },
): RuleReason[] {
  const { at } = context;
  const infusion = infusionOf(context, body);
  const { pumpedMl } = body;
  if (infusion === undefined || pumpedMl === undefined || !isPlausible(infusion.started)) return [];
  const setup = lineSetup(infusion);
  const before = lineSteps(infusion).filter((step) => step.at <= at);
  const counter = { kind: 'counter', at, pumpedMl } as const;
  const { doubt } = weighCounters(setup, [...before, counter]);
  return doubt?.counter !== counter
    ? []
    : [
        say(
          'pump-counter-far',
          `${round(doubt.pumpedMl)} mL on the counter, ${round(doubt.expectedMl)} mL by rate and time`,
        ),
      ];
}

/** A flush of a line that holds drug gives it: at once, or faster than it was ordered to run, it is a push nobody planned. */
export function flushReasons(context: GiveContext, body: BodyOf<'line-flushed'>): RuleReason[] {
  const reasons = infusionReasons(context, body, false);
  const infusion = infusionOf(context, body);
  if (infusion === undefined) return reasons;
  const { parts } = doseTotals(context.session, context.at);
  const heldMg = parts.find(({ entry }) => entry === infusion.started.id)?.line?.inLineMg ?? 0;
  const ran = rateSet(infusion, context.at);
  const fast = body.mlPerHour === undefined || body.mlPerHour > ran * (1 + 1e-9);
  if (heldMg > 0.01 && fast) {
    const rate = body.mlPerHour === undefined ? 'by hand' : `${round(body.mlPerHour)} mL/h`;
    reasons.push(
      say('flush-faster-than-infusion', `${rate} after ${round(ran)} mL/h; ${round(heldMg)} mg stood in the line`),
    );
  }
  return reasons;
}
