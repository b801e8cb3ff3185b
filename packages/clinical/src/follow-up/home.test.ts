import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Patient,
  type PatientEventBodies,
  type PatientEventKind,
  patientFold,
  readPatient,
} from '../patient/index.ts';
import type { RecordedEvent } from '../record/index.ts';
import {
  addMinutes,
  addMs,
  DAY_MS,
  HOUR_MS,
  type Instant,
  instant,
  localDateOf,
  localMinutes,
} from '../units/index.ts';
import {
  askedNow,
  askFrom,
  completeness,
  type HomeItem,
  homeItems,
  learnedMinute,
  proposals,
  REMINDERS,
  reminderDue,
  shownAtHome,
  silenceTasks,
} from './index.ts';

const ZONE = 'America/Denver';
/** Monday 2 November 2026, 14:00 in Denver: released after the first session. */
const FIRST = instant(Date.UTC(2026, 10, 2, 21));
const iso = (at: number) => new Date(at).toISOString();
type Said = { readonly [K in PatientEventKind]: readonly [Instant, K, PatientEventBodies[K]] }[PatientEventKind];

function chart(...said: readonly Said[]): Patient {
  const state = said.reduce(
    (before, [at, kind, body], index) =>
      patientFold.evolve(before, {
        command: `c${String(index).padStart(4, '0')}`,
        index: 0,
        stream: 'patient/p1',
        seq: index + 1,
        position: index + 1,
        kind,
        version: 1,
        occurredAt: at,
        recordedAt: at,
        zone: ZONE,
        author: { kind: 'person', id: 'p1', right: 'test' },
        body,
        hash: '',
      } as unknown as RecordedEvent),
    patientFold.initial('patient/p1'),
  );
  return readPatient(state);
}
const course = (plannedSessions = 6, indication = 'depression'): Said => [
  addMs(FIRST, -7 * DAY_MS),
  'course-started',
  { course: 'k1', indication, route: 'iv-ketamine', regimen: 'iv', plannedSessions },
];
const treated = (at: Instant, id = `s${at}`): Said => [
  at,
  'session-closed',
  {
    session: id,
    startedAt: addMinutes(at, -120),
    outcome: 'released',
    route: 'iv-ketamine',
    deliveredMg: 35,
    deliveredMgMax: 35,
    mgPerKg: 0.5,
    baselineBp: null,
    peakBp: null,
    lowestSedation: null,
    worstNausea: null,
    rescueMedicines: [],
    adverseEvents: [],
  },
];
const phq9 = (at: Instant, total: number, askedIn: 'portal' | 'clinic' = 'portal'): Said => [
  at,
  'scale-answered',
  { instrument: 'phq9', version: 'x', answers: {}, total, askedIn },
];
const days = (count: number): Instant => addMs(FIRST, count * DAY_MS);

