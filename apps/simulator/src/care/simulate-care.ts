import { coverAt, unwatchedMs } from '@keel/clinical/cover';
import {
  clinicAnalysable,
  completeness,
  type HomeItem,
  homeItems,
  reminderDue,
  silenceTasks,
} from '@keel/clinical/follow-up';
import type { Patient, Task } from '@keel/clinical/patient';
import { formOf, instrumentById, renderForm } from '@keel/clinical/scales';
import { closedWithContact, taskStanding } from '@keel/clinical/tasks';
import {
  addMinutes,
  HOUR_MS,
  type Instant,
  instant,
  instantsOfLocal,
  localMinutes,
  MINUTE_MS,
} from '@keel/clinical/units';
import { BEHAVIOUR, type Chance, CLINIC, chanceOf } from './behaviour.ts';
import { actor, COVER, days, draft, Person, STAFF, ZONE } from './person.ts';

export interface CareSimulation {
  readonly patients: number;
  readonly seed: number;
  readonly weeks: number;
  /** Without: everybody is reminded at the same hour. */
  readonly learnHour?: false;
  /** `never`: nobody of the clinic does anything, to see what becomes of a need then. */
  readonly staff?: 'never';
}

export interface CareResult {
  readonly scheduled: number;
  readonly answered: number;
  readonly share: number;
  readonly byKind: Readonly<Record<HomeItem['kind'], { readonly scheduled: number; readonly answered: number }>>;
  readonly scales: { readonly scheduled: number; readonly answered: number };
  readonly analysable: { readonly of: number; readonly count: number; readonly share: number | null };
  readonly messagesPerPersonWeek: number;
  readonly distress: {
    readonly items: number;
    /** By name; what was answered in the clinic, in front of staff, by the role that is there. */
    readonly owned: number;
    readonly ownedByName: number;
    /** Closed by a human being reached; a screener asked by a person is one. */
    readonly contacts: number;
    readonly closed: number;
    readonly late: number;
    /** Calls that reached nobody. */
    readonly attempts: number;
    readonly byRule: Readonly<Record<string, number>>;
    /** In hours in which somebody was promised to read. */
    readonly watched: {
      readonly items: number;
      readonly medianMinutes: number | null;
      readonly worstMinutes: number | null;
    };
    /** Came in when nobody was: counted apart, from when it was said. */
    readonly unwatched: {
      readonly items: number;
      readonly medianHoursUnread: number | null;
      readonly medianMinutesInHours: number | null;
    };
  };
}

/** Monday 5 October 2026, the first local midnight: the weeks cross a change of the clock and two holidays. */
const START_DATE = '2026-10-05';
const START = instantsOfLocal(START_DATE, 0, ZONE).earliest;
/** Nobody sleeps through more than this between two looks of the clock. */
const STEP_MS = HOUR_MS;

interface Life {
  readonly person: Person;
  readonly chance: Chance;
  readonly answers: number;
  readonly hour: number;
  readonly responds: boolean;
  readonly baseline: number;
  readonly begins: Instant;
  readonly sessions: Instant[];
  leftAt: Instant | null;
  /** Answers that the person has decided to give, and when. */
  pending: { at: Instant; item: HomeItem }[];
  /** A need the staff is working on: when somebody calls next. */
  calls: Map<string, Instant>;
  messages: number;
}

/** Weeks of a clinic, person by person: the clinic's own rules ask, decide and count; chance only answers. */
export function simulateCare(options: CareSimulation): CareResult {
  const end = instant(START + days(7 * (options.weeks + 4)));
  const lives = Array.from({ length: options.patients }, (_, index) => live(options, index, end));
  return resultOf(
    lives.map((one) => one),
    end,
    options.weeks,
  );
}

