import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Cover, watchAt } from '../cover/index.ts';
import type { Actor, Context, RecordedEvent, Role } from '../record/index.ts';
import { instrumentById } from '../scales/index.ts';
import type { Staff } from '../staff/index.ts';
import { closedWithContact } from '../tasks/index.ts';
import { addMinutes, type Instant, instant, MINUTE_MS } from '../units/index.ts';
import {
  decidePatient,
  lookAtWords,
  type PatientCommand,
  patientFold,
  readPatient,
  WRITTEN_WORDS,
  type WrittenWords,
} from './index.ts';

const at = (iso: string): Instant => instant(Date.parse(iso));
const person = (id: string, ...roles: Role[]) => ({
  id,
  name: id,
  roles,
  since: at('2026-01-01T00:00:00Z'),
  endedAt: null,
});
const STAFF: Staff = {
  people: {
    nora: person('nora', 'nurse'),
    pat: person('pat', 'prescriber'),
    dana: person('dana', 'front-desk'),
  },
  tablets: {},
  openings: {},
  held: {},
};
const COVER: Cover = {
  zone: 'America/Denver',
  week: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '08:00', until: '17:00', people: ['nora', 'pat'] })),
  dates: [],
};
const NURSE: Actor = { kind: 'person', id: 'nora', roles: ['nurse'] };
const DESK: Actor = { kind: 'person', id: 'dana', roles: ['front-desk'] };
/** Tuesday 10:00 and Friday 22:00 in Denver. */
const MORNING = at('2026-11-24T17:00:00Z');
const NIGHT = at('2026-11-28T05:00:00Z');

class Chart {
  state = patientFold.initial('patient/p1');
  #seq = 0;
  #commands = 0;

  say(
    kind: string,
    body: object,
    when: Instant,
    actor: Actor = NURSE,
    heard = kind === 'report-distress',
    clockBehindMin = 0,
  ) {
    this.#commands += 1;
    const id = `c${String(this.#commands).padStart(3, '0')}`;
    const occurredAt = addMinutes(when, -clockBehindMin);
    const command = { id, kind, stream: 'patient/p1', seenSeq: 0, occurredAt, body } as unknown as PatientCommand;
    const context: Context = { now: when, zone: 'America/Denver', actor };
    const watch = watchAt(COVER, STAFF, when, heard);
    const decision = decidePatient({ patient: this.state, watch, staff: STAFF }, command, context);
    if (decision.kind === 'refused') return decision.reasons.map(({ rule }) => rule);
    for (const [index, draft] of decision.streams[0]!.events.entries()) {
      this.#seq += 1;
      this.state = patientFold.evolve(this.state, {
        ...draft,
        command: id,
        index,
        stream: 'patient/p1',
        seq: this.#seq,
        position: this.#seq,
        recordedAt: when,
        author: { kind: actor.kind, id: actor.id, right: 'test' },
        hash: '',
      } as unknown as RecordedEvent);
    }
    return [];
  }
  get tasks() {
    return readPatient(this.state).tasks;
  }
  get open() {
    return this.tasks.filter(({ state }) => state === 'open');
  }
}

const SAID: readonly (readonly [string, string, object, string, string])[] = [
  ['the button', 'say-not-safe', { where: 'how-i-am' }, 'distress-reach', 'not-safe-pressed'],
  [
    'the check-in',
    'answer-check-in',
    { point: 'next-morning', answers: { safe: 'no' } },
    'distress-reach',
    'check-in-not-safe',
  ],
  [
    'not sure',
    'answer-check-in',
    { point: 'next-morning', answers: { safe: 'not-sure' } },
    'distress-ask',
    'check-in-not-sure',
  ],
  [
    'words in a check-in',
    'answer-check-in',
    { point: 'day-3', answers: { safe: 'yes' }, words: 'I want to die' },
    'distress-ask',
    'check-in-words',
  ],
  [
    'the journal, shared with nobody',
    'write-journal',
    { words: 'No puedo más.', shared: false },
    'distress-ask',
    'journal-words',
  ],
  [
    'a word about the session',
    'answer-experience',
    { session: 's', felt: 'hard', lookedAfter: 'no', nextTime: 'I wish I was dead' },
    'distress-ask',
    'experience-words',
  ],
  ['the phone', 'report-distress', { heard: 'phone', what: 'not-safe' }, 'distress-reach', 'told-phone'],
  [
    'a word to the desk',
    'report-distress',
    { heard: 'front-desk', what: 'worried' },
    'distress-ask',
    'told-front-desk',
  ],
  [
    'very sad',
    'answer-check-in',
    { point: 'day-3', answers: { sad: 'very', safe: 'yes' } },
    'check-in-call',
    'check-in-not-well',
  ],
];

