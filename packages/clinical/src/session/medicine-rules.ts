import { CAUTIOUS_AGE_YEARS } from '../emergency/index.ts';
import type { Patient } from '../patient/index.ts';
import { type Policy, RESCUE_LIMITS, type RuleReason, rescueLimit, standingOrdersInForce } from '../policy/index.ts';
import { type EventRef, eventId } from '../record/index.ts';
import { type Instant, MINUTE_MS } from '../units/index.ts';
import type { BodyOf } from './commands.ts';
import { emergencyPatient } from './emergency-patient.ts';
import { type GiveContext, round, say } from './give-rules.ts';
import { medicineMeant } from './named-medicine.ts';
import { isPlausible } from './plausible.ts';
import { allOf, type Session } from './session.ts';

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
