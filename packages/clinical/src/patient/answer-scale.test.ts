import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Actor, Context, RecordedEvent, Role } from '../record/index.ts';
import { instrumentById } from '../scales/index.ts';
import { addMinutes, type Instant, instant } from '../units/index.ts';
import { decidePatient, type Patient, type PatientCommand, patientFold, readPatient } from './index.ts';

const NOW = instant(1_772_550_000_000);
const PHQ9 = instrumentById('phq9')!;
const CSSRS = instrumentById('cssrsScreener')!;
const actor = (role: Role): Actor => ({ kind: 'person', id: `a-${role}`, roles: [role] });

/** A person's record, driven by commands alone. */
class Chart {
  state = patientFold.initial('patient/p1');
  #seq = 0;
  #commands = 0;

  say(kind: string, body: object, at: Instant = NOW, role: Role = 'nurse') {
    this.#commands += 1;
    const id = `c${String(this.#commands).padStart(3, '0')}`;
    const command = { id, kind, stream: 'patient/p1', seenSeq: 0, occurredAt: at, body } as unknown as PatientCommand;
    const context: Context = { now: at, zone: 'America/Denver', actor: actor(role) };
    const decision = decidePatient({ patient: this.state }, command, context);
    if (decision.kind === 'refused') return decision.reasons.map(({ rule }) => rule);
    for (const [index, draft] of decision.streams[0]!.events.entries()) {
      this.#seq += 1;
      const event = {
        ...draft,
        command: id,
        index,
        stream: 'patient/p1',
        seq: this.#seq,
        position: this.#seq,
        recordedAt: at,
        author: { kind: 'person', id: context.actor.id, right: 'test' },
        hash: '',
      } as unknown as RecordedEvent;
      this.state = patientFold.evolve(this.state, event);
    }
    return decision.streams[0]!.events;
  }

  get patient(): Patient {
    return readPatient(this.state);
  }

  get open(): readonly string[] {
    return this.patient.tasks
      .filter(({ state }) => state === 'open')
      .map(({ kind }) => kind)
      .toSorted();
  }
}

const phq9 = (values: readonly (number | null)[]) => ({
  instrument: 'phq9',
  version: PHQ9.version,
  answers: Object.fromEntries(values.map((value, index) => [`phq9.${index + 1}`, value])),
  total: null,
});
const cssrs = (yes: readonly string[], more: object = {}) => ({
  instrument: 'cssrsScreener',
  version: CSSRS.version,
  answers: Object.fromEntries(
    CSSRS.items.map(({ linkId, enableWhen }) => [
      linkId,
      yes.includes(linkId) ? 1 : enableWhen && !yes.includes(enableWhen.item) ? null : 0,
    ]),
  ),
  total: null,
  ...more,
});

