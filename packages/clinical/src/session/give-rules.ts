import { DEVICE_MG, orderMg } from '../dosing/index.ts';
import type { Patient } from '../patient/index.ts';
import { type Policy, type RuleReason, ruleReason, settingOf } from '../policy/index.ts';
import { type EventRef, eventId } from '../record/index.ts';
import { type Instant, MINUTE_MS } from '../units/index.ts';
import { againstMore } from './against-more.ts';
import type { BodyOf } from './commands.ts';
import { deliveredUnder, doseTotals } from './dose-totals.ts';
import { gate } from './gate.ts';
import { GIVE_RULES, type GiveRule } from './give-rule-rows.ts';
import { noWorse } from './lent-right.ts';
import type { Seat } from './seats.ts';
import { allOf, decidedLast, isOver, offMonitorAt, type Session } from './session.ts';
import { standingTriggers } from './vitals.ts';

export const say = (rule: GiveRule, because: string, found: Parameters<typeof ruleReason>[3] = {}): RuleReason =>
  ruleReason(GIVE_RULES, rule, because, found);

export interface GiveContext {
  readonly session: Session;
  readonly patient: Patient | null;
  readonly policy: Policy;
  readonly at: Instant;
  /** What is judged has happened: it is recorded, and flagged by what stood at its time. */
  readonly told: boolean;
  /** Who is in which chair now; absent where it is not at hand. */
  readonly seats?: readonly Seat[] | undefined;
}

export const round = (value: number): number => Math.round(value * 1_000) / 1_000;

/** Off the monitor: of what is told, at the time of which it is told, whatever has been since. */
export function offMonitorReasons({ session, at, told }: GiveContext): RuleReason[] {
  const off = told ? offMonitorAt(session, at) : session.offMonitor;
  return off === null ? [] : [say('dose-off-monitor', off.body.because)];
}

/** What stands against any dose of this drug now. */
export function doseReasons(context: GiveContext, order: EventRef | null): RuleReason[] {
  const { session, patient, policy, at, told, seats } = context;
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
      // Of a dose that is told, who sat where at its time is not known.
      ...gate(session, patient, policy, at, told ? undefined : seats).reasons.filter((reason) => {
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