function live(options: CareSimulation, index: number, end: Instant): Life {
  const chance = chanceOf(options.seed * 100_003 + index * 7_919);
  // People begin over the first four weeks, on any weekday, at ten in the morning.
  const begins = instant(
    START + days(Math.floor(chance.next() * 4) * 7 + Math.floor(chance.next() * 5)) + 10 * HOUR_MS,
  );
  const evening = chance.next() < 0.5;
  const { morning, evening: late, spread } = BEHAVIOUR.hours;
  const life: Life = {
    person: new Person(`p${index}`),
    chance,
    answers: chance.beta(BEHAVIOUR.answer.alpha, BEHAVIOUR.answer.beta),
    hour: chance.normal(evening ? late : morning, spread),
    responds: chance.next() < BEHAVIOUR.respond.share,
    baseline: Math.round(Math.min(27, Math.max(10, chance.normal(BEHAVIOUR.baseline.mean, BEHAVIOUR.baseline.spread)))),
    begins,
    sessions: [],
    leftAt: null,
    pending: [],
    calls: new Map(),
    messages: 0,
  };
  enrol(life);
  const last = Math.min(end, begins + days(7 * options.weeks));
  for (let at: number = begins; at < last; at += STEP_MS) step(life, instant(at), options);
  // What is open when the weeks are over is worked on to its end: nothing may rely on the clock running out.
  if (options.staff !== 'never') {
    for (let at: number = last; openNeeds(life.person.read).length > 0; at += STEP_MS) {
      if (at > last + days(60)) throw new Error(`${life.person.id}: a need is open after two months`);
      work(life, instant(at));
    }
  }
  return life;
}

const NURSE = actor('nora');
const phq9 = instrumentById('phq9')!;

function enrol({ person, begins, baseline, chance }: Life): void {
  const at = addMinutes(begins, -24 * 60);
  person.say(
    'register-patient',
    { givenName: 'A', familyName: person.id, birthDate: '1980-01-01', sexAtBirth: 'female' },
    at,
    NURSE,
  );
  const course = { course: 'k', indication: 'depression', route: 'iv-ketamine', regimen: 'iv', plannedSessions: 6 };
  person.say('start-course', course, at, actor('pat'));
  // The clinic scores before it doses.
  const said = {
    ...answersOf(
      phq9.items.filter(({ linkId }) => linkId !== 'phq9.10').map(({ linkId }) => linkId),
      baseline,
      chance,
    ),
    baseline: true,
    askedIn: 'clinic',
    answeredBy: 'patient',
  };
  person.say('answer-scale', said, at, NURSE);
}

/** Answers of nine items that make about this total; item 9 seldom. */
function answersOf(ids: readonly string[], total: number, chance: Chance) {
  const answers: Record<string, number> = Object.fromEntries(ids.map((id) => [id, 0]));
  const others = ids.filter((id) => id !== 'phq9.9');
  if (chance.next() < BEHAVIOUR.item9.perPoint * total) answers['phq9.9'] = chance.next() < 0.2 ? 2 : 1;
  for (let left = Math.min(total - (answers['phq9.9'] ?? 0), others.length * 3); left > 0; ) {
    const id = others[Math.floor(chance.next() * others.length)]!;
    if (answers[id]! >= 3) continue;
    answers[id] = answers[id]! + 1;
    left -= 1;
  }
  return { instrument: 'phq9', version: phq9.version, answers, total: null };
}

/** Total at a moment: falls over the first three weeks in who responds. */
function totalAt({ baseline, responds, begins, chance }: Life, at: Instant): number {
  const part = Math.min(1, (at - begins) / days(18));
  const fall = baseline * (responds ? 0.65 : 0.2) * part;
  return Math.round(Math.min(27, Math.max(0, baseline - fall + chance.normal(0, 2))));
}

/** Twice a week for three weeks, then weekly four times, then every two weeks. */
const SESSION_DAYS = [0, 3, 7, 10, 14, 17, 24, 31, 38, 45, 59, 73];