const soFar = (instrument: string, version: string, answers: object) => ({
  of: 'scale',
  instrument,
  version,
  answers,
});
describe('what is told of a form at home that is not done', () => {
  test.each([
    ['item 9 answered 1', soFar('phq9', PHQ9.version, { 'phq9.9': 1 }), ['ask-cssrs']],
    ['item 9 answered 3', soFar('phq9', PHQ9.version, { 'phq9.9': 3 }), ['ask-cssrs', 'suicide-assess-now']],
    [
      'a wish to be dead',
      soFar('cssrsScreener', CSSRS.version, { 'cssrs.1': 1 }),
      ['ask-cssrs', 'suicide-tell-clinician'],
    ],
    [
      'a plan',
      soFar('cssrsScreener', CSSRS.version, { 'cssrs.2': 1, 'cssrs.3': 0, 'cssrs.4': 0, 'cssrs.5': 1 }),
      ['suicide-assess-now'],
    ],
    ['another version', soFar('phq9', 'of another day', { 'phq9.9': 1 }), ['distress-ask']],
    ['a form that nobody knows', soFar('made-up', '1', { 'made-up.1': 1 }), ['distress-ask']],
    ['not safe', { of: 'check-in', point: 'hours-4', answers: { safe: 'no' } }, ['distress-reach']],
    ['not sure', { of: 'check-in', point: 'hours-4', answers: { safe: 'not-sure' } }, ['distress-ask']],
  ] as const)('%s', (_name, body, opens) => {
    const chart = new Chart();
    chart.say('tell-answers-so-far', body);
    expect(chart.open).toEqual(opens);
    // Nothing is counted from it, and the form stays asked.
    expect(chart.patient.scales).toEqual([]);
  });

  test('the form that is done afterwards opens nothing twice, and what is worse besides', () => {
    const chart = new Chart();
    chart.say('tell-answers-so-far', soFar('phq9', PHQ9.version, { 'phq9.9': 1 }));
    chart.say('answer-scale', phq9([0, 0, 0, 0, 0, 0, 0, 0, 1]), addMinutes(NOW, 1));
    expect(chart.open).toEqual(['ask-cssrs']);
    chart.say('tell-answers-so-far', soFar('phq9', PHQ9.version, { 'phq9.9': 2 }), addMinutes(NOW, 2));
    chart.say('tell-answers-so-far', soFar('phq9', PHQ9.version, { 'phq9.9': 2 }), addMinutes(NOW, 3));
    expect(chart.open).toEqual(['ask-cssrs', 'suicide-assess-now']);
  });

  test('a check-in that is sent afterwards opens nothing twice', () => {
    const chart = new Chart();
    chart.say('tell-answers-so-far', { of: 'check-in', point: 'hours-4', answers: { safe: 'no' } });
    chart.say('answer-check-in', { point: 'hours-4', answers: { safe: 'no', tired: 'very' } }, addMinutes(NOW, 1));
    expect(chart.open).toEqual(['distress-reach']);
  });

  test('0 on the form that is sent afterwards takes no call back: a person asks', () => {
    const chart = new Chart();
    chart.say('tell-answers-so-far', soFar('phq9', PHQ9.version, { 'phq9.9': 1 }));
    chart.say('answer-scale', phq9([0, 0, 0, 0, 0, 0, 0, 0, 0]), addMinutes(NOW, 1));
    expect(chart.open).toEqual(['ask-cssrs']);
  });
});

