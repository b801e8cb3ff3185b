import { describe, expect, test } from 'vitest';
import type { Context, Decision, RecordedEvent, Role, StreamName } from '../record/index.ts';
import { instrumentById } from '../scales/index.ts';
import { addMinutes, type Instant, instant } from '../units/index.ts';
import { decideIdentify, decidePatient, type PatientCommand, patientFold, readPatient } from './index.ts';

const NOW = instant(1_772_550_000_000);
const CALLS: StreamName = 'clinic/calls';
const ANA: StreamName = 'patient/ana';

/** Two streams driven by commands: the calls of nobody, and a person's. */
class Phone {
  states = { [CALLS]: patientFold.initial(CALLS), [ANA]: patientFold.initial(ANA) } as Record<
    string,
    ReturnType<typeof patientFold.initial>
  >;
  #commands = 0;

  say(
    stream: StreamName,
    kind: string,
    body: object,
    at: Instant = NOW,
    roles: readonly Role[] = ['nurse'],
  ): readonly string[] {
    this.#commands += 1;
    const id = `c${String(this.#commands).padStart(3, '0')}`;
    const command = { id, kind, stream, seenSeq: 0, occurredAt: at, body };
    const context: Context = { now: at, zone: 'America/Denver', actor: { kind: 'person', id: 'nora', roles } };
    const decision: Decision =
      kind === 'identify-caller'
        ? decideIdentify({ patient: this.states[ANA]!, calls: this.states[CALLS]! }, command as never, context)
        : decidePatient({ patient: this.states[stream]! }, command as unknown as PatientCommand, context);
    if (decision.kind === 'refused') return decision.reasons.map(({ rule }) => rule);
    let index = 0;
    for (const { stream: moved, events } of decision.streams) {
      for (const draft of events) {
        const seq = this.states[moved]!.seq + 1;
        const event = {
          ...draft,
          command: id,
          index: index++,
          stream: moved,
          seq,
          position: seq,
          recordedAt: at,
          author: { kind: 'person', id: 'nora', right: 'test' },
          hash: '',
        } as unknown as RecordedEvent;
        this.states[moved] = patientFold.evolve(this.states[moved]!, event);
      }
    }
    return decision.streams.flatMap(({ events }) => events.map((draft) => draft.kind));
  }

  of(stream: StreamName) {
    return readPatient(this.states[stream]!);
  }
  open(stream: StreamName): string[] {
    return this.of(stream)
      .tasks.filter(({ state }) => state === 'open')
      .map(({ kind }) => kind)
      .toSorted();
  }
}

const ring = (phone: Phone, stream: StreamName, topic = 'suicidal') =>
  phone.say(stream, 'open-call', { call: 'k1', topic, direction: 'in', caller: 'patient' });
const answer = (phone: Phone, stream: StreamName, step: string, value: string | boolean, minute = 1) =>
  phone.say(stream, 'answer-call', { call: 'k1', step, value }, addMinutes(NOW, minute));