describe('whatever says it, somebody owns it', () => {
  test.each(SAID)('%s, in the hours: its minutes count at once', (_, kind, body, task, rule) => {
    const chart = new Chart();
    chart.say(kind, body, MORNING);
    expect(chart.open).toMatchObject([{ kind: task, owner: 'nora', next: ['pat'], about: { rule } }]);
    expect(chart.open[0]!.unwatchedUntil).toBeUndefined();
    expect(chart.open[0]!.dueAt).toBeLessThanOrEqual(addMinutes(MORNING, 240));
  });

  test.each(SAID.filter(([, kind]) => kind !== 'report-distress'))(
    '%s, on Friday night: the first task of Monday is already owned, and the hours nobody was promised are told apart',
    (_, kind, body, task) => {
      const chart = new Chart();
      chart.say(kind, body, NIGHT);
      const monday = at('2026-11-30T15:00:00Z');
      expect(chart.open).toMatchObject([{ kind: task, owner: 'nora', unwatchedUntil: monday }]);
      expect(chart.open[0]!.dueAt).toBeGreaterThan(monday);
    },
  );

  test('what a person of the clinic hears at night counts at once: somebody is there', () => {
    const chart = new Chart();
    chart.say('report-distress', { heard: 'phone', what: 'not-safe' }, NIGHT, DESK);
    expect(chart.open).toMatchObject([{ owner: 'nora', dueAt: addMinutes(NIGHT, 15) }]);
  });

  test('item 9 from home is owned by the hours too; the prescriber’s own task by the prescriber', () => {
    const chart = new Chart();
    const version = instrumentById('phq9')!.version;
    const answers = Object.fromEntries(
      Array.from({ length: 9 }, (_, index) => [`phq9.${index + 1}`, index === 8 ? 2 : 0]),
    );
    chart.say('answer-scale', { instrument: 'phq9', version, answers, total: null, askedIn: 'portal' }, NIGHT);
    expect(chart.open.map(({ kind, owner }) => [kind, owner]).toSorted()).toEqual([
      ['ask-cssrs', 'nora'],
      ['suicide-assess-now', 'pat'],
    ]);
  });

  test('said twice it is one task; said in the hours it never waits behind one whose clock has not begun', () => {
    const chart = new Chart();
    chart.say('say-not-safe', {}, NIGHT);
    chart.say('say-not-safe', {}, addMinutes(NIGHT, 5));
    expect(chart.open).toHaveLength(1);
    chart.say('report-distress', { heard: 'phone', what: 'not-safe' }, addMinutes(NIGHT, 10));
    expect(chart.open).toHaveLength(2);
  });

  test('nothing of the journal stands in the task', () => {
    const chart = new Chart();
    chart.say('write-journal', { words: 'Ana left. I want to die.', shared: false }, MORNING);
    expect(JSON.stringify(chart.open)).not.toMatch(/Ana|want to die/);
  });
});