describe('what a scale opens', () => {
  test.each([
    ['item 9 answered 0', phq9([1, 1, 1, 1, 1, 1, 1, 1, 0]), []],
    ['item 9 answered 1', phq9([1, 1, 1, 1, 1, 1, 1, 1, 1]), ['ask-cssrs']],
    ['item 9 answered 2', phq9([1, 1, 1, 1, 1, 1, 1, 1, 2]), ['ask-cssrs', 'suicide-assess-now']],
    ['item 9 left blank', phq9([1, 1, 1, 1, 1, 1, 1, 1, null]), ['ask-by-voice']],
    ['item 9 alone', phq9([null, null, null, null, null, null, null, null, 1]), ['ask-cssrs']],
    ['a total of 20', phq9([3, 3, 3, 3, 3, 3, 2, 0, 0]), ['score-review']],
    ['a total of 19', phq9([3, 3, 3, 3, 3, 3, 1, 0, 0]), []],
    ['C-SSRS none', cssrs([]), []],
    ['C-SSRS low', cssrs(['cssrs.1']), ['suicide-tell-clinician']],
    ['C-SSRS moderate', cssrs(['cssrs.2', 'cssrs.3']), ['suicide-assess-today']],
    ['C-SSRS high', cssrs(['cssrs.2', 'cssrs.4']), ['suicide-assess-now']],
    ['C-SSRS unfinished', cssrs([], { answers: { 'cssrs.1': 0 } }), ['ask-by-voice', 'ask-cssrs']],
  ] as const)('%s', (_name, body, opens) => {
    const chart = new Chart();
    chart.say('answer-scale', body);
    expect(chart.open).toEqual(opens);
  });

  test.each([
    ['another version', { version: 'of another day' }, ['ask-cssrs']],
    ['an answer beside it that the form does not have', { answers: { 'phq9.9': 1, 'phq9.1': 7 } }, ['ask-cssrs']],
    ['another version, and 0', { version: 'of another day', answers: { 'phq9.9': 0 } }, []],
  ])('item 9 on a form that cannot be scored: %s', (_name, other, opens) => {
    const chart = new Chart();
    chart.say('answer-scale', { ...phq9([0, 0, 0, 0, 0, 0, 0, 0, 2]), ...other });
    expect(chart.open).toEqual(opens);
  });

  test('the same need is not opened twice while it waits', () => {
    const chart = new Chart();
    chart.say('answer-scale', phq9([0, 0, 0, 0, 0, 0, 0, 0, 1]));
    chart.say('answer-scale', phq9([0, 0, 0, 0, 0, 0, 0, 0, 1]), addMinutes(NOW, 5));
    expect(chart.open).toEqual(['ask-cssrs']);
  });

  test('item 9, then the screener, then the assessment: each closes by what was done, the last by a prescriber’s words', () => {
    const chart = new Chart();
    chart.say('answer-scale', phq9([0, 0, 0, 0, 0, 0, 0, 0, 1]));
    chart.say('answer-scale', cssrs(['cssrs.2', 'cssrs.4']), addMinutes(NOW, 10));
    expect(chart.open).toEqual(['suicide-assess-now']);
    const asked = chart.patient.tasks.find(({ kind }) => kind === 'ask-cssrs')!;
    expect(asked).toMatchObject({ state: 'closed', evidence: expect.stringContaining('high') });
    const { task, dueAt } = chart.patient.tasks.find(({ kind }) => kind === 'suicide-assess-now')!;
    expect(dueAt).toBe(addMinutes(NOW, 25));
    const evidence = 'Seen at once; plan made with her and her sister.';
    expect(chart.say('close-task', { task, evidence }, addMinutes(NOW, 20), 'nurse')).toEqual(['task-closer']);
    expect(chart.say('close-task', { task, evidence }, addMinutes(NOW, 20), 'prescriber')).toEqual(['contact-missing']);
    const contact = { reached: 'patient', how: 'in-person', at: addMinutes(NOW, 18), outcome: 'safe-plan-looked-at' };
    chart.say('close-task', { task, evidence, contact }, addMinutes(NOW, 20), 'prescriber');
    expect(chart.open).toEqual([]);
  });

  test('a screener that the patient filled in alone is no human’s contact: the call to ask stays', () => {
    const chart = new Chart();
    chart.say('answer-scale', phq9([0, 0, 0, 0, 0, 0, 0, 0, 1]));
    chart.say('answer-scale', { ...cssrs([]), askedIn: 'portal', answeredBy: 'patient' }, addMinutes(NOW, 10));
    expect(chart.open).toEqual(['ask-cssrs']);
    chart.say('answer-scale', { ...cssrs([]), answeredBy: 'asked' }, addMinutes(NOW, 20));
    expect(chart.open).toEqual([]);
  });

  test('a correction is scored again and opens what it should have opened', () => {
    const chart = new Chart();
    chart.say('answer-scale', phq9([0, 0, 0, 0, 0, 0, 0, 0, 0]));
    const entry = chart.patient.scales[0]!;
    const [command, index] = entry.id.split('/');
    const body = phq9([0, 0, 0, 0, 0, 0, 0, 0, 2]);
    const correction = { entry: { command, index: Number(index) }, kind: 'scale-answered', body, reason: 'misread' };
    chart.say('correct-entry', correction, addMinutes(NOW, 3));
    expect(chart.patient.scales[0]!.body).toMatchObject({ total: 2, score: { total: 2 } });
    expect(chart.open).toEqual(['ask-cssrs', 'suicide-assess-now']);
  });
});

