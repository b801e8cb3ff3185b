import { CHECK_IN_TIMES, type CheckInPoint, checkInRow } from '../check-ins/index.ts';
import { INDUCTION_WINDOW } from '../outcomes/index.ts';
import { allPatientEntries, type Patient } from '../patient/index.ts';
import { formOf, instrumentById, renderForm, type SchedulePoint } from '../scales/index.ts';
import {
  addMinutes,
  DAY_MS,
  dateOfDay,
  dayOfDate,
  HOUR_MS,
  type Instant,
  instant,
  instantsOfLocal,
  localDateOf,
} from '../units/index.ts';
import { programmeOf } from './course-of.ts';

/** One thing that is asked at home, once. */
export interface HomeItem {
  /** The same for the same question whoever works it out, and when. */
  readonly key: string;
  readonly kind: 'check-in' | 'scale' | 'experience';
  /** Of a scale. */
  readonly instrument: string | null;
  /** Of a check-in or a scale. */
  readonly point: CheckInPoint | SchedulePoint | null;
  readonly session: string | null;
  /** From here an answer counts; an answer given in the clinic counts as well. */
  readonly opensAt: Instant;
  /** From here somebody is asked. */
  readonly remindFrom: Instant;
  readonly dueAt: Instant;
  readonly until: Instant;
  /** Asked at its own hour, and where somebody is worried about once more so long after it; null: at the hour at which the person answers. */
  readonly repeatMs: number | null;
  /** Without it an outcome is not known: asked for again where it is not answered. */
  readonly insist: boolean;
  readonly answeredAt: Instant | null;
}

/** When scales come home, in days. Windows are PD; the follow-up after induction lies in the window it is analysed by. */
export const HOME_SCALES = {
  baselineDays: 14,
  baselineWaitDays: 30,
  dayAfterHours: 54,
  weeklyDays: 7,
  weeklyMost: 8,
  weeklyEarlyDays: 3,
  weeklyLateDays: 3,
  endOfInductionDays: 7,
  /** Due in the middle of the published window of 14 to 31 days, open through all of it. */
  followUpWindowDays: INDUCTION_WINDOW.followUpDays,
  monthDays: 30.4375,
  monthEarlyDays: 4,
  monthLateDays: 10,
  quarterDays: 91,
} as const;

const SCALES = {
  psychiatric: {
    baseline: ['phq9'],
    dayAfter: ['phq2'],
    weekly: ['phq9'],
    end: ['phq9', 'gad7', 'pgic'],
    monthly: ['phq9', 'gad7'],
    quarterly: ['who5'],
  },
  pain: {
    baseline: ['peg', 'phq9'],
    dayAfter: ['painNrs'],
    weekly: ['peg'],
    end: ['peg', 'pgic'],
    monthly: ['peg', 'phq9'],
    quarterly: [],
  },
} as const;

/** Whether a form may be shown to a patient at all: what has no wording of ours is asked in the clinic. */
export function shownAtHome(instrument: string): boolean {
  const found = instrumentById(instrument);
  const of = found && formOf(found);
  return (
    of !== undefined && renderForm(of, { audience: 'patient', language: 'en', withhold: false, loaded: [] }).available
  );
}

/** PD: in the same evening; in the same afternoon. */
const REPEAT_MS: Readonly<Record<CheckInPoint, number | null>> = {
  'hours-4': 2 * HOUR_MS,
  'next-morning': 5 * HOUR_MS,
  'day-3': null,
  weekly: null,
};

const local = (at: Instant, days: number, minute: number, zone: string): Instant =>
  instantsOfLocal(dateOfDay(dayOfDate(localDateOf(at, zone)) + days), minute, zone).latest;
const later = (at: Instant, ms: number): Instant => instant(Math.round(at + ms));

interface Treated {
  readonly session: string;
  readonly startedAt: Instant;
  readonly endedAt: Instant;
}

const treatedOf = (patient: Patient): readonly Treated[] =>
  patient.sessions
    .filter(({ body }) => body.deliveredMgMax > 0)
    .map(({ at, body }) => ({ session: body.session, startedAt: body.startedAt ?? at, endedAt: at }))
    .toSorted((a, b) => a.endedAt - b.endedAt);

/**
 * Everything that is asked at home up to a moment, in the order in which it opens, answered or not: what is due, what completeness is counted
 * over, and what reminders are about. A pure reading of the record, so that patient, clinic and clock agree.
 */