function step(life: Life, at: Instant, options: CareSimulation): void {
  const { person, chance, begins } = life;
  const minute = localMinutes(at, ZONE);
  const weekly = (share: number): boolean => chance.next() < share / (7 * 24);
  if (life.leftAt === null && weekly(BEHAVIOUR.leavesPerWeek.share)) life.leftAt = at;
  if (life.leftAt === null) {
    const due = SESSION_DAYS[life.sessions.length];
    if (due !== undefined && at >= begins + days(due)) treat(life, at);
    if (weekly(BEHAVIOUR.pressesButton.perWeek)) person.say('say-not-safe', { where: 'my' }, at);
    if (weekly(BEHAVIOUR.calls.perWeek) && minute >= 8 * 60) {
      person.say(
        'report-distress',
        { heard: 'phone', what: chance.next() < 0.5 ? 'not-safe' : 'worried' },
        at,
        actor('dana'),
      );
    }
    if (weekly(BEHAVIOUR.writesJournal.perWeek)) {
      const worrying = chance.next() < BEHAVIOUR.writesJournal.worrying;
      person.say(
        'write-journal',
        { words: worrying ? 'I do not want to wake up' : 'walked by the river', shared: false },
        at,
      );
    }
    // Nobody is reminded at night: the clinic's quiet hours.
    if (minute >= 8 * 60 && minute < 21 * 60) remind(life, at, options);
  }
  for (const { item, at: when } of life.pending.filter((one) => one.at <= at)) answer(life, item, when);
  life.pending = life.pending.filter((one) => one.at > at);
  if (minute >= 9 * 60 && minute < 20 * 60 && minute % 180 < 60) {
    for (const { task } of silenceTasks(person.read, { now: at, zone: ZONE })) {
      person.happen([draft('task-opened', task, at)], at, 'clock');
    }
  }
  if (options.staff !== 'never') work(life, at);
}

function treat(life: Life, at: Instant): void {
  life.sessions.push(at);
  const body = {
    session: `s${life.sessions.length}`,
    startedAt: at,
    outcome: 'released',
    route: 'iv-ketamine',
    deliveredMg: 40,
    deliveredMgMax: 40,
    mgPerKg: 0.5,
    baselineBp: null,
    peakBp: null,
    lowestSedation: null,
    worstNausea: null,
    rescueMedicines: [],
    adverseEvents: [],
  };
  const over = addMinutes(at, 59);
  life.person.happen([draft('session-closed', body, over)], over, 'nora');
}

/** The clinic's own rule says whether somebody is asked now; chance says whether he answers, and after how long. */
function remind(life: Life, at: Instant, { learnHour }: CareSimulation): void {
  const { person, chance } = life;
  const due = reminderDue(person.read, {
    now: at,
    zone: ZONE,
    asked: person.asked,
    ...(learnHour === false ? { learn: false as const } : {}),
  });
  if (due === null) return;
  person.asked.push(at);
  life.messages += 1;
  const away = Math.abs(localMinutes(at, ZONE) / 60 - life.hour);
  const weeks = (at - life.begins) / days(7);
  const will =
    life.answers *
    (away > BEHAVIOUR.wrongHour.hours ? BEHAVIOUR.wrongHour.factor : 1) *
    (1 - BEHAVIOUR.fatiguePerWeek.share) ** weeks;
  if (chance.next() >= will) return;
  // Minutes mostly, hours now and then.
  const delay = Math.exp(chance.normal(Math.log(20), 1.2));
  for (const item of due.items) life.pending.push({ at: addMinutes(at, Math.min(delay, 12 * 60)), item });
}

function answer(life: Life, item: HomeItem, at: Instant): void {
  const { person, chance } = life;
  if (item.kind === 'check-in') {
    const draw = chance.next();
    const safe =
      draw < BEHAVIOUR.notSafe.share
        ? 'no'
        : draw < BEHAVIOUR.notSafe.share + BEHAVIOUR.notSure.share
          ? 'not-sure'
          : 'yes';
    const session = item.point === 'weekly' || item.session === null ? {} : { session: item.session };
    person.say(
      'answer-check-in',
      { ...session, point: item.point, answers: { tired: 'a-little', sick: 'no', sad: 'no', safe } },
      at,
    );
  } else if (item.kind === 'experience') {
    person.say('answer-experience', { session: item.session, felt: 'good', lookedAfter: 'yes' }, at);
  } else {
    person.say(
      'answer-scale',
      { ...scaleBody(life, item.instrument!, at), askedIn: 'portal', answeredBy: 'patient' },
      at,
    );
  }
}