describe('how an answer is kept', () => {
  test('the score is counted here, with the version of the instrument; a claim that differs is flagged', () => {
    const chart = new Chart();
    const events = chart.say('answer-scale', { ...phq9([1, 1, 1, 1, 1, 1, 1, 1, 0]), total: 27, band: 'severe' });
    expect(events[0]).toMatchObject({
      body: { total: 8, band: 'mild', version: PHQ9.version, flags: [{ rule: 'total-differs' }] },
    });
  });

  test('a partial answer is kept with what is still missing', () => {
    const chart = new Chart();
    chart.say('answer-scale', phq9([1, 1, null, null, null, null, null, null, 0]));
    const { score } = chart.patient.scales[0]!.body;
    expect(score).toMatchObject({ complete: false, total: null });
    expect(score?.missing).toContain('phq9.3');
  });

  test.each([
    ['an unknown instrument', { instrument: 'phq-9', version: '1', answers: {}, total: 12 }, 'instrument-unknown'],
    ['another version', { ...phq9([1]), version: 'of 1912' }, 'instrument-version'],
    ['another form', { ...phq9([1]), form: 'short' }, 'form-unknown'],
    ['an answer off the scale', phq9([4]), 'answer-off-scale'],
    ['a total off the scale', { ...phq9([]), total: 28 }, 'total-off-scale'],
  ])('%s is kept as said, flagged, and given no score', (_name, body, rule) => {
    const chart = new Chart();
    expect(chart.say('answer-scale', body)[0]).toMatchObject({
      body: { instrument: body.instrument, total: null, flags: [{ rule }] },
    });
  });

  test('a total alone is taken where the answers are not to be had', () => {
    const chart = new Chart();
    const madrs = instrumentById('madrs')!;
    chart.say('answer-scale', { instrument: 'madrs', version: madrs.version, answers: {}, total: 31 });
    expect(chart.patient.scales[0]!.body.score).toMatchObject({ total: 31, complete: null });
  });

  test('whatever is answered, a yes to thoughts of death is never without an open task', () => {
    const value = fc.option(fc.integer({ min: 0, max: 3 }));
    fc.assert(
      fc.property(fc.array(value, { minLength: 8, maxLength: 8 }), fc.integer({ min: 1, max: 3 }), (rest, ninth) => {
        const chart = new Chart();
        chart.say('answer-scale', phq9([...rest, ninth]));
        expect(chart.open).toContain('ask-cssrs');
      }),
    );
  });
});

const event = (more: object) => ({
  event: 'syncope',
  grade: 3,
  onsetAt: NOW,
  related: 'possible',
  action: 'treated',
  outcome: 'resolved',
  serious: 'no',
  product: 'ketamine-iv',
  ...more,
});

test.each([
  ['not serious', {}, []],
  ['not judged, severe', { serious: 'not-assessed' }, ['serious-event']],
  ['not judged, moderate', { serious: 'not-assessed', grade: 2 }, []],
  ['serious, by vein', { serious: 'hospitalisation' }, ['report-medwatch', 'serious-event']],
  [
    'serious, under the REMS',
    { serious: 'hospitalisation', product: 'esketamine-nasal' },
    ['report-medwatch', 'report-rems', 'serious-event'],
  ],
] as const)('what an adverse event owes: %s', (_name, more, owes) => {
  const chart = new Chart();
  chart.say('report-adverse-event', event(more));
  expect(chart.open).toEqual(owes);
});

test.each([
  [{ haematuria: true }, ['bladder-stop']],
  [{ haematuria: false, painDays: 14, frequencyDays: 0 }, []],
  [{ haematuria: false, painDays: 15, frequencyDays: 0 }, ['bladder-stop']],
  [{ haematuria: false, painDays: 0, frequencyDays: 15 }, ['bladder-stop']],
  [{}, []],
] as const)('the bladder stop rule: %j', (asked, opens) => {
  const chart = new Chart();
  chart.say('ask-bladder', asked);
  expect(chart.open).toEqual(opens);
});

test('a letter about a course is written only where somebody says that the patient agreed', () => {
  const chart = new Chart();
  const letter = {
    letter: 'course-7',
    to: 'Dr Ames',
    rule: 'course-told',
    sources: [],
    paragraphs: ['a'],
    language: 'en',
  };
  expect(chart.say('draft-letter', letter)).toEqual(['letter-agreement-missing']);
  expect(chart.say('draft-letter', { ...letter, agreed: ' ' })).toEqual(['letter-agreement-missing']);
  chart.say('draft-letter', { ...letter, agreed: 'Nurse Nair' });
  expect(chart.patient.letters[0]).toMatchObject({ letter: 'course-7', agreed: 'Nurse Nair' });
});

