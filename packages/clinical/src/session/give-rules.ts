import { DEVICE_MG, orderMg, pumpSetting, weighCounters } from '../dosing/index.ts';
import { CAUTIOUS_AGE_YEARS } from '../emergency/index.ts';
import type { Patient } from '../patient/index.ts';
import {
  type Policy,
  RESCUE_LIMITS,
  type RuleReason,
  rescueLimit,
  ruleReason,
  settingOf,
  standingOrdersInForce,
} from '../policy/index.ts';
import { type EventRef, eventId } from '../record/index.ts';
import { type Instant, MINUTE_MS } from '../units/index.ts';
import { againstMore } from './against-more.ts';
import type { BodyOf } from './commands.ts';
import { deliveredUnder, doseTotals } from './dose-totals.ts';
import { emergencyPatient } from './emergency-patient.ts';
import { gate } from './gate.ts';
import { GIVE_RULES, type GiveRule } from './give-rule-rows.ts';
import { noWorse } from './lent-right.ts';
import { lineSetup, lineSteps } from './line-steps.ts';
import { medicineMeant } from './named-medicine.ts';
import { isPlausible } from './plausible.ts';
import { allOf, decidedLast, isOver, latestOf, rateSet, type Session } from './session.ts';
import { standingTriggers } from './vitals.ts';

const say = (rule: GiveRule, because: string, found: Parameters<typeof ruleReason>[3] = {}): RuleReason =>
  ruleReason(GIVE_RULES, rule, because, found);

export interface GiveContext {
  readonly session: Session;
  readonly patient: Patient | null;
  readonly policy: Policy;
  readonly at: Instant;
  /** What is judged has happened: it is recorded, and flagged by what stood at its time. */
  readonly told: boolean;
}

const round = (value: number): number => Math.round(value * 1_000) / 1_000;

/** Off the monitor: of what is told, at the time of which it is told, whatever has been since. */
function offMonitorReasons({ session, at, told }: GiveContext): RuleReason[] {
  const last = [...allOf(session, 'off-monitor-started'), ...allOf(session, 'off-monitor-ended')]
    .filter((entry) => entry.at <= at)
    .toSorted((a, b) => a.at - b.at || a.seq - b.seq)
    .at(-1);
  const off = told ? (last?.kind === 'off-monitor-started' ? last : null) : session.offMonitor;
  return off === null ? [] : [say('dose-off-monitor', off.body.because)];
}

/** What stands against any dose of this drug now. */
export function doseReasons(context: GiveContext, order: EventRef | null): RuleReason[] {
  const { session, patient, policy, at } = context;
  const reasons: RuleReason[] = [];
  if (isOver(session.phase)) reasons.push(say('session-over', session.phase));
  if (order === null || session.order === null || eventId(order) !== session.order.entry.id) {
    reasons.push(
      say('order-missing', order === null ? 'no order is named' : 'the order named is not in force', {
        missing: ['order'],
      }),
    );
  }
  if (session.firstDoseAt === null) {
    const passed = decidedLast(session, 'gate-passed');
    const current =
      session.order !== null && passed !== undefined && eventId(passed.body.order) === session.order.entry.id;
    if (!current) {
      reasons.push(
        say('gate-not-passed', passed === undefined ? 'nobody passed the gate' : 'passed with another order'),
      );
    }
    // Passed or not, the gate is asked again: a pressure ages, and what was overridden stays so until it is worse.
    const known = current ? passed.body.overridden : [];
    const before = new Set(reasons.map(({ rule }) => rule));
    reasons.push(
      ...gate(session, patient, policy, at).reasons.filter((reason) => {
        const { rule, verdict, override } = reason;
        return (
          verdict !== 'info' && !before.has(rule) && !(override !== null && known.some((seen) => noWorse(reason, seen)))
        );
      }),
    );
    const confirmed = allOf(session, 'identity-confirmed').some(
      ({ body, at: when }) =>
        (body.moment === 'first-dose' || body.moment === 'dose') &&
        new Set(body.identifiers).size >= 2 &&
        body.allergiesSeen &&
        when <= at,
    );
    if (!confirmed)
      reasons.push(say('identity-not-confirmed', 'not confirmed for this dose', { missing: ['identity'] }));
  } else {
    // The gate lies behind: what the patient takes back or asks from here on is looked at before every dose.
    reasons.push(...againstMore(context));
    const { unknown } = doseTotals(session, at);
    if (unknown.length > 0) {
      reasons.push(say('dose-unknown', 'an amount that was entered cannot be', { missing: ['amount given'] }));
    }
    const { level, triggers } = standingTriggers(session, policy);
    if (level === 'pause' || level === 'stop') {
      reasons.push(say('vitals-call-for-pause', triggers.map(({ because }) => because).join('; ')));
    }
  }
  reasons.push(...offMonitorReasons(context));
  const expired = allOf(session, 'drug-prepared').find(({ body }) => body.expiresAt <= at);
  if (expired !== undefined) reasons.push(say('drug-expired', `lot ${expired.body.lot}`));
  return reasons;
}

