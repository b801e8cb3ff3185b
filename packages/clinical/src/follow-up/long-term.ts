import {
  type BladderAnswer,
  bladder,
  type Creep,
  type CreepPolicy,
  creep,
  type GivenDose,
  lifetimeDose,
  type WatchState,
  watch,
} from '../adverse-events/index.ts';
import { orderMg } from '../dosing/index.ts';
import { type RecognisedIngredient, recogniseMedicine } from '../medicines/index.ts';
import { allPatientEntries, latestPatientEntry, type Patient, planInForce } from '../patient/index.ts';
import { type Policy, settingOf } from '../policy/index.ts';
import { DAY_MS, dayNumber, type Instant, instant } from '../units/index.ts';
import { QT_DRUGS, WORKUP, WORKUP_LINES, type WorkupDue, type WorkupFact, workupDue } from '../workup/index.ts';
import { bipolarOf, hasCondition, phaseOf } from './course-of.ts';

/** Every dose on record, in mg of free base. What was uncertain counts with the most it can have been. */
export const dosesOf = (patient: Patient): readonly GivenDose[] =>
  patient.sessions
    .filter(({ body }) => body.deliveredMgMax > 0)
    .map(({ at, body }) => ({ at: body.startedAt ?? at, mg: body.deliveredMgMax, mgPerKg: body.mgPerKg }));

/** Which watch items a work-up result answers beside its own: one urinalysis is not done twice. */
const ANSWERS: Readonly<Record<string, readonly string[]>> = {
  'bladder-baseline': ['urinalysis', 'bladder-questions'],
  urinalysis: ['bladder-baseline'],
  'liver-and-kidney': ['liver-tests'],
  pdmp: ['pdmp'],
};

/** A local date as the noon of that day in UTC: the day is what was said, and months do not need the hour. */
const noon = (date: string): Instant => {
  const [year = 1970, month = 1, day = 1] = date.split('-').map(Number);
  return instant((dayNumber(year, month, day) + 0.5) * DAY_MS);
};

/** When each item of work-up and watch was last done, from whatever entry says so. */
export function lastDone(patient: Patient): Readonly<Record<string, Instant>> {
  const done: Record<string, Instant> = {};
  const say = (item: string, at: Instant): void => {
    if (done[item] === undefined || done[item] < at) done[item] = at;
  };
  for (const { body } of patient.results) {
    for (const item of [body.item, ...(ANSWERS[body.item] ?? [])]) say(item, noon(body.on));
  }
  for (const { at } of allPatientEntries(patient, 'bladder-asked')) say('bladder-questions', at);
  for (const { at } of allPatientEntries(patient, 'craving-asked')) say('craving', at);
  for (const { at, body } of patient.scales) {
    if (body.score?.complete === false) continue;
    if (body.instrument === 'icsi' || body.instrument === 'bpicSs') say('bladder-score', at);
    if (body.instrument === 'ymrs') say('mania-rating', at);
  }
  return done;
}

export interface LongTerm {
  readonly lifetime: { readonly count: number; readonly mg: number };
  /** What is due or overdue, or asked since it is not known whether it applies. */
  readonly due: readonly WatchState[];
  readonly bladder: BladderAnswer & { readonly askedAt: Instant | null };
  readonly creep: Creep;
}

/** When growing doses are said to be growing, as the clinic's policy has it; null where it has adopted none. */
export function creepPolicyOf(policy: Policy | null): CreepPolicy | null {
  if (policy === null) return null;
  return {
    doses: settingOf(policy, 'creep-doses'),
    doseRise: settingOf(policy, 'creep-dose-rise-percent') / 100,
    intervalFall: settingOf(policy, 'creep-interval-fall-percent') / 100,
  };
}