describe('a suicidal call', () => {
  test('each answer is kept as it is given, and a high one calls the prescriber while the caller is on the line', () => {
    const phone = new Phone();
    ring(phone, ANA);
    expect(answer(phone, ANA, 'where', '12 Elm')).toEqual(['call-answered']);
    expect(answer(phone, ANA, 'cssrs.4', true)).toEqual(['call-answered', 'task-opened', 'task-closed']);
    // Once: the same cause opens it once.
    expect(answer(phone, ANA, 'means', 'in-hand')).toEqual(['call-answered']);
    expect(phone.open(ANA)).toEqual(['suicide-assess-now']);
    expect(phone.of(ANA).tasks.find(({ kind }) => kind === 'suicide-assess-now')!.dueAt).toBe(addMinutes(NOW, 16));
  });

  test('is a clinician’s task from the first moment, and stays one where nobody ever ends it', () => {
    const phone = new Phone();
    phone.say(ANA, 'open-call', { call: 'k1', topic: 'question', direction: 'in', caller: 'patient' }, NOW, [
      'front-desk',
    ]);
    expect(phone.open(ANA)).toEqual([]);
    phone.say(ANA, 'turn-call', { call: 'k1', topic: 'suicidal' }, addMinutes(NOW, 1), ['front-desk']);
    expect(phone.open(ANA)).toEqual(['call-at-risk']);
    expect(phone.of(ANA).tasks[0]).toMatchObject({ ownerRole: 'nurse', urgent: true, dueAt: addMinutes(NOW, 16) });
    // Turned away and back it is the same caller.
    phone.say(ANA, 'turn-call', { call: 'k1', topic: 'question' }, addMinutes(NOW, 2), ['front-desk']);
    phone.say(ANA, 'turn-call', { call: 'k1', topic: 'suicidal' }, addMinutes(NOW, 3), ['front-desk']);
    expect(phone.open(ANA)).toEqual(['call-at-risk']);
    // The end opens what is owed, and that stands in its place, whoever was on the line.
    phone.say(ANA, 'end-call', { call: 'k1', outcome: 'line-lost', advice: [] }, addMinutes(NOW, 4), ['front-desk']);
    expect(phone.open(ANA)).toEqual(['call-line-lost', 'suicide-assess-now']);
    expect(phone.of(ANA).tasks.find(({ kind }) => kind === 'call-at-risk')!.evidence).toBe('call k1: line-lost');
  });

  test('a call made for a task about suicide opens no second one while it lasts', () => {
    const phone = new Phone();
    phone.say(ANA, 'say-not-safe', {});
    const { task } = phone.of(ANA).tasks[0]!;
    phone.say(ANA, 'open-call', { call: 'k1', topic: 'suicidal', direction: 'out', caller: 'patient', task });
    expect(phone.open(ANA)).toEqual(['distress-reach']);
  });

  test('ends as an entry, a scored screener, a task with its clock and a call that is owed', () => {
    const phone = new Phone();
    ring(phone, ANA);
    for (const [step, value] of [
      ['where', 'home'],
      ['call-back', '5550101'],
      ['with-whom', 'adult'],
      ['means', 'none-near'],
      ['cssrs.1', true],
      ['cssrs.2', false],
      ['cssrs.6', false],
    ] as const)
      answer(phone, ANA, step, value);
    const said = phone.say(
      ANA,
      'end-call',
      { call: 'k1', outcome: 'safe-for-now', advice: ['advice-988'] },
      addMinutes(NOW, 20),
    );
    expect(said.slice(0, 2)).toEqual(['call-ended', 'scale-answered']);
    expect(phone.of(ANA).scales[0]!.body).toMatchObject({
      askedIn: 'call',
      answeredBy: 'asked',
      score: { tier: 'low' },
    });
    expect(phone.open(ANA)).toEqual(['call-follow-suicide', 'suicide-assess-today']);
    const next = phone.of(ANA).tasks.find(({ kind }) => kind === 'call-follow-suicide')!;
    expect(next.dueAt).toBe(addMinutes(NOW, 20 + 24 * 60));
  });

  test('an end with questions unasked is kept and flagged by the name of each, never refused', () => {
    const phone = new Phone();
    ring(phone, ANA);
    phone.say(ANA, 'end-call', { call: 'k1', outcome: 'line-lost', advice: [] });
    const ended = phone.of(ANA).entries.find(({ kind }) => kind === 'call-ended')!;
    expect(ended.body).toMatchObject({
      flags: [{ rule: 'call-unfinished', missing: ['where', 'call-back', 'with-whom', 'means', 'cssrs'] }],
    });
    expect(phone.open(ANA)).toEqual(['call-line-lost', 'suicide-assess-now']);
  });

  test('the desk that talks with the caller closes nothing that a clinician has to close', () => {
    const phone = new Phone();
    phone.say(ANA, 'say-not-safe', {});
    const { task } = phone.of(ANA).tasks[0]!;
    const call = (id: string, minute: number, role: Role) => {
      const at = addMinutes(NOW, minute);
      const opened = { call: id, topic: 'suicidal', direction: 'out', caller: 'patient', task };
      phone.say(ANA, 'open-call', opened, at, [role]);
      for (const item of [1, 2, 6])
        phone.say(ANA, 'answer-call', { call: id, step: `cssrs.${item}`, value: false }, addMinutes(at, item), [role]);
      phone.say(ANA, 'end-call', { call: id, outcome: 'safe-for-now', advice: [] }, addMinutes(at, 9), [role]);
      return phone.of(ANA).tasks.find((one) => one.task === task)!.state;
    };
    expect(call('k2', 5, 'front-desk')).toBe('open');
    expect(call('k3', 30, 'nurse')).toBe('closed');
  });

  test('a screener that the desk asked on the phone does not close the call for a clinician to ask it', () => {
    const phone = new Phone();
    const nine = Object.fromEntries(Array.from({ length: 9 }, (_, n) => [`phq9.${n + 1}`, 1]));
    const { version } = instrumentById('phq9')!;
    phone.say(ANA, 'answer-scale', { instrument: 'phq9', version, answers: nine, total: null });
    expect(phone.open(ANA)).toContain('ask-cssrs');
    const asked = (id: string, minute: number, role: Role) => {
      const at = addMinutes(NOW, minute);
      phone.say(ANA, 'open-call', { call: id, topic: 'suicidal', direction: 'in', caller: 'patient' }, at, [role]);
      for (const item of [1, 2, 6])
        phone.say(ANA, 'answer-call', { call: id, step: `cssrs.${item}`, value: false }, addMinutes(at, 1), [role]);
      phone.say(ANA, 'end-call', { call: id, outcome: 'safe-for-now', advice: [] }, addMinutes(at, 9), [role]);
      return phone.open(ANA).includes('ask-cssrs');
    };
    expect(asked('k2', 5, 'front-desk')).toBe(true);
    expect(asked('k3', 30, 'nurse')).toBe(false);
  });

  test('the call that was owed is closed by being made, and stays owed when nobody was reached', () => {
    const phone = new Phone();
    ring(phone, ANA);
    phone.say(ANA, 'end-call', { call: 'k1', outcome: 'line-lost', advice: [] });
    const owed = 'k1/call-line-lost';
    const again = (call: string, outcome: string, minute: number) => {
      phone.say(
        ANA,
        'open-call',
        { call, topic: 'suicidal', direction: 'out', caller: 'patient', task: owed },
        addMinutes(NOW, minute),
      );
      phone.say(ANA, 'end-call', { call, outcome, advice: [] }, addMinutes(NOW, minute + 1));
      return phone.of(ANA).tasks.find(({ task }) => task === owed)!.state;
    };
    expect(again('k2', 'line-lost', 2)).toBe('open');
    expect(again('k3', 'comes-in', 5)).toBe('closed');
  });

  test.each([
    ['no-answer', []],
    ['left-message', []],
    ['wrong-number', []],
    // Somebody took it after all: what was left unasked counts as at its gravest.
    ['no-answer', [['where', 'at home']]],
  ] as const)(
    'a call for who is not safe that ends with %s %j leaves the task: it is a try where nobody spoke',
    (outcome, said) => {
      const phone = new Phone();
      phone.say(ANA, 'say-not-safe', {});
      const { task } = phone.of(ANA).tasks[0]!;
      const opened = { call: 'k1', topic: 'suicidal', direction: 'out', caller: 'patient', task };
      phone.say(ANA, 'open-call', opened, addMinutes(NOW, 2));
      for (const [step, value] of said) answer(phone, ANA, step, value, 3);
      phone.say(ANA, 'end-call', { call: 'k1', outcome, advice: [] }, addMinutes(NOW, 4));
      expect(phone.open(ANA)).toEqual(
        said.length === 0 ? ['distress-reach'] : ['call-follow-suicide', 'distress-reach', 'suicide-assess-now'],
      );
      const tries = phone.of(ANA).entries.flatMap(({ kind, body }) => (kind === 'contact-tried' ? [body] : []));
      expect(tries).toEqual(said.length === 0 ? [{ task, how: 'phone', result: outcome }] : []);
      const ended = phone.of(ANA).entries.find(({ kind }) => kind === 'call-ended')!;
      expect('flags' in ended.body).toBe(said.length > 0);
    },
  );

  test.each([
    ['about something else', { topic: 'question', caller: 'patient' }],
    ['with somebody else', { topic: 'suicidal', caller: 'pharmacy' }],
  ])('a risk stays open after a call %s', (_what, said) => {
    const phone = new Phone();
    ring(phone, ANA);
    phone.say(ANA, 'end-call', { call: 'k1', outcome: 'line-lost', advice: [] });
    const owed = 'k1/call-line-lost';
    phone.say(ANA, 'open-call', { call: 'k2', direction: 'out', task: owed, ...said }, addMinutes(NOW, 2));
    phone.say(ANA, 'end-call', { call: 'k2', outcome: 'answered', advice: [] }, addMinutes(NOW, 3));
    expect(phone.of(ANA).tasks.find(({ task }) => task === owed)!.state).toBe('open');
  });
});

