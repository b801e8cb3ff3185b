import { describe, expect, test } from 'vitest';
import { readHome } from '../home/index.ts';
import { integrationOf } from '../integration/index.ts';
import { stoppedNumbers } from '../messages/index.ts';
import { type ActorKind, recordDraft } from '../record/index.ts';
import { addMinutes, type Instant, instant } from '../units/index.ts';
import { patientFold, planInForce, readPatient } from './index.ts';

/** What is decided, signed or taken back in the moment, while the clock of the machine was set back by an hour after half of it. */
const start = instant(1_772_550_000_000);
const at = (minute: number): Instant => addMinutes(start, minute);
type Told = readonly [kind: string, body: object, minute: number, by?: ActorKind];

/** The record's own time never runs backwards, whatever the clock says. */
function read(...told: readonly Told[]) {
  let recorded = -1_000;
  const events = told.map(([kind, body, minute, by = 'person'], index) => {
    recorded = Math.max(recorded, minute);
    return recordDraft(
      { kind, version: 1, occurredAt: at(minute), zone: 'UTC', body },
      {
        command: `c-${99 - index}`,
        index: 0,
        stream: 'patient/p1',
        seq: index + 1,
        position: index + 1,
        recordedAt: at(recorded),
        actor: { kind: by, id: by, roles: [] },
      },
    );
  });
  return readPatient(events.reduce(patientFold.evolve, patientFold.initial('patient/p1')));
}
const BACK = -55;

describe('a clock that is set back', () => {
  test('lets the decision stand that was signed last', () => {
    const signed = (decision: string, minute: number): Told => ['decision-signed', { decision }, minute];
    expect(read(signed('accept', 0), signed('decline', BACK)).decision?.body).toEqual({ decision: 'decline' });
  });
  test('leaves a task done, and with who took it last', () => {
    const task: Told = ['task-opened', { task: 't', kind: 'incident', ownerRole: 'owner', dueAt: at(9) }, 0];
    const took = (owner: string, minute: number): Told => ['task-taken', { task: 't', owner }, minute];
    const done: Told = ['task-closed', { task: 't', evidence: 'done' }, BACK + 2];
    expect(read(task, took('ana', 1), took('ben', BACK)).tasks).toMatchObject([{ owner: 'ben', state: 'open' }]);
    expect(read(task, took('ana', 1), done).tasks).toMatchObject([{ state: 'closed', evidence: 'done' }]);
  });
  test('opens no request again that was closed, and loses no answer about being safe', () => {
    const request: Told = ['signed-up', { contact: {} }, 0, 'patient'];
    const closed = read(
      request,
      ['sign-up-safety-told', { answer: 'not-safe' }, BACK, 'patient'],
      ['sign-up-accepted', {}, 3],
      ['sign-up-closed', { because: 'withdrawn' }, BACK + 1],
    );
    expect(closed.signUp).toMatchObject({ state: 'closed', safety: 'not-safe', because: 'withdrawn' });
  });
  test('keeps no way open that somebody has stopped', () => {
    const yes = (minute: number, by: ActorKind): Told => [
      'contact-consent-changed',
      { channel: 'text', allowed: true, how: 'told' },
      minute,
      by,
    ];
    const no = (minute: number, by: ActorKind): Told => [
      'contact-consent-changed',
      { channel: 'text', allowed: false, how: 'link' },
      minute,
      by,
    ];
    expect(read(yes(0, 'person'), no(BACK, 'patient')).contactConsents.text).toBe(false);
    expect(read(yes(0, 'patient'), no(BACK, 'person')).contactConsents.text).toBe(false);
    expect(read(no(0, 'patient'), yes(BACK, 'patient')).contactConsents.text).toBe(true);
    // Told to the desk before the no, and entered after it.
    expect(read(no(0, 'patient'), yes(-5, 'person')).contactConsents.text).toBe(false);
    expect(
      read(['signed-up', { contact: { text: true } }, 0, 'patient'], no(BACK, 'patient')).contactConsents.text,
    ).toBe(false);
    const number = (allowed: boolean, minute: number): Told => [
      'number-consent-changed',
      { number: '5550111222', allowed },
      minute,
      'system',
    ];
    expect(stoppedNumbers(read(number(true, 0), number(false, BACK)).entries).has('5550111222')).toBe(true);
  });
  test('shows no chart to a therapist whose part was ended, and lets the order at home stand that was signed last', () => {
    const referred: Told = ['integration-referred', { therapist: 'sandoval' }, 0];
    expect(integrationOf(read(referred, ['integration-ended', {}, BACK]), at(1)).referral).toBe(null);
    const order = (name: string, minute: number): Told => [
      'home-ordered',
      { order: name, holdsDays: 30, doses: 4 },
      minute,
    ];
    const home = readHome(read(order('a', 0), order('b', BACK)), null, at(1));
    expect(home.order?.body.order).toBe('b');
  });
  test('leaves a letter as it was last followed, and the newest plan in force', () => {
    const letter: Told = ['letter-drafted', { letter: 'l', to: 'x' }, 0];
    const followed = (status: string, minute: number): Told => ['letter-followed', { letter: 'l', status }, minute];
    expect(read(letter, followed('sent', 1), followed('withdrawn', BACK)).letters).toMatchObject([
      { status: 'withdrawn' },
    ]);
    const plan = (revision: number, minute: number): Told => ['plan-signed', { course: 'c', revision }, minute];
    const course: Told = ['course-started', { course: 'c' }, -100];
    expect(planInForce(read(course, plan(1, 0), plan(2, BACK)))?.body.revision).toBe(2);
  });
});