describe('answered means a human’s contact', () => {
  const opened = () => {
    const chart = new Chart();
    chart.say('say-not-safe', {}, MORNING);
    return { chart, task: chart.open[0]!.task };
  };
  test('words alone close nothing, an attempt is counted and closes nothing, a contact closes it', () => {
    const { chart, task } = opened();
    const later = addMinutes(MORNING, 12);
    expect(chart.say('close-task', { task, evidence: 'left a message' }, later)).toEqual(['contact-missing']);
    expect(chart.say('try-contact', { task, how: 'phone', result: 'left-message' }, later)).toEqual([]);
    expect(chart.open).toHaveLength(1);
    const contact = { reached: 'patient', how: 'phone', at: later, outcome: 'safe-plan-looked-at' };
    expect(chart.say('close-task', { task, evidence: 'talked', contact }, later, DESK)).toEqual(['task-closer']);
    expect(chart.say('close-task', { task, evidence: 'talked', contact }, later)).toEqual([]);
    expect(chart.open).toEqual([]);
    expect(chart.tasks[0]).toMatchObject({ state: 'closed', closedBy: 'nora', contact });
    expect(chart.say('try-contact', { task, how: 'phone', result: 'no-answer' }, later)).toEqual(['task-unknown']);
  });

  test('it is not struck, undone or corrected away, nor given to somebody who may not close it', () => {
    const { chart, task } = opened();
    const entry = { command: 'c001', index: 1 };
    const body = { ...chart.open[0]!, kind: 'score-review' };
    expect(chart.say('strike-entry', { entry, reason: 'mistake' }, MORNING)).toEqual(['risk-stands']);
    expect(chart.say('undo-entry', { entry }, MORNING)).toEqual(['risk-stands']);
    expect(chart.say('correct-entry', { entry, kind: 'task-opened', body, reason: 'x' }, MORNING)).toEqual([
      'risk-stands',
    ]);
    expect(chart.say('take-task', { task, owner: 'dana' }, MORNING)).toEqual(['task-taker']);
    expect(chart.say('take-task', { task, owner: 'nobody' }, MORNING)).toEqual(['task-taker']);
    expect(chart.say('take-task', { task, owner: 'pat' }, MORNING)).toEqual([]);
    // The press itself may be struck by a clinician: what it opened stays.
    expect(
      chart.say('strike-entry', { entry: { command: 'c001', index: 0 }, reason: 'other person' }, MORNING),
    ).toEqual([]);
    expect(chart.open).toMatchObject([{ task, owner: 'pat' }]);
  });
});

/** One thing said or done, some minutes after the one before. */
const steps = fc.record({
  after: fc.integer({ min: 0, max: 14 * 60 }),
  what: fc.oneof(
    fc.constantFrom(...SAID).map(([, kind, body]) => ({ kind, body })),
    fc.record({
      kind: fc.constant('write-journal'),
      body: fc.record({ words: fc.constant('a calm day'), shared: fc.boolean() }),
    }),
    fc.constantFrom(
      { kind: 'close', with: 'words' },
      { kind: 'close', with: 'old-contact' },
      { kind: 'close', with: 'contact' },
      { kind: 'try', with: '' },
      { kind: 'strike', with: '' },
    ),
  ),
  actor: fc.constantFrom(NURSE, DESK),
});

test('whatever is said and done in clinic weeks, every need has an owner, and only a contact by a clinician closes it', () => {
  fc.assert(
    fc.property(fc.array(steps, { minLength: 1, maxLength: 40 }), (story) => {
      const chart = new Chart();
      let now = MORNING;
      let told = 0;
      for (const { after, what, actor } of story) {
        now = addMinutes(now, after);
        const before = chart.open.filter(({ kind }) => closedWithContact(kind));
        if ('body' in what) {
          chart.say(what.kind, what.body, now, actor);
          if (SAID.some(([, kind, body]) => kind === what.kind && body === what.body)) told += 1;
          // Whatever was open is open still.
          for (const { task } of before) expect(chart.open.map((one) => one.task)).toContain(task);
          continue;
        }
        const [first] = before;
        if (first === undefined) continue;
        const { task } = first;
        const contact = { reached: 'patient', how: 'phone', at: now, outcome: 'safe-plan-looked-at' };
        const old = { ...contact, at: instant(first.openedAt - MINUTE_MS) };
        if (what.kind === 'try') chart.say('try-contact', { task, how: 'phone', result: 'no-answer' }, now, actor);
        else if (what.kind === 'strike') {
          const entry = { command: task.split('/')[0], index: 1 };
          chart.say('strike-entry', { entry, reason: 'slip' }, now, actor);
        } else {
          const said = what.with === 'contact' ? { contact } : what.with === 'old-contact' ? { contact: old } : {};
          chart.say('close-task', { task, evidence: 'x', ...said }, now, actor);
        }
        const closed = chart.open.every((one) => one.task !== task);
        expect(closed).toBe(what.kind === 'close' && what.with === 'contact' && actor === NURSE);
      }
      const needs = chart.tasks;
      if (told > 0) expect(needs.length).toBeGreaterThan(0);
      for (const need of needs) {
        expect(['nora', 'pat']).toContain(need.owner);
        if (need.state === 'closed' && closedWithContact(need.kind)) expect(need.contact).toBeDefined();
      }
    }),
  );
});