describe('what is asked after a treatment, and when', () => {
  test.each([
    ['hours-4', '2026-11-03T01:00:00.000Z'], // 18:00, four hours after
    ['next-morning', '2026-11-03T16:00:00.000Z'], // 09:00
    ['day-3', '2026-11-05T17:00:00.000Z'], // 10:00
    ['weekly', '2026-11-09T17:00:00.000Z'],
  ])('%s: %s', (point, dueAt) => {
    const items = homeItems(chart(course(), treated(FIRST)), ZONE, days(8));
    expect(iso(items.find((item) => item.point === point)!.dueAt)).toBe(dueAt);
  });

  test('who goes home in the evening is asked that evening, not at night', () => {
    const evening = instant(Date.UTC(2026, 10, 3, 2)); // 19:00
    const item = homeItems(chart(course(), treated(evening)), ZONE, addMs(evening, DAY_MS)).find(
      ({ point }) => point === 'hours-4',
    )!;
    expect(iso(item.dueAt)).toBe('2026-11-03T03:30:00.000Z'); // 20:30
  });

  test('the morning after the clock is set back is still nine by the clock on the wall', () => {
    const saturday = instant(Date.UTC(2026, 9, 31, 20)); // the clock goes back that night
    const item = homeItems(chart(course(), treated(saturday)), ZONE, addMs(saturday, 2 * DAY_MS)).find(
      ({ point }) => point === 'next-morning',
    )!;
    expect(iso(item.dueAt)).toBe('2026-11-01T16:00:00.000Z');
  });

  test('another session takes over: what would come after it began is not asked of the one before', () => {
    const items = homeItems(chart(course(), treated(FIRST, 'a'), treated(days(2), 'b')), ZONE, days(8));
    const of = (session: string) => items.filter((item) => item.session === session).map(({ point }) => point);
    expect(of('a')).toContain('next-morning');
    expect(of('a')).not.toContain('day-3');
    expect(of('b')).toContain('day-3');
  });

  test('nobody is asked by the plan when the course has ended', () => {
    const ended: Said = [days(3), 'course-ended', { course: 'k1', because: 'done' }];
    const points = homeItems(chart(course(), treated(FIRST), ended), ZONE, days(30)).map(({ point }) => point);
    expect(points).not.toContain('weekly');
    expect(points).toContain('day-3');
  });

  test('the follow-up of an induction is asked for in the window that it is analysed by', () => {
    const doses = [0, 3, 7, 10, 14, 17].map((day) => treated(days(day)));
    const follow = homeItems(chart(course(), ...doses), ZONE, days(60)).find(
      (item) => item.instrument === 'phq9' && item.point === 'monthly-in-maintenance',
    )!;
    expect((follow.opensAt - days(17)) / DAY_MS).toBe(14);
    expect((follow.until - days(17)) / DAY_MS).toBe(31);
  });

  test('pain is asked about pain, and what has no wording of ours is not shown at home', () => {
    const items = homeItems(chart(course(6, 'CRPS of the left hand, pain'), treated(FIRST)), ZONE, days(8));
    expect(new Set(items.map(({ instrument }) => instrument))).toEqual(new Set([null, 'painNrs', 'peg', 'phq9']));
    expect(shownAtHome('madrs')).toBe(false);
    expect(shownAtHome('icsi')).toBe(false);
  });

  test('what is answered in the clinic is not asked again at home', () => {
    const before = chart(course(), treated(FIRST));
    const after = chart(course(), treated(FIRST), phq9(days(6), 9, 'clinic'));
    const weekly = (patient: Patient) =>
      askedNow(homeItems(patient, ZONE, days(7)), days(7)).filter(({ instrument }) => instrument === 'phq9');
    expect(weekly(before)).toHaveLength(1);
    expect(weekly(after)).toHaveLength(0);
  });

  test('at most three at once, never one question twice, the check-in first; whatever the sessions were', () => {
    const gaps = fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(gaps, fc.integer({ min: 0, max: 120 * 24 }), (between, hours) => {
        let at = 0;
        const sessions = between.map((gap) => {
          at += gap;
          return treated(days(at));
        });
        const now = addMs(FIRST, hours * HOUR_MS);
        const known = sessions.filter(([when]) => when <= now);
        const items = homeItems(chart(course(4), ...known), ZONE, now);
        expect(new Set(items.map(({ key }) => key)).size).toBe(items.length);
        for (const item of items) {
          expect(item.opensAt).toBeLessThanOrEqual(item.remindFrom);
          expect(item.remindFrom).toBeLessThanOrEqual(item.until);
        }
        const asked = askedNow(items, now);
        expect(asked.length).toBeLessThanOrEqual(3);
        expect(
          new Set(asked.map(({ kind, instrument, key }) => instrument ?? (kind === 'check-in' ? kind : key))).size,
        ).toBe(asked.length);
        if (asked.some(({ kind }) => kind === 'check-in')) expect(asked[0]!.kind).toBe('check-in');
        const { scheduled, answered, open } = completeness(items, now);
        expect(scheduled + open).toBe(items.length);
        expect(answered).toBe(0);
      }),
      { numRuns: 60 },
    );
  });
});