/** The cumulative watch, from the record alone. Source: h.4. */
export function longTerm(
  patient: Patient,
  given: { readonly now: Instant; readonly session: Instant | null; readonly creep: CreepPolicy | null },
): LongTerm {
  const phase = phaseOf(patient);
  const doses = dosesOf(patient);
  const asked = latestPatientEntry(patient, 'bladder-asked');
  const states = watch({
    now: given.now,
    phase,
    bipolar: bipolarOf(patient),
    lastDone: lastDone(patient),
    session: given.session,
    prescription: null,
  });
  return {
    lifetime: lifetimeDose(doses),
    // Before the first dose there is nothing to watch: what is asked then is the work-up.
    due: doses.length === 0 ? [] : states.filter(({ state }) => state !== 'not-yet'),
    bladder: {
      ...bladder({
        haematuria: asked?.body.haematuria ?? null,
        painDays: asked?.body.painDays ?? null,
        frequencyDays: asked?.body.frequencyDays ?? null,
      }),
      askedAt: asked?.at ?? null,
    },
    creep: creep(phase === 'maintenance' ? doses : [], given.creep),
  };
}

/** What of the work-up is owed now. What a session asks each time belongs to the session. Source: d. */
export function workupOwed(patient: Patient, now: Instant, ageYears: number | null): readonly WorkupDue[] {
  const flagged = (words: RegExp): { readonly [K in string]: boolean } | boolean | undefined =>
    hasCondition(patient, words) ?? undefined;
  const facts: Partial<Record<WorkupFact, boolean>> = {};
  const put = (fact: WorkupFact, value: unknown): void => {
    if (typeof value === 'boolean') facts[fact] = value;
  };
  if (ageYears !== null) facts['age-50-or-over'] = ageYears >= WORKUP_LINES['ecg-age'].value;
  put('cardiac-history', flagged(/\bI(0[5-9]|1[1-6]|2[0-9]|3[0-9]|4[0-9]|5[0-2])|heart|cardiac|coronary|arrhythm/i));
  put('cardiovascular-risk', flagged(/\bI10|hypertens|diabet|\bE1[0-4]|hyperlipid|\bE78/i));
  put('misuse-possible', flagged(/\bF1[0-9]|use disorder|misuse|dependence|abuse/i));
  put(
    'qt-drugs',
    takes(patient, ({ name }) => QT.has(name)),
  );
  put('high-dose', plansHighDose(patient));
  const thyroid = [
    flagged(/thyroid|\bE0[0-7]/i),
    takes(patient, ({ classes }) => classes.includes('thyroid-hormone') || classes.includes('antithyroid')),
  ];
  put('thyroid-drug-or-signs', thyroid.includes(true) || (thyroid.includes(undefined) ? undefined : false));
  if (patient.details?.sexAtBirth === 'male') facts['can-be-pregnant'] = false;
  return workupDue({ now, at: 'series', phase: phaseOf(patient), facts, lastDone: lastDone(patient) }).filter(
    ({ row }) => !SESSION_ITEMS.has(row.id),
  );
}

/**
 * Whether the signed plan gives a high dose: mg/kg by vein or muscle against the line. A device gives its label's dose. What is
 * swallowed is not converted (a.1), and without a plan or a weight nobody knows.
 */
function plansHighDose(patient: Patient): boolean | undefined {
  const order = planInForce(patient)?.body.order;
  if (order === undefined || order.form === 'mouth') return undefined;
  if (order.form === 'nasal-devices') return false;
  const mg = orderMg(order);
  const kg = order.weight?.kg ?? patient.weight?.kg;
  return mg === null || kg === undefined ? undefined : mg / kg > WORKUP_LINES['high-dose'].value;
}

const QT: ReadonlySet<string> = new Set(QT_DRUGS.map(({ ingredient }) => ingredient));

/** Whether a medicine of this kind is taken; not known without a list, or while an entry of it is not understood. */
function takes(patient: Patient, kind: (ingredient: RecognisedIngredient) => boolean): boolean | undefined {
  const listed = patient.medicines?.body.medicines.filter(({ stopped }) => stopped === undefined);
  if (listed === undefined) return undefined;
  const read = listed.map(({ name }) => recogniseMedicine({ name }));
  if (read.some(({ ingredients }) => ingredients.some(kind))) return true;
  return read.some(({ unread }) => unread !== null && unread.kind !== 'not-taken') ? undefined : false;
}

const SESSION_ITEMS: ReadonlySet<string> = new Set(
  WORKUP.filter(({ times }) => times.every(({ at }) => at === 'session')).map(({ id }) => id),
);
