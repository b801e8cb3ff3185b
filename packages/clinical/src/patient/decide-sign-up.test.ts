import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Context, Decision, RecordedEvent, StreamName } from '../record/index.ts';
import type { SignUpCommand, SignUpCommandBodies, SignUpCommandKind } from '../sign-up/index.ts';
import { personKeys, selfCheckAnswers } from '../sign-up/index.ts';
import { instant } from '../units/index.ts';
import { decideSignUp, type PatientState, patientFold, readPatient } from './index.ts';

const NOW = instant(Date.UTC(2026, 2, 3, 18));
const context: Context = {
  now: NOW,
  zone: 'America/Denver',
  actor: { kind: 'patient', id: 'p1', roles: [], about: 'p1' },
};

const command = <K extends SignUpCommandKind>(
  kind: K,
  body: SignUpCommandBodies[K],
  stream: StreamName = 'patient/p1',
) => ({ id: `c-${kind}`, kind, stream, seenSeq: 0, occurredAt: NOW, body }) as unknown as SignUpCommand;

const request = (more: Partial<SignUpCommandBodies['sign-up']> = {}): SignUpCommandBodies['sign-up'] => ({
  by: 'self',
  givenName: 'Ines',
  familyName: 'Moreau',
  birthDate: '1986-02-11',
  email: 'ines@example.test',
  language: 'en',
  contact: { email: true },
  safety: 'safe',
  ...more,
});

const events = (decision: Decision) =>
  decision.kind === 'accepted' ? decision.streams.flatMap((one) => one.events) : [];
const kinds = (decision: Decision) => events(decision).map(({ kind }) => kind);

/** The state after these were decided one after the other, each on what the ones before left. */
function after(...commands: readonly SignUpCommand[]): PatientState {
  let state = patientFold.initial('patient/p1');
  for (const [nth, one] of commands.entries()) {
    for (const [index, draft] of events(decideSignUp({ patient: state, policy: null }, one, context)).entries()) {
      const recorded = {
        ...draft,
        command: `${nth}-${one.id}`,
        index,
        stream: 'patient/p1',
        seq: state.seq + 1,
        position: state.seq + 1,
        recordedAt: NOW,
        author: { kind: 'patient', id: 'p1', right: 'r' },
        hash: '',
      } as RecordedEvent;
      state = patientFold.evolve(state, recorded);
    }
  }
  return state;
}

describe('asking to be treated', () => {
  test('is a fact with its message; who the person is stands in the record at once', () => {
    const state = after(command('sign-up', request()));
    expect(readPatient(state)).toMatchObject({
      details: { givenName: 'Ines', email: 'ines@example.test' },
      signUp: { state: 'asked', safety: 'safe' },
      contactConsents: { email: true, text: null, call: null },
      messages: [{ template: 'sign-up-received', channel: 'email', state: 'queued' }],
    });
  });

  test('whoever says that he is not safe is a task at once, whatever else he says', () => {
    fc.assert(
      fc.property(
        fc.record({
          birthDate: fc.constantFrom('1986-02-11', '2015-01-01', '2008-03-03', '2008-03-04'),
          by: fc.constantFrom('self' as const, 'guardian' as const),
          contact: fc.constantFrom({}, { email: true }, { email: false, text: true }),
        }),
        (more) => {
          const decision = decideSignUp(
            { patient: patientFold.initial('patient/p1'), policy: null },
            command('sign-up', request({ ...more, safety: 'not-safe' })),
            context,
          );
          const tasks = events(decision).filter(({ kind }) => kind === 'task-opened');
          expect(tasks.map(({ body }) => (body as { kind: string }).kind)).toContain('sign-up-not-safe');
        },
      ),
    );
  });

  test.each([
    ['2008-03-03', false],
    ['2008-03-04', true],
    ['2015-01-01', true],
  ])('born on %s, a minor: %s; no minor is sent what opens a page', (birthDate, minor) => {
    const decision = decideSignUp(
      { patient: patientFold.initial('patient/p1'), policy: null },
      command('sign-up', request({ birthDate, guardian: { name: 'P', email: 'p@example.test' } })),
      context,
    );
    const queued = events(decision).flatMap(({ kind, body }) =>
      kind === 'message-queued' ? [body as { template: string; to: string; link?: object }] : [],
    );
    expect(queued.map(({ to }) => to)).toEqual([minor ? 'guardian' : 'patient']);
    if (minor) expect(queued[0]).not.toHaveProperty('link');
    expect(kinds(decision).includes('task-opened')).toBe(minor);
  });

  test('twice under one id is refused, not begun anew', () => {
    const state = after(command('sign-up', request()));
    const decision = decideSignUp({ patient: state, policy: null }, command('sign-up', request()), context);
    expect(decision).toMatchObject({ kind: 'refused', reasons: [{ rule: 'patient-exists' }] });
  });

  test('a patient who did not agree hears nothing before he was asked by a person', () => {
    const refer = (patientAgreed: boolean) =>
      decideSignUp(
        { patient: patientFold.initial('patient/p1'), policy: null },
        command('refer-patient', {
          givenName: 'O',
          familyName: 'D',
          birthDate: '1970-01-01',
          email: 'o@example.test',
          language: 'es',
          referrer: { name: 'Dr. S', email: 's@practice.test' },
          referral: { reason: 'r', urgent: false, patientAgreed },
        }),
        context,
      );
    const to = (decision: Decision) =>
      events(decision).flatMap(({ kind, body }) => (kind === 'message-queued' ? [(body as { to: string }).to] : []));
    expect(to(refer(false))).toEqual(['referrer']);
    expect(to(refer(true))).toEqual(['patient', 'referrer']);
  });
});