test('a letter is drafted, sent by a person, and waits for its answer', () => {
  const chart = new Chart();
  const letter = {
    letter: 'l1',
    to: 'Dr Ames',
    medicine: 'x',
    rule: 'ddi',
    sources: [],
    paragraphs: ['a'],
    language: 'en',
  };
  chart.say('draft-letter', letter);
  expect(chart.say('draft-letter', letter)).toEqual(['letter-exists']);
  expect(chart.say('follow-letter', { letter: 'l2', status: 'sent' })).toEqual(['letter-unknown']);
  chart.say('follow-letter', { letter: 'l1', status: 'sent' }, NOW, 'prescriber');
  expect(chart.open).toEqual(['letter-answer']);
  chart.say('follow-letter', { letter: 'l1', status: 'answered', words: 'agreed' }, addMinutes(NOW, 60), 'prescriber');
  expect(chart.patient.letters[0]).toMatchObject({ status: 'answered', statusWords: 'agreed' });
  expect(chart.open).toEqual([]);
});

test.each([
  [0, 0],
  [27, 27],
  [-1, null],
  [28, null],
])('a total of %i alone gives %s: the ends of the scale belong to it', (said, total) => {
  const chart = new Chart();
  chart.say('answer-scale', { ...phq9([]), total: said });
  expect(chart.patient.scales[0]!.body.total).toBe(total);
});

test('a screener without an answer to any question closes nothing', () => {
  const chart = new Chart();
  chart.say('answer-scale', phq9([0, 0, 0, 0, 0, 0, 0, 0, 1]));
  chart.say('answer-scale', cssrs([], { answers: {} }), addMinutes(NOW, 5));
  chart.say('answer-scale', cssrs([], { answers: { 'cssrs.1': 0 } }), addMinutes(NOW, 6));
  expect(chart.open).toContain('ask-cssrs');
});

test('a bladder sign opens its task once while it is open, and again after it was closed', () => {
  const chart = new Chart();
  chart.say('open-task', {
    task: 'x',
    kind: 'call-back',
    title: 'x',
    ownerRole: 'nurse',
    dueAt: NOW,
    urgent: false,
  });
  chart.say('ask-bladder', { haematuria: true });
  chart.say('ask-bladder', { haematuria: true }, addMinutes(NOW, 5));
  expect(chart.open).toEqual(['bladder-stop', 'call-back']);
  const { task } = chart.patient.tasks.find(({ kind }) => kind === 'bladder-stop')!;
  chart.say('close-task', { task, evidence: 'seen by urology' }, addMinutes(NOW, 9), 'prescriber');
  chart.say('ask-bladder', { haematuria: true }, addMinutes(NOW, 10));
  expect(chart.open).toEqual(['bladder-stop', 'call-back']);
});

test('what the session has opened already is not opened again, another session’s is no reason', () => {
  const chart = new Chart();
  const owed = { kind: 'serious-event', title: 'x', ownerRole: 'prescriber', dueAt: NOW, urgent: true };
  chart.say('open-task', { ...owed, task: 's1/serious-event' });
  chart.say('open-task', { ...owed, kind: 'call-back', task: 's1/other' });
  chart.say('report-adverse-event', event({ serious: 'hospitalisation', session: 's1' }));
  expect(chart.open).toEqual(['call-back', 'report-medwatch', 'serious-event']);
  chart.say('report-adverse-event', event({ serious: 'hospitalisation', session: 's2' }));
  expect(chart.open.filter((kind) => kind === 'serious-event')).toHaveLength(2);
});

test.each([
  ['male', 'negative'],
  ['female', 'positive'],
] as const)('an AUDIT-C of 3 of a %s is %s: the cut follows the sex at birth', (sexAtBirth, band) => {
  const chart = new Chart();
  chart.say('register-patient', { givenName: 'A', familyName: 'B', birthDate: '1980-01-01', sexAtBirth });
  const auditC = instrumentById('auditC')!;
  chart.say('answer-scale', { instrument: 'auditC', version: auditC.version, answers: {}, total: 3 });
  expect(chart.patient.scales[0]!.body.band).toBe(band);
});
