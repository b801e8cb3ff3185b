import { type DoseOrder, ORDER_RULES, orderMg } from '../dosing/index.ts';
import { type Policy, type RuleReason, ruleReason, settingOf } from '../policy/index.ts';
import { addMs, DAY_MS, type Instant } from '../units/index.ts';
import type { BodyOf } from './commands.ts';
import { deliveredStretches } from './dose-totals.ts';
import { amountReasons, type GiveContext, round, say } from './give-rules.ts';
import { rateSet, type Session } from './session.ts';

/** A push against its order: how much, and no faster. */
export function bolusReasons(context: GiveContext, body: BodyOf<'bolus-given'>): RuleReason[] {
  const reasons = amountReasons(context, body, 'bolus');
  const order = context.session.order?.order;
  if (order?.form === 'bolus' && body.overSeconds < order.overSeconds) {
    reasons.push(say('order-mismatch', `over ${round(body.overSeconds)} s against ${round(order.overSeconds)} s`));
  }
  return reasons;
}

/** What this session gives in a day beside a new order, mg: all of the last 24 hours, and of what still runs a whole day. */
function besideMg(session: Session, at: Instant): number {
  const since = addMs(at, -DAY_MS);
  const had = deliveredStretches(session, at).reduce((sum, { from, until, mg }) => {
    const share = until <= since ? 0 : from >= since ? 1 : (until - since) / (until - from);
    return sum + mg * share;
  }, 0);
  const toCome = session.infusions
    .filter(({ state }) => state !== 'stopped')
    .map((infusion) => {
      const { mgPerMl, bagVolumeMl } = infusion.started.body;
      return Math.min(bagVolumeMl, rateSet(infusion, at) * 24) * mgPerMl;
    });
  // What runs counts once: by what it has given, or by what it gives in a day, whichever is more.
  const running = toCome.reduce((sum, mg) => sum + mg, 0);
  return Math.max(had, running);
}

/** A bolus on top of a pain infusion: both together are held to the most of a day. Alone, each is judged by its own rows. */
export function bolusInADayReasons(session: Session, policy: Policy, order: DoseOrder, at: Instant): RuleReason[] {
  const regimen = session.regimen === null ? undefined : policy.regimens[session.regimen];
  const mg = orderMg(order);
  if (order.form !== 'bolus' || regimen?.indication !== 'chronic-pain' || mg === null) return [];
  const most = settingOf(policy, 'pain-mg-per-day');
  const beside = besideMg(session, at);
  if (mg + beside <= most * (1 + 1e-9)) return [];
  return [
    ruleReason(
      ORDER_RULES,
      'dose-above-ceiling',
      `${round(mg)} mg with ${round(beside)} mg of this session is above ${most} mg (in 24 hours)`,
      {
        inputs: [
          { name: 'ordered', value: round(mg), unit: 'mg' },
          { name: 'given', value: round(beside), unit: 'mg' },
          { name: 'ceiling', value: most, unit: 'mg' },
        ],
      },
    ),
  ];
}