export function homeItems(patient: Patient, zone: string, upTo: Instant): readonly HomeItem[] {
  let zones = memo.get(patient);
  if (zones === undefined) {
    zones = new Map();
    memo.set(patient, zones);
  }
  let items = zones.get(zone);
  if (items === undefined) {
    const treated = treatedOf(patient);
    items = [...checkIns(patient, treated, zone), ...scales(patient, treated, zone)].toSorted(
      (a, b) => a.remindFrom - b.remindFrom || (a.key < b.key ? -1 : 1),
    );
    zones.set(zone, items);
  }
  return items.filter(({ opensAt }) => opensAt <= upTo);
}

/** The same record gives the same items: a clock that looks every minute does not work them out every minute. */
const memo = new WeakMap<Patient, Map<string, readonly HomeItem[]>>();

function checkIns(patient: Patient, treated: readonly Treated[], zone: string): HomeItem[] {
  const answers = allPatientEntries(patient, 'check-in-answered');
  const experiences = allPatientEntries(patient, 'experience-answered');
  const items: HomeItem[] = [];
  const checkIn = (point: CheckInPoint, session: string, dueAt: Instant, next: Instant | null): void => {
    // Another session begins: from then on its own questions are asked.
    if (next !== null && dueAt >= next) return;
    const until = Math.min(dueAt + checkInRow(point).openForMs, next ?? Number.POSITIVE_INFINITY);
    const found = answers.find(
      ({ at, body }) =>
        body.point === point &&
        (body.session === session || (body.session === undefined && at >= dueAt && at < until)) &&
        (point !== 'weekly' || (at >= dueAt && at < until)),
    );
    items.push({
      key: `check-in/${session}/${point}${point === 'weekly' ? `/${localDateOf(dueAt, zone)}` : ''}`,
      kind: 'check-in',
      instrument: null,
      point,
      session,
      opensAt: dueAt,
      remindFrom: dueAt,
      dueAt,
      until: instant(until),
      repeatMs: REPEAT_MS[point],
      insist: false,
      answeredAt: found?.at ?? null,
    });
  };
  const running = patient.courses.some(({ endedAt }) => endedAt === null);
  for (const [index, { session, endedAt }] of treated.entries()) {
    const next = treated[index + 1]?.startedAt ?? null;
    const times = CHECK_IN_TIMES;
    const latest = local(endedAt, 0, times.latestMinute, zone);
    const evening = Math.min(endedAt + times.hoursAfter * HOUR_MS, latest);
    checkIn('hours-4', session, instant(Math.max(evening, addMinutes(endedAt, times.leastMinutesAfter))), next);
    checkIn('next-morning', session, local(endedAt, 1, times.morningMinute, zone), next);
    checkIn('day-3', session, local(endedAt, times.dayThree, times.dayThreeMinute, zone), next);
    if (index === treated.length - 1 && running) {
      for (let days = times.weeklyDays; days <= times.weeklyUntilDays; days += times.weeklyDays) {
        const dueAt = local(endedAt, days, times.weeklyMinute, zone);
        checkIn('weekly', session, dueAt, null);
      }
    }
    const morning = local(endedAt, 1, times.morningMinute, zone);
    items.push({
      key: `experience/${session}`,
      kind: 'experience',
      instrument: null,
      point: null,
      session,
      opensAt: endedAt,
      remindFrom: morning,
      dueAt: morning,
      until: later(endedAt, 4 * DAY_MS),
      repeatMs: null,
      insist: false,
      answeredAt: experiences.find(({ body }) => body.session === session)?.at ?? null,
    });
  }
  return items;
}

