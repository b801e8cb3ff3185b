import { CONSENTS, isOutdated } from '../consent/index.ts';
import { allPatientEntries, type Patient, type PatientEntryOf, type Task, takesBack } from '../patient/index.ts';
import { type Policy, settingOf } from '../policy/index.ts';
import type { Reason } from '../record/index.ts';
import { isSuicideTask } from '../tasks/index.ts';
import { addMinutes, addMs, DAY_MS, HOUR_MS, type Instant, MINUTE_MS } from '../units/index.ts';
import { type HomeRuleId, homeReason } from './rules.ts';

/** One dose at home, as the patient told it. What was not told is null, never "no". */
export interface HomeDose {
  readonly dose: string;
  readonly before: { readonly systolic: number; readonly diastolic: number; readonly at: Instant } | null;
  readonly adultHere: boolean | null;
  readonly takenAt: Instant | null;
  readonly after: { readonly systolic: number; readonly diastolic: number; readonly at: Instant } | null;
  readonly heardAt: Instant | null;
}

export interface Home {
  readonly order: PatientEntryOf<'home-ordered'> | null;
  /** When the order runs out; null: there is none. */
  readonly until: Instant | null;
  readonly dosesLeft: number;
  readonly refillsLeft: number;
  /** Newest first, of every order. */
  readonly doses: readonly HomeDose[];
  /** The one that is told about now: measured or taken, and not yet heard of to its end. */
  readonly current: HomeDose | null;
  readonly holds: readonly Task[];
  /** From when the next one may be taken, by the order's interval; null: at once. */
  readonly nextFrom: Instant | null;
  /** Why none may be taken now, before any pressure is asked for. Empty: it may be begun. */
  readonly against: readonly Reason[];
}

const HOME_CONSENT = CONSENTS.find(({ atHome }) => atHome);

/** Whether the consent to taking it at home, with the regulator's warning, holds: in the words of today, signed and not withdrawn since. */
export function homeConsentHolds(patient: Pick<Patient, 'entries'>): boolean {
  const withdrawals = allPatientEntries(patient, 'consent-withdrawn').filter(({ body }) => body.consent === 'ketamine');
  const signed = allPatientEntries(patient, 'consent-signed').findLast(
    (one) => one.body.document === HOME_CONSENT?.id && !withdrawals.some((withdrawal) => takesBack(withdrawal, one)),
  );
  return signed !== undefined && !isOutdated(signed.body.document, signed.body.version);
}

function dosesOf(patient: Patient): readonly HomeDose[] {
  const found = new Map<string, HomeDose>();
  for (const { body, at } of allPatientEntries(patient, 'home-dose-told')) {
    const none = { dose: body.dose, before: null, adultHere: null, takenAt: null, after: null, heardAt: null };
    const known: HomeDose = found.get(body.dose) ?? none;
    const pressure =
      body.systolic === undefined || body.diastolic === undefined
        ? null
        : { systolic: body.systolic, diastolic: body.diastolic, at };
    if (body.step === 'before') found.set(body.dose, { ...known, before: pressure, adultHere: body.adultHere ?? null });
    if (body.step === 'taken') found.set(body.dose, { ...known, takenAt: known.takenAt ?? at });
    if (body.step === 'after') found.set(body.dose, { ...known, after: pressure });
    if (body.step === 'heard') found.set(body.dose, { ...known, heardAt: at });
  }
  return [...found.values()].reverse();
}

/** A pressure that was measured and not followed by a dose is forgotten after this. PD: an hour, twice its own age. */
const BEGUN_MS = HOUR_MS;

/** How maintenance at home stands. `policy` null: the clinic has adopted none, and nothing is allowed. */
export function readHome(patient: Patient, policy: Policy | null, now: Instant): Home {
  const ended = new Set(allPatientEntries(patient, 'home-ended').map(({ body }) => body.order));
  const order = allPatientEntries(patient, 'home-ordered').findLast(({ body }) => !ended.has(body.order)) ?? null;
  const doses = dosesOf(patient);
  const taken = doses.filter(({ takenAt }) => takenAt !== null);
  const ofOrder = order === null ? [] : taken.filter(({ takenAt }) => takenAt !== null && takenAt >= order.at);
  const refilled = allPatientEntries(patient, 'home-refilled').filter(({ body }) => body.order === order?.body.order);
  const until = order === null ? null : addMs(order.at, order.body.holdsDays * DAY_MS);
  const dosesLeft = order === null ? 0 : order.body.doses * (1 + refilled.length) - ofOrder.length;
  const last = taken[0]?.takenAt ?? null;
  const nextFrom = last === null || order === null ? null : addMs(last, order.body.intervalDays * DAY_MS);
  const holds = patient.tasks.filter(({ kind, state }) => kind === 'home-hold' && state === 'open');
  const against: Reason[] = [];
  const say = (rule: HomeRuleId, because: string) => against.push(homeReason(rule, because));
  if (order === null) say('home-no-order', 'nothing is ordered now');
  if (policy === null || settingOf(policy, 'home-allowed') < 1) say('home-not-allowed', 'the clinic does not allow it');
  if (!homeConsentHolds(patient)) say('home-consent-missing', 'it is not signed in the words of today');
  if (holds.length > 0) say('home-hold', 'a prescriber looks at it first');
  if (patient.tasks.some(({ kind, state }) => state === 'open' && isSuicideTask(kind)))
    say('home-risk-open', 'somebody has been asked to reach the patient');
  if (patient.tasks.some(({ kind, state }) => state === 'open' && kind === 'bladder-stop'))
    say('home-bladder', 'the bladder has met its stop rule');
  if (order !== null && until !== null && until <= now) say('home-order-over', 'a prescriber looks before another one');
  if (order !== null && dosesLeft <= 0) say('home-no-dose-left', `all ${order.body.doses} of this fill are taken`);
  if (nextFrom !== null && nextFrom > now) say('home-too-soon', 'the days between two doses are not over');
  const current =
    doses.find(
      ({ before, takenAt, heardAt }) =>
        (takenAt !== null && heardAt === null && now - takenAt < DAY_MS) ||
        (takenAt === null && before !== null && now - before.at < BEGUN_MS),
    ) ?? null;
  return {
    order,
    until,
    dosesLeft: Math.max(0, dosesLeft),
    refillsLeft: order === null ? 0 : Math.max(0, order.body.refills - refilled.length),
    doses,
    current,
    holds,
    nextFrom: nextFrom !== null && nextFrom > now ? nextFrom : null,
    against,
  };
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
    const [systolic, diastolic] = [
      settingOf(policy, 'bp-elevated-systolic'),
      settingOf(policy, 'bp-elevated-diastolic'),
    ];
    if (before.systolic > systolic || before.diastolic > diastolic) {
      say('home-pressure-before', `${before.systolic}/${before.diastolic}, above ${systolic}/${diastolic}`);
    }
    if (before.systolic < settingOf(policy, 'bp-low-systolic')) {
      say('home-pressure-low', `${before.systolic}/${before.diastolic}`);
    }
    if (now - before.at > settingOf(policy, 'home-pressure-minutes') * MINUTE_MS) {
      say('home-pressure-missing', 'it was measured too long ago; measure again');
    }
  }
  if (adultHere !== true) say('home-adult-missing', 'no second adult is there');
  return reasons;
}

/** When the pressure is taken again, and by when the patient is heard of. */
export const afterDose = (takenAt: Instant, policy: Policy) => ({
  pressureAt: addMinutes(takenAt, settingOf(policy, 'home-after-minutes')),
  heardBy: addMs(takenAt, settingOf(policy, 'home-check-in-hours') * HOUR_MS),
});
