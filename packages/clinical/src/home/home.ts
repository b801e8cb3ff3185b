import { CONSENTS, isOutdated, openAt } from '../consent/index.ts';
import { inRecordOrder } from '../entries/index.ts';
import {
  allPatientEntries,
  type Patient,
  type PatientEntryOf,
  saysOf,
  type Task,
  TREATED_TODAY,
  treatmentsNear,
} from '../patient/index.ts';
import { type Policy, STARTING_POLICIES, settingOf } from '../policy/index.ts';
import type { Reason } from '../record/index.ts';
import { isSuicideTask } from '../tasks/index.ts';
import { addMinutes, addMs, DAY_MS, HOUR_MS, type Instant } from '../units/index.ts';
import { type HomeRuleId, homeReason } from './rules.ts';
import { againstPressure, type HomeDose, linesOf, untold, untoldFrom, withTold } from './told.ts';

export interface Home {
  readonly order: PatientEntryOf<'home-ordered'> | null;
  /** When the order runs out; null: there is none. */
  readonly until: Instant | null;
  readonly dosesLeft: number;
  readonly refillsLeft: number;
  /** Newest first, of every order. */
  readonly doses: readonly HomeDose[];
  /** The newest order, ended or not: what the last doses were taken by. */
  readonly lastOrder: PatientEntryOf<'home-ordered'> | null;
  /** The one that is told about now: measured or taken within a day, and not yet told to its end (`untoldOf`). */
  readonly current: HomeDose | null;
  /** Of whom something is younger than a day: the page stays, whatever became of the order. */
  readonly recent: boolean;
  readonly holds: readonly Task[];
  /** What somebody is reaching the person for now. */
  readonly reaching: readonly Task[];
  /** From when the next one may be taken, by the order's interval and what was given in the clinic; null: at once. */
  readonly nextFrom: Instant | null;
  /** Why none may be taken now, before any pressure is asked for. Empty: it may be begun. */
  readonly against: readonly Reason[];
}

const HOME_CONSENT = CONSENTS.find(({ atHome }) => atHome);

/** Whether the consent to taking it at home, with the regulator's warning, holds: in the words of today, signed, not run out and not withdrawn since. */
export function homeConsentHolds(patient: Pick<Patient, 'entries'>, now: Instant): boolean {
  const withdrawals = allPatientEntries(patient, 'consent-withdrawn').filter(({ body }) => body.consent === 'ketamine');
  const all = allPatientEntries(patient, 'consent-signed').filter(({ body }) => body.consent === 'ketamine');
  const signed = all.findLast(
    (one) =>
      one.body.document === HOME_CONSENT?.id &&
      withdrawals.every((withdrawal) => saysOf(withdrawal, one, all) === 'nothing'),
  );
  if (signed === undefined || isOutdated(signed.body.document, signed.body.version)) return false;
  return signed.body.expiresAt === undefined || signed.body.expiresAt > now;
}

/** By what a dose is judged where no policy was adopted: the defaults. What somebody tells is never left unjudged. */
export const judgedBy = (policy: Policy | null): Policy => policy ?? STARTING_POLICIES.mixed;

/** What of a dose that was taken is not told yet (`untoldFrom`); nothing of one that was not taken. */
export const untoldOf = (dose: HomeDose, policy: Policy | null): readonly ('after' | 'heard' | 'more-taken')[] =>
  dose.takenAt === null ? [] : untoldFrom(dose, afterDose(dose.takenAt, judgedBy(policy)).pressureAt);

function dosesOf(patient: Patient): readonly HomeDose[] {
  const found = new Map<string, HomeDose>();
  for (const { body, at } of allPatientEntries(patient, 'home-dose-told')) {
    found.set(body.dose, withTold(found.get(body.dose) ?? untold(body.dose), body, at));
  }
  return [...found.values()].reverse();
}