function scales(patient: Patient, treated: readonly Treated[], zone: string): HomeItem[] {
  const items: HomeItem[] = [];
  const course = patient.courses.findLast(({ endedAt }) => endedAt === null) ?? patient.courses.at(-1);
  if (course === undefined) return items;
  const own = SCALES[programmeOf(patient) ?? 'psychiatric'];
  const scale = (
    instrument: string,
    point: SchedulePoint,
    dueAt: Instant,
    window: { readonly opensAt: Instant; readonly until: Instant; readonly remindFrom?: Instant },
  ): void => {
    if (!shownAtHome(instrument)) return;
    const found = patient.scales.find(
      ({ at, body }) =>
        body.instrument === instrument &&
        (body.form ?? 'standard') === 'standard' &&
        body.total !== null &&
        at >= window.opensAt &&
        at <= window.until,
    );
    items.push({
      key: `scale/${instrument}/${point}/${localDateOf(dueAt, zone)}`,
      kind: 'scale',
      instrument,
      point,
      session: null,
      opensAt: window.opensAt,
      remindFrom: window.remindFrom ?? window.opensAt,
      dueAt,
      until: window.until,
      repeatMs: null,
      insist: point !== 'day-1-2-after',
      answeredAt: found?.at ?? null,
    });
  };
  const given = treated.filter(({ endedAt }) => endedAt >= course.at);
  const first = given[0];
  const days = HOME_SCALES;
  if (first === undefined) {
    // Before the first treatment the score that everything is compared with is asked for at home as well.
    if (course.endedAt !== null) return items;
    for (const instrument of own.baseline) {
      const opensAt = later(course.at, -days.baselineDays * DAY_MS);
      const until = later(course.at, days.baselineWaitDays * DAY_MS);
      scale(instrument, 'intake', course.at, { opensAt, remindFrom: course.at, until });
    }
    return items;
  }
  for (const instrument of own.baseline) {
    const opensAt = later(first.startedAt, -days.baselineDays * DAY_MS);
    scale(instrument, 'intake', first.startedAt, { opensAt, until: first.startedAt });
  }
  for (const [index, { endedAt }] of given.entries()) {
    const dueAt = local(endedAt, 1, CHECK_IN_TIMES.morningMinute, zone);
    const next = given[index + 1]?.startedAt ?? Number.POSITIVE_INFINITY;
    const until = instant(Math.min(later(endedAt, days.dayAfterHours * HOUR_MS), next));
    if (dueAt < until)
      for (const instrument of own.dayAfter) scale(instrument, 'day-1-2-after', dueAt, { opensAt: dueAt, until });
  }
  const planned = course.body.plannedSessions;
  const end = planned === undefined ? undefined : given[planned - 1];
  const over = end?.endedAt ?? course.endedAt ?? null;
  for (let week = 1; week <= days.weeklyMost; week += 1) {
    const dueAt = local(first.startedAt, week * days.weeklyDays, CHECK_IN_TIMES.dayThreeMinute, zone);
    if (over !== null && dueAt > over) break;
    for (const instrument of own.weekly) {
      scale(instrument, 'weekly-in-induction', dueAt, {
        opensAt: later(dueAt, -days.weeklyEarlyDays * DAY_MS),
        remindFrom: later(dueAt, -DAY_MS),
        until: later(dueAt, days.weeklyLateDays * DAY_MS),
      });
    }
  }
  if (over === null) return items;
  const endDue = local(over, 1, CHECK_IN_TIMES.dayThreeMinute, zone);
  for (const instrument of own.end) {
    const until = later(over, days.endOfInductionDays * DAY_MS);
    scale(instrument, 'end-of-induction', endDue, { opensAt: endDue, until });
  }
  // The first month is the follow-up that an induction is analysed by: open through all of its window.
  const [from, to] = days.followUpWindowDays;
  const followUpFrom = later(over, from * DAY_MS);
  for (const instrument of own.monthly) {
    const dueAt = later(over, ((from + to) / 2) * DAY_MS);
    scale(instrument, 'monthly-in-maintenance', dueAt, {
      opensAt: followUpFrom,
      remindFrom: later(over, (from + 3) * DAY_MS),
      until: later(over, to * DAY_MS),
    });
  }
  for (let month = 2; month <= 12; month += 1) {
    const dueAt = later(over, month * days.monthDays * DAY_MS);
    for (const instrument of own.monthly) {
      scale(instrument, 'monthly-in-maintenance', dueAt, {
        opensAt: later(dueAt, -days.monthEarlyDays * DAY_MS),
        until: later(dueAt, days.monthLateDays * DAY_MS),
      });
    }
  }
  const quarter = later(first.startedAt, days.quarterDays * DAY_MS);
  for (const instrument of own.quarterly) {
    scale(instrument, 'every-3-months', quarter, { opensAt: quarter, until: later(quarter, 14 * DAY_MS) });
  }
  return items;
}

/** Asked of somebody at once: more is put off, and what only has its own hour comes first. */
export const ASKED_AT_ONCE = 3;
const ORDER = ['check-in', 'scale', 'experience'] as const;

/** What this person can answer now, the most pressing first. */
export function askedNow(items: readonly HomeItem[], now: Instant): readonly HomeItem[] {
  return items
    .filter((item) => item.answeredAt === null && item.remindFrom <= now && now < item.until)
    .toSorted((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) || a.until - b.until || (a.key < b.key ? -1 : 1))
    .filter((item, index, all) => all.findIndex((one) => sameQuestion(one, item)) === index)
    .slice(0, ASKED_AT_ONCE);
}

/** Two windows of one scale that overlap are one question. */
const sameQuestion = (a: HomeItem, b: HomeItem): boolean =>
  a.kind === b.kind && (a.kind === 'scale' ? a.instrument === b.instrument : a.kind === 'check-in' || a.key === b.key);