describe('reminders learn the hour', () => {
  const at = (day: number, hour: number, minute = 0): Instant => instant(Date.UTC(2026, 10, day, hour + 7, minute));
  test.each<[string, readonly Instant[], number]>([
    ['nothing known: ten in the morning', [], 600],
    ['two answers are too few', [at(3, 19), at(4, 19)], 600],
    ['three in the evening: then', [at(3, 19), at(4, 19, 10), at(5, 19, 20)], 19 * 60 + 10],
    ['one bad night does not move it', [at(3, 9), at(4, 9, 5), at(5, 9, 10), at(6, 3), at(7, 9, 15)], 9 * 60 + 5],
    ['never before eight', [at(3, 5), at(4, 5), at(5, 5)], REMINDERS.earliestMinute],
    ['never after half past eight', [at(3, 23), at(4, 23), at(5, 23)], REMINDERS.latestMinute],
    [
      'only the last eight count',
      [
        ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map((day) => at(day, 9)),
        ...[10, 11, 12, 13, 14, 15, 16, 17].map((day) => at(day, 18)),
      ],
      18 * 60,
    ],
  ])('%s', (_, answers, minute) => {
    expect(learnedMinute(answers, ZONE)).toBe(minute);
  });

  /** Hour by hour from the first session on, nobody answering unless told so: when somebody was written to, and what about. */
  function written(patient: (now: Instant) => Patient, until: number): { at: Instant; items: readonly HomeItem[] }[] {
    const out: { at: Instant; items: readonly HomeItem[] }[] = [];
    for (let now: Instant = FIRST; now < days(until); now = addMs(now, HOUR_MS)) {
      const minute = localMinutes(now, ZONE);
      if (minute < 8 * 60 || minute >= 21 * 60) continue;
      const due = reminderDue(patient(now), { now, zone: ZONE, asked: out.map(({ at }) => at) });
      if (due !== null) out.push({ at: now, items: due.items });
    }
    return out;
  }
  const doses = (...at: readonly number[]) => at.map((day) => treated(days(day)));

  test('one message a day, a second only for what has its own hour', () => {
    const gaps = fc.array(fc.integer({ min: 2, max: 15 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(gaps, (between) => {
        const at = [0, ...between.map((_, index) => between.slice(0, index + 1).reduce((sum, gap) => sum + gap, 0))];
        const sessions = doses(...at);
        const whole = sessions.map((_, index) => chart(course(4), ...sessions.slice(0, index + 1)));
        const out = written((now) => whole[sessions.findLastIndex(([when]) => when <= now)]!, at.at(-1)! + 20);
        const byDay = Map.groupBy(out, (one) => localDateOf(one.at, ZONE));
        for (const messages of byDay.values()) {
          expect(messages.length).toBeLessThanOrEqual(2);
          const [, second] = messages;
          if (second !== undefined) expect(second.items.some(({ repeatMs }) => repeatMs !== null)).toBe(true);
        }
      }),
      { numRuns: 12 },
    );
  });

  test('a question is asked for, the next day again, then three days later, then no more; once in vain where it can wait', () => {
    const zone = ZONE;
    const window = { remindFrom: days(1), until: days(30), repeatMs: null };
    const day = (asked: readonly Instant[], insist: boolean): number | null => {
      const from = askFrom({ ...window, insist }, { asked, minute: 600, zone, worried: false });
      return from === null ? null : Math.round((from.at - FIRST) / DAY_MS);
    };
    expect(day([], true)).toBe(2);
    expect(day([days(2)], true)).toBe(3);
    expect(day([days(2), days(3)], true)).toBe(6);
    expect(day([days(2), days(3), days(6)], true)).toBeNull();
    // A message that went out before it opened did not ask for it.
    expect(day([days(0.5)], true)).toBe(2);
    expect(askFrom({ ...window, insist: false }, { asked: [days(2)], minute: 600, zone, worried: false })?.alone).toBe(
      false,
    );
  });

  test('the evening and the morning after a treatment come at their hours; again the same day only where somebody is worried about', () => {
    const calm = written(() => chart(course(), treated(FIRST, 's')), 1.3).map(({ at }) => iso(at).slice(5, 13));
    expect(calm).toEqual(['11-03T01', '11-03T16']);
    const risk: Said = [
      addMs(FIRST, -DAY_MS),
      'task-opened',
      { task: 't', kind: 'ask-cssrs', title: 'x', ownerRole: 'nurse', dueAt: FIRST, urgent: true },
    ];
    const worried = written(() => chart(course(), risk, treated(FIRST, 's')), 1.3).map(({ at }) =>
      iso(at).slice(5, 13),
    );
    expect(worried).toEqual(['11-03T01', '11-03T03', '11-03T16', '11-03T21']);
  });

  test('who has left four messages unanswered is written to every third day about what can wait, and as ever about what has its hour', () => {
    const patient = chart(course(4), ...doses(0, 7, 14, 21));
    const now = days(28.9);
    const asked = [20, 21, 22, 23, 27].map(days);
    const open = askedNow(homeItems(patient, ZONE, now), now);
    expect(open.some(({ point }) => point === 'weekly')).toBe(true);
    const due = (at: Instant, before: readonly Instant[]) =>
      reminderDue(patient, { now: at, zone: ZONE, asked: before });
    const quiet = open.every(({ insist }) => !insist);
    expect(quiet).toBe(true);
    expect(due(now, asked)).toBeNull();
    expect(due(now, [days(20)])).not.toBeNull();
    // The next treatment's own questions do not wait.
    const next = chart(course(4), ...doses(0, 7, 14, 21, 29));
    const evening = addMs(days(29), 4 * HOUR_MS);
    expect(reminderDue(next, { now: evening, zone: ZONE, asked: [...asked, days(28)] })).not.toBeNull();
  });

  test('one message for all that waits, then silence until the next day, and none when all is answered', () => {
    const patient = chart(course(), treated(FIRST));
    const morning = addMs(FIRST, 20 * HOUR_MS);
    const first = reminderDue(patient, { now: morning, zone: ZONE, asked: [] })!;
    expect(first.items.map(({ kind }) => kind)).toEqual(['check-in', 'scale', 'experience']);
    for (const hours of [1, 3, 6, 9]) {
      expect(reminderDue(patient, { now: addMs(morning, hours * HOUR_MS), zone: ZONE, asked: [morning] })).toBeNull();
    }
    const answered = chart(
      course(),
      treated(FIRST, 's'),
      [morning, 'check-in-answered', { session: 's', point: 'next-morning', answers: { safe: 'yes' } }],
      [morning, 'experience-answered', { session: 's', felt: 'good', lookedAfter: 'yes' }],
      [morning, 'scale-answered', { instrument: 'phq2', version: 'x', answers: {}, total: 2, askedIn: 'portal' }],
    );
    expect(reminderDue(answered, { now: addMs(morning, 2 * HOUR_MS), zone: ZONE, asked: [] })).toBeNull();
  });
});

describe('silence', () => {
  const risk: Said = [
    addMs(FIRST, -DAY_MS),
    'task-opened',
    { task: 't', kind: 'ask-cssrs', title: 'x', ownerRole: 'nurse', dueAt: FIRST, urgent: true },
  ];
  test('after a worrying answer an unanswered morning is a call; without one it is not', () => {
    const evening = days(1.2);
    const kinds = (patient: Patient, now: Instant) =>
      silenceTasks(patient, { now, zone: ZONE }).map(({ task }) => task.kind);
    expect(kinds(chart(course(), treated(FIRST)), evening)).toEqual([]);
    expect(kinds(chart(course(), risk, treated(FIRST)), days(0.9))).toEqual([]);
    expect(kinds(chart(course(), risk, treated(FIRST)), evening)).toEqual(['check-in-silent']);
    const answered = (at: Instant, answers: object): Said => [
      at,
      'check-in-answered',
      { session: `s${FIRST}`, point: 'next-morning', answers },
    ];
    const after = (said: Said) => kinds(chart(course(), risk, treated(FIRST), said), evening);
    expect(after(answered(days(0.8), { safe: 'yes' }))).toEqual([]);
    // Safe was not said, or was said in the evening before: the morning is still unheard.
    expect(after(answered(days(0.8), { tired: 'no' }))).toEqual(['check-in-silent']);
    expect(after(answered(addMs(FIRST, 3 * HOUR_MS), { safe: 'yes' }))).toEqual(['check-in-silent']);
  });

  test('a clock that stood still over a weekend owes that call on Monday, and another session ends it', () => {
    const kinds = (patient: Patient, now: Instant) =>
      silenceTasks(patient, { now, zone: ZONE }).map(({ task }) => task.kind);
    expect(kinds(chart(course(), risk, treated(FIRST)), days(4))).toEqual(['check-in-silent']);
    expect(kinds(chart(course(), risk, treated(FIRST), treated(days(4))), days(4.2))).toEqual([]);
    // Who was expected and did not come, or went without a dose, was not heard by that.
    const [when, kind, body] = treated(days(2));
    const untreated = [when, kind, { ...body, deliveredMg: 0, deliveredMgMax: 0 }] as Said;
    expect(kinds(chart(course(), risk, treated(FIRST), untreated), days(4))).toEqual(['check-in-silent']);
    // Somebody who is worried about weeks later is not called for a morning of then.
    const late: Said = [days(10), risk[1], risk[2]];
    expect(kinds(chart(course(), treated(FIRST), late), days(11))).toEqual([]);
  });

  test('a follow-up that nobody answered is asked for by voice while there is time, once', () => {
    const doses = [0, 3, 7, 10, 14, 17].map((day) => treated(days(day)));
    const patient = chart(course(), ...doses);
    expect(silenceTasks(patient, { now: days(17 + 18), zone: ZONE })).toEqual([]);
    const [due] = silenceTasks(patient, { now: days(17 + 26), zone: ZONE });
    expect(due!.task.kind).toBe('scale-by-voice');
    const again = chart(
      course(),
      ...doses,
      ...silenceTasks(patient, { now: days(17 + 26), zone: ZONE }).map(
        ({ task }): Said => [days(17 + 26), 'task-opened', task],
      ),
    );
    expect(silenceTasks(again, { now: days(17 + 27), zone: ZONE })).toEqual([]);
    expect(
      silenceTasks(patient, { now: days(17 + 40), zone: ZONE }).filter(({ task }) =>
        task.about?.rule?.includes('phq9/monthly'),
      ),
    ).toEqual([]);
  });
});

describe('what the protocol proposes', () => {
  const RULE = { improvementShare: 0.2, afterInfusion: 4, nonImprovementsInARow: 3 };
  const base = phq9(addMs(FIRST, -DAY_MS), 20);
  const ids = (patient: Patient) => proposals(patient, RULE, days(200)).map(({ id, change }) => [id, change]);
  const four = [0, 3, 7, 10].map((day) => treated(days(day)));

  test('no improvement after the fourth: to stop, with the scores it rests on', () => {
    const patient = chart(course(), base, ...four, phq9(days(11), 19));
    const [found] = proposals(patient, RULE, days(12));
    expect(found).toMatchObject({
      id: 'stop-no-improvement',
      change: { stop: true },
      basis: 'trial',
      sources: ['NONIMPROVE-2024'],
    });
    expect(found!.inputs.map(({ value }) => value)).toEqual([20, 19, 4]);
  });

  test('nothing yet after two is no reason to stop', () => {
    const patient = chart(course(), base, treated(days(0)), phq9(days(2), 19), treated(days(3)), phq9(days(4), 20));
    expect(ids(patient)).toEqual([['not-yet-goes-on', null]]);
  });

  test('improved: nothing is proposed; without a score after it: nothing is known, and nothing is proposed', () => {
    expect(ids(chart(course(), base, ...four, phq9(days(11), 9)))).toEqual([]);
    expect(ids(chart(course(), base, ...four))).toEqual([]);
  });

  const weekly = [14, 21, 28, 35].map((day) => treated(days(day)));
  test('a response that holds through four weekly sessions: one step longer; esketamine has no third week', () => {
    const held = [base, ...four, phq9(days(12), 8), ...weekly, phq9(days(36), 7)] as const;
    expect(ids(chart(course(4), ...held))).toEqual([['lengthen-interval', { intervalDays: 14 }]]);
    expect(ids(chart(course(4), base, ...four, phq9(days(12), 8), treated(days(21)), phq9(days(22), 7)))).toEqual([]);
    const nasal: Said = [
      addMs(FIRST, -7 * DAY_MS),
      'course-started',
      { course: 'k1', indication: 'depression', route: 'intranasal-esketamine', regimen: 'x', plannedSessions: 4 },
    ];
    const far = [49, 63].map((day) => treated(days(day)));
    expect(ids(chart(nasal, ...held, ...far, phq9(days(64), 7)))).toEqual([
      ['lengthen-interval', { intervalDays: 28 }],
    ]);
  });

  test('symptoms that return: one step shorter, and what was decided is not proposed again until there is another score', () => {
    const back = [
      course(4),
      base,
      ...four,
      phq9(days(12), 6),
      ...weekly,
      ...[49, 63].map((day) => treated(days(day))),
      phq9(days(64), 14),
    ] as const;
    expect(ids(chart(...back))).toEqual([['shorten-interval', { intervalDays: 7 }]]);
    const decided: Said = [
      days(65),
      'follow-up-decided',
      { proposal: 'shorten-interval', decision: 'decline', words: 'flu', inputs: [] },
    ];
    expect(ids(chart(...back, decided))).toEqual([]);
    expect(ids(chart(...back, decided, phq9(days(70), 15)))).toEqual([['shorten-interval', { intervalDays: 7 }]]);
  });

  test('never responded by the end: to stop', () => {
    expect(ids(chart(course(4), base, ...four, phq9(days(11), 15)))).toEqual([['stop-no-response', { stop: true }]]);
  });
});