describe('somebody whom nobody knows yet', () => {
  test('is entered all the same; when it turns out who it is, everything moves with its times, once', () => {
    const phone = new Phone();
    ring(phone, CALLS);
    expect(phone.open(CALLS)).toEqual(['call-at-risk']);
    answer(phone, CALLS, 'where', 'a bridge', 2);
    answer(phone, CALLS, 'means', 'in-hand', 3);
    expect(phone.open(CALLS)).toEqual(['suicide-assess-now']);
    phone.say(ANA, 'identify-caller', { call: 'k1' }, addMinutes(NOW, 5));
    expect(phone.open(CALLS)).toEqual([]);
    expect(phone.open(ANA)).toEqual(['suicide-assess-now']);
    const moved = phone.of(ANA).entries.filter(({ kind }) => kind === 'call-answered');
    expect(moved.map(({ at }) => at)).toEqual([addMinutes(NOW, 2), addMinutes(NOW, 3)]);
    expect(phone.say(ANA, 'identify-caller', { call: 'k1' }, addMinutes(NOW, 6))).toEqual(['call-identified']);
    // Going on opens nothing twice.
    answer(phone, ANA, 'cssrs.5', true, 7);
    expect(phone.open(ANA)).toEqual(['suicide-assess-now']);
  });

  test('a call that was never opened moves nothing', () => {
    expect(new Phone().say(ANA, 'identify-caller', { call: 'k9' })).toEqual(['call-unknown']);
  });
});