function scaleBody(life: Life, id: string, at: Instant) {
  const { chance } = life;
  if (id === 'phq9') {
    const ids = phq9.items.filter(({ linkId }) => linkId !== 'phq9.10').map(({ linkId }) => linkId);
    return answersOf(ids, totalAt(life, at), chance);
  }
  const instrument = instrumentById(id)!;
  const shown = renderForm(formOf(instrument)!, { audience: 'patient', language: 'en', withhold: false, loaded: [] });
  if (!shown.available) throw new Error(`${id} is not shown at home`);
  const answers = Object.fromEntries(
    shown.form.questions.map(({ linkId, options, slider }) => {
      const values = options?.map(({ value }) => value) ?? [slider?.min ?? 0, slider?.max ?? 1];
      return [linkId, values[Math.floor(chance.next() * values.length)]!];
    }),
  );
  return { instrument: id, version: instrument.version, answers, total: null };
}

const openNeeds = (patient: Patient): readonly Task[] =>
  patient.tasks.filter(({ state, kind }) => state === 'open' && closedWithContact(kind));

/** Whoever has the task before him calls; who is not reached is called again; who does not act is passed over when it is late. */
function work(life: Life, at: Instant): void {
  const { person, chance } = life;
  // The hour is walked through minute by minute where somebody is due to call in it.
  for (const task of person.read.tasks.filter(({ state }) => state === 'open')) {
    if (task.kind === 'scale-by-voice') byVoice(life, task, at);
    else if (!closedWithContact(task.kind)) other(life, task, at);
  }
  for (const task of openNeeds(person.read)) {
    let next = life.calls.get(task.task);
    if (next === undefined) {
      const [least, most] = CLINIC.callMinutes;
      const from = Math.max(task.openedAt, task.unwatchedUntil ?? 0);
      // Held up: nobody acts before it is late and has gone on to the next person.
      const begins = chance.next() < CLINIC.heldUp ? task.dueAt : from;
      next = instant(Math.round(begins + chance.between(least, most) * MINUTE_MS));
      life.calls.set(task.task, next);
    }
    while (next < at + STEP_MS) {
      const who = callerAt(task, next);
      if (who === null) {
        const now = coverAt(COVER, next);
        next = now.watched
          ? addMinutes(next, CLINIC.betweenTriesMinutes)
          : instant((now.next?.from ?? next + days(1)) + 5 * MINUTE_MS);
        life.calls.set(task.task, next);
        continue;
      }
      if (chance.next() < CLINIC.reached) {
        const contact = { reached: 'patient', how: 'phone', at: next, outcome: 'safe-plan-looked-at' };
        person.say('close-task', { task: task.task, evidence: 'talked on the phone', contact }, next, actor(who));
        break;
      }
      person.say('try-contact', { task: task.task, how: 'phone', result: 'no-answer' }, next, actor(who));
      next = addMinutes(next, CLINIC.betweenTriesMinutes);
      life.calls.set(task.task, next);
    }
  }
}

/** Who may close it and is there: its owner, or when it is late whoever it went on to. Null: nobody at this moment. */
function callerAt(task: Task, at: Instant): string | null {
  const now = coverAt(COVER, at);
  const heard = task.unwatchedUntil === undefined && at - task.openedAt < 2 * HOUR_MS;
  const standing = taskStanding(task, at, new Set());
  const people = [task.owner, ...standing.escalatedPeople].filter((id): id is string => id !== undefined);
  const roles =
    task.kind === 'suicide-assess-now' || task.kind === 'suicide-assess-today'
      ? ['prescriber']
      : ['nurse', 'prescriber'];
  const may = (id: string) => STAFF.people[id]!.roles.some((role) => roles.includes(role));
  const there = now.watched ? now.people : heard ? people : [];
  return people.find((id) => there.includes(id) && may(id)) ?? there.find(may) ?? null;
}

function byVoice(life: Life, task: Task, at: Instant): void {
  const { person, chance } = life;
  const minute = localMinutes(at, ZONE);
  if (!coverAt(COVER, at).watched || minute % 120 >= 60 || life.leftAt !== null) return;
  if (chance.next() >= CLINIC.reached / 4) return;
  const instrument = task.about?.rule?.split('/')[1] ?? 'phq9';
  person.say(
    'answer-scale',
    { ...scaleBody(life, instrument, at), askedIn: 'call', answeredBy: 'asked' },
    at,
    actor('dana'),
  );
  person.say('close-task', { task: task.task, evidence: 'asked on the phone' }, at, actor('dana'));
}