test.each([
  [
    'an e-mail',
    { email: 's@practice.test', fax: '303 555 0190' },
    [
      ['referral-received', 'email'],
      ['referral-moved', 'email'],
    ],
  ],
  [
    'a fax alone',
    { fax: '303 555 0190' },
    [
      ['referral-received-by-fax', 'paper'],
      ['referral-moved-by-fax', 'paper'],
    ],
  ],
  ['a telephone alone: the desk calls', { phone: '303 555 0191' }, []],
] as const)('a practice that gave %s is told when its request arrives and when it moves', (_name, reach, told) => {
  const referral = { reason: 'r', urgent: false, patientAgreed: false };
  const person = { givenName: 'O', familyName: 'D', birthDate: '1970-01-01', language: 'en' as const };
  const state = after(
    command('refer-patient', { ...person, referrer: { name: 'Dr. S', ...reach }, referral }),
    command('accept-sign-up', {}),
  );
  const toReferrer = readPatient(state).messages.filter(({ to }) => to === 'referrer');
  expect(toReferrer.map(({ template, channel }) => [template, channel])).toEqual(told);
});

test('whoever refers is written to in his own language, and the patient in his', () => {
  const state = after(
    command('refer-patient', {
      ...{ givenName: 'O', familyName: 'D', birthDate: '1970-01-01', language: 'es', email: 'o@example.test' },
      referrer: { name: 'Dr. S', email: 's@practice.test', language: 'en' },
      referral: { reason: 'r', urgent: false, patientAgreed: true },
    }),
  );
  expect(readPatient(state).messages.map(({ to, language }) => [to, language])).toEqual([
    ['patient', 'es'],
    ['referrer', 'en'],
  ]);
});