describe('what is said while a task is open is answered after it was said', () => {
  const reached = (when: Instant) => ({ reached: 'patient', how: 'phone', at: when, outcome: 'safe-plan-looked-at' });
  const later = (minutes: number) => addMinutes(MORNING, minutes);

  test('a contact before the second press does not close what it found open', () => {
    const chart = new Chart();
    chart.say('say-not-safe', {}, MORNING);
    const { task } = chart.open[0]!;
    chart.say('say-not-safe', {}, later(60));
    expect(chart.open).toHaveLength(1);
    const close = (at: Instant, when: Instant) =>
      chart.say('close-task', { task, evidence: 'talked', contact: reached(at) }, when);
    expect(close(later(5), later(90))).toEqual(['contact-before-cause']);
    expect(close(later(70), later(90))).toEqual([]);
    expect(chart.open).toEqual([]);
  });

  test.each([0, 15, 90])('nor does it where the telephone that it was pressed on is %i min behind', (behind) => {
    const chart = new Chart();
    const own: Actor = { kind: 'patient', id: 'p1', roles: [], about: 'p1', purpose: 'sign-in' };
    chart.say('say-not-safe', {}, MORNING, own);
    const { task } = chart.open[0]!;
    chart.say('say-not-safe', {}, later(20), own, false, behind);
    const close = (at: Instant) =>
      chart.say('close-task', { task, evidence: 'called', contact: reached(at) }, later(25));
    expect(close(later(10))).toEqual(['contact-before-cause']);
    expect(close(later(24))).toEqual([]);
  });

  test('a screener asked before the call to ask it, entered or put right later, does not answer it', () => {
    const chart = new Chart();
    const version = (instrument: string) => instrumentById(instrument)!.version;
    const answers = { 'cssrs.1': 0, 'cssrs.2': 0, 'cssrs.6': 0 };
    const screener = { instrument: 'cssrsScreener', version: version('cssrsScreener'), answers, total: null };
    chart.say('answer-scale', screener, MORNING);
    const nine = Object.fromEntries(Array.from({ length: 9 }, (_, n) => [`phq9.${n + 1}`, 1]));
    chart.say('answer-scale', { instrument: 'phq9', version: version('phq9'), answers: nine, total: null }, later(60));
    const asking = () => chart.open.some(({ kind }) => kind === 'ask-cssrs');
    expect(asking()).toBe(true);
    const entry = { command: 'c001', index: 0 };
    chart.say('correct-entry', { entry, kind: 'scale-answered', body: screener, reason: 'a slip' }, later(70));
    expect(asking()).toBe(true);
    chart.say('answer-scale', screener, later(80));
    expect(asking()).toBe(false);
  });

  test('who took or closed a task is not put right into another task', () => {
    const chart = new Chart();
    chart.say('say-not-safe', {}, MORNING);
    const { task } = chart.open[0]!;
    chart.say(
      'open-task',
      { task: 'by-hand/1', kind: 'by-hand', title: 'x', ownerRole: 'front-desk', dueAt: later(9), urgent: false },
      later(1),
    );
    chart.say('close-task', { task: 'by-hand/1', evidence: 'done' }, later(2), DESK);
    const correction = {
      entry: { command: 'c003', index: 0 },
      kind: 'task-closed',
      body: { task, evidence: 'x' },
      reason: 'a slip',
    };
    expect(chart.say('correct-entry', correction, later(3), DESK)).toEqual(['entry-not-correctable']);
    expect(chart.open.map((one) => one.task)).toEqual([task]);
  });
});