/** A pressure that was measured and not followed by a dose is forgotten after this. PD: an hour, twice its own age. */
const BEGUN_MS = HOUR_MS;

const GIVEN_TODAY = `a treatment in the clinic is not ${TREATED_TODAY.hours} h apart`;

/** When a dose at home is of another day than what was given in the clinic, before or after now; null: none was given within these hours. One that runs ends now at the earliest. */
export function afterClinic(patient: Patient, now: Instant): Instant | null {
  const ends = treatmentsNear(patient, now).flatMap(({ session, lastAt }) => (session === null ? [] : [lastAt ?? now]));
  return ends.length === 0 ? null : addMs(Math.max(...ends) as Instant, TREATED_TODAY.hours * HOUR_MS);
}

/** How maintenance at home stands. `policy` null: the clinic has adopted none, and nothing is allowed. */
export function readHome(patient: Patient, policy: Policy | null, now: Instant): Home {
  const ended = new Set(allPatientEntries(patient, 'home-ended').map(({ body }) => body.order));
  const ordered = inRecordOrder(allPatientEntries(patient, 'home-ordered'));
  const order = ordered.findLast(({ body }) => !ended.has(body.order)) ?? null;
  const doses = dosesOf(patient);
  const taken = doses.filter(({ takenAt }) => takenAt !== null);
  const ofOrder = order === null ? [] : taken.filter(({ takenAt }) => takenAt !== null && takenAt >= order.at);
  const refilled = allPatientEntries(patient, 'home-refilled').filter(({ body }) => body.order === order?.body.order);
  const until = order === null ? null : addMs(order.at, order.body.holdsDays * DAY_MS);
  const dosesLeft = order === null ? 0 : order.body.doses * (1 + refilled.length) - ofOrder.length;
  const last = taken[0]?.takenAt ?? null;
  const fromOrder = last === null || order === null ? null : addMs(last, order.body.intervalDays * DAY_MS);
  const fromClinic = order === null ? null : afterClinic(patient, now);
  const nextFrom =
    fromOrder !== null && fromClinic !== null && fromClinic < fromOrder ? fromOrder : (fromClinic ?? fromOrder);
  const holds = patient.tasks.filter(({ kind, state }) => kind === 'home-hold' && state === 'open');
  const reaching = patient.tasks.filter(({ kind, state }) => kind === 'home-reach' && state === 'open');
  const against: Reason[] = [...againstTreatment(patient)];
  const say = (rule: HomeRuleId, because: string) => against.push(homeReason(rule, because));
  if (order === null) say('home-no-order', 'nothing is ordered now');
  if (policy === null || settingOf(policy, 'home-allowed') < 1) say('home-not-allowed', 'the clinic does not allow it');
  if (!homeConsentHolds(patient, now)) say('home-consent-missing', 'it is not signed in the words of today');
  // What was signed stands, and whoever waits for an answer has not been informed.
  if (openAt(patient, now, (document) => document === HOME_CONSENT?.id).length > 0)
    say('home-question-open', 'answer it and close its task, or the patient takes it back');
  if (holds.length + reaching.length > 0) say('home-hold', 'a prescriber looks at it first');
  if (patient.tasks.some(({ kind, state }) => state === 'open' && isSuicideTask(kind)))
    say('home-risk-open', 'somebody has been asked to reach the patient');
  if (patient.tasks.some(({ kind, state }) => state === 'open' && kind === 'bladder-stop'))
    say('home-bladder', 'the bladder has met its stop rule');
  if (patient.tasks.some(({ kind, state }) => state === 'open' && kind === 'craving-review'))
    say('home-craving', 'what is craved is not kept at home unwatched');
  if (order !== null && until !== null && until <= now) say('home-order-over', 'a prescriber looks before another one');
  if (order !== null && dosesLeft <= 0) say('home-no-dose-left', `all ${order.body.doses} of this fill are taken`);
  if (nextFrom !== null && nextFrom > now)
    say('home-too-soon', nextFrom === fromClinic ? GIVEN_TODAY : 'the days between two doses are not over');
  // One that was taken stands before one that was only measured: it is the one that needs watching.
  const current =
    doses.find((dose) => dose.takenAt !== null && now - dose.takenAt < DAY_MS && untoldOf(dose, policy).length > 0) ??
    doses.find(({ before, takenAt }) => takenAt === null && before !== null && now - before.at < BEGUN_MS) ??
    null;
  const recent =
    ordered.length > 0 &&
    doses.some(({ before, takenAt }) => {
      const at = takenAt ?? before?.at ?? null;
      return at !== null && now - at < DAY_MS;
    });
  return {
    order,
    lastOrder: ordered.at(-1) ?? null,
    until,
    dosesLeft: Math.max(0, dosesLeft),
    refillsLeft: order === null ? 0 : Math.max(0, order.body.refills - refilled.length),
    doses,
    current,
    recent,
    holds,
    reaching,
    nextFrom: nextFrom !== null && nextFrom > now ? nextFrom : null,
    against,
  };
}