/** More than `percent` apart, relative to what was ordered. */
const differs = (given: number, ordered: number, percent: number): boolean =>
  Math.abs(given - ordered) > (ordered * percent) / 100 + 1e-9;

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

/** A change of a running infusion: above the order is said, and above a ceiling too. */
export function changeRateReasons(context: GiveContext, body: { infusion: string; mlPerHour: number }): RuleReason[] {
  const infusion = context.session.infusions.find(({ name }) => name === body.infusion);
  if (infusion === undefined) return [say('infusion-unknown', body.infusion)];
  const reasons: RuleReason[] = [];
  const mgPerHour = body.mlPerHour * infusion.started.body.mgPerMl;
  reasons.push(...rateReasons(context, mgPerHour));
  const order = context.session.order?.order;
  const setting = order?.form === 'infusion' ? pumpSetting(order) : null;
  const tolerance = settingOf(context.policy, 'bag-error-percent');
  if (setting !== null && mgPerHour > setting.mgPerHour * (1 + tolerance / 100)) {
    reasons.push(say('order-mismatch', `${round(mgPerHour)} mg/h against ${round(setting.mgPerHour)} mg/h`));
  }
  return reasons;
}

/** More of a drug whose consent was taken back or is asked about. Slower, paused and stopped are always allowed. */
export function fasterReasons(context: GiveContext, body: { infusion: string; mlPerHour: number }): RuleReason[] {
  const infusion = context.session.infusions.find(({ name }) => name === body.infusion);
  if (infusion === undefined) return [];
  return body.mlPerHour > rateSet(infusion, context.at) ? [...againstMore(context), ...offMonitorReasons(context)] : [];
}

export function resumeReasons(context: GiveContext, body: BodyOf<'infusion-resumed'>): RuleReason[] {
  const infusion = context.session.infusions.find(({ name }) => name === body.infusion);
  if (infusion === undefined) return [say('infusion-unknown', body.infusion)];
  return [...doseReasons(context, context.session.order?.ref ?? null), ...changeRateReasons(context, body)];
}

/** Pause, stop, flush and the like: facts about an infusion that must exist. */
export function infusionReasons(context: GiveContext, body: { infusion: string }, running: boolean): RuleReason[] {
  const infusion = context.session.infusions.find(({ name }) => name === body.infusion);
  if (infusion === undefined) return [say('infusion-unknown', body.infusion)];
  return running && infusion.state === 'stopped' ? [say('infusion-not-running', body.infusion)] : [];
}