describe('what only the patient can say stands', () => {
  const SELF: Actor = { kind: 'patient', id: 'p1', roles: [], about: 'p1' };
  const PRESCRIBER: Actor = { kind: 'person', id: 'pat', roles: ['prescriber'] };
  const checkIn = { point: 'next-morning', answers: { safe: 'no' } };
  const signed = { consent: 'ketamine', document: 'ours', version: '1', offLabelWording: true };
  const entry = { command: 'c001', index: 0 };
  const later = addMinutes(MORNING, 0.5);
  const putRight = (chart: Chart, by: Actor, kind: string, body: object) => [
    chart.say('correct-entry', { entry, kind, body, reason: 'a slip' }, later, by),
    chart.say('strike-entry', { entry, reason: 'a slip' }, later, by),
    chart.say('undo-entry', { entry }, later, by),
  ];
  test.each([
    ['withdraw-consent', 'consent-withdrawn', { consent: 'ketamine' }, 'withdrawal-stands'],
    ['sign-consent', 'consent-signed', signed, 'own-word-stands'],
    ['say-not-safe', 'not-safe-said', { where: 'how-i-am' }, 'own-word-stands'],
    ['answer-check-in', 'check-in-answered', checkIn, 'own-word-stands'],
    ['write-journal', 'journal-written', { words: 'a', shared: true }, 'own-word-stands'],
    ['answer-experience', 'experience-answered', { session: 's', felt: 'hard' }, 'own-word-stands'],
  ])('%s: staff neither put it right, strike it nor undo it', (command, kind, body, rule) => {
    for (const by of [DESK, NURSE, PRESCRIBER]) {
      const chart = new Chart();
      expect(chart.say(command, body, MORNING, SELF)).toEqual([]);
      expect(putRight(chart, by, kind, body)).toEqual([[rule], [rule], ['undo-not-own']]);
      expect(readPatient(chart.state).withdrawn).toEqual([]);
    }
  });
  test('what staff entered themselves is put right as ever', () => {
    const chart = new Chart();
    chart.say('withdraw-consent', { consent: 'ketamine' }, MORNING, DESK);
    expect(chart.say('strike-entry', { entry, reason: 'another patient' }, later, NURSE)).toEqual([]);
    expect(readPatient(chart.state).withdrawn).toHaveLength(1);
  });
});

describe('whatever somebody writes in his own words', () => {
  const fields = (WRITTEN_WORDS as readonly WrittenWords[]).flatMap(({ command, event, looked, rule }) =>
    looked.map((field) => [command, event, field, rule] as const),
  );
  const nested = (path: string, words: string): object =>
    path.split('.').reduceRight<unknown>((inner, name) => ({ [name]: inner }), [{ part: words }]) as object;
  const lookedAt = (command: string, event: string, body: object, chart = new Chart(), also: object[] = []) => {
    const drafts = [{ kind: event, version: 1, occurredAt: MORNING, zone: 'UTC', body }, ...also];
    const said = { id: 'c900', kind: command, stream: 'patient/p1', seenSeq: 0, occurredAt: MORNING, body } as const;
    const decision = lookAtWords(
      { patient: chart.state, watch: watchAt(COVER, STAFF, MORNING) },
      { kind: 'accepted', streams: [{ stream: 'patient/p1', events: drafts as never }] },
      said as never,
      { now: MORNING, zone: 'UTC', actor: { kind: 'patient', id: 'p1', roles: [], about: 'p1' } },
    );
    if (decision.kind === 'refused') throw new Error('refused');
    return decision.streams[0]!.events.slice(drafts.length).map(({ body: task }) => task);
  };
  test.each(fields)('%s (%s): words that worry in "%s" open the task, others none', (command, event, field, rule) => {
    expect(lookedAt(command, event, nested(field, 'I want to die'))).toMatchObject([
      { kind: 'distress-ask', owner: 'nora', about: { rule, entry: { command: 'c900', index: 0 } } },
    ]);
    expect(lookedAt(command, event, nested(field, 'I slept well'))).toEqual([]);
  });
  test('a task about this danger that is open, or is opened beside it, is the one', () => {
    const chart = new Chart();
    chart.say('say-not-safe', {}, MORNING);
    expect(lookedAt('wish-next-time', 'next-time-wished', { words: 'I want to die' }, chart)).toEqual([]);
    const also = [{ kind: 'task-opened', body: { kind: 'sign-up-not-safe' } }];
    expect(lookedAt('sign-up', 'signed-up', { heardFrom: 'I want to die' }, new Chart(), also)).toEqual([]);
  });
});