function other(life: Life, task: Task, at: Instant): void {
  if (at < task.openedAt + 2 * HOUR_MS || !coverAt(COVER, at).watched) return;
  life.person.say('close-task', { task: task.task, evidence: 'done' }, at, actor('pat'));
}

const median = (values: readonly number[]): number | null =>
  values.length === 0 ? null : values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)]!;
const round = (value: number | null): number | null => (value === null ? null : Math.round(value * 10) / 10);

function resultOf(lives: readonly Life[], end: Instant, weeks: number): CareResult {
  const kinds = {
    'check-in': { scheduled: 0, answered: 0 },
    scale: { scheduled: 0, answered: 0 },
    experience: { scheduled: 0, answered: 0 },
  };
  for (const { person, begins, leftAt } of lives) {
    // Who has left treatment is owed nothing more: what was asked of him until then counts.
    const until = instant(Math.min(leftAt ?? end, begins + days(7 * weeks)));
    const items = homeItems(person.read, ZONE, until);
    for (const kind of ['check-in', 'scale', 'experience'] as const) {
      const { scheduled, answered } = completeness(
        items.filter((item) => item.kind === kind),
        until,
      );
      kinds[kind].scheduled += scheduled;
      kinds[kind].answered += answered;
    }
  }
  const scheduled = Object.values(kinds).reduce((sum, one) => sum + one.scheduled, 0);
  const answered = Object.values(kinds).reduce((sum, one) => sum + one.answered, 0);
  const outcome = clinicAnalysable(
    lives.map(({ person }) => person.read),
    end,
  );
  const needs = lives.flatMap(({ person, begins }) =>
    person.read.tasks
      .filter(({ kind }) => closedWithContact(kind))
      // Scored in the clinic before the first dose, in front of staff: that is the role's, and no hours of cover are asked.
      .map((task) => ({ task, inClinic: task.openedAt < begins })),
  );
  const byRule: Record<string, number> = {};
  for (const { task } of needs) {
    const rule = task.about?.rule ?? task.kind;
    byRule[rule] = (byRule[rule] ?? 0) + 1;
  }
  const contactAt = (task: Task): Instant | null => task.contact?.at ?? null;
  const watched = needs.filter(({ task }) => task.unwatchedUntil === undefined);
  const unwatched = needs.filter(({ task }) => task.unwatchedUntil !== undefined);
  const minutes = watched.flatMap(({ task }) => {
    const at = contactAt(task);
    return at === null ? [] : [(at - task.openedAt) / MINUTE_MS];
  });
  return {
    scheduled,
    answered,
    share: scheduled === 0 ? 0 : answered / scheduled,
    byKind: kinds,
    scales: kinds.scale,
    analysable: { of: outcome.started, count: outcome.analysable, share: outcome.analysableShare },
    messagesPerPersonWeek: round(lives.reduce((sum, { messages }) => sum + messages, 0) / (lives.length * weeks)) ?? 0,
    distress: {
      items: needs.length,
      owned: needs.filter(({ task, inClinic }) => inClinic || task.owner !== undefined).length,
      ownedByName: needs.filter(({ task }) => task.owner !== undefined).length,
      contacts: needs.filter(({ task }) => contactAt(task) !== null).length,
      closed: needs.filter(({ task }) => task.state === 'closed').length,
      late: needs.filter(({ task }) => (contactAt(task) ?? end) > task.dueAt).length,
      attempts: lives.reduce(
        (sum, { person }) => sum + person.read.entries.filter(({ kind }) => kind === 'contact-tried').length,
        0,
      ),
      byRule,
      watched: {
        items: watched.length,
        medianMinutes: round(median(minutes)),
        worstMinutes: minutes.length === 0 ? null : Math.round(Math.max(...minutes)),
      },
      unwatched: {
        items: unwatched.length,
        medianHoursUnread: round(
          median(unwatched.map(({ task }) => unwatchedMs(COVER, task.openedAt, contactAt(task) ?? end) / HOUR_MS)),
        ),
        medianMinutesInHours: round(
          median(
            unwatched.flatMap(({ task }) => {
              const at = contactAt(task);
              return at === null ? [] : [(at - task.openedAt - unwatchedMs(COVER, task.openedAt, at)) / MINUTE_MS];
            }),
          ),
        ),
      },
    },
  };
}
