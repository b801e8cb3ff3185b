import { instant } from '@keel/clinical/units';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  fromTime,
  fromWireCommand,
  fromWireEvent,
  InstantIn,
  PROBLEM_KEYS,
  PROBLEMS,
  problemKey,
  Stream,
  StreamMessage,
  Topic,
  toTime,
  toWireCommand,
  toWireEvent,
  WireCommand,
} from './index.ts';

const AT = instant(1_772_357_400_000);
const command = {
  id: '0195f3a0-0000-7000-8000-000000000001',
  kind: 'record-vitals',
  stream: 'session/s-1' as const,
  seenSeq: 3,
  occurredAt: AT,
  body: { systolicMmHg: 120, takenAt: AT },
};

describe('times', () => {
  test('every time in range comes back as it went', () => {
    fc.assert(
      fc.property(fc.integer({ min: 946_684_800_000, max: 4_102_444_800_000 }), (ms) => {
        expect(fromTime(toTime(instant(ms)))).toBe(ms);
        expect(InstantIn.parse(toTime(instant(ms)))).toBe(ms);
        expect(InstantIn.parse(ms)).toBe(ms);
      }),
    );
  });

  test.each(['2026-03-01T09:30:00Z', '2026-03-01T09:30:00.000+01:00', '2026-02-30T09:30:00.000Z', 'now', 1.5, 0, null])(
    'a body does not take %s for a time',
    (value) => {
      expect(InstantIn.safeParse(value).success).toBe(false);
    },
  );
});

describe('the envelope of a command', () => {
  test('travels and comes back the same', () => {
    const wire = WireCommand.parse(JSON.parse(JSON.stringify(toWireCommand(command))));
    expect(fromWireCommand(wire, wire.body)).toEqual(command);
  });

  test.each([
    ['id', '0195F3A0-0000-7000-8000-000000000001'],
    ['id', '0195f3a0-0000-4000-8000-000000000001'],
    ['kind', 'Record Vitals'],
    ['stream', 'patient/Maria Lopez'],
    ['stream', 'planet/1'],
    ['seenSeq', -1],
    ['occurredAt', '2026-03-01'],
    ['body', 'text'],
    ['entry', 'short'],
    ['unknown', 1],
  ])('a bad %s (%s) is refused by name', (field, value) => {
    const result = WireCommand.safeParse({ ...toWireCommand(command), [field]: value });
    expect(result.success).toBe(false);
    const issue = result.error!.issues[0]!;
    expect([...issue.path, ...('keys' in issue ? (issue.keys as string[]) : [])]).toContain(field);
  });
});

test.each([
  ['session/018f-a', true],
  ['day/main/2026-03-01', true],
  ['clinic/staff', true],
  ['session/', false],
  ['session/a/b/c', false],
  ['session/A', false],
  ['session/../x', false],
])('%s is a stream: %s', (name, good) => expect(Stream.safeParse(name).success).toBe(good));

test.each([
  ['board', true],
  ['session/s1', true],
  ['view/patients', true],
  ['view/patient/p1', true],
  ['view/day/main/2026-03-01', true],
  ['everything', false],
  ['session', false],
  ['view/Patients', false],
])('%s is a topic: %s', (name, good) => expect(Topic.safeParse(name).success).toBe(good));

test('an event travels and comes back the same', () => {
  const event = {
    command: command.id,
    index: 0,
    stream: command.stream,
    seq: 4,
    position: 90,
    kind: 'vitals-charted',
    version: 1,
    occurredAt: AT,
    zone: 'America/Denver',
    recordedAt: AT,
    author: { kind: 'person' as const, id: 'n-1', right: 'record-vitals', tablet: 't-1' },
    body: { systolicMmHg: 120 },
    hash: 'ab',
  };
  const message = StreamMessage.parse(JSON.parse(JSON.stringify({ type: 'event', event: toWireEvent(event) })));
  expect(message.type === 'event' && fromWireEvent(message.event)).toEqual(event);
});

test('each problem is known by its address, and says what to do', () => {
  for (const key of PROBLEM_KEYS) {
    expect(problemKey({ type: `/problems/${key}` })).toBe(key);
    expect(PROBLEMS[key].fix.length).toBeGreaterThan(20);
    expect(PROBLEMS[key].status).toBeGreaterThanOrEqual(400);
  }
  expect(problemKey({ type: '/problems/of-tomorrow' })).toBeUndefined();
});