describe('a correction that makes an answer worse opens what a first answer opens', () => {
  const correct = (chart: Chart, kind: string, body: object, when: Instant) =>
    chart.say('correct-entry', { entry: { command: 'c001', index: 0 }, kind, body, reason: 'misheard' }, when);
  const checkIn = (safe: string, words?: string) => ({
    point: 'next-morning',
    answers: { safe },
    ...(words === undefined ? {} : { words }),
  });
  test.each([
    ['answer-check-in', 'check-in-answered', checkIn('yes'), checkIn('no'), ['distress-reach']],
    ['answer-check-in', 'check-in-answered', checkIn('yes'), checkIn('not-sure'), ['distress-ask']],
    ['answer-check-in', 'check-in-answered', checkIn('yes'), checkIn('yes', 'I want to die'), ['distress-ask']],
    ['answer-check-in', 'check-in-answered', checkIn('yes'), checkIn('yes', 'slept well'), []],
    [
      'write-journal',
      'journal-written',
      { words: 'a', shared: true },
      { words: 'no puedo más', shared: true },
      ['distress-ask'],
    ],
    ['ask-bladder', 'bladder-asked', { haematuria: false }, { haematuria: true }, ['bladder-stop']],
  ] as const)('%s: from %s to %s', (command, kind, first, second, kinds) => {
    const chart = new Chart();
    chart.say(command, first, MORNING);
    expect(chart.open).toEqual([]);
    expect(correct(chart, kind, second, addMinutes(MORNING, 30))).toEqual([]);
    expect(chart.open.map((task) => task.kind)).toEqual(kinds);
  });
  test('an adverse event that turns out serious is judged and reported', () => {
    const chart = new Chart();
    const event = {
      event: 'fall',
      grade: 1,
      onsetAt: MORNING,
      related: 'possible',
      action: 'none',
      outcome: 'ongoing',
    };
    chart.say('report-adverse-event', { ...event, serious: 'no', product: 'esketamine-nasal' }, MORNING);
    const worse = { ...event, grade: 3, serious: 'hospitalisation', product: 'esketamine-nasal' };
    correct(chart, 'adverse-event-reported', worse, addMinutes(MORNING, 30));
    expect(chart.open.map(({ kind }) => kind)).toEqual(['serious-event', 'report-medwatch', 'report-rems']);
    correct(chart, 'adverse-event-reported', { ...worse, grade: 4 }, addMinutes(MORNING, 40));
    expect(chart.open).toHaveLength(3);
  });
  test('whoever was reached before the correction has not answered it', () => {
    const chart = new Chart();
    chart.say('answer-check-in', checkIn('not-sure'), MORNING);
    const { task } = chart.open[0]!;
    correct(chart, 'check-in-answered', checkIn('no'), addMinutes(MORNING, 30));
    const [graver] = chart.open.filter(({ kind }) => kind === 'distress-reach');
    expect(graver).toBeDefined();
    const contact = { reached: 'patient', how: 'phone', at: addMinutes(MORNING, 10), outcome: 'safe-plan-looked-at' };
    expect(chart.say('close-task', { task, evidence: 'talked', contact }, addMinutes(MORNING, 50))).toEqual([
      'contact-before-cause',
    ]);
    const later = { ...contact, at: addMinutes(MORNING, 45) };
    expect(chart.say('close-task', { task, evidence: 'talked', contact: later }, addMinutes(MORNING, 50))).toEqual([]);
  });
});

test('a biller’s role reaches the bills’ tasks and no others, whatever other role stands beside it that has none', () => {
  const chart = new Chart();
  const owed = { kind: 'call-back', title: 'call', urgent: false, dueAt: addMinutes(MORNING, 60) };
  chart.say('open-task', { ...owed, task: 'nurses', ownerRole: 'nurse' }, MORNING);
  chart.say('open-task', { ...owed, task: 'bills', ownerRole: 'biller' }, MORNING);
  const close = (task: string, ...roles: Role[]) =>
    chart.say('close-task', { task, evidence: 'done' }, MORNING, { kind: 'person', id: 'mia', roles });
  for (const roles of [['biller'], ['owner', 'biller'], ['therapist', 'biller']] satisfies Role[][])
    expect(close('nurses', ...roles), roles.join()).toEqual(['task-closer']);
  expect(close('bills', 'owner', 'biller')).toEqual([]);
  expect(close('nurses', 'nurse', 'biller')).toEqual([]);
});