/** The pump's counter, at a stop or read: far from rate times time it leaves open how much was given. */
export function counterReasons(
  { session, at }: GiveContext,
  body: { readonly infusion: string; readonly pumpedMl?: number },
): RuleReason[] {
  const infusion = session.infusions.find(({ name }) => name === body.infusion);
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
  const infusion = context.session.infusions.find(({ name }) => name === body.infusion);
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

/** An amount given at once, against what is left of its order. */
export function amountReasons(
  context: GiveContext,
  body: { order: EventRef | null; mg: number },
  form: 'bolus' | 'injection' | 'mouth',
): RuleReason[] {
  const { session, policy, at } = context;
  const reasons = doseReasons(context, body.order);
  const order = session.order?.order;
  if (order === undefined) return reasons;
  if (order.form !== form) reasons.push(say('order-mismatch', `${form} against an order for ${order.form}`));
  const mg = orderMg(order);
  if (mg !== null) {
    const left = mg - deliveredUnder(session, at, session.order!.ref);
    if (body.mg > left + (mg * settingOf(policy, 'bag-error-percent')) / 100 + 1e-9) {
      reasons.push(
        say('dose-above-order', `${round(body.mg)} mg; ${round(Math.max(0, left))} mg are left of the order`),
      );
    }
  }
  return reasons;
}

export function deviceReasons(context: GiveContext, body: BodyOf<'device-given'>): RuleReason[] {
  const { session, policy, at } = context;
  const reasons = doseReasons(context, body.order);
  const order = session.order?.order;
  if (order !== undefined && order.form !== 'nasal-devices') {
    reasons.push(say('order-mismatch', `a device against an order for ${order.form}`));
  }
  if (order?.form === 'nasal-devices' && body.device > order.devices && body.delivery.kind !== 'declined') {
    reasons.push(
      say('dose-above-order', `device ${body.device} of ${order.devices} (${order.devices * DEVICE_MG} mg)`),
    );
  }
  if (session.devices.length + 1 !== body.device) {
    reasons.push(say('device-out-of-turn', `device ${body.device} after ${session.devices.length}`));
  }
  const last = session.devices.findLast((entry) => entry.at <= at);
  const rest = settingOf(policy, 'device-rest-minutes');
  if (last !== undefined && body.delivery.kind !== 'declined' && (at - last.at) / MINUTE_MS < rest) {
    reasons.push(say('device-rest-short', `${Math.floor((at - last.at) / MINUTE_MS)} of ${rest} min`));
  }
  if (body.expiresAt !== undefined && body.expiresAt <= at) reasons.push(say('drug-expired', `device ${body.device}`));
  // A device that is declined is no dose: nothing of the gate stands against writing that down.
  return body.delivery.kind === 'declined' ? [] : reasons;
}

/** What may still be given of a medicine under its order: last given and most that is left (e.5). */
export interface MedicineLeft {
  readonly order: EventRef;
  readonly medicine: string;
  /** Of one that is none of the list. */
  readonly name?: string;
  readonly route: string;
  /** As ordered, at once. */
  readonly doseMg: number;
  /** What the next dose may be: a second one of a sedative is smaller, whatever is ordered. */
  readonly nextMg: number;
  readonly givenMg: number;
  readonly leftMg: number;
  readonly lastAt: Instant | null;
  readonly nextAt: Instant | null;
}

/** Every ordered rescue drug with what is left of it. The hard limit of the table holds whatever was ordered. */
export function medicinesLeft(session: Session): readonly MedicineLeft[] {
  return allOf(session, 'medicine-ordered').map((order) => {
    const { medicine, name, route, doseMg } = order.body;
    const meant = medicineMeant(order.body);
    // The total counts over all routes of the medicine: what is in the patient does not ask how it got there.
    const given = allOf(session, 'medicine-given').filter(({ body }) => medicineMeant(body) === meant);
    const known = given.filter(isPlausible);
    const givenMg = known.reduce((sum, { body }) => sum + body.doseMg, 0);
    const limit = rescueLimit(meant, route);
    const most = Math.min(order.body.maxMg, limit?.totalMgMax ?? order.body.maxMg);
    const lastAt = given.at(-1)?.at ?? null;
    const interval = Math.max(order.body.minIntervalMinutes, limit?.minIntervalMinutes ?? 0);
    return {
      order: order.ref,
      medicine,
      ...(name === undefined ? {} : { name }),
      route,
      doseMg,
      nextMg: given.length > 0 ? Math.min(doseMg, limit?.careful?.doseMgMax ?? doseMg) : doseMg,
      givenMg,
      // After a dose that nobody knows nothing is left to give.
      leftMg: known.length < given.length ? 0 : Math.max(0, most - givenMg),
      lastAt,
      nextAt: lastAt === null ? null : ((lastAt + interval * MINUTE_MS) as Instant),
    };
  });
}

export function medicineReasons({ session, patient, at }: GiveContext, body: BodyOf<'medicine-given'>): RuleReason[] {
  const reasons: RuleReason[] = [];
  const left = medicinesLeft(session).find(
    (row) =>
      body.order !== null && eventId(row.order) === eventId(body.order) && medicineMeant(row) === medicineMeant(body),
  );
  if (left === undefined) {
    reasons.push(say('order-missing', `${body.name ?? body.medicine}: not ordered`, { missing: ['order'] }));
  } else {
    if (left.route !== body.route) reasons.push(say('order-mismatch', `${body.route} against ${left.route}`));
    if (body.doseMg > left.doseMg + 1e-9) {
      reasons.push(say('rescue-above-order', `${body.doseMg} mg against ${left.doseMg} mg at once`));
    }
    if (body.doseMg > left.leftMg + 1e-9) {
      reasons.push(say('rescue-above-order', `${body.doseMg} mg; ${round(left.leftMg)} mg are left`));
    }
    if (left.nextAt !== null && at < left.nextAt) {
      reasons.push(say('rescue-too-soon', `${Math.ceil((left.nextAt - at) / MINUTE_MS)} min too soon`));
    }
  }
  reasons.push(...limitReasons(session, patient, at, body));
  return reasons;
}

/** Age and company make a sedative's limit smaller; unknown counts as old (MDZ-DOSE). */
function limitReasons(
  session: Session,
  patient: Patient | null,
  at: Instant,
  body: { medicine: string; name?: string; route: string; doseMg: number },
): RuleReason[] {
  const meant = medicineMeant(body);
  const limit = rescueLimit(meant, body.route);
  if (limit === undefined) return [];
  // The same person as the emergency card's, so that card and rule never part.
  const { ageYears: age, sedativeOnBoard } = emergencyPatient(session, patient, body.medicine, at);
  const old = age === null || age >= CAUTIOUS_AGE_YEARS;
  const careful = limit.careful !== undefined && (old || sedativeOnBoard !== false);
  const totalMgMax = careful ? limit.careful!.totalMgMax : limit.totalMgMax;
  const reasons: RuleReason[] = [];
  const before = allOf(session, 'medicine-given').filter((entry) => medicineMeant(entry.body) === meant);
  const given = before.filter(isPlausible).reduce((sum, entry) => sum + entry.body.doseMg, 0);
  // A second dose is the careful one for everybody, as the card shows it.
  const doseMgMax =
    limit.careful !== undefined && (careful || before.length > 0) ? limit.careful.doseMgMax : limit.doseMgMax;
  if (body.doseMg > doseMgMax + 1e-9) {
    reasons.push(say('rescue-above-limit', `${body.doseMg} mg is above ${doseMgMax} mg at once`));
  }
  if (!before.every(isPlausible)) reasons.push(say('rescue-above-limit', 'an amount given before is not known'));
  if (given + body.doseMg > totalMgMax + 1e-9) {
    reasons.push(say('rescue-above-limit', `${round(given + body.doseMg)} mg is above ${totalMgMax} mg in a session`));
  }
  return reasons;
}

/** Taken from a standing order: only from one of the policy that is in force, and for no more than it says. */
function standingReasons(body: BodyOf<'medicine-ordered'>, policy: Policy, at: Instant): RuleReason[] {
  if (body.given !== 'standing') return [];
  const order = standingOrdersInForce(policy, at).find(({ id }) => id === body.standingOrder);
  if (order === undefined) {
    return [say('standing-order-not-in-force', `${body.standingOrder ?? 'none'} is not in force in ${policy.version}`)];
  }
  const told: string[] = [];
  if (order.medicine !== body.medicine || order.route !== body.route) {
    told.push(`it is for ${order.medicine} ${order.route}`);
  }
  if (body.doseMg > order.doseMg + 1e-9) told.push(`${order.doseMg} mg at once`);
  if (body.maxMg > order.maxMg + 1e-9) told.push(`${order.maxMg} mg in a session`);
  if (body.minIntervalMinutes < order.minIntervalMinutes) told.push(`${order.minIntervalMinutes} min between doses`);
  return told.length === 0 ? [] : [say('standing-order-exceeded', `${order.id}: ${told.join(', ')}`)];
}

/** A standing or written order for a medicine, against the policy and the table's limits. */
export function medicineOrderReasons(body: BodyOf<'medicine-ordered'>, policy: Policy, at: Instant): RuleReason[] {
  return [...standingReasons(body, policy, at), ...limitOfTable(body)];
}

function limitOfTable(body: BodyOf<'medicine-ordered'>): RuleReason[] {
  if (body.medicine === 'other' && body.name === undefined) {
    return [say('medicine-not-named', 'a medicine that is none of the list', { missing: ['name'] })];
  }
  const meant = medicineMeant(body);
  const limit = rescueLimit(meant, body.route);
  if (limit === undefined) {
    return body.medicine === 'other' && !RESCUE_LIMITS.some(({ medicine }) => medicine === meant)
      ? []
      : [say('rescue-above-limit', `${meant} ${body.route} is not in the table of rescue medicines`)];
  }
  const reasons: RuleReason[] = [];
  if (body.doseMg > limit.doseMgMax + 1e-9) {
    reasons.push(say('rescue-above-limit', `${body.doseMg} mg is above ${limit.doseMgMax} mg at once`));
  }
  if (body.maxMg > limit.totalMgMax + 1e-9) {
    reasons.push(say('rescue-above-limit', `${body.maxMg} mg is above ${limit.totalMgMax} mg in a session`));
  }
  if (body.minIntervalMinutes < limit.minIntervalMinutes) {
    reasons.push(
      say('rescue-too-soon', `${body.minIntervalMinutes} min; ${limit.minIntervalMinutes} min at least`, {
        limb: { verdict: 'defer', override: [] },
      }),
    );
  }
  return reasons;
}
