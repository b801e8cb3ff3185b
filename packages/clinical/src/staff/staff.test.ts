import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Context, RecordedEvent, Role } from '../record/index.ts';
import { addMinutes, instant } from '../units/index.ts';
import {
  decideStaff,
  emergencyOpening,
  nameOf,
  STAFF_STREAM,
  type Staff,
  type StaffCommandBodies,
  type StaffCommandKind,
  staffFold,
} from './index.ts';

const T0 = instant(1_772_357_400_000);
let made = 0;
const newId = () => `0195f3a0-0000-7000-8000-${String(++made).padStart(12, '0')}`;

function context(actor = 'o1', now = T0): Context {
  return { now, zone: 'America/Denver', actor: { kind: 'person', id: actor, roles: ['owner'] } };
}

/** Decides, and when accepted folds what goes to the staff stream, as the server does. */
function say<Kind extends StaffCommandKind>(
  staff: Staff,
  kind: Kind,
  body: StaffCommandBodies[Kind],
  at: Context = context(),
) {
  const stream = kind === 'open-in-emergency' ? ('patient/p1' as const) : STAFF_STREAM;
  const command = newId();
  const decision = decideStaff(staff, { id: command, kind, stream, seenSeq: 0, occurredAt: at.now, body } as never, at);
  if (decision.kind === 'refused') return { staff, refused: decision.reasons.map(({ rule }) => rule), decision };
  const events = decision.streams.flatMap(({ stream: to, events: drafts }) =>
    drafts.map((draft) => ({ ...draft, to })),
  );
  const after = events
    .map((event, index): [string, RecordedEvent] => [
      event.to,
      {
        ...event,
        command,
        index,
        stream: event.to,
        seq: 1,
        position: 1,
        recordedAt: at.now,
        author: { kind: 'person', id: at.actor.id, right: 'x' },
        hash: '',
      },
    ])
    .filter(([to]) => to === STAFF_STREAM)
    .reduce((state, [, event]) => staffFold.evolve(state, event), staff);
  return { staff: after, refused: [] as string[], decision };
}

const empty = staffFold.initial(STAFF_STREAM);
const start = say(empty, 'add-person', { person: 'o1', name: 'Ada', roles: ['owner'] }).staff;

describe('people', () => {
  test('are known by name also after they left', () => {
    const second = say(start, 'add-person', { person: 'o2', name: 'Bo', roles: ['owner'] }).staff;
    const ended = say(second, 'end-person', { person: 'o1', because: 'left the clinic' }).staff;
    expect(nameOf(ended, 'o1')).toBe('Ada');
    expect(ended.people['o1']!.endedAt).toBe(T0);
    expect(say(ended, 'set-roles', { person: 'o1', roles: ['nurse'], because: 'x' }).refused).toEqual([
      'person-unknown',
    ]);
    expect(say(ended, 'readmit-person', { person: 'o1', because: 'came back' }).staff.people['o1']!.endedAt).toBeNull();
  });

  test('an id is never given twice', () => {
    expect(say(start, 'add-person', { person: 'o1', name: 'Eve', roles: ['owner'] }).refused).toEqual(['person-known']);
  });

  test('whatever is asked, a clinic that has an owner keeps one', () => {
    const ids = ['o1', 'p2', 'p3'];
    const roles = fc.subarray<Role>(['owner', 'nurse', 'prescriber'], { minLength: 1 });
    const id = fc.constantFrom(...ids);
    const step = fc.oneof(
      fc.record({ kind: fc.constant('add-person' as const), person: id, name: fc.constant('N'), roles }),
      fc.record({ kind: fc.constant('set-roles' as const), person: id, roles, because: fc.constant('why') }),
      fc.record({ kind: fc.constant('end-person' as const), person: id, because: fc.constant('why') }),
      fc.record({ kind: fc.constant('readmit-person' as const), person: id, because: fc.constant('why') }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const last = steps.reduce((staff, { kind, ...body }) => say(staff, kind, body as never).staff, start);
        expect(Object.values(last.people).some((p) => p.endedAt === null && p.roles.includes('owner'))).toBe(true);
      }),
    );
  });
});

describe('a chart opened in an emergency', () => {
  const opened = say(start, 'open-in-emergency', { because: 'patient on the phone, in crisis', minutes: 60 });

  test('is told to the staff and to the patient’s own record, in one command', () => {
    expect(opened.decision.kind === 'accepted' && opened.decision.streams.map(({ stream }) => stream)).toEqual([
      STAFF_STREAM,
      'patient/p1',
    ]);
  });

  test('is open from then until its end, for that person and that patient only', () => {
    const open = (person: string, patient: string, minutes: number) =>
      emergencyOpening(opened.staff, person, patient, addMinutes(T0, minutes)) !== undefined;
    expect([0, 59.9, 60, -1].map((minutes) => open('o1', 'p1', minutes))).toEqual([true, true, false, false]);
    expect(open('o2', 'p1', 1)).toBe(false);
    expect(open('o1', 'p2', 1)).toBe(false);
  });

  test('is closed by who opened it and reviewed by somebody else', () => {
    const id = Object.keys(opened.staff.openings)[0]!;
    expect(say(opened.staff, 'close-emergency-opening', { opening: id }, context('o2')).refused).toEqual([
      'opening-unknown',
    ]);
    const closed = say(opened.staff, 'close-emergency-opening', { opening: id }).staff;
    expect(emergencyOpening(closed, 'o1', 'p1', addMinutes(T0, 1))).toBeUndefined();
    expect(say(closed, 'review-emergency-opening', { opening: id }).refused).toEqual(['own-opening']);
    const reviewed = say(closed, 'review-emergency-opening', { opening: id }, context('o2')).staff;
    expect(reviewed.openings[id]!.reviewedBy).toBe('o2');
  });

  test('cannot be open for longer than the limit', () => {
    expect(say(start, 'open-in-emergency', { because: 'x', minutes: 241 }).refused).toEqual([
      'emergency-opening-too-long',
    ]);
  });
});

test('an erased or unknown event changes nothing', () => {
  const event = (kind: string, body: unknown): RecordedEvent => ({
    kind,
    body,
    version: 1,
    occurredAt: T0,
    zone: 'UTC',
    command: newId(),
    index: 0,
    stream: STAFF_STREAM,
    seq: 2,
    position: 2,
    recordedAt: T0,
    author: { kind: 'system', id: 's', right: 'x' },
    hash: '',
  });
  expect(staffFold.evolve(start, event('person-added', { erased: true }))).toBe(start);
  expect(staffFold.evolve(start, event('of-tomorrow', {}))).toBe(start);
  expect(staffFold.evolve(start, event('constructor', {}))).toBe(start);
  expect(staffFold.evolve(start, event('roles-set', { person: 'nobody', roles: ['owner'], because: 'x' }))).toBe(start);
});

test('a tablet is enrolled once and ended once', () => {
  const with1 = say(start, 'enrol-tablet', { tablet: 't1', name: 'Chair 1', by: 'o1' }).staff;
  expect(say(with1, 'enrol-tablet', { tablet: 't1', name: 'Chair 1', by: 'o1' }).refused).toEqual(['tablet-known']);
  const ended = say(with1, 'end-tablet', { tablet: 't1', because: 'lost' }).staff;
  expect(ended.tablets['t1']!.endedAt).toBe(T0);
  expect(say(ended, 'end-tablet', { tablet: 't1', because: 'lost' }).refused).toEqual(['tablet-unknown']);
});