/**
 * What stands against treating this person at all, at home as in the clinic: the last signed decision, a course that has ended with none
 * begun since, a serious adverse event that nobody has judged to its end.
 */
function againstTreatment(patient: Patient): readonly Reason[] {
  const reasons: Reason[] = [];
  const decided = patient.decision?.body;
  if (decided?.decision !== 'treat')
    reasons.push(homeReason('home-decision', decided === undefined ? 'no decision is signed' : decided.words));
  if (patient.courses.length > 0 && patient.courses.every(({ endedAt }) => endedAt !== null))
    reasons.push(homeReason('home-course-ended', 'no course is open'));
  if (patient.tasks.some(({ kind, state }) => kind === 'serious-event' && state === 'open'))
    reasons.push(homeReason('home-serious-event', 'it is not judged and followed up yet'));
  return reasons;
}

/** Why this dose is not to be taken now, pressure and second adult included; empty: it may be. */
export function againstDose(
  home: Home,
  dose: Pick<HomeDose, 'before' | 'adultHere'>,
  policy: Policy,
  now: Instant,
): readonly Reason[] {
  const { before, adultHere } = dose;
  const reasons = [...home.against];
  const say = (rule: HomeRuleId, because: string) => reasons.push(homeReason(rule, because));
  if (before === null) say('home-pressure-missing', 'both figures of the pressure are needed');
  else {
    const lines = linesOf(policy);
    const { systolic, diastolic } = lines.raised;
    for (const rule of againstPressure(before, lines)) {
      const found = `${before.systolic}/${before.diastolic}`;
      say(rule, rule === 'home-pressure-before' ? `${found}, above ${systolic}/${diastolic}` : found);
    }
    if (now > freshUntil({ before }, policy)) {
      say('home-pressure-missing', 'it was measured too long ago; measure again');
    }
  }
  if (adultHere !== true) say('home-adult-missing', 'no second adult is there');
  return reasons;
}

/** When the pressure before a dose is too old to take it by; null: none was told. */
export function freshUntil(dose: { readonly before: NonNullable<HomeDose['before']> }, policy: Policy): Instant;
export function freshUntil(dose: Pick<HomeDose, 'before'>, policy: Policy): Instant | null;
export function freshUntil({ before }: Pick<HomeDose, 'before'>, policy: Policy): Instant | null {
  return before === null ? null : addMinutes(before.at, settingOf(policy, 'home-pressure-minutes'));
}

/** When the pressure is taken again, and by when the patient is heard of. */
export const afterDose = (takenAt: Instant, policy: Policy) => ({
  pressureAt: addMinutes(takenAt, settingOf(policy, 'home-after-minutes')),
  heardBy: addMs(takenAt, settingOf(policy, 'home-check-in-hours') * HOUR_MS),
});