describe('what staff do with a request', () => {
  test('accepted, then closed: what was decided last holds', () => {
    expect(readPatient(after(command('sign-up', request()), command('accept-sign-up', {}))).signUp?.state).toBe(
      'accepted',
    );
    expect(
      readPatient(
        after(
          command('sign-up', request()),
          command('accept-sign-up', {}),
          command('close-sign-up', { because: 'withdrew' }),
        ),
      ).signUp,
    ).toMatchObject({ state: 'closed', because: 'withdrew' });
  });

  test('of nobody, or of somebody registered by staff, there is nothing to accept, close or merge', () => {
    const nobody = { patient: patientFold.initial('patient/p1'), policy: null };
    for (const one of [
      command('accept-sign-up', {}),
      command('close-sign-up', { because: 'withdrew' }),
      command('merge-sign-up', { into: 'p2' }),
    ]) {
      expect(decideSignUp(nobody, one, context)).toMatchObject({
        kind: 'refused',
        reasons: [{ rule: 'sign-up-unknown' }],
      });
    }
  });

  test('what was brought along from "Is it for me?" goes on with the chart that the request is merged into', () => {
    const answers = { answers: { heart: ['vessel'] } };
    const target = { ...after(command('sign-up', request())), stream: 'patient/p2' } as PatientState;
    const decision = decideSignUp(
      { patient: after(command('sign-up', request({ selfCheck: answers }))), target, policy: null },
      command('merge-sign-up', { into: 'p2' }),
      context,
    );
    const [, into] = decision.kind === 'accepted' ? decision.streams : [];
    expect(into?.events.map(({ kind, body }) => [kind, body])).toContainEqual(['self-check-carried', { answers }]);
  });

  test('merged into another open request, each of the two keeps what it brought along', () => {
    const own = { answers: { heart: ['vessel'], age: ['40'] } };
    const joined = { answers: { heart: ['rhythm'], safe: ['thoughts'], age: ['40'] } };
    const state = after(command('sign-up', request({ selfCheck: own })));
    const merged = decideSignUp(
      {
        patient: { ...after(command('sign-up', request({ selfCheck: joined }))), stream: 'patient/p2' },
        target: state,
        policy: null,
      },
      command('merge-sign-up', { into: 'p1' }, 'patient/p2'),
      context,
    );
    const [, into] = merged.kind === 'accepted' ? merged.streams : [];
    const all = (into?.events ?? []).reduce(
      (before, draft, index) =>
        patientFold.evolve(before, {
          ...draft,
          ...{ command: 'merge', index, stream: 'patient/p1', seq: before.seq + 1, position: before.seq + 1 },
          ...{ recordedAt: NOW, author: { kind: 'person', id: 'desk', right: 'r' }, hash: '' },
        } as RecordedEvent),
      state,
    );
    expect(selfCheckAnswers(readPatient(all).signUp?.selfCheck ?? {})).toEqual({
      heart: ['vessel', 'rhythm'],
      safe: ['thoughts'],
      age: ['40'],
    });
  });

  test('a request is not merged into itself, nor into one that was merged', () => {
    const state = after(command('sign-up', request()));
    expect(
      decideSignUp({ patient: state, target: state, policy: null }, command('merge-sign-up', { into: 'p1' }), context),
    ).toMatchObject({ kind: 'refused', reasons: [{ rule: 'merge-self' }] });
  });
});

describe('who may be the same person', () => {
  test.each([
    [{ email: ' Ines@Example.TEST ' }, { email: 'ines@example.test' }],
    [{ phone: '+1 (303) 555-0188' }, { phone: '303.555.0188' }],
    [
      { givenName: 'Inés', familyName: "O'Neil" },
      { givenName: 'INES', familyName: 'oneil' },
    ],
  ])('%j and %j share a key', (a, b) => {
    const base = { givenName: 'X', familyName: 'Y', birthDate: '1986-02-11' };
    const values = (more: object) => personKeys({ ...base, ...more }).map(({ key, value }) => `${key} ${value}`);
    const nameless = (list: string[]) => ('givenName' in a ? list : list.filter((one) => !one.startsWith('name')));
    expect(nameless(values(a))).toEqual(nameless(values(b)));
  });

  test('an empty answer is no key, and another birth date is another person', () => {
    expect(personKeys({ givenName: '', familyName: ' ', birthDate: '1986-02-11', email: ' ', phone: '12' })).toEqual(
      [],
    );
    const [one] = personKeys({ givenName: 'A', familyName: 'B', birthDate: '1986-02-11' });
    const [two] = personKeys({ givenName: 'A', familyName: 'B', birthDate: '1986-02-12' });
    expect(one?.value).not.toBe(two?.value);
  });
});
